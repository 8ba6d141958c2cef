# SPDX-License-Identifier: MIT
"""Numbers and yes-or-no as offices type them."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

from leaderdesk.errors import LeaderDeskError

N = TypeVar("N", int, Decimal)

MOST = 10**12  # a worksheet keeps 15 digits; no office counts further

_MOST_DIGITS = 15  # what a worksheet keeps of a number
_DIGITS = "〇一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "億": 10**8}
_AROUND = re.compile(
    r"^(約|およそ|おおよそ|おおむね|概ね|だいたい|延べ|のべ|計|合計)|(程度|くらい|ぐらい|ほど|前後|弱|強)$"
)
_PLAIN = re.compile(r"[+-]?(\d{1,3}([,、 ]\d{3})+|\d+)(\.\d*)?")
_COMMA = re.compile(r"(\d{1,3}),(\d{1,2})")  # a decimal comma, or one that slipped in
_POINT = re.compile(r"(\d{1,3})\.000")  # a thousand as others write it, or a number of three idle zeros
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\D*?[~〜-](\d+(?:\.\d+)?)|(\d)、(\d)")
_IN_WORDS = re.compile(rf"[{_DIGITS}十百千万億]+|\d[\d,]*(\.\d+)?[十百千万億][\d,十百千万億{_DIGITS}]*")
_NO_WORDS = re.compile(rf"〇|[{_DIGITS[1:]}]{{2}}")  # a sign for yes; 五六人, which is five or six
_WORD = re.compile(r"\d+(?:\.\d+)?|[十百千万億]")
_SPAN = re.compile(
    r"(?:(\d+(?:\.\d+)?)(?:時間|hours?|hrs?|h)(半)?)?(?:(\d+)(?:分間?|minutes?|mins?|m))?", re.IGNORECASE
)
_CLOCK_SPAN = re.compile(r"(\d{1,3}):([0-5]\d)(?::00)?")
_MINUTES = {"分": 1, "時間": 60}  # units that are spans of time
_YEN = {"円": 1, "千円": 1000, "百万円": 10**6}
_ALSO = {"人": "名", "件": "回", "回": "件"}  # what is counted by another word
_YES_OR_NO = {True: "はい 1 true yes y ○ 〇 ◯ 有 あり ✓ ✔ レ ■", False: "いいえ 0 false no n × 無 なし □ - ー"}


def plain_number(cell: object) -> str:
    """A cell's content as text; a whole number that stands for a code or a name gains no '.0'."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def read_number(cell: object, *, field: str, unit: str, places: int) -> Decimal:
    """The number that offices type: １２, 1,000, 約3人, △5, 三十, 35万円; at most `places` decimals, in its own unit.

    Raises:
        LeaderDeskError: LD-1301 not a number, LD-1303 more decimals than the field keeps, LD-1304 more digits than
            a worksheet keeps, LD-2431 it may mean two numbers.

    """
    found = read_numbers(cell, field=field, unit=unit, places=places)
    if len(found) > 1:
        raise LeaderDeskError("LD-2431", field=field, value=cell, readings="、".join(f"{each:,}" for each in found))
    return found[0]


def read_numbers(cell: object, *, field: str, unit: str, places: int) -> list[Decimal]:
    """Every number that a cell may mean, at least one; `1,5` may be 1.5 or 15, `2～3` either end. Raises as `read_number`."""
    texts = [] if isinstance(cell, bool | datetime) else _meant(cell, unit, places)
    if not texts:
        raise LeaderDeskError("LD-1301", field=field, value=cell)
    numbers = [Decimal(text) for text in texts]
    for number in numbers:
        if number.adjusted() >= _MOST_DIGITS:
            raise LeaderDeskError("LD-1304", field=field, value=cell, most=f"{10**_MOST_DIGITS - 1:,}")
        if number != round(number, places):
            raise LeaderDeskError("LD-1303", field=field, places=places, value=cell)
    return sorted({tidy_decimal(str(number)) for number in numbers})


def _meant(cell: object, unit: str, places: int) -> list[str | Decimal]:
    """What a cell may mean, in the field's unit; nothing where it is no number."""
    if isinstance(cell, time | timedelta):
        said = f"{cell:%H:%M}" if isinstance(cell, time) else f"{cell // timedelta(minutes=1)}分"
        return _span(said, unit) if unit in _MINUTES else []
    text = unicodedata.normalize("NFKC", str(cell)).strip().removesuffix("です")
    text = re.sub("^[△▲−]", "-", _AROUND.sub("", _AROUND.sub("", text)).strip())
    if unit in _MINUTES and (found := _span(text, unit)):
        return found
    if unit in _YEN and (found := _money(text, unit)):
        return found
    for own in (unit, _ALSO.get(unit, unit)):
        text = text.removesuffix(own).strip() if own else text
    if (ends := _RANGE.fullmatch(text)) and (ends[3] or Decimal(ends[1]) < Decimal(ends[2])):
        return [end for end in ends.groups() if end]
    if comma := _COMMA.fullmatch(text):
        return [f"{comma[1]}.{comma[2]}", comma[1] + comma[2]] if places else []
    if isinstance(cell, str) and (point := _POINT.fullmatch(text)):
        return [point[1], f"{point[1]}000"]
    if _PLAIN.fullmatch(text):
        return [re.sub("[,、 ]", "", text)]
    return [number_in_words(text)] if _IN_WORDS.fullmatch(text) and not _NO_WORDS.fullmatch(text) else []


def _span(text: str, unit: str) -> list[str | Decimal]:
    """A span of time in the unit: 1時間半, 1.5h, 90分, 1:30."""
    if clock := _CLOCK_SPAN.fullmatch(text):
        return [Decimal(int(clock[1]) * 60 + int(clock[2])) / _MINUTES[unit]]
    said = _SPAN.fullmatch(re.sub(rf"[{_DIGITS}十百]+", lambda found: str(number_in_words(found[0])), text))
    if not said or not (said[1] or said[3]):
        return []
    minutes = Decimal(said[1] or 0) * 60 + (30 if said[2] else 0) + Decimal(said[3] or 0)
    return [minutes / _MINUTES[unit]]


def _money(text: str, unit: str) -> list[str | Decimal]:
    """An amount that names its own unit: 35万円, 350千円, ¥1,000; one like 35万 may be meant in either."""
    amount = text.removeprefix("¥").removesuffix("-").removesuffix(",")
    own = next((name for name in ("百万円", "千円", "円") if amount.endswith(name)), "")
    if own in ("百万円", "千円") and not _PLAIN.fullmatch(amount.removesuffix(own)):
        own = "円"  # 三百万円 is no number of 百万円
    number = amount.removesuffix(own) if own else amount
    if _PLAIN.fullmatch(number):
        value = Decimal(re.sub("[,、 ]", "", number))
    elif _IN_WORDS.fullmatch(number) and not _NO_WORDS.fullmatch(number):
        value = number_in_words(number)
    else:
        return []
    if own or text.startswith("¥"):
        return [value * _YEN[own or "円"] / _YEN[unit]]
    is_large = any(group in number for group in _GROUPS)
    return [value, value / _YEN[unit]] if is_large and unit != "円" else []


def number_in_words(text: str) -> Decimal:
    """The number that kanji say, with or without digits among them: 三十, 二〇二六, 千二百, 1万2千, 1.5万."""
    plain = "".join(str(_DIGITS.index(letter)) if letter in _DIGITS else letter for letter in text.replace(",", ""))
    total = group = number = Decimal(0)
    for word in _WORD.findall(plain):
        if word in _TENS:
            group += (number or 1) * _TENS[word]
        elif word in _GROUPS:
            total += (group + number or 1) * _GROUPS[word]
            group = Decimal(0)
        number = Decimal(word) if word[0].isdigit() else Decimal(0)
    return total + group + number


def tidy_decimal(text: str) -> Decimal:
    """The number without idle zeros, so that 2.50 and 2.5, 10 and 1E+1 are one."""
    value = Decimal(text).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def read_yes_or_no(cell: object, *, field: str) -> bool:
    """Yes or no in the signs that offices use: はい, ○, 有, 1; いいえ, ×, 無, 0.

    Raises:
        LeaderDeskError: LD-1402.

    """
    typed = unicodedata.normalize("NFKC", plain_number(cell)).strip().casefold()
    for value, signs in _YES_OR_NO.items():
        if typed in signs.split():
            return value
    raise LeaderDeskError("LD-1402", field=field, value=cell)


def within(number: N, *, field: str, least: int) -> N:
    """The number, when it lies between `least` and what a worksheet keeps exactly.

    Raises:
        LeaderDeskError: LD-1302 too small, LD-1304 too large.

    """
    if number < least:
        raise LeaderDeskError("LD-1302", field=field, least=least, value=number)
    if number > MOST:
        raise LeaderDeskError("LD-1304", field=field, most=f"{MOST:,}", value=number)
    return number
