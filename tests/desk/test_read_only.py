"""閲覧のみ: what would write cannot be pressed on any page, and says why; what only looks stays as it was."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QPushButton

from leaderdesk.desk.dialogs.conflict import ConflictDialog
from leaderdesk.desk.read_only import ReadOnly
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, handed_over
from tests.desk.test_pages import shown
from tests.desktop import desk_of, settle

# What may still be pressed; a new button goes here, or into `leaderdesk.desk.read_only.WRITING`.
LOOKING = {
    "action.settings", "action.help", "action.file", "action.choose_columns", "action.export", "action.versions",
    "action.settle", "action.cancel", "action.open_conflict", "action.open_conflicts", "action.go", "action.imports",
    "action.choose_folder", "action.open_folder", "action.templates", "action.copy_missing", "action.copy_reminder",
    "action.consolidate", "action.undo_toast", "action.registration", "action.save_verdicts", "action.show_request",
    "action.show_measure", "action.take_suggestion",
    "action.print_schedule", "action.show_carry_over", "action.go_to_gate",
    "action.open_opinions", "action.end_recording", "action.make_pack", "action.make_external_pack", "action.show_minutes",
    "action.loop_history", "action.back_to_board", "action.show_evidence",
    "action.export_chart", "action.print_chart", "action.print_submissions", "action.training_papers",
    "action.preview_training", "action.export_training", "action.select_gaps", "action.preview_leader_report",
    "action.sheet_layouts", "action.export_sheets", "action.preview_sheets", "action.preview_shown",
}  # fmt: skip


@pytest.fixture(params=["section", "division"])
def store(request, tmp_path):
    """A store with records that somebody else looks at."""
    store = request.getfixturevalue(request.param)
    if request.param == "division":
        section = request.getfixturevalue("section")
        list(receive(store, [handed_over(section, tmp_path)]))
        add(store, "liaison")
    with open_store(store.target, KINDS, read_only=True) as looking:
        yield looking


@pytest.fixture
def window(store, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        ReadOnly(window)
        yield window


def pressable(window):
    found = {button.objectName() for button in shown(window, QAbstractButton) if button.isEnabled()}
    return {name for name in found if name.startswith("action.")}


def test_what_writes_cannot_be_pressed_on_any_page(window):
    shut = set()
    for entry in window.entries:
        window.open_page(entry.name)
        settle()
        for view in shown(window.current_page(), QAbstractItemView):
            if view.model() is not None and view.model().rowCount():
                view.setCurrentIndex(view.model().index(0, 0))
        settle()
        assert {".".join(name.split(".")[:2]) for name in pressable(window)} <= LOOKING, entry.name
        for button in shown(window.current_page(), QPushButton):
            if not button.isEnabled() and "閲覧のみ" in button.toolTip():
                shut.add(button.objectName())
    assert {"action.new.request", "action.save.request"} <= shut or {"action.distribute", "action.accepted"} <= shut


def test_the_menu_offers_what_only_looks(window):
    names = {action.objectName() for action in window.findChildren(QAction) if action.isEnabled()}
    assert {"menu.wastebasket", "menu.hand_over", "menu.export", "menu.check_store"} <= names
    assert not {"menu.undo", "menu.backup_now", "menu.restore_backup", "menu.import_ledger"} & names


def test_a_dialog_that_comes_up_later_is_shut_too(window, store):
    dialog = ConflictDialog(store, all_rows(store, Query(Request))[0].record_id, window)
    dialog.show()
    settle()
    assert pressable(dialog) <= {"action.close_conflict", "action.show_settled"}
    dialog.close()
