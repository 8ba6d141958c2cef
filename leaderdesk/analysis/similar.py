# SPDX-License-Identifier: MIT
"""似た要望: requests that wish for the same, told by the pairs of letters in their titles.

Titles are folded to one width and case, words that offices write in two ways are made one, and the rest is cut into
pairs of neighbouring letters; pairs of nothing but hiragana are left out, for they carry grammar and not the matter.
Two titles are as alike as the mean of Dice's coefficient (Dice 1945) and the share of the shorter one that the longer
one contains. Nothing is ever merged by itself: a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

LEAST = 0.3  # below it, unlike titles begin to look alike
MOST_SHOWN = 3

_SIGNS = re.compile(r"[\W_]+")
_GRAMMAR = re.compile("[ぁ-ゖ]{2}")
# What offices write in two ways; the second word stands for both.
_ONE_WORD = {
    "wi-fi": "無線lan",
    "wifi": "無線lan",
    "インターネット": "オンライン",
    "ネット": "オンライン",
    "ネットワーク": "回線",
    "フォルダー": "フォルダ",
    "プリンター": "プリンタ",
    "残業時間": "時間外勤務",
    "残業": "時間外勤務",
}
_TWO_WAYS = re.compile("|".join(sorted(map(re.escape, _ONE_WORD), key=len, reverse=True)))


class Likeness(NamedTuple):
    """A request and how alike it is to the one in question, from 0 to 1."""

    record_id: str
    degree: float


class Similar:
    """The titles of many requests, ready to be asked which are most like another one."""

    def __init__(self, titles: Iterable[tuple[str, str]]) -> None:
        self._sizes: dict[str, int] = {}
        self._holders: dict[str, list[str]] = defaultdict(list)
        self.add(titles)

    def add(self, titles: Iterable[tuple[str, str]]) -> None:
        """Add requests (record id, title) that it does not hold yet."""
        for record_id, title in titles:
            pairs = pairs_of(title)
            self._sizes[record_id] = len(pairs)
            for pair in pairs:
                self._holders[pair].append(record_id)

    def nearest(self, title: str, *, but: str = "", most: int = MOST_SHOWN, least: float = LEAST) -> list[Likeness]:
        """The requests most like a title, the likest first; none below `least`. `but` is left out: the title's own."""
        pairs = pairs_of(title)
        common: Counter[str] = Counter()
        for pair in pairs:
            common.update(self._holders.get(pair, ()))
        common.pop(but, None)
        found = [
            Likeness(record_id, degree)
            for record_id, shared in common.items()
            if (degree := _degree(shared, len(pairs), self._sizes[record_id])) >= least
        ]
        return sorted(found, key=lambda likeness: (-likeness.degree, likeness.record_id))[:most]


def degree(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1."""
    ours, theirs = pairs_of(one), pairs_of(other)
    return _degree(len(ours & theirs), len(ours), len(theirs))


@lru_cache(maxsize=50_000)
def pairs_of(title: str) -> frozenset[str]:
    """The pairs of neighbouring letters that say what a title is about; all its pairs where none does."""
    one_way = _TWO_WAYS.sub(lambda word: _ONE_WORD[word[0]], unicodedata.normalize("NFKC", title).casefold())
    plain = _SIGNS.sub("", one_way)
    pairs = frozenset(plain[place : place + 2] for place in range(max(len(plain) - 1, 1))) if plain else frozenset()
    return frozenset(pair for pair in pairs if not _GRAMMAR.fullmatch(pair)) or pairs


def _degree(shared: int, ours: int, theirs: int) -> float:
    if not shared:
        return 0.0
    return (2 * shared / (ours + theirs) + shared / min(ours, theirs)) / 2
