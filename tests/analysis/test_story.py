"""経過: everything that happened to a record, told in sentences, the newest first."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.story import changed_fields, story
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.log import imported_file
from leaderdesk.ledger.merge import withdraw
from tests.builders import Clock, add, division_store, handed_over, section_store


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    with section_store(tmp_path, now=clock) as made:
        yield made


def told(store, record_id):
    """The sentences as people read them."""
    return [chapter.sentence.format(*chapter.facts) for chapter in story(store, record_id)]


def test_a_new_record_has_one_chapter_with_its_author_and_its_hour(store):
    record = add(store)
    [chapter] = story(store, record.record_id)
    assert (chapter.sentence, chapter.who, chapter.rev_id) == ("記録しました", "市民課 推進リーダー", record.rev_id)
    assert chapter.at == "2026-11-23T12:00:00+09:00"


def test_the_whole_life_of_a_record_is_told_the_newest_first(store, clock, tmp_path):
    record_id = add(store).record_id
    clock.forward(minutes=1)
    store.edit(record_id, {"wish": "直してほしい", "target": "住基"})
    clock.forward(minutes=1)
    handed_over(store, tmp_path)
    clock.forward(minutes=1)
    store.delete(record_id, "二重に入れた")
    clock.forward(minutes=1)
    store.undelete(record_id)
    assert told(store, record_id) == [
        "削除を取り消しました",
        "削除しました（二重に入れた）",
        "提出しました（第1号）",
        "こうしたい・対象システム・業務を直しました",
        "記録しました",
    ]


def test_what_happened_within_one_second_keeps_its_order(store):
    record_id = add(store).record_id
    for text in ("一", "二", "三"):
        store.edit(record_id, {"wish": text})
    assert story(store, record_id)[-1].sentence == "記録しました"
    assert [chapter.rev_id for chapter in story(store, record_id)][::-1] == [
        revision.rev_id for revision in store.history(record_id)
    ]


def test_an_emptied_field_is_a_change_too(store):
    record = add(store, wish="願い")
    edited = store.edit(record.record_id, {"wish": None})
    assert changed_fields(Request, record, edited) == ["こうしたい"]


def test_a_change_of_many_fields_names_the_first_four(store):
    record_id = add(store).record_id
    store.edit(record_id, {"problem": "a", "wish": "b", "target": "c", "people": "1", "unit": "庶務係"})
    assert told(store, record_id)[0] == "困っていること・こうしたい・対象システム・業務・関わる人数を直しました"


def test_settling_two_versions_is_told_as_one_step(store, clock):
    first = add(store)
    store.edit(first.record_id, {"wish": "こちら"})
    store.edit(first.record_id, {"wish": "あちら"}, seen=[first.rev_id])
    clock.forward(minutes=1)
    store.resolve(first.record_id, {**first.body, "wish": "両方"})
    assert told(store, first.record_id)[0] == "2 つの版を 1 つにまとめました"


def test_a_file_that_carried_the_record_twice_is_told_once_each(store, clock, tmp_path):
    record_id = add(store).record_id
    for _ in range(2):
        clock.forward(days=1)
        handed_over(store, tmp_path)
    assert [line for line in told(store, record_id) if "提出" in line] == ["提出しました（第1号）"]


def test_the_division_sees_which_file_brought_the_record_and_forgets_a_withdrawn_one(store, tmp_path):
    record_id = add(store).record_id
    with division_store(tmp_path / "division") as division:
        [verdict] = receive(division, [handed_over(store, tmp_path)])
        chapters = story(division, record_id)
        assert [chapter.who for chapter in chapters] == ["情報政策課", "市民課 推進リーダー"]
        assert told(division, record_id)[0] == "受け取りました（第1号）"
        with division.reading() as connection:
            file = imported_file(connection, sha256=verdict.sha256)
        withdraw(division, file.file_id)
        with pytest.raises(LeaderDeskError, match="LD-3001"):
            story(division, record_id)


def test_what_came_with_the_preset_says_so(store):
    from leaderdesk.kinds.organisation import Section
    from leaderdesk.ledger.query import Query, all_rows

    [row] = all_rows(store, Query(Section, where={"code": "0501"}))
    assert [chapter.who for chapter in story(store, row.record_id)] == ["初期設定"]


def test_an_unknown_record_is_told(store):
    with pytest.raises(LeaderDeskError, match="LD-3001"):
        story(store, "00000000-0000-4000-8000-000000000000")
