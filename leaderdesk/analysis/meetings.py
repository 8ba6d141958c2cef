# SPDX-License-Identifier: MIT
"""会議: what each body is told, what it said, and how far that is. Source: plan, 報告 → 評価・助言・提言.

Table of an opinion's states: `kinds.meetings.OPINION_STEPS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.fiscal import fiscal_label, fiscal_year
from leaderdesk.kinds.bodies import Body, BodySort
from leaderdesk.kinds.meetings import (
    OPINION_STEPS,
    AgendaItem,
    AgendaSort,
    Meeting,
    MeetingNote,
    Opinion,
    OpinionState,
)
from leaderdesk.kinds.names import Code
from leaderdesk.ledger.query import Query, Row, all_rows, count, rows, tally
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

OPEN = (OpinionState.RECORDED, OpinionState.PLANNED)
NO_DUE = "9999"  # stands behind every day


# ---------------------------------------------------------------- meetings


class MeetingStand(Code):
    """How far a meeting is."""

    AHEAD = "meeting_ahead", N_("予定")
    UNTOLD = "meeting_untold", N_("結果未記入")
    HELD = "meeting_held", N_("開催済")


class Tally(NamedTuple):
    """How many opinions were recorded, and how many of them are open."""

    recorded: int = 0
    open: int = 0


def meeting_stand(body: Mapping[str, str], today: date) -> MeetingStand:
    """How far a meeting is; one whose day is over and of which nobody said that it was held waits for that."""
    if body.get("is_held") == "true":
        return MeetingStand.HELD
    return MeetingStand.UNTOLD if body["held_on"] < today.isoformat() else MeetingStand.AHEAD


def tallies(store: Store) -> dict[str, Tally]:
    """The opinions of each meeting, by its record id."""
    found: dict[str, Tally] = {}
    for (meeting, state), number in tally(store, Query(Opinion), "meeting", "state").items():
        before = found.get(meeting, Tally())
        found[meeting] = Tally(before.recorded + number, before.open + number * (state in OPEN))
    return found


def body_sort(store: Store, code: str) -> BodySort | None:
    """What a body is for; None where the masters do not know it."""
    found = all_rows(store, Query(Body, where={"code": code}))
    return BodySort(found[0].body["sort"]) if found else None  # type: ignore[call-arg]  # by its code


def usual_name(store: Store, body: str, held_on: date) -> str:
    """令和8年度 第2回 幹事会: the body's next meeting of that 年度."""
    year = fiscal_year(held_on)
    number = count(store, Query(Meeting, where={"assigned_body": body, "in_year": year})) + 1
    name = store.names.label(Body.KIND, "", body) or ""
    return f"{fiscal_label(year).partition('（')[0]} 第{number}回 {name}".strip()


def the_meeting(store: Store, *, year: int, body: str = "") -> Row:
    """The meeting, of a body or of any, that is next in a 年度, else the last that was held; raises LD-2307: there is none."""
    where: dict[str, Any] = {"in_year": year} | ({"assigned_body": body} if body else {})
    found = all_rows(store, Query(Meeting, where=where, descending=False))
    ahead = [row for row in found if row.body.get("is_held") != "true"]
    if not found:
        name = store.names.label(Body.KIND, "", body) or body or N_("すべての会議体")
        raise LeaderDeskError("LD-2307", body=name, year=year)
    return (ahead or found[::-1])[0]


def meeting_named(store: Store, record_id: str) -> Row:
    """A meeting by its record id; raises LD-3001."""
    if found := rows(store, Meeting, [record_id]):
        return found[0]
    raise LeaderDeskError("LD-3001", record_id=record_id)


# ---------------------------------------------------------------- agenda

_PROGRESS = ("report", "施策の進捗状況について")
_DELAYED = ("discussion", "遅れている施策について")
_REQUESTS = ("discussion", "現場からの上位の要望について")
_TRAINING = ("report", "職場内の指導と研修について")
_FOLLOW_UP = ("report", "これまでの提言・指示への対応について")
_OTHER = ("discussion", "その他")

# What a body of each sort usually deals with, as sort of item and title; the office changes it as it likes.
USUAL_AGENDA: Mapping[BodySort, Sequence[tuple[str, str]]] = {
    BodySort.HEADQUARTERS: (
        _PROGRESS,
        _DELAYED,
        _REQUESTS,
        _TRAINING,
        _FOLLOW_UP,
        ("decision", "施策の見直しについて"),
        _OTHER,
    ),
    BodySort.STEERING: (_PROGRESS, _DELAYED, _REQUESTS, _TRAINING, _FOLLOW_UP, _OTHER),
    BodySort.COUNCIL: (
        ("report", "前回までの提言への対応について"),
        _PROGRESS,
        ("discussion", "評価・助言・提言について"),
        _OTHER,
    ),
    BodySort.COMMITTEE: (
        ("report", "情報セキュリティ対策の実施状況について"),
        ("discussion", "自己点検・訓練・監査の結果について"),
        _FOLLOW_UP,
        ("decision", "対策の見直しについて"),
        _OTHER,
    ),
    BodySort.WORKING_GROUP: (_PROGRESS, _REQUESTS, ("discussion", "個別プロジェクトについて"), _FOLLOW_UP, _OTHER),
    BodySort.SUBCOMMITTEE: (_REQUESTS, ("discussion", "個別プロジェクトについて"), _FOLLOW_UP, _OTHER),
    BodySort.SECRETARIAT: (("report", "年間予定について"), _FOLLOW_UP, _OTHER),
    BodySort.LEADERS: (("report", "年間予定について"), _TRAINING, _REQUESTS, _OTHER),
}


def agenda(store: Store, meeting: str) -> list[Row]:
    """A meeting's items, in their order."""
    return all_rows(store, Query(AgendaItem, where={"meeting": meeting}, order="order"))


def usual_agenda(store: Store, body: str) -> list[dict[str, str]]:
    """What a body's meetings usually deal with, as fields of the items."""
    sort = body_sort(store, body)
    return [{"sort": kind, "title": title} for kind, title in (USUAL_AGENDA[sort] if sort else (_OTHER,))]


def add_usual_agenda(store: Store, meeting: str) -> list[Revision]:
    """Put the items that the body's meetings usually have behind those that are there."""
    items = usual_agenda(store, str(meeting_named(store, meeting).body["assigned_body"]))
    first = _last_place(agenda(store, meeting)) + 1
    bodies = [{"meeting": meeting, "order": str(place)} | item for place, item in enumerate(items, first)]
    return store.add_all([(AgendaItem, body, "") for body in bodies])


def add_item(store: Store, meeting: str, fields: Mapping[str, Any]) -> Revision:
    """One more item, the last; raises what `Store.add` raises."""
    place = _last_place(agenda(store, meeting)) + 1
    usual = {"meeting": meeting, "order": str(place), "sort": AgendaSort.REPORT.value}
    return store.add(AgendaItem, usual | {name: text for name, text in fields.items() if text is not None})


def move_item(store: Store, items: Sequence[Row], place: int, to: int) -> list[Revision]:
    """Move an item of an agenda to another place; all that stand between give way by one."""
    ordered = list(items)
    ordered.insert(to, ordered.pop(place))
    return store.put(
        {
            row.record_id: (AgendaItem, {"order": str(now)})
            for now, row in enumerate(ordered, 1)
            if row.body["order"] != str(now)
        }
    )


def _last_place(items: Sequence[Row]) -> int:
    return max((int(row.body["order"]) for row in items), default=0)


# ---------------------------------------------------------------- opinions


class OpinionStand(Code):
    """How far an opinion is, and whether its day is over."""

    RECORDED = "opinion_recorded", N_("方針未定")
    PLANNED = "opinion_planned", N_("対応中")
    OVERDUE = "opinion_overdue", N_("期限超過")
    REFLECTED = "opinion_reflected", N_("反映済")
    NOT_REFLECTED = "opinion_not_reflected", N_("反映しない")


_STANDS: Mapping[OpinionState, OpinionStand] = {
    OpinionState.RECORDED: OpinionStand.RECORDED,
    OpinionState.PLANNED: OpinionStand.PLANNED,
    OpinionState.REFLECTED: OpinionStand.REFLECTED,
    OpinionState.NOT_REFLECTED: OpinionStand.NOT_REFLECTED,
}


class Said(NamedTuple):
    """An opinion, and of which meeting, body and sort of body it is: "" where this store does not know the meeting."""

    row: Row
    meeting: str = ""
    body: str = ""
    sort: str = ""


def state_of(row: Row) -> OpinionState:
    """An opinion's state."""
    return OpinionState(row.body["state"])  # type: ignore[call-arg]  # by its code


def opinion_stand(body: Mapping[str, str], today: date) -> OpinionStand:
    """How far an opinion is."""
    state = OpinionState(body["state"])  # type: ignore[call-arg]  # by its code
    is_late = state in OPEN and body.get("due", NO_DUE) < today.isoformat()
    return OpinionStand.OVERDUE if is_late else _STANDS[state]


def opinions_at(store: Store, meeting: str) -> list[Row]:
    """What was said at a meeting, in the order in which it was recorded."""
    return all_rows(store, Query(Opinion, where={"meeting": meeting}, order="first_pos", descending=False))


def opinions_of(store: Store, measure: str) -> list[Said]:
    """What was said of a measure (its number) over the years, the newest first."""
    return said(store, all_rows(store, Query(Opinion, where={"measure": measure})))


def open_opinions(store: Store) -> list[Said]:
    """What waits for an answer or for its reflection, the earliest due first."""
    found = all_rows(store, Query(Opinion, where={"state": [state.value for state in OPEN]}))
    return said(store, sorted(found, key=lambda row: (row.body.get("due", NO_DUE), row.body["said_on"])))


def said(store: Store, opinions: Iterable[Row]) -> list[Said]:
    """Opinions with the names of their meetings and bodies."""
    opinions = list(opinions)
    ids = list(dict.fromkeys(str(row.body["meeting"]) for row in opinions))
    known = {row.record_id: row for row in rows(store, Meeting, ids)}
    sorts = {row.body["code"]: BodySort(row.body["sort"]) for row in all_rows(store, Query(Body))}  # type: ignore[call-arg]  # by its code

    def told(row: Row) -> Said:
        if (meeting := known.get(str(row.body["meeting"]))) is None:
            return Said(row)
        code = meeting.body["assigned_body"]
        body = store.names.label(Body.KIND, "", code) or ""
        return Said(row, meeting.body["name"], body, sorts[code].label if code in sorts else "")

    return [told(row) for row in opinions]


def bar(chosen: Sequence[Row], state: OpinionState) -> LeaderDeskError | None:
    """Why these opinions may not all go to a state (LD-1508, of the first that may not); None where they may."""
    for row in chosen:
        before = state_of(row)
        if before is not state and state not in OPINION_STEPS[before] and before not in OPINION_STEPS[state]:
            return LeaderDeskError("LD-1508", before=before.label, after=state.label)
    return None


def decide(store: Store, opinion_ids: Sequence[str], fields: Mapping[str, Any]) -> list[Revision]:
    """Write the same fields into opinions, all of them or none; gives what was written.

    Raises:
        LeaderDeskError: LD-1002 with the faults by field where it is one opinion; of several, LD-3022 names the first
            that refuses, and why.

    """
    if len(opinion_ids) == 1:
        return [store.edit(opinion_ids[0], fields)]
    return store.edit_all(opinion_ids, fields)


# ---------------------------------------------------------------- the division's own notes


def note_of(store: Store, meeting: str, opinion: str = "") -> str:
    """What the division noted for itself of an opinion, or of the meeting as a whole; "" for nothing."""
    where = {"opinion": opinion} if opinion else {"meeting": meeting, "opinion": None}
    found = all_rows(store, Query(MeetingNote, where=where))
    return found[0].body["text"] if found else ""


def keep_note(store: Store, text: str, meeting: str, opinion: str = "") -> list[Revision]:
    """Keep that note; an empty text takes it away."""
    where = {"opinion": opinion} if opinion else {"meeting": meeting, "opinion": None}
    body = {"meeting": meeting, "text": text} | ({"opinion": opinion} if opinion else {})
    known = all_rows(store, Query(MeetingNote, where=where))
    record_id = known[0].record_id if known else store.fixed_id(MeetingNote, body)
    if not text.strip():
        return store.put({record_id: (MeetingNote, None)}) if known else []
    return store.put({record_id: (MeetingNote, {"text": text} if known else body)})
