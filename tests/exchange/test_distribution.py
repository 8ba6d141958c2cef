"""配布: every section gets its own answers and learns what arrived, in one file, and nothing of anybody else."""

from __future__ import annotations

import pytest

from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import Response
from leaderdesk.kinds.status import Status
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add, answer, division_store, handed_over, section_store
from tests.statuses import status_of

HOME, OTHER = "0501", "0502"


@pytest.fixture
def desks(tmp_path):
    with (
        section_store(tmp_path, HOME) as home,
        section_store(tmp_path, OTHER) as other,
        division_store(tmp_path) as division,
    ):
        yield home, other, division


def taken(store, *files, **how):
    return list(receive(store, files, **how))


def test_an_answer_arrives_and_the_section_learns_what_arrived(desks, tmp_path):
    home, other, division = desks
    mine, theirs = add(home, title="見本の要望"), add(other, title="隣の課の秘密の要望")
    assert status_of(home, mine) is Status.UNSENT
    taken(division, handed_over(home, tmp_path / "a"), handed_over(other, tmp_path / "b"))
    assert status_of(home, mine) is Status.SENT
    answer(division, mine)
    answer(division, theirs)
    answer(division, mine, state="considering")

    files = distribute(division, tmp_path / "out", {HOME: "見本課", OTHER: "隣の課"})
    assert [file.name for file in files] == ["LD配布_092991_0501_2026_A001.xlsx", "LD配布_092991_0502_2026_A001.xlsx"]
    [verdict] = taken(home, files[0])
    assert (verdict.outcome, verdict.change.changed) == (Outcome.IMPORTED, 0)
    assert status_of(home, mine) is Status.CONSIDERING
    [row] = all_rows(home, Query(Request))
    assert row.is_acknowledged
    assert row.answer["number"] == "R08-00001"
    assert count(home, Query(Response)) == 1
    assert check(home) == check(division) == []
