# SPDX-License-Identifier: MIT
"""Long work on a page: what is done, n of m, the time left, and 中止."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from leaderdesk.desk.jobs import Job
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button, card, plain_label

_PLAIN = "{1}  {2} / {0}"


class WorkCard(QWidget):
    """The card of one piece of work after the other; hidden until the first begins.

    `words` says how far it is: {0} of how many, {1} what is done, {2} how many by now. `name` is that of the button.
    """

    def __init__(self, *, name: str, words: str = _PLAIN) -> None:
        super().__init__()
        self._words = words
        self._job: Job | None = None
        self._began = 0.0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self.column = card()
        outer.addWidget(frame)
        self._doing = plain_label("", role="section")
        self._left = plain_label("", role="note")
        self._stop = button(tr("中止"), name=name)
        self._stop.clicked.connect(self.stop)
        row = QHBoxLayout()
        row.addWidget(self._doing)
        row.addStretch()
        row.addWidget(self._left)
        row.addWidget(self._stop)
        self.column.addLayout(row)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.column.addWidget(self._bar)
        self.hide()

    def follow(self, job: Job, doing: str) -> None:
        """Show how far a job is from now on."""
        self._job, self._began = job, time.monotonic()
        self._doing.setText(doing)
        self._left.setText("")
        self._bar.setRange(0, 0)
        self._stop.show()
        self.show()
        job.progressed.connect(lambda done, total: self._show(doing, done, total))

    def stop(self) -> None:
        """中止: let the job under way stop at its next step."""
        if self._job is not None:
            self._job.stop()

    def tell_end(self, told: str) -> None:
        """Say what came of it, under a full bar."""
        self._job = None
        self._doing.setText(told)
        self._left.setText("")
        self._bar.setRange(0, 1)
        self._bar.setValue(1)
        self._stop.hide()

    def clear(self) -> None:
        """The work is over, and is told of elsewhere."""
        self._job = None
        self.hide()

    def _show(self, doing: str, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._doing.setText(self._words.format(total, doing, done))
        left = (time.monotonic() - self._began) / max(done, 1) * (total - done)
        self._left.setText(tr("残り およそ{0:.0f}秒").format(left) if done < total else "")
