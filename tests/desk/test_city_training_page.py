"""研修 of the division: sums as the sections told them, who is behind is called, papers hold names that nothing keeps."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QPushButton

from leaderdesk.analysis.training import matrix
from leaderdesk.desk.dialogs.training_papers import TrainingPapersDialog
from leaderdesk.desk.preferences import Preferences
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.training import Course, Headcount, TrainingResult, TrainingSession
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.paper.canvas import pages
from tests.builders import add, division_store, handed_over, section_store
from tests.desktop import answer, click, desk_of, part, press, settle

NAMES = ("見本 太郎", "見本 花子")


@pytest.fixture
def store(tmp_path):
    """A division that two sections told of DX研修."""
    with division_store(tmp_path / "d") as division:
        add(
            division,
            "training_session",
            course="A5",
            name="第1回 DX研修",
            state="実施",
            held_on="2026-10-15",
            capacity=4,
        )
        for section, attended in (("0501", 30), ("0502", 32)):
            with section_store(tmp_path / section, section) as told:
                add(told, "training_result", course="A5", target=attended, attended=attended)
                list(receive(division, [handed_over(told, tmp_path / "mail")]))
        yield division


@pytest.fixture
def desk(store, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        window.activateWindow()
        window.open_page("training")
        settle()
        yield window


def page(desk):
    return desk.current_page()


def test_the_matrix_shows_every_section_and_the_city_in_the_first_line(desk, store):
    table = page(desk).matrix.table
    assert table.model().rowCount() == 65
    place = [column.name for column in table.columns].index("A5")
    assert table.model().index(0, place).data() == "100.0"
    page(desk).matrix.way.setCurrentIndex(1)
    page(desk).matrix.show_matrix(matrix(store, 2026))
    assert table.model().index(0, place).data() == "62/62"
    assert f"{matrix(store, 2026).staff_rate('A5')} %" in page(desk).matrix._legend.text()


def test_who_is_behind_is_called_once_and_undone_at_once(desk, store):
    page(desk).show_course("A5")
    gaps = page(desk).gaps
    assert gaps.model.rowCount() == 63  # all but 0502, which is through
    assert "0502" not in [line.section.code for line in gaps.model.lines]
    gaps.table.selectAll()
    click(part(gaps, "action.call_for_training", QPushButton))
    sent = all_rows(store, Query(Liaison))
    assert len(sent) == 63
    assert {row.body["purpose"] for row in sent} == {"inquiry"}
    to_office = next(row.body for row in sent if row.body["addressee"] == "0501")
    assert to_office["subject"] == "令和8年度「DX研修」の受講について"
    assert "対象 38 人、受講 30 人、未受講 8 人。" in to_office["text"]
    assert to_office["due"] == "2026-12-07"
    assert {gaps.model.index(row, 5).data() for row in range(63)} == {"照会中"}
    gaps.table.selectAll()
    click(part(gaps, "action.call_for_training", QPushButton))
    assert len(all_rows(store, Query(Liaison))) == 63
    press(desk, "Ctrl+Z")
    assert all_rows(store, Query(Liaison)) == []


def test_a_result_that_is_wanted_is_shown_in_its_sections_line(desk, store):
    told = next(row for row in all_rows(store, Query(TrainingResult)) if row.owner == "0502")
    desk.open_page("kind:training_result", told.record_id)
    settle()
    table = page(desk).matrix.table
    assert table.model().lines[table.currentIndex().row()].section.code == "0502"


def test_nothing_chosen_calls_nobody(desk, store):
    page(desk).show_course("A5")
    page(desk).gaps.table.clearSelection()
    click(part(page(desk).gaps, "action.call_for_training", QPushButton))
    assert all_rows(store, Query(Liaison)) == []


def test_a_twelfth_course_is_added_on_the_desk_and_has_its_column_and_line(desk, store):
    page(desk).tabs.setCurrentIndex(4)
    page(desk).begin_new()
    form = page(desk).courses.panel.form
    for name, text in (("code", "A7"), ("name", "生成AI研修"), ("required_for", "推進リーダー"), ("order", "7")):
        form.fields[name].editor.put_typed(text)
    assert page(desk).save()
    page(desk).refresh()
    assert "A7" in [column.name for column in page(desk).matrix.table.columns]
    assert "A7" in [column.name for column in page(desk).duties.required.columns]
    assert [row.body["name"] for row in all_rows(store, Query(Course, where={"code": "A7"}))] == ["生成AI研修"]


def test_a_session_is_planned_announced_and_reaches_the_sections(desk, store, tmp_path):
    page(desk).begin_new()
    form = page(desk).sessions.panel.form
    for name, text in (("course", "A2"), ("name", "第1回 RESAS演習"), ("held_on", "R9.2.9"), ("form", "演習")):
        form.fields[name].editor.put_typed(text)
    assert page(desk).save()
    record_id = page(desk).sessions.panel.record_id
    with section_store(tmp_path / "s", "0503") as section:
        list(receive(section, distribute(store, tmp_path / "1", {"0503": "生活安心課"})))
        assert record_id not in {row.record_id for row in all_rows(section, Query(TrainingSession))}
        page(desk).sessions.panel.form.fields["state"].editor.put_typed("open")
        assert page(desk).save()
        list(receive(section, distribute(store, tmp_path / "2", {"0503": "生活安心課"})))
        assert record_id in {row.record_id for row in all_rows(section, Query(TrainingSession))}


def test_the_staff_is_fixed_when_a_person_says_so(desk, store):
    answer(lambda dialog: click(dialog.buttons()[0]), name="dialog.message")
    click(part(desk, "action.fix_staff", QPushButton))
    assert len(all_rows(store, Query(Headcount))) == 64
    assert matrix(store, 2026).has_dated_staff
    assert "確定した数" in page(desk).matrix._legend.text()


def words_of(document):
    return "\n".join(page.text() for page in pages(document))


def test_papers_bear_the_names_that_were_typed_and_nothing_keeps_them(store, tmp_path, qapp):
    session = all_rows(store, Query(TrainingSession))[0]
    dialog = TrainingPapersDialog(store, session, Preferences(tmp_path / "p"), None)
    try:
        empty = words_of(dialog.document())
        assert "受講者名簿" in empty
        assert "4" in empty
        dialog.names.setPlainText("\n".join(NAMES))
        assert all(name in words_of(dialog.document()) for name in NAMES)
        dialog.certificate.setChecked(True)
        dialog.issuer.setText("青葉原市長")
        paper = dialog.document()
        assert len(pages(paper)) == len(NAMES)
        assert all(f"{name}　様" in words_of(paper) for name in NAMES)
        assert "青葉原市長" in words_of(paper)
        assert "令和8年10月15日" in words_of(paper)
    finally:
        dialog.close()
        dialog.deleteLater()
        settle()
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not any(name.encode() in kept for name in NAMES)


def test_the_year_is_written_as_a_workbook_of_plain_tables(desk, store, tmp_path):
    page(desk).export(tmp_path / "研修.xlsx")
    book = load_workbook(tmp_path / "研修.xlsx")
    assert book.sheetnames == ["課別研修別", "研修別", "受講率の表", "未受講", "開催"]
    for sheet in book:
        assert not sheet.merged_cells.ranges
    rows = list(book["課別研修別"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[2], row[4], row[6], row[7]) for row in rows] == [
        ("092991", 2026, "0501", "A5", 30, 30), ("092991", 2026, "0502", "A5", 32, 32),
    ]  # fmt: skip
