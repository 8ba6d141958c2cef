# SPDX-License-Identifier: MIT
"""様式を作る: for which section, or for all."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.text import readable


class TemplatesDialog(QDialog):
    """One section of those in force (課コード to 課名), or all; `chosen` are those to write a 様式 for."""

    def __init__(self, sections: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.templates")
        self.setWindowTitle(tr("様式を作る"))
        self.resize(620, 260)
        self._sections = dict(sections)
        self._build()

    @property
    def chosen(self) -> dict[str, str]:
        """The sections to write for."""
        code = self.section.currentData()
        return {code: self._sections[code]} if code else self._sections

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        note = tr(
            "LeaderDesk のない課が書き込む Excel ブックを、課ごとに作ります。書き込まれた様式は、提出ファイルと同じように「受領・統合」で取り込みます。"
        )
        column.addWidget(plain_label(note, role="note", wraps=True))
        self.section = QComboBox()
        self.section.setObjectName("field.templates.section")
        self.section.setAccessibleName(tr("課"))
        self.section.addItem(tr("すべての課（{0} 課）").format(len(self._sections)), "")
        for code, name in self._sections.items():
            self.section.addItem(readable(f"{code} {name}"), code)
        form = QFormLayout()
        form.addRow(plain_label(tr("課"), role="field"), self.section)
        frame, inside = card()
        inside.addLayout(form)
        column.addWidget(frame)
        column.addStretch()
        leave = button(tr("やめる"), name="action.leave_templates")
        leave.clicked.connect(self.reject)
        self.write = button(tr("置く場所を選ぶ…"), role="primary", name="action.write_templates")
        self.write.setEnabled(bool(self._sections))
        self.write.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(leave)
        buttons.addWidget(self.write)
        column.addLayout(buttons)
