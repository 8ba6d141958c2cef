"""元に戻す: every step has its reverse, and the reverse has its own; a file that is withdrawn leaves no trace in the view."""

from __future__ import annotations

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.merge import withdraw, without
from leaderdesk.ledger.undo import Step, described, reverse
from tests.builders import Clock, add, division_store, handed_over, section_store


@pytest.fixture
def store(tmp_path):
    with section_store(tmp_path) as made:
        yield made


def steps(store):
    """What the store's listeners hear, as steps."""
    heard = []
    store.listeners.append(lambda revisions: heard.append(Step(tuple(each.rev_id for each in revisions))))
    return heard


def state(store, record_id):
    shown = store.view(record_id).shown
    return dict(shown.body), shown.deleted is None


def test_every_kind_of_step_goes_back_and_forth(store):
    heard = steps(store)
    made = add(store, title="初め")
    store.edit(made.record_id, {"title": "次"})
    store.delete(made.record_id, "見本の削除")
    store.undelete(made.record_id)
    store.edit(made.record_id, {"title": "最後"})
    history = [state(store, made.record_id)]
    stack = list(heard)
    undone = []
    for step in reversed(stack):
        undone.append(reverse(store, step))
        history.append(state(store, made.record_id))
    assert [(body["title"], is_living) for body, is_living in history] == [
        ("最後", True),
        ("次", True),
        ("次", False),
        ("次", True),
        ("初め", True),
        ("初め", False),
    ]
    for step, was in zip(reversed(undone), reversed(history[:-1]), strict=True):
        reverse(store, step)
        assert state(store, made.record_id) == was
    assert check(store) == []


def test_a_step_over_many_records_goes_back_as_one(store):
    heard = steps(store)
    bodies = [(Request, {"title": f"{number}", "raised_on": "2026-11-01"}, "") for number in range(5)]
    added = store.add_all(bodies)
    assert len(heard) == 1
    reverse(store, heard[0])
    assert all(store.view(each.record_id).shown.deleted == "元に戻す" for each in added)


def test_what_somebody_wrote_since_is_never_taken_back_with_it_and_nothing_is_half_undone(store):
    heard = steps(store)
    first, second = add(store, title="一"), add(store, title="二")
    both = Step((first.rev_id, second.rev_id))
    store.edit(second.record_id, {"title": "二の次"})
    with pytest.raises(LeaderDeskError, match="LD-3020"):
        reverse(store, both)
    assert store.view(first.record_id).shown.rev_id == first.rev_id
    assert len(heard) == 3


def test_steps_have_names_that_people_know(store):
    heard = []
    store.listeners.append(lambda revisions: heard.append(described(store, revisions)))
    made = add(store, title="窓口の件")
    store.edit(made.record_id, {"title": "窓口の件 改"})
    store.delete(made.record_id, "見本")
    assert [sentence.format(*facts) for sentence, facts in heard] == [
        "現場要望「窓口の件」の追加",
        "現場要望「窓口の件 改」の変更",
        "現場要望「窓口の件 改」の削除",
    ]


def test_a_transaction_that_fails_is_no_step(store):
    heard = steps(store)
    made = add(store)
    with pytest.raises(LeaderDeskError):
        store.edit(made.record_id, {"title": "字" * 61})
    with pytest.raises(RuntimeError), store.writing():
        raise RuntimeError("見本の故障")
    assert len(heard) == 1


# ---------------------------------------------------------------- a whole import


def test_a_withdrawn_delivery_leaves_the_exact_view_that_was_there_and_comes_back_whole(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as section, division_store(tmp_path) as division:
        made = add(section, title="第1号の要望")
        first = handed_over(section, tmp_path / "mail")
        section.edit(made.record_id, {"title": "第2号で直した要望"})
        add(section, title="第2号の要望")
        second = handed_over(section, tmp_path / "mail")
        empty = dump_hash(division)
        [one] = receive(division, [first])
        after_first = dump_hash(division)
        [two] = receive(division, [second])
        after_both = dump_hash(division)
        assert without(division, two.file_id) == ({"request": 1}, {"request": 1})
        back = reverse(division, Step(file_ids=(two.file_id,)))
        assert dump_hash(division) == after_first
        assert division.view(made.record_id).shown.body["title"] == "第1号の要望"
        reverse(division, back)
        assert dump_hash(division) == after_both
        reverse(division, Step(file_ids=(one.file_id, two.file_id)))
        assert dump_hash(division) == empty
        assert check(division) == []
        [again] = receive(division, [second])
        assert again.change.new == 2
        assert dump_hash(division) == after_both
        [again] = receive(division, [first])
        assert dump_hash(division) == after_both
        assert check(division) == []


def test_looking_at_what_a_withdrawal_would_do_changes_nothing(tmp_path):
    with section_store(tmp_path) as section, division_store(tmp_path) as division:
        add(section)
        [verdict] = receive(division, [handed_over(section, tmp_path / "mail")])
        before = dump_hash(division)
        assert without(division, verdict.file_id) == ({"request": 1}, {})
        assert dump_hash(division) == before
        withdraw(division, verdict.file_id)
        assert dump_hash(division) != before
