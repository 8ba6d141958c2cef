# SPDX-License-Identifier: MIT
"""A workbook as the parts it is made of: read within limits, changed part by part, written the same for ever.

The parts that nobody changes go on as they are, whatever program made them. ECMA-376 part 2 (packages): parts,
relationships, content types.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from leaderdesk.errors import LeaderDeskError
from leaderdesk.reports.xml_tree import Node, read_xml, write_xml

BOOK, SHEET, DRAWING, CHART = "officeDocument", "worksheet", "drawing", "chart"

_TYPES, _ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
_MOST_PARTS, _MOST_PART, _MOST_TOTAL = 1_000, 20 << 20, 60 << 20
_SHARED = {"image", "hyperlink", "theme", "styles", "sharedStrings", "pivotCacheDefinition"}  # never doubled
_NUMBER = re.compile(r"(.*?)(\d*)(\.[^./]+)")
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of all parts: a zip knows no earlier time, and the same content is the same file


@dataclass(frozen=True)
class Relation:
    """How a part points to another: the id that its text uses, what sort it is, and the other part (or a place outside)."""

    id: str
    type: str
    target: str
    is_external: bool = False

    @property
    def sort(self) -> str:
        """The last word of its type."""
        return self.type.rpartition("/")[2]


class Package:
    """The parts of a workbook. `name` is what people call the file."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self.name = name
        self._parts = parts
        self._trees: dict[str, Node] = {}
        self._relations: dict[str, list[Relation]] = {}

    @classmethod
    def read(cls, content: bytes, name: str) -> Package:
        """The parts of a file.

        Raises:
            LeaderDeskError: LD-2003 it has a password, LD-2102 its sizes are out of all proportion, LD-2104 it is broken.

        """
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                listed = [part for part in archive.infolist() if not part.is_dir()]
                if any(part.flag_bits & 1 for part in listed):
                    raise LeaderDeskError("LD-2003", file=name)
                sizes = [part.file_size for part in listed]
                if len(listed) > _MOST_PARTS or sum(sizes) > _MOST_TOTAL or max(sizes, default=0) > _MOST_PART:
                    raise LeaderDeskError("LD-2102", file=name, part="全体")
                parts = {part.filename: _read(archive, part, name) for part in listed}
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise LeaderDeskError("LD-2104", file=name, where=f"{len(content):,} バイト") from error
        if _TYPES not in parts or _ROOT_RELATIONS not in parts:
            raise LeaderDeskError("LD-2104", file=name, where=_TYPES)
        return cls(parts, name)

    # ------------------------------------------------------------ parts

    def tree(self, part: str) -> Node:
        """A part as XML, to be read and changed in place; raises LD-2104, LD-2107."""
        if part not in self._trees:
            if part not in self._parts:
                raise LeaderDeskError("LD-2104", file=self.name, where=part)
            self._trees[part] = read_xml(self._parts[part], file=self.name, part=part)
        return self._trees[part]

    def put(self, part: str, root: Node) -> None:
        """Let a part say this."""
        self._trees[part] = root
        self._parts.setdefault(part, b"")

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def relations(self, part: str = "") -> list[Relation]:
        """What a part points to; of the package itself without one."""
        if part not in self._relations:
            place = _relations_of(part)
            nodes = self.tree(place).nodes("Relationship") if place in self._parts else []
            self._relations[part] = [_relation(node, part) for node in nodes]
        return self._relations[part]

    def point(self, part: str, relations: Iterable[Relation]) -> None:
        """Let a part point to these."""
        self._relations[part] = list(relations)

    def related(self, part: str, sort: str) -> str:
        """The first part of that sort that a part points to; "" where there is none."""
        return next((relation.target for relation in self.relations(part) if relation.sort == sort), "")

    def add_relation(self, part: str, like: Relation, target: str) -> str:
        """Let a part point to one more of a sort; gives the id of the relation."""
        known = {relation.id for relation in self.relations(part)}
        number = next(number for number in range(1, len(known) + 2) if f"rId{number}" not in known)
        self.relations(part).append(replace(like, id=f"rId{number}", target=target))
        return f"rId{number}"

    # ------------------------------------------------------------ copies

    def copy(self, part: str) -> str:
        """The part again, with all that lies below it; gives its name."""
        name = self.place_beside(part)
        if part in self._trees:
            self.put(name, self._trees[part].copy())
        return name

    def place_beside(self, part: str) -> str:
        """A place for a part of the same sort, with copies of all that lies below; what it says is put there later."""
        name = self._free_name(part)
        self._parts[name] = self._parts[part]
        types = self.tree(_TYPES)
        for override in types.nodes("Override"):
            if override.attributes["PartName"] == f"/{part}":
                types.children.append(override.like("Override", **(override.attributes | {"PartName": f"/{name}"})))
        self.point(name, [self._copied(relation) for relation in self.relations(part)])
        return name

    def _copied(self, relation: Relation) -> Relation:
        is_shared = relation.is_external or relation.sort in _SHARED or relation.target not in self._parts
        return relation if is_shared else replace(relation, target=self.copy(relation.target))

    def _free_name(self, part: str) -> str:
        found = _NUMBER.fullmatch(part)
        stem, end = (found[1], found[3]) if found else (part, "")
        number = 1
        while f"{stem}{number}{end}" in self._parts:
            number += 1
        return f"{stem}{number}{end}"

    # ------------------------------------------------------------ the file

    def content(self) -> bytes:
        """The file: only what is pointed to, each part as it is, in an order and with times that never differ.

        Nothing is compressed: what comes out hangs on no version of a library.
        """
        reached = self._reached()
        self._name_types(reached)
        written: dict[str, bytes] = {_TYPES: write_xml(self.tree(_TYPES))}
        for part in ("", *sorted(reached)):
            if part:
                written[part] = write_xml(self._trees[part]) if part in self._trees else self._parts[part]
            if relations := self.relations(part):
                written[_relations_of(part)] = write_xml(_relations_node(relations, part))
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name, content in written.items():
                entry = zipfile.ZipInfo(name, _BEGINNING)
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                archive.writestr(entry, content)
        return target.getvalue()

    def _reached(self) -> set[str]:
        """The parts that something points to, from the beginning of the package on."""
        reached, waiting = set[str](), [""]
        while waiting:
            for relation in self.relations(waiting.pop()):
                if not relation.is_external and relation.target in self._parts and relation.target not in reached:
                    reached.add(relation.target)
                    waiting.append(relation.target)
        return reached

    def _name_types(self, reached: set[str]) -> None:
        """The content types name no part that is gone."""
        types = self.tree(_TYPES)
        types.children = [
            node
            for node in types.children
            if isinstance(node, str) or node.local != "Override" or node.attributes["PartName"].lstrip("/") in reached
        ]

    def retype(self, part: str, content_type: str) -> None:
        """Say of a part that it is of another type."""
        for override in self.tree(_TYPES).nodes("Override"):
            if override.attributes["PartName"] == f"/{part}":
                override.attributes["ContentType"] = content_type


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(part) as stream:
        content = stream.read(part.file_size + 1)
    if len(content) != part.file_size:
        raise LeaderDeskError("LD-2104", file=name, where=part.filename)
    return content


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT_RELATIONS


def _relation(node: Node, part: str) -> Relation:
    told = node.attributes
    is_external = told.get("TargetMode") == "External"
    target = told.get("Target", "")
    if not is_external:
        inside = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(part), target)
        target = posixpath.normpath(inside).lstrip("/")
    return Relation(told.get("Id", ""), told.get("Type", ""), target, is_external)


def _relations_node(relations: Sequence[Relation], part: str) -> Node:
    root = Node("Relationships", {"xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"})
    for relation in relations:
        told = {"Id": relation.id, "Type": relation.type}
        if relation.is_external:
            told |= {"Target": relation.target, "TargetMode": "External"}
        else:
            told["Target"] = posixpath.relpath(f"/{relation.target}", posixpath.join("/", posixpath.dirname(part)))
        root.children.append(Node("Relationship", told))
    return root
