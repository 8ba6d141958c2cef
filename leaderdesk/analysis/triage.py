# SPDX-License-Identifier: MIT
"""審査: what the division decides of requests, one or many at a time, and which of them wish for the same.

Source: plan, 情報化推進体制; table of states: `kinds.responses.STEPS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from leaderdesk.analysis.similar import MOST_SHOWN, Similar
from leaderdesk.codes import answer_id
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.kinds.responses import Move, Response, SharedCase, State, move
from leaderdesk.ledger.query import Query, Row, all_rows, rows, titles
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_GROUP = ("reason", "assignee", "due")  # what all members of a group are told alike


def state_of(row: Row) -> State | None:
    """How far the division is with a request; None before it is received."""
    state = row.answer.get("state")
    return State(state) if state else None  # type: ignore[call-arg]  # by its code


def bar(chosen: Sequence[Row], state: State) -> LeaderDeskError | None:
    """Why these requests may not all go to a state (LD-1508, of the first that may not); None where they may."""
    for row in chosen:
        before = state_of(row)
        if before is not state and move(before, state) is None:
            told = before.label if before else N_("なし")
            return LeaderDeskError("LD-1508", before=told, after=state.label)
    return None


def is_correction(chosen: Sequence[Row], state: State) -> bool:
    """Whether any of these requests would go one step back, which asks for a reason."""
    return any(move(state_of(row), state) is Move.CORRECTION for row in chosen)


def answer(store: Store, request_ids: Sequence[str], fields: Mapping[str, Any]) -> list[Revision]:
    """Give requests a response, all of them or none, in one transaction; gives what was written.

    `fields` are Response's, as canonical texts; None empties one, what is not named stays. Members of a group (統合)
    get the group's state and answer with it; 全庁公開 keeps the record that all sections get in step.

    Raises:
        LeaderDeskError: LD-1002 with the faults by field where one request is answered; of several, LD-3022 names the
            first that refuses, and why.

    """
    return answer_each(store, dict.fromkeys(request_ids, fields))


def answer_each(store: Store, answers: Mapping[str, Mapping[str, Any]]) -> list[Revision]:
    """As `answer`, with fields for each request by its id: what a meeting decided, in one transaction."""
    chosen = rows(store, Request, list(answers))
    bodies = {row.record_id: _response(store, row, answers[row.record_id]) for row in chosen}
    for row in chosen:
        faults = _faults(store, row, bodies[row.record_id])
        if faults and len(chosen) == 1:
            raise InvalidRecordError(Response.LABEL, faults)
        if faults:
            raise LeaderDeskError("LD-3022", record=called(row), why=next(iter(faults.values())))
    members = {row.record_id: row for row in _members(store, bodies) if row.record_id not in bodies}
    for record_id, row in members.items():
        bodies[record_id] = {**row.answer, **_of_group(bodies[row.answer["merged_into"]])}
    known = {row.record_id: row for row in chosen} | members
    written: dict[str, tuple[Kind, Body | None]] = {}
    for record_id, body in bodies.items():
        written[answer_id(record_id, Response.KIND)] = (Response, body)
        shared = _shared(store, known[record_id], body)
        if shared is not None or body.get("number"):
            written[answer_id(record_id, SharedCase.KIND)] = (SharedCase, shared)
    return store.put(written)


def called(row: Row) -> str:
    """A request's number and title."""
    return f"{row.body.get(Request.NUMBER, '')} {row.body.get(Request.TITLE, '')}".strip()


def _response(store: Store, row: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a request's response says from now on; None empties a field."""
    fresh = {"request": row.record_id, Response.DAY: store.today().isoformat()}
    body: dict[str, Any] = {**fresh, **row.answer, **fields}
    before, after = state_of(row), State(body.get("state") or State.RECEIVED)  # type: ignore[call-arg]  # by its code
    body["state"] = after.value
    if before is not None and after is not before and move(before, after) is not Move.CORRECTION:
        body["correction"] = fields.get("correction")  # the reason of an earlier step back is in the history
    if after is not State.MERGED:
        return body | {"merged_into": None, "group_state": None}
    return body | _joined(store, row.record_id, body)


def _joined(store: Store, record_id: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Where a request goes that is merged: into the head of the group, whose state and answer it shares."""
    wanted = body.get("merged_into")
    found = rows(store, Request, [wanted]) if wanted else []
    if found and state_of(found[0]) is State.MERGED and found[0].answer["merged_into"] != record_id:
        return _joined(store, record_id, {"merged_into": found[0].answer["merged_into"]})
    if not found or wanted == record_id:
        return {}
    return {"merged_into": wanted, "group_state": found[0].answer.get("state")}


def _members(store: Store, bodies: Mapping[str, Mapping[str, Any]]) -> Iterable[Row]:
    """The requests that are merged into one of these."""
    return all_rows(store, Query(Request, answered={"merged_into": list(bodies)}))


def _of_group(head: Mapping[str, Any]) -> dict[str, Any]:
    """What a member is told of its group; where the head itself was merged, the member goes with it."""
    if head["state"] == State.MERGED:
        return {"merged_into": head["merged_into"], "group_state": head.get("group_state")}
    answered = {name: head[name] for name in _GROUP if head.get(name)}
    return answered | {"group_state": head["state"]}


def _shared(store: Store, row: Row, body: Mapping[str, Any]) -> Body | None:
    """What all sections are told of a request; None where nothing is."""
    if body.get("shared") != "true" or not body.get("number"):
        return None
    kept = {name: row.body.get(name) for name in ("title", "category")}
    told = {name: body.get(name) for name in ("number", "public_answer")}
    state = body.get("group_state") or body["state"]
    return {**kept, **told, "state": state, SharedCase.DAY: store.today().isoformat()}


def _faults(store: Store, row: Row, body: Mapping[str, Any]) -> dict[str, LeaderDeskError]:
    """What is wrong with a response, by field."""
    response = Response.restore({name: text for name, text in body.items() if text is not None})
    before = Response.restore(row.answer) if row.answer else None
    return response.faults(store.today()) | response.follows(before)


# ---------------------------------------------------------------- requests that wish for the same


class Likely(NamedTuple):
    """A request that may wish for the same as another one, and how alike their titles are, from 0 to 1."""

    row: Row
    degree: float


def similar_titles(store: Store) -> Similar:
    """All requests of the city that are not settled by themselves, ready to be asked which are most alike."""
    return Similar(titles(store, Request))


def likely(store: Store, titles: Similar, title: str, *, but: str = "", most: int = MOST_SHOWN) -> list[Likely]:
    """The requests most like a title, the likest first; `but` is the one that the title is of."""
    nearest = titles.nearest(title, but=but, most=most)
    found = {row.record_id: row for row in rows(store, Request, [each.record_id for each in nearest])}
    return [Likely(found[each.record_id], each.degree) for each in nearest if each.record_id in found]
