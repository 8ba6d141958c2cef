# SPDX-License-Identifier: MIT
"""受領・統合: which files are good, and which need me?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from leaderdesk.analysis.submissions import Acknowledged, acknowledgement
from leaderdesk.desk.jobs import Job, Jobs
from leaderdesk.desk.messages import sender_is_confirmed, sentence
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.arrivals import ArrivalsLine
from leaderdesk.desk.widgets.badges import LOOKS, Badge, badge_text
from leaderdesk.desk.widgets.drop_zone import DropZone
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.verdicts import Verdicts
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.desk.widgets.work_card import WorkCard
from leaderdesk.exchange.folder import Arrivals, pass_over
from leaderdesk.exchange.outcome import Outcome, Taken
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.kinds.names import Code
from leaderdesk.ledger.store import Store


class ReceivePage(PageFrame):
    """Files are dropped, looked at, and taken in; every file has its verdict and its plan."""

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__("receive", tr("受領・統合"))
        self._store = store
        self._preferences = preferences
        self._jobs = jobs
        self._job: Job | None = None
        self._is_done = False  # whether the verdicts shown are of files taken in, not of a plan
        self._build()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.add_action(
            button(tr("ファイルを選ぶ"), symbol="file-spreadsheet", name="action.choose_files"), self._choose_files
        )
        self.add_action(
            button(tr("フォルダーを選ぶ"), symbol="folder", name="action.choose_folder"), self._choose_folder
        )
        self.add_action(button(tr("取り込んだファイル"), symbol="history", name="action.imports"), self._show_imports)
        self._waiting = ArrivalsLine()
        self._waiting.opened.connect(self.show_target)
        self.content.addWidget(self._waiting)
        zone = DropZone(tr("提出ファイル、またはフォルダーをここへ置きます。置いただけでは取り込みません。"))
        zone.dropped.connect(self.look_at)
        self._zone = zone
        self.content.addWidget(zone)
        self.content.addWidget(self._progress())
        self.verdicts = Verdicts(self._preferences)
        self.model, self.files = self.verdicts.model, self.verdicts.files
        self.files.chosen.connect(self._show_chosen)
        self.verdicts.section_wanted.connect(self._add_section)
        self.verdicts.confirmation_wanted.connect(self._confirm_sender)
        self.verdicts.ledger_wanted.connect(self._import_ledger)
        self.verdicts.readings_wanted.connect(self._choose_readings)
        self.verdicts.receipt_wanted.connect(self._show_receipt)
        self.verdicts.accepted_changed.connect(self._accept_edits)
        self.content.addWidget(self.verdicts, 1)
        self.content.addLayout(self._foot())

    def _progress(self) -> WorkCard:
        self.work = WorkCard(name="action.stop_receive", words=tr("{0}ファイルを{1}  {2} / {0}"))
        badges = QHBoxLayout()
        badges.setSpacing(10)
        self._badges: dict[Code, Badge] = {state: Badge() for state in (*Taken, *Outcome)}
        for badge in self._badges.values():
            badges.addWidget(badge)
        badges.addStretch()
        self.work.column.addLayout(badges)
        return self.work

    def _foot(self) -> QHBoxLayout:
        self._summary = plain_label("", role="note", wraps=True)
        self.save_result = button(tr("結果を保存"), symbol="device-floppy", name="action.save_verdicts")
        self.save_result.clicked.connect(self._save_result)
        self.take_in = button("", role="primary", name="action.take_in")
        self.take_in.clicked.connect(self.commit)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._summary, 1)
        row.addWidget(self.save_result)
        row.addWidget(self.take_in)
        self._show_buttons()
        return row

    # ------------------------------------------------------------ what a person does

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at files and folders: verdict and plan for each; nothing is taken in."""
        from leaderdesk.exchange.receive import look

        if self._job is None:
            self.model.show_lines([])
            self._is_done = False
            job = self._start(
                lambda progress, found: look(self._store, list(paths), progress, found), tr("確認しています")
            )
            job.found.connect(self._show_found)

    def commit(self) -> None:
        """Take in every file that can be, each completely or not at all; of the others it is noted that they came."""
        from leaderdesk.exchange.receive import commit
        from leaderdesk.ledger.automatic_backup import secure
        from leaderdesk.progress import steps

        waiting = [
            verdict
            for verdict in self.model.lines
            if not self._is_done or verdict.accepted or verdict.state is Outcome.IMPORTED
        ]

        def work(progress: Any, found: Any) -> None:
            if any(verdict.outcome is Outcome.IMPORTED for verdict in waiting):
                secure(self._store)
            for verdict in steps(waiting, progress):
                found(commit(self._store, verdict))

        if self._job is None and waiting:
            self._is_done = True
            self._start(work, tr("取り込んでいます")).found.connect(self._show_done)

    def _add_section(self) -> None:
        """名簿に加えて取り込む: the section of the chosen file becomes known, and its file is taken in."""
        self._take_in_held(lambda verdict: verdict, add_section=True)

    def _confirm_sender(self) -> None:
        """確認コードを確かめて取り込む: somebody compared the code by telephone, and the file is taken in."""
        if sender_is_confirmed(self, self.model.lines[self.verdicts.place()]):
            self._take_in_held(lambda held: replace(held, is_confirmed=True))

    def _take_in_held(self, settled: Callable[[Verdict], Verdict], *, add_section: bool = False) -> None:
        from leaderdesk.exchange.receive import commit

        place = self.verdicts.place()
        if place >= 0 and self._job is None:
            done = commit(self._store, settled(self.model.lines[place]), add_section=add_section)
            self.model.replace_line(place, done)
            self._show_chosen(place)
            self._tell()
            self.store_changed.emit()
            if done.is_in:
                self.imported.emit([done.file_id])

    def _import_ledger(self) -> None:
        """台帳として取り込む: the chosen file is none of LeaderDesk's, but may be a section's old ledger."""
        from leaderdesk.desk.dialogs.old_ledger import OldLedgerWizard

        verdict = self.model.lines[self.verdicts.place()]
        wizard = OldLedgerWizard(self._store, self._preferences, self._jobs, self)
        wizard.taken_in.connect(lambda file_id: self.imported.emit([file_id]))
        wizard.taken_in.connect(lambda _file_id: self.store_changed.emit())
        wizard.open_file(verdict.path, verdict.file)
        wizard.exec()
        wizard.deleteLater()

    def _choose_readings(self) -> None:
        """読み方を選ぶ: what may mean several things in the chosen 様式 means what a person says."""
        from leaderdesk.desk.dialogs.readings import ReadingsDialog
        from leaderdesk.exchange.receive import answered

        place = self.verdicts.place()
        verdict = self.model.lines[place]
        dialog = ReadingsDialog(verdict.questions, self)
        if dialog.exec() == ReadingsDialog.DialogCode.Accepted:
            self.model.replace_line(place, answered(self._store, verdict, dialog.answers))
            self._show_chosen(place)
            self._tell()
        dialog.deleteLater()

    def _show_receipt(self) -> None:
        """受領証: of the chosen file, that it was taken in."""
        from leaderdesk.desk.dialogs.print_preview import show_preview
        from leaderdesk.reports.receipt import receipt_of

        if (found := self._acknowledged(self.model.lines[self.verdicts.place()])) is not None:
            show_preview(receipt_of(self._store, found), self._preferences, self)

    def _acknowledged(self, verdict: Verdict) -> Acknowledged | None:
        """A file that was taken in, now or before; None for any other."""
        is_there = verdict.is_in or verdict.state is Outcome.ALREADY
        return acknowledgement(self._store, verdict.content.manifest.digest) if is_there and verdict.content else None

    def _accept_edits(self, places: Any) -> None:
        """A person marked hand edits of the chosen file: they come in with it."""
        row = self.verdicts.place()
        if 0 <= row < len(self.model.lines) and self._job is None:
            self.model.replace_line(row, replace(self.model.lines[row], accepted=places))
            self._show_buttons()

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("提出ファイル"), self._last_folder(), "Excel (*.xlsx)")
        if names:
            self._preferences.keep_text("receive/folder", str(Path(names[0]).parent))
            self.look_at([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("提出ファイルのフォルダー"), self._last_folder())
        if name:
            self._preferences.keep_text("receive/folder", name)
            self.look_at([Path(name)])

    def _show_imports(self) -> None:
        from leaderdesk.desk.dialogs.imports import ImportsDialog

        dialog = ImportsDialog(self._store, self._preferences, self)
        dialog.exec()
        dialog.deleteLater()
        self.store_changed.emit()

    def _save_result(self) -> None:
        from leaderdesk.reports.verdicts import write_verdicts

        start = str(Path(self._last_folder()) / tr("受領結果.xlsx"))
        name, _ = QFileDialog.getSaveFileName(self, tr("受領結果の保存先"), start, "Excel (*.xlsx)")
        if name:
            write_verdicts(self.model.lines, Path(name))
            self.noted.emit(tr("受領結果を保存しました。"))

    def _last_folder(self) -> str:
        return self._preferences.text("receive/folder", str(self._store.folder))

    # ------------------------------------------------------------ the frame's part

    def show_arrivals(self, arrivals: Any) -> None:
        self._waiting.show_arrivals(arrivals)

    def show_target(self, target: object) -> None:
        if isinstance(target, Arrivals):
            self.look_at(target.files)

    # ------------------------------------------------------------ the work under way

    def _start(self, work: Any, doing: str) -> Job:
        job = self._jobs.start(work)
        self.work.follow(job, doing)
        job.failed.connect(lambda error: self._summary.setText(sentence(error)))
        job.stopped.connect(lambda: self.noted.emit(tr("中止しました。取り込んだファイルはそのまま残ります。")))
        job.ended.connect(self._end)
        self._job = job
        self._show_buttons()
        return job

    def _show_found(self, verdict: Any) -> None:
        self.model.add_line(verdict)
        self._show_outcomes()

    def _show_done(self, verdict: Any) -> None:
        places = enumerate(self.model.lines)  # the list may have been sorted meanwhile
        place = next((place for place, line in places if (line.path, line.file) == (verdict.path, verdict.file)), -1)
        if place >= 0:
            self.model.replace_line(place, verdict)
        self._show_outcomes()

    def _show_outcomes(self) -> None:
        counts = Counter(verdict.state for verdict in self.model.lines)
        for state, badge in self._badges.items():
            badge.show_text(f"{badge_text(state)} {counts[state]}" if counts[state] else "", LOOKS[state].tone)

    def _end(self) -> None:
        self._job = None
        total = len(self.model.lines)
        if not self._is_done and not self._count(Outcome.IMPORTED) and self._count(Outcome.HELD):
            self.commit()  # nothing to decide about; that they came is noted, and stands among today's tasks
            return
        taken = self._count(Taken.IN)
        told = tr("{0}ファイルを取り込みました").format(taken) if taken else ""
        self.work.tell_end(told or tr("{0}ファイルを確認しました").format(total))
        self._tell()
        if total and not self.files.currentIndex().isValid():
            self.files.choose(0)
        else:
            self._show_chosen(self.verdicts.place())  # it may be in by now
        self.files.setFocus()  # from here Tab goes on to 取り込む
        if pass_over(self._store, self.model.lines) and not self._is_done:
            self.store_changed.emit()
        if self._is_done:
            self.store_changed.emit()
            if file_ids := [verdict.file_id for verdict in self.model.lines if verdict.is_in]:
                self.imported.emit(file_ids)

    # ------------------------------------------------------------ inside

    def _tell(self) -> None:
        self._show_outcomes()
        wanted = Taken.IN if self._is_done else Outcome.IMPORTED
        good = [verdict for verdict in self.model.lines if verdict.state is wanted]
        new, changed = sum(each.change.new for each in good), sum(each.change.changed for each in good)
        if self._is_done:
            text = tr("新規 {0:,} 件、変更 {1:,} 件を取り込みました。").format(new, changed)
        else:
            text = tr("取り込むと、新規 {0:,} 件、変更 {1:,} 件が加わります。").format(new, changed) if good else ""
            if len({each.section for each in good}) < len(good):
                text += tr("1つの課の複数のファイルに同じ記録があれば、その分は少なくなります。")
        self._summary.setText(text)
        self._show_buttons()

    def _show_buttons(self) -> None:
        good = sum(verdict.state is Outcome.IMPORTED or bool(verdict.accepted) for verdict in self.model.lines)
        self.take_in.setText(tr("取り込む（{0}ファイル）").format(good))
        self.take_in.setVisible(bool(good))
        self.take_in.setEnabled(self._job is None)
        self.save_result.setVisible(bool(self.model.lines) and self._job is None)

    def _show_chosen(self, place: int) -> None:
        verdict = self.model.lines[place] if 0 <= place < len(self.model.lines) else None
        has_receipt = verdict is not None and self._acknowledged(verdict) is not None
        self.verdicts.show_verdict(verdict, can_answer=self._job is None, has_receipt=has_receipt)

    def _count(self, state: Code) -> int:
        return sum(verdict.state is state for verdict in self.model.lines)
