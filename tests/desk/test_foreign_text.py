"""Text from elsewhere, everywhere it is shown: never markup, never turned or hidden by letters that nobody sees."""

from __future__ import annotations

import inspect
import pkgutil
import re
from dataclasses import replace
from datetime import date
from importlib import import_module
from threading import Event

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

import leaderdesk.desk.dialogs
from leaderdesk.analysis import loops
from leaderdesk.analysis.bodies import leaderships
from leaderdesk.analysis.carry_over import carry_over
from leaderdesk.analysis.editions import lines
from leaderdesk.analysis.progress import round_begun
from leaderdesk.analysis.similar import Similar
from leaderdesk.desk.dialogs.agenda_item import AgendaItemDialog
from leaderdesk.desk.dialogs.answer import AnswerDialog
from leaderdesk.desk.dialogs.appoint import AppointDialog
from leaderdesk.desk.dialogs.carry_over import CarryOverDialog
from leaderdesk.desk.dialogs.change_many import ChangeManyDialog
from leaderdesk.desk.dialogs.conflict import ConflictDialog
from leaderdesk.desk.dialogs.edit_record import EditDialog
from leaderdesk.desk.dialogs.evidence import EvidenceDialog
from leaderdesk.desk.dialogs.export import ExportDialog
from leaderdesk.desk.dialogs.first_run import FirstRun
from leaderdesk.desk.dialogs.freeze_sheets import FreezeDialog
from leaderdesk.desk.dialogs.help import HelpWindow
from leaderdesk.desk.dialogs.imports import ImportsDialog
from leaderdesk.desk.dialogs.old_ledger import OldLedgerWizard
from leaderdesk.desk.dialogs.opinion import OpinionDialog
from leaderdesk.desk.dialogs.paste import PasteDialog
from leaderdesk.desk.dialogs.print_preview import PrintPreview
from leaderdesk.desk.dialogs.progress_round import ProgressRoundDialog
from leaderdesk.desk.dialogs.readings import ReadingsDialog
from leaderdesk.desk.dialogs.record import RecordDialog
from leaderdesk.desk.dialogs.registration import RegistrationDialog
from leaderdesk.desk.dialogs.reorganisation import ReorganisationDialog
from leaderdesk.desk.dialogs.report_sheets import ReportDialog
from leaderdesk.desk.dialogs.rescue import RescueDialog
from leaderdesk.desk.dialogs.restore import RestoreDialog
from leaderdesk.desk.dialogs.review import ReviewDialog
from leaderdesk.desk.dialogs.send_back import SendBackDialog
from leaderdesk.desk.dialogs.settings import SettingsDialog
from leaderdesk.desk.dialogs.sheet_layouts import SheetLayoutsDialog
from leaderdesk.desk.dialogs.succession import SuccessionDialog
from leaderdesk.desk.dialogs.templates import TemplatesDialog
from leaderdesk.desk.dialogs.training_papers import TrainingPapersDialog
from leaderdesk.desk.dialogs.versions import VersionsDialog
from leaderdesk.desk.dialogs.wastebasket import WastebasketDialog
from leaderdesk.desk.messages import ask, tell, tell_fault
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.widgets.toast import Toast
from leaderdesk.desk.widgets.waiting import show_waiting
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.filled_template import Question
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.succession import Offer
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.facet import LongText, Text
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.meetings import AgendaItem, Opinion, OpinionState
from leaderdesk.kinds.organisation import Change, Section
from leaderdesk.kinds.progress import ProgressRound
from leaderdesk.kinds.projects import OodaLoop, OodaNote, OodaProject, OodaStep
from leaderdesk.kinds.responses import State
from leaderdesk.kinds.training import TrainingSession
from leaderdesk.ledger.automatic_backup import secure
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.rescue import Rescue
from leaderdesk.paper.canvas import pages
from leaderdesk.reports.document import Document, Paragraph
from tests.builders import add, answer, division_store, handed_over, section_store
from tests.desktop import answer as answer_dialog
from tests.desktop import desk_of, settle, wait_for
from tests.inquiry import line_of

HOSTILE = "<b>Q&A</b>\u202e\u200b\u2066&lt;<img src='file:///x'>"
OFFER = Offer("0509", HOSTILE, date(2026, 10, 1), Change.SPLIT, carries_on=True, pc="A")
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


# ---------------------------------------------------------------- what must be true of a widget


def misleading(root: QWidget) -> list[str]:
    """What a widget and all in it could take for markup, for a short cut, or show in another order than it is."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        name = f"{type(widget).__name__} {widget.objectName()}"
        found += [f"{name}: {fault}" for fault in faults_of(widget)]
    for action in root.findChildren(QAction):
        found += [f"{action.objectName()}: {fault}" for fault in in_a_tip(action.toolTip())]
        found += [f"{action.objectName()}: {fault}" for fault in in_short_words(action.text())]
    return found


def faults_of(widget: QWidget) -> list[str]:
    found = [*in_a_tip(widget.toolTip()), *in_words(widget.windowTitle()), *in_words(widget.statusTip())]
    if isinstance(widget, QLabel) and widget.text():
        found += ["may be rich text"] * (widget.textFormat() != Qt.TextFormat.PlainText)
        found += in_words(widget.text())
    elif isinstance(widget, QTextEdit) and not isinstance(widget, QTextBrowser):
        found += ["takes rich text"] * widget.acceptRichText()
        found += in_words(widget.toPlainText()) if widget.isReadOnly() else []
    elif isinstance(widget, QLineEdit):
        found += in_words(widget.text()) if widget.isReadOnly() else []
    elif isinstance(widget, QAbstractButton):
        found += in_short_words(widget.text())
    elif isinstance(widget, QComboBox) and not widget.isEditable():
        found += [fault for place in range(widget.count()) for fault in in_words(widget.itemText(place))]
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        found += in_a_model(widget)
    return found


def in_a_model(view: QAbstractItemView) -> list[str]:
    model, found = view.model(), []
    for row in range(model.rowCount(QModelIndex())):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(QModelIndex())):
            index = model.index(row, column)
            found += in_words(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
            found += in_a_tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
    return found


def in_words(text: str) -> list[str]:
    return [f"letters nobody sees in {text!r}"] if HIDDEN.search(text) else []


def in_short_words(text: str) -> list[str]:
    """Of a button or a menu: a single & would be taken for the key to press."""
    return in_words(text) + (["& is lost"] if "Q&A" in text.replace("&&", "") else [])


def in_a_tip(tip: str) -> list[str]:
    return in_words(tip) + (["markup in a tip"] if "<img" in tip or "<b>" in tip else [])


# ---------------------------------------------------------------- stores full of it


def hostile(kind, store) -> dict[str, str]:
    """What a person would have to type: hostile text in every field of the kind that takes any."""
    typed = {}
    for name, facet in kind.facets().items():
        if isinstance(facet, Text) and name != kind.NUMBER:
            typed[name] = f"{HOSTILE}\n{HOSTILE}" if isinstance(facet, LongText) else HOSTILE
            try:
                facet.read(typed[name], store.names)
            except LeaderDeskError:  # too long for it, or of another form
                del typed[name]
    return typed


def fill(store, *kinds: str) -> None:
    for kind in kinds:
        add(store, kind, **hostile(store.kinds[kind], store))


@pytest.fixture
def section(tmp_path):
    """A section's store with a conflict, a deleted record, a file taken in and one refused, all with hostile names."""
    with section_store(tmp_path, section_name=HOSTILE) as store, section_store(tmp_path / "b", pc="B") as other:
        fill(store, "request", "guidance", "activity", "liaison")
        fill_project(store)
        disputed = add(store, title=HOSTILE)
        list(receive(other, [synchronise(store, tmp_path)]))
        store.edit(disputed.record_id, {"title": f"A {HOSTILE}", "problem": HOSTILE})
        other.edit(disputed.record_id, {"title": f"B {HOSTILE}", "problem": f"B\n{HOSTILE}"})
        file = synchronise(other, tmp_path / "b")
        list(receive(store, [file.rename(file.with_name(f"LD{HIDING}同期.xlsx"))]))
        store.delete(add(store, title=HOSTILE).record_id, HOSTILE)
        (broken := tmp_path / f"{HIDING}.xlsx").write_bytes(b"x")
        list(receive(store, [broken]))
        secure(store)
        store.disputed = disputed.record_id
        yield store


def fill_project(store):
    """An OODA project with a note and its evidence, hostile in all that is typed."""
    begun = loops.begin(store, {**hostile(OodaProject, store), "begun_on": store.today().isoformat()})
    [loop] = all_rows(store, Query(OodaLoop, where={"project": begun}))
    note = loops.write_down(store, loop.record_id, OodaStep.OBSERVE, hostile(OodaNote, store))
    add(store, "evidence", ooda_note=note, **hostile(store.kinds["evidence"], store))


def fill_plan(store):
    """A measure with an inquiry, a meeting with an item, opinions and a 見直し, hostile in all that is typed."""

    def typed(kind):
        return hostile(store.kinds[kind], store)

    add(store, "measure", **{**typed("measure"), "code": "1-01", "section": "0501"})
    add(store, "milestone", **typed("milestone"), measure="1-01", year=2026, first_quarter=1, last_quarter=4)
    add(store, "indicator", **{**typed("indicator"), "measure": "1-01"})
    store.put_all(ProgressRound, [round_begun(store, 2026) | {"text": HOSTILE}])
    meeting = add(store, "meeting", **typed("meeting")).record_id
    add(store, "agenda_item", **typed("agenda_item"), meeting=meeting)
    opinion = add(store, "opinion", **typed("opinion"), meeting=meeting, measure="1-01").record_id
    add(store, "evidence", **typed("evidence"), opinion=opinion)
    add(store, "training_session", **typed("training_session"))
    add(store, "course", **{**typed("course"), "code": "A7", "line": "情報スキル"})


HIDING = "Q&A\u202exslx.\u200b<b>"


@pytest.fixture
def division(tmp_path):
    """A division's store whose masters have hostile names, with hostile requests and answers."""
    with division_store(tmp_path) as store, section_store(tmp_path / "c", section_name=HOSTILE) as sender:
        fill(store, "liaison")
        fill_plan(store)
        store.put_all(Section, [{"code": "0501", "name": HOSTILE}])
        requests = [add(sender, title=HOSTILE, problem=f"{HOSTILE}\n{HOSTILE}", target=HOSTILE) for _ in range(3)]
        add(sender, "guidance", theme=HOSTILE, memo=HOSTILE)
        file = handed_over(sender, tmp_path)
        list(receive(store, [file.rename(file.with_name(f"{HIDING}.xlsx"))]))
        answer(store, requests[0], public_answer=HOSTILE, summary=HOSTILE, assignee=HOSTILE)
        store.delete(add(store, "liaison", subject=HOSTILE).record_id, HOSTILE)
        yield store


@pytest.fixture(params=["section", "division"])
def store(request):
    return request.getfixturevalue(request.param)


# ---------------------------------------------------------------- the promises


def test_no_page_is_misled(store, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        for entry in window.entries:
            window.open_page(entry.name)
            settle()
            page = window.current_page()
            for view in page.findChildren(QAbstractItemView):
                if view.isVisible() and view.model() is not None and view.model().rowCount():
                    view.setCurrentIndex(view.model().index(0, 0))
            settle()
            wait_for(lambda: not window.jobs.is_busy())
            assert misleading(window) == [], entry.name


def dialogs_of(store, folder, window) -> dict[str, QDialog]:
    """Every dialog of the desk that this side sees, on hostile records, by its class."""
    preferences, jobs = Preferences(folder), window.jobs
    rows = all_rows(store, Query(Request))
    ids = [row.record_id for row in rows]
    question = Question(HOSTILE, "A1", HOSTILE, HOSTILE, ((HOSTILE, HOSTILE), ("x", "x")))
    made = [
        ConflictDialog(store, getattr(store, "disputed", ids[0]), window),
        ExportDialog(window),
        FirstRun(folder / "ledger.db", preferences, lambda: None),
        HelpWindow(window),
        ImportsDialog(store, preferences, window),
        OldLedgerWizard(store, preferences, jobs, window),
        PrintPreview(pages(Document(HOSTILE, (Paragraph(HOSTILE),), HOSTILE)), preferences, window),
        ReadingsDialog([question], window),
        RecordDialog(store, ids[0], window, can_go=True),
        RescueDialog(Rescue(folder, None, 1, {}, None, 1), window),
        RegistrationDialog(store, {"0501": HOSTILE}, window),
        RestoreDialog(store, preferences, window),
        SettingsDialog(preferences, store, window),
        SuccessionDialog(store, [OFFER, replace(OFFER, carries_on=False)], window),
        TemplatesDialog({"0501": HOSTILE}, window),
        VersionsDialog(store, preferences, ids[0], window),
        WastebasketDialog(store, preferences, window),
    ]
    if store.identity.writes(Request.OWNED_BY):
        note = all_rows(store, Query(OodaNote))[0].record_id
        made += [ChangeManyDialog(store, Request, ids, window), PasteDialog(Request, store, preferences, window)]
        made += [EditDialog(store, OodaNote, window, record_id=note), EvidenceDialog(store, "ooda_note", note, window)]
    else:
        titles = Similar((row.record_id, str(row.body["title"])) for row in rows)
        made += [AnswerDialog(store, rows, state, titles, window) for state in (None, State.MERGED, State.DECLINED)]
        made += [ReorganisationDialog(store, window), *plan_dialogs_of(store, folder, window)]
    return {type(dialog).__name__: dialog for dialog in made}


def plan_dialogs_of(store, folder, window) -> list[QDialog]:
    """The dialogs of the plan's pages, which the division alone sees."""
    preferences = Preferences(folder)
    [measure], [opinion], [item] = (all_rows(store, Query(kind)) for kind in (Measure, Opinion, AgendaItem))
    return [
        AgendaItemDialog(store, item.body["meeting"], item, window),
        AppointDialog(store, leaderships(store, store.today())[0], window),
        CarryOverDialog(store, preferences, carry_over(store, 2026), window),
        FreezeDialog(lines(store, 2026), preferences, window),
        OpinionDialog(store, [opinion], OpinionState.PLANNED, window),
        ProgressRoundDialog(store, [2026], 2026, window),
        ReportDialog(store, HOSTILE, 1, window),
        ReviewDialog(store, 2026, [measure], None, window),
        SendBackDialog(store, line_of(store, "1-01"), window),
        TrainingPapersDialog(store, all_rows(store, Query(TrainingSession))[0], preferences, window),
        behind_a_hostile_workbook(SheetLayoutsDialog(store, preferences, window), folder),
    ]


def behind_a_hostile_workbook(dialog: SheetLayoutsDialog, folder) -> SheetLayoutsDialog:
    """The dialog once somebody dropped a workbook whose file, sheet and mark are hostile."""
    book = Workbook()
    book.active.title, book.active["A1"] = "Q&A\u202e\u200b<b>", f"{{{{{HOSTILE}}}}}"
    folder.mkdir(exist_ok=True)
    book.save(folder / f"{HIDING}.xlsx")
    dialog.look_at(folder / f"{HIDING}.xlsx")
    return dialog


def test_no_dialog_is_misled(store, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        for name, dialog in dialogs_of(store, tmp_path / "desk", window).items():
            dialog.show()
            settle()
            wait_for(lambda: not window.jobs.is_busy())
            assert misleading(dialog) == [], name
            dialog.close()


def test_every_dialog_is_walked(section, division, tmp_path):
    walked = set()
    for store in (section, division):
        with desk_of(store, tmp_path / "desk") as window:
            walked |= set(dialogs_of(store, tmp_path / "desk", window))
    modules = [
        import_module(f"{leaderdesk.desk.dialogs.__name__}.{found.name}")
        for found in pkgutil.iter_modules(leaderdesk.desk.dialogs.__path__)
    ]
    defined = {
        name
        for module in modules
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, QDialog) and kind.__module__ == module.__name__
    }
    assert defined == walked


@pytest.mark.parametrize("say", [
    lambda window: tell(window, HOSTILE),
    lambda window: tell_fault(window, LeaderDeskError("LD-2001", file=HOSTILE)),
    lambda window: ask(window, HOSTILE, do="行う", leave="やめる"),
], ids=["tell", "fault", "ask"])  # fmt: skip
def test_no_message_is_misled(desk, say):
    found: list = []
    answer_dialog(lambda dialog: (found.extend(misleading(dialog)), dialog.reject()), name="dialog.message")
    say(desk)
    assert found == []


def test_no_similar_title_is_misled(section, tmp_path):
    with desk_of(section, tmp_path / "desk") as window:
        window.act("new_request")
        window.current_page().panel.form.fields["title"].editor.line.textEdited.emit("Q&A&lt;img src file")
        wait_for(window.current_page()._similar.isVisible)
        assert misleading(window.current_page()) == []


def test_no_word_in_passing_is_misled(desk):
    toast, go = Toast(desk), Event()
    toast.say(HOSTILE)
    waiting = show_waiting(desk, HOSTILE, desk.jobs.start(lambda _progress, _found: go.wait()))
    desk.note(HOSTILE)
    desk.show_state(HOSTILE)
    settle()
    found = [fault for widget in (toast, waiting, desk) for fault in misleading(widget)]
    go.set()
    wait_for(lambda: not desk.jobs.is_busy())
    assert found == []
