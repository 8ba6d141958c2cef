"""The command line as a whole: every command known, explained in Japanese, and every exit code kept."""

from __future__ import annotations

import io
import re
import sys

import pytest

from leaderdesk import __version__
from leaderdesk.cli import COMMANDS, exit_code, overview, parser_of, run
from leaderdesk.cli import store as commands
from leaderdesk.errors import CATALOGUE, LeaderDeskError
from leaderdesk.ledger.opening import open_store
from tests.builders import KINDS


def test_the_overview_names_every_command(cli):
    for option in ("-h", "--help"):
        ran = cli(option)
        assert (ran.code, ran.err) == (0, "")
        assert all(f"  {name} " in ran.out for name in COMMANDS)


def test_the_version_is_told(cli):
    assert cli("--version")[:2] == (0, f"LeaderDesk {__version__}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_japanese_with_every_argument(cli, name):
    ran = cli(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("使い方: leaderdesk ")
    assert COMMANDS[name].help in ran.out
    assert "usage" not in ran.out
    assert "show this help" not in ran.out
    for action in parser_of(name)._actions:
        assert action.help or action.metavar in ("RECORD_ID",), action.dest


@pytest.mark.parametrize("name", COMMANDS)
def test_an_unknown_option_is_a_japanese_sentence_and_wrong_usage(cli, name):
    ran = cli(name, "--nonsense")
    assert (ran.code, ran.out) == (2, "")
    assert "コマンドの書き方が違います。" in ran.err
    assert "使い方: leaderdesk" in ran.err
    assert not re.search(r"\b(error|usage|unrecognized|required)\b", ran.err)  # the words of argparse


def test_an_unknown_command_is_told_with_those_there_are(cli):
    ran = cli("nonsense")
    assert (ran.code, ran.out) == (2, "")
    assert "「nonsense」というコマンドはありません。" in ran.err
    assert overview() in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "STORE", "nonsense", "--json", "-"),
        ("list", "STORE", "nonsense"),
        ("list", "STORE", "request", "--where", "people"),
        ("list", "STORE", "request", "--where", "nonsense=1"),
        ("list", "STORE", "request", "--where", "people=数人"),
        ("list", "STORE", "request", "--limit", "many"),
        ("consolidate", "STORE", "--to", "FILE.xlsx"),
        ("add", "STORE", "request", "--json", "no-such-file.json"),
        ("init", "NEW", "--role", "section", "--municipality", "092991"),
        ("init", "NEW", "--role", "section", "--municipality", "092990", "--section", "0501"),
        ("init", "NEW", "--role", "section", "--municipality", "092991", "--section", "五百一"),
        ("init", "NEW", "--role", "section", "--municipality", "092991", "--section", "0501", "--pc", "AB"),
        ("init", "NEW", "--role", "section", "--municipality", "092991", "--section", "0501", "--preset", "nonsense"),
        ("init", "NEW", "--role", "mayor", "--municipality", "092991"),
        ("demo", "NEW", "--sections", "0"),
        ("demo", "NEW", "--sections", "65"),
        ("demo", "NEW", "--records", "-1"),
        ("demo", "NEW", "--year", "99999"),
    ],
    ids=" ".join,
)
def test_what_a_command_cannot_mean_is_wrong_usage_and_changes_nothing(cli, section, tmp_path, arguments):
    before = section.read_bytes()
    places = {"STORE": section, "NEW": tmp_path / "new", "FILE": tmp_path / "f", "FILE.xlsx": tmp_path / "f.xlsx"}
    ran = cli(*(places.get(argument, argument) for argument in arguments), typed={"title": "見本"})
    assert (ran.code, ran.out) == (2, "")
    assert "（LD-" in ran.err
    assert section.read_bytes() == before
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "GONE", "request"),
        ("add", "GONE", "request", "--json", "-"),
        ("check", "GONE"),
        ("dump", "GONE"),
        ("submit", "GONE", "--to", "."),
        ("backup", "GONE", "--to", "b.db"),
        ("restore", "GONE", "--to", "r.db"),
        ("restore", "TEXT", "--to", "r.db"),
        ("list", "TEXT", "request"),
        ("init", "STORE", "--role", "section", "--municipality", "092991", "--section", "0501"),
    ],
    ids=" ".join,
)
def test_a_store_that_cannot_be_used_is_four(cli, section, tmp_path, arguments):
    (tmp_path / "text.db").write_text("これは台帳ではない。", encoding="utf-8")
    places = {"STORE": section, "GONE": tmp_path / "gone.db", "TEXT": tmp_path / "text.db"}
    ran = cli(*(places.get(argument, argument) for argument in arguments), typed={"title": "見本"})
    assert (ran.code, ran.out) == (4, "")
    assert "（LD-4" in ran.err


def test_a_store_that_another_program_holds_is_busy_for_writers_and_open_to_readers(cli, section):
    with open_store(section, KINDS):
        ran = cli("add", section, "request", "--json", "-", typed={"title": "見本"})
        assert (ran.code, ran.out) == (4, "")
        assert "別の LeaderDesk が開いています" in ran.err
        assert cli("submit", section, "--to", section.parent).code == 4
        assert cli("check", section, "--rebuild").code == 4
        assert cli("list", section, "request", "--json").json[0]["title"] == "外字が印刷されない"
        assert cli("check", section).code == 0
    assert cli("add", section, "request", "--json", "-", typed={"title": "見本"}).code == 0


def test_an_unexpected_error_leaves_a_report_without_a_word_of_the_record(cli, section, tmp_path, monkeypatch):
    def fails(*_args):
        raise RuntimeError("秘密の件名を書いた要望")

    monkeypatch.setattr(commands, "print_record", fails)
    ran = cli("add", section, "request", "--json", "-", typed={"title": "秘密の件名"})
    assert (ran.code, ran.out) == (5, "")
    assert "予期しない誤りが起きました。" in ran.err
    assert "Traceback" not in ran.err
    [report] = (tmp_path / "home" / "logs").iterdir()
    assert str(report) in ran.err
    text = report.read_text("utf-8")
    assert "秘密" not in ran.err + text
    assert "RuntimeError" in text
    assert "test_commands.py" in text
    assert f"Python {sys.version.split()[0]}" in text


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_fault_of_the_catalogue_has_an_exit_code(code):
    assert exit_code(LeaderDeskError(code)) in (2, 3, 4)


def test_letters_that_a_console_cannot_show_do_not_stop_a_command(cli, section, monkeypatch):
    """A console in CP932 gets UTF-8 instead of a UnicodeEncodeError."""
    console = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(console, encoding="cp932"))
    assert run(["list", str(section), "request", "--search", "𠮷"]) == 0
    cli("add", section, "request", "--json", "-", typed={"title": "𠮷田町の要望 葛\U000e0100"})
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(console, encoding="cp932"))
    assert run(["list", str(section), "request"]) == 0
    sys.stdout.flush()
    assert "𠮷田町の要望 葛\U000e0100" in console.getvalue().decode()
