# SPDX-License-Identifier: MIT
"""One sheet of an office's layout: where its marks stand, and the sheet filled, with everything else as it was drawn.

Only cells with marks are written anew, in their own style. Rows that repeat take along their heights, merged cells,
conditional formats and checks. ECMA-376 part 1, 18.3 (worksheets), 18.4 (shared strings).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter

from leaderdesk.exchange.workbook import escape, fitting
from leaderdesk.reports.layout_rows import Block, Home, RowMap, is_of_other_book, moved_formula, moved_ranges
from leaderdesk.reports.layout_styles import MOST_HEIGHT, Measures, Styles, spread
from leaderdesk.reports.xml_tree import Node

_MARK = re.compile(r"[{｛]{2}\s*([^{}｛｝]+?)\s*[}｝]{2}")
_GROUPED = re.compile(r"(?P<group>[^.\d]+?)(?P<slot>\d*)\.(?P<field>.+)")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOVED_RANGES, _MOVED_CELLS = ("ref", "sqref"), ("activeCell", "topLeftCell")
_FORMULAS = ("formula", "formula1", "formula2", "f")
_MOST_RUN = 30  # columns
_DAY_ZERO = date(1899, 12, 30)  # of Excel's day numbers


class Datum(NamedTuple):
    """What stands for a mark: the text, and the figure or the day where a cell can reckon with it."""

    text: str
    value: Decimal | date | None = None


EMPTY = Datum("")


@dataclass(frozen=True)
class MarkName:
    """A mark as it is meant: its name; in a row that repeats its group, and in a fixed place which entry (from 1; 0: each)."""

    name: str
    group: str = ""
    slot: int = 0

    def __str__(self) -> str:
        return f"{self.group}.{self.name}" if self.group else self.name


class Found(NamedTuple):
    """A mark where it stands."""

    mark: MarkName
    row: int
    column: int

    @property
    def cell(self) -> str:
        """Its cell as people call it."""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True)
class Values:
    """What a sheet is filled with: a text for each mark, and for each group its entries, each mark to its text."""

    scalar: Callable[[str], Datum]
    entries: Callable[[str], Sequence[Mapping[str, Datum]]]

    def of(self, mark: MarkName, copy: int = 0) -> Datum:
        """What stands for a mark; in a row that repeats, for the entry of that copy."""
        if not mark.group:
            return self.scalar(mark.name)
        entries = self.entries(mark.group)
        place = mark.slot - 1 if mark.slot else copy
        return entries[place].get(mark.name, EMPTY) if place < len(entries) else EMPTY


@dataclass
class Filled:
    """A sheet that was filled.

    `cramped` are the cells of the layout in which a text may not break and is too long, `full` the rows that are as high
    as a row can be and hold not all of their text.
    """

    root: Node
    cramped: list[str] = field(default_factory=list)
    full: list[int] = field(default_factory=list)


class _Merged(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{get_column_letter(self.left)}{self.top}:{get_column_letter(self.right)}{self.bottom}"


def marks_in(text: str) -> Iterator[MarkName]:
    """The marks in a text, half or full width."""
    for found in _MARK.finditer(text):
        yield _meant(found[1])


def _meant(typed: str) -> MarkName:
    name = unicodedata.normalize("NFKC", typed).strip()
    found = _GROUPED.fullmatch(name)
    if found is None:
        return MarkName(name)
    return MarkName(found["field"].strip(), found["group"].strip(), int(found["slot"] or 0))


def filled_text(text: str, fill: Callable[[MarkName], str]) -> str:
    """A text with its marks filled."""
    return _MARK.sub(lambda found: fill(_meant(found[1])), text)


# ---------------------------------------------------------------- a sheet as it was drawn


class SheetForm:
    """A sheet of a layout: its cells, where its marks stand, which rows repeat."""

    def __init__(self, root: Node, strings: Sequence[Node], styles: Styles) -> None:
        self.root = root
        self._strings = strings
        self._styles = styles
        self._measures = Measures(root, styles)
        self._rows = _numbered_rows(root)
        self._merged = _merged_cells(root)
        self.cells = {number: {_column_of(cell): cell for cell in row.nodes("c")} for number, row in self._rows.items()}
        self.marked: dict[tuple[int, int], list[tuple[Node | None, str]]] = {}
        self.found = list(self._find())
        heads = [each.text() for part in root.nodes("headerFooter") for each in part.nodes()]
        self.loose = [mark for text in heads for mark in marks_in(text)]  # at the head and foot of its pages
        self.blocks = tuple(self._blocks())

    def _find(self) -> Iterator[Found]:
        """The marks in cells; what such a cell holds is kept by its place."""
        for number, cells in self.cells.items():
            for column, cell in cells.items():
                runs = self._runs(cell)
                found = list(marks_in("".join(text for _, text in runs)))
                if found:
                    self.marked[(number, column)] = runs
                for mark in found:
                    yield Found(mark, number, column)

    def _blocks(self) -> Iterator[Block]:
        """Rows of one group beside each other repeat together, with what a merged cell joins to them."""
        begun: Block | None = None
        for found in self.found:
            if not found.mark.group or found.mark.slot:
                continue
            merged = self._merged_at(found.row, found.column)
            first, last = found.row, merged.bottom
            if begun and begun.group == found.mark.group and first <= begun.last + 1:
                begun = Block(begun.first, max(begun.last, last), begun.group)
                continue
            if begun:
                yield begun
            begun = Block(first, last, found.mark.group)
        if begun:
            yield begun

    def clashing(self) -> int:
        """The row in which two groups stand; 0 where there is none."""
        for before, after in zip(self.blocks, self.blocks[1:], strict=False):
            if after.first <= before.last:
                return after.first
        return 0

    def row_map(self, values: Values) -> RowMap:
        """Where the rows stand once the sheet is filled; a group without an entry keeps its rows, empty."""
        return RowMap([(block, max(len(values.entries(block.group)), 1)) for block in self.blocks])

    def short_of(self, values: Values) -> Iterator[tuple[str, int, int]]:
        """The groups that have more entries than fixed places: group, places, entries."""
        repeated = {block.group for block in self.blocks}
        slots: dict[str, int] = {}
        for found in self.found:
            if found.mark.slot and found.mark.group not in repeated:
                slots[found.mark.group] = max(slots.get(found.mark.group, 0), found.mark.slot)
        for group, places in slots.items():
            if (count := len(values.entries(group))) > places:
                yield group, places, count

    # ------------------------------------------------------------ filling

    def fill(self, values: Values, name: str, homes: Mapping[str, Home]) -> Filled:
        """The sheet filled. `name` is what the layout calls it; `homes` says where it and its fellows went."""
        return _Filling(self, values, name, homes).done()

    def open_width(self, place: _Merged) -> float:
        """How far a text may run that does not break: over the empty cells to its right."""
        taken = {
            _column_of(cell)
            for cell in self._rows[place.top].nodes("c")
            if any(isinstance(each, Node) for each in cell.children)
        }
        taken |= {left for top, left in self._merged if top == place.top}
        last = min((column for column in taken if column > place.right), default=place.right + _MOST_RUN) - 1
        return self._measures.width(place.left, last)

    def _merged_at(self, row: int, column: int) -> _Merged:
        """The merged cell that begins at a place, or the place alone."""
        return self._merged.get((row, column), _Merged(row, column, row, column))

    def _runs(self, cell: Node) -> list[tuple[Node | None, str]]:
        """The text of a cell in the pieces that are dressed alike, each with its dress."""
        sort = cell.attributes.get("t")
        value = cell.node("v")
        if sort == "s" and value is not None and (place := int(value.text())) < len(self._strings):
            return _runs_of(self._strings[place])
        inline = cell.node("is")
        return _runs_of(inline) if sort == "inlineStr" and inline is not None else []


class _Filling:
    """One sheet while it is filled."""

    def __init__(self, form: SheetForm, values: Values, name: str, homes: Mapping[str, Home]) -> None:
        self._form, self._values, self._name, self._homes = form, values, name, homes
        self._map = homes[name].rows
        self._new: dict[int, Node] = {}
        self._needs: list[tuple[int, int, float]] = []
        self._cramped: list[str] = []
        self._full: list[int] = []

    def done(self) -> Filled:
        form, rows = self._form, self._map
        for number, row in form._rows.items():
            copies = dict(rows.blocks).get(block, 1) if (block := rows.block_of(number)) else 1
            for copy in range(copies):
                self._new[rows.at(number, copy)] = self._row(row, number, copy)
        self._grow()
        root = Node(form.root.name, dict(form.root.attributes))
        for child in form.root.children:
            if isinstance(child, str):
                root.children.append(child)
            elif child.local == "sheetData":
                data = Node(child.name, dict(child.attributes))
                data.children = [self._new[number] for number in sorted(self._new)]
                root.children.append(data)
            elif child.local != "dimension":
                root.children.append(self._moved(child.copy()))
        return Filled(root, list(dict.fromkeys(self._cramped)), sorted(set(self._full)))

    def _row(self, row: Node, number: int, copy: int) -> Node:
        moved = self._map.at(number, copy)
        told = {name: value for name, value in row.attributes.items() if name != "spans"}
        made = Node(row.name, told | {"r": str(moved)})
        made.children = [
            self._cell(cell, (number, column), moved, copy) for column, cell in self._form.cells[number].items()
        ]
        return made

    def _cell(self, cell: Node, at: tuple[int, int], moved: int, copy: int) -> Node:
        """A cell at its new place; what nobody changes of it is what the layout holds."""
        made = Node(cell.name, cell.attributes | {"r": f"{get_column_letter(at[1])}{moved}"}, cell.children)
        if (runs := self._form.marked.get(at)) is not None:
            return self._filled(made, runs, at, copy)
        if cell.children and (formula := cell.node("f")) is not None:
            self._reckon(made, formula.copy(), at[0], copy)
        return made

    def _filled(self, cell: Node, runs: Sequence[tuple[Node | None, str]], at: tuple[int, int], copy: int) -> Node:
        """A cell with its marks filled: a figure or a day where it holds one mark alone, else text."""
        style = self._form._styles[cell.attributes.get("s", "0")]
        alone = _MARK.fullmatch("".join(text for _, text in runs).strip())
        datum = self._values.of(_meant(alone[1]), copy) if alone else EMPTY
        cell.children = []
        cell.attributes.pop("t", None)
        number = _number(datum.value, is_day=style.is_day)
        if number:
            value = cell.like("v")
            value.children.append(number)
            cell.children.append(value)
            return cell
        told = _filled_runs(runs, lambda mark: self._values.of(mark, copy).text)
        text = "".join(piece for _, piece in told)
        if not text:
            return cell
        cell.attributes["t"] = "inlineStr"
        cell.children.append(_inline(cell, told))
        self._measure(text, at, copy)
        return cell

    def _measure(self, text: str, at: tuple[int, int], copy: int) -> None:
        """Note how much room a text wants."""
        form = self._form
        merged = form._merged_at(*at)
        cell = form.cells[at[0]][at[1]]
        style, width = form._styles[cell.attributes.get("s", "0")], form._measures.width(merged.left, merged.right)
        if style.wraps:
            first, last = self._map.at(merged.top, copy), self._map.at(merged.bottom, copy)
            self._needs.append((first, last, form._measures.needed(text, width, style)))
        elif not style.shrinks and form._measures.overflows(text, form.open_width(merged), style):
            self._cramped.append(f"{get_column_letter(at[1])}{at[0]}")

    def _grow(self) -> None:
        """Make rows higher where a text wants it; those that the office drew high enough stay."""
        for first, last, needed in sorted(self._needs, key=lambda need: need[1] - need[0]):
            rows = list(range(first, last + 1))
            heights = [self._height(number) for number in rows]
            if needed <= sum(heights):
                continue
            if needed > MOST_HEIGHT * len(rows):
                self._full.append(first)
            for number, height in zip(rows, spread(needed - sum(heights), heights), strict=True):
                row = self._new.setdefault(number, self._blank_row(number))
                row.attributes |= {"ht": f"{height:g}", "customHeight": "1"}

    def _height(self, number: int) -> float:
        row = self._new.get(number)
        if row is not None and row.attributes.get("hidden") in ("1", "true"):
            return 0.0
        return float(row.attributes.get("ht", self._form._measures.height)) if row else self._form._measures.height

    def _blank_row(self, number: int) -> Node:
        return self._form.root.like("row", r=str(number))

    def _reckon(self, cell: Node, formula: Node, number: int, copy: int) -> None:
        """A formula that reads the cells where they stand now; what it read from another workbook stays as a value."""
        text = formula.text()
        if is_of_other_book(text):
            cell.children = [each for each in cell.nodes("v") if each.text()]
            return
        others = [each for each in cell.nodes() if each.local not in ("f", "v")]
        formula.children = [moved_formula(text, self._name, self._homes, row=number, copy=copy)]
        if "ref" in formula.attributes:
            formula.attributes["ref"] = moved_ranges(formula.attributes["ref"], self._map)
        cell.children = [formula, *others]
        cell.attributes.pop("t", None)

    def _moved(self, node: Node) -> Node:
        """Anything else of a sheet, with its references where the cells stand now."""
        for each in node.all():
            for name in each.attributes.keys() & {*_MOVED_RANGES, *_MOVED_CELLS}:
                moved = moved_ranges(each.attributes[name], self._map)
                each.attributes[name] = moved if name in _MOVED_RANGES else moved.partition(" ")[0].partition(":")[0]
            if each.local == "sqref":
                each.children = [moved_ranges(each.text(), self._map)]
            elif each.local in _FORMULAS and each.text() and not is_of_other_book(each.text()):
                each.children = [moved_formula(each.text(), self._name, self._homes)]
        if node.local == "mergeCells":
            self._merge(node)
        if node.local == "headerFooter":
            for each in node.nodes():
                each.children = [filled_text(each.text(), lambda mark: self._values.of(mark).text.replace("&", "&&"))]
        if node.local == "rowBreaks":
            for brk in node.nodes("brk"):
                brk.attributes["id"] = str(self._map.at(int(brk.attributes["id"]), -1))
        return node

    def _merge(self, node: Node) -> None:
        made = [str(place) for merged in self._form._merged.values() for place in self._merged_now(merged)]
        node.children = [node.like("mergeCell", ref=ref) for ref in made]
        node.attributes["count"] = str(len(made))

    def _merged_now(self, merged: _Merged) -> Iterator[_Merged]:
        """Within rows that repeat, a merged cell for each copy; else one that holds all of them."""
        block = self._map.block_of(merged.top)
        if block is None or merged.bottom > block.last:
            yield merged._replace(top=self._map.at(merged.top), bottom=self._map.at(merged.bottom, -1))
            return
        for copy in range(dict(self._map.blocks)[block]):
            yield merged._replace(top=self._map.at(merged.top, copy), bottom=self._map.at(merged.bottom, copy))


# ---------------------------------------------------------------- cells


def _numbered_rows(root: Node) -> dict[int, Node]:
    """The rows by their numbers, each cell with its place; shared formulas as formulas of their own."""
    rows: dict[int, Node] = {}
    masters: dict[str, tuple[str, str]] = {}
    number = 0
    for row in (row for data in root.nodes("sheetData") for row in data.nodes("row")):
        number = int(row.attributes.get("r", number + 1))
        rows[number] = row
        column = 0
        for cell in row.nodes("c"):
            column = _column_of(cell) if "r" in cell.attributes else column + 1
            cell.attributes = {"r": f"{get_column_letter(column)}{number}"} | cell.attributes
            if (formula := cell.node("f")) is not None and formula.attributes.get("t") == "shared":
                _unshare(formula, cell.attributes["r"], masters)
    return rows


def _unshare(formula: Node, cell: str, masters: dict[str, tuple[str, str]]) -> None:
    key = formula.attributes.get("si", "")
    if formula.text():
        masters[key] = (formula.text(), cell)
    elif key in masters:
        text, origin = masters[key]
        formula.children = [Translator(f"={text}", origin=origin).translate_formula(cell)[1:]]
    formula.attributes = {}


def _merged_cells(root: Node) -> dict[tuple[int, int], _Merged]:
    found = {}
    for node in (node for part in root.nodes("mergeCells") for node in part.nodes("mergeCell")):
        begin, _, end = node.attributes["ref"].partition(":")
        first, last = _CELL.fullmatch(begin), _CELL.fullmatch(end or begin)
        if first and last:
            merged = _Merged(int(first[2]), _index(first[1]), int(last[2]), _index(last[1]))
            found[(merged.top, merged.left)] = merged
    return found


def _index(letters: str) -> int:
    return int(column_index_from_string(letters))


def _column_of(cell: Node) -> int:
    found = _CELL.fullmatch(cell.attributes.get("r", ""))
    return _index(found[1]) if found else 0


def _runs_of(string: Node) -> list[tuple[Node | None, str]]:
    """The pieces of a string; readings (ふりがな) are none."""
    runs: list[tuple[Node | None, str]] = []
    for node in string.nodes():
        if node.local == "t":
            runs.append((None, node.text()))
        elif node.local == "r" and (text := node.node("t")) is not None:
            runs.append((node.node("rPr"), text.text()))
    return runs


def _filled_runs(
    runs: Sequence[tuple[Node | None, str]], fill: Callable[[MarkName], str]
) -> list[tuple[Node | None, str]]:
    """The pieces with their marks filled; a mark that lies across several takes the dress of the first."""
    whole = "".join(text for _, text in runs)
    ends: list[int] = []
    for _, text in runs:
        ends.append((ends[-1] if ends else 0) + len(text))
    told = [""] * len(runs)

    def put(begin: int, end: int) -> None:
        """The letters between marks, each in its own piece."""
        for place, last in enumerate(ends):
            first = ends[place - 1] if place else 0
            told[place] += whole[max(begin, first) : min(end, last)] if begin < last and end > first else ""

    at = 0
    for found in _MARK.finditer(whole):
        put(at, found.start())
        place = next(place for place, last in enumerate(ends) if found.start() < last)
        told[place] += fill(_meant(found[1]))
        at = found.end()
    put(at, len(whole))
    return [(dress, text) for (dress, _), text in zip(runs, told, strict=True) if text]


def _inline(cell: Node, runs: Sequence[tuple[Node | None, str]]) -> Node:
    """The pieces as a text that stands in the cell itself."""
    held = cell.like("is")
    for dress, text in runs:
        letters = cell.like("t")
        letters.attributes["xml:space"] = "preserve"
        letters.children.append(escape(fitting(text)))
        if dress is None and len(runs) == 1:
            held.children.append(letters)
            continue
        run = cell.like("r")
        run.children = [dress.copy(), letters] if dress else [letters]
        held.children.append(run)
    return held


def _number(value: Decimal | date | None, *, is_day: bool) -> str:
    """A figure, or in a cell that shows days a day, as a cell holds it; "" where it is to be text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str((value - _DAY_ZERO).days) if isinstance(value, date) and is_day else ""
