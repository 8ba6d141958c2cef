# SPDX-License-Identifier: MIT
"""登録の鍵: the master key on paper and back, and a new key for a section whose own got into wrong hands."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from leaderdesk.desk.messages import ask, sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.keys import as_words, from_words
from leaderdesk.exchange.registration import issue_anew, master_key, put_master_key
from leaderdesk.fiscal import fiscal_year
from leaderdesk.ledger.store import Store
from leaderdesk.machine import replace_file, temporary_beside

_WIDE = 40  # in letters
_IN_LINE = 4  # words beside each other


class RegistrationDialog(QDialog):
    """What proves the sections' files. `sections` (課コード to 課名) are those chosen for a new key."""

    def __init__(self, store: Store, sections: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.registration")
        self.setWindowTitle(tr("登録の鍵"))
        self._store = store
        self._sections = dict(sections)
        self._build()
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * _WIDE)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        told = tr("課の鍵は、すべてこの元の鍵から作られます。紙に印刷して金庫にしまい、台帳を失ったときに戻します。")
        for part in (self._paper(told), self._return(), self._renewal()):
            column.addWidget(part)
        self._told = plain_label("", role="good", wraps=True)
        self._fault = plain_label("", role="fault", wraps=True)
        for label in (self._told, self._fault):
            label.hide()
            column.addWidget(label)
        foot = QHBoxLayout()
        foot.addStretch()
        leave = button(tr("閉じる"), name="action.leave_registration")
        leave.clicked.connect(self.reject)
        foot.addWidget(leave)
        column.addLayout(foot)

    def _paper(self, told: str) -> QWidget:
        frame, column = card()
        column.addWidget(plain_label(tr("紙の控え"), role="section"))
        column.addWidget(Paragraph(told, role="note"))
        self.print = button(tr("控えを PDF で保存…"), name="action.print_key")
        self.print.clicked.connect(self._choose_paper)
        column.addWidget(self.print)
        return frame

    def _return(self) -> QWidget:
        frame, column = card()
        label = plain_label(tr("紙から戻す"), role="section")
        self.words = QPlainTextEdit()
        self.words.setObjectName("field.registration.words")
        self.words.setAccessibleName(tr("鍵の語"))
        self.words.setPlaceholderText(tr("紙の語を、番号の順に入力します（間をあけても、あけなくても構いません）"))
        self.words.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.words.setTabChangesFocus(True)
        label.setBuddy(self.words)
        self.bring_back = button(tr("この鍵に戻す"), name="action.return_key")
        self.bring_back.clicked.connect(self.return_key)
        for widget in (label, self.words, self.bring_back):
            column.addWidget(widget)
        return frame

    def _renewal(self) -> QWidget:
        frame, column = card()
        column.addWidget(plain_label(tr("課の鍵を作り直す"), role="section"))
        named = tr("、").join(self._sections.values()) or tr("（配布の一覧で課を選ぶと、ここに出ます）")
        column.addWidget(Paragraph(named, role="note"))
        self.renew = button(tr("選んだ課の鍵を作り直す"), name="action.renew_key")
        self.renew.setEnabled(bool(self._sections) and not self._store.is_read_only)
        self.renew.clicked.connect(self._renew)
        column.addWidget(self.renew)
        return frame

    # ------------------------------------------------------------ what a person does

    def write_paper(self, target: Path) -> None:
        """Write the words of the master key as a page of A4."""
        words = as_words(master_key(self._store))
        cells = [f"<td width='25%'>{place}　<b>{escape(word)}</b></td>" for place, word in enumerate(words, 1)]
        lines = ["".join(cells[at : at + _IN_LINE]) for at in range(0, len(cells), _IN_LINE)]
        table = "".join(f"<tr>{line}</tr>" for line in lines)
        me, day = self._store.identity, self._store.today().isoformat()
        head = tr("{0} LeaderDesk 登録の元の鍵（{1}）").format(me.municipality_name, day)
        note = tr("この紙を見た人は、どの課の名前でもファイルを作れます。金庫にしまってください。")
        document = QTextDocument()
        document.setHtml(
            f"<h2>{escape(head)}</h2><p>{escape(note)}</p><table width='100%' cellpadding='8'>{table}</table>"
        )
        with temporary_beside(target) as draft:
            writer = QPdfWriter(str(draft))
            writer.setPageLayout(
                QPageLayout(
                    QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 20, 20, 20)
                )
            )
            document.print_(writer)
            del writer
            replace_file(draft, target)
        self._say(told=tr("控えを保存しました：{0}").format(target.name))

    def return_key(self) -> None:
        """Take the master key back from the typed words."""
        try:
            master = from_words(self.words.toPlainText())
        except LeaderDeskError as error:
            self._say(fault=sentence(error))
            return
        question = tr("元の鍵を、紙の鍵に置き換えますか。いまの鍵で配った登録は使えなくなります。")
        if ask(self, question, do=tr("置き換える"), leave=tr("やめる")):
            put_master_key(self._store, master)
            self._say(told=tr("紙の鍵に戻しました。"))

    def _renew(self) -> None:
        question = tr(
            "{0} 課の今年度の鍵を作り直しますか。次の配布を受け取るまで、その課の提出は「未確認」になります。"
        )
        if ask(self, question.format(len(self._sections)), do=tr("作り直す"), leave=tr("やめる")):
            for section in self._sections:
                issue_anew(self._store, section, fiscal_year(self._store.today()))
            self._say(told=tr("鍵を作り直しました。次の配布で届きます。"))

    def _choose_paper(self) -> None:
        start = str(self._store.folder / tr("登録の鍵の控え.pdf"))
        chosen, _ = QFileDialog.getSaveFileName(self, tr("控えの保存先"), start, "PDF (*.pdf)")
        if chosen:
            try:
                self.write_paper(Path(chosen))
            except LeaderDeskError as error:
                self._say(fault=sentence(error))

    def _say(self, *, told: str = "", fault: str = "") -> None:
        for label, text in ((self._told, told), (self._fault, fault)):
            label.setText(text)
            label.setVisible(bool(text))
