# SPDX-License-Identifier: MIT
"""Numbers and yes-or-no as offices type them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TypeVar

from leaderdesk.errors import LeaderDeskError

N = TypeVar("N", int, Decimal)

MOST = 10**12  # a worksheet keeps 15 digits; no office counts further

_MOST_DIGITS = 15  # what a worksheet keeps of a number
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?")
_YES_OR_NO = {True: "はい 1 true yes y ○ 〇 ◯ 有 あり ✓ ✔ レ ■", False: "いいえ 0 false no n × 無 なし □ - ー"}


def plain_number(cell: object) -> str:
    """A cell's content as text; a whole number that stands for a code or a name gains no '.0'."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def read_number(cell: object, *, field: str, unit: str, places: int) -> Decimal:
    """The number that offices type: １２, 1,000, 3人, △5; at most `places` decimals, with its own unit or none.

    Raises:
        LeaderDeskError: LD-1301 not a number, LD-1303 more decimals than the field keeps, LD-1304 more digits than
            a worksheet keeps.

    """
    text = unicodedata.normalize("NFKC", str(cell)).strip().removesuffix(unit).strip()
    text = re.sub("^[△▲−]", "-", text)
    if isinstance(cell, bool) or not _NUMBER.fullmatch(text):
        raise LeaderDeskError("LD-1301", field=field, value=cell)
    number = Decimal(text.replace(",", ""))
    if number.adjusted() >= _MOST_DIGITS:
        raise LeaderDeskError("LD-1304", field=field, value=cell, most=f"{10**_MOST_DIGITS - 1:,}")
    if number != round(number, places):
        raise LeaderDeskError("LD-1303", field=field, places=places, value=cell)
    return tidy_decimal(str(number))


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
