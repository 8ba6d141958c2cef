"""The year that was answered: what the division decided of 青葉原市's requests, whom it asked, what it sends back."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import statistics
from collections import Counter, defaultdict
from itertools import pairwise

import pytest
from openpyxl import load_workbook

from leaderdesk.analysis.correspondence import Stand, stands
from leaderdesk.analysis.replies import new_answers
from leaderdesk.analysis.submissions import month_states
from leaderdesk.codes import answer_id
from leaderdesk.desk.models.columns import status_of
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import look, receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.liaison import Liaison, Purpose
from leaderdesk.kinds.responses import Response, SharedCase, State
from leaderdesk.kinds.status import Status
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.sample.decisions import _PAIRS
from leaderdesk.sample.plan import NEVER_SUBMITS, ODD_SECTION, SECRETARIAT, sections
from leaderdesk.sample.year import is_closed, texts
from tests.cities import END, opened

A4 = 9  # Excel's number for it


@pytest.fixture
def division(city):
    """The division on the year's last day."""
    with opened(city / "answered" / "division.db") as store:
        yield store


@pytest.fixture
def requests(division):
    """This year's requests by record id."""
    return {row.record_id: row for row in all_rows(division, Query(Request)) if row.in_year == 2026}


def steps(division, record_id):
    """What was answered to a request, one after the other."""
    return division.history(answer_id(record_id, Response.KIND))


def days(division, record_id):
    """The day on which a request came to each state for the first time."""
    found = {}
    for revision in steps(division, record_id):
        found.setdefault(revision.body["state"], dt.date.fromisoformat(revision.written_at[:10]))
    return found


# ---------------------------------------------------------------- states


MIX = {
    "done": 38, "in_progress": 14, "accepted": 8, "considering": 9, "on_hold": 7, "declined": 10, "merged": 8,
    "received": 3, None: 3,
}  # fmt: skip


def test_the_states_are_mixed_as_in_an_office_at_the_end_of_its_year(requests):
    states = Counter(row.answer.get("state") for row in requests.values() if row.body["intent"] == "submit")
    shares = {state: 100 * number / states.total() for state, number in states.items()}
    assert shares == pytest.approx(MIX, abs=0.5)


def test_every_answer_keeps_the_rules_and_its_number_is_its_own(division):
    assert check(division) == []
    answers = all_rows(division, Query(Response))
    numbers = [row.body["number"] for row in answers]
    assert len(numbers) == len(set(numbers)) > 900
    for row in answers:
        response, before = Response.restore(row.body), None
        assert response.faults(division.today()) == {}
        for revision in division.history(row.record_id):
            now = Response.restore(revision.body)
            assert now.follows(before) == {}
            before = now


def test_it_takes_as_long_as_it_takes_in_an_office(division, requests):
    waits = defaultdict(list)
    for record_id, row in requests.items():
        on = days(division, record_id) if row.answer else {}
        if "received" in on:
            waits["received"].append((on["received"] - dt.date.fromisoformat(row.written_at[:10])).days)
        if "accepted" in on and "on_hold" not in on:
            waits["accepted"].append((on["accepted"] - on["received"]).days)
            if "done" in on:
                waits["done"].append((on["done"] - on["accepted"]).days)
    assert 15 <= statistics.median(waits["received"]) <= 30  # 14 until it is handed over, 7 until it is received
    assert 20 <= statistics.median(waits["accepted"]) <= 40
    assert 60 <= statistics.median(waits["done"]) <= 110


def test_the_division_works_on_no_weekend_and_not_at_new_year(division):
    for row in all_rows(division, Query(Response)):
        assert dt.datetime.fromisoformat(row.written_at).weekday() < 5
        assert not is_closed(dt.date.fromisoformat(row.written_at[:10]))
        assert dt.datetime.fromisoformat(row.written_at) <= END


# ---------------------------------------------------------------- the awkward cases


def test_requests_of_three_sections_are_one_and_are_told_alike(division, requests):
    groups = defaultdict(list)
    for row in requests.values():
        if row.answer.get("state") == "merged":
            groups[row.answer["merged_into"]].append(row)
    whole = [
        [requests[head], *members] for head, members in groups.items() if len({each.owner for each in members}) == 2
    ]
    assert len(whole) > 10
    for head, *members in whole:
        assert head.answer["state"] != "merged"
        assert {status_of(each, division) for each in members} == {status_of(head, division)}


def test_the_same_wish_in_other_words_is_found_and_merged(division):
    rows = {row.record_id: row for row in all_rows(division, Query(Request))}
    other_words = {other: first for first, other in _PAIRS}
    merged = {
        row.body["title"]: rows[row.answer["merged_into"]].body["title"]
        for row in rows.values()
        if row.body["title"] in other_words and row.answer.get("state") == "merged"
    }
    assert len(merged) >= 4
    assert merged.items() <= other_words.items()


def test_some_were_on_hold_considered_again_and_taken_up(division, requests):
    ways = [[revision.body["state"] for revision in steps(division, record_id)] for record_id in with_answer(requests)]
    again = ["received", "considering", "on_hold", "considering", "accepted"]
    assert sum(way[:5] == again for way in ways) >= 3


def test_a_slip_was_taken_back_with_its_reason(division, requests):
    histories = [steps(division, record_id) for record_id in with_answer(requests)]
    slips = [
        later
        for history in histories
        for earlier, later in pairwise(history)
        if (earlier.body["state"], later.body["state"]) == ("considering", "received")
    ]
    assert slips
    assert all(slip.body["correction"] for slip in slips)


def test_one_was_taken_back_when_the_division_had_begun(division, requests):
    late = [row for row in requests.values() if status_of(row, division) is Status.WITHDRAWN_LATE]
    assert ODD_SECTION in {row.owner for row in late}
    assert {row.answer["state"] for row in late} <= {"accepted", "in_progress"}


def test_a_request_of_the_year_before_is_still_open(division):
    before = [row for row in all_rows(division, Query(Request)) if row.in_year == 2025]
    assert Counter(row.answer["state"] for row in before)["in_progress"] >= 1
    assert all(row.answer for row in before)


def test_what_several_wished_for_is_told_to_all_with_its_answer(division):
    shared = all_rows(division, Query(SharedCase))
    assert len(shared) == 24
    assert all(row.body["public_answer"] and row.body["state"] in (State.DONE, State.IN_PROGRESS) for row in shared)


def with_answer(requests):
    return [record_id for record_id, row in requests.items() if row.answer]


# ---------------------------------------------------------------- who is asked


def test_every_section_is_asked_each_month_and_most_answer(division):
    asked = all_rows(division, Query(Liaison, where={"purpose": Purpose.INQUIRY.value}))
    per_section = Counter(row.body["addressee"] for row in asked)
    assert set(per_section) == {code for code, _ in sections()} - {SECRETARIAT}
    assert set(per_section.values()) == {12}
    found = stands(division)
    standing = Counter(found[row.record_id] for row in asked)
    assert standing[Stand.ANSWERED] > 0.85 * len(asked)
    assert standing[Stand.LATE] > 10
    assert standing[Stand.OPEN] > 10
    silent = [row for row in asked if row.body["addressee"] == NEVER_SUBMITS]
    assert {found[row.record_id] for row in silent} == {Stand.LATE, Stand.OPEN}


def test_only_who_was_late_is_reminded(division):
    rows = {row.record_id: row for row in all_rows(division, Query(Liaison))}
    answered = {row.body["replies_to"]: row for row in rows.values() if row.body["purpose"] == "answer"}
    reminders = [row for row in rows.values() if row.body["purpose"] == "reminder"]
    assert len(reminders) > 20
    for row in reminders:
        asked = rows[row.body["replies_to"]]
        answer = answered.get(asked.record_id)
        assert answer is None or answer.body["date"] > asked.body["due"]


def test_the_months_show_who_was_in_time(division):
    states = month_states(division, dt.date(2026, 9, 1))
    late = [state for state in states if state.late]
    assert 3 <= len(late) < 20
    assert [state.section for state in states if state.is_missing] == [NEVER_SUBMITS]


@pytest.mark.parametrize("name", ["answers", "liaison"])
def test_no_text_speaks_of_a_person(name):
    for text in texts(name):
        assert not any(word in str(text) for word in ("〇〇", "○○", "さん", "TODO", "@"))


# ---------------------------------------------------------------- between the files


def test_whatever_was_handed_over_is_known_already(city, tmp_path):
    shutil.copyfile(city / "answered" / "division.db", tmp_path / "division.db")
    with opened(tmp_path / "division.db", read_only=False) as store:
        verdicts = look(store, [city / "submissions"])
        assert {verdict.outcome for verdict in verdicts} == {Outcome.ALREADY}


def test_every_section_is_sent_its_file_the_divisions_own_too(city):
    sent = [path.name.split("_")[2] for path in (city / "answered" / "distributions").iterdir()]
    assert sorted(sent) == sorted(code for code, _ in sections())


@pytest.mark.parametrize("code", ["0501", "0902", "1302"])
def test_whatever_is_read_of_a_file_is_on_a4_and_holds_no_bare_id(city, code):
    [file] = (city / "answered" / "distributions").glob(f"*_{code}_*.xlsx")
    book = load_workbook(file)
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.paperSize == A4, sheet.title
        printed = sheet[sheet.print_area.rpartition("!")[2]] if sheet.print_area else sheet.rows
        assert not any(re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", str(cell.value)) for row in printed for cell in row)
    codes = [row[0] for row in book["課"].iter_rows(min_row=2, values_only=True)]
    assert codes == sorted(codes)


@pytest.mark.parametrize("code", ["0501", ODD_SECTION, NEVER_SUBMITS])
def test_a_section_takes_its_file_in_and_sees_what_became_of_its_requests(city, tmp_path, code):
    shutil.copyfile(city / "sections" / f"{code}.db", tmp_path / "section.db")
    with opened(tmp_path / "section.db", read_only=False) as store:
        [verdict] = receive(store, sorted((city / "answered" / "distributions").glob(f"*_{code}_*.xlsx")))
        assert verdict.outcome is Outcome.IMPORTED
        assert check(store) == []
        answered = [row for row in all_rows(store, Query(Request)) if row.answer]
        assert len(new_answers(store)) == len(answered)
        assert bool(answered) == (code != NEVER_SUBMITS)
        assert count(store, Query(Liaison, where={"purpose": Purpose.INQUIRY.value})) == 12
