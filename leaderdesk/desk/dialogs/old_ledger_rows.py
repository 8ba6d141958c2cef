# SPDX-License-Identifier: MIT
"""The wizard's pages on rows: what would come in and what would not and why, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWizard,
    QWizardPage,
)

from leaderdesk.desk.messages import sentence, tell_fault
from leaderdesk.desk.models.columns import RIGHT, WIDTHS, Column, shown_text
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.models.old_ledger import LedgerImport
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import LOOKS, Badge, badge_text
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.exchange.mapping import OWNER, keep_profile
from leaderdesk.exchange.old_ledger import LedgerRow, Plan, commit, plan
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.kinds.organisation import Section

_OUTCOMES = (Outcome.IMPORTED, Outcome.ALREADY, Outcome.REFUSED)
_MOST_ROWS_TOLD = 12


class PreviewPage(QWizardPage):
    """Every row with its verdict, before anything is written.

    Signals:
        taken_in(int): the good rows came in; the file's id in the log, 0 where they are the section's own records.
    """

    taken_in = Signal(int)

    def __init__(self, case: LedgerImport) -> None:
        super().__init__()
        self._case = case
        self._is_busy = False
        self._is_in = False
        self.setTitle(tr("確かめて取り込む"))
        self.setSubTitle(
            tr("取り込めない行は、理由を読んで Excel で直し、もう一度取り込めます。同じ行は二重に入りません。")
        )
        self.setCommitPage(True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(self._badges())
        frame, self._inside = card()
        self.table: RecordTable | None = None
        self._detail = Paragraph()
        self._inside.addWidget(self._detail)
        column.addWidget(frame, 1)
        self._told = plain_label("", role="note", wraps=True)
        column.addWidget(self._told)
        column.addLayout(self._keeping())
        self._fault = plain_label("", role="fault", wraps=True)
        column.addWidget(self._fault)

    def _badges(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._counts = {outcome: Badge() for outcome in _OUTCOMES}
        for badge in self._counts.values():
            row.addWidget(badge)
        row.addStretch()
        self.colour = colour_button(self, self._case)
        row.addWidget(self.colour)
        return row

    def _keeping(self) -> QHBoxLayout:
        """同じ列の並びの設定として残す."""
        row = QHBoxLayout()
        row.setSpacing(10)
        self.keep = QCheckBox(tr("同じ列の並びの設定として残す"))
        self.keep.setObjectName("field.old_ledger.keep")
        self.keep_name = QLineEdit()
        self.keep_name.setObjectName("field.old_ledger.keep_name")
        self.keep_name.setAccessibleName(tr("設定の名前"))
        self.keep_name.setPlaceholderText(tr("設定の名前"))
        self.keep_name.setEnabled(False)
        self.keep.toggled.connect(self.keep_name.setEnabled)
        row.addWidget(self.keep)
        row.addWidget(self.keep_name, 1)
        row.addStretch(1)
        return row

    def initializePage(self) -> None:
        self._case.plan = None
        self._is_busy = True
        self.keep_name.setText(Path(self._case.name).stem)
        self._fault.setText("")
        self._told.setText(tr("行を確かめています…"))
        self.colour.hide()
        store, sheets, profile = self._case.store, self._case.sheets, self._case.profile
        self._case.start(lambda progress: plan(store, sheets, profile, progress), self._show, self._fail)
        self.completeChanged.emit()

    def isComplete(self) -> bool:
        found = self._case.plan
        return not self._is_busy and found is not None and bool(found.those(Outcome.IMPORTED))

    def validatePage(self) -> bool:
        """Take the rows in, in the background; the page is left when they are in."""
        if self._is_in:
            return True
        found = self._case.plan
        assert found is not None
        self._is_busy = True
        self._told.setText(tr("取り込んでいます…"))
        self.completeChanged.emit()
        store, path, name = self._case.store, self._case.path, self._case.name
        self._case.start(lambda _progress: commit(store, found, path, name), self._end, self._fail, is_writing=True)
        return False

    # ------------------------------------------------------------ what comes back

    def _show(self, found: Plan) -> None:
        self._is_busy = False
        self._case.plan = found
        for outcome, badge in self._counts.items():
            count = len(found.those(outcome))
            badge.show_text(f"{badge_text(outcome)} {count:,}" if count else "", LOOKS[outcome].tone)
        self._show_rows(found)
        self._told.setText("\n".join(self._notes(found)))
        count = len(found.those(Outcome.IMPORTED))
        self.wizard().setButtonText(QWizard.WizardButton.CommitButton, tr("取り込む（{0:,}件）").format(count))
        self.colour.setVisible(bool(found.those(Outcome.REFUSED)))
        self.completeChanged.emit()

    def _show_rows(self, found: Plan) -> None:
        if self.table is not None:
            self._inside.removeWidget(self.table)
            self.table.deleteLater()
        columns = _columns(self._case, found)
        model = LinesModel(columns, self)
        model.show_lines(sorted(found.rows, key=lambda row: row.outcome is not Outcome.REFUSED))
        self.table = RecordTable(f"old_ledger.{found.kind.KIND}", model, columns, self._case.preferences)
        self.table.setAccessibleName(tr("台帳の行"))
        self.table.empty_text = tr("見出しの下に行がありません。シートと見出しの行を確かめてください。")
        self.table.chosen.connect(
            lambda place: self._detail.show_text(_told(self._case, found, model.lines[place]) if place >= 0 else "")
        )
        self._inside.insertWidget(0, self.table, 1)
        if found.rows:
            self.table.choose(0)
        self.table.setFocus()

    def _notes(self, found: Plan) -> list[str]:
        """What else a person should know: rows that are no records, a further table."""
        many = len(found.profiles) > 1

        def listed(places: Sequence[tuple[str, int]]) -> str:
            shown = "、".join(f"{sheet} {row}" if many else str(row) for sheet, row in places[:_MOST_ROWS_TOLD])
            return shown + ("…" if len(places) > _MOST_ROWS_TOLD else "")

        notes = []
        if found.left_out:
            notes.append(tr("合計や見出しの繰り返しなどの行は読みません：{0} 行目").format(listed(found.left_out)))
        if found.further:
            told = tr("{0} 行目から別の表があります。取り込んだあと、その行を見出しにして、もう一度取り込めます。")
            notes.append(told.format(listed(found.further)))
        return notes

    def _fail(self, error: Exception) -> None:
        self._is_busy = False
        self._told.setText("")
        self._fault.setText(sentence(error))
        self.completeChanged.emit()

    def _end(self, file_id: int) -> None:
        assert self._case.plan is not None
        self._is_busy, self._is_in = False, True
        self._case.taken = len(self._case.plan.those(Outcome.IMPORTED))
        if self.keep.isChecked() and (name := self.keep_name.text().strip()):
            keep_profile(
                self._case.store, name, self._case.profile.model_copy(update={"encoding": self._case.encoding})
            )
        self.taken_in.emit(file_id)
        self.completeChanged.emit()
        self.wizard().next()


class DonePage(QWizardPage):
    """What came in, and what is left to mend."""

    def __init__(self, case: LedgerImport) -> None:
        super().__init__()
        self._case = case
        self.setTitle(tr("取り込みました"))
        self.setSubTitle(tr("取り込みは「ファイル」の「元に戻す」で、まとめて取り消せます。"))
        self.setFinalPage(True)
        self._told = plain_label("", role="good", wraps=True)
        self._left = plain_label("", wraps=True)
        self.colour = colour_button(self, case)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(self._told)
        column.addWidget(self._left)
        row = QHBoxLayout()
        row.addWidget(self.colour)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()

    def initializePage(self) -> None:
        assert self._case.plan is not None
        left = len(self._case.plan.those(Outcome.REFUSED))
        label = tr(self._case.kind.LABEL)
        self._told.setText(tr("{0} {1:,} 件を取り込みました。").format(label, self._case.taken))
        self._left.setText(
            tr(
                "{0:,} 行は取り込めませんでした。色を付けた Excel を直し、それをもう一度取り込むと、直した行だけが入ります。"
            ).format(left)
            if left
            else tr("この台帳の行は、すべて記録になっています。")
        )
        self.colour.setVisible(bool(left))


def colour_button(page: QWizardPage, case: LedgerImport) -> QPushButton:
    """The button that writes the coloured copy of the ledger."""

    def ask() -> None:
        from leaderdesk.exchange.marked import SUFFIX

        folder = Path(case.preferences.text("old_ledger/folder", str(case.store.folder)))
        start = str(folder / f"{Path(case.name).stem}{SUFFIX}.xlsx")
        name, _ = QFileDialog.getSaveFileName(page, tr("色を付けた Excel の保存先"), start, "Excel (*.xlsx)")
        if name:
            save(Path(name).with_suffix(".xlsx"))

    def save(target: Path) -> None:
        from leaderdesk.exchange.marked import write_marked

        found, path, name, encoding = case.plan, case.path, case.name, case.encoding
        assert found is not None

        def end(text: str) -> None:
            made.setEnabled(True)
            made.setText(text)

        def fail(error: Exception) -> None:
            end(label)
            tell_fault(page, error)

        made.setEnabled(False)
        case.start(
            lambda _progress: write_marked(found, path, name, target, encoding=encoding),
            lambda _none: end(tr("保存しました：{0}").format(target.name)),
            fail,
            is_writing=True,
        )

    label = tr("取り込めない行に色を付けた Excel を保存…")
    made = button(label, symbol="device-floppy", name="action.save_marked")
    made.clicked.connect(ask)
    return made


def _columns(case: LedgerImport, found: Plan) -> list[Column]:
    """The verdict of each row and its reason, and what it says in the fields that the ledger fills."""
    names, kind = case.store.names, found.kind
    used = {name for profile in found.profiles.values() for name in (*profile.columns, *profile.defaults)}

    def shown(name: str) -> Callable[[LedgerRow], str]:
        return lambda row: _shown(case, found, row, name).replace("\n", " ")

    of_sheet = [Column("sheet", tr("シート"), lambda row: row.sheet, letters=5)] if len(found.profiles) > 1 else []
    of_owner = (
        [Column(OWNER, tr("課"), lambda row: names.label(Section.KIND, "", row.owner) or "", letters=7)]
        if OWNER in case.fields
        else []
    )
    return [
        *of_sheet,
        Column("number", tr("行"), lambda row: f"{row.number:,}", alignment=RIGHT, letters=4),
        Column("outcome", tr("判定"), lambda row: tr(row.outcome.label), letters=9, badge=lambda row: row.outcome),
        *of_owner,
        Column(kind.DAY, tr(kind.facets()[kind.DAY].label), shown(kind.DAY), letters=10),
        Column(kind.TITLE, tr(kind.facets()[kind.TITLE].label), shown(kind.TITLE), letters=14),
        Column("why", tr("理由"), _why, letters=-1),
        *(
            Column(name, tr(facet.label), shown(name), letters=WIDTHS[type(facet)], is_shown=False)
            for name, facet in kind.facets().items()
            if name in used and name not in (kind.DAY, kind.TITLE)
        ),
    ]


def _shown(case: LedgerImport, found: Plan, row: LedgerRow, name: str) -> str:
    """A field of a row as people read it, "" where it is empty or wrong."""
    canonical = row.body.get(name)
    return "" if canonical is None else shown_text(found.kind.facets()[name], canonical, case.store.names)


def _told(case: LedgerImport, found: Plan, row: LedgerRow) -> str:
    """A row at length: why it cannot come in, then all its fields."""
    fields = [
        f"{tr(facet.label)}：{text}"
        for name, facet in found.kind.facets().items()
        if (text := _shown(case, found, row, name))
    ]
    return "\n".join(filter(None, (_why(row), "　".join(fields))))


def _why(row: LedgerRow) -> str:
    return " ".join(fault.sentence(tr) for fault in row.faults.values())
