# SPDX-License-Identifier: MIT
"""すべての版: every version of a record, the chosen one beside the one before it or today's, and the way back to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QGridLayout, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from leaderdesk.analysis.versions import Version, differing, versions
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.columns import Column, shown_field
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.titles import called
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_BEFORE, _TODAY = 0, 1  # what the chosen version is compared with
_WIDE, _HIGH, _LABEL = 64, 44, 7  # in letters


class VersionsDialog(QDialog):
    """The versions in a list, the chosen one beside another. Accepted: an earlier version holds again."""

    def __init__(self, store: Store, preferences: Preferences, record_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.versions")
        self.setWindowTitle(tr("すべての版"))
        self._store = store
        self._today = store.view(record_id).shown
        self._kind = store.kinds[self._today.kind]
        self._letter = self.fontMetrics().horizontalAdvance("あ")
        columns = [
            Column("at", tr("いつ"), lambda line: _minute(line.revision), letters=12),
            Column("what", tr("版"), self._what, letters=6),
            Column("file", tr("届いた号"), lambda line: line.file or tr("この PC"), letters=5),
            Column("who", tr("だれ"), lambda line: line.revision.author, letters=-1),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("versions", self._model, columns, preferences)
        self.table.setAccessibleName(tr("すべての版"))
        self.other = QComboBox()
        self._build()
        self.table.chosen.connect(lambda _place: self._show())
        self.other.currentIndexChanged.connect(lambda _place: self._show())
        self._model.show_lines(versions(store, record_id))
        self.table.choose(0)
        self.table.setFocus()
        self.resize(QSize(self._letter * _WIDE, self._letter * _HIGH).boundedTo(parent.window().size() - QSize(60, 60)))

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        body = self._today.body
        title = called(self._kind, body, self._store.names)
        column.addWidget(plain_label(title, role="section", wraps=True))
        note = tr("前の版に戻しても、今の内容は履歴に残ります。")
        column.addWidget(plain_label(note, role="note", wraps=True))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(14)
        listed, inside = card()
        inside.addWidget(self.table)
        parts.addWidget(listed)
        parts.addWidget(self._comparison())
        parts.setSizes([190, 450])
        column.addWidget(parts, 1)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        column.addLayout(self._foot())

    def _comparison(self) -> QWidget:
        frame, column = card()
        self.other.setObjectName("field.versions.other")
        self.other.setAccessibleName(tr("比べる相手"))
        self.other.addItems([tr("前の版と比べる"), tr("今の内容と比べる")])
        self._told = plain_label("", role="note")
        head = QHBoxLayout()
        head.addWidget(self.other)
        head.addWidget(self._told)
        head.addStretch()
        column.addLayout(head)
        self._scroll = scroll_area()
        column.addWidget(self._scroll, 1)
        return frame

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        close = button(tr("閉じる"), name="action.close_versions")
        close.clicked.connect(self.reject)
        self.restore = button(tr("この版に戻す"), role="primary", name="action.restore_version")
        self.restore.clicked.connect(self.accept)
        self.restore.setVisible(self._today.owner in self._store.owners)
        row.addWidget(close)
        row.addWidget(self.restore)
        return row

    # ------------------------------------------------------------ what a person does

    def accept(self) -> None:
        """Let the record say again what the chosen version says, as a new version; or say why not."""
        try:
            self._store.restore_version(self._chosen().revision.rev_id)
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            self._fault.show()
        else:
            super().accept()

    # ------------------------------------------------------------ inside

    def _chosen(self) -> Version:
        version: Version = self._model.lines[max(self.table.currentIndex().row(), 0)]
        return version

    def _what(self, version: Version) -> str:
        """What a version did; the one that holds now says so."""
        if version.holds:
            return tr("今の版") if version.revision.deleted is None else tr("今（削除）")
        if version.revision.deleted is not None:
            return tr("削除")
        return tr("変更") if version.revision.parents else tr("追加")

    def _show(self) -> None:
        """The chosen version's fields beside the other's."""
        version = self._chosen()
        other = self._today if self.other.currentIndex() == _TODAY else version.before
        changed = differing(self._kind, version.revision, other) if other else []
        names = [*self._kind.facets(), *(name for name in changed if name not in self._kind.facets())]
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        beside = tr("今の内容") if self.other.currentIndex() == _TODAY else tr("前の版")
        column.addWidget(self._line("", [tr("この版"), beside if other else ""], role="field"))
        fates = [_fate(version.revision), _fate(other) if other else ""]
        if any(fates):
            column.addWidget(self._line(tr("状態"), fates, is_changed=other is not None and fates[0] != fates[1]))
        for name in names:
            if name in version.revision.body or (other and name in other.body):
                texts = [self._text(name, at.body.get(name)) if at else "" for at in (version.revision, other)]
                label = tr(self._kind.facets()[name].label) if name in self._kind.facets() else name
                column.addWidget(self._line(label, texts, is_changed=name in changed))
        column.addStretch()
        self._scroll.setWidget(inside)
        told = tr("変わった項目：{0}").format(len(changed)) if other else tr("最初の版です。")
        self._told.setText(told)
        self._fault.hide()
        is_same = version.revision.body == self._today.body and self._today.deleted is None
        self.restore.setEnabled(not is_same)

    def _text(self, name: str, value: Any) -> str:
        facet = self._kind.facets().get(name)
        return shown_field(self._store, facet, value) if facet else str(value)

    def _line(self, label: str, texts: list[str], *, role: str = "paragraph", is_changed: bool = False) -> QWidget:
        """A field's two texts; a changed one is marked with a word and a tint."""
        line = QFrame()
        line.setProperty("role", "changed" if is_changed else "")
        grid = QGridLayout(line)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, self._letter * _LABEL)
        names = QVBoxLayout()
        names.setSpacing(4)
        named = plain_label(label, role="note", wraps=True)
        named.setFixedWidth(self._letter * _LABEL)
        names.addWidget(named)
        if is_changed:
            names.addWidget(plain_label(tr("● 変更"), role="field"))
        names.addStretch()
        grid.addLayout(names, 0, 0)
        for place, text in enumerate(texts, 1):
            grid.setColumnStretch(place, 1)
            shown = plain_label(text, role=role) if role == "field" else Paragraph(text or " ")
            grid.addWidget(shown, 0, place, Qt.AlignmentFlag.AlignTop)
        return line


def _minute(revision: Revision) -> str:
    return revision.written_at[:16].replace("T", " ").replace("-", "/")


def _fate(revision: Revision) -> str:
    """Whether a version is a deletion, and why; "" where it is not."""
    return "" if revision.deleted is None else tr("削除（{0}）").format(tr(revision.deleted))
