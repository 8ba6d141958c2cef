#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the generated pages of the help anew, or with --check say which of them are stale."""

from __future__ import annotations

import sys
from argparse import HelpFormatter
from functools import partial
from pathlib import Path

from leaderdesk.cli import COMMANDS, parser_of
from leaderdesk.errors import CATALOGUE
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.reference import field_reference

HELP = Path(__file__).resolve().parent / "help"
CHAPTERS = {"1": "入力", "2": "受け渡しファイル", "3": "台帳の決まり", "4": "台帳と保存場所", "5": "コマンドと起動"}


def errors() -> str:
    """The catalogue of all codes."""
    lines = [
        "# メッセージの一覧",
        "",
        "画面やコマンドに出る番号（LD-…）と、その文です。この一覧は定義から作られています。",
    ]
    chapter = ""
    for code, sentence in CATALOGUE.items():
        if code[3] != chapter:
            chapter = code[3]
            lines += ["", f"## {CHAPTERS[chapter]}（LD-{chapter}xxx）", "", "| 番号 | 文 |", "|---|---|"]
        lines.append(f"| {code} | {sentence} |")
    return "\n".join(lines) + "\n"


def commands() -> str:
    """Every command with its arguments."""
    lines = ["# コマンドの一覧", "", "画面と同じことをコマンドでもできます。この一覧は定義から作られています。"]
    lines += [
        "",
        "終了コード：0 完了・1 異常や違いがある・2 使い方の誤り・3 一部を取り込めない・4 台帳を使えない・5 予期しない誤り",
    ]
    for name, command in COMMANDS.items():
        parser = parser_of(name)
        parser.formatter_class = partial(HelpFormatter, width=100)
        lines += ["", f"## {name}", "", command.help, "", "```", parser.format_help().strip(), "```"]
    return "\n".join(lines) + "\n"


PAGES = {"fields.md": lambda: field_reference(KINDS), "errors.md": errors, "commands.md": commands}


def main() -> int:
    """Write, or check."""
    stale = []
    for name, make in PAGES.items():
        path, text = HELP / name, make()
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    if stale and "--check" in sys.argv:
        print("stale:", ", ".join(stale), "- run: python3 resources/dev.py lint --fix")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
