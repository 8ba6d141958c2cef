# SPDX-License-Identifier: MIT
"""Waiting for a piece of work: how far it is, and 中止."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from leaderdesk.desk.jobs import Job
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import plain_label


def show_waiting(parent: QWidget, text: str, job: Job) -> QProgressDialog:
    """A box over the window until the job is over; it comes up where that takes longer than a moment."""
    waiting = QProgressDialog("", tr("中止"), 0, 0, parent)
    waiting.setLabel(plain_label(text))
    waiting.setObjectName("dialog.waiting")
    waiting.setWindowModality(Qt.WindowModality.WindowModal)
    waiting.setMinimumDuration(300)
    job.progressed.connect(lambda _done, total: waiting.setMaximum(total))
    job.progressed.connect(lambda done, _total: waiting.setValue(done))
    job.ended.connect(waiting.deleteLater)
    waiting.canceled.connect(job.stop)
    return waiting
