# SPDX-License-Identifier: MIT
"""Presets: the masters that a city's stores start with, the same revisions on both sides before they ever met."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from leaderdesk.codes import DIVISION
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.fixed_id import fixed_id
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.revision import Revision
from leaderdesk.places import resource

PRESET_INSTALL = "0" * 32
_COMMON = "common"  # lists that every city starts with
_SCHEMA = "1.0"  # of the presets: their revisions must never change
_WRITTEN_AT = "2026-04-01T00:00:00+09:00"


def presets() -> dict[str, str]:
    """Preset name to the 団体コード it is for; the common lists belong to no city."""
    found = {}
    for path in sorted(resource("presets").glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(content, dict) and content.get("municipality"):
            found[path.stem] = content["municipality"]
    return found


def preset_of(municipality: str) -> str:
    """The city's own preset, or "" where there is none."""
    return next((name for name, code in presets().items() if code == municipality), "")


def master_revisions(kinds: Sequence[Kind], municipality: str, preset: str = "") -> list[Revision]:
    """The fixed revisions a new store starts with: the common lists and those of the preset; raises LD-5003."""
    if preset and preset not in presets():
        raise LeaderDeskError("LD-5003", preset=preset, presets="、".join(presets()))
    names = [_COMMON, *([preset] if preset else [])]
    return [found for name in names for found in _masters(tuple(kinds), municipality, name)]


def master_revision(kind: Kind, municipality: str, body: dict[str, Any]) -> Revision:
    """One master's fixed revision: its id from city, kind and code, its writer the preset."""
    return Revision(
        record_id=fixed_id(kind, municipality, DIVISION, body),
        kind=kind.KIND,
        owner=DIVISION,
        parents=(),
        n=1,
        install=PRESET_INSTALL,
        seq=0,
        author="preset",
        written_at=_WRITTEN_AT,
        deleted=None,
        schema=_SCHEMA,
        body=kind.restore(body).body(),
    )


def store_masters(kinds: Sequence[Kind], municipality: str, knows: Callable[[str], bool]) -> list[Revision]:
    """The fixed revisions that belong to a store which an earlier version set up; `knows` tells of a rev_id."""
    common = master_revisions(kinds, municipality)
    for name in presets():
        masters = master_revisions(kinds, municipality, name)
        if any(knows(found.rev_id) for found in masters[len(common) :]):
            return masters
    return common


def fingerprint() -> str:
    """What the presets say, in short: where it differs from what a store was set up with, they have grown."""
    digest = sha256()
    for path in sorted(resource("presets").glob("*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _masters(kinds: tuple[Kind, ...], municipality: str, name: str) -> tuple[Revision, ...]:
    by_name = {kind.KIND: kind for kind in kinds}
    return tuple(
        master_revision(by_name[kind_name], municipality, body)
        for kind_name, body in _bodies(name)
        if kind_name in by_name
    )


def _bodies(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    content = json.loads(resource("presets", f"{name}.json").read_text(encoding="utf-8"))
    for kind_name, bodies in content["records"].items():
        for body in bodies:
            yield kind_name, body
