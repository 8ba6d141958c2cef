# SPDX-License-Identifier: MIT
"""XML as it stands: names with their prefixes, attributes in their order, nothing resolved and nothing lost.

Parts of an office's workbook are changed where a mark stands and go on untouched everywhere else; a reader that resolves
namespaces would write them anew under other names, and programs that look for the old ones find damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from leaderdesk.errors import LeaderDeskError

_IS_ALL = (True,)  # expat takes it by its place
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(eq=False)
class Node:
    """An element: its name as written, its attributes, and what stands in it, texts and elements."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    def like(self, local: str, **attributes: str) -> Node:
        """A new element of this one's vocabulary."""
        prefix, colon, _ = self.name.rpartition(":")
        return Node(f"{prefix}{colon}{local}", dict(attributes))

    def nodes(self, local: str = "") -> list[Node]:
        """The elements directly below, of that name."""
        return [each for each in self.children if isinstance(each, Node) and local in ("", each.local)]

    def node(self, local: str) -> Node | None:
        """The first element directly below of that name."""
        return next(iter(self.nodes(local)), None)

    def all(self) -> Iterator[Node]:
        """The element and all below it, in the order of the file."""
        yield self
        for each in self.children:
            if isinstance(each, Node):
                yield from each.all()

    def text(self) -> str:
        """The letters directly in it."""
        return "".join(each for each in self.children if isinstance(each, str))

    def copy(self) -> Node:
        """The same again, to be changed on its own."""
        below = [each.copy() if isinstance(each, Node) else each for each in self.children]
        return Node(self.name, dict(self.attributes), below)


def read_xml(content: bytes, *, file: str, part: str) -> Node:
    """The root element of a part.

    Raises:
        LeaderDeskError: LD-2104 it is broken, LD-2107 it declares a document type or entities.

    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.letters
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = reader.refuse
    parser.buffer_text = True
    try:
        parser.Parse(content, *_IS_ALL)
    except _DeclaredError:
        raise LeaderDeskError("LD-2107", file=file, part=part) from None
    except expat.ExpatError as error:
        raise LeaderDeskError("LD-2104", file=file, where=part) from error
    [root] = reader.root.nodes()
    return root


def write_xml(root: Node) -> bytes:
    """The part with that root element."""
    written: list[str] = []
    _write(root, written)
    return _HEAD + "".join(written).encode("utf-8")


class _DeclaredError(Exception):
    """The part declares a document type."""


class _Reader:
    """The tree while it grows."""

    def __init__(self) -> None:
        self.root = Node("")
        self._open = [self.root]

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        node = Node(name, attributes)
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, _name: str) -> None:
        self._open.pop()

    def letters(self, text: str) -> None:
        self._open[-1].children.append(text)

    def refuse(self, *_declared: Any) -> None:
        raise _DeclaredError


def _write(node: Node, written: list[str]) -> None:
    written.append(f"<{node.name}")
    for name, value in node.attributes.items():
        told = quoteattr(value, _IN_ATTRIBUTES) if _SPECIAL.search(value) else f'"{value}"'
        written.append(f" {name}={told}")
    if not node.children:
        written.append("/>")
        return
    written.append(">")
    for each in node.children:
        if not isinstance(each, str):
            _write(each, written)
        else:
            written.append(escape(each, _IN_TEXT) if _SPECIAL.search(each) else each)
    written.append(f"</{node.name}>")


_SPECIAL = re.compile('[&<>"\r\n\t]')
_IN_ATTRIBUTES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_IN_TEXT = {"\r": "&#13;"}
