# SPDX-License-Identifier: MIT
"""受講者名簿・修了証: the papers of a session; names are typed for the print alone and forgotten when the dialog closes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from leaderdesk.desk.dialogs.print_preview import show_preview
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import PlainText
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import Document
from leaderdesk.reports.training_papers import certificates, sign_in_sheet

_WIDE = 40  # in letters
_MOST_NAMES = 500


class TrainingPapersDialog(QDialog):
    """What to print of a session, and for whom."""

    def __init__(self, store: Store, session: Row, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.training_papers")
        self.setWindowTitle(tr("受講者名簿・修了証"))
        self._store, self._session, self._preferences = store, session, preferences
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(str(session.body["name"]), role="section", wraps=True))
        frame, inside = card()
        column.addWidget(frame, 1)
        self.sheet = QRadioButton(tr("受講者名簿（署名用）"))
        self.sheet.setObjectName("choice.sign_in_sheet")
        self.sheet.setChecked(True)
        self.certificate = QRadioButton(tr("修了証（1 人 1 枚）"))
        self.certificate.setObjectName("choice.certificate")
        inside.addWidget(self.sheet)
        inside.addWidget(self.certificate)
        inside.addWidget(plain_label(tr("氏名（1 行に 1 人。Excel の列を貼り付けられます）"), role="field"))
        self.names = PlainText()
        self.names.setObjectName("field.training_papers.names")
        self.names.setAccessibleName(tr("氏名"))
        inside.addWidget(self.names, 1)
        told = tr(
            "氏名は印刷にだけ使い、どこにも保存しません。空のままなら、名簿は定員の数の行、修了証は氏名を書き込む 1 枚になります。"
        )
        inside.addWidget(plain_label(told, role="note", wraps=True))
        issuer = QWidget()
        row = QHBoxLayout(issuer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(tr("発行者"), role="field"))
        self.issuer = QLineEdit(store.identity.municipality_name)
        self.issuer.setObjectName("field.training_papers.issuer")
        self.issuer.setAccessibleName(tr("発行者"))
        row.addWidget(self.issuer, 1)
        issuer.hide()
        self.certificate.toggled.connect(issuer.setVisible)
        inside.addWidget(issuer)
        foot = QHBoxLayout()
        foot.addStretch()
        leave = button(tr("閉じる"), name="action.leave_training_papers")
        leave.clicked.connect(self.reject)
        look = button(tr("印刷プレビュー"), role="primary", name="action.preview_training_papers")
        look.clicked.connect(lambda: show_preview(self.document(), self._preferences, self))
        foot.addWidget(leave)
        foot.addWidget(look)
        column.addLayout(foot)
        letter, room = self.fontMetrics(), self.screen().availableSize()
        self.resize(min(letter.horizontalAdvance("あ") * _WIDE, room.width() - 40), letter.lineSpacing() * 26)
        self.names.setFocus()

    def document(self) -> Document:
        """The paper as it is wanted now."""
        typed = [line.strip() for line in self.names.toPlainText().splitlines()]
        names = [" ".join(name.split()) for name in typed if name][:_MOST_NAMES]
        if self.certificate.isChecked():
            issuer, today = self.issuer.text().strip(), self._store.today()
            return certificates(self._store, self._session, names, issuer=issuer, issued_on=today)
        return sign_in_sheet(self._store, self._session, names)
