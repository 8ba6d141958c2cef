"""The parser child: what kills, hangs or starves it costs one file its reading, and the next one is read."""

from __future__ import annotations

import multiprocessing
import os
import time
from functools import partial

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import parser as parsers
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.parser import Parser
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import dump_hash
from tests.builders import add, division_store, handed_over, section_store


class Deadly(Request):
    """Requests whose titles do to the reading process what hostile files do to native code."""

    @classmethod
    def restore(cls, body):
        match body["title"]:
            case "落ちる":
                os._exit(3)
            case "止まる":
                time.sleep(60)
            case "太る":
                bytearray(8 << 30)
            case "抜ける":
                raise SystemExit("抜けた")
        return super().restore(body)


DEADLY = (Deadly, *KINDS[1:])


@pytest.fixture
def titled(tmp_path):
    """A submission with one request of that title."""

    def make(title):
        with section_store(tmp_path / title) as store:
            add(store, title=title)
            return handed_over(store, tmp_path / title)

    return make


@pytest.fixture(autouse=True)
def nobody_waits():
    """No child of an earlier test."""
    while parsers._idle:
        parsers._idle.pop().end()


def taken(parser, path):
    parser.give(path, path.name)
    return parser.take()


def test_the_child_reads_what_the_reader_reads(whole):
    with Parser(partial(read_file, kinds=KINDS)) as parser:
        assert taken(parser, whole) == read_file(whole, KINDS)


def test_a_refusal_comes_over_with_its_facts(tmp_path):
    path = tmp_path / "要望.xlsx"
    path.touch()
    with Parser(partial(read_file, kinds=KINDS)) as parser, pytest.raises(LeaderDeskError) as fault:
        taken(parser, path)
    assert (fault.value.code, fault.value.facts) == ("LD-2004", {"file": "要望.xlsx"})


@pytest.mark.parametrize(("title", "code"), [("落ちる", "LD-2110"), ("太る", "LD-2110"), ("抜ける", "LD-2104")])
def test_a_file_that_kills_the_reading_costs_only_itself(titled, whole, title, code):
    with Parser(partial(read_file, kinds=DEADLY)) as parser:
        with pytest.raises(LeaderDeskError) as fault:
            taken(parser, titled(title))
        assert fault.value.code == code
        assert "LD提出_092991_0501_2026_A001.xlsx" in fault.value.sentence()
        assert taken(parser, whole) == read_file(whole, KINDS)


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(titled, whole):
    with Parser(partial(read_file, kinds=DEADLY), seconds=4) as parser:
        begun = time.monotonic()
        with pytest.raises(LeaderDeskError) as fault:
            taken(parser, titled("止まる"))
        assert fault.value.code == "LD-2109"
        assert "4 秒" in fault.value.sentence()
        assert time.monotonic() - begun < 20
        assert taken(parser, whole).manifest.owner == "0501"


def test_a_child_that_was_killed_from_outside_is_replaced(whole):
    with Parser(partial(read_file, kinds=KINDS)) as parser:
        taken(parser, whole)
        (child,) = multiprocessing.active_children()
        child.kill()
        child.join()
        assert taken(parser, whole).manifest.owner == "0501"
        (other,) = multiprocessing.active_children()
        assert other.pid != child.pid


def test_a_child_is_replaced_after_many_files(whole, monkeypatch):
    monkeypatch.setattr(parsers, "FILES_PER_CHILD", 2)
    seen = []
    with Parser(partial(read_file, kinds=KINDS)) as parser:
        for _ in range(3):
            taken(parser, whole)
            seen.append(multiprocessing.active_children()[0].pid)
    assert seen[0] == seen[1] != seen[2]


def test_a_child_that_has_done_its_work_reads_for_the_next_in_line(whole):
    seen = []
    for kinds in (KINDS, DEADLY):
        with Parser(partial(read_file, kinds=kinds)) as parser:
            taken(parser, whole)
            seen += [child.pid for child in multiprocessing.active_children()]
    assert len(seen) == 2
    assert seen[0] == seen[1]


def test_a_child_with_another_limit_takes_its_place(whole):
    with Parser(partial(read_file, kinds=KINDS)) as parser:
        taken(parser, whole)
        [first] = multiprocessing.active_children()
    with Parser(partial(read_file, kinds=KINDS), memory_mb=700) as parser:
        taken(parser, whole)
        [second] = multiprocessing.active_children()
    assert first.pid != second.pid


def test_a_child_that_still_reads_is_not_left_behind(titled):
    with Parser(partial(read_file, kinds=DEADLY)) as parser:
        parser.give(path := titled("止まる"), path.name)
    assert multiprocessing.active_children() == []
    with Parser(partial(read_file, kinds=KINDS)):
        pass


def test_a_child_that_nobody_needs_ends_by_itself(whole, monkeypatch):
    monkeypatch.setattr(parsers, "IDLE_SECONDS", 0.2)
    with Parser(partial(read_file, kinds=KINDS), memory_mb=900) as parser:
        parser.give(whole, whole.name)
        [child] = multiprocessing.active_children()
        parser.take()
    child.join(20)
    assert not child.is_alive()
    with Parser(partial(read_file, kinds=KINDS), memory_mb=900) as parser:
        assert taken(parser, whole).manifest.owner == "0501"


def test_a_batch_goes_on_behind_a_file_that_kills_the_reading(titled, whole, tmp_path):
    deadly = titled("落ちる")
    with division_store(tmp_path, kinds=DEADLY) as division:
        before = dump_hash(division)
        (verdict,) = receive(division, [deadly])
        assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2110")
        assert dump_hash(division) == before
        outcomes = [verdict.outcome for verdict in receive(division, [deadly, whole])]
        assert sorted(outcomes) == [Outcome.IMPORTED, Outcome.REFUSED]
