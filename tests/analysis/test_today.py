"""今日すること: what waits, why, until when, and where it is done; and what became of every request."""

from __future__ import annotations

import datetime as dt

import pytest

from leaderdesk.analysis.today import TaskState, division_tasks, month_end, section_tasks, unsent_count
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.status import Status, shown_status
from leaderdesk.ledger.draft import Draft, keep_draft
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.sample.plan import NEVER_SUBMITS
from tests.builders import Clock, add, answer, division_store, handed_over, section_store


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    with section_store(tmp_path, now=clock) as made:
        yield made


@pytest.fixture
def division(tmp_path, clock):
    with division_store(tmp_path / "division", now=clock) as made:
        yield made


def told(tasks):
    """The sentences as people read them."""
    return [task.sentence.format(*task.facts) for task in tasks]


def fates(store):
    """The status of every request of a store, by title."""
    return {
        row.body["title"]: shown_status(
            row.body,
            head_count=row.head_count,
            is_deleted=row.deleted is not None,
            is_own=row.owner == store.identity.owner,
            has_left=bool(row.handed_at),
        )
        for query in (Query(Request), Query(Request, deleted=True))
        for row in all_rows(store, query)
    }


def torn(store, **typed):
    """A record with two versions."""
    first = add(store, **typed)
    store.edit(first.record_id, {"wish": "こちら"})
    store.edit(first.record_id, {"wish": "あちら"}, seen=[first.rev_id])
    return first


# ---------------------------------------------------------------- a leader's day


def test_an_empty_ledger_asks_for_nothing(store):
    assert section_tasks(store) == []


def test_what_is_not_handed_over_waits_until_the_end_of_the_month(store):
    add(store)
    add(store, "guidance")
    add(store, "activity")
    [task] = section_tasks(store)
    assert (task.due, task.state, task.page) == (dt.date(2026, 11, 30), TaskState.UNSENT, "submission")
    assert told([task]) == ["11月分の提出（未提出 3 件）"]


def test_nothing_waits_once_it_was_handed_over_and_an_edit_waits_again(store, tmp_path):
    record_id = add(store).record_id
    handed_over(store, tmp_path)
    assert section_tasks(store) == []
    store.edit(record_id, {"wish": "直し"})
    assert unsent_count(store) == 1


def test_what_was_settled_inside_the_section_is_not_waited_for_and_a_withdrawal_is(store, tmp_path):
    add(store, intent="internal")
    assert unsent_count(store) == 0
    taken_back = add(store)
    handed_over(store, tmp_path)
    store.edit(taken_back.record_id, {"intent": "withdrawn", "intent_reason": "不要になった"})
    assert unsent_count(store) == 1


def test_a_deleted_record_that_was_never_handed_over_waits_for_nobody(store):
    store.delete(add(store).record_id, "二重に入れた")
    assert section_tasks(store) == []


def test_a_draft_leads_back_to_its_form(store):
    with store.writing() as connection:
        keep_draft(connection, Draft("request", "r-1", (), "2026-11-23T09:00:00+09:00", {"title": "書きかけ"}))
        keep_draft(connection, Draft("guidance", "r-2", (), "2026-11-23T08:00:00+09:00", {}))
        keep_draft(connection, Draft("of_a_newer_version", "r-3", (), "2026-11-23T08:00:00+09:00", {}))
    tasks = section_tasks(store)
    assert told(tasks) == ["下書きが残っています：書きかけ", "下書きが残っています：（件名なし）"]
    assert [(task.state, task.page, task.target) for task in tasks] == [
        (TaskState.DRAFT, "kind:request", "r-1"),
        (TaskState.DRAFT, "kind:guidance", "r-2"),
    ]


def test_two_versions_of_a_record_are_to_be_looked_at(store):
    torn(store, title="食い違う要望")
    add(store)
    task = next(task for task in section_tasks(store) if task.state is TaskState.CONFLICT)
    assert told([task]) == ["2 台の PC で食い違う現場要望が 1 件あります"]
    assert task.page == "conflicts"


def test_versions_that_say_the_same_ask_for_nothing(store):
    first = add(store)
    for _ in range(2):
        store.edit(first.record_id, {"wish": "同じ"}, seen=[first.rev_id])
    assert len(store.view(first.record_id).heads) == 2
    assert all(task.state is not TaskState.CONFLICT for task in section_tasks(store))


def test_a_number_that_stands_twice_is_to_be_looked_at(store):
    first = add(store)
    store.add(Request, {**first.body, "title": "複製された PC で記録"})
    task = next(task for task in section_tasks(store) if task.state is TaskState.CONFLICT)
    assert told([task]) == ["整理番号の重なる現場要望が 2 件あります"]
    assert task.page == "conflicts"


def test_guidance_that_goes_on_is_recalled_after_thirty_days(store, clock):
    add(store, "guidance", date="2026-10-24", result="continuing")
    add(store, "guidance", date="2026-10-25", result="continuing")
    add(store, "guidance", date="2026-10-24", result="solved")
    task = section_tasks(store)[-1]
    assert (task.state, task.page) == (TaskState.GOING_ON, "kind:guidance")
    assert told([task]) == ["継続中のまま 30 日を過ぎた指導が 1 件あります"]
    clock.forward(days=1)
    assert told(section_tasks(store)[-1:]) == ["継続中のまま 30 日を過ぎた指導が 2 件あります"]


@pytest.mark.parametrize(("day", "end"), [((2026, 11, 23), 30), ((2028, 2, 1), 29), ((2027, 3, 31), 31)])
def test_the_month_ends_on_its_last_day(day, end):
    assert month_end(dt.date(*day)) == dt.date(day[0], day[1], end)


# ---------------------------------------------------------------- what became of the requests


def test_every_request_has_a_fate_also_while_nobody_has_answered(store, tmp_path):
    add(store, title="提出した")
    back = add(store, title="取り下げた")
    store.edit(back.record_id, {"intent": "withdrawn", "intent_reason": "不要になった"})
    handed_over(store, tmp_path)
    add(store, title="まだ出していない")
    add(store, title="課内で済んだ", intent="internal")
    store.delete(add(store, title="消した").record_id, "二重に入れた")
    torn(store, title="食い違う")
    assert fates(store) == {
        "提出した": Status.SENT,
        "取り下げた": Status.WITHDRAWN,
        "まだ出していない": Status.UNSENT,
        "課内で済んだ": Status.INTERNAL,
        "消した": Status.DELETED,
        "食い違う": Status.CONFLICT,
    }


def test_at_the_division_the_same_requests_have_arrived(store, division, tmp_path):
    add(store, title="提出した")
    add(store, title="取り下げた", intent="withdrawn", intent_reason="不要になった")
    list(receive(division, [handed_over(store, tmp_path)]))
    assert fates(division) == {"提出した": Status.ARRIVED, "取り下げた": Status.WITHDRAWN}


def test_every_request_of_the_city_has_a_fate(whole_city):
    found = {}
    for row in all_rows(whole_city, Query(Request)):
        status = shown_status(row.body, head_count=row.head_count, is_deleted=False, is_own=False, has_left=False)
        found[status] = found.get(status, 0) + 1
    assert sum(found.values()) == count(whole_city, Query(Request))
    assert found[Status.CONFLICT] > 0
    assert found[Status.WITHDRAWN] > 0
    assert found[Status.ARRIVED] > 0.8 * sum(found.values())


# ---------------------------------------------------------------- the division's day


def test_the_division_waits_for_the_sections_that_are_missing(division):
    [task] = division_tasks(division)
    assert (task.due, task.state, task.page) == (dt.date(2026, 11, 30), TaskState.WAITING, "submissions")
    assert told([task]) == ["まだ提出していない課が 64 課あります"]


def test_a_zero_report_is_no_longer_waited_for(store, division, tmp_path):
    list(receive(division, [handed_over(store, tmp_path)]))
    assert told(division_tasks(division)) == ["まだ提出していない課が 63 課あります"]


def test_a_held_file_waits_for_a_person_until_it_is_taken_in(division, tmp_path):
    with section_store(tmp_path, "0999", section_name="新しい課") as stranger:
        file = handed_over(stranger, tmp_path)
    list(receive(division, [file]))
    assert told(division_tasks(division))[0] == "確認待ちのファイルが 1 件あります"
    list(receive(division, [file]))
    assert told(division_tasks(division))[0] == "確認待ちのファイルが 1 件あります"
    list(receive(division, [file], add_sections=True))
    assert all("確認待ち" not in line for line in told(division_tasks(division)))


def test_a_request_waits_for_the_division_until_it_is_received(store, division, tmp_path):
    request = add(store)
    list(receive(division, [handed_over(store, tmp_path)]))
    task = next(task for task in division_tasks(division) if task.page == "triage")
    assert told([task]) == ["まだ受け付けていない要望が 1 件あります"]
    answer(division, request)
    assert not [task for task in division_tasks(division) if task.page == "triage"]


def test_conflicts_lead_the_division_to_their_list(store, division, tmp_path):
    torn(store)
    list(receive(division, [handed_over(store, tmp_path)]))
    task = next(task for task in division_tasks(division) if task.state is TaskState.CONFLICT)
    assert task.page == "conflicts"


def test_the_division_of_the_city_has_one_section_to_ask_and_four_conflicts_to_see(whole_city):
    tasks = division_tasks(whole_city)
    assert told(tasks) == [
        "2 台の PC で食い違う現場要望が 4 件あります",
        f"まだ受け付けていない要望が {count(whole_city, Query(Request))} 件あります",
        "まだ提出していない課が 1 課あります",
        "期日を過ぎた節目が 8 件残っています",
    ]
    assert NEVER_SUBMITS == "1403"
