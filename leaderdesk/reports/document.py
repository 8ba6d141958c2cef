# SPDX-License-Identifier: MIT
"""帳票 as plain data: what stands on paper, in which order; how it looks is the business of `leaderdesk.paper`.

A document is a title and blocks. A new block is one frozen dataclass here and one function in `leaderdesk.paper.blocks`.
Its words are Japanese whatever the desk speaks, like those of the exchange files: paper goes to offices.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar, TypeAlias


class Paper(Enum):
    """A sheet's size; ISO 216 A series, upright unless the document is laid across."""

    A4 = "A4"
    A3 = "A3"


class Alignment(Enum):
    """Where a text stands between the edges of its place."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Tone(Enum):
    """What a bar means; each is told from the others on a printer without colour."""

    MEANT = "meant"  # the thing the chart is about
    REST = "rest"
    HATCHED = "hatched"


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter, 2 a section, 3 a small one. It never stands alone at the foot of a page."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; line breaks are kept. A note is smaller, for sources and remarks."""

    text: str
    is_note: bool = False
    alignment: Alignment = Alignment.LEFT


@dataclass(frozen=True)
class Fact:
    """One field of a form: its label and its value, which may be pages long; `share` is its part of the line's width."""

    label: str
    value: str
    share: float = 1.0
    alignment: Alignment = Alignment.LEFT


@dataclass(frozen=True)
class Facts:
    """Ruled form cells with shaded labels: each line holds one or more facts side by side."""

    lines: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True)
class Column:
    """A table's column: `share` is its part of the width; neighbours of one group stand under a heading of their own."""

    heading: str
    share: float = 1.0
    alignment: Alignment = Alignment.LEFT
    group: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under headings that come again on each page; `total` is a last row set apart, `empty` what is said of no rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    empty: str = "該当する記録はありません。"


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; `shown` is what stands beside it where the plain figure does not say enough."""

    label: str
    value: float
    tone: Tone = Tone.MEANT
    shown: str = ""


@dataclass(frozen=True)
class Bars:
    """Lying bars with a figure beside each; `unit` follows every figure (件), `most` is the full length if not the longest bar."""

    bars: tuple[Bar, ...]
    unit: str = ""
    most: float = 0.0


class SpanTone(Enum):
    """Where a line of a schedule stands; each is told from the others on a printer without colour."""

    DONE = "done"
    UNDER_WAY = "under_way"
    LATE = "late"
    AHEAD = "ahead"
    PASSED = "passed"  # its day is over, and it asked for nothing


@dataclass(frozen=True)
class Span:
    """One line of a schedule: its name, its first and last day, and what is said of it beside its bar."""

    label: str
    begins_on: date
    ends_on: date
    tone: SpanTone = SpanTone.AHEAD
    shown: str = ""


@dataclass(frozen=True)
class Schedule:
    """The twelve months of a 年度 as a time line, April first, with a line through today where it lies in the year."""

    year: int
    spans: tuple[Span, ...]
    today: date | None = None
    empty: str = "予定はありません。"


@dataclass(frozen=True)
class Stamps:
    """Boxes for seals (印), at the right edge: one for each post."""

    posts: tuple[str, ...]


@dataclass(frozen=True)
class OrgBox:
    """A body in an organisation chart: its code, its name, its chair by post, its members, and the bodies beneath it."""

    code: str
    name: str
    chair: str = ""
    members: str = ""
    beneath: tuple[OrgBox, ...] = ()


@dataclass(frozen=True)
class OrgChart:
    """体制図: the boxes at the top, each with those beneath; made smaller where the page has less room."""

    boxes: tuple[OrgBox, ...]


@dataclass(frozen=True)
class LoopStep:
    """One of the four steps of a loop: its heading, what was written down there, and whether the loop stands there now."""

    heading: str
    texts: tuple[str, ...] = ()
    is_here: bool = False


@dataclass(frozen=True)
class LoopLane:
    """One turn of a project: what it is called, its steps, and what it handed on to the next turn ("" while it goes on)."""

    title: str
    steps: tuple[LoopStep, ...]
    result: str = ""


@dataclass(frozen=True)
class Loops:
    """周回の図: a lane for each turn; what came of one leads down to the first step of the next, like a spiral unrolled."""

    lanes: tuple[LoopLane, ...]
    empty: str = "周回はまだありません。"


@dataclass(frozen=True)
class Way:
    """A way of working: its name, the steps it goes through, what it suits, and how many go that way."""

    name: str
    cycle: str
    suits: str
    count: str


@dataclass(frozen=True)
class Ways:
    """図7-4: two ways of working as two fields that overlap where both are used."""

    one: Way
    both: Way
    other: Way


@dataclass(frozen=True)
class Form:
    """Blocks that follow each other without room between them: facts and tables as one ruled form."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that stand on one page, where a page can hold them at all."""

    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Form
    | Heading
    | Paragraph
    | Facts
    | Table
    | Bars
    | Stamps
    | OrgChart
    | Schedule
    | Loops
    | Ways
    | PageBreak
    | KeepTogether
)


@dataclass(frozen=True)
class Document:
    """A whole 帳票.

    The title stands large on the first page with the subject below it (whose, which 年度), and both small at the head of
    the others; `classification` (取扱区分) stands at the head of every page, `issuer` and `made_on` at its foot.
    """

    title: str
    blocks: tuple[Block, ...]
    subject: str = ""
    issuer: str = ""
    made_on: str = ""
    classification: str = ""
    paper: Paper = Paper.A4
    is_across: bool = False

    is_titled: ClassVar[bool] = True  # the title stands large on the first page
    scale: ClassVar[float] = 1.0  # how large everything is


@dataclass(frozen=True)
class Forms(Document):
    """A 帳票 of forms with many fields: each begins with a heading of its own, and is small enough to stand on one page.

    Title and subject stand small at the head of every page.
    """

    is_titled: ClassVar[bool] = False
    scale: ClassVar[float] = 0.74  # letters of 7 points
