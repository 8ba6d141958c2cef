# SPDX-License-Identifier: MIT
"""設定: the look of this desk, the name that revisions carry, and where the data lie."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leaderdesk import __version__
from leaderdesk.desk.preferences import WATCHED, Preferences
from leaderdesk.desk.translate import LANGUAGES, tr
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import N_
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.ledger.store import Store

SIZES: Mapping[str, str] = {"small": N_("小"), "standard": N_("標準"), "large": N_("大"), "extra": N_("特大")}
THEMES: Mapping[str, str] = {
    "auto": N_("パソコンの設定に合わせる"),
    "light": N_("明るい"),
    "dark": N_("暗い"),
    "contrast": N_("高コントラスト"),
}


class SettingsDialog(QDialog):
    """The settings of this desk; the look changes at once.

    Signals:
        look_changed(): size or colours were chosen.
        trial_ended(): the made-up records shall go.
    """

    look_changed = Signal()
    trial_ended = Signal()

    def __init__(self, preferences: Preferences, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.settings")
        self.setWindowTitle(tr("設定"))
        self._preferences = preferences
        self._store = store
        self._build()
        self.resize(520, self.sizeHint().height())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        sizes, themes = ({name: tr(label) for name, label in labels.items()} for labels in (SIZES, THEMES))
        self.size_box = self._box("size", tr("文字の大きさ"), sizes, "standard")
        self.theme_box = self._box("theme", tr("画面の色"), themes, "auto")
        self.language_box = self._box("language", tr("言語"), LANGUAGES, "ja")
        self.author = QLineEdit(str(self._store.setting("author") or self._store.identity.post))
        self.author.setObjectName("field.settings.author")
        self.author.setAccessibleName(tr("記録に残す名前"))
        for widget in (self.size_box, self.theme_box, self.language_box, self.author):
            form.addRow(plain_label(widget.accessibleName()), widget)
        column.addLayout(form)
        column.addWidget(
            plain_label(tr("職名で書きます（例：市民課 推進リーダー）。個人名は要りません。"), role="note", wraps=True)
        )
        column.addLayout(self._watched())
        column.addWidget(plain_label(self._facts(), role="note", wraps=True))
        if self._store.setting(TRIAL):
            column.addWidget(self._trial())
        column.addLayout(self._foot())

    def _watched(self) -> QVBoxLayout:
        """受け取るフォルダー: what is laid there is told of, and taken in when a person says so."""
        self.watched = QLineEdit(self._preferences.text(WATCHED))
        self.watched.setObjectName("field.settings.watched")
        self.watched.setAccessibleName(tr("受け取るフォルダー"))
        self.watched.setPlaceholderText(tr("（見に行きません）"))
        self.watched.setClearButtonEnabled(True)
        choose = button(tr("選ぶ"), symbol="folder", name="action.choose_watched")
        choose.clicked.connect(self._choose_watched)
        row = QHBoxLayout()
        row.addWidget(self.watched, 1)
        row.addWidget(choose)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(plain_label(tr("受け取るフォルダー"), role="field"))
        column.addLayout(row)
        told = tr(
            "このフォルダーに受け取るファイルが置かれると知らせます。内容を見てから受け取ります。共有フォルダーや USB も使えます。"
        )
        column.addWidget(plain_label(told, role="note", wraps=True))
        return column

    def _choose_watched(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("受け取るフォルダー"), self.watched.text())
        if chosen:
            self.watched.setText(chosen)

    def _trial(self) -> QWidget:
        """One click back to an empty desk."""
        box, column = card()
        told = tr("いまは作りものの記録が入っています。本番を始めるときに空にします（団体・課の設定は残ります）。")
        column.addWidget(plain_label(told, wraps=True))
        end = button(tr("お試しを終える"), name="action.end_trial")
        end.clicked.connect(self.accept)
        end.clicked.connect(self.trial_ended)
        column.addWidget(end)
        return box

    def _facts(self) -> str:
        me = self._store.identity
        return "\n".join(
            (
                tr("団体：{0}（{1}）").format(me.municipality_name, me.municipality),
                tr("課：{0}（{1}）  PC {2}").format(me.section_name, me.section or tr("なし"), me.pc),
                tr("データの場所：{0}").format(self._store.folder),
                f"LeaderDesk {__version__}",
            )
        )

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        show = button(tr("データの場所を開く"), symbol="folder-open", name="action.open_data_folder")
        reset = button(tr("画面配置を初期化"), symbol="refresh", name="action.reset_layout")
        done = button(tr("閉じる"), role="primary", name="action.close_settings")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.folder))))
        reset.clicked.connect(self._preferences.forget_layout)
        done.clicked.connect(self.accept)
        row.addWidget(show)
        row.addWidget(reset)
        row.addStretch()
        row.addWidget(done)
        return row

    def _box(self, name: str, label: str, options: Mapping[str, str], default: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"field.settings.{name}")
        for value, text in options.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(self._preferences.text(name, default)), 0))
        box.activated.connect(lambda: self._keep(name, box))
        box.setAccessibleName(label)
        return box

    def _keep(self, name: str, box: QComboBox) -> None:
        self._preferences.keep_text(name, str(box.currentData()))
        self.look_changed.emit()

    def done(self, result: int) -> None:
        name = self.author.text().strip()
        if name and name != (self._store.setting("author") or self._store.identity.post):
            self._store.set_setting("author", name)
        self._preferences.keep_text(WATCHED, self.watched.text().strip())
        super().done(result)
