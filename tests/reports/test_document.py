"""A document is plain data: equal when it says the same, unchangeable, and each block small enough to be known by heart."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import get_args

import pytest

from leaderdesk.paper.blocks import PIECES
from leaderdesk.reports.document import Block, Document, Fact, Facts, Paragraph

BLOCKS = get_args(Block)


@pytest.mark.parametrize("block", [*BLOCKS, Document], ids=lambda block: block.__name__)
def test_a_block_has_at_most_eight_parts(block):
    assert is_dataclass(block)
    assert len(fields(block)) <= 8


def test_every_block_can_be_put_on_paper():
    assert set(PIECES) == set(BLOCKS)


def test_documents_that_say_the_same_are_equal_and_none_can_be_changed():
    one, other = (Document("受領証", (Facts(((Fact("課", "市民課"),),)), Paragraph("以上"))) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    with pytest.raises(FrozenInstanceError):
        one.title = "別の題"
