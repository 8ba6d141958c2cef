# SPDX-License-Identifier: MIT
"""すべてを書き出す: what the files shall be."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.reports.clean_exit import CP932, UTF_8, Form


class ExportDialog(QDialog):
    """`form` and `encoding` are what a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.export")
        self.setWindowTitle(tr("すべてを書き出す"))
        self.resize(620, 320)
        self._build()
        self._show_state()

    @property
    def form(self) -> Form:
        """What the files shall be."""
        return Form(self._form.currentData())  # type: ignore[call-arg]  # a code of it

    @property
    def encoding(self) -> str:
        """The encoding of CSV files."""
        return str(self._encoding.currentData())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        note = tr(
            "記録・経過・名簿のすべてを、1 つのフォルダーに書き出します。件数に上限はなく、書き出した後に数を確かめます。課内メモ・下書き・設定は入りません。"
        )
        column.addWidget(plain_label(note, role="note", wraps=True))
        self._form = self._box("form", tr("ファイルの形"), [(tr(form.label), form.value) for form in Form])
        self._form.currentIndexChanged.connect(self._show_state)
        encodings = [(tr("UTF-8（ふつうはこちら）"), UTF_8), (tr("CP932（Shift_JIS）"), CP932)]
        self._encoding = self._box("encoding", tr("CSV の文字コード"), encodings)
        self._encoding.currentIndexChanged.connect(self._show_state)
        form = QFormLayout()
        form.addRow(plain_label(tr("ファイルの形"), role="field"), self._form)
        form.addRow(plain_label(tr("CSV の文字コード"), role="field"), self._encoding)
        frame, inside = card()
        inside.addLayout(form)
        column.addWidget(frame)
        self._told = plain_label("", role="note", wraps=True)
        column.addWidget(self._told)
        column.addStretch()
        leave = button(tr("やめる"), name="action.leave_export")
        leave.clicked.connect(self.reject)
        self.write = button(tr("置く場所を選ぶ…"), role="primary", name="action.write_export")
        self.write.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(leave)
        buttons.addWidget(self.write)
        column.addLayout(buttons)

    def _box(self, name: str, label: str, entries: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"field.export.{name}")
        box.setAccessibleName(label)
        for text, value in entries:
            box.addItem(text, value)
        return box

    def _show_state(self) -> None:
        self._encoding.setEnabled(self.form is Form.CSV)
        is_old = self.form is Form.CSV and self.encoding == CP932
        lost = tr("CP932 にない文字（〜、— など）は失われるか変わります。その一覧も書き出します。")
        self._told.setText(lost if is_old else "")
