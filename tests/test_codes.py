"""Codes of cities and sections, and the numbers of requests."""

from __future__ import annotations

from uuid import UUID

import pytest

from leaderdesk import codes
from leaderdesk.errors import LeaderDeskError


@pytest.mark.parametrize("code", ["092088", "011002", "131016", "271004", "010006", "130001", "092991"])
def test_the_check_digit_of_real_codes_comes_out(code):
    assert codes.check_digit(code[:5]) == code[5]
    assert codes.read_municipality_code(code) == code


@pytest.mark.parametrize(
    ("typed", "code"), [("０９２０８８", "092088"), (92088, "092088"), (11002.0, "011002"), (" 092991 ", "092991")]
)
def test_a_code_is_read_in_any_width_and_gets_its_lost_zero_back(typed, code):
    assert codes.read_municipality_code(typed) == code


@pytest.mark.parametrize("typed", ["092087", "92", "小山市", "0920880", ""])
def test_a_wrong_code_is_refused(typed):
    with pytest.raises(LeaderDeskError) as fault:
        codes.read_municipality_code(typed)
    assert fault.value.code == "LD-1601"


def test_a_local_number_says_section_year_pc_and_place():
    assert codes.local_number("0501", 2026, "A", 12) == "0501-R08-A012"
    assert codes.running_serial("0501-R08-A012") == 12
    assert codes.running_serial("0501-R08-A1000") == 1000
    assert codes.running_serial(codes.reception_number(2026, 123)) == 123
    assert codes.running_serial("見本") == 0


def test_a_file_number_names_the_pc_beyond_the_first():
    assert codes.file_number("A", 3) == "第3号"
    assert codes.file_number("B", 3) == "B-第3号"


def test_masters_have_the_same_id_everywhere():
    assert codes.fixed_record_id("092991", "section", "0501") == codes.fixed_record_id("092991", "section", "0501")
    assert codes.fixed_record_id("092991", "section", "0501") != codes.fixed_record_id("092088", "section", "0501")


def test_what_follows_from_a_record_has_one_id_and_none_that_masters_could_have():
    before = "00000000-0000-4000-8000-000000000001"
    assert codes.following_id(before, "ooda_note") == codes.following_id(before, "ooda_note")
    assert codes.RECORD_ID.fullmatch(codes.following_id(before, "ooda_note"))
    assert UUID(codes.following_id(before, "ooda_note")).version == 8
