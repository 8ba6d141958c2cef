#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write what is generated anew (pages of the help, words of the translation), or with --check say what is stale."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from argparse import HelpFormatter
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from leaderdesk.analysis.plan_sheets import GROUPS, ITEMS, MARKS
from leaderdesk.cli import COMMANDS, parser_of
from leaderdesk.errors import CATALOGUE
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.json_schema import json_schema
from leaderdesk.kinds.reference import field_reference
from leaderdesk.reports.sheet_marks import MEANINGS

ROOT = Path(__file__).resolve().parent.parent
HELP, WORDS = ROOT / "resources" / "help", ROOT / "resources" / "i18n"
SCHEMA = ROOT / "resources" / "schema" / "leaderdesk.schema.json"
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
        lines.append(f"| {code} | {re.sub('{[^}]*}', '○', sentence)} |")  # ○ for what differs from case to case
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


def translations(folder: Path) -> None:
    """Bring the English words in a folder up to the source: strings that are new stand there without a translation."""
    sources = [str(path) for path in sorted((ROOT / "leaderdesk").rglob("*.py"))]
    words, compiled = folder / "leaderdesk_en.ts", folder / "leaderdesk_en.qm"
    options = ["-tr-function-alias", "tr+=N_", "-no-obsolete", "-locations", "none", "-sort-messages"]
    languages = ["-source-language", "ja", "-target-language", "en"]
    _qt_tool("lupdate", *sources, *options, *languages, "-ts", str(words))
    _qt_tool("lrelease", str(words), "-qm", str(compiled))


def _qt_tool(name: str, *arguments: str) -> None:
    subprocess.run(
        [str(Path(sys.executable).with_name(f"pyside6-{name}")), *arguments], check=True, capture_output=True
    )


def stale_pages(*, write: bool) -> list[str]:
    """The generated pages of the help, and the schema, that are not what the definitions say."""
    stale = []
    for path, make in FILES.items():
        text = make()
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path.name)
            if write:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8", newline="\n")
    return stale


def stale_translations(*, write: bool) -> list[str]:
    """The files of the English translation that are not what the source says."""
    with TemporaryDirectory() as name:
        fresh = Path(name)
        shutil.copyfile(WORDS / "leaderdesk_en.ts", fresh / "leaderdesk_en.ts")
        translations(fresh)
        stale = [path.name for path in sorted(fresh.iterdir()) if _differs(path, WORDS / path.name)]
        for name in stale if write else ():
            shutil.copyfile(fresh / name, WORDS / name)
    return stale


def _differs(fresh: Path, kept: Path) -> bool:
    return not kept.exists() or kept.read_bytes() != fresh.read_bytes()


def schema() -> str:
    """The JSON Schema of what `leaderdesk export --format json` writes."""
    return json.dumps(json_schema(KINDS), ensure_ascii=False, indent=1) + "\n"


def sheet_marks() -> str:
    """Every mark that an office's own layout may write."""
    lines = [
        "# 調書の印の一覧",
        "",
        "市の様式に書ける印です。波かっこ 2 つで囲みます。全角の波かっこでも読めます。この一覧は定義から作られています。",
        "使い方は [実施計画調書](plan_sheets.md) を見てください。",
        "",
        "## 22 項目",
        "",
        "一覧のシートでは、`{{一覧.施策名}}` のように「一覧.」を付けます。",
        "",
        "| 番号 | 項目 | 印 | 単位 |",
        "|---|---|---|---|",
    ]
    marks = sorted(MARKS.values(), key=lambda mark: mark.item or 99)
    lines += [
        f"| {mark.item or ''} | {ITEMS.get(mark.item, '回答')} | `{{{{{mark.name}}}}}` | {mark.unit} |"
        for mark in marks
    ]
    lines += ["", "## 行が増える印", "", "| 番号 | 項目 | 印 | 単位 |", "|---|---|---|---|"]
    lines += [
        f"| {group.item} | {ITEMS[group.item]} | `{{{{{group.name}.{mark.name}}}}}` | {mark.unit} |"
        for group in GROUPS
        for mark in group.marks
    ]
    lines += ["", "## 調書そのものの印と、まとめた文", "", "| 印 | 入るもの |", "|---|---|"]
    lines += [f"| `{{{{{name}}}}}` | {told} |" for name, told in MEANINGS.items()]
    return "\n".join(lines) + "\n"


PAGES = {
    "fields.md": lambda: field_reference(KINDS),
    "errors.md": errors,
    "commands.md": commands,
    "sheet_marks.md": sheet_marks,
}
FILES = {HELP / name: make for name, make in PAGES.items()} | {SCHEMA: schema}


def main() -> int:
    """Write, or check."""
    write = "--check" not in sys.argv
    stale = [*stale_pages(write=write), *stale_translations(write=write)]
    if stale:
        print("written:" if write else "stale:", ", ".join(stale))
    return int(bool(stale) and not write)


if __name__ == "__main__":
    sys.exit(main())
