# SPDX-License-Identifier: MIT
"""「ファイル」: what a person does with the store as a whole. One method per entry of `navigation.FILE_MENU`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from leaderdesk.desk.dialogs.restore import RestoreDialog
from leaderdesk.desk.dialogs.wastebasket import WastebasketDialog
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import ask, sentence, tell, tell_fault
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.waiting import show_waiting
from leaderdesk.desk.window import MainWindow
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.handover import hand_over
from leaderdesk.ledger.automatic_backup import back_up, is_due
from leaderdesk.ledger.check import check
from leaderdesk.ledger.store import Store

if TYPE_CHECKING:
    from leaderdesk.reports.clean_exit import Exit


class FileMenu:
    """The entries' work, on an open store and its window; `restore` and `rescue` close the store and open what takes its place."""

    def __init__(
        self,
        store: Store,
        window: MainWindow,
        preferences: Preferences,
        jobs: Jobs,
        *,
        changed: Callable[[], None],
        imported: Callable[[Sequence[int]], None],
        restore: Callable[[Path], None],
        rescue: Callable[[LeaderDeskError], None],
    ) -> None:
        self._store = store
        self._window = window
        self._preferences = preferences
        self._jobs = jobs
        self._changed = changed
        self._imported = imported
        self._restore = restore
        self._rescue = rescue

    def back_up_if_due(self) -> None:
        """The day's backup, behind the work; a fault is said and stops nothing."""
        if is_due(self._store):
            job = self._jobs.start(lambda _progress, _found: back_up(self._store))
            job.done.connect(lambda _made: self._changed())
            job.failed.connect(self._tell_of_the_backup)

    def _tell_of_the_backup(self, error: Exception) -> None:
        """Who proves the store every day finds its damage first."""
        if isinstance(error, LeaderDeskError) and error.code == "LD-4005":
            self._rescue(error)
        else:
            self._window.toast.say(sentence(error))

    def backup_now(self) -> None:
        """今すぐバックアップ."""

        def told(made: object) -> None:
            self._changed()
            if made is not None:
                name = made.path.name  # type: ignore[attr-defined]  # what back_up gives
                self._window.toast.say(tr("バックアップを作り、確かめました：{0}").format(name))

        job = self._jobs.start(lambda _progress, _found: back_up(self._store))
        job.done.connect(told)
        job.failed.connect(lambda error: tell_fault(self._window, error))

    def wastebasket(self) -> None:
        """ごみ箱."""
        dialog = WastebasketDialog(self._store, self._preferences, self._window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.restored:
            self._changed()
            if (page := self._window.current_page()) is not None:
                page.refresh()
            self._window.toast.say(tr("{0:,} 件の記録を元に戻しました。").format(dialog.restored))

    def import_ledger(self) -> None:
        """以前の台帳から取り込む."""
        from leaderdesk.desk.dialogs.old_ledger import OldLedgerWizard  # it brings the readers of foreign files along

        wizard = OldLedgerWizard(self._store, self._preferences, self._jobs, self._window)
        wizard.taken_in.connect(self._note_ledger)
        wizard.exec()
        wizard.deleteLater()

    def _note_ledger(self, file_id: int) -> None:
        if file_id:
            self._imported([file_id])
        self._changed()
        if (page := self._window.current_page()) is not None:
            page.refresh()

    def restore_backup(self) -> None:
        """バックアップから復元."""
        dialog = RestoreDialog(self._store, self._preferences, self._window)
        is_wanted = dialog.exec() == RestoreDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if is_wanted and chosen is not None:
            self._restore(chosen)

    def hand_over(self) -> None:
        """引継ぎファイルを作る."""
        question = tr("引継ぎファイルには、記録・経過・名簿・提出の記録が入ります。課内メモも渡しますか。")
        with_memos = ask(self._window, question, do=tr("メモも渡す"), leave=tr("メモは渡さない"))
        start = self._preferences.text("handover/folder", str(self._store.folder))
        folder = QFileDialog.getExistingDirectory(self._window, tr("引継ぎファイルを置くフォルダー"), start)
        if folder:
            self._preferences.keep_text("handover/folder", folder)
            work = self._jobs.start(
                lambda _progress, _found: hand_over(self._store, Path(folder), with_memos=with_memos)
            )
            said = tr("引継ぎファイルを書き出し、確かめました：{0}")
            work.done.connect(lambda file: self._window.toast.say(said.format(file.name)))
            work.failed.connect(lambda error: tell_fault(self._window, error))

    def export(self) -> None:
        """すべてを書き出す."""
        from leaderdesk.desk.dialogs.export import ExportDialog
        from leaderdesk.reports.clean_exit import write_everything

        dialog = ExportDialog(self._window)
        is_wanted, form, encoding = dialog.exec() == ExportDialog.DialogCode.Accepted, dialog.form, dialog.encoding
        dialog.deleteLater()
        start = self._preferences.text("export/folder", str(self._store.folder))
        title = tr("書き出すフォルダーを置く場所")
        folder = QFileDialog.getExistingDirectory(self._window, title, start) if is_wanted else ""
        if folder:
            self._preferences.keep_text("export/folder", folder)
            place = Path(folder)
            job = self._jobs.start(
                lambda progress, _found: write_everything(
                    self._store, place, form, encoding=encoding, progress=progress
                )
            )
            job.done.connect(self._tell_of_the_export)
            job.failed.connect(lambda error: tell_fault(self._window, error))
            job.stopped.connect(lambda: self._window.note(tr("中止しました。ファイルは作っていません。")))
            show_waiting(self._window, tr("すべてを書き出しています…"), job)

    def _tell_of_the_export(self, made: Exit) -> None:
        total = sum(made.counts.values())
        said = tr("{0:,} 件を書き出し、確かめました：{1}").format(total, made.folder.name)
        if made.lost:
            said += " " + tr("CP932 で失われたり変わったりした文字が {0:,} か所あります。").format(len(made.lost))
        self._window.toast.say(said)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(made.folder)))

    def check_store(self) -> None:
        """診断."""

        def told(faults: list[Exception]) -> None:
            if faults:
                tell(self._window, "\n".join(sentence(fault) for fault in faults[:20]))
            else:
                tell(self._window, tr("台帳に異常はありません。すべての版を確かめました。"))

        self._window.toast.say(tr("台帳を診断しています…"))
        job = self._jobs.start(lambda _progress, _found: check(self._store))
        job.done.connect(told)
        job.failed.connect(lambda error: tell_fault(self._window, error))
