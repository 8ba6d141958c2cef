"""手修正: what was changed in Excel is taken over on a person's word, as a version of its own, or said why it cannot be."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.hand_edits import EDITOR
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import commit, look, receive
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.log import imported_files
from leaderdesk.ledger.merge import withdraw
from tests.builders import add, handed_over
from tests.exchange.files import REQUESTS, by_hand


@pytest.fixture
def record(section):
    return add(section, title="元の件名", people="5")


@pytest.fixture
def edited(section, record, tmp_path):
    """The section's file after somebody wrote into cells of it; more is more cells."""

    def make(cells, name="x.xlsx"):
        def change(book):
            for cell, value in cells.items():
                book[REQUESTS][cell] = value

        return by_hand(handed_over(section, tmp_path / "out"), tmp_path / name, change)

    return make


def taken(division, path, *cells):
    """The file taken in with the hand edits in these cells, with all of them where none is named."""
    (verdict,) = look(division, [path])
    places = {edit.place for edit in verdict.edits if not cells or edit.cell in cells}
    return commit(division, replace(verdict, accepted=frozenset(places)))


def test_an_edit_says_what_taking_it_over_would_write(division, edited, record):
    (verdict,) = look(division, [edited({"E2": "直した件名", "O2": "１２人", "K2": "窓口が混む"})])
    said = {edit.name: (edit.record_id, edit.value, edit.why) for edit in verdict.edits}
    assert said == {
        "title": (record.record_id, "直した件名", None),
        "people": (record.record_id, "12", None),
        "problem": (record.record_id, "窓口が混む", None),
    }


@pytest.mark.parametrize(
    ("cell", "typed", "code"),
    [("I2", "来週ぐらい", "LD-1201"), ("E2", None, "LD-1001"), ("O2", "たくさん", "LD-1301"), ("D2", "X-1", "LD-2221")],
)
def test_what_cannot_be_read_is_listed_with_the_reason_and_never_taken(division, edited, record, cell, typed, code):
    verdict = taken(division, edited({cell: typed}))
    (edit,) = verdict.edits
    assert (edit.why.code, edit.is_taken) == (code, False)
    assert edit.why.sentence().endswith("。")
    assert division.view(record.record_id).heads == (record,)


def test_edits_of_one_record_become_one_version_of_its_owner_by_excel(division, edited, record):
    verdict = taken(division, edited({"E2": "直した件名", "O2": 12}))
    assert (verdict.outcome, verdict.is_in) == (Outcome.IMPORTED, True)
    assert "手修正 2 か所" in verdict.message()
    head = division.view(record.record_id).shown
    assert (head.body["title"], head.body["people"]) == ("直した件名", "12")
    assert (head.owner, head.author, head.parents, head.n) == ("0501", EDITOR, (record.rev_id,), record.n + 1)
    assert head.install == division.identity.install
    assert len(division.history(record.record_id)) == 2
    assert check(division) == []


def test_only_what_was_accepted_is_taken(division, edited, record):
    verdict = taken(division, edited({"E2": "直した件名", "O2": 12}), "O2")
    assert {edit.cell: edit.is_taken for edit in verdict.edits} == {"E2": False, "O2": True}
    assert division.view(record.record_id).shown.body["title"] == "元の件名"


def test_without_a_word_nothing_is_taken(division, edited, record):
    list(receive(division, [edited({"E2": "直した件名"})]))
    assert division.view(record.record_id).heads == (record,)


def test_what_was_taken_is_not_listed_again_and_the_rest_can_follow(division, edited, record):
    path = edited({"E2": "直した件名", "O2": 12})
    taken(division, path, "E2")
    (verdict,) = look(division, [path])
    assert verdict.outcome is Outcome.ALREADY
    assert [(edit.cell, edit.is_behind) for edit in verdict.edits] == [("O2", False)]
    taken(division, path)
    view = division.view(record.record_id)
    assert len(view.heads) == 1
    assert (view.shown.body["title"], view.shown.body["people"]) == ("直した件名", "12")
    assert look(division, [path])[0].edits == ()


def test_a_file_that_is_in_already_can_still_give_its_edits(section, division, edited, record, tmp_path):
    path = edited({"E2": "直した件名"})
    list(receive(division, [path]))
    verdict = taken(division, path)
    assert (verdict.outcome, verdict.is_in, verdict.change.changed) == (Outcome.IMPORTED, True, 1)
    assert division.view(record.record_id).shown.body["title"] == "直した件名"


def test_an_edit_of_an_earlier_version_says_that_the_record_moved_on_and_becomes_a_conflict(
    section, division, edited, record, tmp_path
):
    path = edited({"E2": "Excel の件名"})
    section.edit(record.record_id, {"title": "課で直した件名"})
    list(receive(division, [handed_over(section, tmp_path / "out")]))
    (verdict,) = look(division, [path])
    assert [edit.is_behind for edit in verdict.edits] == [True]
    assert taken(division, path).change.conflicts == 1
    assert {head.body["title"] for head in division.view(record.record_id).heads} == {"Excel の件名", "課で直した件名"}


def test_edits_that_together_make_no_record_stay_with_the_reason_and_the_file_comes_in(division, edited, record):
    verdict = taken(division, edited({"G2": "至急"}))
    (edit,) = verdict.edits
    assert (verdict.outcome, edit.is_taken, edit.why.code) == (Outcome.IMPORTED, False, "LD-1002")
    assert "至急の理由" in edit.why.sentence()
    assert division.view(record.record_id).heads == (record,)


def test_edits_follow_their_file_when_its_import_is_undone(division, edited, record):
    path = edited({"E2": "直した件名"})
    before = dump_hash(division)
    taken(division, path)
    with division.reading() as connection:
        (file,) = imported_files(connection)
    withdraw(division, file.file_id)
    assert dump_hash(division) == before


def test_a_row_copied_with_its_number_is_named_and_changes_nothing(division, edited, record, section, tmp_path):
    def copy(book):
        sheet = book[REQUESTS]
        sheet.append([cell.value for cell in sheet[2]])
        sheet["E3"] = "写して書いた要望"

    (edit,) = taken(division, by_hand(edited({}), tmp_path / "y.xlsx", copy)).edits
    assert (edit.cell, edit.why.code) == ("E3", "LD-2222")
    assert division.view(record.record_id).heads == (record,)


def test_lost_rows_and_ids_mean_no_deletion(division, edited, record, tmp_path):
    path = by_hand(edited({}), tmp_path / "y.xlsx", lambda book: book[REQUESTS].delete_rows(2))
    assert taken(division, path).edits == ()
    assert division.view(record.record_id).heads == (record,)


@pytest.mark.parametrize(
    "fault",
    [
        LeaderDeskError("LD-2005", file="x", reason="y"),
        InvalidRecordError("現場要望", {"title": LeaderDeskError("LD-1001", field="件名")}),
    ],
)
def test_a_fault_travels_between_processes(fault):
    again = pickle.loads(pickle.dumps(fault))
    assert (type(again), again.code, str(again)) == (type(fault), fault.code, str(fault))
