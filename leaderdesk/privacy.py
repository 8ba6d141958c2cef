# SPDX-License-Identifier: MIT
"""個人情報らしい記載: what in a free text looks like a My Number, a telephone number, a mail address, a birth date.

A hint, never a judgement: a person decides whether it stays. My Number: twelve digits, the last of them by the rule of
行政手続における特定の個人を識別するための番号の利用等に関する法律 (個人番号の検査用数字, 総務省令第85号 第5条).
Telephone numbers: by the Ministry's numbering plan (電気通信番号計画), ten digits, eleven for mobile ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Body, Kind


class Sort(Code):
    """What a piece of text looks like."""

    MY_NUMBER = "my_number", N_("マイナンバー")
    PHONE = "phone", N_("電話番号")
    MAIL = "mail", N_("メールアドレス")
    BIRTH_DATE = "birth_date", N_("生年月日")


@dataclass(frozen=True)
class Finding:
    """A piece of text that looks like personal data: what it looks like, and the piece with most of it hidden."""

    sort: Sort
    masked: str


_DASH = "[-‐-―−ー]"
_NOT_IN_NUMBER = rf"(?<![0-9A-Za-z.,/¥_-])(?<![0-9]{_DASH})"
_NUMBER_ENDS = rf"(?![0-9A-Za-z_/])(?!{_DASH}[0-9A-Za-z])(?![,.][0-9])"
_MY_NUMBER = re.compile(
    rf"{_NOT_IN_NUMBER}([0-9]{{4}})[ {_DASH[1:-1]}]?([0-9]{{4}})[ {_DASH[1:-1]}]?([0-9]{{4}}){_NUMBER_ENDS}"
)
_PHONE = re.compile(
    rf"{_NOT_IN_NUMBER}(?:"
    rf"0[5789]0{_DASH}?[0-9]{{4}}{_DASH}?[0-9]{{4}}"  # mobile, IP
    rf"|\(?0(?:120|800)\)?{_DASH}[0-9]{{3,4}}{_DASH}[0-9]{{3,4}}"
    rf"|\(0[0-9]{{1,4}}\) ?[0-9]{{1,4}}{_DASH}[0-9]{{4}}"
    rf"|0[0-9]{{1,4}}(?:{_DASH}|\()[0-9]{{1,4}}(?:{_DASH}|\))[0-9]{{4}}"
    rf"){_NUMBER_ENDS}"
)
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_DATE = r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR])\.?\s?(?:[0-9]{1,2}|元)|(?:19|20)[0-9]{2})\s?[年./-]\s?[0-9]{1,2}\s?[月./-]\s?[0-9]{1,2}日?"
_BIRTH_DATE = re.compile(
    rf"(?:生年月日|誕生日|生まれ)\s?(?:は|:|が|の)?\s?({_DATE})|({_DATE})\s?(?:生まれ|生(?![産活成徒涯]))"
)


def findings(text: str) -> list[Finding]:
    """What looks like personal data in a text, in its order, each once; digits of any width are read."""
    plain = unicodedata.normalize("NFKC", text)
    found = sorted(_found(plain), key=lambda at: at[0])
    return list(dict.fromkeys(Finding(sort, _masked(piece)) for _, sort, piece in found))


def in_record(kind: Kind, body: Body) -> dict[str, list[Finding]]:
    """The findings in a record's free texts, by field name; fields without any are left out.

    Codes and numbers that the program gives are no free text.
    """
    given = {kind.NUMBER, kind.CODE}
    texts = [name for name, facet in kind.facets().items() if isinstance(facet, Text) and name not in given]
    found = {name: findings(str(body[name])) for name in texts if name in body}
    return {name: those for name, those in found.items() if those}


def warnings(kind: Kind, body: Body, before: Body | None = None) -> dict[str, LeaderDeskError]:
    """The warning for each field that gained such a piece since `before`, by field name (LD-1701)."""
    known = in_record(kind, before) if before else {}
    return {
        name: LeaderDeskError("LD-1701", field=kind.facets()[name].label, sort=new[0].sort.label, piece=new[0].masked)
        for name, found in in_record(kind, body).items()
        if (new := [finding for finding in found if finding not in known.get(name, [])])
    }


def has_check_digit(digits: str) -> bool:
    """Whether twelve digits are a My Number by their last one."""
    weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
    rest = sum(int(digit) * weight for digit, weight in zip(digits[:11], weights, strict=True)) % 11
    return int(digits[11]) == (0 if rest <= 1 else 11 - rest)


def _found(plain: str) -> Iterator[tuple[int, Sort, str]]:
    for match in _MY_NUMBER.finditer(plain):
        if has_check_digit("".join(match.groups())):
            yield match.start(), Sort.MY_NUMBER, match[0]
    for match in _PHONE.finditer(plain):
        if len(re.sub("[^0-9]", "", match[0])) in (10, 11):
            yield match.start(), Sort.PHONE, match[0]
    for match in _MAIL.finditer(plain):
        yield match.start(), Sort.MAIL, match[0]
    for match in _BIRTH_DATE.finditer(plain):
        yield match.start(), Sort.BIRTH_DATE, match[1] or match[2]


def _masked(piece: str) -> str:
    """The piece with all but its first two letters hidden: enough to find it, too little to pass it on."""
    return piece[:2] + re.sub(r"[^\s@.()/-]", "＊", piece[2:])
