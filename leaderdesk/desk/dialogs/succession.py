# SPDX-License-Identifier: MIT
"""引継ぎ after a 課の改編: as which section this PC goes on, and what that means, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from leaderdesk.codes import PC_LETTERS, local_number
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, button_words, card, plain_label
from leaderdesk.exchange.succession import Offer
from leaderdesk.fiscal import era_day, fiscal_year
from leaderdesk.kinds.organisation import Change
from leaderdesk.ledger.store import Store

_WIDE, _HIGH = 46, 26  # in letters, in lines


class SuccessionDialog(QDialog):
    """What a PC's section became; `chosen` is the offer that a person takes, `pc` the letter under which it goes on."""

    def __init__(self, store: Store, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.succession")
        self.setWindowTitle(tr("課の引継ぎ"))
        self._store = store
        self._offers = list(offers)
        self.chosen = self._offers[0]
        self._build()
        self._choose(self.chosen)
        letter, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))

    @property
    def pc(self) -> str:
        """The letter of this PC from now on."""
        return self.letter.currentText()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(what_happened(self._store, self._offers), role="section", wraps=True))
        self._group = QButtonGroup(self)
        if len(self._offers) > 1:
            column.addWidget(self._ways())
        frame, inside = card()
        self._means = Paragraph()
        inside.addWidget(self._means)
        row = QHBoxLayout()
        self._letter_label = plain_label(tr("この PC の記号"), role="field")
        self.letter = QComboBox()
        self.letter.setObjectName("field.succession.pc")
        self.letter.setAccessibleName(tr("この PC の記号"))
        self.letter.addItems(list(PC_LETTERS))
        self.letter.activated.connect(lambda _place: self._tell())
        self._letter_label.setBuddy(self.letter)
        self._letter_note = plain_label(tr("同じ課になる別の PC と違う記号にします。"), role="note", wraps=True)
        row.addWidget(self._letter_label)
        row.addWidget(self.letter)
        row.addWidget(self._letter_note, 1)
        inside.addLayout(row)
        column.addWidget(frame)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        leave = button(tr("あとで"), name="action.leave_succession")
        leave.clicked.connect(self.reject)
        self.take_over = button("", role="primary", name="action.take_over")
        self.take_over.clicked.connect(self.accept)
        foot.addWidget(leave)
        foot.addWidget(self.take_over)
        column.addLayout(foot)

    def _ways(self) -> QWidget:
        """After a split: which half this PC goes on as."""
        frame, column = card()
        for place, offer in enumerate(self._offers):
            words = (
                tr("{0}として、記録を引き継いで続ける")
                if offer.carries_on
                else tr("{0}として、記録のない状態から始める")
            )
            made = QRadioButton(button_words(words.format(_called(offer))))
            made.setObjectName(f"field.succession.offer.{place}")
            made.setChecked(place == 0)
            made.clicked.connect(lambda _is_on=False, at=offer: self._choose(at))
            self._group.addButton(made)
            column.addWidget(made)
        return frame

    # ------------------------------------------------------------ inside

    def _choose(self, offer: Offer) -> None:
        self.chosen = offer
        self.letter.setCurrentIndex(PC_LETTERS.index(offer.pc))
        is_merged = offer.change is Change.MERGER
        for part in (self._letter_label, self.letter, self._letter_note):
            part.setVisible(is_merged)
        words = tr("{0}に引き継ぐ") if offer.carries_on else tr("{0}として始める")
        self.take_over.setText(button_words(words.format(offer.name)))
        self._tell()

    def _tell(self) -> None:
        self._means.show_text("\n".join(f"・{line}" for line in self._lines()))

    def _lines(self) -> list[str]:
        offer, today = self.chosen, self._store.today()
        number = local_number(offer.section, fiscal_year(today), self.pc, 1)
        if not offer.carries_on:
            return [
                tr("空の台帳で始めます。番号は {0} からです。").format(number),
                tr("今の台帳は、同じフォルダーに別の名前で残します。"),
                tr("元の課の記録は、記録を引き継ぐ課の PC で続きます。"),
            ]
        if offer.since is None:
            return [
                tr("課名だけが変わります。記録・番号・課コードはそのままです。"),
                tr("これからの提出ファイルと記録者の名前は「{0}」になります。").format(offer.name),
            ]
        return [
            tr("これまでの記録はすべて残ります。続いている要望も、そのまま直して提出できます。"),
            tr("元の課の記録の番号と課は変わりません。これからの番号は {0} からです。").format(number),
            tr("これからの提出ファイルは「{0}」のものになります。登録の鍵は今のものが使えます。").format(offer.name),
            tr("引き継ぐ前に、バックアップを作ります。"),
        ]


def what_happened(store: Store, offers: Sequence[Offer]) -> str:
    """What became of this PC's section, in one sentence; nothing where there is no offer."""
    if not offers:
        return ""
    me, first = store.identity, offers[0]
    if first.since is None:
        return tr("課の名前が「{0}」から「{1}」になりました。").format(me.section_name, first.name)
    called = tr("と").join(_called(offer) for offer in offers)
    told = (
        tr("{0}に、{1} {2} は {3} に分かれました。")
        if first.change is Change.SPLIT
        else tr("{0}から、{1} {2} は {3} になりました。")
    )
    return told.format(era_day(first.since), me.section, me.section_name, called)


def _called(offer: Offer) -> str:
    return f"{offer.section} {offer.name}"
