# SPDX-License-Identifier: MIT
"""周回を進める: what people do with a project of their side, each deed whole or not at all.

Observe, orient, decide, act, and around again with what came of it. Steps may be gone back at any time and nothing of
them is lost; 意思決定 is left onwards only when it is written down who decided, and why.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from leaderdesk.analysis.projects import STEPS, Loop, Project, notes, project
from leaderdesk.codes import following_id
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.projects import LoopEnd, OodaLoop, OodaNote, OodaProject, OodaStep
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.query import Row, rows
from leaderdesk.ledger.store import Store

_MOST_OF_AIM = 1000
_CARRIED_FROM = N_("第{0}周の結果")

Writes = dict[str, tuple[Kind, Body | None]]


def begin(store: Store, body: Body, *, record_id: str = "", theme: str = "") -> str:
    """Begin a project together with its first loop; gives its id. The loop's theme is the project's name unless said.

    Raises what `Store.put` raises.
    """
    record_id = record_id or str(uuid.uuid4())
    opened = _opened(store, record_id, 1, theme or str(body.get("name", "")))
    store.put({record_id: (OodaProject, body), **opened})
    return record_id


def from_request(row: Row) -> dict[str, str]:
    """What a project that a request becomes begins with: its name, its aim, and where the division has placed it."""
    aim = str(row.body.get("wish") or row.body.get("problem") or "")
    placed = {name: row.answer.get(name) for name in ("assigned_body", "measure")}
    wanted = {"name": row.body.get(Request.TITLE), "request": row.record_id, "aim": aim[:_MOST_OF_AIM], **placed}
    return {name: str(text) for name, text in wanted.items() if text}


def write_down(store: Store, loop_id: str, step: OodaStep, fields: Mapping[str, Any], *, record_id: str = "") -> str:
    """Write down a fact, a hypothesis, a decision or an action of today; gives its id.

    Raises:
        InvalidRecordError: LD-1002, with the faults by field.
        LeaderDeskError: LD-3002 the loop is another's.

    """
    [row] = rows(store, OodaLoop, [loop_id])
    if row.owner not in store.owners:
        raise LeaderDeskError("LD-3002", owner=row.owner, writer=store.identity.post)
    initial = OodaNote.initial(store.today(), {})
    filled = {name: text for name, text in fields.items() if text is not None}
    return store.add(
        OodaNote, {**initial, **filled, "loop": loop_id, "step": step.value}, record_id=record_id
    ).record_id


def bar(store: Store, found: Project) -> LeaderDeskError | None:
    """Why a project's loop may not go on to its next step; None where it may.

    LD-3004 two versions of it, LD-1531 nobody wrote down who decided and why, LD-1532 it is in its last step.
    """
    loop = found.loop
    if loop is None or loop.said.step is STEPS[-1] or not loop.said.is_open():
        return LeaderDeskError("LD-1532")
    if loop.is_torn or found.is_torn:
        return LeaderDeskError("LD-3004")
    if loop.said.step is OodaStep.DECIDE and not notes(store, [loop])[loop.record_id][OodaStep.DECIDE]:
        return LeaderDeskError("LD-1531")
    return None


def advance(store: Store, project_id: str) -> None:
    """次の段階へ: raises what `bar` gives, and what `Store.edit` raises."""
    found = _found(store, project_id)
    if fault := bar(store, found):
        raise fault
    _move(store, found, 1)


def step_back(store: Store, project_id: str) -> None:
    """前の段階へ: whatever was written down stays. Raises LD-1533 from the first step, and what `Store.edit` raises."""
    found = _found(store, project_id)
    if found.loop is None or found.loop.said.step is STEPS[0] or not found.loop.said.is_open():
        raise LeaderDeskError("LD-1533")
    _move(store, found, -1)


def go_around(store: Store, project_id: str, result: str, *, theme: str = "") -> None:
    """次の周回へ: end the loop with its result, and open the next one with that as its first observation.

    A project without a loop gets its first one. Raises LD-1521 the loop is not in 実行 yet, LD-1001 it has no result,
    LD-3004 two versions of it; then nothing is changed.
    """
    found = _found(store, project_id)
    loop, writes = found.last, Writes()
    if loop is not None and loop.said.is_open():
        writes |= _closed(store, loop, LoopEnd.NEXT, result)
    number = loop.said.number + 1 if loop else 1
    before = loop.said.theme if loop else found.said.name
    carried = (result or loop.said.result or "") if loop else ""
    store.put(writes | _opened(store, project_id, number, theme or before, carried))


def finish(store: Store, project_id: str, result: str) -> None:
    """終了: end the project, and its loop with it where that is in 実行; else the loop stays where it was broken off.

    Raises LD-1001 without a result, LD-3004 two versions of it.
    """
    found = _found(store, project_id)
    if not result:
        raise InvalidRecordError(OodaProject.LABEL, {"result": LeaderDeskError("LD-1001", field=N_("結果"))})
    writes: Writes = {project_id: (OodaProject, {"ended_on": store.today().isoformat(), "result": result})}
    if (loop := found.loop) is not None and loop.said.is_open() and loop.said.step is OodaStep.ACT:
        writes |= _closed(store, loop, LoopEnd.END, result)
    store.put(writes)


def reopen(store: Store, project_id: str) -> None:
    """再開する: an ended project goes on where it was, its last loop in 実行 again. Raises LD-3004 two versions of it."""
    found = _found(store, project_id)
    writes: Writes = {project_id: (OodaProject, {"ended_on": None, "result": None})}
    if (loop := found.last) is not None and loop.said.end is LoopEnd.END:
        writes[loop.record_id] = (OodaLoop, {"ended_on": None, "end": None})
    store.put(writes)


# ---------------------------------------------------------------- inside


def _found(store: Store, project_id: str) -> Project:
    """The project; raises LD-3001 where it is gone, LD-3004 where two PCs say it or its loop differently."""
    found = project(store, project_id)
    if found is None:
        raise LeaderDeskError("LD-3001", record_id=project_id)
    if found.is_torn or (found.loop is not None and found.loop.is_torn):
        raise LeaderDeskError("LD-3004")  # `Store.put` would settle it unasked
    return found


def _move(store: Store, found: Project, steps: int) -> None:
    assert found.loop is not None
    wanted = STEPS[STEPS.index(found.loop.said.step) + steps]
    store.edit(found.loop.record_id, {"step": wanted.value, "step_since": store.today().isoformat()})


def _closed(store: Store, loop: Loop, end: LoopEnd, result: str) -> Writes:
    fields = {"ended_on": store.today().isoformat(), "end": end.value, "result": result or loop.said.result}
    return {loop.record_id: (OodaLoop, fields)}


def _opened(store: Store, project_id: str, number: int, theme: str, carried: str = "") -> Writes:
    """A loop, and what the one before handed on; two PCs that do so write the same records, and what differs is shown."""
    today = store.today()
    key = {"project": project_id, "number": str(number)}
    loop_id = store.fixed_id(OodaLoop, key)
    writes: Writes = {loop_id: (OodaLoop, {**OodaLoop.initial(today, {}), **key, "theme": theme})}
    if carried:
        fact = {"loop": loop_id, "step": OodaStep.OBSERVE.value, "text": carried}
        fact["source"] = _CARRIED_FROM.format(number - 1)
        writes[following_id(loop_id, OodaNote.KIND)] = (OodaNote, {**OodaNote.initial(today, {}), **fact})
    return writes
