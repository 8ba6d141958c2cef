# SPDX-License-Identifier: MIT
"""The sample city's meetings: nine in a year, what was said at each, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from leaderdesk.analysis.measures import measures_of
from leaderdesk.analysis.meetings import decide, usual_agenda, usual_name
from leaderdesk.codes import fixed_record_id
from leaderdesk.kinds.meetings import AgendaItem, Meeting, Opinion, OpinionState
from leaderdesk.ledger.query import all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.sample.plan import CITY, SECRETARIAT, Plan
from leaderdesk.sample.year import JAPAN, texts

_AHEAD, _ANSWERED, _REFLECTED = timedelta(days=21), timedelta(days=9), timedelta(days=60)
_LAST_DAY = (3, 24)  # what is to be reflected this year, is by then
_LATE_EVERY = 3  # of the opinions that are still worked on, so many are past their day
_PLACES = {"SEC": "本庁舎 5階 大会議室", "COUNCIL": "市民交流センター 会議室"}

_Deed = tuple[datetime, Callable[[], object]]


def meeting_deeds(store: Store, plan: Plan) -> Iterator[_Deed]:
    """What is done for the year's meetings, each at its time: called, held and recorded, answered, reflected."""
    for number, text in enumerate(texts("meetings"), 1):
        held = plan.at(text["month"], text["day"]).date()
        record_id = fixed_record_id(CITY, Meeting.KIND, f"{plan.year}/{number}")
        yield _at(held - _AHEAD, 10), partial(_call, store, record_id, text, held)
        yield _at(held, 16), partial(_record, store, record_id, text, held, plan)
        yield _at(held + _ANSWERED, 11), partial(_answer, store, record_id, text, held, plan)
        ended = min(held + _REFLECTED, plan.at(*_LAST_DAY).date())
        yield _at(ended, 16), partial(_end, store, record_id, text)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 0), JAPAN)


def _call(store: Store, meeting: str, text: Mapping[str, Any], held: date) -> None:
    """The meeting is called, with the agenda that such meetings have."""
    body = {
        "assigned_body": text["body"],
        "name": usual_name(store, text["body"], held),
        "held_on": held.isoformat(),
        "begins_at": "13:30",
        "place": _PLACES.get(text["body"], "本庁舎 4階 第1会議室"),
    }
    store.add(Meeting, body, record_id=meeting)
    items = usual_agenda(store, text["body"])
    store.add_all(
        [
            (AgendaItem, {"meeting": meeting, "order": str(place)} | dict(item), _item_id(meeting, place))
            for place, item in enumerate(items, 1)
        ]
    )


def _record(store: Store, meeting: str, text: Mapping[str, Any], held: date, plan: Plan) -> None:
    """It was held; what was said of which measure."""
    said = text["opinions"]
    summary = f"報告を了承した。意見は {len(said)} 件。対応は次回に報告する。"
    store.edit(meeting, {"is_held": "true", "attendance": "委員ほか関係課長", "summary": summary, "is_public": "true"})
    measures = {row.body["name"]: row.body for row in all_rows(store, measures_of(plan.year))}
    made = []
    for place, each in enumerate(said, 1):
        measure = next((body for name, body in measures.items() if each["about"] and each["about"] in name), None)
        linked = {"measure": measure["code"], "section": measure["section"]} if measure else {}
        body = {
            "meeting": meeting,
            "said_on": held.isoformat(),
            "sort": each["sort"],
            "text": each["text"],
            "said_by": each["said_by"],
            "state": OpinionState.RECORDED.value,
        }
        made.append((Opinion, body | linked, _opinion_id(meeting, place)))
    store.add_all(made)


def _answer(store: Store, meeting: str, text: Mapping[str, Any], held: date, plan: Plan) -> None:
    """Who does what until when; what is said of a measure is shown to its section."""
    for place, each in enumerate(text["opinions"], 1):
        if each["end"] == OpinionState.RECORDED:
            continue
        record_id = _opinion_id(meeting, place)
        known = store.view(record_id).shown.body
        due = held + _REFLECTED
        if each["end"] == OpinionState.PLANNED:
            due = plan.at(3, 20).date() if place % _LATE_EVERY == 0 else date(plan.year + 1, 6, 30)
        owner = {"section": known.get("section", SECRETARIAT), "owner_post": "計画係"}
        public = {"is_public": "true"} if "measure" in known else {}
        fields = {"state": "planned", "policy": each["policy"], "due": due.isoformat()} | owner | public
        decide(store, [record_id], fields)


def _end(store: Store, meeting: str, text: Mapping[str, Any]) -> None:
    """What was to be reflected is, and what is not, says why."""
    for place, each in enumerate(text["opinions"], 1):
        if each["end"] in (OpinionState.REFLECTED, OpinionState.NOT_REFLECTED):
            told = {name: each[name] for name in ("reflected_in", "reason") if name in each}
            decide(store, [_opinion_id(meeting, place)], {"state": each["end"]} | told)


def _item_id(meeting: str, place: int) -> str:
    return fixed_record_id(CITY, AgendaItem.KIND, f"{meeting}/{place}")


def _opinion_id(meeting: str, place: int) -> str:
    return fixed_record_id(CITY, Opinion.KIND, f"{meeting}/{place}")
