"""Facets: read what offices type, show it to people, keep it in one form."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk import fiscal
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.names import Code
from tests.builders import FACETS


class Means(Code):
    PHONE = "phone", "電話"
    MAIL = "mail", "メール"
    VISIT = "visit", "対面"


EXAMPLES = [
    (facets.Text("件名"), " 見本の\n要望 ", "見本の 要望", "見本の 要望"),
    (facets.Text("課コード", code=True), "０５０１", "0501", "0501"),
    (facets.LongText("内容"), "1行目\r\n2行目", "1行目\n2行目", "1行目\n2行目"),
    (facets.Day("発生日"), "R8.4.1", "2026-04-01", "令和8年4月1日"),
    (facets.Clock("時刻"), "午後2時5分", "14:05", "14:05"),
    (facets.FiscalYear("年度"), "R8", "2026", "令和8年度（2026年度）"),
    (facets.HalfYear("希望時期"), "8下", "2026-H2", "令和8年度 下期"),
    (facets.Count("人数", unit="人"), "１，２００人", "1200", "1,200"),
    (facets.Number("月の時間", unit="時間"), "２．５０時間", "2.5", "2.5"),
    (facets.Yen("概算額", unit="千円"), "1,200千円", "1200", "1,200"),
    (facets.Choice("手段", choices=Means), "メール", "mail", "メール"),
    (facets.Choices("手段", choices=Means), "対面、電話", "phone,visit", "電話、対面"),
    (facets.Flag("公開"), "○", "true", "はい"),
    (facets.Link("部", to="department"), "02", "02", "02"),
]


@pytest.mark.parametrize(("facet", "typed", "canonical", "shown"), EXAMPLES, ids=lambda it: getattr(it, "label", None))
def test_what_is_typed_is_kept_in_one_form_and_shown_for_people(facet, typed, canonical, shown):
    value = facet.read(typed)
    assert facet.canonical(value) == canonical
    assert facet.show(value) == shown
    assert facet.hold(canonical) == value


def test_every_facet_type_is_among_the_examples():
    assert {type(facet) for facet, *_ in EXAMPLES} == set(FACETS)


@pytest.mark.parametrize("facet", [facet for facet, *_ in EXAMPLES], ids=lambda it: it.label)
@pytest.mark.parametrize("empty", [None, "", "   ", "　"])
def test_an_empty_cell_is_no_value(facet, empty):
    assert facet.read(empty) is None


@pytest.mark.parametrize(
    ("facet", "stored"),
    [
        (facets.Day("日"), "20260401"),
        (facets.Day("日"), "R8.4.1"),
        (facets.Count("数"), "012"),
        (facets.Count("数"), "１２"),
        (facets.Number("数"), "2.50"),
        (facets.Number("数"), "1E+2"),
        (facets.Choice("手段", choices=Means), "メール"),
        (facets.Choices("手段", choices=Means), "visit,phone,visit "),
        (facets.Flag("公開"), "はい"),
        (facets.Clock("時刻"), "14:05:00"),
        (facets.Text("件名"), ""),
        (facets.Text("件名"), 12),
        (facets.LongText("内容"), "a\r\nb"),
    ],
)
def test_a_record_holds_the_stored_form_and_nothing_more_lenient(facet, stored):
    with pytest.raises(LeaderDeskError):
        facet.hold(stored)


@pytest.mark.parametrize(
    ("facet", "typed", "code"),
    [
        (facets.Text("件名", limit=60), "あ" * 61, "LD-1103"),
        (facets.Text("課コード", code=True), "五百一", "LD-1104"),
        (facets.Count("人数", least=1), "0", "LD-1302"),
        (facets.Count("人数"), "1.5", "LD-1303"),
        (facets.Yen("額"), "9" * 13, "LD-1304"),
        (facets.Number("時間"), "-1", "LD-1302"),
        (facets.Choice("手段", choices=Means), "のろし", "LD-1401"),
        (facets.Flag("公開"), "たぶん", "LD-1402"),
        (facets.LongText("内容"), "あ\x0bい", "LD-1101"),
    ],
)
def test_a_limit_is_told_with_its_code_and_its_field(facet, typed, code):
    with pytest.raises(LeaderDeskError) as fault:
        facet.read(typed)
    assert fault.value.code == code
    assert facet.label in str(fault.value) or code in ("LD-1101", "LD-1303")


def test_sixty_letters_fit_into_a_title():
    assert facets.Text("件名", limit=60).read("あ" * 60) == "あ" * 60


def test_a_choice_tells_what_can_be_chosen():
    with pytest.raises(LeaderDeskError, match="電話・メール・対面"):
        facets.Choice("手段", choices=Means).read("のろし")


@given(st.dates(date(1900, 1, 1), date(2150, 1, 1)))
def test_days_survive_store_and_show(day):
    facet = facets.Day("日")
    assert facet.hold(facet.canonical(day)) == day == facet.read(facet.show(day))


@given(st.decimals(0, 10**9, places=1))
def test_numbers_survive_store_and_show(number):
    facet = facets.Number("数", places=1)
    held = facet.read(str(number))
    assert held == number
    assert facet.hold(facet.canonical(held)) == number == facet.read(facet.show(held))


@given(st.integers(0, 10**12))
def test_counts_survive_store_and_show(number):
    facet = facets.Count("数")
    assert facet.hold(facet.canonical(number)) == number == facet.read(facet.show(number))


@given(st.times().map(lambda it: time(it.hour, it.minute)))
def test_times_survive_store_and_show(clock):
    facet = facets.Clock("時刻")
    assert facet.hold(facet.canonical(clock)) == clock == facet.read(facet.show(clock))


@given(st.text(max_size=200))
def test_a_long_text_that_is_accepted_comes_back_letter_for_letter(typed):
    facet = facets.LongText("内容")
    try:
        held = facet.read(typed)
    except LeaderDeskError:
        return
    if held is not None:
        assert facet.hold(facet.canonical(held)) == held


def test_a_facet_knows_the_heading_with_its_unit():
    assert facets.Count("人数", unit="人").heading == "人数（人）"
    assert facets.Text("件名").heading == "件名"


def test_a_facet_carries_facts_of_the_office_and_no_more_than_eight():
    from dataclasses import fields

    for facet in FACETS:
        names = {field.name for field in fields(facet)}
        assert len(names) <= 9, (
            facet,
            names,
        )  # label, help, required, listed, initial, group and at most three of its own
        assert not names & {"widget", "callback", "sql", "style", "visible_if"}


def test_half_years_and_decimals_are_held_as_what_they_are():
    assert isinstance(facets.HalfYear("希望時期").hold("2026-H1"), fiscal.HalfYear)
    assert isinstance(facets.Number("時間").hold("2.5"), Decimal)
