# SPDX-License-Identifier: MIT
"""Commands that write reports: consolidate, export, report."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from leaderdesk.cli import DONE
from leaderdesk.cli.exchange import wanted_role
from leaderdesk.cli.store import store_argument
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import fiscal_start, fiscal_year, read_fiscal_year
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.store import Store
from leaderdesk.reports.clean_exit import CP932, LOST, UTF_8, Form, write_everything
from leaderdesk.reports.consolidated import consolidate as write_consolidated
from leaderdesk.reports.document import Document
from leaderdesk.reports.org_chart import org_chart
from leaderdesk.reports.receipt import receipt
from leaderdesk.reports.schedule import schedule

# 帳票 by their names on the command line, each made of a store and what else was said.
DOCUMENTS: Mapping[str, Callable[[Store, Namespace], Document]] = {
    "receipt": lambda store, args: receipt(store, section=args.section, number=args.number),
    "org-chart": lambda store, args: org_chart(store, _day_in(store, args.year)),
    "schedule": lambda store, args: schedule(store, args.year or fiscal_year(store.today())),
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
        help="receipt（受領証）・org-chart（推進体制）・schedule（年間予定）",
    )
    parser.add_argument("--year", type=read_fiscal_year, metavar="Y", help="年度（2026 や R8。省くと今年度）")
    parser.add_argument("--section", default="", metavar="CODE", help="課コード（省くとすべての課）")
    parser.add_argument("--number", default="", metavar="N", help="ファイルの号（3 または 第3号。省くと最新）")
    parser.add_argument("--to", required=True, type=Path, metavar="FILE.pdf", help="書き出す PDF")


def report(args: Namespace) -> int:
    """Write one 帳票 as a PDF; no screen is needed."""
    if args.to.suffix.lower() != ".pdf":
        raise LeaderDeskError("LD-5009", file=args.to.name, forms=".pdf")
    with open_store(args.store, KINDS, read_only=True) as store:
        document = DOCUMENTS[args.name](store, args)
    from leaderdesk.paper.output import ready, write_pdf  # the other commands run where Qt is not installed

    _application = ready()
    count = write_pdf(document, args.to)
    print(f"{document.title}（{count} ページ）を書き出しました：{args.to}")
    return DONE


def _day_in(store: Store, year: int | None) -> date:
    """Today where it lies in that 年度, or no 年度 was said; else the last day of it."""
    today = store.today()
    return today if year in (None, fiscal_year(today)) else fiscal_start(int(year or 0) + 1) - timedelta(days=1)
