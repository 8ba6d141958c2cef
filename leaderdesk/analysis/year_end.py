# SPDX-License-Identifier: MIT
"""年度の締め: what of earlier 年度 goes on, what of it the division does not have yet, and what is closed.

Nothing is ever locked: numbers begin anew by the day of a record, open matters go on, and the rest rests.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaderdesk.fiscal import day_of, fiscal_start, fiscal_year
from leaderdesk.kinds.field_requests import STILL_OPEN, Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.log import written_files
from leaderdesk.ledger.query import Query
from leaderdesk.ledger.store import Store

_TURN = (4, 5)  # the months in which the old 年度 is closed; until then its keys are good too


def is_turn(day: date) -> bool:
    """Whether a 年度 has just begun, and the one before is being closed."""
    return day.month in _TURN


def is_settled(kind: Kind, body: Body, today: date) -> bool:
    """Whether a record is of an earlier 年度 and nothing of it goes on: it is looked up, and hardly ever changed."""
    day = body.get(kind.DAY)
    is_earlier = bool(day) and fiscal_year(date.fromisoformat(str(day))) < fiscal_year(today)
    return is_earlier and not kind.restore(body).is_open()


def carried_over(store: Store) -> Query:
    """The requests of earlier 年度 that go on at this side."""
    before = {"in_year": (None, fiscal_year(store.today()) - 1)}
    return Query(Request, where={"owner": store.owners, **STILL_OPEN}, ranges=before)


def without_new_key(store: Store) -> Iterator[str]:
    """The sections (課コード) in force that got 配布 files before this 年度, but none in it: their keys are of the last one."""
    begin = fiscal_start(fiscal_year(store.today()))
    with store.reading() as connection:
        newest = {file.owner: day_of(file.at) for file in reversed(written_files(connection))}
    for code in store.names.options(Section.KIND, "", store.today()):
        if code in newest and newest[code] < begin:
            yield code
