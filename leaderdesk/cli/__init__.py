# SPDX-License-Identifier: MIT
"""The command line: the table of commands, and what their exit codes mean.

0 done · 1 damage or differences found · 2 wrong usage · 3 some input refused or held (the rest was done) · 4 store
busy or unusable · 5 unexpected error (a report was written).
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple, NoReturn

from leaderdesk import __version__
from leaderdesk.errors import LeaderDeskError

DONE, DIFFERENT, USAGE, REFUSED, UNUSABLE, UNEXPECTED = range(6)


class Command(NamedTuple):
    """One command: the module that holds it (its arguments in `<name>_arguments`, its work in `<name>`; - is _ there) and its help."""

    module: str
    help: str


COMMANDS: Mapping[str, Command] = {
    "demo": Command("demo", "見本の市を作る（課の台帳・提出ファイル・情報政策課の最初の日と1年後）"),
    "init": Command("store", "台帳を作る"),
    "add": Command("store", "記録を1件加える"),
    "edit": Command("store", "記録を書き換える（新しい版を加える）"),
    "list": Command("store", "記録の一覧"),
    "submit": Command("exchange", "提出ファイルを書き出す（課）"),
    "sync": Command("exchange", "同期ファイルを書き出す（課の別の PC へ）"),
    "receive": Command(
        "exchange", "提出ファイルを受け取る（情報政策課）。課では別の PC の同期・提出ファイルを受け取る"
    ),
    "take-over": Command("exchange", "課の改編のあと、後の課として続ける"),
    "template": Command("exchange", "LeaderDesk のない課が書き込む様式を書き出す（情報政策課）"),
    "import-ledger": Command("exchange", "以前の台帳（Excel・CSV）の行を記録にする"),
    "consolidate": Command("reports", "全庁を1冊のブックにまとめる（情報政策課）"),
    "report": Command("reports", "帳票を PDF に書き出す"),
    "export": Command("reports", "すべての記録・経過・名簿を Excel・CSV・JSON で書き出す"),
    "dump": Command("store", "台帳の内容を正規の形で出す"),
    "check": Command("store", "台帳を診断する"),
    "backup": Command("store", "確かめたバックアップを作る"),
    "restore": Command("store", "バックアップや引継ぎファイルから台帳を戻す"),
    "rescue": Command("store", "壊れた台帳から読める記録をすべて救い出し、新しい台帳を作る"),
    "distribute": Command("exchange", "課ごとの配布ファイル（回答・届いた提出）を書き出す"),
    "watch": Command("exchange", "フォルダーを見張り、置かれたファイルを取り込む"),
    "handover": Command("exchange", "後任の PC への引継ぎファイルを書き出す"),
    "shots": Command("shots", "全画面の絵を画面なしで描く"),
}


def run(arguments: Sequence[str]) -> int:
    """Run a command; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):  # a console in another code page still gets every letter
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    name, *rest = arguments
    if name in ("-h", "--help"):
        print(overview())
        return DONE
    if name == "--version":
        print(f"LeaderDesk {__version__}")
        return DONE
    if name not in COMMANDS:
        print(f"「{name}」というコマンドはありません。\n\n{overview()}", file=sys.stderr)
        return USAGE
    return _run_command(name, rest)


def overview() -> str:
    """All commands, a line each."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:{width}}  {command.help}" for name, command in COMMANDS.items()]
    return "\n".join(["使い方: leaderdesk [コマンド] …（コマンドなしで画面を開きます）", "", *lines])


class CommandParser(argparse.ArgumentParser):
    """argparse, speaking Japanese."""

    def __init__(self, name: str, description: str) -> None:
        super().__init__(prog=f"leaderdesk {name}", description=description, add_help=False)
        self._positionals.title, self._optionals.title = "引数", "オプション"
        self.add_argument("-h", "--help", action="help", help="この説明を出す")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "使い方: ")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "使い方: ")

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own words are English
        self.print_usage(sys.stderr)
        print(LeaderDeskError("LD-5008"), file=sys.stderr)
        raise SystemExit(USAGE)


def parser_of(name: str) -> CommandParser:
    """The parser of one command."""
    module = importlib.import_module(f"leaderdesk.cli.{COMMANDS[name].module}")
    parser = CommandParser(name, COMMANDS[name].help)
    getattr(module, f"{_function(name)}_arguments")(parser)
    return parser


def _function(name: str) -> str:
    """What a command is called in its module."""
    return name.replace("-", "_")


def _run_command(name: str, rest: Sequence[str]) -> int:
    module = importlib.import_module(f"leaderdesk.cli.{COMMANDS[name].module}")
    try:
        parsed = parser_of(name).parse_args(rest)
    except SystemExit as stop:  # argparse has said why
        return int(stop.code or 0)
    try:
        return int(getattr(module, _function(name))(parsed))
    except LeaderDeskError as error:
        print(error, file=sys.stderr)
        return exit_code(error)
    except KeyboardInterrupt:
        return USAGE
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        from leaderdesk.report import write_report

        print(LeaderDeskError("LD-5007", report=write_report(error) or "―"), file=sys.stderr)
        return UNEXPECTED


def exit_code(error: LeaderDeskError) -> int:
    """The exit code of a fault: by the first digit of its catalogue number.

    The faults of a record come gathered in LD-1002; any other LD-1xxx, and an unknown kind, is a wrong argument.
    """
    if error.code == "LD-3003" or (error.code[3] == "1" and error.code != "LD-1002"):
        return USAGE
    return {"1": REFUSED, "2": REFUSED, "3": REFUSED, "4": UNUSABLE, "5": USAGE}[error.code[3]]
