"""Text from elsewhere is shown as it is, in every dialog, tooltip and title: never as markup, never turned around."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QLabel, QListView, QTextEdit, QWidget

from leaderdesk.analysis import loops
from leaderdesk.analysis.editions import lines
from leaderdesk.analysis.progress import round_begun
from leaderdesk.analysis.triage import similar_titles
from leaderdesk.desk.dialogs.agenda_item import AgendaItemDialog
from leaderdesk.desk.dialogs.answer import AnswerDialog
from leaderdesk.desk.dialogs.change_many import ChangeManyDialog
from leaderdesk.desk.dialogs.conflict import ConflictDialog
from leaderdesk.desk.dialogs.edit_record import EditDialog
from leaderdesk.desk.dialogs.evidence import EvidenceDialog
from leaderdesk.desk.dialogs.freeze_sheets import FreezeDialog
from leaderdesk.desk.dialogs.imports import ImportsDialog
from leaderdesk.desk.dialogs.opinion import OpinionDialog
from leaderdesk.desk.dialogs.print_preview import PrintPreview
from leaderdesk.desk.dialogs.progress_round import ProgressRoundDialog
from leaderdesk.desk.dialogs.record import RecordDialog
from leaderdesk.desk.dialogs.registration import RegistrationDialog
from leaderdesk.desk.dialogs.reorganisation import ReorganisationDialog
from leaderdesk.desk.dialogs.report_sheets import ReportDialog
from leaderdesk.desk.dialogs.restore import RestoreDialog
from leaderdesk.desk.dialogs.send_back import SendBackDialog
from leaderdesk.desk.dialogs.sheet_layouts import SheetLayoutsDialog
from leaderdesk.desk.dialogs.succession import SuccessionDialog
from leaderdesk.desk.dialogs.templates import TemplatesDialog
from leaderdesk.desk.dialogs.versions import VersionsDialog
from leaderdesk.desk.dialogs.wastebasket import WastebasketDialog
from leaderdesk.desk.preferences import Preferences
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.succession import Offer
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.meetings import AgendaItem, Opinion, OpinionState
from leaderdesk.kinds.organisation import Change, Section
from leaderdesk.kinds.progress import ProgressRound
from leaderdesk.kinds.projects import OodaLoop, OodaNote, OodaStep
from leaderdesk.kinds.responses import State
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.reports.document import Document, Paragraph
from tests.builders import add, answer, division_store, handed_over, section_store
from tests.desktop import settle
from tests.inquiry import line_of

MARKUP = "<b>太字</b><img src='file:///x'>&lt;i&gt;"
TURNED = "証明\u202egnp.xlsx\u200b\u2066"  # it would be read the other way round, and hides what it is
HOSTILE = MARKUP + TURNED
OFFER = Offer("0509", HOSTILE, date(2026, 10, 1), Change.SPLIT, carries_on=True, pc="A")


@pytest.fixture
def city(tmp_path):
    """A section with hostile text in every field, two versions of one record, one in the bin; a division that has it."""
    with (
        section_store(tmp_path / "a", section_name=HOSTILE[:40]) as section,
        section_store(tmp_path / "b", pc="B") as other,
        division_store(tmp_path / "d") as division,
    ):
        record = add(section, title=HOSTILE, problem=HOSTILE, wish=HOSTILE, target=MARKUP, unit=MARKUP[:30])
        gone = add(section, title=HOSTILE)
        section.delete(gone.record_id, HOSTILE)
        list(receive(other, [synchronise(section, tmp_path / "usb")]))
        section.edit(record.record_id, {"problem": HOSTILE + "一"})
        other.edit(record.record_id, {"problem": HOSTILE + "二"})
        list(receive(section, [synchronise(other, tmp_path / "usb")]))
        list(receive(division, [handed_over(section, tmp_path / "mail")]))
        division.put_all(Section, [{"code": "0501", "name": MARKUP}])
        answer(division, record)
        add(division, "measure", code="1-01", name=MARKUP, section="0501")
        division.put_all(ProgressRound, [round_begun(division, 2026) | {"text": HOSTILE}])
        meeting = add(division, "meeting", name=HOSTILE).record_id
        add(division, "agenda_item", meeting=meeting, title=HOSTILE, result=HOSTILE)
        add(division, "opinion", meeting=meeting, text=HOSTILE, said_by=MARKUP[:30])
        yield section, division, record


@pytest.fixture
def host(qapp):
    """What the dialogs stand upon."""
    widget = QWidget()
    yield widget
    widget.deleteLater()
    settle()


def note_of(section):
    """A note of a project, hostile in every field, with evidence that is so too."""
    if not (known := all_rows(section, Query(OodaNote))):
        begun = loops.begin(section, {"name": HOSTILE[:60], "begun_on": section.today().isoformat(), "aim": HOSTILE})
        [loop] = all_rows(section, Query(OodaLoop, where={"project": begun}))
        note = loops.write_down(section, loop.record_id, OodaStep.OBSERVE, {"text": HOSTILE, "source": MARKUP})
        add(section, "evidence", claim=HOSTILE, unit=MARKUP[:20], definition=HOSTILE, source=HOSTILE, ooda_note=note)
        return note
    return known[0].record_id


def dialogs(city, folder: Path, host: QWidget) -> dict[str, Callable[[], QDialog]]:
    section, division, record = city
    preferences = Preferences(folder)
    chosen = all_rows(division, Query(Request))
    [item], said = all_rows(division, Query(AgendaItem)), all_rows(division, Query(Opinion))
    return {
        "agenda_item": lambda: AgendaItemDialog(division, item.body["meeting"], item, host),
        "answer": lambda: AnswerDialog(division, chosen, State.MERGED, similar_titles(division), host),
        "change_many": lambda: ChangeManyDialog(section, Request, [record.record_id], host),
        "conflict": lambda: ConflictDialog(section, record.record_id, host),
        "edit_record": lambda: EditDialog(section, OodaNote, host, record_id=note_of(section)),
        "evidence": lambda: EvidenceDialog(section, "ooda_note", note_of(section), host),
        "freeze_sheets": lambda: FreezeDialog(lines(division, 2026), preferences, host),
        "imports": lambda: ImportsDialog(division, preferences, host),
        "progress_round": lambda: ProgressRoundDialog(division, [2026], 2026, host),
        "send_back": lambda: SendBackDialog(division, line_of(division, "1-01"), host),
        "opinion": lambda: OpinionDialog(division, said, OpinionState.PLANNED, host),
        "print_preview": lambda: PrintPreview(Document(HOSTILE, (Paragraph(HOSTILE),)), preferences, host),
        "record": lambda: RecordDialog(section, record.record_id, host, can_go=True),
        "registration": lambda: RegistrationDialog(division, {"0501": HOSTILE}, host),
        "reorganisation": lambda: ReorganisationDialog(division, host),
        "report_sheets": lambda: ReportDialog(division, HOSTILE, 1, host),
        "restore": lambda: RestoreDialog(section, preferences),
        "sheet_layouts": lambda: dropped_layout(SheetLayoutsDialog(division, preferences, host), folder),
        "succession": lambda: SuccessionDialog(section, [OFFER, replace(OFFER, carries_on=False)], host),
        "templates": lambda: TemplatesDialog({"0501": HOSTILE}, host),
        "versions": lambda: VersionsDialog(section, preferences, record.record_id, host),
        "wastebasket": lambda: WastebasketDialog(section, preferences, host),
    }


def dropped_layout(dialog: SheetLayoutsDialog, folder: Path) -> SheetLayoutsDialog:
    """The dialog behind a workbook whose sheet and mark are hostile."""
    book = Workbook()
    assert book.active is not None
    book.active.title, book.active["A1"] = TURNED, f"{{{{{MARKUP}}}}}"
    book.save(folder / "様式\u202exslx.exe.xlsx")
    dialog.look_at(folder / "様式\u202exslx.exe.xlsx")
    return dialog


def unsafe(dialog: QWidget) -> list[str]:
    """What in a dialog could be taken for markup, or read the other way round."""
    found = []
    for label in dialog.findChildren(QLabel):
        foreign = re.search(r"<b>太字|\u202e|\u2066", label.text())
        if foreign and label.textFormat() != Qt.TextFormat.PlainText:
            found.append(f"label {label.text()!r}")
    found += [f"text {edit.objectName()}" for edit in dialog.findChildren(QTextEdit) if edit.acceptRichText()]
    widgets = [dialog, *dialog.findChildren(QWidget)]
    found += [f"tip {widget.toolTip()!r}" for widget in widgets if "<b>太字" in widget.toolTip()]
    found += [f"title {widget.windowTitle()!r}" for widget in widgets if "\u202e" in widget.windowTitle()]
    for view in dialog.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(min(model.rowCount(), 20)) if model is not None else ():
            for column in range(1 if isinstance(view, QListView) else model.columnCount()):
                tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""
                if "<b>太字" in tip:
                    found.append(f"tip of {view.objectName()}: {tip!r}")
    return found


@pytest.mark.parametrize(
    "name",
    [
        "agenda_item",
        "answer",
        "change_many",
        "conflict",
        "edit_record",
        "evidence",
        "freeze_sheets",
        "imports",
        "opinion",
        "print_preview",
        "progress_round",
        "record",
        "registration",
        "reorganisation",
        "report_sheets",
        "restore",
        "send_back",
        "sheet_layouts",
        "succession",
        "templates",
        "versions",
        "wastebasket",
    ],
)
def test_a_dialog_shows_foreign_text_as_it_is(city, tmp_path, host, name):
    dialog = dialogs(city, tmp_path, host)[name]()
    dialog.show()
    settle()
    try:
        assert unsafe(dialog) == []
        words = [label.text() for label in dialog.findChildren(QLabel)]
        words += [box.itemText(at) for box in dialog.findChildren(QComboBox) for at in range(box.count())]
        assert words
    finally:
        dialog.close()
        dialog.deleteLater()
        settle()


def test_every_dialog_that_shows_text_from_elsewhere_is_walked(city, tmp_path, host):
    """Those left out show words of ours only, or are walked with their own page (`test_pages`, `test_old_ledger`)."""
    ours = {
        "__init__", "first_run", "help", "settings", "paste", "rescue", "export", "readings", "old_ledger",
        "old_ledger_mapping", "old_ledger_rows",
    }  # fmt: skip
    there = {path.stem for path in Path("leaderdesk/desk/dialogs").glob("*.py")}
    assert there == ours | set(dialogs(city, tmp_path, host))


def test_no_file_name_that_turns_letters_around_is_shown_as_it_came(city, tmp_path):
    section, division, _ = city
    file = handed_over(section, tmp_path / "mail")
    turned = file.rename(file.with_name("提出\u202exslx.exe\u200b.xlsx"))
    [verdict] = receive(division, [turned])
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b-\u200f]", verdict.file + verdict.message())
