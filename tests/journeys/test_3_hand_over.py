"""Journey 3: what is not handed over yet goes into one file; a second one carries the same and the next number."""

from __future__ import annotations

import zipfile

import openpyxl
from PySide6.QtWidgets import QLineEdit, QPushButton

from leaderdesk.exchange.reader import read_file
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.draft import Draft, keep_draft, keep_memo
from tests.builders import add
from tests.desktop import click, part, settle, wait_for


def test_home_tells_what_waits_and_one_file_takes_it(desk, leader, tmp_path):
    titles = [f"要望の見本 {number}" for number in range(1, 4)]
    records = [add(leader, title=title) for title in titles]
    add(leader, "guidance", theme="指導の見本")
    add(leader, "activity", theme="活動の見本")
    with leader.writing() as connection:
        keep_memo(connection, records[0].record_id, "課内だけのメモ", leader.timestamp())
        keep_draft(
            connection,
            Draft(
                "request", "00000000-0000-4000-a000-000000000001", (), "2026-11-23T09:00:00", {"title": "書きかけの題"}
            ),
        )
    desk.current_page().refresh()
    assert part(desk, "figure.unsent").accessibleDescription().startswith("5 ")

    click(part(desk, "figure.unsent"))
    assert desk.current_name() == "submission"
    folder = tmp_path / "共有"
    folder.mkdir()
    part(desk, "field.submission.folder", QLineEdit).setText(str(folder))
    for _ in range(2):
        click(part(desk, "action.submit", QPushButton))
        wait_for(lambda: not desk.jobs.is_busy())
    first, second = sorted(folder.iterdir())
    assert [first.name, second.name] == ["LD提出_092991_0501_2026_A001.xlsx", "LD提出_092991_0501_2026_A002.xlsx"]

    one, two = read_file(first, list(KINDS)), read_file(second, list(KINDS))
    assert {found.rev_id for found in one.revisions} == {found.rev_id for found in two.revisions}
    assert (one.manifest.serial, two.manifest.serial) == (1, 2)
    book = openpyxl.load_workbook(first)
    assert cover_counts(book.worksheets[0]) == {"現場要望": 3, "指導記録": 1, "リテラシー活動": 1, "連絡調整": 0}
    with zipfile.ZipFile(first) as parts:
        inside = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "ignore")
    assert "課内だけのメモ" not in inside
    assert "書きかけの題" not in inside
    assert all(title in inside for title in titles)

    desk.open_page("home")
    settle()
    assert part(desk, "figure.unsent").accessibleDescription().startswith("0 ")


def cover_counts(cover):
    """What the cover says of each kind."""
    told = dict(cover.iter_rows(values_only=True))
    return {kind.LABEL: told[f"{kind.LABEL}の件数"] for kind in KINDS if f"{kind.LABEL}の件数" in told}
