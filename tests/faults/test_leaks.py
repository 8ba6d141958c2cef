"""What leaves the program: no formula made of what people typed, and not one of their words where it does not belong."""

from __future__ import annotations

import re
import sys
import zipfile

import pytest
from PySide6.QtWidgets import QApplication

from leaderdesk.desk.app import Desk
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.catalogue import kind_named
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.report import write_report
from leaderdesk.reports.consolidated import consolidate
from leaderdesk.reports.record_list import write_list
from leaderdesk.reports.verdicts import write_verdicts
from tests.builders import add, division_store, section_store
from tests.desktop import press, settle, type_into, wait_for

SIGNS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "'=1+1",
    "=cmd|'/c calc'!A0", '=HYPERLINK("x","y")', "-2+3+cmd|' /C calc'!A0", "=1+1\n=2+2",
]  # fmt: skip
KINDS_WRITTEN = ("request", "guidance", "activity")


def texts(kind):
    """The fields of a kind that hold free text."""
    given = {kind.NUMBER, kind.CODE}
    return [name for name, facet in kind.facets().items() if isinstance(facet, facets.Text) and name not in given]


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Every file the program writes, of records whose every text looks like a formula."""
    folder = tmp_path_factory.mktemp("formulas")
    with section_store(folder) as section, division_store(folder) as division:
        for name in KINDS_WRITTEN:
            for sign in SIGNS:
                filled = {
                    field: sign.strip() if type(section.kinds[name].facets()[field]) is facets.Text else sign
                    for field in texts(section.kinds[name])
                }
                add(section, name, **filled)
        sent = submit(section, folder / "mail")
        verdicts = list(receive(division, [sent]))
        consolidate(division, folder / "全庁.xlsx")
        write_list(division, Query(kind_named("request")), folder / "一覧.xlsx")
        write_verdicts(verdicts, folder / "結果.xlsx")
        bodies = [
            {row.record_id: row.body for name in KINDS_WRITTEN for row in all_rows(store, Query(store.kinds[name]))}
            for store in (section, division)
        ]
    return [sent, *folder.glob("*.xlsx")], bodies


def test_no_file_holds_a_formula_that_somebody_typed(written):
    files, _ = written
    assert len(files) == 4
    for file in files:
        for name, text in parts(file).items():
            if name.startswith("xl/worksheets/"):
                assert not re.search(r"<(\w+:)?f[\s>/]", text), (file.name, name)


def test_what_looks_like_a_formula_comes_back_as_it_was_typed(written):
    _, (sent, taken) = written
    assert sent == taken
    assert len(sent) == len(KINDS_WRITTEN) * len(SIGNS)


def test_rows_that_are_copied_bring_no_formula_into_a_spreadsheet(tmp_path, qapp):
    from tests.desktop import desk_of

    with section_store(tmp_path) as store, desk_of(store, tmp_path / "desk") as desk:
        for sign in ("=1+1", "@SUM(1)", "＝1+1", "-1"):
            add(store, title=sign)
        desk.open_page("field_requests")
        table = desk.current_page().list.table
        table.selectAll()
        press(desk, "Ctrl+C")
        content = QApplication.clipboard().mimeData()
        cells = [cell for line in content.text().split("\n") for cell in line.split("\t")]
        assert {"'=1+1", "'@SUM(1)", "'＝1+1", "'-1"} <= set(cells)
        assert not [cell for cell in cells if cell[:1] in "=+-@＝＋－＠" and cell]
        assert ">=1+1<" not in content.html()


def test_no_word_of_any_record_lies_in_logs_settings_or_reports(tmp_path, monkeypatch, qapp):
    home = tmp_path / "home"
    monkeypatch.setenv("LEADERDESK_HOME", str(home))
    mark = "しるしのことば"
    with section_store(home, name="ledger.db") as store:
        for name in KINDS_WRITTEN:
            add(store, name, **dict.fromkeys(texts(store.kinds[name]), mark))
    desk = Desk(qapp)
    desk.open()
    wait_for(lambda: desk.window is not None and desk.window.current_page() is not None)
    for entry in desk.window.entries:
        desk.window.open_page(entry.name)
    desk.window.open_page("field_requests")
    page = desk.window.current_page()
    type_into(page.list.search_box, mark)
    wait_for(lambda: page.list.model.rowCount() == 1)
    page.list.table.choose(0)
    submit(desk.store, tmp_path / "mail")
    try:
        raise ValueError(mark)
    except ValueError as error:
        write_report(error)
    wait_for(lambda: not desk._jobs.is_busy())
    sys.excepthook = sys.__excepthook__
    desk.close()
    desk.window.deleteLater()
    settle()
    meant = {"ledger.db", "ledger.db-wal", "ledger.db-shm"}
    looked_at = [
        path for path in home.rglob("*") if path.is_file() and path.name not in meant and "backups" not in path.parts
    ]
    assert {"desk.ini"} <= {path.name for path in looked_at}
    assert any(path.name.startswith("report-") for path in looked_at)
    for path in looked_at:
        content = path.read_bytes()
        assert mark.encode() not in content, path
        assert mark.encode("utf-16-le") not in content, path
        assert ascii(mark)[1:-1].encode() not in content, path
