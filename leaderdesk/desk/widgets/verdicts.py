# SPDX-License-Identifier: MIT
"""受け取ったファイル: each with its verdict and its plan; of the chosen one what is to be known, and what settles it."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import normalize

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.desk.models.columns import RIGHT, Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.hand_edits import HandEdits
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.kinds.names import Code

# The verdicts on files that may be old ledgers: none of LeaderDesk's, other forms of Excel, CSV, formulas, links.
_FOREIGN = ("LD-2002", "LD-2006", "LD-2007", "LD-2103", "LD-2105", "LD-2106", "LD-2112")

_SAID = re.compile(r"LD\D+_\d{6}_([0-9A-Z-]{2,10})_\d{4}_")  # a file's name says whose it is


class Verdicts(QWidget):
    """The table of files, and below it the chosen one.

    Signals:
        section_wanted(): 名簿に加えて取り込む, for the chosen file.
        confirmation_wanted(): 確認コードを確かめて取り込む, for the chosen file.
        ledger_wanted(): 台帳として取り込む, for the chosen file.
        readings_wanted(): 読み方を選ぶ, for the chosen file.
        receipt_wanted(): 受領証, of the chosen file.
        accepted_changed(object): the hand edits (their places) of the chosen file that a person wants.
    """

    section_wanted = Signal()
    confirmation_wanted = Signal()
    ledger_wanted = Signal()
    readings_wanted = Signal()
    receipt_wanted = Signal()
    accepted_changed = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        columns = _columns()
        self.model = LinesModel(columns, self)
        self.files = RecordTable("verdicts", self.model, columns, preferences)
        self.files.setAccessibleName(tr("受け取ったファイル"))
        self.files.empty_text = tr("各課から届いた提出ファイルを、まとめて置けます。60 個でも一度に判定します。")
        self.edits = HandEdits(preferences)
        self.edits.accepted_changed.connect(self.accepted_changed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        column.addWidget(self.files, 1)
        column.addLayout(self._chosen_file())
        column.addWidget(self.edits)

    def _chosen_file(self) -> QHBoxLayout:
        self._detail = Paragraph()
        row = QHBoxLayout()
        row.addWidget(self._detail, 1)

        def way(words: str, name: str, wanted: Any, role: str = "") -> QPushButton:
            made = button(words, role=role, name=name)
            made.clicked.connect(wanted)
            made.hide()
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
            return made

        self._add = way(tr("名簿に加えて取り込む"), "action.add_section", self.section_wanted)
        self._confirm = way(tr("確認コードを確かめて取り込む"), "action.confirm_sender", self.confirmation_wanted)
        self._as_ledger = way(tr("台帳として取り込む…"), "action.import_ledger", self.ledger_wanted)
        self._receipt = way(tr("受領証…"), "action.receipt", self.receipt_wanted)
        self._ask = way("", "action.choose_readings", self.readings_wanted, role="primary")
        return row

    def place(self) -> int:
        """The row of the chosen file; below 0 where none is."""
        return self.files.currentIndex().row()

    def show_verdict(self, verdict: Verdict | None, *, can_answer: bool, has_receipt: bool) -> None:
        """Show one file: its verdict in full, what settles it, its hand edits; None shows nothing."""
        self._receipt.setVisible(has_receipt)
        self._add.setVisible(verdict is not None and verdict.code == "LD-2207" and verdict.content is not None)
        self._confirm.setVisible(verdict is not None and verdict.code == "LD-2210" and verdict.content is not None)
        self._as_ledger.setVisible(verdict is not None and verdict.code in _FOREIGN and verdict.path.exists())
        questions = verdict.questions if verdict and can_answer else ()
        self._ask.setVisible(bool(questions))
        self._ask.setText(tr("読み方を選ぶ（{0} か所）").format(len(questions)))
        title = tr("直すところ：{0} か所。その行は取り込みません。") if verdict and verdict.is_form else ""
        self.edits.show_edits(verdict.edits if verdict else (), verdict.accepted if verdict else (), title=title)
        self._detail.show_text("\n".join(_told(verdict)) if verdict else "")


def _columns() -> list[Column]:
    def figure(name: str, heading: str) -> Column:
        return Column(name, heading, lambda verdict: _figure(verdict, name), alignment=RIGHT, letters=4)

    return [
        Column("section", tr("課・ファイル"), _whose, letters=12),
        Column("number", tr("号"), lambda verdict: verdict.number, letters=6),
        figure("new", tr("新規")),
        figure("changed", tr("変更")),
        figure("conflicts", tr("競合")),
        figure("edits", tr("手修正")),
        Column("outcome", tr("判定"), lambda verdict: tr(verdict.state.label), letters=9, badge=_state),
        Column("message", tr("説明"), lambda verdict: verdict.message(tr) + _code(verdict), letters=-1),
    ]


def _told(verdict: Verdict) -> list[str]:
    lines = [verdict.message(tr) + _code(verdict)]
    if verdict.content is not None and not verdict.is_form:
        lines.append(tr("ファイル：{0}   確認コード：{1}").format(verdict.file, verdict.content.manifest.confirmation))
        if verdict.standing is not None:
            lines.append(tr("差出人：{0}（登録の鍵）").format(tr(verdict.standing.label)))
    return lines


def _whose(verdict: Any) -> str:
    named = verdict.section_name and verdict.section_name != verdict.section
    if named:
        return f"{verdict.section} {verdict.section_name}"
    said = _SAID.match(normalize("NFC", verdict.file))  # what a narrow column would cut off stands in front
    return f"{said[1]}  {verdict.file}" if said else verdict.file


def _state(verdict: Any) -> Code:
    state: Code = verdict.state
    return state


def _figure(verdict: Any, name: str) -> str:
    if verdict.content is None:
        return "―"
    value = len(verdict.edits) if name == "edits" else getattr(verdict.change, name)
    return f"{value:,}"


def _code(verdict: Any) -> str:
    return f"（{verdict.code}）" if verdict.code else ""
