# SPDX-License-Identifier: MIT
"""The form: ruled cells with shaded labels, and boxes for seals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaderdesk.paper.flow import Flowing
from leaderdesk.paper.rows import PAD_ACROSS, SHADE, Cell, Row, cell
from leaderdesk.paper.text import MM, Letters, advance
from leaderdesk.reports.document import Alignment, Fact, Facts, Stamps

_LABEL, _VALUE = Letters(85, is_bold=True), Letters(95)
_LEAST_LABEL, _MOST_LABEL = 22 * MM, 0.32  # a label's width: at least; at most so much of its fact's
_STAMP_WIDTH, _STAMP_HEIGHT = 18 * MM, 18 * MM
_STAMPED = Letters(80)


def label_width(*forms: Facts) -> float:
    """The room for the longest label of forms that stand together."""
    labels = (fact.label for facts in forms for line in facts.lines for fact in line)
    longest = max((advance(label, _LABEL.size, bold=True) for label in labels), default=0.0)
    return max(longest + 2 * PAD_ACROSS + 1, _LEAST_LABEL)


def facts_pieces(facts: Facts, width: float, label_width: float) -> list[Flowing]:
    """One row for each line of facts; a value flows on over pages, with its label again."""
    return [Row(list(_cells(line, width, label_width))) for line in facts.lines if line]


def _cells(line: tuple[Fact, ...], width: float, label_width: float) -> Iterator[Cell]:
    total, left = sum(fact.share for fact in line), 0.0
    for fact in line:
        whole = width * fact.share / total
        label = min(label_width, whole * _MOST_LABEL)
        yield replace(cell(fact.label, _LABEL, left, label, fill=SHADE), comes_again=True)
        yield cell(fact.value, _VALUE, left + label, whole - label, alignment=fact.alignment)
        left += whole


def stamps_pieces(stamps: Stamps, width: float) -> list[Flowing]:
    """A row of posts, and below each an empty box."""
    if not stamps.posts:
        return []
    box = min(_STAMP_WIDTH, width / len(stamps.posts))
    lefts = [width - box * (len(stamps.posts) - place) for place in range(len(stamps.posts))]
    named = [
        cell(post, _STAMPED, left, box, alignment=Alignment.CENTRE, fill=SHADE)
        for post, left in zip(stamps.posts, lefts, strict=True)
    ]
    boxes = [cell("", _STAMPED, left, box) for left in lefts]
    return [Row(named, pad=0.5 * MM, keeps_next=True), Row(boxes, least_height=_STAMP_HEIGHT)]
