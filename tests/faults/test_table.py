"""The table of faults: in the README beside this file with the test that proves each row, and in the help for people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
README = (TESTS / "faults" / "README.md").read_text(encoding="utf-8")
HELP = (TESTS.parent / "resources" / "help" / "faults.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`([\w/]+\.py)::(\w+)`", README)


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_the_table_names_exists(file, name):
    assert f"def {name}(" in (TESTS / file).read_text(encoding="utf-8")


def test_every_row_names_its_test_or_says_that_there_is_none():
    rows = [
        line for line in README.splitlines() if line.startswith("| ") and not line.startswith(("| fault", "| attack"))
    ]
    assert [row for row in rows if "::" not in row and "| — | not yet |" not in row] == []


def test_every_test_file_that_the_help_names_exists():
    files = re.findall(r"`tests/([\w/]+\.py)`", HELP)
    assert len(files) > 20
    assert [file for file in files if not (TESTS / file).is_file()] == []
