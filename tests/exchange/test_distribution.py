"""配布: every section gets its own answers and learns what arrived, in one file, and nothing of anybody else."""

from __future__ import annotations

import re

import pytest
from openpyxl import load_workbook

from leaderdesk.analysis import triage
from leaderdesk.analysis.replies import mark_seen, new_answers, reached
from leaderdesk.codes import OwnedBy
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.keys import Standing
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.registration import issue_anew
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.facet import LongText, Text
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import Response
from leaderdesk.kinds.status import Status
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import NOON, Clock, add, answer, division_store, handed_over, section_store
from tests.exchange.files import parts, resealed
from tests.statuses import status_of

HOME, OTHER = "0501", "0502"


@pytest.fixture
def desks(tmp_path):
    with (
        section_store(tmp_path, HOME) as home,
        section_store(tmp_path, OTHER) as other,
        division_store(tmp_path) as division,
    ):
        yield home, other, division


def taken(store, *files, **how):
    return list(receive(store, files, **how))


def test_an_answer_arrives_and_the_section_learns_what_arrived(desks, tmp_path):
    home, other, division = desks
    mine, theirs = add(home, title="見本の要望"), add(other, title="隣の課の秘密の要望")
    assert status_of(home, mine) is Status.UNSENT
    taken(division, handed_over(home, tmp_path / "a"), handed_over(other, tmp_path / "b"))
    assert status_of(home, mine) is Status.SENT
    answer(division, mine)
    answer(division, theirs)
    answer(division, mine, "considering")

    files = distribute(division, tmp_path / "out", {HOME: "見本課", OTHER: "隣の課"})
    assert [file.name for file in files] == ["LD配布_092991_0501_2026_A001.xlsx", "LD配布_092991_0502_2026_A001.xlsx"]
    [verdict] = taken(home, files[0])
    assert (verdict.outcome, verdict.change.changed) == (Outcome.IMPORTED, 0)
    assert status_of(home, mine) is Status.CONSIDERING
    [row] = all_rows(home, Query(Request))
    assert row.is_acknowledged
    assert row.answer["number"] == "R08-00001"
    assert count(home, Query(Response)) == 1
    assert check(home) == check(division) == []


# ---------------------------------------------------------------- what arrives, and what stays


def test_unsent_work_stays_and_a_file_may_come_twice_late_or_not_at_all(desks, tmp_path):
    home, _, division = desks
    mine = add(home, title="見本の要望")
    taken(division, handed_over(home, tmp_path / "a"))
    answer(division, mine)
    [early] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    answer(division, mine, "considering")
    [late] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    home.edit(mine.record_id, {"title": "まだ出していない直し"})
    unsent = add(home, title="まだ出していない要望")
    verdicts = [verdict for file in (late, late, early) for verdict in taken(home, file)]
    assert [verdict.outcome for verdict in verdicts] == [Outcome.IMPORTED, Outcome.ALREADY, Outcome.IMPORTED]
    assert status_of(home, mine) is Status.UNSENT
    assert status_of(home, unsent) is Status.UNSENT
    taken(division, handed_over(home, tmp_path / "a"))
    [third] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    assert third.name.endswith("_A003.xlsx")
    taken(home, third)
    assert status_of(home, mine) is Status.CONSIDERING
    assert status_of(home, unsent) is Status.ARRIVED
    assert reached(home).numbers == ("第2号",)
    assert reached(home).missing == 0


def test_home_learns_which_answers_are_new_until_they_were_looked_at(desks, tmp_path):
    home, _, division = desks
    mine = add(home)
    taken(division, handed_over(home, tmp_path / "a"))
    answer(division, mine)
    taken(home, *distribute(division, tmp_path / "out", {HOME: "見本課"}))
    assert new_answers(home) == [mine.record_id]
    mark_seen(home)
    assert new_answers(home) == []


def test_two_pcs_of_a_section_meet_in_the_file(tmp_path):
    with (
        section_store(tmp_path, HOME, "A") as a,
        section_store(tmp_path, HOME, "B") as b,
        division_store(tmp_path) as division,
    ):
        add(a, title="A の要望")
        add(b, title="B の要望")
        taken(division, handed_over(a, tmp_path / "a"), handed_over(b, tmp_path / "b"))
        [file] = distribute(division, tmp_path / "out", {HOME: "見本課"})
        taken(a, file)
        taken(b, file)
        assert dump_hash(a) == dump_hash(b) == dump_hash(division)
        assert {row.is_acknowledged for row in all_rows(b, Query(Request))} == {True}


def test_a_pc_that_deletes_what_another_pc_handed_over_tells_the_division(tmp_path):
    with (
        section_store(tmp_path, HOME, "A") as a,
        section_store(tmp_path, HOME, "B") as b,
        division_store(tmp_path) as division,
    ):
        gone = add(a)
        taken(division, handed_over(a, tmp_path / "a"))
        taken(b, *distribute(division, tmp_path / "out", {HOME: "見本課"}), synchronise(a, tmp_path / "usb"))
        b.delete(gone.record_id, "重複")
        taken(division, handed_over(b, tmp_path / "b"))
        assert division.view(gone.record_id).shown.deleted == "重複"


def test_a_restored_division_learns_again_what_it_lost_and_numbers_go_on(desks, tmp_path):
    home, _, division = desks
    backup(division, tmp_path / "early.db")
    add(home)
    taken(division, handed_over(home, tmp_path / "a"))
    taken(home, *distribute(division, tmp_path / "out", {HOME: "見本課"}))
    taken(home, *distribute(division, tmp_path / "out", {HOME: "見本課"}))
    restore(tmp_path / "early.db", tmp_path / "again.db", KINDS)
    with open_store(tmp_path / "again.db", KINDS, now=Clock()) as again:
        taken(again, handed_over(home, tmp_path / "a"))
        assert count(again, Query(Request)) == 1
        [file] = distribute(again, tmp_path / "new", {HOME: "見本課"})
        assert file.name.endswith("_A003.xlsx")


def test_the_answers_can_be_read_on_one_width_of_a4_and_name_their_requests(desks, tmp_path):
    home, _, division = desks
    mine = add(home, title="会議室に無線LANがほしい")
    taken(division, handed_over(home, tmp_path / "a"))
    answer(division, mine, reason="受け付けました")
    [file] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    book = load_workbook(file)
    assert book.sheetnames == ["表紙", "回答", "課", "_LD"]
    sheet = book["回答"]
    headings, line = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
    assert headings[:5] == ["要望", "受付番号", "受付日", "審査状態", "回答・理由"]
    assert line[0] == f"{mine.body['local_no']} 会議室に無線LANがほしい"
    assert "統合先" not in headings
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
    assert sheet.print_area.endswith("$E$2")
    cover = dict(book["表紙"].iter_rows(values_only=True))
    assert (cover["あて先の課"], cover["届いている提出"]) == ("見本課", "第1号まで")


def test_a_piece_of_liaison_names_the_record_that_it_is_about(desks, tmp_path):
    home, other, division = desks
    records = [add(home, title="会議室に無線LANがほしい"), add(home, "guidance", theme="離席時のロック")]
    theirs = add(other, "guidance", theme="他課の指導")
    taken(division, handed_over(home, tmp_path / "a"), handed_over(other, tmp_path / "a"))
    for record in (*records, theirs):
        add(division, "liaison", addressee=HOME, about=record.record_id)
    [file] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    rows = load_workbook(file)["連絡調整"].iter_rows(values_only=True)
    place = next(rows).index("関わる記録")
    wanted = {f"{records[0].body['local_no']} 会議室に無線LANがほしい", "離席時のロック", "ほかの課の指導記録"}
    assert {row[place] for row in rows} == wanted  # what another section's record is called stays there


def test_a_request_merged_into_another_sections_is_told_the_number_of_it(desks, tmp_path):
    home, other, division = desks
    mine, theirs = add(home, title="会議室にWi-Fiを入れてほしい"), add(other, title="会議室に無線LANを整備してほしい")
    taken(division, handed_over(home, tmp_path / "a"), handed_over(other, tmp_path / "a"))
    triage.answer(division, [theirs.record_id, mine.record_id], {"state": "received"})
    merged = {"state": "merged", "merged_into": theirs.record_id, "reason": "まとめて検討します"}
    triage.answer(division, [mine.record_id], merged)
    [file] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    headings, line = load_workbook(file)["回答"].iter_rows(max_row=2, values_only=True)
    assert line[headings.index("統合先")] == "ほかの課の現場要望（R08-00001）"


def test_the_widest_answers_are_cut_off_the_paper_and_never_too_small_to_read(desks, tmp_path):
    home, _, division = desks
    mine = add(home, title="会議室に無線LANがほしい")
    taken(division, handed_over(home, tmp_path / "a"))
    texts = {name: "文" * 40 for name, facet in Response.facets().items() if type(facet) in (Text, LongText)}
    answer(division, mine, **(texts | {"number": "R08-00001", "due": "2027-H1", "shared": "true"}))
    [file] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    sheet = load_workbook(file)["回答"]
    headings = [cell.value for cell in sheet[1]]
    printed = [cell.column_letter for cell in sheet[sheet.print_area.rpartition("!")[2]][0]]
    assert sheet.page_setup.paperSize == 9
    assert sum(sheet.column_dimensions[letter].width for letter in printed) <= 180
    assert len(printed) < headings.index("公開用の回答") + 1


def test_what_a_section_wrote_itself_is_carried_between_its_pcs_but_not_shown(desks, tmp_path):
    home, _, division = desks
    mine = add(home, title="会議室に無線LANがほしい")
    taken(division, handed_over(home, tmp_path / "a"))
    with section_store(tmp_path / "second", HOME, "B") as second:
        add(second, title="窓口の椅子を替えてほしい")
        taken(division, handed_over(second, tmp_path / "b"))
    [file] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    assert load_workbook(file).sheetnames == ["表紙", "課", "_LD"]
    assert mine.rev_id in {revision.rev_id for revision in read_file(file, list(KINDS)).revisions}


# ---------------------------------------------------------------- what never leaves


def test_nothing_of_another_section_is_in_a_file_but_what_is_shared_with_all(tmp_path):
    with division_store(tmp_path) as division:
        for code in (HOME, OTHER):
            with section_store(tmp_path / code, code) as store:
                for kind in (kind for kind in KINDS if kind.OWNED_BY is not OwnedBy.DIVISION):
                    texts = {
                        name: f"{code}の{kind.KIND}の{name}"
                        for name, facet in kind.facets().items()
                        if isinstance(facet, Text) and name != kind.NUMBER and facet.limit >= 20
                    }
                    add(store, kind.KIND, **texts)
                taken(division, handed_over(store, tmp_path / "mail"))
        for row in all_rows(division, Query(Request)):
            told = {"reason": f"{row.owner}への回答", "summary": f"{row.owner}の要約"}
            triage.answer(division, [row.record_id], {"state": "received", **told})
            triage.answer(division, [row.record_id], {"state": "considering"})
            if row.owner == OTHER:
                triage.answer(division, [row.record_id], {"shared": "true", "public_answer": "全課への言葉"})
        add(division, "liaison", subject=f"{OTHER}だけへの連絡", addressee=OTHER)
        [file] = distribute(division, tmp_path / "out", {HOME: "見本課"})
    content = b"".join(parts(file).values()).decode()
    shared_title = f"{OTHER}のrequest"
    found = set(re.findall(rf"{OTHER}の[a-z_]*の?[a-z_]*|{OTHER}への回答|{OTHER}だけへの連絡|{OTHER}の要約", content))
    assert found == {f"{shared_title}のtitle"}
    assert "全課への言葉" in content
    assert f"{HOME}への回答" in content
    assert "master_key" not in content


def test_a_file_for_another_section_or_from_somebody_else_is_refused(desks, tmp_path):
    home, _, division = desks
    files = distribute(division, tmp_path / "out", {HOME: "見本課", OTHER: "隣の課"})
    [verdict] = taken(home, files[1])
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2211")
    [verdict] = taken(division, files[0])
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2204")
    assert count(home, Query(Response)) == 0


# ---------------------------------------------------------------- who sent it


def test_a_registered_section_proves_itself_and_who_cannot_is_held_for_a_persons_word(desks, tmp_path):
    home, _, division = desks
    add(home)
    [first] = taken(division, handed_over(home, tmp_path / "a"))
    assert (first.outcome, first.standing) == (Outcome.IMPORTED, Standing.UNCONFIRMED)
    taken(home, *distribute(division, tmp_path / "out", {HOME: "見本課"}))
    add(home)
    [second] = taken(division, handed_over(home, tmp_path / "a"))
    assert (second.outcome, second.standing) == (Outcome.IMPORTED, Standing.CONFIRMED)
    add(home)
    stripped = resealed(
        handed_over(home, tmp_path / "a"),
        lambda facts: {name: fact for name, fact in facts.items() if name not in ("key_id", "mac")},
    )
    [third] = taken(division, stripped)
    assert (third.outcome, third.code) == (Outcome.HELD, "LD-2210")
    assert third.content.manifest.confirmation in third.message()
    [fourth] = taken(division, stripped, confirm=True)
    assert fourth.outcome is Outcome.IMPORTED


def test_a_false_proof_is_refused_whatever_a_person_says(desks, tmp_path):
    home, _, division = desks
    taken(home, *distribute(division, tmp_path / "out", {HOME: "見本課"}))
    add(home)
    forged = resealed(handed_over(home, tmp_path / "a"), lambda facts: facts | {"mac": "0" * 64})
    [verdict] = taken(division, forged, confirm=True)
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2209")


def test_last_years_key_is_good_until_the_end_of_may(tmp_path):
    clock = Clock(NOON)
    with section_store(tmp_path, HOME, now=clock) as home, division_store(tmp_path, now=clock) as division:
        add(home)
        taken(home, *distribute(division, tmp_path / "out", {HOME: "見本課"}))
        clock.at = NOON.replace(year=2027, month=5, day=31)
        [verdict] = taken(division, handed_over(home, tmp_path / "a"))
        assert verdict.standing is Standing.CONFIRMED
        [renewed] = distribute(division, tmp_path / "out", {HOME: "見本課"})
        clock.at = NOON.replace(year=2027, month=6, day=1)
        add(home, raised_on="2027-06-01")
        [verdict] = taken(division, handed_over(home, tmp_path / "a"))
        assert (verdict.standing, verdict.code) == (Standing.UNCONFIRMED, "LD-2210")
        [verdict] = taken(home, renewed)
        assert (verdict.outcome, verdict.standing) == (Outcome.IMPORTED, Standing.CONFIRMED)
        [verdict] = taken(division, handed_over(home, tmp_path / "a"))
        assert verdict.standing is Standing.CONFIRMED


def test_a_key_that_was_issued_anew_puts_the_old_one_out_of_use(desks, tmp_path):
    home, _, division = desks
    add(home)
    taken(home, *distribute(division, tmp_path / "out", {HOME: "見本課"}))
    taken(division, handed_over(home, tmp_path / "a"))
    issue_anew(division, HOME, 2026)
    add(home)
    [verdict] = taken(division, handed_over(home, tmp_path / "a"))
    assert (verdict.outcome, verdict.standing) == (Outcome.HELD, Standing.UNCONFIRMED)
    [held] = taken(home, *distribute(division, tmp_path / "out", {HOME: "見本課"}))
    assert held.code == "LD-2210"
    [verdict] = taken(home, tmp_path / "out" / "LD配布_092991_0501_2026_A002.xlsx", confirm=True)
    assert verdict.outcome is Outcome.IMPORTED
    [verdict] = taken(division, handed_over(home, tmp_path / "a"))
    assert verdict.standing is Standing.CONFIRMED
