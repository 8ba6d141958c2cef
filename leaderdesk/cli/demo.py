# SPDX-License-Identifier: MIT
"""The command that makes the sample city: demo."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from leaderdesk.cli import DONE
from leaderdesk.errors import LeaderDeskError
from leaderdesk.machine import os_reason
from leaderdesk.sample.city import make_city
from leaderdesk.sample.plan import Plan

_CONTENTS = (
    "作る場所（空のフォルダー）。sections は課の PC ごとの台帳、submissions は各 PC の最後の提出ファイル、division.db は"
    "それをまだ受け取っていない情報政策課の台帳、awkward は遅れた・壊れた・よそのファイル。--records を省くと、"
    "answered に同じ年度の終わりの情報政策課の台帳（回答・照会のあるもの）と、各課への配布ファイルもできる"
)


def demo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help=_CONTENTS)
    parser.add_argument("--sections", type=_number(1, 64), default=64, metavar="N", help="課の数（64 まで）")
    parser.add_argument(
        "--records", type=_number(0, 100_000), metavar="N", help="課ごとの記録の数（測定用。省くと自然な1年）"
    )
    parser.add_argument("--year", type=_number(1990, 2099), default=2026, metavar="YEAR", help="年度（西暦）")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="乱数の種")


def demo(args: Namespace) -> int:
    """Make a whole made-up city."""
    if (args.folder / "sections").exists():
        raise LeaderDeskError("LD-4003", store=str(args.folder))
    plan = Plan(sections=args.sections, records=args.records, year=args.year, seed=args.seed)
    try:
        make_city(args.folder, plan, _tell)
    except OSError as error:
        raise LeaderDeskError("LD-2301", folder=str(args.folder), reason=os_reason(error)) from error
    print(f"見本の市「青葉原市」を作りました：{args.folder}")
    return DONE


def _number(least: int, most: int) -> Callable[[str], int]:
    """What an option takes for a number: a whole one, of that range."""

    def read(text: str) -> int:
        if not least <= (number := int(text)) <= most:
            raise ValueError(text)
        return number

    return read


def _tell(done: int, total: int) -> bool:
    if sys.stderr.isatty():
        print(f"\r{done} / {total} 課", end="" if done < total else "\n", file=sys.stderr)
    return True
