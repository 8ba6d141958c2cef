"""Ten old ledgers, no two alike, as offices keep them: for each what comes in, what cannot, and how a person mends it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@dataclass(frozen=True)
class Ledger:
    """A ledger: its file, what a person says in the wizard, the titles that come in, the wrong cells and their right values.

    `wrong` are cells (sheet, cell) of the file; `mended` what is put into them in the coloured copy.
    """

    file: str
    build: Callable[[Path], None]
    titles: tuple[str, ...]
    kind: str = "request"
    said: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    left_out: int = 0
    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # title to fields that the record must hold


def book(target: Path, *sheets: tuple[str, list[list[Any]]], dress: Callable[[Workbook], None] = lambda _book: None):
    made = Workbook()
    del made["Sheet"]
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    dress(made)
    made.save(target)


def below_titles(target: Path) -> None:
    def dress(made: Workbook) -> None:
        sheet = made["一覧"]
        sheet.merge_cells("A1:F1")
        sheet["A1"].font = Font(bold=True, size=16)
        sheet.column_dimensions["B"].width = 44

    rows = [
        ["令和7年度　情報化に関する要望一覧表"],
        ["（市民課）", None, None, None, None, "記入者：庶務係"],
        [],
        ["No.", "要望事項", "要望日", "現状・課題", "緊急度", "備考"],
        [1, "共有フォルダーの容量を増やしたい", "R7.4.10", "毎月あふれる", "普通", ""],
        [2, "会議室に無線LANがほしい", dt.datetime(2025, 5, 1), None, "いつでも", "継続"],
        [3, None, None, None, None, None],
        [4, "外字が印刷されない", "令和7年13月2日", "窓口で困る", "普通", None],
        ["合計", None, None, None, 3, None],
    ]
    book(target, ("一覧", rows), dress=dress)


def two_rows_of_headings(target: Path) -> None:
    def dress(made: Workbook) -> None:
        for area in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "A3:A4"):
            made.active.merge_cells(area)

    rows = [
        ["種類", "件名", "効果", None, "日付"],
        [None, None, "月の時間", "関わる人数", None],
        ["機器", "窓口の様式を統一したい", "２．５", "３人", "2026/4/3"],
        [None, "番号札を替えたい", "かなり", 2, "2026-04-06"],
    ]
    book(target, ("要望", rows), dress=dress)


def two_tables_below_each_other(target: Path) -> None:
    rows = [
        ["１　現場の要望"],
        ["件名", "発生日", "係"],
        ["回線が遅い", "2026/4/1", "窓口係"],
        ["複合機を替えたい", "2026/4/31", "庶務係"],
        [],
        ["２　職場内の指導"],
        ["実施年月日", "研修名", "参加者数", "時間"],
        ["R8.4.2", "誤送信の防止", "12名", dt.time(0, 45)],
        ["R8.5.7", "電子決裁の代理設定", "４", "30分"],
    ]
    book(target, ("台帳", rows))


def a_sheet_for_each_year(target: Path) -> None:
    def dress(made: Workbook) -> None:
        made["作業用"].sheet_state = "hidden"

    head = ["受付日", "件名", "内容", "優先度"]
    book(
        target,
        ("使い方", [["この台帳は年度ごとにシートを分けます。"]]),
        ("作業用", [head, ["4/1", "消し忘れ", "", ""]]),
        ("R6", [head, ["4/10", "様式をそろえたい", "課で違う", "普通"], ["３月３日", "紙の回覧をやめたい", "", ""]]),
        (
            "R7",
            [
                ["令和7年度"],
                [],
                head,
                ["10/1", "窓口の混雑を知らせたい", "", "高い"],
                ["来週", "回線を増やしたい", "", ""],
            ],
        ),
        dress=dress,
    )


def hidden_columns_and_formulas(target: Path) -> None:
    def dress(made: Workbook) -> None:
        sheet = made["Sheet1"]
        sheet.column_dimensions["D"].hidden = True
        sheet["C5"].hyperlink = "#Sheet1!A1"
        sheet["C5"].fill = PatternFill("solid", fgColor="FFFFFF99")

    rows = [
        [],
        [],
        [],
        [None, "Ｎｏ", "件　名　※必須", "内部コード", "発生\n年月日", "概算額（千円）", "累計"],
        [None, "１", "ＲＰＡで転記をなくしたい", "X-1", 46113, "１，２００", "=F5"],
        [None, "２", "ＰＣを軽くしたい", "X-2", "20260402", "要見積", "=G5+F6"],
        [None, "３", "=1+1 と書かれた要望", "X-3", "８/４/３", None, "=G6+F7"],
    ]
    book(target, ("Sheet1", rows), dress=dress)
    made = load_workbook(target)
    made["Sheet1"]["C7"].data_type = "s"
    made.save(target)


def an_xls(target: Path) -> None:
    shutil.copyfile(FIXTURES / "ledgers" / "old_ledger.xls", target)


def a_cp932_csv(target: Path) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(
        [
            ["要望一覧（出力日 R8.4.30）"],
            ["件名", "発生日", "困っていること", "急ぎ具合", "至急の理由"],
            ["髙﨑①㈱～の件", "2026/4/1", "一行目\n二行目, 続き", "至急", "窓口が止まる"],
            ["=cmd|' /C calc'!A0", "2026/4/2", "", "普通", ""],
            ["様式を直したい", "2026/4/3", "", "至急", ""],
            ["集計を直したい", "2026/4/4", "#REF!", "普通", ""],
        ]
    )
    target.write_bytes(text.getvalue().replace("\r\n", "\n").replace("\n", "\r\n").encode("cp932"))


def a_utf16_list(target: Path) -> None:
    rows = [
        ["実施日", "指導内容", "対象人数", "所要", "備考"],
        ["2026/4/8", "不審メールの見分け方", "22", "20", "𠮷野家"],
    ]
    rows += [["2026/4/9", "Web会議の開き方", "なし", "30", ""]]
    target.write_text("\n".join("\t".join(row) for row in rows), "utf-16")


def dates_in_three_columns(target: Path) -> None:
    rows = [
        ["発生日", None, None, "要望", "区分", "現状", "課題"],
        ["年", "月", "日", None, None, None, None],
        ["令和8", 4, 1, "庁内メールを使いたい", "端末", "端末がない", "連絡が遅い"],
        ["〃", "〃", 3, "回覧を電子にしたい", "〃", "", "〃"],
        ["〃", 5, 40, "公用車を予約したい", "その他もろもろ", "", ""],
    ]
    book(target, ("要望", rows), dress=lambda made: made["要望"].merge_cells("A1:C1"))


def headings_on_every_page(target: Path) -> None:
    head = ["項目", "提出日", "改善案", "担当"]
    rows = [
        head,
        ["プリンターの更新", "30.4.2", "複合機へ統合する", "庶務"],
        ["見積書の様式", "30.2.28", "#REF!", "庶務"],
        head,
        ["照会の集計を自動に", "31.4.30", "集計表をなくす", "総務"],
        ["小計", "", "", ""],
        ["あ" * 61, "31.4.26", "短く書く", "総務"],
    ]
    book(target, ("H30", rows))


LEDGERS = (
    Ledger(
        "題名行つき.xlsx",
        below_titles,
        ("共有フォルダーの容量を増やしたい", "会議室に無線LANがほしい"),
        wrong={("一覧", "C8"): "令和7年12月2日"},
        left_out=1,
        facts={
            "共有フォルダーの容量を増やしたい": {
                "raised_on": "2025-04-10",
                "urgency": "normal",
                "problem": "毎月あふれる",
            }
        },
    ),
    Ledger(
        "二段見出し.xlsx",
        two_rows_of_headings,
        ("窓口の様式を統一したい",),
        wrong={("要望", "C4"): 10},
        facts={"窓口の様式を統一したい": {"hours_month": "2.5", "people": "3", "raised_on": "2026-04-03"}},
    ),
    Ledger(
        "二つの表.xlsx",
        two_tables_below_each_other,
        ("回線が遅い",),
        wrong={("台帳", "B4"): "2026/4/30"},
        left_out=1,
    ),
    Ledger(
        "年度別シート.xlsx",
        a_sheet_for_each_year,
        ("様式をそろえたい", "紙の回覧をやめたい", "窓口の混雑を知らせたい"),
        said={"every": True, "words": {"urgency": {"高い": "normal"}}, "sheet": "R6"},
        wrong={("R7", "A5"): "10/8"},
        facts={
            "様式をそろえたい": {"raised_on": "2024-04-10"},
            "紙の回覧をやめたい": {"raised_on": "2025-03-03"},
            "窓口の混雑を知らせたい": {"raised_on": "2025-10-01", "urgency": "normal"},
        },
    ),
    Ledger(
        "隠し列.xlsx",
        hidden_columns_and_formulas,
        ("ＲＰＡで転記をなくしたい", "=1+1 と書かれた要望"),
        wrong={("Sheet1", "F6"): 300},
        facts={"ＲＰＡで転記をなくしたい": {"raised_on": "2026-04-01", "est_cost": "1200"}},
    ),
    Ledger(
        "旧形式.xls",
        an_xls,
        ("ホームページ更新と承認の手順", "GISで地図に課の図面を重ねる"),
        kind="guidance",
        wrong={("指導", "C6"): 3},
        facts={"ホームページ更新と承認の手順": {"date": "2025-06-02", "people": "3", "minutes": "45"}},
    ),
    Ledger(
        "書き出し.csv",
        a_cp932_csv,
        ("髙﨑①㈱～の件", "=cmd|' /C calc'!A0"),
        wrong={("CSV", "E5"): "期限が近い", ("CSV", "C6"): "合わない"},
        facts={"髙﨑①㈱～の件": {"problem": "一行目\n二行目, 続き", "urgency": "urgent"}},
    ),
    Ledger(
        "記録.txt",
        a_utf16_list,
        ("不審メールの見分け方",),
        kind="guidance",
        wrong={("CSV", "C3"): 7},
        facts={"不審メールの見分け方": {"people": "22", "minutes": "20", "memo": "𠮷野家"}},
    ),
    Ledger(
        "年月日が三列.xlsx",
        dates_in_three_columns,
        ("庁内メールを使いたい", "回覧を電子にしたい"),
        said={
            "columns": ["raised_on", "raised_on", "raised_on", "title", "category", "problem", "problem"],
            "words": {"category": {"端末": "DEVICE", "その他もろもろ": ""}},
        },
        wrong={("要望", "A5"): "〃", ("要望", "B5"): 5, ("要望", "C5"): 4},
        facts={
            "庁内メールを使いたい": {"raised_on": "2026-04-01", "problem": "端末がない\n連絡が遅い"},
            "回覧を電子にしたい": {"raised_on": "2026-04-03"},
        },
    ),
    Ledger(
        "頁ごとの見出し.xlsx",
        headings_on_every_page,
        ("プリンターの更新", "照会の集計を自動に"),
        said={"era": "H"},
        wrong={("H30", "C3"): "様式を一つに", ("H30", "A7"): "長い件名を短くした"},
        left_out=2,
        facts={"照会の集計を自動に": {"raised_on": "2019-04-30", "unit": "総務"}},
    ),
)
