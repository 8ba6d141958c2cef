# SPDX-License-Identifier: MIT
"""見直し: what is decided of measures for the next 年度, one or many at a time; what ends a measure ends it.

Source: plan, 進捗管理 (図7-3: 見直し); domain, 2.1 item 22.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.fiscal import fiscal_start
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.progress import Decision, ReviewAction
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.query import Row, rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

ENDING = (Decision.COMPLETE, Decision.ABOLISH, Decision.MERGE)  # behind these, a measure does not go on


def decide(store: Store, year: int, record_ids: Sequence[str], fields: Mapping[str, Any]) -> list[Revision]:
    """Decide of these measures (record ids), all of them or none, in one transaction; gives what was written.

    `fields` are ReviewAction's as canonical texts; what is not named stays as it was decided before. A measure that
    is 完了, 廃止 or 統合 is in force until the 年度's last day; one that was ended so and goes on after all has no end.

    Raises:
        LeaderDeskError: LD-1002 with the faults by field where one measure is decided; of several, LD-3022 names the
            first that refuses, and why.

    """
    written: dict[str, tuple[Kind, Body | None]] = {}
    for row in rows(store, Measure, record_ids):
        code = row.body["code"]
        key = {"measure": code, "year": str(year)}
        review_id = store.fixed_id(ReviewAction, key)
        known = {} if not (found := rows(store, ReviewAction, [review_id])) else found[0].body
        body = {"decided_on": store.today().isoformat(), **known, **key, **fields}
        if body.get("decision") != Decision.MERGE:
            body["merged_into"] = None
        _refuse_faults(store, row, body, is_alone=len(record_ids) == 1)
        written[review_id] = (ReviewAction, body)
        if (end := _end(row, body, year)) != row.body.get("valid_until"):
            written[row.record_id] = (Measure, {"valid_until": end})
    return store.put(written)


def last_day(year: int) -> str:
    """The last day of a 年度."""
    return (fiscal_start(year + 1) - timedelta(days=1)).isoformat()


def _end(row: Row, body: Mapping[str, Any], year: int) -> str | None:
    """Until when the measure is in force from now on."""
    if body.get("decision") in ENDING:
        return last_day(year)
    held = row.body.get("valid_until")
    return None if held == last_day(year) else held


def _refuse_faults(store: Store, row: Row, body: Mapping[str, Any], *, is_alone: bool) -> None:
    filled = {name: text for name, text in body.items() if text is not None}
    try:
        if faults := ReviewAction.restore(filled).faults(store.today()):
            raise InvalidRecordError(ReviewAction.LABEL, faults)
    except InvalidRecordError as error:
        if is_alone:
            raise
        why = next(iter(error.faults.values()))
        raise LeaderDeskError("LD-3022", record=f"{row.body['code']} {row.body['name']}", why=why) from error
