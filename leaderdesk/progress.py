# SPDX-License-Identifier: MIT
"""Progress of long work, and how a person stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

# Called with (done, total) after each unit of work; False means stop: nothing is kept of the unit in work.
Progress = Callable[[int, int], bool]


class Stopped(Exception):  # noqa: N818 - it is no error: a person said so
    """A person stopped the work."""


def quietly(_done: int, _total: int) -> bool:
    """Nobody is watching."""
    return True


def steps(items: Sequence[T], progress: Progress) -> Iterator[T]:
    """The items one by one, telling after each how far it is; raises Stopped when a person stops."""
    for done, item in enumerate(items, 1):
        yield item
        if not progress(done, len(items)):
            raise Stopped
