"""計画の言葉と画面: every organisation, process, document and loop of the plan has its place, and the help names it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabBar

from leaderdesk.desk.navigation import DIVISION, SECTION
from leaderdesk.places import resource
from tests.builders import division_store, section_store
from tests.desktop import desk_of, dress, settle

ROLES = {"課": SECTION, "情報政策課": DIVISION}
WORDS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in resource("help", "plan_words.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| 計画の言葉")
]
# Tables 1.1 and 1.2 of the domain, by words that the rows must have.
NEEDED = (
    "ICT戦略推進本部", "幹事会", "推進委員会", "情報セキュリティ委員会", "統括責任者", "情報セキュリティ管理者",
    "情報セキュリティリーダー", "ICT推進リーダー", "DX推進リーダー", "DX戦略推進プロジェクト", "DX戦略推進本部", "WG①", "WG②",
    "分科会", "事務局", "担当課", "各課", "要望の集約", "職場内指導", "リテラシー", "連絡調整", "策定・推進・変更", "ICT施策",
    "効果や便益", "進捗状況確認", "実施計画調書", "進捗管理スケジュール", "評価・助言・提言", "見直し", "全体最適化", "PDCA", "OODA",
    "図7-4", "EBPM", "財源", "効果測定", "情報セキュリティポリシー", "主任・主査",
    # the eleven courses
    "業務アプリケーション操作研修", "データ分析・オープンデータ研修", "ホームページ作成研修", "GIS・かんたん申請基礎研修", "DX研修",
    "サービスデザイン研修", "管理職向け研修", "情報セキュリティ対策研修", "情報セキュリティ自己点検", "標的型攻撃メール訓練", "内部監査人",
)  # fmt: skip


@pytest.mark.parametrize("word", NEEDED)
def test_every_word_of_the_plan_stands_in_the_table(word):
    assert any(word in row[0] for row in WORDS)


@pytest.mark.parametrize("role", [SECTION, DIVISION])
def test_each_word_opens_its_page_and_its_tab(tmp_path, role):
    dress()
    store = section_store(tmp_path) if role == SECTION else division_store(tmp_path)
    with store, desk_of(store, tmp_path / "desk") as window:
        labels = {entry.label: entry.name for entry in window.entries}
        for word, who, page, tab in WORDS:
            if ROLES[who] != role:
                continue
            window.open_page(labels[page])
            settle()
            assert window.current_name() == labels[page], word
            if tab:
                tabs = window.current_page().findChild(QTabBar, f"tabs.{labels[page]}")
                found = [tabs.tabText(place) for place in range(tabs.count())]
                assert tab in found, word
                tabs.setCurrentIndex(found.index(tab))
                settle()
