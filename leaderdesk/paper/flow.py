# SPDX-License-Identifier: MIT
"""From pieces to pages: what stands on which page, where, with headings never alone and heads come again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from PySide6.QtGui import QPainter

_SLACK = 0.01  # sums of heights are no whole numbers


class Piece(Protocol):
    """Something of a height that stands on a page, or on several.

    `least` is the height of the part that may stand alone at the foot of a page; `head` stands above the piece on each
    page that it does not share with a piece of the same head; `keeps_next` binds it to the piece below.
    """

    @property
    def height(self) -> float: ...  # noqa: D102
    @property
    def least(self) -> float: ...  # noqa: D102
    @property
    def head(self) -> Head | None: ...  # noqa: D102
    @property
    def keeps_next(self) -> bool: ...  # noqa: D102

    def split(self, room: float, /) -> tuple[Self, Self]:
        """The part that fits into a room that is too small for the whole, and the rest."""

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw it, its top at that height of the page."""

    def text(self) -> str:
        """Its words, for those who hear the page instead of seeing it."""


@dataclass(frozen=True, eq=False)
class Head:
    """What comes again at the top of each page; two tables never share one."""

    pieces: Sequence[Piece]

    @property
    def height(self) -> float:
        """All of it."""
        return sum(piece.height for piece in self.pieces)


@dataclass(frozen=True)
class Space:
    """Room between two pieces; none at the top of a page."""

    height: float


@dataclass(frozen=True)
class Break:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Placed:
    """A piece at its height of the page."""

    top: float
    piece: Piece


Flowing = Piece | Space | Break


class _Pages:
    """The pages while they are filled."""

    def __init__(self, room: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self.room = room
        self.top = 0.0
        self._head: Head | None = None

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.top, self._head = 0.0, None

    def head_height(self, piece: Piece) -> float:
        """How high the head is that a piece would need here."""
        return piece.head.height if piece.head is not None and piece.head is not self._head else 0.0

    def put_head(self, piece: Piece) -> None:
        """Put the piece's head where it does not stand yet."""
        if piece.head is not None and piece.head is not self._head:
            for part in piece.head.pieces:
                self.put(part)
        self._head = piece.head

    def put(self, piece: Piece) -> None:
        """Put a piece below what stands already."""
        self.pages[-1].append(Placed(self.top, piece))
        self.top += piece.height


def paginate(pieces: Iterable[Flowing], room: float) -> list[list[Placed]]:
    """The pages of that height which the pieces fill; at least one, if only an empty one."""
    filled, waiting = _Pages(room), deque(pieces)
    while waiting:
        match waiting.popleft():
            case Break():
                if filled.pages[-1]:
                    filled.turn()
            case Space(height):
                filled.top += height if filled.pages[-1] else 0.0
            case piece:
                if filled.pages[-1] and filled.top + _needed(filled, piece, waiting) > room + _SLACK:
                    filled.turn()
                filled.put_head(piece)
                if piece.height <= room - filled.top + _SLACK:
                    filled.put(piece)
                else:
                    fitting, rest = piece.split(room - filled.top)
                    filled.put(fitting)
                    filled.turn()
                    waiting.appendleft(rest)
    return filled.pages


def _needed(filled: _Pages, piece: Piece, following: Iterable[Flowing]) -> float:
    """The room that a piece wants on this page, together with those from which it must not be parted."""
    total, last = filled.head_height(piece), piece
    for each in following:
        if not last.keeps_next or isinstance(each, Break):
            break
        if isinstance(each, Space):
            total += each.height
            continue
        total += last.height
        if each.head is not None and each.head is not last.head:
            total += each.head.height
        last = each
    total += last.least
    return total if total <= filled.room else filled.head_height(piece) + piece.least
