# SPDX-License-Identifier: MIT
"""様式: a blank workbook for sections that have no LeaderDesk, to be filled in with any spreadsheet program.

One sheet per kind that sections write, derived from its facets: headings, what to write, an example, drop-down lists.
Every prepared row has a hidden id, so that the same row is the same record however often the file comes in.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.filled_template import EXAMPLE, MARK_HEADING, NOTE, template_kinds
from leaderdesk.exchange.hand_edits import ID_HEADING
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.seal import FILE_WORDS, TEMPLATE, Manifest
from leaderdesk.exchange.workbook import (
    CELLS,
    CHOICES_COLUMNS,
    CHOICES_SHEET,
    COVER_SHEET,
    MACHINE_SHEET,
    ChoiceLists,
    Sheet,
    Sheets,
    choice_lists,
    machine_rows,
)
from leaderdesk.fiscal import fiscal_label, fiscal_year
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.record import Kind
from leaderdesk.kinds.reference import meaning
from leaderdesk.ledger.query import record_links
from leaderdesk.ledger.store import Store
from leaderdesk.machine import replace_file, temporary_beside
from leaderdesk.progress import Progress, Stopped, quietly

ROWS = 100  # prepared on each sheet; what is written below them comes in, too

_ALL_ROWS = 2000  # as far down as the lists drop
_FIRST = 4  # the first row that is filled in: behind the headings, the notes and the example
_LINE, _HEIGHT = 13.5, 30  # points
# Days and half years stay as they are typed: a spreadsheet would make 2008 of 8/3/5 and say nothing.
_AS_TYPED = (facets.Day, facets.HalfYear)
_NARROWEST, _WIDEST = 9, 26  # of a column, in letters: all of them together are read on A4

_HOW = (
    ("書くところ", "各シートの白いセルに、1 行に 1 件を書きます。見出し・書き方・記入例は変えられません。"),
    ("選ぶところ", "セルを選ぶと右に ▼ が出る列は、一覧から選びます。"),
    ("日付", "2026/4/1、R8.4.1、令和8年4月1日 など、ふだんの書き方でかまいません。年を書いてください。"),
    ("数", "30、３０、30人、1時間半 など、ふだんの書き方でかまいません。わからないところは空けておきます。"),
    ("直すとき", "前に書いた行をそのまま直し、同じファイルをもう一度送ります。行の写しは新しい 1 件になります。"),
    ("書かないこと", "住民や職員の氏名・電話番号などの個人情報は書きません。"),
    ("送り先", "書き終えたら保存し（.xlsx のまま）、情報政策課へ送ります。何もなければ、空のまま送ってかまいません。"),
)


def template_fields(kind: Kind, kinds: Mapping[str, Kind]) -> dict[str, facets.Facet[Any]]:
    """The fields that are filled in: all but the number that the program gives, and links to other records."""
    left_out = {kind.NUMBER, *record_links(kind, kinds)}
    return {name: facet for name, facet in kind.facets().items() if name not in left_out}


def write_templates(
    store: Store, folder: Path, sections: Mapping[str, str], *, progress: Progress = quietly
) -> list[Path]:
    """Write a 様式 for each of these sections (課コード to 課名); gives the files. Progress counts files.

    Raises:
        LeaderDeskError: LD-2301 the folder cannot be written, LD-2302 what was written does not read back.
        Stopped: a person stopped it; the files written before stay.

    """
    written = []
    for done, (section, name) in enumerate(sections.items(), 1):
        written.append(_write_template(store, folder, section, name))
        if not progress(done, len(sections)):
            raise Stopped
    return written


def _write_template(store: Store, folder: Path, section: str, section_name: str) -> Path:
    me, year = store.identity, fiscal_year(store.today())
    kinds = template_kinds(list(store.kinds.values()))
    manifest = Manifest.seal(
        [],
        counts={},
        serial=0,
        fiscal_year=year,
        direction=TEMPLATE,
        municipality=me.municipality,
        owner=section,
        owner_name=section_name,
        install=me.install,
        pc=me.pc,
        written_at=store.timestamp(),
        form=uuid.uuid4().hex,
        examples={kind.KIND: kind.EXAMPLE.get(kind.TITLE, "") for kind in kinds},
    )
    target = _free_place(folder, f"LD{FILE_WORDS[TEMPLATE]}_{me.municipality}_{section}_{year}")
    with temporary_beside(target) as draft:
        _write(store, kinds, manifest, draft)
        if read_file(draft, list(store.kinds.values())).manifest != manifest:
            raise LeaderDeskError("LD-2302", file=target.name)
        replace_file(draft, target)
    return target


def _free_place(folder: Path, name: str) -> Path:
    """A name that no file has: the one that lies there may be filled in."""
    target, number = folder / f"{name}.xlsx", 1
    while target.exists():
        number += 1
        target = folder / f"{name}_{number}.xlsx"
    return target


# ---------------------------------------------------------------- the workbook


def _write(store: Store, kinds: Sequence[Kind], manifest: Manifest, draft: Path) -> None:
    """表紙, one sheet per kind, and hidden 区分 and `_LD`."""
    lists = choice_lists(kinds, store.names)
    with Sheets(f"様式 {manifest.owner_name} {fiscal_label(manifest.fiscal_year)}") as sheets:
        _write_cover(sheets, store, manifest)
        for kind in kinds:
            _write_sheet(sheets, kind, template_fields(kind, store.kinds), lists, store.names)
        choices = sheets.add(CHOICES_SHEET)
        sheets.table(choices, CHOICES_COLUMNS, lists.rows)
        machine = sheets.add(MACHINE_SHEET)
        for row in machine_rows(manifest.canonical(), []):
            machine.append([sheets.cell(machine, text, "machine") for text in row])
        choices.sheet_state = machine.sheet_state = "hidden"
        sheets.save_draft(draft)


def _write_cover(sheets: Sheets, store: Store, manifest: Manifest) -> None:
    cover = sheets.add(COVER_SHEET)
    cover.page_setup.orientation = "portrait"
    cover.column_dimensions["A"].width, cover.column_dimensions["B"].width = 16, 74
    place = f"{manifest.municipality} {store.identity.municipality_name}".strip()
    cover.append([sheets.cell(cover, f"様式　{manifest.owner_name}", "bold")])
    cover.append([])
    about = [
        ("団体", place),
        ("課", f"{manifest.owner} {manifest.owner_name}"),
        ("年度", fiscal_label(manifest.fiscal_year)),
        ("作成日時", manifest.written_at),
    ]
    for row, (name, told) in enumerate((*about, *_HOW), 3):
        cover.row_dimensions[row].height = _LINE * _lines(told, 74) + 8
        cover.append([sheets.cell(cover, name, "head"), sheets.cell(cover, told, "long")])
    _protect(cover)


def _write_sheet(
    sheets: Sheets, kind: Kind, fields: Mapping[str, facets.Facet[Any]], lists: ChoiceLists, names: Names
) -> None:
    """The headings, what to write, an example, and the rows to fill in, each with its id in a hidden last column."""
    sheet = sheets.add(kind.LABEL)
    widths = [max(_NARROWEST, min(CELLS[type(facet)].width * 0.6, _WIDEST)) for facet in fields.values()]
    for place, width in enumerate((6, *widths, 38), 1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width, column.protection = (
            width,
            Protection(locked=not 1 < place < len(widths) + 2),
        )  # below the rows, too
    last, hidden = get_column_letter(len(fields) + 1), get_column_letter(len(fields) + 2)
    sheet.column_dimensions[hidden].hidden = True
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _HEIGHT, True  # and more, as text grows
    sheet.freeze_panes, sheet.print_title_rows = "B3", "1:2"
    sheet.print_area = f"A1:{last}{_FIRST + ROWS - 1}"
    notes = [_note(facet) for facet in fields.values()]
    sheet.row_dimensions[2].height = _LINE * max(_lines(note, width) for note, width in zip(notes, widths, strict=True))
    sheet.row_dimensions[1].height = _LINE * 2 + 4
    headings = (MARK_HEADING, *(facet.heading for facet in fields.values()), ID_HEADING)
    sheet.append([sheets.cell(sheet, heading, "head") for heading in headings])
    sheet.append([sheets.cell(sheet, note, "note") for note in (NOTE, *notes)])
    example = [_example(kind, name, facet, names) for name, facet in fields.items()]
    shown = zip(example, widths, strict=True)
    sheet.row_dimensions[3].height = _LINE * max(_lines(text, width) for text, width in shown) + 4
    sheet.append([sheets.cell(sheet, text, "example") for text in (EXAMPLE, *example)])
    formats = ["@" if isinstance(facet, _AS_TYPED) else CELLS[type(facet)].number_format for facet in fields.values()]
    for number in range(1, ROWS + 1):
        cells = [sheets.cell(sheet, None, "input", number_format) for number_format in formats]
        marks = (sheets.cell(sheet, number, "note", "0"), sheets.cell(sheet, str(uuid.uuid4())))
        sheet.append([marks[0], *cells, marks[1]])
    for place, (name, facet) in enumerate(fields.items(), 2):
        if entries := lists.entries.get(kind.KIND, {}).get(name):
            _drop_down(sheet, get_column_letter(place), facet, entries)
    _protect(sheet)


def _drop_down(sheet: Sheet, letter: str, facet: facets.Facet[Any], entries: str) -> None:
    choice = DataValidation(type="list", formula1=entries, allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = facet.label[:32], "一覧から選んでください。"
    choice.add(f"{letter}{_FIRST}:{letter}{_ALL_ROWS}")
    sheet.data_validations.append(choice)


def _protect(sheet: Sheet) -> None:
    """What is not to be filled in cannot be changed by mistake; there is no password, for it keeps nothing secret."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.insertRows = False  # False: it is allowed


def _note(facet: facets.Facet[Any]) -> str:
    required = "【必須】" if facet.required else ""
    told = "" if isinstance(facet, facets.Choice | facets.Link | facets.Flag) else meaning(facet, {})
    return required + "。".join(filter(None, (facet.help, told or "一覧から選びます")))


def _example(kind: Kind, name: str, facet: facets.Facet[Any], names: Names) -> str:
    """The example's text; a word that this city's lists do not have stays out."""
    text = kind.EXAMPLE.get(name, "")
    known = not isinstance(facet, facets.Link) or names.code(facet.to, facet.within, text)
    return text if known else ""


def _lines(text: str, width: float) -> int:
    return 1 + len(text.encode("cp932", "replace")) // int(width - 1)
