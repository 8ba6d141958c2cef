# SPDX-License-Identifier: MIT
"""台帳の救出: what a damaged store still holds, told before it takes the damaged one's place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.messages import ask, sentence, tell_fault
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.rescue import Rescue, rescue, take_its_place
from leaderdesk.ledger.store import Store


def offer_rescue(file: Path, error: LeaderDeskError, parent: QWidget | None) -> Store | None:
    """Tell of the damage and offer the rescue; gives the store that took the damaged one's place, None where none did."""
    question = tr(
        "{0}\n\n読み出せる記録をすべて救い出し、いちばん新しいバックアップと合わせて新しい台帳を作れます。"
        "壊れた台帳は消さずに、別の名前で残します。"
    )
    if not ask(parent, question.format(sentence(error)), do=tr("記録を救い出す"), leave=tr("何もしない")):
        return None
    target = file.with_name(f"{file.stem}-rescued{file.suffix}")
    try:
        target.unlink(missing_ok=True)  # of an attempt that was broken off
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            made = rescue(file, target, KINDS)
        finally:
            QGuiApplication.restoreOverrideCursor()
        dialog = RescueDialog(made, parent)
        is_wanted = dialog.exec() == RescueDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_wanted:
            take_its_place(target, file)
            return open_store(file, KINDS)
        target.unlink()
    except (LeaderDeskError, OSError) as fault:
        tell_fault(parent, fault)
    return None


class RescueDialog(QDialog):
    """What the rescued store is made of, what the backup alone would lack, and what is lost."""

    def __init__(self, made: Rescue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.rescue")
        self.setWindowTitle(tr("台帳の救出"))
        self.setMinimumWidth(620)
        frame, inside = card()
        for title, text in ((tr("救い出したもの"), _saved(made)), (tr("読み出せなかったもの"), _lost(made))):
            inside.addWidget(plain_label(title, role="section"))
            inside.addWidget(Paragraph(text))
        note = tr("壊れた台帳は、同じフォルダーに「-damaged」の付いた名前で残ります。")
        leave = button(tr("やめる"), name="action.leave_rescue")
        leave.clicked.connect(self.reject)
        self.take = button(tr("救い出した台帳で始める"), role="primary", name="action.take_rescued")
        self.take.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(leave)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(frame)
        column.addWidget(plain_label(note, role="note", wraps=True))
        column.addLayout(row)
        leave.setFocus()


def _saved(made: Rescue) -> str:
    lines = [tr("壊れた台帳から読み出した版：{0:,}").format(made.salvaged)]
    if made.backup is None:
        return "\n".join([*lines, tr("使えるバックアップはありません。読み出した版だけで台帳を作ります。")])
    lines.append(tr("合わせるバックアップ：{0}").format(f"{made.backup.at:%Y/%m/%d %H:%M}"))
    for name, count in made.beyond.items():
        told = tr("バックアップになく、読み出せた{0}：{1:,} 件")
        lines.append(told.format(tr(kind_named(name).LABEL), count))
    if made.newest is not None:
        at = made.newest.written_at[:16].replace("-", "/").replace("T", " ")
        lines.append(tr("そのうちいちばん新しいもの：{0}").format(at))
    return "\n".join(lines)


def _lost(made: Rescue) -> str:
    if not made.lost:
        return tr("ありません。台帳に書かれていたことの分かる版は、すべてそろっています。")
    told = tr("{0:,} 版。台帳にあったことは分かりますが、内容が読めません。提出済みのものは情報政策課にあります。")
    return told.format(made.lost)
