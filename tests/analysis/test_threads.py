"""やり取り: what was written about a record stands in its order, 照会 → 回答 → 受領, on both sides."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.correspondence import Stand, note_about
from leaderdesk.analysis.threads import threads
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.ledger.query import rows
from tests.builders import Clock, add, division_store, handed_over, section_store


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def section(tmp_path, clock):
    with section_store(tmp_path / "section", now=clock) as store:
        yield store


@pytest.fixture
def division(tmp_path, clock):
    with division_store(tmp_path / "division", now=clock) as store:
        yield store


@pytest.fixture
def up(section, division, tmp_path):
    return lambda: list(receive(division, [handed_over(section, tmp_path / "up")]))


@pytest.fixture
def down(section, division, tmp_path):
    return lambda: list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))


def told(store, record_id):
    """Each thread as its words: who wrote what, and what became of it on its way."""
    return [
        [
            f"{step.passage.label} {step.who}" if step.passage else f"{step.purpose.label} {step.row.owner}"
            for step in thread
        ]
        for thread in threads(store, record_id)
    ]


def test_an_inquiry_about_a_request_its_answer_and_its_receipt_stand_in_order(section, division, clock, up, down):
    request = add(section, title="番号札を集計したい")
    up()
    clock.forward(days=1)
    asked = add(
        division, "liaison", purpose="照会", subject="台数", addressee="0501", due="2026-11-30", about=request.record_id
    )
    assert told(division, request.record_id) == [["照会 division", "未送付 division"]]
    down()
    assert told(division, request.record_id) == [["照会 division", "送付 division"]]
    assert told(section, request.record_id) == [["照会 division", "受領 0501"]]
    clock.forward(days=1)
    answer = add(section, "liaison", purpose="回答", subject="台数", addressee="0203", replies_to=asked.record_id)
    assert told(section, request.record_id) == [["照会 division", "回答 0501", "未送付 0501"]]
    up()
    assert told(section, request.record_id) == [["照会 division", "回答 0501", "送付 0501"]]
    assert told(division, request.record_id) == [["照会 division", "回答 0501", "受領 division"]]
    clock.forward(days=1)
    down()
    whole = [["照会 division", "回答 0501", "受領 0203"]]
    assert told(section, request.record_id) == told(section, asked.record_id) == whole
    assert told(section, answer.record_id) == whole
    days = [step.at[:10] for thread in threads(section, request.record_id) for step in thread]
    assert days == ["2026-11-24", "2026-11-25", "2026-11-26"]


def test_the_division_learns_from_the_next_submission_that_its_word_arrived(section, division, up, down):
    request = add(section)
    up()
    add(division, "liaison", subject="確認しました", addressee="0501", about=request.record_id)
    down()
    assert told(division, request.record_id) == [["連絡 division", "送付 division"]]
    up()
    assert told(division, request.record_id) == [["連絡 division", "受領 0501"]]


def test_a_reminder_stands_in_the_thread_of_its_inquiry_and_both_say_where_they_stand(section, division, clock):
    asked = add(division, "liaison", purpose="照会", subject="台数", addressee="0501", due="2026-11-30")
    clock.forward(days=10)
    facts = {"replies_to": asked.record_id, "due": "2026-12-07"}
    add(division, "liaison", purpose="督促", subject="台数", addressee="0501", **facts)
    [thread] = threads(division, asked.record_id)
    assert [step.stand for step in thread if not step.passage] == [Stand.LATE, Stand.OPEN]


def test_threads_of_one_record_stand_beside_each_other_and_others_stay_out(section):
    guidance = add(section, "guidance", theme="住基端末の離席時ロック")
    for subject in ("一つ目", "二つ目"):
        add(section, "liaison", subject=subject, addressee="0203", about=guidance.record_id)
    add(section, "liaison", subject="別のこと", addressee="0203")
    subjects = [[step.row.body["subject"] for step in thread] for thread in threads(section, guidance.record_id)]
    assert subjects == [["一つ目", "一つ目"], ["二つ目", "二つ目"]]


def test_a_note_about_any_record_is_addressed_to_the_other_side(section, division, up):
    guidance = add(section, "guidance", theme="住基端末の離席時ロック")
    up()
    begun = {}
    for store in (section, division):
        [row] = rows(store, Guidance, [guidance.record_id])
        begun[store.identity.owner] = note_about(store, row)
        body = Liaison.initial(store.today(), {}) | begun[store.identity.owner]
        store.add(Liaison, body)
    assert begun["0501"] == {
        "purpose": "note",
        "addressee": "0203",
        "subject": "住基端末の離席時ロック",
        "about": guidance.record_id,
    }
    assert begun["division"]["addressee"] == "0501"
    assert len(threads(division, guidance.record_id)) == 1


def test_a_note_about_the_divisions_own_record_is_addressed_by_who_writes_it(division):
    measure = add(division, "measure", name="窓口のオンライン化", section="0501")
    [row] = rows(division, division.kinds["measure"], [measure.record_id])
    assert note_about(division, row) == {"purpose": "note", "subject": "窓口のオンライン化", "about": measure.record_id}
