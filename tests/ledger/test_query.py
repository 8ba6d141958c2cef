"""Lists: filtered and sorted by the database, a page at a time, found in any width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.kinds.activity import Activity
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.progress import ReviewAction
from leaderdesk.ledger.query import Query, all_rows, count, last_body, linking, page, rows, tally, total, values_used
from leaderdesk.text import fold
from tests.builders import add, division_store, section_store


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with section_store(tmp_path_factory.mktemp("query")) as made:
        bodies = []
        for place in range(250):
            day = f"2026-{4 + place % 7:02}-{1 + place % 27:02}"
            body = {"title": f"要望 {place:03}", "raised_on": day, "people": str(place % 7)}
            if place % 3 == 0:
                body["category"] = "DEVICE"
            bodies.append((Request, body, ""))
        made.add_all(bodies)
        yield made


def test_pages_of_any_size_give_the_whole_list_each_record_once(store):
    for limit in (1, 7, 64, 1000):
        found, after = [], None
        while portion := page(store, Query(Request), limit=limit, after=after):
            found += portion
            after = portion[-1]
        assert [key[-1] for key in found] == [row.record_id for row in all_rows(store, Query(Request))]
        assert len({key[-1] for key in found}) == 250


@pytest.mark.parametrize(
    "order", ["raised_on", "title", "category", "people", "local_no", "written_at", "wanted_by", "hours_month"]
)
@pytest.mark.parametrize("descending", [True, False])
def test_every_column_sorts_both_ways_and_pages_agree(store, order, descending):
    query = Query(Request, order=order, descending=descending)
    found, after = [], None
    while portion := page(store, query, limit=60, after=after):
        found += portion
        after = portion[-1]
    keys = [key[:2] for key in found]
    assert keys == sorted(keys, reverse=descending)
    assert len(found) == 250


def test_the_newest_day_stands_on_top_and_within_a_day_the_last_recorded(store):
    found = all_rows(store, Query(Request))
    days = [row.body["raised_on"] for row in found]
    assert days == sorted(days, reverse=True)
    same = [row.body["local_no"] for row in found if row.body["raised_on"] == days[0]]
    assert same == sorted(same, reverse=True)


def test_filters_are_counted_as_they_are_listed(store):
    query = Query(Request, where={"category": "DEVICE", "people": [1, 2]}, ranges={"raised_on": ("2026-06-01", None)})
    found = all_rows(store, query)
    assert count(store, query) == len(found) > 0
    assert all(row.body["category"] == "DEVICE" and row.body["people"] in ("1", "2") for row in found)
    assert count(store, Query(Request, where={"category": None})) == 250 - 84
    assert count(store, Query(Request, parts={"title": "24"})) == sum("24" in f"{place:03}" for place in range(250))


def test_rows_come_in_the_order_of_their_ids(store):
    ids = [key[-1] for key in page(store, Query(Request), limit=5)]
    assert [row.record_id for row in rows(store, Request, list(reversed(ids)))] == list(reversed(ids))
    assert rows(store, Request, ["nothing"]) == []


def test_figures_are_sums_of_the_list(store):
    assert sum(tally(store, Query(Request), "category").values()) == 250
    assert sum(tally(store, Query(Request), "month").values()) == 250
    assert total(store, Query(Request), "people") == sum(place % 7 for place in range(250))


def test_what_was_typed_before_is_suggested_the_most_used_first(store):
    assert values_used(store, Request, "category") == ["DEVICE"]
    assert values_used(store, Request, "target") == []
    assert last_body(store, Request)["title"] == "要望 249"
    assert last_body(store, Activity) == {}


WORDS = [
    ("プリンター", "ﾌﾟﾘﾝﾀｰ"),
    ("プリンター", "ぷりんた"),
    ("研修の様式", "研修"),
    ("研修の様式", "様式"),
    ("研修の様式", "様式 研修"),
    ("ＬＧＷＡＮ側", "lgwan"),
    ("髙橋橋の点検", "高橋"),
    ("100%達成", "100%"),
    ("A_B", "A_B"),
    ("キャプチャツール", "キャプチャ"),
]


@pytest.mark.parametrize(("title", "typed"), WORDS)
def test_a_word_is_found_in_any_width_and_kana_from_two_letters(tmp_path, title, typed):
    with section_store(tmp_path) as store:
        add(store, title=title)
        add(store, title="別の件名", problem="関係のない文章")
        found = all_rows(store, Query(Request, search=typed))
        assert [row.body["title"] for row in found] == [title]


@pytest.mark.parametrize("typed", ["%", "_", "100％以上", "' OR 1=1 --", "\\"])
def test_signs_of_the_database_mean_nothing_in_a_search_box(tmp_path, typed):
    with section_store(tmp_path) as store:
        add(store, title="ふつうの件名")
        assert count(store, Query(Request, search=typed)) == 0


def test_every_text_of_a_record_is_searched_and_its_number_too(tmp_path):
    with section_store(tmp_path) as store:
        add(store, title="件名", problem="困りごと", wish="願い", target="住基", unit="記録係")
        for typed in ("件名", "困りごと", "願い", "住基", "記録係", "0501-R08-A001", "件名 願い"):
            assert count(store, Query(Request, search=typed)) == 1, typed
        assert count(store, Query(Request, search="件名 ないもの")) == 0


def test_what_is_named_by_what_it_is_of_is_found_by_that_name(tmp_path):
    with division_store(tmp_path) as store:
        add(store, "measure", code="1-01", name="窓口の待ち時間の公開")
        add(store, "measure", code="1-02", name="施設予約")
        for code in ("1-01", "1-02"):
            add(store, "review_action", measure=code, year=2026, decision="継続", reason="見本の理由")
        for typed, found in (("待ち時間", 1), ("1-01", 1), ("窓口 見本", 1), ("見本", 2), ("窓口 施設", 0)):
            assert count(store, Query(ReviewAction, search=typed)) == found, typed


@given(st.text(min_size=1, max_size=20))
def test_no_search_text_breaks_the_query(typed):
    assert fold(typed) is not None


def test_records_that_point_to_a_record_are_found(tmp_path):
    with section_store(tmp_path) as store:
        session = add(store, "guidance")
        request = add(store)
        store.edit(session.record_id, {"request": request.record_id})
        assert [(row.kind, row.record_id) for row in linking(store, request.record_id)] == [
            (Guidance.KIND, session.record_id)
        ]
        assert linking(store, session.record_id) == []


def test_of_several_columns_one_is_enough_where_either_is_asked(store):
    either = {"category": "DEVICE", "people": ["0", "1"]}
    found = all_rows(store, Query(Request, either=either, where={"people": ["1", "2"]}))
    wanted = [row for row in all_rows(store, Query(Request)) if row.body["people"] in ("1", "2")]
    wanted = [row for row in wanted if row.body["people"] == "1" or row.body.get("category") == "DEVICE"]
    assert found == wanted
    assert 0 < len(found) < 72
