# SPDX-License-Identifier: MIT
"""What the sample city is to be: its sections, its years, its odd places; and the time that its stores believe it is."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.preset import master_revisions
from leaderdesk.sample.year import JAPAN

CITY, PRESET = "092991", "aobahara"
TWO_PCS = ("0501", "0703", "1103", "1302")
SECRETARIAT = "0203"
NEVER_SUBMITS = "1403"
ODD_SECTION = "0502"  # whose texts hold everything that is hard to carry


class Clock:
    """The time that a sample store believes it is: the times ahead one by one, then always `at`."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.ahead: deque[datetime] = deque()

    def __call__(self) -> datetime:
        """The time now."""
        return self.ahead.popleft() if self.ahead else self.at


@dataclass(frozen=True)
class Plan:
    """What to make: how many sections, records per section (None: a natural year), the 年度, the seed."""

    sections: int = 64
    records: int | None = None
    year: int = 2026
    seed: int = 1

    @property
    def is_natural(self) -> bool:
        """Whether it is a natural year with its awkward cases, not a load for measuring."""
        return self.records is None

    def at(self, month: int, day: int, hour: int = 17) -> datetime:
        """An hour of the fiscal year's calendar."""
        return datetime(self.year + (month <= 3), month, day, hour, 15, tzinfo=JAPAN)


def sections() -> list[tuple[str, int]]:
    """(課コード, 職員数) of the city, in the order of codes."""
    masters = master_revisions(KINDS, CITY, PRESET)
    return sorted(
        (str(found.body["code"]), int(found.body["staff"])) for found in masters if found.kind == Section.KIND
    )
