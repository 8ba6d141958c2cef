# SPDX-License-Identifier: MIT
"""閲覧のみ: whatever would write into the store cannot be pressed, and says why."""

from __future__ import annotations

from fnmatch import fnmatchcase

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication

from leaderdesk.desk.models.columns import plain_tip
from leaderdesk.desk.translate import tr
from leaderdesk.kinds.responses import State

# What writes, by object name; looking, searching and writing files elsewhere stay possible.
WRITING = (
    "action.new.*", "action.new_from_home.*", "action.new_master", "action.copy.*", "action.open_draft.*",
    "action.make_request", "action.same_as_last.*", "action.save.*", "action.delete.*", "action.undelete.*",
    "action.change_many", "action.decide_conflict", "action.restore_version", "action.restore_deleted",
    "action.answer_liaison", "action.write_liaison.*", "action.remind", "action.remind_missing", "action.paste", "action.take_in_paste",
    "action.submit", "action.share", "action.receive_shared", "action.distribute", "action.distribute_chosen",
    "action.choose_files", "action.see_arrivals", "action.take_arrivals", "action.take_in", "action.add_section", "action.import_ledger", "action.withdraw",
    "action.advance", "action.step_back", "action.finish_project", "action.reopen_project", "action.edit_project",
    "action.edit_note", "action.edit_evidence",
    "action.reinstate", "action.edit_answer", "action.save_answer", "action.merge_*", "action.end_trial",
    "action.restore", "action.confirm_sender", "action.print_key", "action.renew_key", "action.return_key", *(f"action.{state.value}" for state in State),
    "action.progress_round", "action.save_round", "action.confirm_progress", "action.send_back_progress",
    "action.save_send_back", "action.remind_progress",
    "action.new_body_record", "action.edit_body", "action.appoint", "action.do_appoint",
    "action.open_year", "action.carry_over", "action.edit_gate", "action.edit_part.*", "action.review.*",
    "action.review_measure", "action.save_review",
    "action.record_opinions", "action.decide_opinion.*", "action.move_item_*", "action.edit_agenda_item",
    "action.unlock.*", "action.reorganise", "action.save_reorganisation", "action.go_on_as", "action.take_over",
    "action.fix_staff", "action.call_for_training",
    "action.freeze*", "action.report_sheets", "action.do_report", "action.use_layout", "action.use_own_layout",
    "menu.undo", "menu.redo", "menu.import_ledger", "menu.backup_now", "menu.restore_backup",
)  # fmt: skip
_CHANGES = (QEvent.Type.Polish, QEvent.Type.Show, QEvent.Type.EnabledChange, QEvent.Type.ToolTipChange)


class ReadOnly(QObject):
    """Keeps the program's writing buttons and menu entries shut for as long as this object lives, whoever opens them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installEventFilter(self)
        for widget in app.allWidgets():
            if isinstance(widget, QAbstractButton):
                _shut(widget)
        for action in parent.findChildren(QAction):
            _shut(action)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES and isinstance(watched, QAbstractButton):
            _shut(watched)
        return False


def _shut(part: QAbstractButton | QAction) -> None:
    if any(fnmatchcase(part.objectName(), pattern) for pattern in WRITING):
        part.setEnabled(False)
        why = plain_tip(tr("閲覧のみで開いているため、書き込む操作はできません。"))
        if part.toolTip() != why:
            part.setToolTip(why)
