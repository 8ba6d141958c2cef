"""submit, sync and receive: the JSON that scripts read, word for word."""

from __future__ import annotations

import json
import shutil

import pytest

from leaderdesk.analysis.reorganisation import After, Reorganisation, reorganise
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.organisation import Change
from leaderdesk.ledger.opening import local_time
from tests.builders import OTHER_CITY, add, division_store, handed_over, section_store
from tests.exchange.files import REQUESTS, by_hand

FILE = [
    "file",
    "outcome",
    "code",
    "message",
    "section",
    "standing",
    "serial",
    "new",
    "changed",
    "same",
    "conflicts",
    "edits",
    "questions",
]
TOTALS = ["files", "imported", "already", "held", "refused", "new", "changed", "same", "conflicts"]


@pytest.fixture
def delivery(tmp_path):
    """One good file, one of another city, one of an unknown section, one that is none of ours."""
    folder = tmp_path / "delivery"
    folder.mkdir()
    with section_store(tmp_path) as store:
        add(store)
        add(store, "guidance")
        handed_over(store, folder)
    with section_store(tmp_path, "0101", municipality=OTHER_CITY, name="other.db") as store:
        handed_over(store, folder)
    with section_store(tmp_path, "0999", section_name="新しい課") as store:
        add(store)
        handed_over(store, folder)
    (folder / "要望一覧.xlsx").write_bytes(b"")
    (folder / "~$LD.xlsx").write_bytes(b"a trace of Excel")
    return folder


def test_submit_writes_the_file_and_says_where(cli, section, tmp_path):
    ran = cli("submit", section, "--to", tmp_path / "out", "--json")
    assert (ran.code, ran.err) == (0, "")
    [file] = (tmp_path / "out").iterdir()
    assert ran.json == {"file": str(file)}
    assert file.name.startswith("LD提出_092991_0501_") and file.name.endswith("_A001.xlsx")
    assert str(tmp_path / "out") in cli("submit", section, "--to", tmp_path / "out").out


def test_the_division_submits_nothing_and_has_no_other_pc_to_share_with(cli, division, tmp_path):
    assert cli("submit", division, "--to", tmp_path).code == 2
    assert cli("sync", division, "--to", tmp_path).code == 2


def test_two_pcs_of_a_section_exchange_a_file(cli, section, tmp_path):
    ran = cli("sync", section, "--to", tmp_path / "usb", "--json")
    [file] = (tmp_path / "usb").iterdir()
    assert (ran.code, ran.json) == (0, {"file": str(file)})
    assert file.name.startswith("LD同期_092991_0501_") and file.name.endswith("_A001.xlsx")
    section_store(tmp_path, pc="B", name="b.db").close()
    ran = cli("receive", tmp_path / "b.db", tmp_path / "usb", "--json")
    assert (ran.code, ran.json["totals"]["imported"]) == (0, 1)
    assert cli("dump", section, "--hash").out == cli("dump", tmp_path / "b.db", "--hash").out
    assert str(tmp_path / "usb") in cli("sync", section, "--to", tmp_path / "usb").out


def test_receive_prints_one_document_with_every_file_and_the_totals(cli, division, delivery):
    ran = cli("receive", division, delivery, "--json")
    assert (ran.code, ran.err) == (3, "")
    assert list(ran.json) == ["files", "totals"]
    assert all(list(found) == FILE for found in ran.json["files"])
    assert list(ran.json["totals"]) == TOTALS
    good, stranger = (
        next(found for found in ran.json["files"] if found["section"] == code) for code in ("0501", "0999")
    )
    assert good | {"message": ""} == {
        "file": good["file"],
        "outcome": "imported",
        "code": "",
        "message": "",
        "section": "0501",
        "standing": "unconfirmed",
        "serial": 1,
        "new": 2,
        "changed": 0,
        "same": 0,
        "conflicts": 0,
        "edits": [],
        "questions": [],
    }
    assert (stranger["outcome"], stranger["code"], stranger["new"]) == ("held", "LD-2207", 0)
    empty = next(found for found in ran.json["files"] if found["file"] == "要望一覧.xlsx")
    assert (empty["outcome"], empty["code"], empty["section"], empty["serial"]) == ("refused", "LD-2004", "", None)
    assert all(found["message"].endswith("。") for found in ran.json["files"])
    assert ran.json["totals"] == {
        "files": 4, "imported": 1, "already": 0, "held": 1, "refused": 2, "new": 2, "changed": 0, "same": 0, "conflicts": 0,
    }  # fmt: skip


def test_a_delivery_that_was_taken_in_whole_is_zero_and_again_it_changes_nothing(cli, division, section, tmp_path):
    cli("submit", section, "--to", tmp_path / "out")
    first = cli("receive", division, tmp_path / "out", "--json")
    assert first.code == 0
    kept = cli("dump", division, "--hash").out
    again = cli("receive", division, tmp_path / "out", "--json")
    assert (again.code, again.json["files"][0]["outcome"]) == (0, "already")
    assert cli("dump", division, "--hash").out == kept


def test_the_totals_count_what_was_taken_in_and_no_file_that_was_known(cli, division, section, tmp_path):
    older = cli("submit", section, "--to", tmp_path / "out", "--json").json["file"]
    cli("add", section, "request", "--json", "-", typed={"title": "もう一つ"})
    newer = cli("submit", section, "--to", tmp_path / "out", "--json").json["file"]
    cli("receive", division, newer)
    ran = cli("receive", division, older, "--json")
    assert (ran.json["files"][0]["outcome"], ran.json["files"][0]["same"]) == ("already", 1)
    assert (ran.json["totals"]["already"], ran.json["totals"]["same"]) == (1, 0)


def test_an_unknown_section_is_added_when_a_person_says_so(cli, division, delivery):
    assert cli("receive", division, delivery).code == 3
    ran = cli("receive", division, delivery, "--json", "--add-sections")
    assert next(found for found in ran.json["files"] if found["section"] == "0999")["outcome"] == "imported"
    assert "新しい課" in cli("list", division, "section").out


def test_without_json_a_line_per_file_and_their_number_for_people(cli, division, delivery):
    lines = cli("receive", division, delivery).out.splitlines()
    assert len(lines) == 5
    assert lines[-1] == "取り込みました 1、取込済み 0、確認が必要 1、取り込めません 2"


def test_a_file_that_is_not_there_is_refused_and_the_others_are_taken_in(cli, division, delivery):
    good = next(delivery.glob("LD提出_092991_0501*"))
    ran = cli("receive", division, delivery / "gone.xlsx", good, "--json")
    assert ran.code == 3
    assert {found["file"]: found["outcome"] for found in ran.json["files"]} == {
        "gone.xlsx": "refused",
        good.name: "imported",
    }


def test_an_empty_folder_is_an_empty_delivery(cli, division, tmp_path):
    (tmp_path / "empty").mkdir()
    ran = cli("receive", division, tmp_path / "empty", "--json")
    assert (ran.code, ran.json["files"], ran.json["totals"]["files"]) == (0, [], 0)


def test_two_divisions_that_receive_in_another_order_print_one_hash(cli, division, tmp_path):
    with section_store(tmp_path) as store:
        add(store)
        first = handed_over(store, tmp_path / "out")
        record_id = add(store).record_id
        store.edit(record_id, {"wish": "直し"})
        second = handed_over(store, tmp_path / "out")
    shutil.copy(division, tmp_path / "twin.db")
    cli("receive", division, first)
    cli("receive", division, second)
    cli("receive", tmp_path / "twin.db", second)
    cli("receive", tmp_path / "twin.db", first)
    assert cli("dump", division, "--hash").out == cli("dump", tmp_path / "twin.db", "--hash").out
    lists = [cli("list", store, "request", "--json").json for store in (division, tmp_path / "twin.db")]
    by_id = [{found["record_id"]: found for found in each} for each in lists]  # within a day, what came first
    assert by_id[0] == by_id[1]


def test_the_whole_city_is_received_and_nothing_is_held_back(cli, city, received, tmp_path):
    shutil.copy(received / "division.db", tmp_path)
    ran = cli("receive", tmp_path / "division.db", city / "submissions", "--json")
    assert ran.code == 0
    assert ran.json["totals"]["already"] == ran.json["totals"]["files"] == 67
    assert json.loads(ran.out) == ran.json


def test_hand_edits_are_listed_and_taken_over_only_when_asked(cli, division, tmp_path):
    with section_store(tmp_path, name="sender.db") as store:
        record = add(store, title="元の件名")
        sent = handed_over(store, tmp_path / "out")

    def change(book):
        book[REQUESTS]["E2"], book[REQUESTS]["I2"] = "直した件名", "来週ぐらい"

    by_hand(sent, tmp_path / "edited.xlsx", change)
    ran = cli("receive", division, tmp_path / "edited.xlsx", "--json")
    said = [
        (edit["cell"], edit["name"], edit["value"], edit["taken"], edit["code"])
        for edit in ran.json["files"][0]["edits"]
    ]
    assert said == [("E2", "title", "直した件名", False, ""), ("I2", "raised_on", None, False, "LD-1201")]
    assert [found["title"] for found in cli("list", division, "request", "--json").json] == ["元の件名"]
    ran = cli("receive", division, tmp_path / "edited.xlsx", "--accept-edits", "--json")
    assert (ran.code, ran.json["totals"]["imported"], ran.json["files"][0]["changed"]) == (0, 1, 1)
    assert {edit["cell"]: edit["taken"] for edit in ran.json["files"][0]["edits"]} == {"E2": True, "I2": False}
    assert [found["title"] for found in cli("list", division, "request", "--json").json] == ["直した件名"]
    assert ran.json["files"][0]["edits"][0]["record_id"] == record.record_id


def test_the_division_distributes_and_a_section_takes_its_file_in(cli, section, division, tmp_path):
    cli("submit", section, "--to", tmp_path / "up")
    assert cli("receive", division, tmp_path / "up").code == 0
    ran = cli("distribute", division, "--to", tmp_path / "down", "--section", "0501", "--json")
    [file] = (tmp_path / "down").iterdir()
    assert (ran.code, ran.json) == (0, {"files": [str(file)]})
    ran = cli("receive", section, file, "--json")
    assert (ran.code, ran.json["files"][0]["outcome"], ran.json["files"][0]["standing"]) == (
        0,
        "imported",
        "unconfirmed",
    )
    assert "0599" in cli("distribute", division, "--to", tmp_path, "--section", "0599").err
    assert cli("distribute", section, "--to", tmp_path).code == 2


def test_a_folder_is_looked_through_once_and_the_verdicts_are_told(cli, division, delivery):
    ran = cli("watch", division, delivery, "--once")
    assert ran.code == 3
    assert len(ran.out.splitlines()) == 4
    assert sum(line.startswith("取り込みました") for line in ran.out.splitlines()) == 1


# ---------------------------------------------------------------- 課の改編


@pytest.fixture
def renamed(tmp_path):
    """市民課 is 市民窓口課 from today; its PC was registered before, and has not heard of it. The files to both halves."""
    with (
        section_store(tmp_path, name="section.db", now=local_time) as store,
        division_store(tmp_path, now=local_time) as division,
    ):
        add(store, title="前からの要望")
        list(receive(division, [handed_over(store, tmp_path / "up")]))
        list(receive(store, distribute(division, tmp_path / "early", {"0501": "市民課"})))
        plan = Reorganisation(Change.RENAME, division.today(), ["0501"], [After("0509", "市民窓口課")])
        reorganise(division, plan)
        [file] = distribute(division, tmp_path / "down", {"0509": "市民窓口課"})
    return tmp_path / "section.db", file


def test_a_section_goes_on_as_what_it_became_and_takes_in_what_waited(cli, renamed):
    store, file = renamed
    held = cli("receive", store, file, "--json")
    assert (held.code, held.json["files"][0]["code"]) == (3, "LD-2212")
    ran = cli("take-over", store, "--file", file, "--pc", "B", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert {name: ran.json[name] for name in ("section", "name", "pc")} == {
        "section": "0509",
        "name": "市民窓口課",
        "pc": "B",
    }
    assert [taken["outcome"] for taken in ran.json["files"]] == ["imported"]
    [row] = cli("list", store, "request", "--json").json
    assert row["owner"] == "0501"
    edited = cli("edit", store, row["record_id"], "--json", "-", typed={"wish": "引き継いで直す"})
    assert (edited.code, edited.json["owner"]) == (0, "0501")
    again = cli("take-over", store)
    assert (again.code, "LD-2213" in again.err) == (3, True)


def test_a_file_of_the_own_section_is_no_reason_to_go_on_as_another(cli, renamed, tmp_path):
    store, file = renamed
    early = next((tmp_path / "early").iterdir())
    ran = cli("take-over", store, "--file", early)
    assert (ran.code, "LD-2213" in ran.err) == (3, True)
    ran = cli("take-over", store, "--file", file, "--section", "0599")
    assert (ran.code, "LD-2213" in ran.err) == (3, True)
    assert "市民窓口課（PC A）として続けます" in cli("take-over", store, "--file", file).out
