# SPDX-License-Identifier: MIT
"""An office's workbook looked through: which sheets come again, which marks nobody knows, what cannot go on.

Everything that a printed sheet is made of goes on: styles, pictures, shapes, text boxes, charts. What acts by itself or
hangs on something outside never leaves in a file, and what hangs on the places of cells does not follow rows that move;
both are taken out, and named. ECMA-376 part 1, 12.3 (parts of a workbook).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum

from leaderdesk.errors import LeaderDeskError
from leaderdesk.reports.layout_package import Package, Relation
from leaderdesk.reports.layout_rows import is_of_other_book
from leaderdesk.reports.layout_sheet import MarkName, SheetForm, marks_in
from leaderdesk.reports.layout_styles import Styles
from leaderdesk.reports.xml_tree import Node

EXAMPLE = "{{施策名}}"  # a mark

_PLAIN_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MADE_ANEW = {"calcChain", "thumbnail", "volatileDependencies"}  # by Excel itself
_KEPT_AT_ROOT = {"officeDocument", "core-properties", "extended-properties", "custom-properties"}
_KEPT_BELOW_BOOK = {
    "worksheet", "chartsheet", "theme", "styles", "sharedStrings", "sheetMetadata", "pivotCacheDefinition", "customXml",
    "person", "slicerCache", "timelineCache", "xmlMaps", "rdRichValue", "rdRichValueStructure", "rdRichValueTypes",
    "richValueRel",
}  # fmt: skip
_KEPT_BELOW_FORMS = {"drawing", "image", "printerSettings", "hyperlink"}
_ACTIVE = {"control", "oleObject", "package", "queryTable", "ctrlProp"}  # in no file, marks or not

# What does not go on, in the words of Excel's menus, by the last word of its relationship's type.
_LOST: Mapping[str, str] = {
    "vbaProject": "マクロ",
    "externalLink": "ほかのブックへのリンク",
    "connections": "データ接続",
    "queryTable": "データ接続",
    "control": "ActiveX コントロール",
    "ctrlProp": "フォームコントロール（ボタン・チェックボックスなど）",
    "oleObject": "埋め込みオブジェクト",
    "package": "埋め込みオブジェクト",
    "comments": "コメント（メモ）",
    "threadedComment": "コメント（メモ）",
    "table": "テーブル",
    "tableSingleCells": "テーブル",
    "pivotTable": "ピボットテーブル",
    "slicer": "スライサー",
    "timeline": "タイムライン",
    "extensibility": "リボンの設定",
    "origin": "電子署名",
}
_WITH_OTHERS = (
    "vmlDrawing"  # the frames of comments and controls, which are named themselves; alone, pictures of the head
)


@dataclass(frozen=True)
class Vocabulary:
    """The marks that there are: of each sheet, of its groups, and those that say the same on every sheet."""

    scalars: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    general: frozenset[str]
    listed: str

    def knows(self, mark: MarkName) -> bool:
        """Whether something stands for a mark."""
        if mark.group == self.listed:
            return not mark.slot and mark.name in self.scalars
        if mark.group:
            return mark.name in self.groups.get(mark.group, ())
        return mark.name in self.scalars | self.general

    def nearest(self, mark: MarkName) -> str:
        """The known mark that looks most like this one."""
        every = [*self.scalars, *self.general, *(f"{self.listed}.{name}" for name in self.scalars)]
        every += [f"{group}.{name}" for group, names in self.groups.items() for name in names]
        return next(iter(get_close_matches(str(mark), sorted(every), n=1, cutoff=0.0)), "")


class Use(Enum):
    """What a sheet of a layout is for."""

    FORM = "form"  # it comes again for each 施策
    LIST = "list"  # one row of it comes again for each
    ONCE = "once"  # it says something general, or nothing


@dataclass
class Sheet:
    """A sheet of a layout: its entry in the workbook, its part, what it is for, its marks outside of cells."""

    node: Node
    relation: Relation
    form: SheetForm | None  # none of a chart sheet
    loose: list[MarkName] = field(default_factory=list)
    use: Use = Use.ONCE

    @property
    def name(self) -> str:
        """What people call it."""
        return self.node.attributes["name"]

    @property
    def part(self) -> str:
        """Where it lies."""
        return self.relation.target

    @property
    def marks(self) -> list[MarkName]:
        """Every mark on it."""
        return [*(found.mark for found in self.form.found), *self.loose] if self.form else self.loose


class Book:
    """A layout that was opened, less what cannot go on.

    Raises:
        LeaderDeskError: LD-2003, LD-2102, LD-2104, LD-2107 it cannot be opened, LD-2501 it is no workbook.

    """

    def __init__(self, content: bytes, name: str, vocabulary: Vocabulary) -> None:
        self.name = name
        self.package = package = Package.read(content, name)
        self.part = package.related("", "officeDocument")
        if not self.part or package.tree(self.part).local != "workbook":
            raise LeaderDeskError("LD-2501", file=name)
        self.root = package.tree(self.part)
        self.sheets = list(self._read_sheets())
        for sheet in self.sheets:
            sheet.use = _use(sheet, vocabulary)
        self.losses = list(dict.fromkeys(self._take_out()))
        self.faults = list(self._faults(vocabulary))

    def _read_sheets(self) -> Iterator[Sheet]:
        package = self.package
        styles = Styles(package.tree(place) if (place := package.related(self.part, "styles")) else None)
        strings = package.tree(place).nodes("si") if (place := package.related(self.part, "sharedStrings")) else []
        by_id = {relation.id: relation for relation in package.relations(self.part)}
        for node in (node for part in self.root.nodes("sheets") for node in part.nodes("sheet")):
            relation = by_id.get(id_in(node))
            if relation is None or relation.target not in package:
                raise LeaderDeskError("LD-2104", file=self.name, where=node.attributes.get("name", ""))
            root = package.tree(relation.target)
            form = SheetForm(root, strings, styles) if relation.sort == "worksheet" else None
            texts = ("".join(text.text() for text in texts_of(each)) for each in self.paragraphs(relation.target))
            named = [node.attributes.get("name", ""), *texts]
            loose = [mark for text in named for mark in marks_in(text)]
            yield Sheet(node, relation, form, [*(form.loose if form else ()), *loose])

    def paragraphs(self, sheet: str) -> Iterator[Node]:
        """The paragraphs of the text boxes and shapes on a sheet."""
        for drawing in self.drawings(sheet):
            yield from (
                node for node in self.package.tree(drawing).all() if node.name.startswith("a:") and node.local == "p"
            )

    def drawings(self, sheet: str) -> list[str]:
        """The parts that hold what is drawn on a sheet."""
        return [
            relation.target
            for relation in self.package.relations(sheet)
            if relation.sort == "drawing" and relation.target in self.package
        ]

    # ------------------------------------------------------------ what cannot go on

    def _take_out(self) -> Iterator[tuple[str, str]]:
        """Take out what cannot go on; gives it, in words, and the sheet it was on ("" for the whole workbook)."""
        package = self.package
        for relation in package.relations():
            if relation.sort not in _KEPT_AT_ROOT | _MADE_ANEW:
                yield _words(relation), ""
        package.point("", [each for each in package.relations() if each.sort in _KEPT_AT_ROOT])
        for relation in package.relations(self.part):
            if relation.sort not in _KEPT_BELOW_BOOK | _MADE_ANEW:
                yield _words(relation), ""
        package.point(self.part, [each for each in package.relations(self.part) if each.sort in _KEPT_BELOW_BOOK])
        package.retype(self.part, _PLAIN_BOOK)
        self.root.children = [
            each for each in self.root.children if isinstance(each, str) or each.local != "externalReferences"
        ]
        for sheet in self.sheets:
            yield from self._take_out_of(sheet)

    def _take_out_of(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        relations = self.package.relations(sheet.part)
        has_frames = any(each.sort in ("comments", *_ACTIVE) for each in relations)

        def is_kept(relation: Relation) -> bool:
            if relation.sort == _WITH_OTHERS:
                return not has_frames
            return relation.sort in _KEPT_BELOW_FORMS if sheet.use is not Use.ONCE else relation.sort not in _ACTIVE

        gone = [relation for relation in relations if not is_kept(relation)]
        yield from ((_words(relation), sheet.name) for relation in gone if relation.sort != _WITH_OTHERS)
        if gone:
            self.package.point(sheet.part, [relation for relation in relations if relation not in gone])
            _prune(self.package.tree(sheet.part), {relation.id for relation in gone})
            for drawing in self.drawings(sheet.part) if has_frames else ():
                root = self.package.tree(drawing)
                root.children = [each for each in root.children if isinstance(each, str) or not _is_control(each)]
        if sheet.form and any(is_of_other_book(each.text()) for each in sheet.form.root.all() if each.local == "f"):
            yield "ほかのブックを読む計算式（値だけが残ります）", sheet.name

    # ------------------------------------------------------------ what must be mended

    def _faults(self, vocabulary: Vocabulary) -> Iterator[LeaderDeskError]:
        if not any(sheet.marks for sheet in self.sheets):
            yield LeaderDeskError("LD-2503", file=self.name, example=EXAMPLE)
        for sheet in self.sheets:
            found = sheet.form.found if sheet.form else []
            for mark, cell in [*((each.mark, each.cell) for each in found), *((mark, "枠外") for mark in sheet.loose)]:
                if not vocabulary.knows(mark):
                    near = vocabulary.nearest(mark)
                    yield LeaderDeskError("LD-2502", sheet=sheet.name, cell=cell, mark=str(mark), near=near)
                elif sheet.use is Use.LIST and not _fits_list(mark, vocabulary):
                    listed = f"{vocabulary.listed}.{mark.name}"
                    yield LeaderDeskError("LD-2505", sheet=sheet.name, cell=cell, mark=str(mark), listed=listed)
            if sheet.form and (row := sheet.form.clashing()):
                yield LeaderDeskError("LD-2504", sheet=sheet.name, row=row)


def id_in(node: Node) -> str:
    """The id of the relation that an element uses (r:id)."""
    return next((value for name, value in node.attributes.items() if name.endswith(":id")), "")


def texts_of(paragraph: Node) -> list[Node]:
    """The texts of a drawn paragraph, in their order."""
    return [text for run in paragraph.nodes() if (text := run.node("t")) is not None]


def _use(sheet: Sheet, vocabulary: Vocabulary) -> Use:
    marks = sheet.marks
    if any(mark.group == vocabulary.listed for mark in marks):
        return Use.LIST
    is_own = any(mark.group or mark.name not in vocabulary.general for mark in marks)
    return Use.FORM if is_own else Use.ONCE


def _fits_list(mark: MarkName, vocabulary: Vocabulary) -> bool:
    return mark.group == vocabulary.listed or (not mark.group and mark.name in vocabulary.general)


def _words(relation: Relation) -> str:
    return _LOST.get(relation.sort, relation.sort)


def _prune(root: Node, ids: set[str]) -> None:
    """Take out of a sheet what uses relations that are gone; of its extensions only those that do."""
    kept: list[Node | str] = []
    for child in root.children:
        if isinstance(child, Node) and child.local == "extLst":
            child.children = [each for each in child.children if isinstance(each, str) or not _uses(each, ids)]
        if isinstance(child, str) or not _uses(child, ids):
            kept.append(child)
    root.children = kept


def _uses(node: Node, ids: set[str]) -> bool:
    return any(id_in(each) in ids for each in node.all())


def _is_control(anchor: Node) -> bool:
    """Whether what is drawn stands for a control: Excel writes those as an alternative for itself."""
    return any(each.attributes.get("Requires") == "a14" for each in anchor.all() if each.local == "Choice")
