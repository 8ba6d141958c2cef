# SPDX-License-Identifier: MIT
"""配布: every section gets its answers, one file each; and which files arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QWidget

from leaderdesk.analysis.statistics import sections_on
from leaderdesk.desk.jobs import Job, Jobs
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.columns import RIGHT, Column, short_day
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.fiscal import day_of, fiscal_year
from leaderdesk.ledger.log import LoggedFile
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class _Line:
    """One section: what waits for it, what it was sent last, and up to which file it said that it has it."""

    department: str
    code: str
    name: str
    waiting: int
    sent: LoggedFile | None
    received: int


class DistributionPage(PageFrame):
    """Who gets what, where the files go, and what became of the last ones."""

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__("distribution", tr("配布"))
        self._store = store
        self._preferences = preferences
        self._jobs = jobs
        self._job: Job | None = None
        self._build()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.add_action(button(tr("登録の鍵…"), name="action.registration"), self._open_registration)
        self.send_chosen = self.add_action(
            button(tr("選んだ課に配布"), name="action.distribute_chosen"), lambda: self.distribute(self._chosen())
        )
        self.send_all = self.add_action(
            button(tr("すべての課に配布"), role="primary", name="action.distribute"), lambda: self.distribute(None)
        )
        self.content.addWidget(self._target())
        self.content.addWidget(self._table(), 1)

    def _target(self) -> QWidget:
        frame, column = card()
        row = QHBoxLayout()
        row.setSpacing(12)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = QLineEdit(self._preferences.text("distribution/folder", documents))
        self.folder.setObjectName("field.distribution.folder")
        self.folder.setAccessibleName(tr("保存先"))
        choose = button(tr("選ぶ"), symbol="folder", name="action.choose_folder")
        choose.clicked.connect(self._choose_folder)
        self._open = button(tr("フォルダーを開く"), symbol="folder-open", name="action.open_folder")
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text())))
        row.addWidget(plain_label(tr("保存先"), role="field"))
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        row.addWidget(self._open)
        column.addLayout(row)
        self._doing = QWidget()
        doing = QHBoxLayout(self._doing)
        doing.setContentsMargins(0, 0, 0, 0)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar_words = plain_label("")
        stop = button(tr("中止"), name="action.stop_distribution")
        stop.clicked.connect(lambda: self._job.stop() if self._job else None)
        doing.addWidget(self._bar_words)
        doing.addWidget(self._bar, 1)
        doing.addWidget(stop)
        column.addWidget(self._doing)
        self._doing.hide()
        self._told = plain_label("", role="good", wraps=True)
        self._fault = plain_label("", role="fault", wraps=True)
        for label in (self._told, self._fault):
            column.addWidget(label)
            label.hide()
        return frame

    def _table(self) -> QWidget:
        year = fiscal_year(self._store.today())
        columns = [
            Column("department", tr("部"), lambda line: line.department, letters=9),
            Column("section", tr("課"), lambda line: f"{line.code} {line.name}", letters=-1),
            Column(
                "waiting",
                tr("未配布の回答・連絡"),
                lambda line: f"{line.waiting:,}" if line.waiting else "",
                alignment=RIGHT,
                letters=10,
            ),
            Column("sent", tr("最後の配布"), lambda line: _sent(line.sent, year), letters=11),
            Column("received", tr("課に届いた配布"), _received, letters=9),
        ]
        self.model = LinesModel(columns, self)
        self.table = RecordTable("distribution", self.model, columns, self._preferences)
        self.table.setAccessibleName(tr("課の一覧"))
        self.table.empty_text = tr("課の名簿が空です。「名簿・コード」で課を加えると、ここに並びます。")
        frame, column = card()
        self._sum = plain_label("", role="section")
        column.addWidget(self._sum)
        column.addWidget(self.table, 1)
        return frame

    # ------------------------------------------------------------ what a person does

    def distribute(self, sections: dict[str, str] | None) -> None:
        """Write the files of these sections, or of all, in the background; those that are done stay when it is stopped."""
        from leaderdesk.exchange.distribution import distribute

        if self._job is not None:
            return
        if sections is not None and not sections:
            self._say(fault=tr("配布する課を一覧から選んでください。"))
            return
        folder = Path(self.folder.text().strip())
        self._preferences.keep_text("distribution/folder", str(folder))
        self._say()
        self._bar.setRange(0, 0)
        self._doing.show()
        self._enable(is_free=False)
        job = self._jobs.start(lambda progress, _found: distribute(self._store, folder, sections, progress=progress))
        job.progressed.connect(self._show_progress)
        job.done.connect(self._tell_written)
        job.failed.connect(lambda error: self._say(fault=sentence(error)))
        job.stopped.connect(lambda: self._say(fault=tr("中止しました。書き出した分はそのまま配れます。")))
        job.ended.connect(self._end)
        self._job = job

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        from leaderdesk.exchange.distribution import parcels, sections_in_force

        wanted = sections_in_force(self._store)
        places = {code: department for _, department, code, _ in sections_on(self._store, self._store.today())}
        lines = [
            _Line(
                places.get(parcel.addressee, ""), parcel.addressee, parcel.addressee_name, parcel.unsent, *parcel.past
            )
            for parcel in parcels(self._store, wanted)
        ]
        chosen = self._chosen()
        self.model.show_lines(lines)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, line in enumerate(lines):
            if line.code in chosen:
                self.table.selectionModel().select(self.model.index(place, 0), flags)
        waiting = sum(line.waiting for line in lines)
        self._sum.setText(
            tr("{0:,} 課、まだ配布していない回答・連絡 {1:,} 件").format(len(lines), waiting)
            if waiting
            else tr("{0:,} 課、配布していない回答・連絡はありません").format(len(lines))
        )
        self._enable(is_free=self._job is None)

    def take_focus(self) -> None:
        self.table.setFocus()

    # ------------------------------------------------------------ inside

    def _chosen(self) -> dict[str, str]:
        lines: Sequence[_Line] = [self.model.lines[place] for place in self.table.selected_rows()]
        return {line.code: line.name for line in lines}

    def _open_registration(self) -> None:
        from leaderdesk.desk.dialogs.registration import RegistrationDialog

        dialog = RegistrationDialog(self._store, self._chosen(), self)
        dialog.exec()
        dialog.deleteLater()

    def _enable(self, *, is_free: bool) -> None:
        for made in (self.send_all, self.send_chosen):
            made.setEnabled(is_free and bool(self.model.lines))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("配布ファイルの保存先"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar_words.setText(tr("書き出しています  {0} / {1}").format(done, total))

    def _tell_written(self, files: list[Path]) -> None:
        told = tr("{0:,} 課の配布ファイルを書き出し、中身を確かめました：{1}")
        self._say(told=told.format(len(files), files[0].parent if files else ""))

    def _say(self, *, told: str = "", fault: str = "") -> None:
        for label, text in ((self._told, told), (self._fault, fault)):
            label.setText(text)
            label.setVisible(bool(text))

    def _end(self) -> None:
        self._job = None
        self._doing.hide()
        self.refresh()
        self.store_changed.emit()


def _sent(file: LoggedFile | None, year: int) -> str:
    return f"{file.number}  {short_day(day_of(file.at), year)}" if file else tr("まだ")


def _received(line: _Line) -> str:
    if not line.received:
        return tr("まだ") if line.sent else ""
    return tr("第{0}号まで").format(line.received)
