"""元に戻す: every step has its reverse, and the reverse has its own; a file that is withdrawn leaves no trace in the view."""

from __future__ import annotations

import json
import random

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check, dump, dump_hash
from leaderdesk.ledger.merge import change, reinstate, take_in, withdraw, without
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.revision import Revision
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


def test_a_step_names_the_measure_that_its_record_is_of(tmp_path):
    with division_store(tmp_path / "division") as store:
        add(store, "measure", code="1-01", name="窓口の待ち時間の公開")
        written = add(store, "review_action", measure="1-01", year=2026, decision="継続", reason="見本の理由")
        phrase, facts = described(store, [written])
        assert phrase.format(*facts) == "見直し「窓口の待ち時間の公開」の追加"


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


# ---------------------------------------------------------------- whatever was done


def living(store):
    """What the lists show, of the records that are not deleted."""
    return {row.record_id: dict(row.body) for kind in store.kinds.values() for row in all_rows(store, Query(kind))}


def do_something(store, chance):
    """One thing that a person may do to records; at times it changes nothing."""
    rows = all_rows(store, Query(Request))
    gone = all_rows(store, Query(Request, deleted=True))
    some = [row.record_id for row in rows if chance.random() < 0.5]
    acts = ["add", "add"]
    if rows:
        acts += ["edit", "edit", "delete", "edit_all", "delete_all", "restore_version"]
    if gone:
        acts += ["undelete", "undelete_all", "restore_version"]
    act = chance.choice(acts)
    if act == "add":
        add(store, title=f"件名{chance.randrange(9)}")
    elif act == "edit":
        changes = {"title": f"件名{chance.randrange(9)}", "unit": chance.choice([None, "窓口係"])}
        store.edit(chance.choice(rows).record_id, changes)
    elif act == "delete":
        store.delete(chance.choice(rows).record_id, "見本の削除")
    elif act == "undelete":
        store.undelete(chance.choice(gone).record_id)
    elif act == "edit_all":
        store.edit_all(some, {"unit": chance.choice([None, "窓口係", "庶務係"])})
    elif act == "delete_all":
        store.delete_all(some, "まとめて削除")
    elif act == "undelete_all":
        store.undelete_all([row.record_id for row in gone])
    else:
        versions = store.history(chance.choice([*rows, *gone]).record_id)
        store.restore_version(chance.choice(versions).rev_id)


def test_any_walk_back_and_forth_shows_at_each_place_what_was_there(tmp_path, volume):
    for seed in range(volume(8, 400)):
        chance = random.Random(seed)
        with section_store(tmp_path / str(seed)) as store:
            heard = steps(store)
            views = [living(store)]
            stack = []
            for _ in range(12):
                do_something(store, chance)
                if len(heard) > len(stack):
                    stack.append(heard[-1])
                    views.append(living(store))
                assert living(store) == views[-1], seed
            place = len(stack)
            moves = [-1] * place + [1] * place + [chance.choice([-1, 1]) for _ in range(12)]
            for move in moves:
                if 0 <= place + move <= len(stack):
                    step = min(place, place + move)
                    stack[step] = reverse(store, stack[step])
                    place += move
                    assert living(store) == views[place], seed
            assert check(store) == [], seed


def rows_of(store):
    """All rows, but for what a store knows of its own files."""
    kinds = store.kinds.values()
    found = [row for kind in kinds for gone in (False, True) for row in all_rows(store, Query(kind, deleted=gone))]
    return {row.record_id: (row.rev_id, row.head_count, row.deleted, row.body) for row in found}


def test_a_store_whose_import_was_undone_shows_what_one_shows_that_never_received_it(tmp_path, volume):
    for seed in range(volume(4, 200)):
        chance, home = random.Random(seed), tmp_path / str(seed)
        with section_store(home / "a", pc="A") as a, section_store(home / "b", pc="B") as b:
            files, carried = [], []
            for _ in range(3):
                for _ in range(4):
                    do_something(a, chance)
                files.append(synchronise(a, home / "usb"))
                carried.append(set(dump(a)))
            file_ids = []
            for path in files:
                [verdict] = receive(b, [path])
                file_ids.append(verdict.file_id)
                for _ in range(3):
                    write_what_one_may(b, chance)
            whole, rows_before = set(dump(b)), rows_of(b)
            for withdrawn in ([2], [1, 2], [0, 1, 2], [0]):
                withdraw(b, *(file_ids[place] for place in withdrawn))
                kept = set().union(*(carried[place] for place in range(3) if place not in withdrawn))
                mine = {line for line in whole if json.loads(line)["install"] == b.identity.install}
                masters = {line for line in whole if json.loads(line)["install"] == "0" * 32}
                assert set(dump(b)) == (kept & whole) | mine | masters, seed
                with section_store(home / f"c{withdrawn}", pc="C") as never:
                    known = [Revision.of(json.loads(line)) for line in set(dump(b)) - masters]
                    with never.writing() as connection:
                        log = {"at": "", "direction": "in", "outcome": "imported", "file": "", "sha256": ""}
                        take_in(connection, never.projector, known, log, change(connection, known))
                    assert rows_of(never) == rows_of(b), seed
                assert check(b) == [], seed
                if chance.random() < 0.5:
                    reinstate(b, *(file_ids[place] for place in withdrawn))
                else:
                    for place in withdrawn:  # taken in anew, it is another entry of the log
                        [verdict] = receive(b, [files[place]])
                        file_ids[place] = verdict.file_id if verdict.is_in else file_ids[place]
                assert set(dump(b)) == whole, seed
                assert rows_of(b) == rows_before, seed


def write_what_one_may(store, chance):
    """Something a person does, where the ledger lets them: in a conflict it does not."""
    try:
        do_something(store, chance)
    except LeaderDeskError as error:
        assert error.code in ("LD-3004", "LD-3022"), error
