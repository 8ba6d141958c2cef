# SPDX-License-Identifier: MIT
"""What the next 提出 file will carry: how many records of each kind, and what is to be known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leaderdesk.codes import file_number
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import plain_label
from leaderdesk.exchange.keys import years_good_on
from leaderdesk.exchange.registration import key_year
from leaderdesk.fiscal import fiscal_year
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import in_record

if TYPE_CHECKING:
    from leaderdesk.exchange.submission import Package

_LETTERS = 7  # beside each other, a count and what it counts


class ParcelView(QWidget):
    """The title with the file's number, the counts beside each other, the remarks below."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._told: list[tuple[str, int]] = []
        self._across = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._title = plain_label("", role="section")
        column.addWidget(self._title)
        self.counts = QGridLayout()
        self.counts.setHorizontalSpacing(32)
        self.counts.setVerticalSpacing(2)
        column.addLayout(self.counts)
        self.remarks = Paragraph(role="note")
        column.addWidget(self.remarks)

    def show_parcel(self, parcel: Package) -> None:
        """Show what a file would carry."""
        number = file_number(self._store.identity.pc, parcel.serial)
        self._title.setText(tr("{0} {1} に入るもの").format(year_words(parcel.fiscal_year), number))
        told = [(tr(self._store.kinds[kind].LABEL), count) for kind, count in parcel.counts.items()]
        self._told = [*told, (tr("うち未提出"), parcel.unsent)]
        self._lay_out()
        self.remarks.show_text("\n".join(self._remarks(parcel)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._across != self._room():
            self._lay_out()

    def _room(self) -> int:
        """How many counts have room beside each other."""
        each = self.fontMetrics().horizontalAdvance("あ") * _LETTERS + self.counts.horizontalSpacing()
        return max(self.width() // each, 1)

    def _lay_out(self) -> None:
        """The counts beside each other, on as many lines as they need."""
        while item := self.counts.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._across = self._room()
        for place, (words, count) in enumerate(self._told):
            line, column = divmod(place, self._across)
            self.counts.addWidget(plain_label(words, role="note"), 2 * line, column)
            self.counts.addWidget(plain_label(tr("{0:,} 件").format(count), role="section"), 2 * line + 1, column)
        for column in range(self.counts.columnCount()):
            self.counts.setColumnStretch(column, int(column == min(self._across, len(self._told)) - 1))

    def _remarks(self, parcel: Package) -> list[str]:
        with self._store.reading() as connection:
            waiting = len(drafts(connection))
        lines = [tr("毎回、これまでの記録がすべて入ります。前のファイルがなくなっても困りません。")]
        lines += self._of_the_key()
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

    def _of_the_key(self) -> list[str]:
        """What is to be said of the key: that of the last 年度 is good for two months more, and not longer."""
        year, today = key_year(self._store), self._store.today()
        if year is None or year >= fiscal_year(today):
            return []
        if year in years_good_on(today):
            told = tr("登録の鍵は{0}のものです。5月31日までに、今年度の配布ファイルを受け取ってください。")
        else:
            told = tr(
                "{0}の登録の鍵は使えなくなりました。提出は「未確認」になるので、今年度の配布ファイルを受け取ってください。"
            )
        return [told.format(year_words(year))]

    def _personal(self, shown: Mapping[str, Sequence[Revision]]) -> int:
        """Records with a text that looks like personal data."""
        return sum(
            bool(in_record(self._store.kinds[kind], head.body)) for kind, heads in shown.items() for head in heads
        )

    def _unsorted(self, shown: Mapping[str, Sequence[Revision]]) -> int:
        """Records whose kind knows a 種類 and which have none."""
        sorted_kinds = [name for name, kind in self._store.kinds.items() if "category" in kind.facets()]
        return sum("category" not in head.body for name in sorted_kinds for head in shown.get(name, ()))
