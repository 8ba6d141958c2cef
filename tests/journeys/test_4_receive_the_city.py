"""Journey 4: a folder with the whole city's files, and nine that are late, broken or none of ours, in one go."""

from __future__ import annotations

import shutil
from collections import Counter

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QPushButton

from leaderdesk.exchange.outcome import Outcome
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from tests.builders import NOON
from tests.desktop import click, desk_of, part, wait_for


@pytest.fixture
def delivery(city, tmp_path):
    """Everything that came, in one folder."""
    folder = tmp_path / "届いたもの"
    shutil.copytree(city / "submissions", folder)
    shutil.copytree(city / "awkward", folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def division(city, tmp_path):
    shutil.copyfile(city / "division.db", tmp_path / "division.db")
    with open_store(tmp_path / "division.db", KINDS, now=lambda: NOON) as store:
        yield store


def test_the_good_ones_come_in_and_the_others_are_named_with_their_reason(division, city, delivery, tmp_path):
    with desk_of(division, tmp_path / "desk") as desk:
        desk.open_page("receive")
        page = desk.current_page()
        silences, clock, timer = [], QElapsedTimer(), QTimer()
        timer.timeout.connect(lambda: silences.append(clock.restart()))
        clock.start()
        timer.start(10)

        page.look_at([delivery])
        wait_for(lambda: not desk.jobs.is_busy())
        verdicts = {verdict.file: verdict for verdict in page.model.lines}
        awkward = {path.name: verdicts[path.name] for path in (city / "awkward").iterdir()}
        assert Counter(found.outcome for name, found in verdicts.items() if name not in awkward) == {
            Outcome.IMPORTED: 67
        }
        codes = Counter(found.code for found in awkward.values() if found.outcome is Outcome.REFUSED)
        assert codes == {"LD-2002": 1, "LD-2004": 1, "LD-2007": 1, "LD-2104": 2, "LD-2202": 1}
        assert all(name in found.message() for name, found in awkward.items() if found.code)

        click(part(desk, "action.take_in", QPushButton))
        wait_for(lambda: not desk.jobs.is_busy())
        timer.stop()
        assert max(silences[1:]) < 500, sorted(silences)[-5:]
        taken, whole = count(division, Query(Request)), dump_hash(division)
        assert taken > 800
        assert check(division) == []

        page.look_at([delivery])
        wait_for(lambda: not desk.jobs.is_busy())
        assert not any(found.outcome is Outcome.IMPORTED for found in page.model.lines)
        assert dump_hash(division) == whole

        desk.open_page("submissions")
        board = desk.current_page().board
        assert len(board.tiles) == 64
        assert [tile.key for tile in board.tiles if tile.tone == "warn"] == ["1403"]
        desk.open_page("city")
        assert desk.current_page().current_list().model._total == taken
