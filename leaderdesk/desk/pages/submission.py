# SPDX-License-Identifier: MIT
"""提出・受領 of a section: is anything missing, did the last one leave, and does the other PC know the same?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from leaderdesk.analysis.submissions import Acknowledged, acknowledged_files, handed_files
from leaderdesk.codes import file_number
from leaderdesk.desk.jobs import Job, Jobs, Work
from leaderdesk.desk.messages import sender_is_confirmed, sentence
from leaderdesk.desk.models.columns import RIGHT, Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.drop_zone import DropZone
from leaderdesk.desk.widgets.editors import DayEditor
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.desk.widgets.work_card import WorkCard
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.facet import Day
from leaderdesk.kinds.names import NO_NAMES
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.log import LoggedFile
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import in_record


class SubmissionPage(PageFrame):
    """What would go, where to, and what went before."""

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__("submission", tr("提出・受領"))
        self._store = store
        self._preferences = preferences
        self._jobs = jobs
        self._job: Job | None = None
        self._written: Path | None = None
        self._acknowledged: dict[int, Acknowledged] = {}
        self._build()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.content.addWidget(self._preview())
        self.content.addWidget(self._exchange())
        self.work = WorkCard(name="action.stop_submission")
        self.content.addWidget(self.work)
        self.content.addWidget(self._result())
        self.content.addWidget(self._log(), 1)

    def _preview(self) -> QWidget:
        frame, column = card()
        self._title = plain_label("", role="section")
        column.addWidget(self._title)
        self._counts = QGridLayout()
        self._counts.setHorizontalSpacing(32)
        self._counts.setVerticalSpacing(2)
        column.addLayout(self._counts)
        self._remarks = Paragraph(role="note")
        column.addWidget(self._remarks)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.folder = QLineEdit(self._preferences.text("submission/folder", _documents()))
        self.folder.setObjectName("field.submission.folder")
        self.folder.setAccessibleName(tr("保存先"))
        choose = button(tr("選ぶ"), symbol="folder", name="action.choose_folder")
        choose.clicked.connect(self._choose_folder)
        self.confirmed = DayEditor(Day(tr("課長確認日")), NO_NAMES)
        self.confirmed.input().setObjectName("field.submission.confirmed_on")
        self.confirmed.input().setAccessibleName(tr("課長確認日"))
        self.send = button(tr("提出ファイルを書き出す"), role="primary", symbol="", name="action.submit")
        self.send.clicked.connect(self.submit)
        row.addWidget(plain_label(tr("保存先"), role="field"))
        row.addWidget(self.folder, 3)
        row.addWidget(choose)
        row.addSpacing(8)
        row.addWidget(plain_label(tr("課長確認日（任意）"), role="field"))
        row.addWidget(self.confirmed, 1)
        row.addSpacing(8)
        row.addWidget(self.send)
        column.addLayout(row)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        return frame

    def _exchange(self) -> QWidget:
        """The section's other PC: a file to it, and files from it."""
        zone = DropZone(
            tr("情報政策課からの配布ファイル、課の別の PC の同期・提出ファイルをここへ置くと、受け取ります。")
        )
        zone.dropped.connect(self.receive)
        self.share = button(tr("同期ファイルを書き出す"), symbol="file-export", name="action.share")
        self.share.clicked.connect(self.synchronise)
        take = button(tr("受け取る"), symbol="inbox", name="action.receive_shared")
        take.clicked.connect(self._choose_files)
        zone.row.addWidget(self.share)
        zone.row.addWidget(take)
        return zone

    def _result(self) -> QWidget:
        self._result_card, column = card()
        self._told = plain_label("", role="good", wraps=True)
        column.addWidget(self._told)
        row = QHBoxLayout()
        self._result_actions: dict[str, QPushButton] = {}
        for text, symbol, name, do in (
            (tr("フォルダーを開く"), "folder-open", "action.open_folder", self._open_folder),
            (tr("パスをコピー"), "copy", "action.copy_path", self._copy_path),
            (tr("メールの文面をコピー"), "clipboard", "action.copy_mail", self._copy_mail),
        ):
            made = button(text, symbol=symbol, name=name)
            made.clicked.connect(do)
            row.addWidget(made)
            self._result_actions[name] = made
        self._decide = button(tr("確認が必要な記録を開く"), name="action.open_conflicts")
        self._decide.clicked.connect(lambda: self.page_requested.emit("conflicts", None))
        row.addWidget(self._decide)
        row.addStretch()
        column.addLayout(row)
        self._result_card.hide()
        return self._result_card

    def _log(self) -> QWidget:
        columns = [
            Column("number", tr("号"), lambda file: file.number, letters=7),
            Column("at", tr("書き出した日時"), lambda file: file.written_at[:16].replace("T", " "), letters=12),
            Column("count", tr("件数"), lambda file: f"{sum(file.counts.values()):,}", alignment=RIGHT, letters=5),
            Column("taken", tr("受領された日時"), self._taken_at, letters=12),
            Column("file", tr("ファイル"), lambda file: file.file, letters=-1),
        ]
        self._model = LinesModel(columns, self)
        self.files = RecordTable("handed", self._model, columns, self._preferences)
        self.files.setAccessibleName(tr("これまでの提出"))
        self.files.empty_text = tr("まだ提出していません。上の「提出ファイルを書き出す」で作れます。")
        self.receipt = button(tr("受領証…"), name="action.receipt")
        self.files.chosen.connect(self._offer_receipt)
        self.receipt.clicked.connect(self._show_receipt)
        row = QHBoxLayout()
        row.addWidget(plain_label(tr("これまでの提出"), role="section"), 1)
        row.addWidget(self.receipt)
        frame, column = card()
        column.addLayout(row)
        column.addWidget(self.files, 1)
        return frame

    # ------------------------------------------------------------ what a person does

    def submit(self) -> None:
        """Write the file in the background; what went wrong stands below the fields."""
        from leaderdesk.exchange.submission import submit

        try:
            day = self.confirmed.facet.read(self.confirmed.typed())
        except LeaderDeskError as error:
            self._say(sentence(error))
            return
        folder, confirmed_on = self._folder(), day.isoformat() if day else ""
        self._start(
            lambda progress, _found: submit(self._store, folder, confirmed_on=confirmed_on, progress=progress),
            tr("書き出しています"),
            self._show_submitted,
            tr("中止しました。ファイルは作っていません。"),
        )

    def synchronise(self) -> None:
        """Write the 同期 file for the section's other PC in the background."""
        from leaderdesk.exchange.synchronisation import synchronise

        folder = self._folder()
        self._start(
            lambda progress, _found: synchronise(self._store, folder, progress=progress),
            tr("書き出しています"),
            self._show_shared,
            tr("中止しました。ファイルは作っていません。"),
        )

    def receive(self, paths: Sequence[Path]) -> None:
        """Take in the files of the section's other PC, each completely or not at all, and say what they brought."""
        from leaderdesk.exchange.receive import receive

        self._start(
            lambda progress, _found: list(receive(self._store, list(paths), progress=progress)),
            tr("受け取っています"),
            self._show_received,
            tr("中止しました。取り込んだファイルはそのまま残ります。"),
        )

    def _start(self, work: Work, doing: str, done: Callable[[Any], None], stopped: str) -> None:
        if self._job is not None:
            return
        self._say("")
        self._result_card.hide()
        self.send.setEnabled(False)
        job = self._jobs.start(work)
        self.work.follow(job, doing)
        job.done.connect(done)
        job.failed.connect(lambda error: self._say(sentence(error)))
        job.stopped.connect(lambda: self.noted.emit(stopped))
        job.ended.connect(self._end)
        self._job = job

    def _folder(self) -> Path:
        folder = Path(self.folder.text().strip() or _documents())
        self._preferences.keep_text("submission/folder", str(folder))
        return folder

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, tr("配布・同期・提出ファイル"), self.folder.text(), "Excel (*.xlsx)"
        )
        if names:
            self.receive([Path(name) for name in names])

    def _show_receipt(self) -> None:
        """受領証: of the chosen file, that the division took it in."""
        from leaderdesk.desk.dialogs.print_preview import show_preview
        from leaderdesk.reports.receipt import receipt_of

        if (found := self._acknowledged_at(self.files.currentIndex().row())) is not None:
            show_preview(receipt_of(self._store, found), self._preferences, self)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("提出ファイルの保存先"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _open_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self._written or ""))
        self.noted.emit(tr("ファイルのパスをコピーしました。"))

    def _copy_mail(self) -> None:
        me, file = self._store.identity, self._written.name if self._written else ""
        lines = (
            tr("情報政策課 御中"),
            "",
            tr("{0}の提出ファイルをお送りします。").format(me.section_name),
            tr("ファイル：{0}").format(file),
        )
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.noted.emit(tr("メールの文面をコピーしました。"))

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        from leaderdesk.exchange.submission import package

        parcel = package(self._store)
        title = tr("{0} {1} に入るもの").format(
            year_words(parcel.fiscal_year), file_number(self._store.identity.pc, parcel.serial)
        )
        self._title.setText(title)
        while item := self._counts.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for place, (kind, count) in enumerate(parcel.counts.items()):
            self._counts.addWidget(plain_label(tr(self._store.kinds[kind].LABEL), role="note"), 0, place)
            self._counts.addWidget(plain_label(tr("{0:,} 件").format(count), role="section"), 1, place)
        self._counts.addWidget(plain_label(tr("うち未提出"), role="note"), 0, len(parcel.counts))
        self._counts.addWidget(plain_label(tr("{0:,} 件").format(parcel.unsent), role="section"), 1, len(parcel.counts))
        self._counts.setColumnStretch(len(parcel.counts) + 1, 1)
        self._remarks.show_text("\n".join(self._remark_lines(parcel)))
        self._acknowledged = {found.file.file_id: found for found in acknowledged_files(self._store)}
        self._model.show_lines(handed_files(self._store))
        if self._model.lines:
            places = range(len(self._model.lines))
            self.files.choose(next((place for place in places if self._acknowledged_at(place)), 0))
        self._offer_receipt(self.files.currentIndex().row())

    # ------------------------------------------------------------ inside

    def _offer_receipt(self, place: int) -> None:
        self.receipt.setEnabled(self._acknowledged_at(place) is not None)

    def _acknowledged_at(self, place: int) -> Acknowledged | None:
        """The file in that row, where the division has said that it took it in."""
        return self._acknowledged.get(self._model.lines[place].file_id) if 0 <= place < len(self._model.lines) else None

    def _taken_at(self, file: LoggedFile) -> str:
        found = self._acknowledged.get(file.file_id)
        return found.at[:16].replace("T", " ") if found else tr("返事待ち")

    def _remark_lines(self, parcel: Any) -> list[str]:
        with self._store.reading() as connection:
            waiting = len(drafts(connection))
        lines = [tr("毎回、これまでの記録がすべて入ります。前のファイルがなくなっても困りません。")]
        if unsorted := self._unsorted(parcel.shown):
            lines.append(tr("種類が選ばれていない記録が {0} 件あります（このままでも提出できます）。").format(unsorted))
        if waiting:
            lines.append(tr("書きかけの下書き {0} 件は入りません。保存すると入ります。").format(waiting))
        if parcel.kept_home:
            lines.append(tr("「課内で解決」の {0} 件と課内メモは、この PC に残ります。").format(parcel.kept_home))
        if personal := self._personal(parcel.shown):
            lines.append(
                tr("個人情報らしい記載のある記録が {0} 件あります。要らなければ消してください。").format(personal)
            )
        return lines

    def _personal(self, shown: Mapping[str, Sequence[Revision]]) -> int:
        """Records with a text that looks like personal data."""
        return sum(
            bool(in_record(self._store.kinds[kind], head.body)) for kind, heads in shown.items() for head in heads
        )

    def _unsorted(self, shown: Mapping[str, Sequence[Revision]]) -> int:
        """Records whose kind knows a 種類 and which have none."""
        sorted_kinds = [name for name, kind in self._store.kinds.items() if "category" in kind.facets()]
        return sum("category" not in head.body for name in sorted_kinds for head in shown.get(name, ()))

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def _show_submitted(self, target: Path) -> None:
        self._written = target
        told = tr("提出ファイルを書き出し、中身を確かめました：{0}").format(target)
        self._show_result(told, "action.open_folder", "action.copy_path", "action.copy_mail")

    def _show_shared(self, target: Path) -> None:
        self._written = target
        told = tr("同期ファイルを書き出し、中身を確かめました：{0}").format(target)
        self._show_result(told, "action.open_folder", "action.copy_path")

    def _show_received(self, verdicts: Sequence[Any]) -> None:
        verdicts = [self._confirmed(verdict) if verdict.code == "LD-2210" else verdict for verdict in verdicts]
        told = [
            f"{verdict.file}：{tr(verdict.state.label)}  {verdict.message(tr)}"
            for verdict in verdicts
            if not verdict.why
        ]
        if conflicts := sum(verdict.change.conflicts for verdict in verdicts if verdict.is_in):
            told.append(tr("2 台の PC で食い違う記録が {0} 件あります。両方の版を残しました。").format(conflicts))
        self._show_result("\n".join(told))
        self._decide.setVisible(bool(conflicts))
        self._say("\n".join(sentence(verdict.why) for verdict in verdicts if verdict.why))
        if file_ids := [verdict.file_id for verdict in verdicts if verdict.is_in]:
            self.imported.emit(file_ids)

    def _confirmed(self, verdict: Any) -> Any:
        """A held file taken in where somebody compared its 確認コード; else as it was."""
        from leaderdesk.exchange.receive import commit

        if not sender_is_confirmed(self, verdict):
            return verdict
        return commit(self._store, replace(verdict, is_confirmed=True))

    def _show_result(self, told: str, *actions: str) -> None:
        """Say what was done, with the actions that go with it."""
        self._told.setText(told)
        self._result_card.setVisible(bool(told))
        for name, action in self._result_actions.items():
            action.setVisible(name in actions)
        self._decide.hide()
        self.refresh()
        self.store_changed.emit()

    def _end(self) -> None:
        self._job = None
        self.work.clear()
        self.send.setEnabled(True)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
