# SPDX-License-Identifier: MIT
"""Codes of municipalities and sections, and the numbers that a section gives its requests."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NewType

from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import fiscal_code
from leaderdesk.values import plain_number

MunicipalityCode = NewType("MunicipalityCode", str)  # 団体コード: six digits, the last one a check digit
Owner = NewType("Owner", str)  # who may write a record: a 課コード, or DIVISION

DIVISION = Owner("division")
EVERYONE = ("",)  # where a kind goes whose records the division writes for all sections
CODE = re.compile("[0-9A-Z-]{2,10}")
RECORD_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PC_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_NUMBER = re.compile(r"([0-9A-Z-]{2,10}-)?[A-Z]\d{2}-[A-Z]?(?P<serial>\d{3,})")
_NAMESPACE = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")  # RFC 4122's namespace for object identifiers


class OwnedBy(Enum):
    """Which side writes the records of a kind."""

    SECTION = "section"
    DIVISION = "division"
    WRITER = "writer"


def check_digit(five_digits: str) -> str:
    """The sixth digit of a 団体コード, by the Ministry's rule: 小山市 09208 has 8."""
    total = sum(int(digit) * weight for digit, weight in zip(five_digits, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10)


def read_municipality_code(cell: object) -> MunicipalityCode:
    """The 団体コード that a cell or a text means; full-width digits are read, a lost leading zero is put back.

    Raises:
        LeaderDeskError: LD-1601 not six digits, or the check digit is wrong.

    """
    text = unicodedata.normalize("NFKC", plain_number(cell)).strip().zfill(6)
    if not re.fullmatch(r"[0-9]{6}", text) or check_digit(text[:5]) != text[5]:
        raise LeaderDeskError("LD-1601", value=cell)
    return MunicipalityCode(text)


def read_code(cell: object, *, field: str) -> str:
    """A code of a section, department or list entry: half-width capitals, digits and hyphens, 2 to 10 of them.

    Raises:
        LeaderDeskError: LD-1104, naming the field.

    """
    text = unicodedata.normalize("NFKC", plain_number(cell)).strip().upper()
    if not CODE.fullmatch(text):
        raise LeaderDeskError("LD-1104", field=field, value=cell)
    return text


def local_number(section: str, year: int, pc: str, serial: int) -> str:
    """課の整理番号: 0501-R08-A012 is the 12th of PC A in 令和8年度; unique in the section without asking anyone."""
    return f"{section}-{fiscal_code(year)}-{pc}{serial:03}"


def reception_number(year: int, serial: int) -> str:
    """受付番号: R08-00123 is the 123rd request that the division received in 令和8年度; unique in the city."""
    return f"{fiscal_code(year)}-{serial:05}"


def running_serial(number: str) -> int:
    """The running number inside a 整理番号 or 受付番号; 0 where the text is none."""
    found = _NUMBER.fullmatch(number)
    return int(found["serial"]) if found else 0


def fixed_record_id(municipality: str, kind: str, key: str) -> str:
    """The id of a master record that both sides must know alike before they ever met (UUIDv5)."""
    return str(uuid.uuid5(_NAMESPACE, f"leaderdesk/{municipality}/{kind}/{key}"))


def file_number(pc: str, serial: int) -> str:
    """A file's number for people: 第3号, and B-第3号 from a section's second PC."""
    return f"第{serial}号" if pc == "A" else f"{pc}-第{serial}号"


def newest_numbers(taken: Iterable[Mapping[str, str]]) -> list[str]:
    """The highest file number of each PC letter (`pc`, `serial`): a PC that was set up anew goes on with its letter's."""
    highest: dict[str, int] = {}
    for each in taken:
        highest[each["pc"]] = max(int(each["serial"]), highest.get(each["pc"], 0))
    return [file_number(pc, highest[pc]) for pc in sorted(highest)]


def answer_id(record_id: str, kind: str) -> str:
    """The id of the one record of a kind that answers this record (UUIDv5): whoever writes it writes the same one."""
    return str(uuid.uuid5(uuid.UUID(record_id), kind))


def following_id(record_id: str, kind: str) -> str:
    """The id of the one record of a kind that a section itself lets follow from one of its own (UUIDv8, RFC 9562).

    Two PCs that do so write the same record. No UUIDv5: those are kept for masters and for what answers.
    """
    digits = uuid.UUID(answer_id(record_id, kind)).int
    return str(uuid.UUID(int=digits & ~(0xF << 76) | 8 << 76))
