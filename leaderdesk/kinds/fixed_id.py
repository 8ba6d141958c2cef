# SPDX-License-Identifier: MIT
"""Ids that follow from what a record says: whoever writes the same master, or the same answer, writes one record."""

from __future__ import annotations

from leaderdesk.codes import OwnedBy, fixed_record_id
from leaderdesk.kinds.record import Body, Kind


def key_fields(kind: Kind) -> tuple[str, ...]:
    """The fields that tell a record from all others: a master's list and code, else the kind's own; none for most kinds."""
    return tuple(name for name in (kind.WITHIN, kind.CODE) if name) if kind.CODE else tuple(kind.KEY)


def fixed_id(kind: Kind, municipality: str, owner: str, body: Body) -> str:
    """The id that a record's key gives it (UUIDv5), "" where its kind has none; in each section a key stands for itself."""
    if not (fields := key_fields(kind)):
        return ""
    own = (owner,) if kind.KEY and kind.OWNED_BY is not OwnedBy.DIVISION else ()
    return fixed_record_id(municipality, kind.KIND, "/".join([*own, *(str(body.get(name, "")) for name in fields)]))
