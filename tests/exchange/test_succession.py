"""課の改編 in files: from its day a successor goes on with the records of the old section, and nobody else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace

import pytest

from leaderdesk.analysis.correspondence import note_about, open_inquiries, reply_to
from leaderdesk.analysis.reorganisation import After, Reorganisation, reorganise
from leaderdesk.analysis.replies import reached
from leaderdesk.analysis.threads import Passage, threads
from leaderdesk.analysis.today import TaskState, section_tasks
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.distribution import distribute, sections_in_force
from leaderdesk.exchange.folder import meant_for
from leaderdesk.exchange.keys import Standing
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.succession import offers, take_over
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.exchange.template import write_templates
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.organisation import Change
from leaderdesk.kinds.status import Status
from leaderdesk.ledger.check import check
from leaderdesk.ledger.log import imported_files
from leaderdesk.ledger.merge import change, take_in, withdraw
from leaderdesk.ledger.query import Query, all_rows, rows
from tests.builders import NOON, Clock, add, answer, division_store, section_store
from tests.exchange.files import REQUESTS, by_hand, forged
from tests.statuses import status_of

OCTOBER = date(2026, 10, 1)
OLD, NEW, HALF, STRANGER = "0702", "0706", "0707", "0501"
RENAMING = Reorganisation(Change.RENAME, OCTOBER, [OLD], [After(NEW, "こども給付課")])
SPLIT = Reorganisation(Change.SPLIT, OCTOBER, [OLD], [After(NEW, "こども給付課"), After(HALF, "こども相談課")], NEW)
MERGER = Reorganisation(Change.MERGER, OCTOBER, [OLD, "0703"], [After("0709", "こども支援課")])


@pytest.fixture
def desks(tmp_path):
    """The old section's PC, another section's, and the division, on an afternoon in September."""
    clock = Clock(datetime(2026, 9, 15, 13, 0, tzinfo=NOON.tzinfo))
    with (
        section_store(tmp_path / "old", OLD, now=clock) as old,
        section_store(tmp_path / "stranger", STRANGER, now=clock) as stranger,
        division_store(tmp_path / "division", now=clock) as division,
    ):
        yield SimpleNamespace(old=old, stranger=stranger, division=division, clock=clock, folder=tmp_path)


def taken(store, *files, **how):
    return list(receive(store, files, **how))


def sent(desks, store):
    """A section hands over, the division receives."""
    [verdict] = taken(desks.division, submit(store, desks.folder / "up"))
    return verdict


def told(desks, store, section):
    """The division writes to a section, and a PC receives."""
    [file] = distribute(desks.division, desks.folder / "down", {section: sections_in_force(desks.division)[section]})
    [verdict] = taken(store, file)
    return verdict


def october(desks):
    desks.clock.at = datetime(2026, 10, 1, 9, 0, tzinfo=NOON.tzinfo)


def known(desks, plan=RENAMING):
    """The old section has a request with an answer and is registered; the 改編 is known everywhere before its day."""
    request = add(desks.old, title="見本の要望")
    sent(desks, desks.old)
    answer(desks.division, request)
    reorganise(desks.division, plan)
    told(desks, desks.old, OLD)
    told(desks, desks.stranger, STRANGER)
    sent(desks, desks.old)  # proven from now on
    return request


def followed(desks, plan=RENAMING):
    """The day has come, and the old PC goes on as what its section became."""
    request = known(desks, plan)
    october(desks)
    take_over(desks.old, offers(desks.old)[0])
    return request


# ---------------------------------------------------------------- who may write


def test_before_the_day_nobody_writes_for_the_old_section_but_itself(desks):
    request = known(desks)
    assert offers(desks.old) == []
    [ahead] = [task for task in section_tasks(desks.old) if task.state is TaskState.AHEAD]
    assert (ahead.due, ahead.facts) == (OCTOBER, ("令和8年10月1日", "こども給付課"))
    with section_store(desks.folder / "new", NEW, now=desks.clock) as early:
        taken(early, synchronise(desks.old, desks.folder))  # refused: of another section
        assert all_rows(early, Query(Request)) == []
    holding(desks.stranger, request)
    with pytest.raises(LeaderDeskError, match="LD-3002"):
        desks.stranger.edit(request.record_id, {"wish": "横から"})


def holding(store, revision):
    """A PC got hold of a version, past all files."""
    log = {"at": store.timestamp(), "direction": "in", "outcome": "imported", "file": "x", "sha256": ""}
    with store.writing() as connection:
        take_in(connection, store.projector, [revision], log, change(connection, [revision]))


def test_from_its_day_the_successor_edits_the_old_request_and_it_stays_the_old_sections(desks):
    request = followed(desks)
    edited = desks.old.edit(request.record_id, {"wish": "引き継いで直した"})
    assert (desks.old.identity.section, edited.owner) == (NEW, OLD)
    assert edited.author == "こども給付課 推進リーダー"
    new = add(desks.old, title="新しい課の要望")
    assert (new.owner, new.body["local_no"]) == (NEW, "0706-R08-A001")
    verdict = sent(desks, desks.old)
    assert (verdict.outcome, verdict.standing, verdict.section) == (Outcome.IMPORTED, Standing.CONFIRMED, NEW)
    [row] = rows(desks.division, Request, [request.record_id])
    assert (row.owner, row.body["wish"], row.head_count) == (OLD, "引き継いで直した", 1)
    assert check(desks.old) == check(desks.division) == []


def test_what_arrived_and_what_was_answered_come_back_to_the_successor(desks):
    request = followed(desks)
    desks.old.edit(request.record_id, {"wish": "引き継いで直した"})
    new = add(desks.old)
    sent(desks, desks.old)
    answer(desks.division, request, "considering")
    verdict = told(desks, desks.old, NEW)
    assert (verdict.outcome, verdict.standing) == (Outcome.IMPORTED, Standing.CONFIRMED)
    assert verdict.serial == 2, "it goes on counting where the old section's files stopped"
    assert status_of(desks.old, request) is Status.CONSIDERING
    assert status_of(desks.old, new) is Status.ARRIVED
    assert reached(desks.old).missing == 0
    assert reached(desks.old).numbers == ("第3号",)


def test_an_inquiry_to_the_old_section_reaches_its_successor_and_is_answered_once(desks):
    known(desks)
    add(desks.division, "liaison", purpose="inquiry", addressee=OLD, subject="台数の照会", due="R8.10.15")
    october(desks)
    take_over(desks.old, offers(desks.old)[0])
    told(desks, desks.old, NEW)
    [asked] = open_inquiries(desks.old, mine=False)
    body = reply_to(desks.old, asked) | {"text": "3 台です", "date": "2026-10-01"}
    desks.old.add(Liaison, body)
    sent(desks, desks.old)
    assert open_inquiries(desks.division, mine=True) == []


def test_a_receipt_of_the_successor_is_one_for_the_old_section_also_through_two_changes(desks):
    known(desks)
    asked = add(desks.division, "liaison", purpose="照会", subject="台数", addressee=OLD, due="2026-10-20")
    [file] = distribute(desks.division, desks.folder / "down", {OLD: "こども家庭課"})
    later = Reorganisation(Change.RENAME, date(2026, 11, 1), [NEW], [After("0708", "こども未来給付課")])
    october(desks)
    take_over(desks.old, offers(desks.old)[0])
    sent(desks, desks.old)  # it wrote this before it had read the inquiry
    assert passages(desks.division, asked) == [Passage.SENT]
    taken(desks.old, file)
    [verdict] = taken(desks.division, submit(desks.old, desks.folder / "up"))
    desks.clock.forward(days=40)
    reorganise(desks.division, later)
    assert verdict.section == NEW
    assert passages(desks.division, asked) == [Passage.REACHED]


def test_who_took_over_two_has_not_read_what_only_the_other_one_was_sent(desks):
    with section_store(desks.folder / "other", "0703", now=desks.clock) as other:
        for store in (desks.old, other):
            add(store)
            sent(desks, store)
        for _ in range(3):
            told(desks, other, "0703")
        asked = add(desks.division, "liaison", purpose="照会", subject="台数", addressee=OLD, due="2026-10-20")
        distribute(desks.division, desks.folder / "down", {OLD: "こども家庭課"})
        reorganise(desks.division, MERGER)
        told(desks, other, "0703")
        october(desks)
        take_over(other, offers(other)[0])
        sent(desks, other)
        assert passages(desks.division, asked) == [Passage.SENT]
        told(desks, other, "0709")
        sent(desks, other)
        assert passages(desks.division, asked) == [Passage.REACHED]


def test_a_note_about_a_record_of_the_old_section_goes_to_its_successor(desks):
    request = known(desks)
    [row] = rows(desks.division, Request, [request.record_id])
    assert note_about(desks.division, row)["addressee"] == OLD
    october(desks)
    assert note_about(desks.division, row)["addressee"] == NEW


def test_a_watched_folder_offers_the_files_of_the_section_that_it_became_and_of_those_before(desks):
    names = [
        f"LD{word}_092991_{code}_2026_{pc}001.xlsx" for word in ("配布", "同期") for code in (OLD, NEW) for pc in "AB"
    ]
    known(desks)
    assert {name.split("_")[2] for name in filter(meant_for(desks.old), names)} == {OLD}
    october(desks)
    ahead = list(filter(meant_for(desks.old), names))
    assert [name for name in names if name not in ahead] == [f"LD同期_092991_{OLD}_2026_A001.xlsx"]
    take_over(desks.old, offers(desks.old)[0])
    behind = list(filter(meant_for(desks.old), names))
    assert [name for name in names if name not in behind] == [f"LD同期_092991_{NEW}_2026_A001.xlsx"]
    assert not list(filter(meant_for(desks.stranger), names))


def passages(store, asked):
    return [step.passage for thread in threads(store, asked.record_id) for step in thread if step.passage]


@pytest.mark.parametrize("section", [STRANGER, HALF])
def test_a_section_that_does_not_follow_is_refused(desks, section):
    request = known(desks, SPLIT)
    october(desks)
    taker = forged_edit(desks, request, section)
    [verdict] = taken(desks.division, taker)
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2203")
    assert "_LD!B2" in verdict.message()


def forged_edit(desks, request, section, owner=OLD):
    """A file of a section with a version upon the old section's request."""
    with section_store(desks.folder / f"forger-{section}", OLD, pc="Z", now=desks.clock) as forger:
        holding(forger, request)
        edit = replace(forger.edit(request.record_id, {"wish": "横から直した"}), rev_id="", owner=owner)
    name = f"forged-{section}-{owner}.xlsx"
    return forged(desks.folder / name, [edit], owner=section, owner_name="よその課", install="e" * 32)


def test_the_successor_itself_is_refused_before_its_day_and_taken_on_it(desks):
    request = known(desks)
    file = forged_edit(desks, request, NEW)
    assert [verdict.code for verdict in taken(desks.division, file)] == ["LD-2203"]
    october(desks)
    [verdict] = taken(desks.division, file)
    assert (verdict.outcome, verdict.code) == (Outcome.HELD, "LD-2210"), "it could have proven itself by the old key"
    [verdict] = taken(desks.division, file, confirm=True)
    assert verdict.outcome is Outcome.IMPORTED


def test_nobody_makes_a_record_of_the_old_section_his_own(desks):
    request = followed(desks)
    [verdict] = taken(desks.division, forged_edit(desks, request, NEW, owner=NEW), confirm=True)
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2203")


# ---------------------------------------------------------------- a leader's PC learns what its section became


def test_a_pc_that_hears_of_it_by_the_successors_file_goes_on_first_and_then_takes_it_in(desks):
    """Nothing was sent before the day: the first file is addressed to a section this PC has never heard of."""
    request = add(desks.old, title="見本の要望")
    sent(desks, desks.old)
    told(desks, desks.old, OLD)
    sent(desks, desks.old)
    reorganise(desks.division, RENAMING)
    october(desks)
    assert OLD not in sections_in_force(desks.division)
    answer(desks.division, request)
    verdict = told(desks, desks.old, NEW)
    assert (verdict.outcome, verdict.code, verdict.standing) == (Outcome.HELD, "LD-2212", Standing.CONFIRMED)
    assert status_of(desks.old, request) is Status.ARRIVED, "held files change nothing"
    [offer] = offers(desks.old, verdict.content)
    assert (offer.section, offer.name, offer.since, offer.carries_on) == (NEW, "こども給付課", OCTOBER, True)
    take_over(desks.old, offer)
    [verdict] = taken(desks.old, verdict.path)
    assert verdict.outcome is Outcome.IMPORTED
    assert status_of(desks.old, request) is Status.RECEIVED


def test_who_cannot_be_proven_does_not_talk_a_pc_into_another_section(desks):
    known(desks)
    with division_store(desks.folder / "false", now=desks.clock) as false:
        reorganise(false, RENAMING)
        october(desks)
        [file] = distribute(false, desks.folder / "false", {NEW: "こども給付課"})
        [verdict] = taken(desks.old, file)
    assert (verdict.outcome, verdict.code) == (Outcome.HELD, "LD-2210")


def test_a_late_file_to_the_old_section_still_comes_in(desks):
    request = known(desks)
    answer(desks.division, request, "considering")
    [late] = distribute(desks.division, desks.folder / "late", {OLD: "子育て支援課"})
    october(desks)
    take_over(desks.old, offers(desks.old)[0])
    [verdict] = taken(desks.old, late)
    assert verdict.outcome is Outcome.IMPORTED
    assert status_of(desks.old, request) is Status.CONSIDERING


def test_a_late_file_of_the_old_section_still_comes_in(desks):
    known(desks)
    add(desks.old, title="9月の要望")
    late = submit(desks.old, desks.folder / "late")
    october(desks)
    [verdict] = taken(desks.division, late)
    assert (verdict.outcome, verdict.standing) == (Outcome.IMPORTED, Standing.CONFIRMED)


def test_two_pcs_of_a_renamed_section_go_on_one_after_the_other(desks):
    with section_store(desks.folder / "b", OLD, pc="B", now=desks.clock) as b:
        add(b, title="B の要望")
        known(desks)
        taken(b, synchronise(desks.old, desks.folder / "usb"))
        told(desks, b, OLD)
        october(desks)
        take_over(desks.old, offers(desks.old)[0])
        add(desks.old, title="新しい課の要望")
        [verdict] = taken(desks.old, synchronise(b, desks.folder / "usb"))
        assert verdict.outcome is Outcome.IMPORTED, "the second PC still writes as the old section"
        file = synchronise(desks.old, desks.folder / "usb")
        [verdict] = taken(b, file)
        assert (verdict.outcome, verdict.code) == (Outcome.HELD, "LD-2212")
        [offer] = offers(b)
        assert offer.pc == "B"
        take_over(b, offer)
        [verdict] = taken(b, file)
        assert verdict.outcome is Outcome.IMPORTED
        titles = {row.body["title"] for row in all_rows(b, Query(Request))}
        assert titles == {"見本の要望", "B の要望", "新しい課の要望"}
        assert add(b).body["local_no"] == "0706-R08-B001"


# ---------------------------------------------------------------- merging and splitting


def test_the_requests_of_merged_sections_go_on_under_one(desks):
    with section_store(desks.folder / "other", "0703", now=desks.clock) as other:
        theirs = add(other, title="保育課の要望")
        sent(desks, other)
        told(desks, other, "0703")
        sent(desks, other)
        mine = known(desks, MERGER)
        told(desks, other, "0703")
        october(desks)
        first, second = offers(desks.old)[0], offers(other)[0]
        assert (first.section, first.pc, second.section, second.pc) == ("0709", "A", "0709", "B")
        take_over(desks.old, first)
        take_over(other, second)
        for pc in (desks.old, other):
            sent(desks, pc)
        for pc in (desks.old, other):
            verdict = told(desks, pc, "0709")
            assert (verdict.outcome, verdict.standing) == (Outcome.IMPORTED, Standing.CONFIRMED)
            assert {row.record_id for row in all_rows(pc, Query(Request))} == {mine.record_id, theirs.record_id}
        desks.old.edit(theirs.record_id, {"wish": "まとめて進める"})
        other.edit(mine.record_id, {"wish": "こちらで引き継ぐ"})
        for pc in (desks.old, other):
            assert sent(desks, pc).standing is Standing.CONFIRMED
        assert {row.owner: row.body["wish"] for row in all_rows(desks.division, Query(Request))} == {
            "0703": "まとめて進める",
            OLD: "こちらで引き継ぐ",
        }
        assert {add(desks.old).body["local_no"], add(other).body["local_no"]} == {"0709-R08-A001", "0709-R08-B001"}


def test_after_a_split_one_half_keeps_the_records_and_the_other_starts_empty(desks):
    request = known(desks, SPLIT)
    october(desks)
    carrying, empty = offers(desks.old)
    assert (carrying.section, carrying.carries_on) == (NEW, True)
    assert (empty.section, empty.name, empty.carries_on, empty.pc) == (HALF, "こども相談課", False, "A")
    with section_store(desks.folder / "b", OLD, pc="B", now=desks.clock) as b:
        told_b = distribute(desks.division, desks.folder / "down", {HALF: "こども相談課"})
        taken(b, synchronise(desks.old, desks.folder / "usb"))
        half = take_over(b, empty)
    with half:
        assert all_rows(half, Query(Request)) == []
        assert [path.stem[-5:] for path in (desks.folder / "b").glob("0702-B-*.db")] == ["-0702"]
        [verdict] = taken(half, *told_b)
        assert verdict.outcome is Outcome.IMPORTED
        assert all_rows(half, Query(Request)) == []
        assert add(half).body["local_no"] == "0707-R08-A001"
        [verdict] = taken(desks.division, submit(half, desks.folder / "up"))
        assert verdict.outcome is Outcome.IMPORTED
    take_over(desks.old, carrying)
    assert desks.old.edit(request.record_id, {"wish": "続ける"}).owner == OLD


def test_where_a_part_is_split_off_the_rest_goes_on_as_before(desks):
    part = Reorganisation(Change.SPLIT, OCTOBER, [OLD], [After(OLD), After(NEW, "こども給付課")], OLD)
    request = known(desks, part)
    october(desks)
    assert offers(desks.old) == []
    assert desks.old.edit(request.record_id, {"wish": "続ける"}).owner == OLD
    with pytest.raises(LeaderDeskError, match="LD-3002"):
        holding(desks.stranger, request)
        desks.stranger.edit(request.record_id, {"wish": "横から"})
    assert {OLD, NEW} <= set(sections_in_force(desks.division))


def test_a_section_that_got_another_name_under_its_code_is_called_so_from_then_on(desks):
    known(desks)
    assert offers(desks.stranger) == []
    desks.division.put_all(desks.division.kinds["section"], [{"code": STRANGER, "name": "市民窓口課"}])
    desks.stranger.set_setting("author", "市民課 窓口係")
    told(desks, desks.stranger, STRANGER)
    [offer] = offers(desks.stranger)
    assert (offer.section, offer.name, offer.since) == (STRANGER, "市民窓口課", None)
    take_over(desks.stranger, offer)
    assert offers(desks.stranger) == []
    assert add(desks.stranger).author == "市民窓口課 窓口係"


def test_a_store_that_is_only_looked_at_stays_what_it_was(desks):
    known(desks)
    october(desks)
    [offer] = offers(desks.old)
    desks.old.is_read_only = True
    with pytest.raises(LeaderDeskError, match="LD-4008"):
        take_over(desks.old, offer)
    desks.old.is_read_only = False
    with pytest.raises(LeaderDeskError, match="LD-1401"):
        take_over(desks.old, offer, "あ")


# ---------------------------------------------------------------- whose a record is, is never free again


@pytest.mark.parametrize("way", ["file", "form"])
def test_the_records_of_a_withdrawn_file_are_still_their_sections(desks, way):
    request = add(desks.old, title="見本の要望")
    genuine = submit(desks.old, desks.folder / "up")
    [verdict] = taken(desks.division, genuine)
    withdraw(desks.division, verdict.file_id)
    assert all_rows(desks.division, Query(Request)) == []
    if way == "file":
        [verdict] = taken(desks.division, forged_edit(desks, request, STRANGER, owner=STRANGER))
        assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2203")
    else:
        [blank] = write_templates(desks.division, desks.folder, {STRANGER: "市民課"})
        cells = {"B4": "横取りした要望", "F4": "R8.9.1", "R4": request.record_id}
        filled = by_hand(
            blank, desks.folder / "x.xlsx", lambda book: [book[REQUESTS].__setitem__(*cell) for cell in cells.items()]
        )
        [verdict] = taken(desks.division, filled)
        assert [edit.why.code for edit in verdict.edits] == ["LD-2434"]
    assert all_rows(desks.division, Query(Request)) == []
    with desks.division.reading() as connection:
        assert imported_files(connection) == []
    [verdict] = taken(desks.division, genuine)
    assert (verdict.outcome, verdict.change.new) == (Outcome.IMPORTED, 1)
