# SPDX-License-Identifier: MIT
"""What links to records are shown as where people read them: a number where there is one, else the record's title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from leaderdesk.kinds.names import Names
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.kinds.titles import title_of
from leaderdesk.ledger.query import kinds_of, record_links, rows
from leaderdesk.ledger.store import Store

_LETTERS = 40  # of a title: a cell names a record, it does not tell it


class LinkedNames:
    """The names of the masters, and labels (record id to label) for links to other records."""

    def __init__(self, names: Names, labels: Mapping[str, str]) -> None:
        self._names = names
        self._labels = labels

    def label(self, to: str, within: str, code: str) -> str | None:
        """What people call the code."""
        return self._labels.get(code) or self._names.label(to, within, code)

    def code(self, to: str, within: str, typed: str) -> str | None:
        """The code of what was typed."""
        return self._names.code(to, within, typed)

    def options(self, to: str, within: str, on: date | None = None) -> Mapping[str, str]:
        """Code to label."""
        return self._names.options(to, within, on)


def link_labels(store: Store, shown: Iterable[tuple[Kind, Body]]) -> dict[str, dict[str, str]]:
    """Kind to record id to label, of all records that these bodies link to and that the store knows; masters have names."""
    wanted = {str(body[name]) for kind, body in shown for name in record_links(kind, store.kinds) if name in body}
    linked: dict[str, list[str]] = {}
    for record_id, name in kinds_of(store, wanted).items():
        linked.setdefault(name, []).append(record_id)
    labels: dict[str, dict[str, str]] = {}
    for kind in store.kinds.values():
        for row in rows(store, kind, linked[kind.KIND]) if kind.KIND in linked else ():
            number = row.body.get(kind.NUMBER) if kind.NUMBER else None
            label = str(number or _short(title_of(kind, row.body, store.names)))
            labels.setdefault(kind.KIND, {})[row.record_id] = label
    return labels


def _short(title: str) -> str:
    return title if len(title) <= _LETTERS else f"{title[: _LETTERS - 1]}…"
