"""Journey: three rounds between the PCs of three sections and the division, over a mail that loses, repeats and delays."""

from __future__ import annotations

import hashlib
import json
import random

import pytest

from leaderdesk.analysis import triage
from leaderdesk.analysis.replies import reached
from leaderdesk.codes import DIVISION
from leaderdesk.desk.models.columns import status_of
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import Response, State
from leaderdesk.kinds.status import Status
from leaderdesk.ledger.check import check, dump
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import Clock, add, division_store, section_store
from tests.desktop import desk_of, part, settle, wait_for

SECTIONS = {"0501": "市民課", "0601": "福祉総務課", "0902": "土木課"}
ANSWERS = {
    None: {"state": "received"},
    State.RECEIVED: {"state": "considering"},
    State.CONSIDERING: {"state": "on_hold", "reason": "予算を待ちます"},
    State.ON_HOLD: {"state": "considering"},
}


@pytest.fixture
def city(tmp_path):
    clock = Clock()
    pcs = {(code, pc): section_store(tmp_path / f"{code}{pc}", code, pc, now=clock) for code in SECTIONS for pc in "AB"}
    division = division_store(tmp_path / "division", now=clock)
    yield clock, pcs, division
    for store in [*pcs.values(), division]:
        store.close()


def taken(store, *files):
    for file in files:
        for verdict in receive(store, [file]):
            assert verdict.outcome in (Outcome.IMPORTED, Outcome.ALREADY), verdict.message()


def shared(store, section):
    """The hash of what a section and the division both may know of it: its records, and what was answered to them."""
    lines = sorted(line for line in dump(store) if _is_shared(json.loads(line), section))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _is_shared(revision, section):
    answers = revision["kind"] == Response.KIND and revision["body"]["request"] in OWN[section]
    mail = revision["kind"] == "liaison" and revision["body"]["addressee"] == section
    return revision["owner"] == section or answers or (mail and revision["owner"] == DIVISION)


OWN: dict[str, set[str]] = {}


def test_every_answer_arrives_once_and_both_sides_agree(city, tmp_path):
    clock, pcs, division = city
    dice, ups, downs = random.Random(7), [], {code: [] for code in SECTIONS}
    for turn in range(3):
        for (code, pc), store in pcs.items():
            clock.forward(hours=1)
            add(store, title=f"{turn + 1} 巡目の {pc} の要望")
            add(store, "liaison", subject=f"{turn + 1} 巡目の連絡", addressee="0203")
            if turn and (mine := all_rows(store, Query(Request, where={"owner": code, "head_count": 1}))):
                store.edit(dice.choice(mine).record_id, {"wish": f"{turn + 1} 巡目に {pc} で直した"})
            ups.append(submit(store, tmp_path / "up" / f"{turn}{code}{pc}"))
        arriving = [file for file in ups[-6:] if dice.random() < 0.7] + dice.sample(ups, 3)  # lost, late and repeated
        dice.shuffle(arriving)
        taken(division, *arriving)
        for row in all_rows(division, Query(Request)):
            if (fields := ANSWERS[triage.state_of(row)]) and dice.random() < 0.7:
                triage.answer(division, [row.record_id], fields)
        add(division, "liaison", subject=f"{turn + 1} 巡目のお知らせ", addressee="0501")
        for code, file in zip(SECTIONS, distribute(division, tmp_path / "down" / str(turn), SECTIONS), strict=True):
            downs[code].append(file)
        for (code, _), store in pcs.items():
            some = [file for file in downs[code] if dice.random() < 0.6]
            dice.shuffle(some)
            taken(store, *some, *some[:1])

    for _ in range(
        2
    ):  # the mails of the day on which everything is settled; the second brings what the first made known
        taken(division, *(submit(store, tmp_path / "last" / f"{code}{pc}{_}") for (code, pc), store in pcs.items()))
        for code, file in zip(SECTIONS, distribute(division, tmp_path / "end" / str(_), SECTIONS), strict=True):
            for pc in "AB":
                taken(pcs[code, pc], file)
    for code in SECTIONS:
        OWN[code] = {row.record_id for row in all_rows(division, Query(Request, where={"owner": code}))}
        assert len({shared(store, code) for store in (pcs[code, "A"], pcs[code, "B"], division)}) == 1
    for (code, _), store in pcs.items():
        assert check(store) == []
        theirs = {row.record_id: row for row in all_rows(division, Query(Request, where={"owner": code}))}
        for row in all_rows(store, Query(Request)):
            assert status_of(row, store) is status_of(theirs[row.record_id], division)
            assert status_of(row, store) not in (Status.UNSENT, Status.SENT)
            assert row.answer == theirs[row.record_id].answer
        assert count(store, Query(Response)) == len([row for row in theirs.values() if row.answer])
        assert reached(store).missing == 0
        assert count(store, Query(store.kinds["liaison"], where={"owner": DIVISION})) == (3 if code == "0501" else 0)
    numbers = [row.body["number"] for row in all_rows(division, Query(Response))]
    assert len(numbers) == len(set(numbers))
    assert check(division) == []


def test_a_leader_reads_the_answer_and_confirms_it_in_the_window(city, tmp_path):
    _, pcs, division = city
    leader = pcs["0501", "A"]
    request = add(leader, title="窓口の端末を替えてほしい")
    taken(division, submit(leader, tmp_path / "up"))
    triage.answer(division, [request.record_id], {"state": "received"})
    triage.answer(division, [request.record_id], {"state": "done", "reason": "新しい端末を置きました"})
    [file] = distribute(division, tmp_path / "down", {"0501": "市民課"})
    with desk_of(leader, tmp_path / "settings") as desk:
        desk.open_page("submission")
        desk.current_page().receive([file])
        wait_for(lambda: not desk.jobs.is_busy())
        desk.open_page("field_requests")
        page = desk.current_page()
        page.list.table.choose(0)
        settle()
        [row] = all_rows(leader, Query(Request))
        assert status_of(row, leader) is Status.TO_CONFIRM
        assert part(desk, "view.answer").isVisible()
        page.panel.form.fields["confirmed_on"].editor.put_typed("R8.11.23")
        page.panel.save()
        settle()
    [row] = all_rows(leader, Query(Request))
    assert status_of(row, leader) is Status.UNSENT
    taken(division, submit(leader, tmp_path / "up"))
    [row] = all_rows(division, Query(Request))
    assert status_of(row, division) is Status.DONE
