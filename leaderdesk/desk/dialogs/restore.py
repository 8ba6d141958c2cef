# SPDX-License-Identifier: MIT
"""バックアップから復元: which backup, and what it would change, before anything is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.columns import RIGHT, Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.handover import SUFFIX
from leaderdesk.ledger.automatic_backup import Backup, backups, made_at
from leaderdesk.ledger.backup import difference
from leaderdesk.ledger.store import Store


class RestoreDialog(QDialog):
    """The backups of a store, and beside the chosen one what restoring it would do. `chosen` is the file to restore."""

    def __init__(self, store: Store, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.restore")
        self.setWindowTitle(tr("バックアップから復元"))
        self.resize(820, 560)
        self.chosen: Path | None = None
        self._store = store
        self._told = {made: made.contents() for made in backups(store)}
        columns = [
            Column("at", tr("作成日時"), lambda made: f"{made.at:%Y/%m/%d %H:%M}", letters=11),
            Column("count", tr("記録"), self._count, alignment=RIGHT, letters=5),
            Column("newest", tr("いちばん新しい記録"), self._newest, letters=12),
            Column("file", tr("ファイル"), lambda made: made.path.name, letters=-1),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("backups", self._model, columns, preferences)
        self.table.setAccessibleName(tr("バックアップの一覧"))
        self.table.empty_text = tr("自動バックアップはまだありません。「ほかのファイル」から選べます。")
        self._effect = Paragraph()
        self._fault = plain_label("", role="fault", wraps=True)
        self._build()
        self.table.chosen.connect(self._show)
        self._model.show_lines(list(self._told))
        self._show(-1)
        if self._told:
            self.table.choose(0)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        note = tr("今の台帳はなくなりません。別の名前で同じフォルダーに残します。")
        column.addWidget(plain_label(note, role="note", wraps=True))
        frame, inside = card()
        inside.addWidget(self.table, 1)
        column.addWidget(frame, 1)
        effect, inside = card()
        inside.addWidget(plain_label(tr("復元すると変わること"), role="section"))
        inside.addWidget(self._effect)
        inside.addWidget(self._fault)
        column.addWidget(effect)
        other = button(tr("ほかのファイル…"), symbol="folder", name="action.other_backup")
        other.clicked.connect(self._choose_file)
        leave = button(tr("やめる"), name="action.leave_restore")
        leave.clicked.connect(self.reject)
        self.restore = button(tr("この時点に戻す"), role="primary", name="action.restore")
        self.restore.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(other)
        row.addStretch()
        row.addWidget(leave)
        row.addWidget(self.restore)
        column.addLayout(row)

    def look_at(self, path: Path) -> None:
        """Add a backup that lies elsewhere to the list, and show what it would change."""
        found = Backup(path, made_at(path))
        self._told[found] = found.contents()
        self._model.add_line(found)
        self.table.choose(len(self._model.lines) - 1)

    def _choose_file(self) -> None:
        kinds = tr("バックアップと引継ぎファイル") + f" (*.db *{SUFFIX})"
        name, _ = QFileDialog.getOpenFileName(self, tr("復元するファイル"), str(self._store.folder), kinds)
        if name:
            self.look_at(Path(name))

    def _show(self, place: int) -> None:
        self.chosen = None
        self._fault.setText("")
        self._effect.show_text(tr("一覧からバックアップを選んでください。"))
        if 0 <= place < len(self._model.lines):
            path = self._model.lines[place].path
            try:
                self._effect.show_text(self._told_effect(path))
                self.chosen = path
            except LeaderDeskError as error:
                self._effect.show_text("")
                self._fault.setText(sentence(error))
        self._fault.setVisible(bool(self._fault.text()))
        self.restore.setEnabled(self.chosen is not None)

    def _told_effect(self, path: Path) -> str:
        found = difference(self._store, path)
        told = (
            (tr("今ある{0} {1:,} 件がなくなります（このバックアップの後に書いたものです）"), found.vanishing),
            (tr("削除などでなくなった{0} {1:,} 件が戻ります"), found.returning),
            (tr("{0} {1:,} 件が前の版に戻ります"), found.older),
        )
        lines = [
            text.format(tr(self._store.kinds[kind].LABEL), count)
            for text, counts in told
            for kind, count in counts.items()
        ]
        return "\n".join(lines) or tr("変わるものはありません。今の台帳と同じ内容です。")

    def _count(self, made: Backup) -> str:
        told = self._told[made]
        kinds = [kind.KIND for kind in self._store.kinds.values() if kind.DAY]  # 名簿 is not what a person counts
        return f"{sum(told.counts.get(kind, 0) for kind in kinds):,}" if told else "―"

    def _newest(self, made: Backup) -> str:
        told = self._told[made]
        return told.newest[:16].replace("T", " ").replace("-", "/") if told else "―"
