"""受領: each file gets its verdict, is taken in completely or not at all, and harms no other."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from collections import Counter
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import receive as receiving
from leaderdesk.exchange.folder import files_in
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import commit, look, receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.log import held_count, imported_file, imported_files
from leaderdesk.ledger.merge import withdraw
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.progress import Stopped
from leaderdesk.sample.city import make_city
from leaderdesk.sample.plan import Clock as CityClock
from leaderdesk.sample.plan import Plan
from tests.builders import OTHER_CITY, add, division_store, handed_over, section_store
from tests.exchange.files import REQUESTS, by_hand, forged

IMPORTED, ALREADY, HELD, REFUSED = Outcome.IMPORTED, Outcome.ALREADY, Outcome.HELD, Outcome.REFUSED


def received(division, *paths, **how):
    return list(receive(division, paths, **how))


def verdict_of(division, path, **how):
    (verdict,) = received(division, path, **how)
    return verdict


def logged(store):
    """The incoming files of the exchange log: outcome, code, file."""
    with closing(sqlite3.connect(store.target)) as connection:
        query = "SELECT outcome, code, file FROM exchange_log WHERE direction = 'in' ORDER BY file_id"
        return connection.execute(query).fetchall()


def inbox(store):
    return sorted(path.name for path in (store.folder / "inbox").iterdir())


# ---------------------------------------------------------------- taken in


def test_what_a_section_wrote_arrives_as_it_was(section, division, tmp_path):
    first = add(section, title="外字が印刷されない")
    second = section.edit(first.record_id, {"wish": "早く"})
    verdict = verdict_of(division, handed_over(section, tmp_path))
    assert (verdict.outcome, verdict.code) == (IMPORTED, "")
    assert (verdict.section, verdict.section_name, verdict.number, verdict.serial) == ("0501", "市民課", "第1号", 1)
    assert verdict.message() == "新規 1 件、変更 0 件です。"
    assert division.history(first.record_id) == [first, second]
    assert [row.body["title"] for row in all_rows(division, Query(Request))] == ["外字が印刷されない"]
    assert check(division) == []


def test_a_verdict_counts_new_changed_same_and_conflicting_records(section, division, tmp_path):
    changed, same = add(section), add(section)
    received(division, handed_over(section, tmp_path))
    section.edit(changed.record_id, {"wish": "早く"})
    add(section)
    verdict = verdict_of(division, handed_over(section, tmp_path))
    found = verdict.change
    assert (found.new, found.changed, found.same, found.conflicts) == (1, 1, 1, 0)
    assert verdict.message() == "新規 1 件、変更 1 件です。"
    assert division.view(same.record_id).shown == same


def test_two_pcs_of_a_section_are_both_kept_and_shown_as_a_conflict(division, tmp_path):
    with section_store(tmp_path, pc="A") as a:
        record = add(a)
        received(division, handed_over(a, tmp_path / "out"))
        ours = a.edit(record.record_id, {"wish": "すぐに"})
        theirs = replace(ours, rev_id="", install="b" * 32, body=dict(ours.body) | {"wish": "来年"})
        received(division, handed_over(a, tmp_path / "out"))
    verdict = verdict_of(division, forged(tmp_path / "b.xlsx", [record, theirs], install="b" * 32, pc="B"))
    assert (verdict.outcome, verdict.change.conflicts) == (IMPORTED, 1)
    assert verdict.number == "B-第1号"
    assert set(division.view(record.record_id).conflicts["wish"]) == {"すぐに", "来年"}


def test_a_zero_report_is_taken_in_and_a_second_one_too(section, division, tmp_path):
    first, second = (handed_over(section, tmp_path) for _ in range(2))
    assert [verdict_of(division, path).outcome for path in (first, second, first)] == [IMPORTED, IMPORTED, ALREADY]
    with division.reading() as connection:
        assert len(imported_files(connection)) == 2


def test_a_zero_report_that_comes_late_says_nothing_new(section, division, tmp_path):
    late, newest = (handed_over(section, tmp_path) for _ in range(2))
    assert [verdict_of(division, path).outcome for path in (newest, late)] == [IMPORTED, ALREADY]


def test_the_file_is_in_the_inbox_before_it_is_read(section, division, tmp_path):
    add(section)
    path = handed_over(section, tmp_path)
    verdict = verdict_of(division, path)
    assert verdict.path.parent == division.folder / "inbox"
    assert verdict.path.read_bytes() == path.read_bytes()
    assert verdict.path.name == f"{verdict.sha256[:12]}_{path.name}"
    assert logged(division) == [("imported", "", path.name)]


def test_a_source_that_vanishes_while_the_batch_runs_is_taken_in_from_the_inbox(division, tmp_path):
    paths = []
    for code in ("0501", "0502"):
        with section_store(tmp_path, code) as section:
            add(section)
            paths.append(handed_over(section, tmp_path / "usb"))
    outcomes = []
    for verdict in receive(division, [tmp_path / "usb"]):
        shutil.rmtree(tmp_path / "usb", ignore_errors=True)
        outcomes.append(verdict.outcome)
    assert outcomes == [IMPORTED, IMPORTED]


def test_a_copy_that_broke_off_is_made_anew(section, division, tmp_path):
    add(section)
    path = handed_over(section, tmp_path)
    whole = verdict_of(division, path)
    with division.reading() as connection:
        file = imported_file(connection, sha256=whole.sha256)
    withdraw(division, file.file_id)
    whole.path.write_bytes(path.read_bytes()[:1000])
    assert verdict_of(division, path).outcome is IMPORTED
    assert whole.path.read_bytes() == path.read_bytes()


def test_the_longest_name_that_a_folder_takes_can_be_taken_in(section, division, tmp_path):
    path = handed_over(section, tmp_path).rename(tmp_path / f"{'長' * 83}.xlsx")
    verdict = verdict_of(division, path)
    assert (verdict.outcome, verdict.file) == (IMPORTED, path.name)


def test_a_name_that_turns_letters_round_is_shown_as_it_is_read(section, division, tmp_path):
    path = handed_over(section, tmp_path).rename(tmp_path / "提出\u202exslx.exe.xlsx")
    assert verdict_of(division, path).file == "提出xslx.exe.xlsx"


# ---------------------------------------------------------------- already


def test_the_same_file_again_changes_nothing(section, division, tmp_path):
    add(section)
    path = handed_over(section, tmp_path)
    received(division, path)
    before = dump_hash(division)
    for again in (
        path,
        shutil.copy(path, tmp_path / "コピー (2).xlsx"),
        by_hand(path, tmp_path / "x.xlsx", lambda _: 0),
    ):
        verdict = verdict_of(division, tmp_path / again)
        assert verdict.outcome is ALREADY
        assert verdict.message() == "2026/11/23 に受け取った第1号に含まれています。"
        assert (verdict.section, verdict.number) == ("0501", "第1号")
    assert dump_hash(division) == before


def test_a_late_older_file_changes_nothing(section, division, tmp_path):
    record = add(section, title="初め")
    late = handed_over(section, tmp_path)
    section.edit(record.record_id, {"title": "直した"})
    received(division, handed_over(section, tmp_path))
    before = dump_hash(division)
    verdict = verdict_of(division, late)
    assert verdict.outcome is ALREADY
    assert "第2号" in verdict.message()
    assert dump_hash(division) == before
    assert all_rows(division, Query(Request))[0].body["title"] == "直した"


def test_files_in_any_order_end_in_the_same_ledger(division, tmp_path):
    with section_store(tmp_path / "s") as section:
        paths = []
        record = add(section, title="第1版")
        for title in ("第2版", "第3版"):
            paths.append(handed_over(section, tmp_path / "out"))
            record = section.edit(record.record_id, {"title": title})
            add(section, "guidance", theme=title)
        paths.append(handed_over(section, tmp_path / "out"))
    verdicts = look(division, paths)
    hashes = set()
    for place, order in enumerate(permutations(verdicts)):
        with division_store(tmp_path / str(place)) as store:
            for verdict in order:
                commit(store, verdict)
            hashes.add(dump_hash(store))
            assert store.view(record.record_id).shown == record
            assert check(store) == []
    assert len(hashes) == 1


def test_a_withdrawn_file_can_be_received_again(section, division, tmp_path):
    add(section)
    path = handed_over(section, tmp_path)
    received(division, path)
    with division.reading() as connection:
        (file,) = imported_files(connection)
    withdraw(division, file.file_id)
    assert count(division, Query(Request)) == 0
    assert verdict_of(division, path).outcome is IMPORTED
    assert count(division, Query(Request)) == 1


# ---------------------------------------------------------------- held


@pytest.fixture
def stranger(tmp_path):
    """The file of a section that the division's list does not have."""
    with section_store(tmp_path / "stranger", "9901", section_name="新設課") as section:
        add(section, title="新しい課の要望")
        return handed_over(section, tmp_path / "stranger")


def test_a_section_that_is_not_in_the_list_is_held_and_changes_nothing(division, stranger):
    before = dump_hash(division)
    verdict = verdict_of(division, stranger)
    assert (verdict.outcome, verdict.code) == (HELD, "LD-2207")
    assert "9901（新設課）" in verdict.message()
    assert dump_hash(division) == before
    assert inbox(division) == [verdict.path.name]
    with division.reading() as connection:
        assert held_count(connection) == 1


def test_a_held_file_is_taken_in_with_its_section_when_a_person_says_so(division, stranger):
    held = verdict_of(division, stranger)
    verdict = commit(division, held, add_section=True)
    assert verdict.outcome is IMPORTED
    assert division.names.label("section", "", "9901") == "新設課"
    assert [row.body["title"] for row in all_rows(division, Query(Request))] == ["新しい課の要望"]
    with division.reading() as connection:
        assert held_count(connection) == 0
    assert check(division) == []


def test_sections_can_be_added_while_receiving_and_held_files_from_the_inbox(division, stranger):
    received(division, stranger)
    stranger.unlink()
    (verdict,) = received(division, division.folder / "inbox", add_sections=True)
    assert verdict.outcome is IMPORTED
    assert division.names.label("section", "", "9901") == "新設課"
    assert len(inbox(division)) == 1


def test_two_files_of_a_new_section_need_one_addition(division, tmp_path):
    with section_store(tmp_path, "9901", section_name="新設課") as section:
        paths = []
        for _ in range(2):
            add(section)
            paths.append(handed_over(section, tmp_path / "out"))
    assert [verdict.outcome for verdict in received(division, *paths, add_sections=True)] == [IMPORTED, ALREADY]
    assert len(division.history(division.fixed_id(Section, {"code": "9901"}))) == 1


@pytest.mark.parametrize(
    "facts",
    [{"municipality": OTHER_CITY}, {"direction": "distribution"}, {"owner": "division", "owner_name": "情報政策課"}],
)
def test_no_section_is_added_for_a_file_that_cannot_come_in(division, tmp_path, facts):
    before = dump_hash(division)
    path = forged(tmp_path / "x.xlsx", [], **{"owner": "9901"} | facts)
    assert verdict_of(division, path, add_sections=True).outcome is REFUSED
    assert dump_hash(division) == before


@pytest.mark.parametrize("name", ["課" * 61, "鳴る\u0007課"])
def test_a_section_whose_name_no_list_can_hold_is_refused_and_not_added(division, tmp_path, name):
    before = dump_hash(division)
    path = forged(tmp_path / "x.xlsx", [], owner="9901", owner_name=name)
    verdict = verdict_of(division, path, add_sections=True)
    assert (verdict.outcome, verdict.code) == (REFUSED, "LD-2205")
    assert dump_hash(division) == before


def test_a_file_of_a_newer_version_is_held_and_kept_for_the_update(division, tmp_path):
    path = forged(tmp_path / "x.xlsx", [], schema="2.0")
    verdict = verdict_of(division, path)
    assert (verdict.outcome, verdict.code) == (HELD, "LD-2206")
    assert inbox(division) == [verdict.path.name]
    assert logged(division) == [("held", "LD-2206", "x.xlsx")]


def test_what_a_newer_minor_version_says_is_kept_and_handed_on_untouched(section, division, tmp_path):
    record = add(section)
    newer = replace(record, rev_id="", schema="1.9", body=dict(record.body) | {"mood": ["高"]})
    robot = replace(record, rev_id="", schema="1.9", record_id=str(uuid.uuid4()), seq=2, kind="robot")
    verdict = verdict_of(division, forged(tmp_path / "x.xlsx", [newer, robot], schema="1.9"))
    assert (verdict.outcome, verdict.change.new) == (IMPORTED, 2)
    assert division.view(record.record_id).shown == newer
    assert division.view(robot.record_id).shown == robot
    assert count(division, Query(Request)) == 1
    assert check(division) == []


# ---------------------------------------------------------------- refused


def refused(division, path):
    """The verdict on a file that must not come in: refused, logged, nothing changed, no copy left, the file still there."""
    before = dump_hash(division)
    verdict = verdict_of(division, path)
    assert verdict.outcome is REFUSED
    assert path.name in verdict.message()
    assert dump_hash(division) == before
    assert logged(division)[-1] == ("refused", verdict.code, path.name)
    assert verdict.path.name not in inbox(division)
    assert path.exists()
    return verdict


def test_the_file_of_another_city_is_refused(division, tmp_path):
    with section_store(tmp_path / "other", municipality=OTHER_CITY, section="0101") as other:
        add(other)
        path = handed_over(other, tmp_path)
    verdict = refused(division, path)
    assert verdict.code == "LD-2202"
    assert OTHER_CITY in verdict.message()


def test_a_tampered_file_is_refused_and_the_whole_one_comes_in_later(section, division, tmp_path):
    add(section)
    path = handed_over(section, tmp_path)
    bad = by_hand(path, tmp_path / "x.xlsx", lambda book: book["_LD"].delete_rows(2))
    assert refused(division, bad).code == "LD-2201"
    assert verdict_of(division, path).outcome is IMPORTED


def test_a_section_cannot_hand_over_what_another_section_wrote(section, division, tmp_path):
    theirs = replace(add(section), rev_id="", owner="0502")
    verdict = refused(division, forged(tmp_path / "x.xlsx", [theirs]))
    assert (verdict.code, verdict.why.facts["cell"]) == ("LD-2203", "_LD!B2")


def test_a_section_cannot_write_masters(division, tmp_path):
    master = division.view(division.fixed_id(Section, {"code": "0502"})).shown
    mine = replace(master, rev_id="", owner="0501", body={"code": "0502", "name": "乗っ取り課"})
    assert refused(division, forged(tmp_path / "x.xlsx", [mine])).code == "LD-2203"


def test_nobody_hands_over_in_the_name_of_the_division(section, division, tmp_path):
    record = replace(add(section), rev_id="", owner="division")
    assert refused(division, forged(tmp_path / "x.xlsx", [record], owner="division")).code == "LD-2203"


def test_a_section_cannot_put_a_version_upon_the_record_of_another_section(section, division, tmp_path):
    record = add(section, title="市民課の要望")
    received(division, handed_over(section, tmp_path))
    body = dict(record.body) | {"title": "乗っ取り"}
    for parents, n in (((record.rev_id,), 2), ((), 1), ((), 9)):
        mine = replace(record, rev_id="", owner="0502", parents=parents, n=n, body=body)
        path = forged(tmp_path / "x.xlsx", [mine], owner="0502", owner_name="国保年金課", install="2" * 32)
        assert refused(division, path).code == "LD-2203"
    assert division.view(record.record_id).heads == (record,)


def test_a_section_cannot_put_a_version_upon_a_master(section, division, tmp_path):
    master_id = division.fixed_id(Section, {"code": "0502"})
    mine = replace(add(section), rev_id="", record_id=master_id, n=5)
    assert refused(division, forged(tmp_path / "x.xlsx", [mine])).code == "LD-2203"
    assert division.names.label("section", "", "0502")


def test_a_record_does_not_change_its_kind(section, division, tmp_path):
    record, other = add(section), add(section, "activity")
    received(division, handed_over(section, tmp_path))
    turned = replace(other, rev_id="", record_id=record.record_id, parents=(record.rev_id,), n=2)
    assert refused(division, forged(tmp_path / "x.xlsx", [turned])).code == "LD-2203"
    new_id = str(uuid.uuid4())
    both = [replace(each, rev_id="", record_id=new_id) for each in (record, other)]
    assert refused(division, forged(tmp_path / "y.xlsx", both)).code == "LD-2203"


def test_the_division_receives_no_distribution(division, tmp_path):
    assert refused(division, forged(tmp_path / "x.xlsx", [], direction="distribution")).code == "LD-2204"


def test_a_missing_file_is_told_and_the_others_come_in(section, division, tmp_path):
    path = handed_over(section, tmp_path)
    first, second = received(division, path, tmp_path / "抜かれたUSB.xlsx")
    assert (first.outcome, second.outcome) == (IMPORTED, REFUSED)
    assert second.code == "LD-2005"
    assert "抜かれたUSB.xlsx" in second.message()


def test_a_file_that_lies_in_the_inbox_itself_is_never_deleted(division):
    (division.folder / "inbox").mkdir()
    path = division.folder / "inbox" / "手で置いた.xlsx"
    path.write_text("まだ書きかけ")
    (verdict,) = received(division, path)
    assert verdict.outcome is REFUSED
    assert path.read_text() == "まだ書きかけ"


# ---------------------------------------------------------------- hand edits, plans


def test_hand_edits_are_told_and_not_taken_over(section, division, tmp_path):
    record = add(section, title="元の件名")
    path = by_hand(handed_over(section, tmp_path), tmp_path / "x.xlsx", lambda book: edit(book, "E2", "手で直した件名"))
    verdict = verdict_of(division, path)
    assert verdict.outcome is IMPORTED
    assert [(found.cell, found.after) for found in verdict.content.edits] == [("E2", "手で直した件名")]
    assert division.view(record.record_id).shown.body["title"] == "元の件名"


def edit(book, cell, value):
    book[REQUESTS][cell] = value


def test_a_plan_says_what_would_happen_and_changes_nothing(section, division, stranger, tmp_path):
    add(section)
    path = handed_over(section, tmp_path)
    before = dump_hash(division)
    told = []
    plan = look(division, [path, stranger], found=told.append)
    assert [verdict.outcome for verdict in plan] == [IMPORTED, HELD]
    assert plan[0].change.new == 1
    assert told == plan
    assert dump_hash(division) == before
    assert logged(division) == []


def test_a_plan_is_judged_anew_when_it_is_carried_out(section, division, tmp_path):
    add(section)
    path = handed_over(section, tmp_path)
    (planned,) = look(division, [path])
    received(division, path)
    assert commit(division, planned).outcome is ALREADY


def test_a_plan_can_be_stopped(division, whole, stranger):
    with pytest.raises(Stopped):
        look(division, [whole, stranger], progress=lambda done, total: False)


def test_a_file_whose_writing_fails_leaves_nothing_half(section, division, tmp_path, monkeypatch):
    add(section)
    path = handed_over(section, tmp_path)
    before = dump_hash(division)

    def fail_at_the_end(connection, *given):
        take_in(connection, *given)
        raise LeaderDeskError("LD-4006", reason="空き容量がありません")

    take_in = receiving.take_in
    with monkeypatch.context() as broken, pytest.raises(LeaderDeskError):
        broken.setattr(receiving, "take_in", fail_at_the_end)
        received(division, path)
    assert dump_hash(division) == before
    assert logged(division) == []
    assert verdict_of(division, path).outcome is IMPORTED


# ---------------------------------------------------------------- a whole folder


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """Six sections' newest files, and the awkward ones: three older, two broken, one of another city, three of none."""
    folder = tmp_path_factory.mktemp("city")
    make_city(folder, Plan(sections=6))
    return folder


@pytest.fixture
def city_division(city, tmp_path):
    shutil.copy(city / "division.db", tmp_path)
    with open_store(tmp_path / "division.db", KINDS, now=CityClock(Plan().at(3, 31))) as store:
        yield store


def test_a_mixed_folder_takes_in_every_good_file_and_names_every_bad_one(city, city_division):
    newest = len(list((city / "submissions").iterdir()))
    verdicts = received(city_division, city / "awkward", city / "submissions")
    assert Counter(verdict.outcome for verdict in verdicts) == {IMPORTED: newest, ALREADY: 3, REFUSED: 6}
    codes = {verdict.file: verdict.code for verdict in verdicts if verdict.outcome is REFUSED}
    assert Counter(codes.values()) == {"LD-2104": 2, "LD-2202": 1, "LD-2002": 1, "LD-2007": 1, "LD-2004": 1}
    assert all(file in verdict.message() for verdict in verdicts if (file := verdict.file) in codes)
    assert len(logged(city_division)) == len(verdicts)
    assert count(city_division, Query(Request)) > 50
    assert check(city_division) == []


def test_the_awkward_files_neither_add_nor_take_away(city, city_division, tmp_path):
    received(city_division, city / "awkward")
    received(city_division, city / "submissions")
    shutil.copy(city / "division.db", tmp_path / "clean.db")
    with open_store(tmp_path / "clean.db", KINDS, now=CityClock(Plan().at(3, 31))) as clean:
        received(clean, city / "submissions")
        assert dump_hash(clean) == dump_hash(city_division)


def test_a_person_who_stops_keeps_the_finished_files_and_nothing_of_the_next(city, city_division):
    seen = []

    def stop_at_three(done, total):
        seen.append((done, total))
        return done < 3

    verdicts = []
    with pytest.raises(Stopped):
        verdicts.extend(receive(city_division, [city / "submissions"], progress=stop_at_three))
    total = len(list((city / "submissions").iterdir()))
    assert seen == [(1, total), (2, total), (3, total)]
    with city_division.reading() as connection:
        assert len(imported_files(connection)) == 3
    assert len(logged(city_division)) == 3
    assert check(city_division) == []
    rest = received(city_division, city / "submissions")
    assert Counter(verdict.outcome for verdict in rest) == {ALREADY: 3, IMPORTED: total - 3}


def test_a_folder_is_read_newest_first_and_without_the_traces_of_other_programs(tmp_path):
    names = [
        "LD提出_092991_0501_2026_A009.xlsx",
        "LD提出_092991_0501_2026_A010.xlsx",
        "LD提出_092991_0501_2026_B001.xlsx",
        "LD提出_092991_0502_2026_A001.xlsx",
        "要望一覧.xlsx",
    ]
    traces = ["~$LD提出_092991_0501_2026_A010.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", "x.tmp", "y.crdownload"]
    for name in names + traces:
        (tmp_path / name).touch()
    (tmp_path / "古いもの").mkdir()
    found = [path.name for path in files_in([tmp_path, tmp_path / names[0]])]
    assert found == [names[1], names[0], *names[2:]]


def test_a_folder_in_the_folder_is_looked_into_and_a_deeper_one_is_named(section, division, tmp_path):
    add(section)
    deep = tmp_path / "届いた" / "市民部"
    handed_over(section, deep)
    (deep / "済み").mkdir()
    (deep / "済み" / "x.xlsx").touch()
    (deep / "空").mkdir()
    outcomes = {verdict.file: (verdict.outcome, verdict.code) for verdict in received(division, tmp_path / "届いた")}
    assert outcomes == {"LD提出_092991_0501_2026_A001.xlsx": (IMPORTED, ""), "済み": (REFUSED, "LD-2009")}


def test_a_folder_that_cannot_be_listed_is_named(division, tmp_path, monkeypatch):
    (tmp_path / "届いた" / "鍵").mkdir(parents=True)
    listed = Path.iterdir

    def refuse(path):
        if path.name == "鍵":
            raise PermissionError(13, "denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    (verdict,) = received(division, tmp_path / "届いた")
    assert (verdict.outcome, verdict.code) == (REFUSED, "LD-2005")
    assert "「鍵」を読めません（アクセスが許されていません）" in verdict.message()


def test_an_empty_folder_is_no_work(division, tmp_path):
    (tmp_path / "空").mkdir()
    assert received(division, tmp_path / "空") == []


def test_a_section_cannot_claim_the_id_of_a_master_that_is_still_to_come(section, division, tmp_path):
    claimed = division.fixed_id(Section, {"code": "9999"})
    mine = replace(add(section), rev_id="", record_id=claimed)
    assert refused(division, forged(tmp_path / "x.xlsx", [mine])).code == "LD-2203"
