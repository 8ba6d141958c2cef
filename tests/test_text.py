"""Text as people type it: stored as typed, found in any width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk import text
from leaderdesk.errors import LeaderDeskError


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "-5", "@x", "'x", "髙﨑𠮷葛󠄀①㈱〜−", "_x0041_", "😀", "a\nb\tc", "塚晴神福隆", "　字下げ", "ｱｲｳ"],
)
def test_text_is_stored_as_it_was_typed(typed):
    assert text.guard(typed) == typed


def test_line_ends_of_every_system_become_one():
    assert text.guard("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_kana_and_its_sound_mark_become_one_letter_and_nothing_else_is_composed():
    assert text.guard("カ\u3099ハ\u309a") == "ガパ"
    assert text.guard("e\u0301") == "e\u0301"


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_what_no_worksheet_can_carry_is_refused_with_its_place(bad):
    with pytest.raises(LeaderDeskError) as fault:
        text.guard(f"あ{bad}い")
    assert fault.value.code == "LD-1101"
    assert fault.value.facts["position"] == 2


def test_thirty_thousand_units_fit_and_one_more_does_not():
    assert text.guard("😀" * 15_000)
    with pytest.raises(LeaderDeskError) as fault:
        text.guard("😀" * 15_000 + "あ")
    assert fault.value.code == "LD-1102"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("プリンター", "ﾌﾟﾘﾝﾀｰ"),
        ("ぷりんたー", "プリンター"),
        ("ＬＧＷＡＮ", "lgwan"),
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("㈱見本", "(株)見本"),
        ("葛󠄀", "葛"),
        ("①", "1"),
        ("仮設構築", "仮説構築"),
    ],
)
def test_the_search_key_is_one_for_all_widths_and_kana(one, other):
    assert text.fold(one) == text.fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(typed):
    assert text.fold(text.fold(typed)) == text.fold(typed)


def test_a_search_box_is_split_at_blanks_of_every_width():
    assert text.words("研修　様式  研修") == ["研修", "様式"]
    assert text.words("   ") == []


def test_a_file_name_cannot_turn_its_own_letters_around():
    assert text.plain_name("要望\u202excod.xlsx\u200b") == "要望xcod.xlsx"


def test_letters_that_other_computers_lack_are_found():
    assert text.private_letters("外字\ue000と\ue000\ue001") == ["\ue000", "\ue001"]
