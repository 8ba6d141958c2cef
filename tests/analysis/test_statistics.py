"""統計: every record counted once, whichever way one counts."""

from __future__ import annotations

import sqlite3

import pytest

from leaderdesk.analysis.statistics import by_category, by_month, by_section, recorded_kinds, sections_on, years
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.activity import Activity
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.organisation import Section, Vocabulary
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from tests.builders import KINDS, add, division_store, handed_over, section_store


@pytest.fixture
def sql(received):
    """Plain SQL on the same store: the second opinion."""
    connection = sqlite3.connect(f"file:{received / 'division.db'}?mode=ro", uri=True)
    yield lambda statement: connection.execute(statement).fetchall()
    connection.close()


def test_what_sections_write_is_counted_and_masters_are_not(whole_city):
    assert recorded_kinds(whole_city) == [Request, Guidance, Activity]


def test_the_counts_of_every_section_are_those_of_plain_sql(whole_city, sql):
    counted = {at.section: at.counts for at in by_section(whole_city)}
    assert len(counted) == 64
    for kind in recorded_kinds(whole_city):
        plain = dict(sql(f"SELECT owner, count(*) FROM {kind.KIND} WHERE deleted IS NULL GROUP BY owner"))
        assert {code: counts[kind.KIND] for code, counts in counted.items() if counts[kind.KIND]} == plain


def test_the_counts_of_one_year_are_those_of_plain_sql(whole_city, sql):
    for year in (2025, 2026):
        counted = sum(at.total for at in by_section(whole_city, year=year))
        kinds = [kind.KIND for kind in recorded_kinds(whole_city)]
        plain = sum(
            sql(f"SELECT count(*) FROM {kind} WHERE in_year = {year} AND deleted IS NULL")[0][0] for kind in kinds
        )
        assert counted == plain > 0


def test_the_months_of_a_year_begin_in_april_and_sum_up_to_the_year(whole_city, sql):
    for kind in recorded_kinds(whole_city):
        months = by_month(whole_city, kind, year=2026)
        days = f"SELECT {kind.DAY} FROM {kind.KIND} WHERE in_year = 2026"
        plain = [sum(f"-{month:02}-" in day for (day,) in sql(days)) for month in (*range(4, 13), 1, 2, 3)]
        assert months == plain
        assert sum(months) == count(whole_city, Query(kind, where={"in_year": 2026}))


def test_every_category_of_the_list_stands_there_in_its_order_and_all_sum_up(whole_city, sql):
    listed = list(whole_city.names.options("vocabulary", "request.category").values())
    counted = by_category(whole_city, Request)
    assert list(counted)[: len(listed)] == listed
    assert sum(counted.values()) == sql("SELECT count(*) FROM request WHERE deleted IS NULL")[0][0]
    labels = dict(sql("SELECT code, label FROM vocabulary WHERE list_name = 'request.category'"))
    plain = sql("SELECT category, count(*) FROM request WHERE category IS NOT NULL GROUP BY category")
    assert {label: number for label, number in counted.items() if number and label} == {
        labels[code]: number for code, number in plain
    }


def test_records_without_a_category_are_counted_under_no_label(tmp_path):
    with section_store(tmp_path) as store:
        add(store, category="DEVICE")
        add(store, category="")
        counted = by_category(store, Request)
        assert (counted["機器"], counted[""]) == (1, 1)


def test_a_category_that_left_the_list_is_still_counted(tmp_path):
    with section_store(tmp_path) as store:
        add(store, category="DEVICE")
    with sqlite3.connect(tmp_path / "0501-A.db") as connection:
        connection.execute("DELETE FROM vocabulary WHERE code = 'DEVICE'")
    connection.close()
    with open_store(tmp_path / "0501-A.db", KINDS, read_only=True) as store:
        assert by_category(store, Request)["DEVICE"] == 1


def test_two_entries_of_a_list_with_one_name_are_counted_together(tmp_path):
    """改名の前後: the old entry ended, the new one bears the same name under another code."""
    with division_store(tmp_path / "division") as division, section_store(tmp_path) as store:
        division.put_all(Vocabulary, [{"list_name": "request.category", "code": "DEVICE2", "label": "機器"}])
        add(store, category="DEVICE")
        list(receive(division, [handed_over(store, tmp_path)]))
        before = by_category(division, Request)
        assert (before["機器"], sum(before.values())) == (1, 1)


def test_a_section_without_a_record_stands_there_with_zeros(tmp_path):
    with division_store(tmp_path) as store:
        counts = by_section(store)
        assert len(counts) == 64
        assert {at.total for at in counts} == {0}
        assert (counts[0].department_name, counts[0].section_name) == ("市長公室", "秘書課")


def test_the_records_of_a_section_that_is_no_more_are_counted_with_its_name(tmp_path):
    """課の改編: what it recorded while it was there belongs to the city's figures."""
    with division_store(tmp_path / "division") as division, section_store(tmp_path) as store:
        add(store)
        list(receive(division, [handed_over(store, tmp_path)]))
        division.put_all(Section, [{"code": "0501", "valid_until": "2026-09-30"}])
        assert "0501" not in {code for *_, code, _ in sections_on(division, division.today())}
        counts = by_section(division)
        assert sum(at.total for at in counts) == count(division, Query(Request)) == 1
        assert [(at.section, at.section_name) for at in counts if at.total] == [("0501", "市民課")]


def test_sections_are_those_in_force_on_the_day(tmp_path):
    with division_store(tmp_path) as store:
        store.put_all(Section, [{"code": "0599", "name": "新しい課", "valid_from": "2027-04-01"}])
        codes = [code for *_, code, _ in sections_on(store, store.today())]
        assert "0599" not in codes
        assert codes == sorted(codes)


def test_deleted_records_are_counted_nowhere(tmp_path):
    with section_store(tmp_path) as store:
        store.delete(add(store).record_id, "二重に入れた")
        assert sum(at.total for at in by_section(store)) == 0
        assert sum(by_month(store, Request, year=2026)) == 0
        assert years(store, [Request]) == []


def test_the_last_day_of_march_and_the_first_of_april_fall_into_two_years(tmp_path):
    with section_store(tmp_path) as store:
        add(store, raised_on="2026-03-31")
        add(store, raised_on="2026-04-01")
        assert years(store, [Request]) == [2026, 2025]
        assert by_month(store, Request, year=2025) == [0] * 11 + [1]
        assert by_month(store, Request, year=2026) == [1] + [0] * 11
