# SPDX-License-Identifier: MIT
"""提出・受領 of a section: is anything missing, did the last one leave, and does the other PC know the same?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from leaderdesk.analysis.submissions import Acknowledged, acknowledged_files, handed_files
from leaderdesk.desk.dialogs.succession import SuccessionDialog
from leaderdesk.desk.jobs import Job, Jobs, Work
from leaderdesk.desk.messages import sender_is_confirmed, sentence
from leaderdesk.desk.models.columns import RIGHT, Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.arrivals import ArrivalsLine
from leaderdesk.desk.widgets.drop_zone import DropZone
from leaderdesk.desk.widgets.editors import DayEditor
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.parcel_view import ParcelView
from leaderdesk.desk.widgets.plan_card import PlanCard
from leaderdesk.desk.widgets.result_card import ResultCard
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.desk.widgets.work_card import WorkCard
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.folder import Arrivals, pass_over
from leaderdesk.kinds.facet import Day
from leaderdesk.kinds.names import NO_NAMES
from leaderdesk.ledger.log import LoggedFile
from leaderdesk.ledger.store import Store


class SubmissionPage(PageFrame):
    """What would go, where to, and what went before."""

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__("submission", tr("提出・受領"))
        self._store = store
        self._preferences = preferences
        self._jobs = jobs
        self._job: Job | None = None
        self._acknowledged: dict[int, Acknowledged] = {}
        self._build()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self._waiting = ArrivalsLine()
        self._waiting.opened.connect(self.show_target)
        self._plan = PlanCard()
        self._plan.wanted.connect(self._take_in)
        self.content.addWidget(self._waiting)
        self.content.addWidget(self._plan)
        self.content.addWidget(self._preview())
        self.content.addWidget(self._exchange())
        self.work = WorkCard(name="action.stop_submission")
        self.content.addWidget(self.work)
        self._result = ResultCard(self._mail)
        self._result.noted.connect(self.noted)
        self._result.conflicts_wanted.connect(lambda: self.page_requested.emit("conflicts", None))
        self.content.addWidget(self._result)
        self.content.addWidget(self._log(), 1)

    def _preview(self) -> QWidget:
        frame, column = card()
        self._parcel = ParcelView(self._store)
        column.addWidget(self._parcel)
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
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        column.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(plain_label(tr("課長確認日（任意）"), role="field"))
        row.addWidget(self.confirmed, 1)
        row.addStretch(2)
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
        self._zone = zone
        self.share = button(tr("同期ファイルを書き出す"), symbol="file-export", name="action.share")
        self.share.clicked.connect(self.synchronise)
        take = button(tr("受け取る"), symbol="inbox", name="action.receive_shared")
        take.clicked.connect(self._choose_files)
        zone.row.addWidget(self.share)
        zone.row.addWidget(take)
        return zone

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

    def look_at(self, paths: Sequence[Path]) -> None:
        """Say what files would bring; nothing is taken in."""
        from leaderdesk.exchange.receive import look

        self._start(
            lambda progress, _found: look(self._store, paths, progress),
            tr("確認しています"),
            self._show_plan,
            tr("中止しました。"),
        )

    def _take_in(self) -> None:
        """Take in the files whose plan is shown, each completely or not at all."""
        self._commit(self._plan.waiting)

    def _commit(self, waiting: Sequence[Any]) -> None:
        """Take in files that were looked at, or waited for this PC to go on as another section (課の改編)."""
        from leaderdesk.exchange.receive import commit
        from leaderdesk.ledger.automatic_backup import secure
        from leaderdesk.progress import steps

        def work(progress: Any, _found: Any) -> list[Any]:
            secure(self._store)
            return [commit(self._store, verdict) for verdict in steps(waiting, progress)]

        told = tr("中止しました。取り込んだファイルはそのまま残ります。")
        self._start(work, tr("受け取っています"), self._show_received, told)

    def _start(self, work: Work, doing: str, done: Callable[[Any], None], stopped: str) -> None:
        if self._job is not None:
            return
        self._say("")
        self._result.hide()
        self._plan.hide()
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

    # ------------------------------------------------------------ the frame's part

    def show_arrivals(self, arrivals: Any) -> None:
        self._waiting.show_arrivals(arrivals)

    def show_target(self, target: object) -> None:
        if isinstance(target, Arrivals):
            self.look_at(target.files)
        elif isinstance(target, list):
            self._commit(target)

    def refresh(self) -> None:
        from leaderdesk.exchange.submission import package

        self._parcel.show_parcel(package(self._store))
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

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def _mail(self, file: str) -> str:
        """The text of the mail that carries a file to the division."""
        lines = (
            tr("情報政策課 御中"),
            "",
            tr("{0}の提出ファイルをお送りします。").format(self._store.identity.section_name),
            tr("ファイル：{0}").format(file),
        )
        return "\n".join(lines)

    def _show_submitted(self, target: Path) -> None:
        told = tr("提出ファイルを書き出し、中身を確かめました：{0}").format(target)
        self._result.show_written(told, target, is_mailed=True)
        self._look_again()

    def _show_shared(self, target: Path) -> None:
        told = tr("同期ファイルを書き出し、中身を確かめました：{0}").format(target)
        self._result.show_written(told, target, is_mailed=False)
        self._look_again()

    def _show_plan(self, verdicts: Sequence[Any]) -> None:
        self._plan.show_plan(verdicts)
        if pass_over(self._store, verdicts):
            self.store_changed.emit()

    def _show_received(self, verdicts: Sequence[Any]) -> None:
        verdicts = [self._confirmed(verdict) if verdict.code == "LD-2210" else verdict for verdict in verdicts]
        told = [
            f"{verdict.file}：{tr(verdict.state.label)}  {verdict.message(tr)}"
            for verdict in verdicts
            if not verdict.why
        ]
        if conflicts := sum(verdict.change.conflicts for verdict in verdicts if verdict.is_in):
            told.append(tr("2 台の PC で食い違う記録が {0} 件あります。両方の版を残しました。").format(conflicts))
        self._result.show_received("\n".join(told), has_conflicts=bool(conflicts))
        self._look_again()
        self._say("\n".join(sentence(verdict.why) for verdict in verdicts if verdict.why))
        if file_ids := [verdict.file_id for verdict in verdicts if verdict.is_in]:
            self.imported.emit(file_ids)
        if ahead := [verdict for verdict in verdicts if verdict.code == "LD-2212"]:
            self._go_on(ahead)

    def _go_on(self, ahead: Sequence[Any]) -> None:
        """Files for the section that took this one over: go on as that, when a person says so, and take them in then."""
        from leaderdesk.exchange.succession import offers

        dialog = SuccessionDialog(self._store, offers(self._store, ahead[0].content), self)
        is_wanted, offer, pc = dialog.exec() == SuccessionDialog.DialogCode.Accepted, dialog.chosen, dialog.pc
        dialog.deleteLater()
        if is_wanted:
            self.succession_chosen.emit(offer, pc, ahead if offer.carries_on else [])

    def _confirmed(self, verdict: Any) -> Any:
        """A held file taken in where somebody compared its 確認コード; else as it was."""
        from leaderdesk.exchange.receive import commit

        if not sender_is_confirmed(self, verdict):
            return verdict
        return commit(self._store, replace(verdict, is_confirmed=True))

    def _look_again(self) -> None:
        self.refresh()
        self.store_changed.emit()

    def _end(self) -> None:
        self._job = None
        self.work.clear()
        self.send.setEnabled(True)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
