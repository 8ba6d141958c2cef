# SPDX-License-Identifier: MIT
"""調書の様式: which workbook the next 版 is written in; the office's own is dropped here and looked through first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.layouts import OWN_NAME, Layout, layout_in_use, own_layout, use_layout
from leaderdesk.desk.dialogs.help import HelpWindow
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.drop_zone import DropZone
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, plain_label, scroll_area
from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger.store import Store
from leaderdesk.machine import os_reason
from leaderdesk.reports.marked_layout import read_layout_file
from leaderdesk.reports.plan_sheet import looked_through


class SheetLayoutsDialog(QDialog):
    """The layout in use, a place to drop another one, and what was found in it."""

    def __init__(self, store: Store, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.sheet_layouts")
        self.setWindowTitle(tr("調書の様式"))
        self._store = store
        self._preferences = preferences
        self._found: Layout | None = None
        self._build()
        self._show_used()
        letters = self.fontMetrics().horizontalAdvance("あ")
        self.resize(letters * 50, letters * 32)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        self._used = plain_label("", role="section", wraps=True)
        column.addWidget(self._used)
        told = tr(
            "自分の市の調書の Excel ブックに、値を入れたいセルへ {0} のような印を書くと、その様式のまま書き出せます。"
        )
        column.addWidget(plain_label(told.format("{{施策名}}"), wraps=True))
        zone = DropZone(tr("様式の Excel ブックをここに置きます"))
        zone.dropped.connect(lambda paths: self.look_at(paths[0]))
        choose = button(tr("ブックを選ぶ…"), symbol="folder", name="action.choose_layout")
        choose.clicked.connect(self._choose)
        zone.row.addWidget(choose)
        column.addWidget(zone)
        self._verdict = plain_label("", role="section", wraps=True)
        column.addWidget(self._verdict)
        self._findings = Paragraph()
        inside = QWidget()
        inside.setObjectName("scrolled")
        found = QVBoxLayout(inside)
        found.setContentsMargins(0, 0, 8, 0)
        found.addWidget(self._findings)
        found.addStretch()
        self._scroll = scroll_area()
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        marks = button(tr("印の一覧"), symbol="help-circle", name="action.list_marks")
        marks.clicked.connect(lambda: HelpWindow.show_page(self, "sheet_marks"))
        save = button(tr("標準の様式を保存…"), name="action.save_own_layout")
        save.setToolTip(tr("手を加えて自分の様式にするときの元になります。"))
        save.clicked.connect(self._save_own)
        self._own = button(tr("標準に戻す"), name="action.use_own_layout")
        self._own.clicked.connect(lambda: self._use(own_layout()))
        close = button(tr("閉じる"), name="action.close_layouts")
        close.clicked.connect(self.reject)
        self.use = button(tr("この様式を使う"), role="primary", name="action.use_layout")
        self.use.clicked.connect(lambda: self._use(self._found))
        self.use.setEnabled(False)
        for made in (marks, save, self._own):
            row.addWidget(made)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self.use)
        return row

    # ------------------------------------------------------------ what a person does

    def look_at(self, path: Path) -> None:
        """Look through a workbook and say what is in it; nothing is kept yet."""
        self._found = None
        self._say()
        try:
            layout = Layout(path.name, read_layout_file(path))
            looked = looked_through(layout)
        except LeaderDeskError as fault:
            self._tell(tr("「{0}」は様式にできません。").format(path.name), [fault])
        else:
            if looked.faults:
                told = tr("「{0}」の印を {1} か所直してください。")
                self._tell(told.format(path.name, len(looked.faults)), looked.faults)
            else:
                self._found = layout
                told = (
                    tr("「{0}」は様式に使えます。次のものは残りません。")
                    if looked.losses
                    else tr("「{0}」は様式に使えます。")
                )
                self._tell(told.format(path.name), looked.losses)
        self.use.setEnabled(self._found is not None and not self._store.is_read_only)

    def save_own(self, target: Path) -> None:
        """Write the layout that ships, to begin one's own with."""
        try:
            target.write_bytes(own_layout().content)
        except OSError as error:
            fault = LeaderDeskError("LD-2301", folder=str(target.parent), reason=os_reason(error))
            self._say(fault=sentence(fault))
        else:
            self._tell(tr("標準の様式を保存しました：{0}").format(target.name), [])

    def _choose(self) -> None:
        folder = self._preferences.text("layouts/folder", str(Path.home()))
        name, _ = QFileDialog.getOpenFileName(self, tr("様式のブック"), folder, "Excel (*.xlsx *.xlsm)")
        if name:
            self._preferences.keep_text("layouts/folder", str(Path(name).parent))
            self.look_at(Path(name))

    def _save_own(self) -> None:
        folder = Path(self._preferences.text("layouts/folder", str(Path.home())))
        name, _ = QFileDialog.getSaveFileName(self, tr("標準の様式の保存先"), str(folder / OWN_NAME), "Excel (*.xlsx)")
        if name:
            self.save_own(Path(name))

    def _use(self, layout: Layout | None) -> None:
        if layout is None:
            return
        try:
            use_layout(self._store, layout)
        except LeaderDeskError as fault:
            self._say(fault=sentence(fault))
            return
        self.accept()

    # ------------------------------------------------------------ inside

    def _show_used(self) -> None:
        try:
            used = layout_in_use(self._store)
        except LeaderDeskError as fault:
            self._say(fault=sentence(fault))
            return
        is_own = used.digest == own_layout().digest
        self._used.setText(tr("いま使う様式：{0}").format(tr("標準の様式") if is_own else used.name))
        self._own.setEnabled(not is_own and not self._store.is_read_only)

    def _tell(self, verdict: str, found: Sequence[LeaderDeskError]) -> None:
        self._verdict.setText(verdict)
        self._findings.show_text("\n".join(f"・{sentence(fault)}" for fault in found))

    def _say(self, *, fault: str = "") -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
