"""課の改編: who may write for whom, as a function of the successions and a day alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.kinds.organisation import Succession
from leaderdesk.kinds.succession import Lineage, Step

OCTOBER, APRIL, LATER = date(2026, 10, 1), date(2027, 4, 1), date(2028, 4, 1)


def lineage(*steps):
    return Lineage(Step(*step) for step in steps)


def body(change, **fields):
    return {"predecessor": "0702", "successor": "0706", "change": change, "since": "2026-10-01"} | fields


# ---------------------------------------------------------------- what a record hands on


@pytest.mark.parametrize("change", ["rename", "merger"])
def test_after_a_renaming_or_a_merger_the_successor_goes_on(change):
    assert Succession.restore(body(change)).step() == ("0702", "0706", OCTOBER)


def test_after_a_split_only_the_section_that_carries_on_goes_on():
    assert Succession.restore(body("split", carries_on="true")).step() == ("0702", "0706", OCTOBER)
    assert Succession.restore(body("split", carries_on="false")).step() is None
    assert Succession.restore(body("split")).step() is None


# ---------------------------------------------------------------- who writes for whom


def test_a_successor_writes_for_its_predecessor_from_the_day_on():
    city = lineage(("0702", "0706", OCTOBER))
    assert city.followed("0706", date(2026, 9, 30)) == {"0706"}
    assert city.followed("0706", OCTOBER) == {"0706", "0702"}
    assert city.followed("0702", LATER) == {"0702"}, "its own late file is still its own"


def test_a_merged_section_writes_for_all_that_it_follows_and_they_not_for_each_other():
    city = lineage(("0601", "0607", APRIL), ("0602", "0607", APRIL))
    assert city.followed("0607", APRIL) == {"0607", "0601", "0602"}
    assert city.followed("0601", APRIL) == {"0601"}


def test_successions_form_chains():
    city = lineage(("0702", "0706", OCTOBER), ("0706", "0709", APRIL))
    assert city.followed("0709", APRIL) == {"0709", "0706", "0702"}
    assert city.followed("0709", date(2027, 3, 31)) == {"0709"}
    assert city.followed("0706", APRIL) == {"0706", "0702"}


def test_a_chain_goes_forward_in_time():
    """0802 took 0801's place; years later a new section bears the code 0801 and takes over 0805: 0802 has no part in it."""
    city = lineage(("0801", "0802", OCTOBER), ("0805", "0801", LATER))
    assert city.followed("0802", LATER) == {"0802", "0801"}
    assert city.followed("0801", LATER) == {"0801", "0805"}


def test_circles_do_no_harm():
    there_and_back = lineage(("0501", "0502", OCTOBER), ("0502", "0501", APRIL))
    assert there_and_back.followed("0501", LATER) == {"0501", "0502"}
    assert there_and_back.heir("0502", LATER) == "0501"
    swapped = lineage(("0501", "0502", OCTOBER), ("0502", "0501", OCTOBER), ("0501", "0501", OCTOBER))
    assert swapped.followed("0501", LATER) == {"0501", "0502"}
    assert (swapped.heir("0501", LATER), swapped.heir("0502", LATER)) == ("0502", "0501")


# ---------------------------------------------------------------- whose they are today


def test_the_heir_is_the_end_of_the_chain_on_that_day():
    city = lineage(("0702", "0706", OCTOBER), ("0706", "0709", APRIL))
    assert [city.heir("0702", day) for day in (date(2026, 9, 30), OCTOBER, APRIL)] == ["0702", "0706", "0709"]
    assert city.heir("0501", APRIL) == "0501"


CODES = st.sampled_from(["01", "02", "03", "04"])
STEPS = st.builds(Step, CODES, CODES, st.dates(date(2026, 4, 1), date(2026, 4, 5)))


@given(st.lists(STEPS, max_size=8), CODES, st.dates(date(2026, 3, 30), date(2026, 4, 7)))
def test_the_heir_may_always_write_for_whom_it_follows_and_rights_only_grow(steps, section, day):
    city = Lineage(steps)
    assert section in city.followed(city.heir(section, day), day)
    assert section in city.followed(section, day)
    assert city.followed(section, day) <= city.followed(section, date(2026, 4, 8))
