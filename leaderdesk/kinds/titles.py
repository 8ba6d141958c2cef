# SPDX-License-Identifier: MIT
"""What a record is called in a sentence: by its title, which may be the name of what it is of (a 進捗回答: its 施策)."""

from __future__ import annotations

from leaderdesk.kinds.names import Names
from leaderdesk.kinds.record import Body, Kind


def title_of(kind: Kind, body: Body, names: Names) -> str:
    """A record's title as people read it, "" where it has none."""
    facet, text = kind.facets()[kind.TITLE], body.get(kind.TITLE)
    return facet.show(facet.restore(str(text)), names) if text else ""


def called(kind: Kind, body: Body, names: Names) -> str:
    """A record's number, where its kind has one, and its title."""
    return f"{body.get(kind.NUMBER, '')} {title_of(kind, body, names)}".strip()
