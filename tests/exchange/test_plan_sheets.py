"""調書 in files: a section gets its own frozen sheets, nobody a layout; what only machines read stands in no readable sheet."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from leaderdesk.analysis.editions import freeze, lines
from leaderdesk.analysis.layouts import Layout, kept_layout, layout_in_use, use_layout
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.handover import hand_over
from leaderdesk.exchange.reader import read_file
from leaderdesk.kinds.layouts import KeptPiece, SheetLayout
from leaderdesk.kinds.progress import PlanSheet
from leaderdesk.ledger.backup import restore
from leaderdesk.ledger.opening import open_store
from leaderdesk.reports.consolidated import consolidate
from tests.builders import KINDS
from tests.measures import YEAR, copied

OFFICE = Layout("様式第1号.xlsx", b"PK" + bytes(range(256)) * 400)


@pytest.fixture
def division(answered_plan, tmp_path):
    with copied(answered_plan, tmp_path / "a", "division") as store:
        use_layout(store, OFFICE)
        freeze(store, lines(store, YEAR), layout_in_use(store))
        yield store


def headings(file, sheet):
    return [cell.value for cell in load_workbook(file)[sheet][1]]


def test_a_section_gets_its_own_sheets_and_no_layout(division, tmp_path):
    own, other = distribute(division, tmp_path / "out", {"0501": "市民課", "0601": "福祉総務課"})
    carried = {revision.kind for revision in read_file(own, KINDS).revisions}
    assert PlanSheet.KIND in carried
    assert not {KeptPiece.KIND, SheetLayout.KIND} & carried
    assert PlanSheet.KIND not in {revision.kind for revision in read_file(other, KINDS).revisions}


def test_what_only_machines_read_stands_in_no_readable_sheet(division, tmp_path):
    [file] = distribute(division, tmp_path / "out", {"0501": "市民課"})
    assert not {"内容", "様式"} & set(headings(file, PlanSheet.LABEL))
    assert {"施策", "年度", "版", "確定日", "状態"} <= set(headings(file, PlanSheet.LABEL))
    consolidate(division, tmp_path / "全庁.xlsx")
    assert not {"内容", "様式"} & set(headings(tmp_path / "全庁.xlsx", PlanSheet.LABEL))
    assert KeptPiece.LABEL not in load_workbook(tmp_path / "全庁.xlsx").sheetnames


def test_the_hand_over_carries_the_layout(division, tmp_path):
    file = hand_over(division, tmp_path / "out")
    restore(file, tmp_path / "new.db", KINDS)
    with open_store(tmp_path / "new.db", KINDS, read_only=True) as again:
        assert layout_in_use(again) == OFFICE
        assert kept_layout(again, OFFICE.digest) == OFFICE
