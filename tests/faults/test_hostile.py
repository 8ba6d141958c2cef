"""Every hostile variant of a file meets its sentence, quickly and in little memory, and nothing of it stays behind."""

from __future__ import annotations

import multiprocessing
import random
import re
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.folder import files_in
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.parser import Parser
from leaderdesk.exchange.reader import ExchangeFile, read_file
from leaderdesk.exchange.receive import look, receive
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.text import plain_name
from tests.builders import add, division_store, handed_over, section_store
from tests.exchange.files import saved_anew, saved_as
from tests.faults.hostile import VARIANTS, Variant, made

MOST_SECONDS, MOST_MB = 5, 500
NAMES = {
    "LeaderDesk", "Excel", "Word", "PowerPoint", "OpenDocument", "PDF", "HTML", "ZIP", "CSV", "DTD", "XML", "Web", "PC", "OODA",
    "xlsx", "xlsm", "xlsb", "xls", "ods", "docx", "doc", "pptx", "ppt", "msg", "rtf", "LD",
}  # fmt: skip
PLACES = re.compile(r"「[^」]*」|[\w.\[\]]*[/\\.][\w./\\\[\]]*|\b[A-Za-z]{1,3}\d+|_LD!?\w*|robot", re.ASCII)


@dataclass(frozen=True)
class Reading:
    """What came of one file in the parser child, in what time and memory."""

    content: ExchangeFile | None
    seconds: float
    megabytes: int


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A submission of three kinds, with a conflict-free history."""
    folder = tmp_path_factory.mktemp("whole")
    with section_store(folder) as store:
        first = add(store, title="機器を替えたい", category="機器", raised_on="R8.10.1", people="1,200")
        store.edit(first.record_id, {"wish": "早く"})
        add(store, title="様式をそろえたい", problem="課ごとに違う", est_cost="350")
        add(store, "guidance", theme="ファイル共有の使い方", people="4", result="継続")
        add(store, "activity", theme="パスワードの勉強会", people="12")
        return handed_over(store, folder / "out")


@pytest.fixture(scope="module")
def files(whole, tmp_path_factory) -> dict[Variant, Path]:
    """Every variant of the file."""
    folder = tmp_path_factory.mktemp("variants")
    return {variant: made(variant, whole, folder / f"{place:03}") for place, variant in enumerate(VARIANTS)}


@pytest.fixture(scope="module")
def readings(files) -> dict[Variant, Reading]:
    """What the child makes of each, one after the other."""
    found = {}
    with Parser(partial(read_file, kinds=KINDS)) as parser:
        for variant, path in files.items():
            began = time.monotonic()
            parser.give(path, variant.file)
            try:
                content = parser.take()
            except LeaderDeskError:
                content = None
            found[variant] = Reading(content, time.monotonic() - began, _most_megabytes())
    return found


@pytest.fixture(scope="module")
def verdicts(files, tmp_path_factory) -> dict[Variant, Verdict]:
    """What a division says that has nothing yet."""
    with division_store(tmp_path_factory.mktemp("empty")) as division:
        return looked_at(division, files)


@pytest.fixture(scope="module")
def later_verdicts(files, whole, tmp_path_factory) -> dict[Variant, Verdict]:
    """What a division says that has the whole file."""
    with division_store(tmp_path_factory.mktemp("later")) as division:
        assert [verdict.outcome for verdict in receive(division, [whole])] == [Outcome.IMPORTED]
        return looked_at(division, files)


def looked_at(division, files):
    by_path = {path: variant for variant, path in files.items()}
    paths = files_in(files.values())
    return {by_path[path]: verdict for path, verdict in zip(paths, look(division, paths), strict=True)}


def _most_megabytes() -> int:
    """The child's highest memory since the last time, where the system tells; a child that died stayed below its limit."""
    children = multiprocessing.active_children()
    if sys.platform != "linux" or not children:
        return 0
    folder = Path(f"/proc/{children[0].pid}")
    (line,) = [line for line in (folder / "status").read_text().splitlines() if line.startswith("VmHWM")]
    (folder / "clear_refs").write_text("5")
    return int(line.split()[1]) >> 10


def by_name(variant):
    return variant.name


def by_id(content):
    return {revision.rev_id: revision for revision in content.revisions}


# ---------------------------------------------------------------- each variant


def test_there_are_many_variants_and_each_has_its_name():
    assert len(VARIANTS) >= 120
    assert len({variant.name for variant in VARIANTS}) == len(VARIANTS)


@pytest.mark.parametrize("variant", VARIANTS, ids=by_name)
def test_a_variant_has_the_outcome_that_it_must_have(variant, verdicts, whole):
    verdict = verdicts[variant]
    assert (verdict.outcome, verdict.code) == (variant.outcome, variant.code)
    if variant.outcome is Outcome.IMPORTED and not variant.says_more:
        assert by_id(verdict.content) == by_id(read_file(whole, KINDS))
    if variant.outcome is Outcome.IMPORTED:
        assert bool(verdict.content.edits) == variant.edits


@pytest.mark.parametrize("variant", [each for each in VARIANTS if each.code], ids=by_name)
def test_its_sentence_names_the_file_and_says_what_to_do_in_japanese(variant, verdicts):
    told = verdicts[variant].message()
    assert plain_name(variant.file) in told or verdicts[variant].code == "LD-2207"
    assert re.search("(ください|取り込みます|受け取れません|受け取ります)。$", told)
    said = PLACES.sub("", told.replace(plain_name(variant.file), ""))
    assert set(re.findall("[A-Za-z]{2,}", said)) <= NAMES
    assert "Error" not in told


@pytest.mark.parametrize("variant", VARIANTS, ids=by_name)
def test_a_variant_costs_little_time_and_memory(variant, readings):
    assert readings[variant].seconds < MOST_SECONDS
    assert readings[variant].megabytes < MOST_MB


@pytest.mark.parametrize("variant", VARIANTS, ids=by_name)
def test_a_variant_of_a_file_that_is_in_already_adds_nothing(variant, later_verdicts):
    verdict = later_verdicts[variant]
    if variant.says_more or variant.outcome is not Outcome.IMPORTED:
        assert (verdict.outcome, verdict.code) == (variant.outcome, variant.code)
    else:
        assert verdict.outcome is Outcome.ALREADY


def test_what_is_refused_or_held_leaves_no_trace_but_its_line_in_the_log(files, whole, tmp_path):
    bad = [path for variant, path in files.items() if variant.outcome is not Outcome.IMPORTED]
    with division_store(tmp_path) as division:
        list(receive(division, [whole]))
        before, hashed = contents(division), dump_hash(division)
        verdicts = list(receive(division, bad))
        after = contents(division)
        assert (dump_hash(division), after | {"exchange_log": []}) == (hashed, before | {"exchange_log": []})
        assert after["exchange_log"][: len(before["exchange_log"])] == before["exchange_log"]
        assert len(after["exchange_log"]) == len(before["exchange_log"]) + len(bad) == 1 + len(verdicts)
        assert check(division) == []
        kept = {verdict.path.name for verdict in verdicts if verdict.outcome is Outcome.HELD}
        assert {path.name for path in (division.folder / "inbox").iterdir()} >= kept
        assert len(list((division.folder / "inbox").iterdir())) == len(kept) + 1
    assert all(path.exists() for path in bad)
    assert len(multiprocessing.active_children()) <= 1  # one may wait for more


def contents(store):
    """Every row of every table of the store, but for the counters of its engine."""
    with closing(sqlite3.connect(store.target)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [name for name in names if not name.startswith("sqlite_")]
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall() for name in tables}


def test_the_generator_works_on_any_file(whole, tmp_path, volume):
    """Another whole file, as LibreOffice leaves one: with shared texts and other parts."""
    anew = saved_anew(whole, tmp_path / "anew")
    step = volume(7, 1)
    files = {each: made(each, anew, tmp_path / f"{place:03}") for place, each in enumerate(VARIANTS[::step])}
    with division_store(tmp_path / "division") as division:
        for variant, verdict in looked_at(division, files).items():
            assert (variant.name, verdict.outcome, verdict.code) == (variant.name, variant.outcome, variant.code)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
@pytest.mark.parametrize(
    ("form", "code", "named"),
    [
        ("xls", "LD-2006", "旧形式の Excel ブック（.xls）"),
        ("ods", "LD-2006", "OpenDocument 表計算（.ods）"),
        ("csv", "LD-2007", "文字だけのファイル"),
        ("html", "LD-2007", "Web ページ"),
        ("pdf", "LD-2007", "PDF 文書"),
    ],
)
def test_a_file_saved_in_another_form_is_told_what_it_is(whole, tmp_path, form, code, named):
    wrong = saved_as(form, whole, tmp_path / "out").rename(tmp_path / "提出.xlsx")
    with pytest.raises(LeaderDeskError) as fault:
        read_file(wrong, KINDS)
    assert fault.value.code == code
    assert named in fault.value.sentence()


# ---------------------------------------------------------------- damage


def damaged(content: bytes, flips: int) -> dict[str, bytes]:
    """The file cut at every percent, and with one bit turned over at random places."""
    rng = random.Random(1)
    found = {f"cut at {percent} %": content[: len(content) * percent // 100] for percent in range(100)}
    for _ in range(flips):
        place, bit = rng.randrange(len(content)), rng.randrange(8)
        turned = bytearray(content)
        turned[place] ^= 1 << bit
        found[f"bit {bit} of byte {place}"] = bytes(turned)
    return found


def test_a_damaged_file_is_refused_or_says_exactly_what_it_said(whole, tmp_path, volume):
    wanted = read_file(whole, KINDS)
    refused = 0
    cases = damaged(whole.read_bytes(), volume(300, 2000))
    with Parser(partial(read_file, kinds=KINDS)) as parser:
        for name, content in cases.items():
            path = tmp_path / "x.xlsx"
            path.write_bytes(content)
            parser.give(path, path.name)
            try:
                found = parser.take()
            except LeaderDeskError as fault:
                refused += 1
                assert fault.code.startswith(("LD-20", "LD-21", "LD-22")), name
                assert "x.xlsx" in fault.sentence()
            else:
                assert found == wanted, name
    assert refused > len(cases) * 0.8


# ---------------------------------------------------------------- names of files


def test_traces_of_other_programs_are_left_alone(whole, tmp_path):
    for name in ("~$提出.xlsx", ".提出.xlsx", "提出.xlsx.tmp", "提出.xlsx.part"):
        (tmp_path / name).write_bytes(whole.read_bytes())
    assert files_in([tmp_path]) == []
