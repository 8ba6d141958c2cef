"""The error catalogue: every code a sentence, every sentence filled."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from leaderdesk.errors import CATALOGUE, LeaderDeskError

SOURCES = {path: path.read_text("utf-8") for path in Path("leaderdesk").rglob("*.py")}


def test_every_code_that_is_raised_stands_in_the_catalogue():
    used = {code for text in SOURCES.values() for code in re.findall(r'"(LD-\d{4})"', text)}
    assert used == set(CATALOGUE)


def test_every_code_of_the_catalogue_is_raised_somewhere():
    elsewhere = "\n".join(text for path, text in SOURCES.items() if path.name != "errors.py")
    assert [code for code in CATALOGUE if f'"{code}"' not in elsewhere and code != "LD-1002"] == []


def test_every_raise_gives_the_facts_that_its_sentence_names():
    calls = re.compile(r'LeaderDeskError\(\s*"(LD-\d{4})"((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)')
    for path, text in SOURCES.items():
        for code, arguments in calls.findall(text):
            given = set(re.findall(r"(\w+)=", re.sub(r"\([^()]*\)", "", arguments)))
            wanted = {name for _, name, _, _ in string.Formatter().parse(CATALOGUE[code]) if name}
            assert wanted <= given, (str(path), code, wanted - given)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_sentence_ends_as_a_sentence_and_speaks_japanese(code):
    assert CATALOGUE[code].endswith(("。", "：{choices}", "：{kinds}", "：{presets}", "：{value}", "：{first}")), code
    assert re.search("[ぁ-ん]", CATALOGUE[code])


def test_a_fault_tells_its_code_behind_its_sentence():
    assert str(LeaderDeskError("LD-1001", field="件名")) == "「件名」が空です。入力してください。（LD-1001）"


def test_a_fault_inside_a_fault_becomes_its_sentence():
    inner = LeaderDeskError("LD-1001", field="件名")
    told = str(LeaderDeskError("LD-2205", file="a.xlsx", cell="_LD!B2", reason=inner))
    assert "「件名」が空です。" in told
