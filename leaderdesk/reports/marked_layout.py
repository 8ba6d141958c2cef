# SPDX-License-Identifier: MIT
"""The office's own layout: a workbook with marks such as `{{施策名}}`, filled without being drawn anew.

A sheet with marks comes again for each 施策; a sheet with a row of `{{一覧.施策名}}` stands once, its row for each of them.
What cannot go on is named before anything is filled (LD-2506), and so is a mark that nobody knows (LD-2502).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.wrong_files import what_it_is
from leaderdesk.machine import os_reason
from leaderdesk.reports.layout_book import Book, Sheet, Use, Vocabulary, id_in, texts_of
from leaderdesk.reports.layout_rows import Home, RowMap, is_of_other_book, moved_formula, moved_series
from leaderdesk.reports.layout_sheet import EMPTY, MarkName, Values, filled_text
from leaderdesk.reports.xml_tree import Node

MOST_LAYOUT = 5 << 20  # bytes

_ZIP = b"PK\x03\x04"
_TITLE_LETTERS = 31  # of a sheet's name
_NO_TITLE = re.compile(r"[\[\]:*?/\\]|^'|'$")
_MOST_REMARKS = 20
_BEFORE = ("sheets", "functionGroups", "definedNames")  # what stands in a workbook before how it reckons

NOTHING = Values(lambda _name: EMPTY, lambda _group: ())


class Wanted(Enum):
    """Which of the sheets with marks are wanted."""

    ALL = "all"
    LIST = "list"
    FORMS = "forms"


class Titled(NamedTuple):
    """What one form is filled with, and what its sheet is called."""

    title: str
    values: Values


@dataclass(frozen=True)
class FilledBook:
    """The workbook's bytes, and what a person should look at: texts without room, entries without a place."""

    content: bytes
    remarks: Sequence[LeaderDeskError]


def read_layout_file(path: Path) -> bytes:
    """The bytes of a workbook that somebody chose.

    Raises:
        LeaderDeskError: LD-2003 it has a password, LD-2004 it is empty, LD-2005 it cannot be opened, LD-2006 it is of
            an older form, LD-2101 it is too large, LD-2501 it is no workbook.

    """
    try:
        size = path.stat().st_size
        if size > MOST_LAYOUT:
            raise LeaderDeskError("LD-2101", file=path.name, size=f"{size / (1 << 20):.1f}", most=MOST_LAYOUT >> 20)
        content = path.read_bytes()
    except OSError as error:
        raise LeaderDeskError("LD-2005", file=path.name, reason=os_reason(error)) from error
    if not content:
        raise LeaderDeskError("LD-2004", file=path.name)
    if not content.startswith(_ZIP):
        fault = what_it_is(path, path.name)
        raise fault if fault.code in ("LD-2003", "LD-2006") else LeaderDeskError("LD-2501", file=path.name)
    return content


class MarkedLayout:
    """A layout that was looked through: `faults` for which it cannot be used, and in `losses` what of it cannot go on.

    Raises:
        LeaderDeskError: LD-2003, LD-2102, LD-2104, LD-2107 it cannot be opened, LD-2501 it is no workbook.

    """

    def __init__(self, content: bytes, name: str, vocabulary: Vocabulary) -> None:
        self._content, self._name, self._vocabulary = content, name, vocabulary
        book = Book(content, name, vocabulary)
        self.faults = book.faults
        self.losses = [
            LeaderDeskError("LD-2506", thing=thing, where=f"シート「{sheet}」" if sheet else "ブック全体")
            for thing, sheet in book.losses
        ]
        self.uses = {sheet.use for sheet in book.sheets}

    def fill(self, forms: Sequence[Titled], general: Values, *, wanted: Wanted = Wanted.ALL) -> FilledBook:
        """The workbook filled: the same layout and the same values give the same bytes, whenever and wherever.

        `general` fills the sheets that stand once, and the rows of lists. Without any form the sheets stand once, empty.
        Raises the first of its faults.
        """
        if self.faults:
            raise self.faults[0]
        filling = _Filling(Book(self._content, self._name, self._vocabulary), forms, general, wanted)
        return FilledBook(filling.content(), filling.remarks[:_MOST_REMARKS])


@dataclass(frozen=True)
class _Placed:
    """A sheet of the new workbook: of which one of the layout, its name, its part, and where all of its fellows went."""

    sheet: Sheet
    title: str
    part: str
    relation_id: str
    values: Values
    homes: Mapping[str, Home]


class _Filling:
    """One workbook while it is filled."""

    def __init__(self, book: Book, forms: Sequence[Titled], general: Values, wanted: Wanted) -> None:
        self._book, self._package = book, book.package
        self._forms = list(forms) or [Titled("様式", NOTHING)]
        self._general = general
        self.remarks: list[LeaderDeskError] = []
        left_out = {Wanted.LIST: Use.FORM, Wanted.FORMS: Use.LIST}.get(wanted)
        self._sheets = [sheet for sheet in book.sheets if sheet.use is not left_out]
        self._titles: set[str] = {sheet.name.casefold() for sheet in self._sheets if sheet.use is not Use.FORM}

    def content(self) -> bytes:
        """The new workbook."""
        placed = list(self._place())
        for each in placed:
            self._fill(each)
        self._name_sheets(placed)
        self._name_ranges(placed)
        self._let_reckon()
        return self._package.content()

    # ------------------------------------------------------------ which sheets there are

    def _place(self) -> Iterator[_Placed]:
        """The sheets of the new workbook in their order: all forms of one 施策 where the first of them stood."""
        own = [sheet for sheet in self._sheets if sheet.use is Use.FORM]
        copies = [self._copies(own, number, form) for number, form in enumerate(self._forms)]
        once = {
            sheet.name: Home(sheet.name, sheet.form.row_map(self._general) if sheet.form else RowMap())
            for sheet in self._sheets
            if sheet.use is not Use.FORM
        }
        first = once | {sheet.name: home for sheet, home, *_ in copies[0]}
        for sheet in self._sheets:
            if sheet.use is not Use.FORM:
                yield _Placed(sheet, sheet.name, sheet.part, id_in(sheet.node), self._general, first)
            elif sheet is own[0]:
                for made, form in zip(copies, self._forms, strict=True):
                    homes = once | {each.name: home for each, home, *_ in made}
                    for each, home, part, relation_id in made:
                        yield _Placed(each, home.name, part, relation_id, form.values, homes)

    def _copies(self, own: Sequence[Sheet], number: int, form: Titled) -> list[tuple[Sheet, Home, str, str]]:
        """The sheets of one 施策: the first one has those of the layout, each other one its own copies."""
        made = []
        for sheet in own:
            assert sheet.form is not None
            name = self._title(sheet, form, is_only=len(own) == 1)
            home = Home(name, sheet.form.row_map(form.values))
            part = self._package.place_beside(sheet.part) if number else sheet.part
            book = self._book.part
            relation_id = self._package.add_relation(book, sheet.relation, part) if number else id_in(sheet.node)
            made.append((sheet, home, part, relation_id))
        return made

    def _title(self, sheet: Sheet, form: Titled, *, is_only: bool) -> str:
        """What a sheet is called: as the layout says by marks, else by its 施策; no two alike."""
        filled = filled_text(sheet.name, lambda mark: form.values.of(mark).text)
        called = filled if filled != sheet.name else form.title if is_only else f"{form.title} {sheet.name}"
        plain = _NO_TITLE.sub("_", " ".join(called.split()))[:_TITLE_LETTERS] or "様式"
        title, number = plain, 2
        while title.casefold() in self._titles:
            end = f" ({number})"
            title, number = plain[: _TITLE_LETTERS - len(end)] + end, number + 1
        self._titles.add(title.casefold())
        return title

    # ------------------------------------------------------------ filling

    def _fill(self, placed: _Placed) -> None:
        form = placed.sheet.form
        if form is not None and (placed.sheet.marks or self._reads_moved(form.root, placed)):
            filled = form.fill(placed.values, placed.sheet.name, placed.homes)
            self._package.put(placed.part, filled.root)
            sheet = placed.title
            self.remarks += [LeaderDeskError("LD-2512", sheet=sheet, cell=cell) for cell in filled.cramped]
            self.remarks += [LeaderDeskError("LD-2514", sheet=sheet, row=row) for row in filled.full]
            self.remarks += [
                LeaderDeskError("LD-2511", sheet=sheet, group=group, places=places, count=count)
                for group, places, count in form.short_of(placed.values)
            ]
        rows = placed.homes[placed.sheet.name].rows
        for paragraph in self._book.paragraphs(placed.part):
            _fill_paragraph(paragraph, placed.values)
        for drawing in self._book.drawings(placed.part):
            _move_anchors(self._package.tree(drawing), rows)
            self._move_charts(drawing, placed)

    def _reads_moved(self, root: Node, placed: _Placed) -> bool:
        """Whether a sheet without marks reads cells that have moved, or sheets that have another name."""
        moved = [name for name, home in placed.homes.items() if name != home.name or home.rows.blocks]
        return any(name in node.text() for node in root.all() if node.local == "f" for name in moved)

    def _move_charts(self, drawing: str, placed: _Placed) -> None:
        for relation in self._package.relations(drawing):
            if relation.sort == "chart" and relation.target in self._package:
                for node in self._package.tree(relation.target).all():
                    if node.local == "f" and node.text() and not is_of_other_book(node.text()):
                        node.children = [moved_series(node.text(), placed.homes)]

    # ------------------------------------------------------------ the workbook around the sheets

    def _name_sheets(self, placed: Sequence[_Placed]) -> None:
        """The list of sheets, the first one in front."""
        for holder in self._book.root.nodes("sheets"):
            used = {each.node.attributes.get("sheetId", "") for each in self._book.sheets}
            numbers = (str(number) for number in range(1, len(placed) + len(used) + 2) if str(number) not in used)
            taken: set[int] = set()
            holder.children = []
            for each in placed:
                node = each.sheet.node.copy()
                node.attributes["name"] = each.title
                if id(each.sheet) in taken:
                    node.attributes["sheetId"] = next(numbers)
                taken.add(id(each.sheet))
                node.attributes |= {name: each.relation_id for name in node.attributes if name.endswith(":id")}
                holder.children.append(node)
        for view in (view for views in self._book.root.nodes("bookViews") for view in views.nodes()):
            view.attributes = {k: v for k, v in view.attributes.items() if k not in ("activeTab", "firstSheet")}
        for number, each in enumerate(placed):
            for view in (view for part in self._package.tree(each.part).nodes("sheetViews") for view in part.nodes()):
                view.attributes.pop("tabSelected", None)
                view.attributes |= {"tabSelected": "1"} if number == 0 else {}
        kept = {each.part for each in placed}
        relations = self._package.relations(self._book.part)
        gone = {sheet.part for sheet in self._book.sheets} - kept
        self._package.point(self._book.part, [each for each in relations if each.target not in gone])

    def _name_ranges(self, placed: Sequence[_Placed]) -> None:
        """Print areas, titles and names: of a sheet that came again, one for each copy."""
        numbers = {sheet.name: number for number, sheet in enumerate(self._book.sheets)}
        for holder in self._book.root.nodes("definedNames"):
            made: list[Node | str] = []
            for node in holder.nodes():
                if is_of_other_book(node.text()):
                    continue
                local = node.attributes.get("localSheetId")
                if local is None:
                    made.append(_moved_name(node, placed[0].homes if placed else {}, None))
                    continue
                for place, each in enumerate(placed):
                    if numbers[each.sheet.name] == int(local):
                        made.append(_moved_name(node, each.homes, place))
            holder.children = made
        self._book.root.children = [
            each
            for each in self._book.root.children
            if isinstance(each, str) or each.local != "definedNames" or each.children
        ]

    def _let_reckon(self) -> None:
        """Formulas are reckoned when the file is opened; what it says of its sheets' names elsewhere goes."""
        root = self._book.root
        if (reckoning := root.node("calcPr")) is None:
            reckoning = root.like("calcPr")
            behind = [
                place for place, each in enumerate(root.children) if isinstance(each, Node) and each.local in _BEFORE
            ]
            root.children.insert(behind[-1] + 1, reckoning)
        reckoning.attributes["fullCalcOnLoad"] = "1"
        if told := self._package.related("", "extended-properties"):
            properties = self._package.tree(told)
            properties.children = [
                each
                for each in properties.children
                if isinstance(each, str) or each.local not in ("TitlesOfParts", "HeadingPairs")
            ]


def _moved_name(node: Node, homes: Mapping[str, Home], place: int | None) -> Node:
    made = node.copy()
    made.children = [moved_formula(node.text(), "", homes)]
    if place is not None:
        made.attributes["localSheetId"] = str(place)
    return made


def _fill_paragraph(paragraph: Node, values: Values) -> None:
    """A drawn paragraph with its marks filled; it keeps the letters of its beginning."""
    texts = texts_of(paragraph)
    whole = "".join(text.text() for text in texts)

    def told(mark: MarkName) -> str:
        return " ".join(values.of(mark).text.split("\n"))

    if texts and (filled := filled_text(whole, told)) != whole:
        for text, letters in zip(texts, [filled, *[""] * (len(texts) - 1)], strict=True):
            text.children = [letters]


def _move_anchors(root: Node, rows: RowMap) -> None:
    """Pictures and shapes stay beside the rows that they stood beside."""
    for node in root.all():
        if node.local in ("from", "to") and (row := node.node("row")) is not None and row.text().isdecimal():
            row.children = [str(rows.at(int(row.text()) + 1) - 1)]
