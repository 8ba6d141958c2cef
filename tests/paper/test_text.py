"""Lines: 禁則, full-width spaces, words that are whole where a line can hold them."""

from __future__ import annotations

import pytest

from leaderdesk.paper.text import Letters, Lines

LETTERS = Letters(100)
NEVER_FIRST = "、。，．）」』】〕々ーっゃゅょッャュョ！？・：；"
NEVER_LAST = "（「『【〔"


def lines_of(text, width):
    lines = Lines(text, LETTERS, width)
    return [lines.text(place, place + 1) for place in range(len(lines))]


@pytest.mark.parametrize("letter", NEVER_FIRST)
def test_what_may_not_begin_a_line_never_does(letter):
    for count in range(5, 16):
        found = lines_of("国" * count + letter + "国" * 30, 1000)
        assert not any(line.startswith(letter) for line in found)


@pytest.mark.parametrize("letter", NEVER_LAST)
def test_what_may_not_end_a_line_never_does(letter):
    for count in range(5, 16):
        found = lines_of("国" * count + letter + "国" * 30, 1000)
        assert not any(line.endswith(letter) for line in found)


def test_a_word_is_whole_where_a_line_can_hold_it():
    for count in range(20):
        found = lines_of("国" * count + "LeaderDesk" + "国" * 30, 1000)
        assert any("LeaderDesk" in line for line in found)


def test_a_word_that_is_longer_than_a_line_is_continued_on_the_next():
    found = lines_of("x" * 500, 1000)
    assert len(found) > 10
    assert "".join(found) == "x" * 500


def test_full_width_spaces_and_line_breaks_stay():
    text = "　一字下げ\n　　二字下げ\n\n終り"
    assert "\n".join(line.removesuffix("\n") for line in lines_of(text, 9000)) == text


def test_letters_beyond_the_basic_plane_are_counted_once():
    text = "𠮷野" * 60
    assert "".join(lines_of(text, 1000)) == text


def test_letters_that_hide_or_turn_others_are_not_printed():
    assert lines_of("請求\u202e書\u200b", 9000) == ["請求書"]


def test_lines_are_one_and_a_half_times_as_high_as_their_letters():
    assert Lines("国", LETTERS, 1000).step == 150


def test_room_narrower_than_a_letter_still_shows_every_letter():
    assert "".join(lines_of("市民課", 1)) == "市民課"
