# SPDX-License-Identifier: MIT
"""はじめの設定: who sits here, what the city and the section are called, how large the letters shall be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWizard,
    QWizardPage,
)

from leaderdesk.codes import PC_LETTERS, read_code, read_municipality_code
from leaderdesk.desk.dialogs.settings import SIZES
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.enrolment import TRIAL, set_up
from leaderdesk.exchange.handover import SUFFIX
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.organisation import Municipality, Section
from leaderdesk.ledger.backup import restore, told_contents
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.opening import local_time, open_store
from leaderdesk.ledger.preset import master_revisions, preset_of, presets
from leaderdesk.ledger.store import Store

_ROLE, _PLACE, _HANDED, _LOOK, _START = range(5)


class FirstRun(QWizard):
    """A few short pages; nothing is written before the last one is left."""

    def __init__(self, target: Path, preferences: Preferences, dress: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("dialog.first_run")
        self.setWindowTitle(tr("LeaderDesk を始める"))
        self.setTitleFormat(Qt.TextFormat.PlainText)
        self.setSubTitleFormat(Qt.TextFormat.PlainText)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setButtonText(QWizard.WizardButton.NextButton, tr("次へ"))
        self.setButtonText(QWizard.WizardButton.BackButton, tr("戻る"))
        self.setButtonText(QWizard.WizardButton.FinishButton, tr("始める"))
        self.setButtonText(QWizard.WizardButton.CancelButton, tr("やめる"))
        for forward in (QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton):
            made = self.button(forward)
            made.setProperty("role", "primary")
            made.style().unpolish(made)
            made.style().polish(made)
        self.setMinimumSize(640, 460)
        self._target = target
        self._preferences = preferences
        self._dress = dress
        self._store: Store | None = None
        self.role_page = RolePage()
        self.place_page = PlacePage(self.role)
        self.handed_page = HandedPage()
        self.look_page = LookPage(self._choose_size)
        self.start_page = StartPage(self)
        pages = (self.role_page, self.place_page, self.handed_page, self.look_page, self.start_page)
        for place, page in enumerate(pages):
            self.setPage(place, page)

    def ask(self) -> Store | None:
        """Ask, and make the store; None when the person leaves without."""
        return self._store if self.exec() == QWizard.DialogCode.Accepted else None

    def role(self) -> Role:
        """The role that is chosen."""
        return Role.DIVISION if self.role_page.division.isChecked() else Role.SECTION

    def is_handed_over(self) -> bool:
        """Whether to start with what a predecessor handed over, or with a backup."""
        return self.role_page.handed.isChecked()

    def accept(self) -> None:
        try:
            self._store = self._make()
        except LeaderDeskError as error:
            self.start_page.say(sentence(error))
            return
        super().accept()

    def _make(self) -> Store:
        if self.is_handed_over():
            restore(Path(self.handed_page.file.text()), self._target, KINDS)
            return open_store(self._target, KINDS)
        at = self.place_page
        self._target.parent.mkdir(parents=True, exist_ok=True)
        store = set_up(
            self._target,
            KINDS,
            role=self.role(),
            municipality=at.municipality.text(),
            municipality_name=at.municipality_name.text().strip(),
            section=at.section.text(),
            section_name=at.section_name.text().strip(),
            pc=at.pc.currentText(),
        )
        if self.start_page.sample.isChecked() and self.role() is Role.SECTION:
            try:
                _fill_with_samples(store)
            except BaseException:
                store.close()
                self._target.unlink()  # made-up records by half are no store to start with
                raise
        return store

    def _choose_size(self, size: str) -> None:
        self._preferences.keep_text("size", size)
        self._dress()


def _fill_with_samples(store: Store) -> None:
    """お試しデータ: a natural year up to today; 「お試しを終える」 in the settings gets rid of it."""
    from leaderdesk.sample.plan import Clock  # only who tries it out needs the sample city
    from leaderdesk.sample.section import fill_section

    store.set_setting(TRIAL, True)  # first of all, so that nothing made up can ever be taken for real
    clock = Clock(local_time())
    store.now = clock
    fill_section(store, clock, until=clock.at.date(), staff=20)
    store.now = local_time


class RolePage(QWizardPage):
    """Who sits here."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(tr("どちらで使いますか"))
        self.setSubTitle(tr("あとから変えることはできません。迷ったら「推進リーダー」を選びます。"))
        self.leader = QRadioButton(tr("課の推進リーダーとして使う"))
        self.division = QRadioButton(tr("情報政策課（事務局）として使う"))
        self.handed = QRadioButton(tr("引継ぎファイルやバックアップから始める"))
        self.handed.setObjectName("field.first_run.handed")
        self.leader.setObjectName("field.first_run.leader")
        self.division.setObjectName("field.first_run.division")
        self.leader.setChecked(True)
        column = QVBoxLayout(self)
        for choice, note in (
            (self.leader, tr("現場の要望・指導・活動を記録し、1つのファイルで情報政策課へ提出します。")),
            (self.division, tr("各課の提出ファイルを受け取り、全庁を1つの一覧と1冊のブックにまとめます。")),
            (self.handed, tr("前任者やこれまでのパソコンの記録を、そのまま引き継いで使います。")),
        ):
            column.addWidget(choice)
            column.addWidget(plain_label(note, role="note", wraps=True))
            column.addSpacing(8)
        column.addStretch()

    def nextId(self) -> int:
        return _HANDED if self.handed.isChecked() else _PLACE


class HandedPage(QWizardPage):
    """Which file to start with."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(tr("引継ぎファイル"))
        self.setSubTitle(tr("前任者から受け取った「LD引継ぎ_…」のファイル、またはバックアップを選びます。"))
        self.file = QLineEdit()
        self.file.setObjectName("field.first_run.file")
        self.file.setAccessibleName(tr("引継ぎファイル"))
        choose = button(tr("選ぶ…"), name="action.choose_handed")
        choose.clicked.connect(self._choose)
        self._told = plain_label("", wraps=True)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._told)
        column.addStretch()
        self.file.textChanged.connect(self._tell)

    def nextId(self) -> int:
        return _LOOK

    def isComplete(self) -> bool:
        return told_contents(Path(self.file.text())) is not None

    def _choose(self) -> None:
        kinds = tr("バックアップと引継ぎファイル") + f" (*{SUFFIX} *.db)"
        name, _ = QFileDialog.getOpenFileName(self, tr("引継ぎファイル"), "", kinds)
        if name:
            self.file.setText(name)

    def _tell(self) -> None:
        told = told_contents(Path(self.file.text()))
        if told is not None:
            count = sum(told.counts.get(kind.KIND, 0) for kind in KINDS if kind.DAY)
            day = told.newest[:10].replace("-", "/") or tr("なし")
            self._told.setText(tr("記録 {0:,} 件、いちばん新しい記録 {1}").format(count, day))
        elif self.file.text():
            self._told.setText(tr("LeaderDesk の引継ぎファイルでもバックアップでもありません。"))
        else:
            self._told.setText("")
        self.completeChanged.emit()


class PlacePage(QWizardPage):
    """Which city, which section, which PC of it."""

    def __init__(self, role: Callable[[], Role]) -> None:
        super().__init__()
        self._role = role
        self.setTitle(tr("団体と課"))
        self.setSubTitle(tr("コードは 6 桁の団体コードと、庁内の課コードです。名簿にある課は名前が入ります。"))
        self.municipality = self._line("municipality", tr("団体コード"))
        self.municipality_name = self._line("municipality_name", tr("団体名"))
        self.section = self._line("section", tr("課コード"))
        self.section_name = self._line("section_name", tr("課名"))
        self.pc = QComboBox()
        self.pc.addItems(list(PC_LETTERS[:6]))
        self.pc.setObjectName("field.first_run.pc")
        self.pc.setAccessibleName(tr("PCの記号"))
        self._fault = plain_label("", role="fault", wraps=True)
        form = QFormLayout(self)
        form.setVerticalSpacing(10)
        form.addRow(plain_label(tr("団体コード ※必須")), self.municipality)
        form.addRow(plain_label(tr("団体名")), self.municipality_name)
        form.addRow(plain_label(tr("課コード ※必須")), self.section)
        form.addRow(plain_label(tr("課名")), self.section_name)
        form.addRow(plain_label(tr("PCの記号")), self.pc)
        form.addRow(
            "",
            plain_label(
                tr("課で 2 台目の PC なら B を選びます。整理番号が重ならなくなります。"), role="note", wraps=True
            ),
        )
        form.addRow("", self._fault)
        known = "、".join(f"{code}" for code in presets().values())
        self.municipality.setPlaceholderText(tr("例 {0}").format(known.partition("、")[0]))
        self.municipality.editingFinished.connect(self._fill_names)
        self.section.editingFinished.connect(self._fill_names)

    def nextId(self) -> int:
        return _LOOK

    def _line(self, name: str, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"field.first_run.{name}")
        line.setAccessibleName(label)
        return line

    def _fill_names(self) -> None:
        """Names that the city's preset knows need no typing."""
        try:
            city = read_municipality_code(self.municipality.text())
        except LeaderDeskError:
            return
        masters = master_revisions(KINDS, city, preset_of(city))
        names = {(found.kind, found.body.get("code")): str(found.body.get("name", "")) for found in masters}
        if not self.municipality_name.text():
            self.municipality_name.setText(names.get((Municipality.KIND, city), ""))
        if not self.section_name.text():
            self.section_name.setText(names.get((Section.KIND, self.section.text().strip()), ""))

    def validatePage(self) -> bool:
        self._fill_names()
        try:
            read_municipality_code(self.municipality.text())
            if self._role() is Role.SECTION or self.section.text().strip():
                read_code(self.section.text(), field=tr("課コード"))
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            return False
        self._fault.setText("")
        return True


class LookPage(QWizardPage):
    """How large the letters shall be."""

    def __init__(self, choose: Callable[[str], None]) -> None:
        super().__init__()
        self.setTitle(tr("文字の大きさ"))
        self.setSubTitle(tr("いつでも「設定」で変えられます。"))
        column = QVBoxLayout(self)
        self._choices: list[QRadioButton] = []
        for name, label in SIZES.items():
            choice = QRadioButton(tr(label))
            self._choices.append(choice)
            choice.setObjectName(f"field.first_run.size.{name}")
            choice.setChecked(name == "standard")
            choice.clicked.connect(lambda _=False, size=name: choose(size))
            column.addWidget(choice)
        column.addSpacing(12)
        column.addWidget(plain_label(tr("見本：住民票の写し　令和8年11月12日　1,234件"), wraps=True))
        column.addStretch()

    def initializePage(self) -> None:
        next(choice for choice in self._choices if choice.isChecked()).setFocus()


class StartPage(QWizardPage):
    """What to start with."""

    def __init__(self, run: FirstRun) -> None:
        super().__init__()
        self._run = run
        self.setTitle(tr("始める準備ができました"))
        self.setSubTitle(tr("「始める」を押すと、このパソコンに台帳ができます。"))
        self._told = plain_label("", wraps=True)
        self.sample = QCheckBox(tr("お試しデータを入れて始める"))
        self.sample.setObjectName("field.first_run.sample")
        self._note = plain_label(
            tr("作りものの記録で操作を試せます。本番の前に「設定」の「お試しを終える」で空にします。"),
            role="note",
            wraps=True,
        )
        self._fault = plain_label("", role="fault", wraps=True)
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addSpacing(8)
        column.addWidget(self.sample)
        column.addWidget(self._note)
        column.addWidget(self._fault)
        column.addStretch()

    def initializePage(self) -> None:
        if self._run.is_handed_over():
            self._told.setText(Path(self._run.handed_page.file.text()).name)
            self._offer_samples(is_wanted=False)
            return
        at = self._run.place_page
        name = at.section_name.text() or at.section.text()
        self._told.setText(f"{at.municipality_name.text() or at.municipality.text()}  {name}  PC {at.pc.currentText()}")
        self._offer_samples(is_wanted=self._run.role() is Role.SECTION)

    def _offer_samples(self, *, is_wanted: bool) -> None:
        self.sample.setVisible(is_wanted)
        self._note.setVisible(is_wanted)

    def say(self, text: str) -> None:
        """Say what kept the store from being made."""
        self._fault.setText(text)
