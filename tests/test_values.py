"""Numbers and yes-or-no as offices type them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leaderdesk import values
from leaderdesk.errors import LeaderDeskError


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12), ("１２", 12), ("1,000", 1000), ("１，０００", 1000), ("12.0", 12), (12.0, 12), ("3人", 3), ("３人", 3),
        ("△5", -5), ("▲1,234", -1234), ("+7", 7), (" 8 ", 8), ("2.50", Decimal("2.5")), ("10.", 10),
    ],
)  # fmt: skip
def test_a_number_is_read_as_offices_type_it(typed, number):
    assert values.read_number(typed, field="人数", unit="人", places=1) == number


@pytest.mark.parametrize("typed", ["10位", "〇", "1,00", "3台", "", True, "1e3", "NaN", "0x10", "1_000"])
def test_what_is_no_number_is_refused_with_its_field(typed):
    with pytest.raises(LeaderDeskError) as fault:
        values.read_number(typed, field="人数", unit="人", places=0)
    assert fault.value.code == "LD-1301"
    assert "人数" in str(fault.value)


def test_more_decimals_than_the_field_keeps_are_a_fault_and_never_rounded_away():
    with pytest.raises(LeaderDeskError) as fault:
        values.read_number("2.55", field="月の時間", unit="時間", places=1)
    assert fault.value.code == "LD-1303"


@pytest.mark.parametrize(
    ("typed", "yes"),
    [
        ("はい", True),
        ("○", True),
        ("有", True),
        (1, True),
        (1.0, True),
        (True, True),
        ("×", False),
        ("いいえ", False),
        (0, False),
    ],
)
def test_yes_and_no_are_read_in_the_signs_of_the_office(typed, yes):
    assert values.read_yes_or_no(typed, field="公開") is yes


def test_a_sign_that_is_neither_is_refused():
    with pytest.raises(LeaderDeskError) as fault:
        values.read_yes_or_no("たぶん", field="公開")
    assert fault.value.code == "LD-1402"


@pytest.mark.parametrize("typed", ["1" + "0" * 15, "9" * 31, "-" + "9" * 40])
def test_a_number_with_more_digits_than_a_worksheet_keeps_is_refused(typed):
    with pytest.raises(LeaderDeskError) as told:
        values.read_number(typed, field="概算額", unit="", places=2)
    assert told.value.code == "LD-1304"
