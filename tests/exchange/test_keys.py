"""A file's proof: right, wrong, missing, of last year; and the master key on paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.keys import (
    Standing,
    as_words,
    from_words,
    key_id,
    mac,
    new_master_key,
    section_key,
    standing,
    years_good_on,
)

MASTER = bytes(range(32))
KEY = section_key(MASTER, "092991", "0501", 2026)
DIGEST = "0" * 64


def test_every_section_and_every_year_has_a_key_of_its_own():
    keys = {section_key(MASTER, "092991", code, year) for code in ("0501", "0502") for year in (2026, 2027)}
    assert len(keys) == len({key_id(key) for key in keys}) == 4
    assert len(KEY) == 32
    assert new_master_key() != new_master_key()


def test_a_proof_is_confirmed_only_with_the_key_it_names():
    proof = mac(KEY, DIGEST)
    assert standing(DIGEST, key_id(KEY), proof, [KEY]) is Standing.CONFIRMED
    assert standing("1" * 64, key_id(KEY), proof, [KEY]) is Standing.MISMATCH
    assert standing(DIGEST, key_id(KEY), mac(MASTER, DIGEST), [KEY]) is Standing.MISMATCH


def test_a_file_without_a_proof_or_of_an_unknown_key_is_unconfirmed():
    other = section_key(MASTER, "092991", "0502", 2026)
    assert standing(DIGEST, "", "", [KEY]) is Standing.UNCONFIRMED
    assert standing(DIGEST, key_id(KEY), "", [KEY]) is Standing.UNCONFIRMED
    assert standing(DIGEST, key_id(other), mac(other, DIGEST), [KEY]) is Standing.UNCONFIRMED


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (date(2027, 3, 31), (2026,)),
        (date(2027, 4, 1), (2027, 2026)),
        (date(2027, 5, 31), (2027, 2026)),
        (date(2027, 6, 1), (2027,)),
        (date(2028, 1, 4), (2027,)),
    ],
    ids=str,
)
def test_last_years_key_is_good_until_the_end_of_may(day, years):
    assert years_good_on(day) == years


@given(st.binary(min_size=32, max_size=32))
def test_a_key_comes_back_from_its_words_however_they_are_typed(master):
    words = as_words(master)
    assert [len(word) for word in words] == [4] * 17
    assert from_words(" ".join(words)) == master
    katakana = "".join(chr(ord(letter) + 0x60) for letter in "".join(words))
    assert from_words(katakana) == master
    assert from_words("\n".join(f"{place}. {word}" for place, word in enumerate(words, 1))) == master


@given(st.integers(0, 67), st.sampled_from("あいうかきくけこさしすせたつてと"))
def test_hardly_any_slip_of_the_pen_gives_a_key(place, letter):
    text = "".join(as_words(MASTER))
    slipped = text[:place] + letter + text[place + 1 :]
    if slipped != text:
        with pytest.raises(LeaderDeskError, match="LD-2403"):
            from_words(slipped)


def test_words_that_are_none_are_told_with_their_place():
    words = as_words(MASTER)
    with pytest.raises(LeaderDeskError, match="LD-2401"):
        from_words("".join([*words[:2], "ぬぬぬぬ", *words[3:]]))
    with pytest.raises(LeaderDeskError, match="LD-2402"):
        from_words("".join(words[:-1]))
