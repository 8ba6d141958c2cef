"""自己評価の提案: what figures say of a measure, in every shape that indicators come in, by the scale of their year."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.analysis.ratings import MOST, Gap, Sum, grade_of, reached, scale_of, suggest, target_of
from leaderdesk.kinds.measures import Direction, Indicator, RatingScale
from leaderdesk.places import resource
from leaderdesk.values import tidy_decimal

NUMBERS = st.decimals(-1_000_000, 1_000_000, places=3)
YEARS = st.integers(2020, 2035)


def indicator(base=40, target=60, *, begin=2025, end=2029, direction="higher"):
    given_ = {"base": base, "target": target, "base_year": begin, "target_year": end}
    body = {name: str(tidy_decimal(str(value))) for name, value in given_.items() if value is not None}
    return Indicator.restore({"measure": "1-01", "name": "見本の指標", "direction": direction, **body})


def preset(name):
    """The grades that a preset brings."""
    records = json.loads(resource("presets", f"{name}.json").read_text("utf-8"))["records"]
    return [RatingScale.restore(body) for body in records["rating_scale"]]


@st.composite
def indicators(draw):
    begin = draw(st.none() | YEARS)
    return indicator(
        draw(st.none() | NUMBERS),
        draw(st.none() | NUMBERS),
        begin=begin,
        end=draw(st.none() | st.integers(begin or 2020, 2036)),
        direction=draw(st.sampled_from(["higher", "lower"])),
    )


# ---------------------------------------------------------------- the target of a year


def test_the_target_of_a_year_lies_on_the_line_from_base_to_target():
    wanted = {2024: 40, 2025: 40, 2026: 45, 2027: 50, 2028: 55, 2029: 60, 2031: 60}
    assert {year: target_of(indicator(), year) for year in wanted} == wanted


def test_a_target_without_a_year_is_that_of_every_year():
    assert target_of(indicator(base=None, begin=None, end=None), 2026) == 60


@pytest.mark.parametrize(
    ("missing", "gap"),
    [({"target": None}, Gap.NO_TARGET), ({"base": None}, Gap.NO_BASE), ({"begin": None}, Gap.NO_BASE)],
)
def test_what_is_missing_is_named(missing, gap):
    assert target_of(indicator(**missing), 2026) is gap
    told = reached(indicator(**missing), 2026, Decimal(50))
    assert (told.percent, told.gap) == (None, gap)


def test_where_only_the_base_is_missing_the_last_year_can_still_be_rated():
    assert reached(indicator(base=None), 2029, Decimal(30)).percent == 50


@given(indicators(), YEARS)
def test_a_target_never_leaves_the_span_between_base_and_target(one, year):
    found = target_of(one, year)
    if isinstance(found, Gap):
        assert one.target is None or one.base is None or one.base_year is None
    elif one.base is None:
        assert found == one.target
    else:
        assert min(one.base, one.target) <= found <= max(one.base, one.target)


@given(indicators(), YEARS)
def test_targets_go_one_way_from_year_to_year(one, year):
    now, then = target_of(one, year), target_of(one, year + 1)
    if not isinstance(now, Gap) and not isinstance(then, Gap) and one.base is not None:
        assert (then >= now) if one.target >= one.base else (then <= now)


# ---------------------------------------------------------------- how near


@pytest.mark.parametrize(
    ("given_", "value", "percent", "how"),
    [
        ({}, "42", "93.3", Sum.RATIO),
        ({}, "0", "0.0", Sum.RATIO),
        ({}, "-5", "0.0", Sum.RATIO),
        ({}, "900", "200.0", Sum.RATIO),
        ({"base": 60, "target": 40, "direction": "lower"}, "50", "110.0", Sum.INVERSE),
        ({"base": 60, "target": 40, "direction": "lower"}, "0", "200.0", Sum.BEYOND),
        ({"base": 8, "target": 0, "end": 2026, "direction": "lower"}, "2", "75.0", Sum.CHANGE),
        ({"base": -40, "target": -20, "end": 2026}, "-30", "50.0", Sum.CHANGE),
        ({"base": 0, "target": 0, "direction": "lower"}, "0", "100.0", Sum.HELD),
    ],
)
def test_an_achievement_comes_with_its_sum(given_, value, percent, how):
    told = reached(indicator(**given_), 2026, Decimal(value))
    assert (told.percent, told.sum, told.gap) == (Decimal(percent), how, None)
    words = how.label.format(*told.facts)
    assert "{" not in words
    assert told.facts[2] in words


def test_a_target_of_nothing_that_is_missed_gives_no_ratio():
    assert reached(indicator(base=0, target=0, direction="lower"), 2026, Decimal(3)).gap is Gap.NO_RATIO


def test_a_year_without_a_figure_says_so_beside_its_target():
    told = reached(indicator(), 2026, None)
    assert (told.target, told.percent, told.gap) == (45, None, Gap.NO_VALUE)


@given(indicators(), YEARS, NUMBERS, NUMBERS)
def test_a_better_figure_never_gives_less(one, year, figure, other):
    worse, better = sorted((figure, other), reverse=one.direction is Direction.LOWER)
    low, high = reached(one, year, worse).percent, reached(one, year, better).percent
    assert high is not None or low is None
    if low is not None:
        assert 0 <= low <= high <= MOST


@given(indicators(), YEARS)
def test_a_figure_that_meets_its_target_has_reached_it(one, year):
    target = target_of(one, year)
    if not isinstance(target, Gap):
        assert reached(one, year, target).percent == 100


# ---------------------------------------------------------------- grades


@pytest.mark.parametrize(
    ("name", "percent", "mark"),
    [
        *(("aobahara", percent, mark) for percent, mark in
          (("110", "A"), ("109.9", "B"), ("90", "B"), ("89.9", "C"), ("60", "C"), ("59.9", "D"), ("0", "D"))),
        *(("mihon", percent, mark) for percent, mark in
          (("200", "4"), ("100", "4"), ("99.9", "3"), ("80", "3"), ("79.9", "2"), ("50", "2"), ("49.9", "1"))),
    ],
)  # fmt: skip
def test_each_city_rates_by_its_own_scale(name, percent, mark):
    grade = grade_of(Decimal(percent), scale_of(preset(name), 2026))
    assert grade is not None
    assert grade.mark == mark


@pytest.mark.parametrize("name", ["aobahara", "oyama", "mihon"])
@given(low=st.decimals(0, 200, places=1), high=st.decimals(0, 200, places=1))
def test_more_achievement_is_never_a_worse_grade(name, low, high):
    scale = scale_of(preset(name), 2026)
    worse, better = (scale.index(grade_of(percent, scale)) for percent in sorted((low, high)))
    assert better <= worse


def grade(scale, mark, least, **years):
    body = {"code": f"{mark}-{scale}", "scale": scale, "mark": mark, "label": f"{mark} 見本", "least": str(least)}
    return RatingScale.restore(body | {name: str(year) for name, year in years.items()})


def test_an_old_year_keeps_its_scale():
    old = [grade("OLD", "A", 80, last_year=2025), grade("OLD", "B", 0, last_year=2025)]
    new = [grade("NEW", "A", 100, first_year=2026), grade("NEW", "B", 0, first_year=2026)]
    assert {year: scale_of([*new, *old], year)[0].least for year in (2020, 2025, 2026, 2030)} == {
        2020: 80, 2025: 80, 2026: 100, 2030: 100,
    }  # fmt: skip


def test_a_scale_that_nobody_ended_gives_way_to_the_one_that_began_later():
    both = [grade("OLD", "A", 80), grade("NEW", "A", 100, first_year=2026)]
    assert [found.scale for found in scale_of(both, 2026)] == ["NEW"]
    assert [found.scale for found in scale_of(both, 2025)] == ["OLD"]


def test_one_good_figure_hides_no_bad_one():
    scale = scale_of(preset("aobahara"), 2026)
    good, bad = reached(indicator(), 2026, Decimal(90)), reached(indicator(), 2026, Decimal(30))
    suggestion = suggest([good, reached(indicator(), 2026, None), bad], scale)
    assert suggestion is not None
    assert (suggestion.grade.mark, suggestion.decided_by) == ("C", bad)


def test_without_a_figure_or_a_scale_nothing_is_suggested():
    scale = scale_of(preset("aobahara"), 2026)
    assert suggest([], scale) is None
    assert suggest([reached(indicator(), 2026, None)], scale) is None
    assert suggest([reached(indicator(), 2026, Decimal(45))], []) is None
