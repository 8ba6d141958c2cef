# SPDX-License-Identifier: MIT
"""Navigation as tables: which pages there are and for whom, and which keys do what."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from leaderdesk.errors import N_

SECTION, DIVISION = "section", "division"
OTHERS = "*"

_OODA = "ooda_project ooda_loop ooda_note"  # kinds that one page shows together


class PageEntry(NamedTuple):
    """One entry of the navigation; its module is imported when the page is first opened."""

    name: str
    label: str
    icon: str
    role: str
    group: str
    module: str
    class_name: str
    kind: str = ""  # the kinds whose records it shows, parted by blanks; OTHERS: of all that have no page of their own

    @property
    def help_page(self) -> str:
        """The page of the help that F1 opens there."""
        return self.module

    def page_class(self) -> Any:
        """The page's class."""
        return getattr(importlib.import_module(f"leaderdesk.desk.pages.{self.module}"), self.class_name)


PAGES: Sequence[PageEntry] = (
    PageEntry("home", N_("ホーム"), "home", SECTION, "", "home", "HomePage"),
    PageEntry(
        "field_requests", N_("現場要望"), "message-2", SECTION, "", "field_requests", "FieldRequestsPage", "request"
    ),
    PageEntry("guidance", N_("指導記録"), "user-check", SECTION, "", "guidance", "GuidancePage", "guidance"),
    PageEntry("activity", N_("リテラシー活動"), "bulb", SECTION, "", "activity", "ActivityPage", "activity"),
    PageEntry("liaison", N_("連絡調整"), "users", SECTION, "", "liaison", "LiaisonPage", "liaison"),
    PageEntry("progress", N_("施策進捗"), "target", SECTION, "", "progress", "ProgressPage", "progress_report"),
    PageEntry(
        "received_opinions",
        N_("施策への意見"),
        "messages",
        SECTION,
        "",
        "received_opinions",
        "ReceivedOpinionsPage",
        "opinion",
    ),
    PageEntry("training", N_("研修"), "school", SECTION, "", "training", "TrainingPage", "training_result"),
    PageEntry("projects", N_("プロジェクト"), "columns-3", SECTION, "", "projects", "ProjectsPage", _OODA),
    PageEntry("submission", N_("提出・受領"), "send", SECTION, "", "submission", "SubmissionPage"),
    PageEntry("conflicts", N_("確認が必要"), "alert-triangle", SECTION, "", "conflicts", "ConflictsPage"),
    PageEntry("home", N_("ホーム"), "home", DIVISION, "", "division_home", "DivisionHomePage"),
    PageEntry("receive", N_("受領・統合"), "inbox", DIVISION, N_("受け取る"), "receive", "ReceivePage"),
    PageEntry("submissions", N_("提出状況"), "layout-grid", DIVISION, N_("受け取る"), "submissions", "SubmissionsPage"),
    PageEntry("conflicts", N_("確認が必要"), "alert-triangle", DIVISION, N_("受け取る"), "conflicts", "ConflictsPage"),
    PageEntry("triage", N_("全庁の要望"), "message-2", DIVISION, N_("決める"), "triage", "TriagePage", "request"),
    PageEntry("distribution", N_("配布"), "send", DIVISION, N_("決める"), "distribution", "DistributionPage"),
    PageEntry("liaison", N_("連絡調整"), "users", DIVISION, N_("決める"), "liaison", "LiaisonPage", "liaison"),
    PageEntry("city", N_("全庁の一覧"), "list-details", DIVISION, N_("決める"), "city", "CityPage", OTHERS),
    PageEntry("measures", N_("施策"), "target", DIVISION, N_("計画"), "measures", "MeasuresPage", "measure"),
    PageEntry(
        "progress_check",
        N_("進捗の確認"),
        "clipboard",
        DIVISION,
        N_("計画"),
        "progress_check",
        "ProgressCheckPage",
        "progress_report",
    ),
    PageEntry(
        "plan_sheets",
        N_("実施計画調書"),
        "file-spreadsheet",
        DIVISION,
        N_("計画"),
        "plan_sheets",
        "PlanSheetsPage",
        "plan_sheet",
    ),
    PageEntry("schedule", N_("年間予定"), "calendar", DIVISION, N_("計画"), "schedule", "SchedulePage", "gate"),
    PageEntry("meetings", N_("会議"), "presentation", DIVISION, N_("計画"), "meetings", "MeetingsPage", "meeting"),
    PageEntry("opinions", N_("意見と対応"), "messages", DIVISION, N_("計画"), "opinions", "OpinionsPage", "opinion"),
    PageEntry("projects", N_("プロジェクト"), "columns-3", DIVISION, N_("計画"), "projects", "ProjectsPage", _OODA),
    PageEntry("bodies", N_("推進体制"), "users", DIVISION, N_("人と体制"), "bodies", "BodiesPage"),
    PageEntry(
        "training",
        N_("研修"),
        "school",
        DIVISION,
        N_("人と体制"),
        "city_training",
        "CityTrainingPage",
        "training_session course training_result",
    ),
    PageEntry("masters", N_("名簿・コード"), "address-book", DIVISION, N_("人と体制"), "masters", "MastersPage"),
)


class MenuEntry(NamedTuple):
    """One entry of the menu 「ファイル」: its name (a method of `FileMenu`, or of `Undo`) and its words."""

    name: str
    label: str


FILE_MENU: Sequence[MenuEntry] = (
    MenuEntry("undo", N_("元に戻す")),
    MenuEntry("redo", N_("やり直し")),
    MenuEntry("wastebasket", N_("ごみ箱…")),
    MenuEntry("import_ledger", N_("以前の台帳から取り込む…")),
    MenuEntry("backup_now", N_("今すぐバックアップ")),
    MenuEntry("restore_backup", N_("バックアップから復元…")),
    MenuEntry("hand_over", N_("引継ぎファイルを作る…")),
    MenuEntry("export", N_("すべてを書き出す…")),
    MenuEntry("check_store", N_("台帳を診断")),
)


class ActionEntry(NamedTuple):
    """One thing that keys do anywhere in the window: its name, its words, its keys (Qt's standard name or a text)."""

    name: str
    label: str
    keys: str
    role: str = ""  # "" for both


ACTIONS: Sequence[ActionEntry] = (
    ActionEntry("new_request", N_("要望を記録"), "Ctrl+N", SECTION),
    ActionEntry("new_guidance", N_("指導を記録"), "Ctrl+G", SECTION),
    ActionEntry("new_activity", N_("活動を記録"), "Ctrl+L", SECTION),
    ActionEntry("save", N_("保存"), "Save"),
    ActionEntry("save_and_go_on", N_("保存して次へ"), "Ctrl+Return"),
    ActionEntry("search", N_("検索"), "Find"),
    ActionEntry("refresh", N_("更新"), "Refresh"),
    ActionEntry("undo", N_("元に戻す"), "Undo"),
    ActionEntry("redo", N_("やり直し"), "Redo"),
    ActionEntry("file_menu", N_("ファイル"), "Alt+F"),
    ActionEntry("next_area", N_("次の領域へ"), "F6"),
    ActionEntry("next_page", N_("次の画面へ"), "Ctrl+PgDown"),
    ActionEntry("previous_page", N_("前の画面へ"), "Ctrl+PgUp"),
    ActionEntry("help", N_("この画面のヘルプ"), "HelpContents"),
)

# Alt+1 … Alt+9 open the first nine pages in their order.


def page_named(entries: Sequence[PageEntry], name: str) -> PageEntry | None:
    """The page of that name, or for `kind:…` the one that shows records of the kind; None where there is none."""
    kinds = {kind: entry for entry in reversed(entries) for kind in entry.kind.split()}
    if name.startswith("kind:"):
        return kinds.get(name.removeprefix("kind:"), kinds.get(OTHERS))
    return next((entry for entry in entries if name == entry.name), None)


def pages_for(role: str) -> list[PageEntry]:
    """The pages of one side, in order."""
    return [page for page in PAGES if page.role == role]
