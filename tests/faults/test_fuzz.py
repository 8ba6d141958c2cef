"""Fuzzing: parts of a valid file, changed at random, meet a sentence or are read; nothing else ever comes out."""

from __future__ import annotations

import json
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.parser import Parser
from leaderdesk.exchange.reader import ExchangeFile, read_file
from leaderdesk.exchange.workbook import MACHINE_SHEET
from leaderdesk.kinds.catalogue import KINDS
from tests.builders import add, handed_over, section_store
from tests.exchange.files import by_hand, packed, parts
from tests.faults.hostile import BOOK, BOOK_RELATIONS, TYPES, sheet_part

TOKENS = [
    b"", b"<", b">", b"/>", b"</", b'"', b"&", b"&#0;", b"&#x10FFFF;", b"&amp;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?",
    b"<!DOCTYPE a>", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", "髙".encode(), b"\xe9\xab", b"<f>1</f>", b"<row/>", b"<c/>", b"<c>",
    b't="s"', b't="e"', b't="b"', b't="d"', b't="str"', b'r="A1"', b'r="A0"', b'r="ZZ1"', b'r="XFD1"', b'r="-1"', b'r=""',
    b"<v>-1</v>", b"<v>1e999</v>", b"<v>99999999999999999999</v>", b"<is><t>x</t></is>", b"<r>", b"<rPh>", b"xmlns:x='y'", b"x:",
    b"TargetMode", b"../", b"/", b"rId1", b"rId99", b'name=""', b"sheetId", b"date1904='1'", b"0", b"9" * 30, b"[" * 500,
]  # fmt: skip
PARTS = [BOOK, BOOK_RELATIONS, TYPES, "sheet", "machine", "styles", "strings"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    with section_store(folder) as store:
        add(store, title="機器を替えたい", category="機器", raised_on="R8.10.1", people="1,200", hours_month="2.5")
        add(store, "guidance", theme="ファイル共有の使い方", people="4")
        return handed_over(store, folder / "out")


@pytest.fixture(scope="module")
def examples(pytestconfig):
    """How many each test tries: seconds in CI, ten minutes together by night."""
    return 30_000 if pytestconfig.getoption("--nightly") else 200


def tried(path: Path) -> None:
    """The file is read or refused; a panic of the native parser is what the child turns into a refusal."""
    try:
        assert isinstance(read_file(path, KINDS), ExchangeFile)
    except LeaderDeskError as fault:
        assert path.name in fault.sentence()
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        with Parser(partial(read_file, kinds=KINDS)) as parser, pytest.raises(LeaderDeskError):
            parser.give(path, path.name)
            parser.take()


def test_no_part_changed_at_random_brings_anything_but_a_sentence(whole, examples):
    original = parts(whole)
    named = {"sheet": sheet_part(original), "machine": sheet_part(original, MACHINE_SHEET)}
    named |= {"styles": "xl/styles.xml", "strings": "xl/sharedStrings.xml"}
    cuts = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(TOKENS))
    changes = st.lists(st.tuples(st.sampled_from(PARTS), cuts), min_size=1, max_size=4)

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(changes)
    def attempt(wanted):
        content = dict(original)
        for name, (place, length, token) in wanted:
            part = named.get(name, name)
            before = content.get(part, b"<sst/>")
            at = int(place * len(before))
            content[part] = before[:at] + token + before[at + length :]
        with tempfile.TemporaryDirectory() as folder:
            tried(packed(Path(folder) / "x.xlsx", content))

    attempt()


def test_no_machine_sheet_changed_at_random_brings_anything_but_a_sentence(whole, examples):
    machine = {}
    by_hand(whole, whole.parent / "copy.xlsx", lambda book: machine.update(_cells(book[MACHINE_SHEET])))
    keys = st.sampled_from(sorted({*json.loads(machine["B1"]), *json.loads(machine["B2"]), "body", "新しい鍵"}))
    change = st.tuples(st.sampled_from(["A1", "B1", "A2", "B2", "C2", "A9"]), keys, VALUES | st.text(max_size=5))

    @settings(max_examples=examples // 4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(change, min_size=1, max_size=3))
    def attempt(wanted):
        def edit(book):
            for cell, key, value in wanted:
                book[MACHINE_SHEET][cell] = _changed(machine.get(cell, ""), key, value)

        with tempfile.TemporaryDirectory() as folder:
            tried(by_hand(whole, Path(folder) / "x.xlsx", edit))

    attempt()


def _cells(sheet):
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


def _changed(text, key, value):
    """A JSON text with one value changed; any other text replaced."""
    try:
        content = json.loads(text)
        content[key] = value
    except (ValueError, TypeError):
        content = value
    plain = content if isinstance(content, str) else json.dumps(content)
    return "".join(letter for letter in plain if letter.isprintable()) or None
