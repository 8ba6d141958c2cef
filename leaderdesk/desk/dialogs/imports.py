# SPDX-License-Identifier: MIT
"""取り込んだファイル: every file that came in, what taking it back would do, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.submissions import SUBMISSION, Acknowledged
from leaderdesk.desk.dialogs.print_preview import show_preview
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.ledger.log import LoggedFile, incoming_files
from leaderdesk.ledger.merge import reinstate, withdraw, without
from leaderdesk.ledger.store import Store
from leaderdesk.reports.receipt import receipt_of

_WIDE, _HIGH = 62, 28  # in letters, in lines
_LEAST = QSize(860, 560)


class ImportsDialog(QDialog):
    """The files in a list; the chosen one can be taken back as a whole, or brought back."""

    def __init__(self, store: Store, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.imports")
        self.setWindowTitle(tr("取り込んだファイル"))
        letter, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(QSize(min(wide, room.width() - 40), min(high, room.height() - 80)).expandedTo(_LEAST))
        self._store, self._preferences = store, preferences
        columns = [
            Column("at", tr("取込日時"), lambda file: file.at[:16].replace("T", " ").replace("-", "/"), letters=11),
            Column("section", tr("課・ファイル"), _whose, letters=12),
            Column("number", tr("号"), lambda file: file.number, letters=6),
            Column("counts", tr("記録"), self._counts, letters=-1),
            Column("state", tr("状態"), lambda file: tr("取消済") if file.withdrawn_at else "", letters=5),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("imports", self._model, columns, preferences)
        self.table.setAccessibleName(tr("取り込んだファイル"))
        self.table.empty_text = tr("まだ何も取り込んでいません。")
        self._effect = Paragraph()
        self._build()
        self.table.chosen.connect(self._show)
        self._refresh()
        self._show(-1)
        if self._model.lines:
            self.table.choose(0)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        note = tr(
            "取り消すと、そのファイルだけが持ってきた内容は見えなくなります。戻すか、もう一度取り込めば元どおりです。"
        )
        column.addWidget(plain_label(note, role="note", wraps=True))
        frame, inside = card()
        inside.addWidget(self.table, 1)
        inside.addWidget(self._effect)
        column.addWidget(frame, 1)
        close = button(tr("閉じる"), name="action.close_imports")
        close.clicked.connect(self.accept)
        self.withdraw = button(tr("取込みを取り消す"), name="action.withdraw")
        self.withdraw.clicked.connect(lambda: self._act(withdraw))
        self.reinstate = button(tr("取込みを戻す"), name="action.reinstate")
        self.reinstate.clicked.connect(lambda: self._act(reinstate))
        self.receipt = button(tr("受領証…"), name="action.receipt")
        self.receipt.clicked.connect(self._show_receipt)
        row = QHBoxLayout()
        row.addWidget(self.receipt)
        row.addWidget(self.withdraw)
        row.addWidget(self.reinstate)
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)

    def _refresh(self) -> None:
        with self._store.reading() as connection:
            self._model.show_lines(incoming_files(connection))

    def _act(self, do: object) -> None:
        place = self.table.currentIndex().row()
        if 0 <= place < len(self._model.lines):
            do(self._store, self._model.lines[place].file_id)  # type: ignore[operator]  # withdraw or reinstate
            self._refresh()
            self.table.choose(place)

    def _show_receipt(self) -> None:
        file = self._model.lines[self.table.currentIndex().row()]
        show_preview(receipt_of(self._store, Acknowledged(file, file.at)), self._preferences, self)

    def _show(self, place: int) -> None:
        file = self._model.lines[place] if 0 <= place < len(self._model.lines) else None
        self.withdraw.setEnabled(file is not None and file.withdrawn_at is None)
        self.reinstate.setEnabled(file is not None and file.withdrawn_at is not None)
        has_receipt = file is not None and not file.withdrawn_at and file.manifest.get("direction") == SUBMISSION
        self.receipt.setEnabled(has_receipt)
        self._effect.show_text("" if file is None or file.withdrawn_at else self._told(file))

    def _told(self, file: LoggedFile) -> str:
        vanishing, returning = without(self._store, file.file_id)
        told = (
            (tr("取り消すと、{0} {1:,} 件が見えなくなります"), vanishing),
            (tr("取り消すと、{0} {1:,} 件が前の版に戻ります"), returning),
        )
        lines = [
            text.format(tr(self._store.kinds[kind].LABEL), count)
            for text, counts in told
            for kind, count in counts.items()
            if kind in self._store.kinds
        ]
        return "\n".join(lines) or tr("取り消しても変わるものはありません。同じ内容がほかのファイルにもあります。")

    def _counts(self, file: LoggedFile) -> str:
        kinds = self._store.kinds
        return "・".join(f"{tr(kinds[kind].LABEL)} {count:,}" for kind, count in file.counts.items() if kind in kinds)


def _whose(file: LoggedFile) -> str:
    """The section that a file is of; a ledger of several sections goes by its name."""
    return f"{file.owner} {file.owner_name}".strip() or file.file
