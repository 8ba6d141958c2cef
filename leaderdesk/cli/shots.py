# SPDX-License-Identifier: MIT
"""The command that draws pictures: shots."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from leaderdesk.cli import DONE


def shots_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="絵を置くフォルダー")
    parser.add_argument("--city", type=Path, metavar="DIR", help="demo で作った市（省くと新しく作る）")
    parser.add_argument("--readme", type=Path, metavar="DIR", help="README とヘルプの絵も置くフォルダー")


def shots(args: Namespace) -> int:
    """Draw every page offscreen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from leaderdesk.desk.app import make_application
    from leaderdesk.desk.first_round import draw_first_round
    from leaderdesk.desk.shots import DRESSES, README, draw_all
    from leaderdesk.desk.translate import install_language
    from leaderdesk.sample.city import make_city
    from leaderdesk.sample.plan import Plan

    with TemporaryDirectory() as name:
        city = args.city or Path(name)
        if args.city is None:
            make_city(city, Plan())
        app = make_application(["leaderdesk"])
        install_language(app, "ja")
        drawn = draw_all(app, city, args.to)
        if args.readme is not None:
            args.readme.mkdir(parents=True, exist_ok=True)
            drawn += draw_first_round(app, city, args.readme)
    print(f"{len(drawn)} 枚の絵を描きました：{args.to}")
    if args.readme is not None:
        for short, page in README.items():
            shutil.copyfile(args.to / f"{page}-{DRESSES[0].name}.png", args.readme / f"{short}.png")
    return DONE
