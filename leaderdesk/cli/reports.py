# SPDX-License-Identifier: MIT
"""Commands that write reports: consolidate, export, report."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from leaderdesk.analysis.editions import Sheet
from leaderdesk.analysis.layouts import Layout
from leaderdesk.analysis.meetings import meeting_named, the_meeting
from leaderdesk.cli import DONE
from leaderdesk.cli.exchange import wanted_role
from leaderdesk.cli.store import store_argument
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import fiscal_start, fiscal_year, read_fiscal_year
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store
from leaderdesk.reports import leader_report, ooda, plan_sheet, training
from leaderdesk.reports.clean_exit import CP932, LOST, UTF_8, Form, write_everything
from leaderdesk.reports.consolidated import consolidate as write_consolidated
from leaderdesk.reports.document import Document
from leaderdesk.reports.marked_layout import read_layout_file
from leaderdesk.reports.meeting_pack import meeting_pack, pack_document
from leaderdesk.reports.meeting_workbook import write_meeting_workbook
from leaderdesk.reports.minutes import minutes
from leaderdesk.reports.org_chart import org_chart
from leaderdesk.reports.receipt import receipt
from leaderdesk.reports.schedule import schedule
from leaderdesk.reports.sheet_marks import Head


def _sheets(store: Store, args: Namespace) -> tuple[list[Sheet], Head]:
    """The sheets that were asked for, and what they share."""
    year = fiscal_year(store.today()) if args.year is None else args.year
    sheets = plan_sheet.wanted_sheets(store, year, measure=args.measure, number=args.edition)
    return sheets, plan_sheet.head_of(store, year, sheets)


def _sheet_book(
    store: Store, args: Namespace, write: Callable[[Sequence[Sheet], Head, Layout, Path], list[LeaderDeskError]]
) -> None:
    """Write sheets in a layout; what of it cannot go on is said before, what to look at after."""
    sheets, head = _sheets(store, args)
    if args.layout:
        layout, told = Layout(args.layout.name, read_layout_file(args.layout)), list[LeaderDeskError]()
    else:
        layout, told = plan_sheet.layout_for(store, sheets)
    for fault in (*told, *plan_sheet.looked_through(layout).losses):
        print(fault, file=sys.stderr)
    for remark in write(sheets, head, layout, args.to):
        print(remark, file=sys.stderr)


# 帳票 by their names on the command line, each made of a store and what else was said: as paper, and as a workbook.
DOCUMENTS: Mapping[str, Callable[[Store, Namespace], Document]] = {
    "receipt": lambda store, args: receipt(store, section=args.section, number=args.number),
    "org-chart": lambda store, args: org_chart(store, _day_in(store, args.year)),
    "schedule": lambda store, args: schedule(store, _year(store, args)),
    "plan-sheet": lambda store, args: plan_sheet.sheet_document(*_sheets(store, args)),
    "plan-list": lambda store, args: plan_sheet.list_document(*_sheets(store, args)),
    "meeting-pack": lambda store, args: pack_document(meeting_pack(store, _meeting(store, args))),
    "minutes": lambda store, args: minutes(store, _meeting(store, args)),
    "ooda": lambda store, args: ooda.ooda(store, _year(store, args)),
    "leader-report": lambda store, args: leader_report.leader_report_document(store, _year(store, args)),
    "training-matrix": lambda store, args: training.training_matrix(store, _year(store, args)),
}
WORKBOOKS: Mapping[str, Callable[[Store, Namespace], object]] = {
    "plan-sheet": lambda store, args: _sheet_book(store, args, plan_sheet.write_sheets),
    "plan-list": lambda store, args: _sheet_book(store, args, plan_sheet.write_list),
    "meeting-pack": lambda store, args: write_meeting_workbook(meeting_pack(store, _meeting(store, args)), args.to),
    "ooda": lambda store, args: ooda.write_workbook(store, _year(store, args), args.to),
    "leader-report": lambda store, args: leader_report.write_workbook(store, _year(store, args), args.to),
    "training-matrix": lambda store, args: training.write_workbook(store, _year(store, args), args.to),
}


def consolidate_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="FILE.xlsx", help="書き出すブック")


def consolidate(args: Namespace) -> int:
    """Write the whole city as one workbook."""
    with open_store(args.store, KINDS, read_only=True) as store:
        wanted_role(store, Role.DIVISION)
        counts = write_consolidated(store, args.to)
    told = "、".join(f"{kind_named(kind).LABEL} {count:,} 件" for kind, count in counts.items())
    print(f"全庁統合ブックを書き出しました（{told}）：{args.to}")
    return DONE


def export_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="書き出すフォルダーを置く場所")
    parser.add_argument("--format", default=Form.XLSX.value, choices=[form.value for form in Form], help="ファイルの形")
    parser.add_argument("--encoding", default=UTF_8, choices=[UTF_8, CP932], help="CSV の文字コード")


def export(args: Namespace) -> int:
    """Write everything that the store holds."""
    with open_store(args.store, KINDS, read_only=True) as store:
        made = write_everything(store, args.to, Form(args.format), encoding=args.encoding)  # type: ignore[call-arg]
    print(f"すべてを書き出し、件数を確かめました：{made.folder}")
    for name, count in made.counts.items():
        print(f"{name}.{args.format}\t{count}")
    if made.lost:
        print(f"CP932 で失われたり変わったりした文字：{len(made.lost)} か所（{LOST}）", file=sys.stderr)
    return DONE


def report_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument(
        "name",
        metavar="NAME",
        choices=list(DOCUMENTS),
        help="receipt（受領証）・org-chart（推進体制）・schedule（年間予定）・plan-sheet（実施計画調書）・plan-list（調書の一覧）"
        "・meeting-pack（会議資料）・minutes（議事要旨）・ooda（プロジェクトの記録）・training-matrix（研修の受講状況）・leader-report（指導の成果）",
    )
    parser.add_argument("--year", type=read_fiscal_year, metavar="Y", help="年度（2026 や R8。省くと今年度）")
    parser.add_argument("--section", default="", metavar="CODE", help="課コード（省くとすべての課）")
    parser.add_argument("--number", default="", metavar="N", help="ファイルの号（3 または 第3号。省くと最新）")
    parser.add_argument("--measure", default="", metavar="CODE", help="施策の整理番号（省くとすべての施策）")
    parser.add_argument("--edition", type=int, metavar="N", help="調書の版（0 は今の内容の案。省くと最新の版）")
    parser.add_argument("--layout", type=Path, metavar="FILE.xlsx", help="印の入った様式（省くと確定したときの様式）")
    parser.add_argument("--meeting", default="", metavar="ID", help="会議の記録 ID")
    parser.add_argument(
        "--body",
        default="",
        metavar="CODE",
        help="会議体のコード（省くとどの会議体でも。その年度の次の会議、なければ最後）",
    )
    parser.add_argument("--to", required=True, type=Path, metavar="FILE", help="書き出す PDF、または Excel ブック")


def report(args: Namespace) -> int:
    """Write one 帳票 as a PDF or, where it has one, as a workbook; no screen is needed."""
    form = args.to.suffix.lower()
    if form != ".pdf" and not (form == ".xlsx" and args.name in WORKBOOKS):
        raise LeaderDeskError("LD-5009", file=args.to.name, forms=".pdf・.xlsx" if args.name in WORKBOOKS else ".pdf")
    with open_store(args.store, KINDS, read_only=True) as store:
        if form == ".xlsx":
            WORKBOOKS[args.name](store, args)
            print(f"書き出しました：{args.to}")
            return DONE
        document = DOCUMENTS[args.name](store, args)
    from leaderdesk.paper.output import ready, write_pdf  # the other commands run where Qt is not installed

    _application = ready()
    count = write_pdf(document, args.to)
    print(f"{document.title}（{count} ページ）を書き出しました：{args.to}")
    return DONE


def _year(store: Store, args: Namespace) -> int:
    """The 年度 that was said, else this one."""
    return int(args.year or fiscal_year(store.today()))


def _day_in(store: Store, year: int | None) -> date:
    """Today where it lies in that 年度, or no 年度 was said; else the last day of it."""
    today = store.today()
    return today if year in (None, fiscal_year(today)) else fiscal_start(int(year or 0) + 1) - timedelta(days=1)


def _meeting(store: Store, args: Namespace) -> Row:
    """The meeting that was named by its id, else the next one (or the last) of the 年度, of the body where one is said."""
    if args.meeting:
        return meeting_named(store, args.meeting)
    return the_meeting(store, body=args.body, year=_year(store, args))
