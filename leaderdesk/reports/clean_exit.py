# SPDX-License-Identifier: MIT
"""すべてを書き出す: everything that a store holds, in files that any other program goes on with. Nobody is held here.

A folder with one file per kind of record (masters too, deleted ones too) and one for the history, without any cap, each
read back and counted before the folder gets its name.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.exchange.reader import row_counts
from leaderdesk.exchange.workbook import CellForm, Column, Sheets, cell_chunks, record_cells, record_columns
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.json_schema import json_fields, json_schema
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger import everything
from leaderdesk.ledger.engine import Transaction
from leaderdesk.ledger.everything import Whole
from leaderdesk.ledger.revision import Revision, canonical_json
from leaderdesk.ledger.store import Store
from leaderdesk.machine import flush, replace_file, temporary_beside
from leaderdesk.progress import Progress, Stopped, quietly
from leaderdesk.text import FORMULA_LIKE, private_letters

HISTORY, README, SCHEMA, LOST = "history", "はじめに.txt", "schema.json", "文字の一覧.csv"
MOST_ROWS = 1_048_575  # of a worksheet, below its headings

_PROGRESS_EVERY = 500
_INSTEAD = "〓"  # what printers put where a letter is missing
_WIDE, _NARROW = CellForm(str, width=38), CellForm(str, width=12)


class Form(Code):
    """What the files are."""

    XLSX = "xlsx", N_("Excel ブック（.xlsx）")
    CSV = "csv", "CSV"
    JSON = "json", "JSON"


UTF_8, CP932 = "utf-8", "cp932"


@dataclass(frozen=True)
class Lost:
    """A letter that CP932 does not have, or gives back as another one: in which record's field it stands."""

    kind: str
    record_id: str
    field: str
    letter: str
    becomes: str


@dataclass(frozen=True)
class Exit:
    """What was written: the folder, by file the number of its records, and what CP932 lost or changed."""

    folder: Path
    counts: Mapping[str, int]
    lost: Sequence[Lost] = ()


def write_everything(
    store: Store, place: Path, form: Form, *, encoding: str = UTF_8, progress: Progress = quietly
) -> Exit:
    """Write all records, masters and the history into a new folder in `place`; progress counts rows.

    `encoding` is that of CSV files. 課内メモ, drafts and settings stay where they are.

    Raises:
        LeaderDeskError: LD-2301 the place cannot be written, LD-2302 a file does not hold what the store does.
        Stopped: a person stopped it; nothing is left.

    """
    target = _free_folder(place, f"LD全件_{store.identity.municipality}_{store.identity.owner}_{store.today():%Y%m%d}")
    with temporary_beside(target) as draft, store.reading() as connection:
        draft.mkdir()
        counts = everything.counts(connection, store) | {HISTORY: everything.revision_count(connection)}
        writer = _Writer(store, connection, form, encoding, _ticking(progress, sum(counts.values())))
        for kind in store.kinds.values():
            _proven(draft, kind.KIND, form, encoding, writer.write_kind(kind, draft), counts[kind.KIND])
        _proven(draft, HISTORY, form, encoding, writer.write_history(draft), counts[HISTORY])
        if form is Form.JSON:
            schema = json.dumps(json_schema(list(store.kinds.values())), ensure_ascii=False, indent=1)
            (draft / SCHEMA).write_text(schema + "\n", "utf-8", newline="\n")
        if writer.lost:
            _write_lost(draft / LOST, writer.lost)
        (draft / README).write_text(_readme(store, form, encoding, counts, writer.lost), "utf-8-sig")
        for file in draft.iterdir():
            flush(file)
        replace_file(draft, target)
    return Exit(target, counts, tuple(writer.lost))


def _free_folder(place: Path, name: str) -> Path:
    """A name that nothing has."""
    target, number = place / name, 1
    while target.exists():
        number += 1
        target = place / f"{name}_{number}"
    return target


def _ticking(progress: Progress, total: int) -> Callable[[], None]:
    """What is called for each row that was written; tells now and then how far it is."""
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if (done % _PROGRESS_EVERY == 0 or done == total) and not progress(done, total):
            raise Stopped

    return tick


def _proven(folder: Path, name: str, form: Form, encoding: str, written: int, wanted: int) -> None:
    """What was written reads back as so many records; raises LD-2302."""
    path = folder / f"{name}.{form.value}"
    if form is Form.XLSX:
        found = sum(rows - 1 for rows in row_counts(path).values())
    elif form is Form.CSV:
        with path.open(encoding=_codec(encoding), newline="") as file:
            found = sum(1 for _ in csv.reader(file)) - 1
    else:
        with path.open(encoding="utf-8") as file:
            found = sum(isinstance(json.loads(line.rstrip(",\n")), dict) for line in file if line[0] == "{")
    if not found == written == wanted:
        raise LeaderDeskError("LD-2302", file=path.name)


def _codec(encoding: str) -> str:
    return "utf-8-sig" if encoding == UTF_8 else encoding


# ---------------------------------------------------------------- the files


class _Writer:
    """Writes one file after the other, in one form."""

    def __init__(
        self, store: Store, connection: Transaction, form: Form, encoding: str, tick: Callable[[], None]
    ) -> None:
        self._store, self._connection, self._names = store, connection, store.names
        self._form, self._encoding, self._tick = form, encoding, tick
        self.lost: list[Lost] = []

    def write_kind(self, kind: Kind, folder: Path) -> int:
        """The records of a kind; gives how many."""
        found = self._counted(everything.records(self._connection, self._store, kind))
        if self._form is Form.JSON:
            return _write_json(folder / f"{kind.KIND}.json", (_record_json(kind, record) for record in found))
        rows = (self._record_row(kind, record) for record in found)
        columns = _record_columns(kind)
        return self._write_table(folder, kind.KIND, kind.LABEL, columns, rows, at=len(columns) - 2)

    def write_history(self, folder: Path) -> int:
        """Every version; gives how many."""
        found = self._counted(everything.revisions(self._connection))
        if self._form is Form.JSON:
            return _write_json(folder / f"{HISTORY}.json", ({"rev_id": at.rev_id} | _content(at) for at in found))
        most = 1
        if self._form is Form.XLSX:  # a worksheet's cell holds only so much: how many does the longest version take?
            contents = (canonical_json(dict(at.body)) for at in everything.revisions(self._connection))
            most = max((sum(1 for _ in cell_chunks(content)) for content in contents), default=1)
        rows = (self._history_row(revision, most) for revision in found)
        return self._write_table(folder, HISTORY, "経過", _history_columns(most), rows, at=1)

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            yield item
            self._tick()

    def _record_row(self, kind: Kind, record: Whole) -> list[Any]:
        section = self._names.label(Section.KIND, "", record.owner)
        cells = dict(zip(kind.facets(), record_cells(kind, record.body, self._names), strict=True))
        fields: list[Any] = []
        for name, facet in kind.facets().items():
            fields.append(cells[name])
            if _has_code(facet):
                fields.append(record.body.get(name))
        leading = [self._store.identity.municipality, record.owner, section, record.in_year]
        return [*leading, *fields, record.deleted, record.versions, record.written_at, record.record_id, record.rev_id]

    def _history_row(self, revision: Revision, most: int) -> list[Any]:
        content = canonical_json(dict(revision.body))
        pieces = list(cell_chunks(content)) if self._form is Form.XLSX else [content]
        kind = self._store.kinds.get(revision.kind)
        about: list[Any] = [
            revision.rev_id,
            revision.record_id,
            revision.kind,
            kind.LABEL if kind else None,
            revision.owner,
        ]
        about += [revision.n, " ".join(revision.parents), revision.install, revision.seq, revision.author]
        about += [revision.written_at, revision.deleted, revision.schema]
        return [*about, *pieces, *[None] * (most - len(pieces))]

    def _write_table(
        self, folder: Path, name: str, label: str, columns: Sequence[Column], rows: Iterator[list[Any]], *, at: int
    ) -> int:
        """A table as one file; `at` is the column that names a row's record. A full sheet is followed by another."""
        if self._form is Form.CSV:
            return self._write_csv(folder / f"{name}.csv", name, [column.heading for column in columns], rows, at)
        count, number = 0, 1
        with Sheets(f"{label} {self._store.identity.municipality_name}") as sheets:
            while True:
                sheet = sheets.add(label if number == 1 else f"{label}_{number}")
                written = sheets.table(sheet, columns, islice(rows, MOST_ROWS))
                count += written
                number += 1
                following = next(rows, None) if written == MOST_ROWS else None
                if following is None:
                    break
                rows = chain([following], rows)
            sheets.save_draft(folder / f"{name}.xlsx")
        return count

    def _write_csv(self, path: Path, name: str, headings: Sequence[str], rows: Iterator[list[Any]], at: int) -> int:
        count = 0
        with path.open("w", encoding=_codec(self._encoding), newline="") as file:
            writer = csv.writer(file)
            writer.writerow(headings)
            for row in rows:
                count += 1
                cells = [_harmless(cell) for cell in row]
                if self._encoding == CP932:
                    cells = [
                        self._in_cp932(name, row[at], heading, cell)
                        for heading, cell in zip(headings, cells, strict=True)
                    ]
                writer.writerow(cells)
        return count

    def _in_cp932(self, kind: str, record_id: str, field: str, cell: Any) -> Any:
        """A text as CP932 can hold it; every letter that is lost or changes is noted."""
        if not isinstance(cell, str) or cell.isascii():
            return cell
        found: dict[str, str] = {}
        for letter in dict.fromkeys(cell):
            back = letter.encode(CP932, "replace").decode(CP932)
            if back == "?" != letter:
                found[letter] = _INSTEAD
            elif back != letter or private_letters(letter):
                found[letter] = back
        self.lost += [Lost(kind, record_id, field, letter, becomes) for letter, becomes in found.items()]
        return "".join(found.get(letter, letter) for letter in cell)


def _record_columns(kind: Kind) -> list[Column]:
    """The columns of a kind's records; beside what people call a choice stands its code."""
    fields: list[Column] = []
    for column, facet in zip(record_columns(kind, {}), kind.facets().values(), strict=True):
        fields.append(column)
        if _has_code(facet):
            fields.append(Column(f"{facet.label}（コード）", _NARROW))
    leading = [Column("団体コード", _NARROW), Column("書いた側のコード", _NARROW), Column("書いた側", _NARROW)]
    about = [
        Column("削除の理由", _NARROW),
        Column("版の数", CellForm(int, "0", 8)),
        Column("更新日時", CellForm(str, width=26)),
    ]
    return [
        *leading,
        Column("年度", CellForm(int, "0", 8)),
        *fields,
        *about,
        Column("管理番号", _WIDE),
        Column("版", _WIDE),
    ]


def _history_columns(most: int) -> list[Column]:
    named = [
        "版",
        "管理番号",
        "種別のコード",
        "種別",
        "書いた側のコード",
        "版の順",
        "前の版",
        "PC",
        "PC の通し番号",
        "編集者",
        "更新日時",
    ]
    named += [
        "削除の理由",
        "形式の版",
        *(f"内容（JSON）{number or ''}" for number in (range(1, most + 1) if most > 1 else [0])),
    ]
    return [
        Column(heading, CellForm(int, "0", 8) if heading in ("版の順", "PC の通し番号") else _NARROW)
        for heading in named
    ]


def _has_code(facet: facets.Facet[Any]) -> bool:
    return isinstance(facet, facets.Choice | facets.Choices | facets.Link)


def _record_json(kind: Kind, record: Whole) -> dict[str, Any]:
    about: dict[str, Any] = {
        "record_id": record.record_id,
        "kind": kind.KIND,
        "owner": record.owner,
        "deleted": record.deleted,
    }
    about |= {"versions": record.versions, "written_at": record.written_at, "rev_id": record.rev_id}
    return about | json_fields(kind, record.body)


def _content(revision: Revision) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(revision.canonical())
    return content


def _write_json(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """An array with one object on each line."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for count, row in enumerate(rows, 1):
            file.write(("[\n" if count == 1 else ",\n") + json.dumps(row, ensure_ascii=False))
        file.write("\n]\n" if count else "[]\n")
    return count


def _harmless(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula begins with an apostrophe, as everywhere."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA_LIKE.match(cell) else cell


def _write_lost(path: Path, lost: Sequence[Lost]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ファイル", "管理番号", "項目", "文字", "文字コード", "書き出した文字", "説明"])
        for each in lost:
            told = "外字（ほかのパソコンで見えません）" if each.becomes == each.letter else "別の文字になります"
            told = "CP932 にない文字です" if each.becomes == _INSTEAD else told
            code = f"U+{ord(each.letter):04X}"
            writer.writerow([f"{each.kind}.csv", each.record_id, each.field, each.letter, code, each.becomes, told])


def _readme(store: Store, form: Form, encoding: str, counts: Mapping[str, int], lost: Sequence[Lost]) -> str:
    me = store.identity
    labels = {name: kind.LABEL for name, kind in store.kinds.items()} | {HISTORY: "経過（すべての版）"}
    lines = [
        f"{me.municipality_name} {me.section_name or me.role.label} の LeaderDesk の台帳の全件（{store.timestamp()}）",
        "",
        *(f"{name}.{form.value}\t{labels[name]}\t{count:,} 件" for name, count in counts.items()),
        "",
        "件数は、書き出した後に読み直して確かめています。削除した記録も「削除の理由」を付けて入れています。",
        "課内メモ・下書き・設定は入りません。",
    ]
    if form is Form.JSON:
        lines.append(f"形は {SCHEMA}（JSON Schema 2020-12）にあります。")
    if form is Form.CSV:
        lines.append("文字コードは " + ("UTF-8（BOM 付き）です。" if encoding == UTF_8 else "CP932（Shift_JIS）です。"))
        lines.append("= + - @ などで始まる文字列は、計算式にならないよう先頭に ' を付けています。")
    if lost:
        by_letter = Counter(each.letter for each in lost)
        lines.append(f"CP932 で失われたり変わったりした文字が {len(by_letter)} 種類あります（{LOST}）。")
    return "\n".join(lines) + "\n"
