# SPDX-License-Identifier: MIT
"""台帳の移行: years of Excel and CSV ledgers of any layout become records, through a mapping that a person confirms.

Files are opened by python-calamine (xlsx, xls, ods) or as CSV, in the parser child; what stands in them is read by the
facets, as everything that offices type.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

from python_calamine import CalamineError, CalamineWorkbook

from leaderdesk.codes import RECORD_ID, Owner
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.record import Kind
from leaderdesk.machine import os_reason

ID_HEADING = "管理番号"

_NAMESPACE = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")  # RFC 4122's namespace for object identifiers
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MOST_CELLS = 2_000_000
_SEARCHED = 40  # headings stand among the first rows
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_ENCODINGS = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "cp932": "Shift_JIS（CP932）"}

# What ledgers call a field beside its own label.
_ALSO = {
    N_("件名"): "要望 要望名 要望事項 要望件名 タイトル 案件 案件名 項目 テーマ",
    N_("テーマ"): "件名 内容 研修名 指導内容 活動名",
    N_("困っていること"): "現状 課題 現状と課題 現状・課題 問題点 理由 要望理由",
    N_("こうしたい"): "要望内容 内容 改善案 希望内容 提案",
    N_("発生日"): "日付 受付日 起票日 記入日 要望日 申請日 年月日 登録日",
    N_("実施日"): "日付 年月日 実施年月日 開催日",
    N_("急ぎ具合"): "緊急度 優先度",
    N_("種類"): "区分 分類 種別",
    N_("対象システム・業務"): "システム システム名 対象システム 対象業務 業務名 業務",
    N_("人数"): "参加人数 参加者数 受講者数 対象人数",
    N_("所要時間"): "時間 分 時間（分）",
    N_("月の時間"): "時間 月間時間 削減時間",
    N_("概算額"): "金額 費用 概算 概算経費 予算",
    N_("方法"): "手段 形式 実施方法",
    N_("係"): "担当係 係名 担当",
    N_("結果"): "対応 対応状況 状況",
    N_("内容・気づき"): "内容 備考 メモ",
}


@dataclass(frozen=True)
class Sheet:
    """One table of a foreign file: its sheet's name, its rows of cells, and for a CSV its encoding, for people."""

    name: str
    rows: tuple[tuple[Any, ...], ...]
    encoding: str = ""


@dataclass(frozen=True)
class Profile:
    """対応づけ: where a ledger's headings stand and which column is which field; kept for the next time.

    `first` and `last` are the heading rows (from 0; two where one heading stands over several), `columns` the field of
    each column, "" for one that is left out.
    """

    kind: str
    sheet: str
    first: int
    last: int
    columns: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The profile as it is kept."""
        return {"kind": self.kind, "sheet": self.sheet, "rows": [self.first, self.last], "columns": list(self.columns)}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """The profile that was kept."""
        first, last = kept["rows"]
        return cls(kept["kind"], kept["sheet"], first, last, tuple(kept["columns"]))


@dataclass(frozen=True)
class ForeignRow:
    """One row below the headings: its number as Excel counts, its record's id, and its body or what is wrong with it.

    `faults` holds the fault by field; "" stands for the row as a whole.
    """

    number: int
    record_id: str
    body: Mapping[str, Any]
    faults: Mapping[str, LeaderDeskError] = field(default_factory=dict)


# ---------------------------------------------------------------- reading files


def read_sheets(path: Path, name: str) -> list[Sheet]:
    """Every table of a workbook or CSV file; `name` is what people call the file.

    Raises:
        LeaderDeskError: LD-2005 it cannot be opened, LD-2104 it is broken, LD-2108 it is too large, LD-2411 a CSV whose
            letters are of no known encoding.

    """
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError as error:
        raise LeaderDeskError("LD-2005", file=name, reason=os_reason(error)) from error
    if not head.startswith(_WORKBOOK):
        return [_csv(path.read_bytes(), name)]
    try:
        book = CalamineWorkbook.from_path(path)
        return [_sheet(book, title, name) for title in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, LeaderDeskError):
            raise
        raise LeaderDeskError("LD-2104", file=name, where=type(error).__name__) from error


def _sheet(book: CalamineWorkbook, title: str, name: str) -> Sheet:
    """A worksheet; what stands in merged cells stands in each of them."""
    found = book.get_sheet_by_name(title)
    height, width = ((last + 1) for last in found.end or (-1, -1))
    if height * width > _MOST_CELLS:
        raise LeaderDeskError("LD-2108", file=name, sheet=title, cell=f"{height} 行 {width} 列")
    rows = [list(row) for row in found.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in found.merged_cell_ranges or ():
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                rows[row][column] = rows[top][left]
    return Sheet(title, tuple(map(tuple, rows)))


def _csv(content: bytes, name: str) -> Sheet:
    encoding = _encoding(content, name)
    text = content.decode(encoding).removeprefix("\ufeff")
    first = text.partition("\n")[0]
    comma = max(",\t;", key=first.count)
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=comma)
    try:
        return Sheet("CSV", tuple(map(tuple, rows)), _ENCODINGS[encoding])
    except csv.Error as error:
        raise LeaderDeskError("LD-2104", file=name, where="CSV") from error


def _encoding(content: bytes, name: str) -> str:
    """The encoding of a CSV: by its mark, else UTF-8 or CP932, whichever every byte of it obeys."""
    marked = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "")
    place = 0
    for encoding in [marked] if marked else ["utf-8", "cp932"]:
        try:
            content.decode(encoding)
        except UnicodeDecodeError as error:
            place = max(place, error.start)
        else:
            return encoding
    raise LeaderDeskError("LD-2411", file=name, line=content[:place].count(b"\n") + 1)


# ---------------------------------------------------------------- the mapping


def guess(kind: Kind, sheets: Sequence[Sheet]) -> Profile:
    """The mapping that a file's headings suggest: the sheet and the rows in which most headings name a field."""
    best, most = Profile(kind.KIND, sheets[0].name if sheets else "", 0, 0, ()), (0, 0)
    for sheet in sheets:
        for last in range(min(_SEARCHED, len(sheet.rows))):
            for first in (last, last - 1) if last else (last,):
                columns = _fields(kind, headings(sheet, first, last))
                known = (len([name for name in columns if name]), first - last)
                if known > most:
                    best, most = Profile(kind.KIND, sheet.name, first, last, columns), known
    return best


def headings(sheet: Sheet, first: int, last: int) -> list[str]:
    """The heading of every column; two rows of headings are read from above."""
    rows = sheet.rows[first : last + 1]
    width = max((len(row) for row in rows), default=0)
    columns = [[str(row[place]).strip() for row in rows if place < len(row)] for place in range(width)]
    return [" ".join(dict.fromkeys(filter(None, parts))) for parts in columns]


def _fields(kind: Kind, named: Sequence[str]) -> tuple[str, ...]:
    """The field that each heading means: its own name first, then what else it is called; each field once."""
    taken: dict[int, str] = {}
    for words_of in (_own_words, _other_words):
        for name, facet in kind.facets().items():
            words = words_of(facet)
            if name not in taken.values():
                places = (
                    place
                    for place, heading in enumerate(named)
                    if place not in taken and ({_plain(heading), *map(_plain, heading.split())} & words)
                )
                if (place := next(places, None)) is not None:
                    taken[place] = name
    return tuple(taken.get(place, "") for place in range(len(named)))


def _own_words(facet: Any) -> set[str]:
    return {_plain(facet.label), _plain(facet.heading)}


def _other_words(facet: Any) -> set[str]:
    return {_plain(word) for word in _ALSO.get(facet.label, "").split()}


def _plain(text: str) -> str:
    """A heading without what offices add to it: units, notes in brackets, blanks, line breaks, required marks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\(.*?\)|[\s※*＊:：・]+|必須$", "", folded)


# ---------------------------------------------------------------- rows into records


def convert(
    kind: Kind, sheet: Sheet, profile: Profile, owner: Owner, names: Names, today: date
) -> Iterator[ForeignRow]:
    """Every filled row below the headings as a record, or with its faults.

    A row's id is the one that stands in its column 管理番号, else it follows from what the row says: the same row has
    the same id in every import, so new rows enter once.
    """
    seen: Counter[str] = Counter()
    named = headings(sheet, profile.first, profile.last)
    at_id = named.index(ID_HEADING) if ID_HEADING in named else -1
    for place, row in enumerate(sheet.rows[profile.last + 1 :], profile.last + 2):
        typed = {name: cell for name, cell in zip(profile.columns, row, strict=False) if name}
        if not any(str(cell).strip() for cell in typed.values()):
            continue
        content = json.dumps([owner, kind.KIND, *(str(cell) for cell in typed.values())], ensure_ascii=False)
        seen[content] += 1
        given = str(row[at_id]) if 0 <= at_id < len(row) else ""
        record_id = given if RECORD_ID.fullmatch(given) else _row_id(content, seen[content])
        yield _row(kind, place, record_id, typed, names, today)


def _row(kind: Kind, number: int, record_id: str, typed: Mapping[str, Any], names: Names, today: date) -> ForeignRow:
    try:
        read = kind.initial(today, {}) | kind.read(typed, names)
        record = kind.restore({name: text for name, text in read.items() if text is not None})
    except InvalidRecordError as error:
        return ForeignRow(number, record_id, {}, error.faults)
    return ForeignRow(number, record_id, record.body(), record.faults(today))


def _row_id(content: str, time: int) -> str:
    """A random-looking id (version 4 in form) that the row's content decides, so that a section may own it."""
    drawn = uuid.uuid5(_NAMESPACE, f"leaderdesk/ledger/{time}/{content}")
    return str(uuid.UUID(bytes=drawn.bytes, version=4))
