"""The seal: it holds as long as the content does, and not one letter longer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.seal import Manifest, digest
from leaderdesk.exchange.workbook import COVER_SHEET, MACHINE_SHEET
from leaderdesk.kinds.catalogue import KINDS
from tests.builders import add, handed_over
from tests.exchange.files import by_hand, forged, parts, refusal


def machine(change):
    """The change of a workbook that changes `_LD`."""
    return lambda book: change(book[MACHINE_SHEET])


def replaced(cell, before, after):
    """A change of `_LD` that replaces text in one cell."""

    def change(sheet):
        assert before in sheet[cell].value
        sheet[cell] = sheet[cell].value.replace(before, after)

    return machine(change)


def test_one_changed_letter_of_one_row_is_found_and_named(tmp_path, whole):
    row = next(number for number, cells in enumerate(rows(whole), 1) if "様式をそろえたい" in cells[1])
    fault = refusal(by_hand(whole, tmp_path / "x.xlsx", replaced(f"B{row}", "様式", "書式")))
    assert (fault.code, fault.facts["cell"]) == ("LD-2201", f"_LD!A{row}")


@pytest.mark.parametrize(
    "change",
    [
        machine(lambda sheet: sheet.delete_rows(3)),
        machine(lambda sheet: sheet.append([cell.value for cell in sheet[3]])),
        machine(lambda sheet: sheet.move_range("A3:A3", cols=5)),
        replaced("A3", "", "0"),
        replaced("B3", '"deleted":null', '"deleted":"不要"'),
        replaced("B3", '"author":', '"writer":'),
        replaced("B3", "{", "["),
        replaced("B1", "市民課", "税務課"),
        replaced("B1", '"request":"3"', '"request":"2"'),
        replaced("B1", '"serial":"1"', '"serial":"2"'),
        replaced("B1", '"serial":"1"', '"serial":1'),
        replaced("B1", '"digest":', '"digests":'),
        replaced("B1", '"confirmed_on":""', '"confirmed_on":"2026-11-23"'),
        replaced("B1", '"app"', '"note":"足した","app"'),
        machine(lambda sheet: sheet.__setitem__("B1", None)),
        machine(lambda sheet: sheet.__setitem__("B3", 5)),
    ],
)
def test_no_row_and_no_word_of_the_manifest_changes_unseen(tmp_path, whole, change):
    assert refusal(by_hand(whole, tmp_path / "x.xlsx", change)).code == "LD-2201"


def test_a_row_of_another_file_does_not_fit_in(tmp_path, section):
    add(section)
    first = handed_over(section, tmp_path)
    add(section, title="二つ目")
    second = handed_over(section, tmp_path)
    known = {cells[0] for cells in rows(first)}
    foreign = next(cells for cells in rows(second)[1:] if cells[0] not in known)
    assert refusal(by_hand(first, tmp_path / "x.xlsx", machine(lambda sheet: sheet.append(foreign)))).code == "LD-2201"


def test_the_manifest_of_another_file_does_not_fit(tmp_path, section):
    add(section)
    first = handed_over(section, tmp_path)
    add(section)
    second = handed_over(section, tmp_path)
    manifest = rows(second)[0][1]
    swapped = by_hand(first, tmp_path / "x.xlsx", machine(lambda sheet: sheet.__setitem__("B1", manifest)))
    assert refusal(swapped).code == "LD-2201"


def test_the_order_of_rows_and_the_spelling_of_json_do_not_matter(tmp_path, whole):
    def shuffle(sheet):
        found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, cells in enumerate(reversed(found), 2):
            for column, text in enumerate(cells, 1):
                sheet.cell(number, column).value = text and text.replace('","', '" , "')

    again = read_file(by_hand(whole, tmp_path / "x.xlsx", machine(shuffle)), KINDS)
    assert again.revisions == tuple(reversed(read_file(whole, KINDS).revisions))


def test_a_file_without_its_machine_sheet_is_none_of_ours(tmp_path, whole):
    without = by_hand(whole, tmp_path / "x.xlsx", lambda book: book.remove(book[MACHINE_SHEET]))
    assert refusal(without).code == "LD-2002"
    other = by_hand(whole, tmp_path / "y.xlsx", lambda book: book[MACHINE_SHEET].__setitem__("A1", "excel/2"))
    assert refusal(other).code == "LD-2002"


def test_a_later_format_waits_for_the_update(tmp_path, whole):
    later = by_hand(whole, tmp_path / "x.xlsx", lambda book: book[MACHINE_SHEET].__setitem__("A1", "leaderdesk/2"))
    assert refusal(later).code == "LD-2206"


def test_the_digest_covers_the_manifest_and_the_rows_in_any_order():
    facts = {"owner": "0501", "counts": {"request": "2"}}
    sealed = digest(facts, ["a", "b"])
    assert digest(facts, ["b", "a"]) == sealed
    assert digest(facts | {"digest": sealed, "key_id": "1", "mac": "2"}, ["a", "b"]) == sealed
    assert (
        len({sealed, digest(facts, ["a"]), digest(facts, ["a", "b", "b"]), digest({"owner": "0502"}, ["a", "b"])}) == 4
    )


def test_the_confirmation_code_is_ten_digits_that_stay(tmp_path, whole):
    code = read_file(whole, KINDS).manifest.confirmation
    assert re.fullmatch(r"\d{4}-\d{2}-\d{4}", code)
    again = by_hand(whole, tmp_path / "x.xlsx", lambda book: book)
    assert read_file(again, KINDS).manifest.confirmation == code
    assert dict(load_workbook(whole)[COVER_SHEET].iter_rows(values_only=True))["確認コード"] == code


@pytest.mark.parametrize(("digest", "code"), [("f" * 64, "3709-55-1615"), ("0" * 64, "0000-00-0000")])
def test_the_confirmation_code_is_read_off_the_digest(whole, digest, code):
    assert replace(read_file(whole, KINDS).manifest, digest=digest).confirmation == code


def test_two_files_of_the_same_records_have_different_codes(tmp_path, section):
    add(section)
    codes = {read_file(handed_over(section, tmp_path), KINDS).manifest.confirmation for _ in range(5)}
    assert len(codes) == 5


def test_the_machine_sheet_is_hidden_and_not_protected(whole):
    sheet = load_workbook(whole)[MACHINE_SHEET]
    assert sheet.sheet_state == "hidden"
    assert not sheet.protection.sheet
    assert not any(b"sheetProtection" in content for content in parts(whole).values())


def test_a_manifest_says_what_a_newer_version_added(tmp_path):
    path = forged(tmp_path / "x.xlsx", [], schema="1.9", planned_for="2027")
    manifest = read_file(path, KINDS).manifest
    assert manifest.facts["planned_for"] == "2027"
    assert Manifest.of(manifest.facts) == manifest


@pytest.mark.parametrize(
    "facts",
    [
        {"serial": "1" + "0" * 30},
        {"serial": "-1"},
        {"fiscal_year": "99999"},
        {"counts": {"request": "-5"}},
        {"counts": ["request"]},
        {"owner": "../.."},
        {"owner": 501},
        {"install": "x"},
        {"pc": "AA"},
        {"municipality": "小山市"},
        {"written_at": "きのう"},
        {"written_at": "2026-02-30T12:00:00+09:00"},
        {"schema": "新しい"},
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused_for_all_its_seal(tmp_path, facts):
    fault = refusal(forged(tmp_path / "x.xlsx", [], **facts))
    assert (fault.code, fault.facts["cell"]) == ("LD-2201", "_LD!B1")


@pytest.mark.parametrize(
    "facts",
    [
        {"n": 10**30},
        {"seq": 10**30},
        {"record_id": "1; DROP TABLE revision"},
        {"install": "PC"},
        {"owner": "市民課"},
        {"written_at": "2026-11-23"},
    ],
)
def test_a_version_that_makes_no_sense_is_refused_for_all_its_hash(tmp_path, section, facts):
    fault = refusal(forged(tmp_path / "x.xlsx", [replace(add(section), rev_id="", **facts)]))
    assert (fault.code, fault.facts["cell"]) == ("LD-2205", "_LD!B2")


def rows(path):
    """The filled cells of `_LD`, row by row."""
    return [[cell for cell in row if cell] for row in load_workbook(path)[MACHINE_SHEET].iter_rows(values_only=True)]
