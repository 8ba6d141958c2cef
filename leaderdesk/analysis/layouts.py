# SPDX-License-Identifier: MIT
"""調書の様式 in the ledger: what was kept is read back letter by letter and byte by byte, or refused.

Bytes lie in records as Base64, in pieces that any worksheet cell holds, under the SHA-256 of the whole. So backups,
hand-overs and a second PC carry them like every other record, and a 版 is made again whatever becomes of the file.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.layouts import KeptPiece, SheetLayout
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.places import resource
from leaderdesk.text import MOST_UNITS

OWN_NAME = "標準の様式.xlsx"

_LETTERS = MOST_UNITS // 2  # of a piece: at most two units each

Records = dict[str, tuple[Kind, Body | None]]  # what `Store.put` takes


@dataclass(frozen=True)
class Layout:
    """A workbook with marks: what the office calls it, and its bytes."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """By what a sheet names it."""
        return hashlib.sha256(self.content).hexdigest()


def own_layout() -> Layout:
    """The layout that ships with the program."""
    return Layout(OWN_NAME, resource("templates", "plan_sheet.xlsx").read_bytes())


def layout_in_use(store: Store) -> Layout:
    """The layout that the next 版 is written in: the office's own, or the one that ships. Raises LD-2508."""
    chosen = all_rows(store, Query(SheetLayout, where={"is_used": True}, descending=True))
    return kept_layout(store, chosen[0].body["digest"]) if chosen else own_layout()


def layouts(store: Store) -> list[Row]:
    """The layouts that were kept, the newest first."""
    return all_rows(store, Query(SheetLayout))


def kept_layout(store: Store, digest: str) -> Layout:
    """The layout of that digest; raises LD-2508 where this ledger does not have it whole."""
    own = own_layout()
    if digest == own.digest:
        return own
    names = [row.body["name"] for row in all_rows(store, Query(SheetLayout, where={"digest": digest}))]
    try:
        content = b64decode(kept_text(store, digest), validate=True)
    except Base64Error:
        content = b""
    if not names or hashlib.sha256(content).hexdigest() != digest:
        raise LeaderDeskError("LD-2508", digest=digest[:8])
    return Layout(names[0], content)


def use_layout(store: Store, layout: Layout) -> None:
    """Write the next 版 in this layout; it is kept, and the one before stays for the sheets that were written in it."""
    records: Records = {
        row.record_id: (SheetLayout, {"is_used": "false"})
        for row in layouts(store)
        if row.body.get("is_used") == "true"
    }
    if layout.digest != own_layout().digest:
        records |= keeping(store, layout, {"is_used": "true"})
    store.put(records)


def keeping(store: Store, layout: Layout, facts: Mapping[str, str] | None = None) -> Records:
    """The records that keep a layout; `facts` are further fields of it."""
    body = {
        "digest": layout.digest,
        "name": layout.name,
        "added_on": store.today().isoformat(),
        "size": str(len(layout.content)),
    }
    known = all_rows(store, Query(SheetLayout, where={"digest": layout.digest}))
    if known:
        body |= {name: known[0].body[name] for name in ("name", "added_on")}
    records: Records = {store.fixed_id(SheetLayout, body): (SheetLayout, body | dict(facts or {}))}
    return records | pieces(store, layout.digest, b64encode(layout.content).decode("ascii"))


def pieces(store: Store, digest: str, text: str, *, measure: str = "") -> Records:
    """The records that keep a long text under a digest; those of a sheet name its measure."""
    of = {"measure": measure} if measure else {}
    bodies = [
        {"digest": digest, "place": str(place), "text": text[at : at + _LETTERS]} | of
        for place, at in enumerate(range(0, len(text), _LETTERS), 1)
    ]
    return {store.fixed_id(KeptPiece, body): (KeptPiece, body) for body in bodies}


def kept_text(store: Store, digest: str) -> str:
    """The text that was kept under a digest; "" where nothing was."""
    found = all_rows(store, Query(KeptPiece, where={"digest": digest}, order="place", descending=False))
    return "".join(row.body["text"] for row in found)
