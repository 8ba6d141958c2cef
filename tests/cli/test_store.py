"""init, add, edit, list, dump, check, backup, restore: what scripts rely on."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
import uuid

import pytest

from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.revision import canonical_json
from tests.builders import KINDS, Clock, add, section_store

WHOLE = {
    "title": "外字が印刷されない",
    "category": "機器",
    "urgency": "至急",
    "urgency_reason": "窓口が止まる",
    "raised_on": "R8.5.12",
    "wanted_by": "R8下期",
    "problem": "一行目\n二行目",
    "people": 3,
    "hours_month": 2.5,
    "est_cost": "１２０",
}


# ---------------------------------------------------------------- init


def test_a_store_is_made_with_the_masters_of_its_city(cli, tmp_path):
    target = tmp_path / "new.db"
    ran = cli("init", target, "--role", "section", "--municipality", "092991", "--section", "0501", "--pc", "B")
    assert (ran.code, ran.err) == (0, "")
    assert "青葉原市 市民課" in ran.out
    with open_store(target, KINDS) as store:
        assert (store.identity.section, store.identity.pc) == ("0501", "B")
    assert len(cli("list", target, "section", "--json").json) == 64


def test_the_division_is_set_up_with_its_own_section(cli, tmp_path):
    assert cli("init", tmp_path / "d.db", "--role", "division", "--municipality", "092991").code == 0
    with open_store(tmp_path / "d.db", KINDS) as store:
        assert (store.identity.owner, store.identity.section) == ("division", "0203")


def test_a_city_without_a_preset_starts_empty_and_by_its_names(cli, tmp_path):
    names = ("--municipality-name", "見本市", "--section-name", "見本課")
    target = tmp_path / "new.db"
    assert cli("init", target, "--role", "section", "--municipality", "131016", "--section", "0101", *names).code == 0
    with open_store(target, KINDS) as store:
        assert (store.identity.municipality_name, store.identity.section_name) == ("見本市", "見本課")


def test_an_existing_store_is_never_made_anew(cli, section):
    before = section.read_bytes()
    assert cli("init", section, "--role", "section", "--municipality", "092991", "--section", "0501").code == 4
    assert section.read_bytes() == before


# ---------------------------------------------------------------- add and edit


def test_add_prints_one_object_with_the_record_it_made(cli, section):
    ran = cli("add", section, "request", "--json", "-", typed=WHOLE)
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.json)[:3] == ["record_id", "kind", "owner"]
    assert ran.json | {"record_id": ""} == {
        "record_id": "",
        "kind": "request",
        "owner": "0501",
        "local_no": "0501-R08-A002",
        "title": "外字が印刷されない",
        "category": "DEVICE",
        "urgency": "urgent",
        "urgency_reason": "窓口が止まる",
        "raised_on": "2026-05-12",
        "wanted_by": "2026-H2",
        "problem": "一行目\n二行目",
        "people": 3,
        "hours_month": 2.5,
        "est_cost": 120,
        "intent": "submit",
    }
    assert uuid.UUID(ran.json["record_id"]).version == 4


def test_add_prints_only_after_the_durable_commit(section, tmp_path):
    """What a script has read on the standard output is there even when the machine stops the next moment."""
    source = tmp_path / "in.json"
    source.write_text(json.dumps({"title": "見本"}), encoding="utf-8")
    command = [sys.executable, "-m", "leaderdesk", "add", str(section), "request", "--json", str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        told = child.stdout.read(1)
        child.kill()
    assert told == b"{"
    connection = sqlite3.connect(section)
    assert connection.execute("SELECT count(*) FROM revision WHERE kind = 'request'").fetchone() == (2,)
    connection.close()


def test_a_file_is_read_as_well_as_the_standard_input_and_a_byte_order_mark_does_no_harm(cli, section, tmp_path):
    source = tmp_path / "in.json"
    source.write_text(json.dumps({"title": "見本"}), encoding="utf-8-sig")
    assert cli("add", section, "request", "--json", source).json["title"] == "見本"
    assert cli("add", section, "request", "--json", "-", typed=b'\xef\xbb\xbf{"title": "x"}').json["title"] == "x"


def test_edit_replaces_given_fields_empties_null_ones_and_keeps_the_rest(cli, section):
    made = cli("add", section, "request", "--json", "-", typed=WHOLE).json
    edited = cli("edit", section, made["record_id"], "--json", "-", typed={"problem": None, "people": 5})
    assert edited.code == 0
    assert edited.json == {name: value for name, value in made.items() if name != "problem"} | {"people": 5}
    listed = cli("list", section, "request", "--json").json
    assert edited.json in listed


def test_an_edit_that_changes_nothing_writes_nothing(cli, section):
    made = cli("list", section, "request", "--json").json[0]
    before = cli("dump", section, "--hash").out
    again = cli("edit", section, made["record_id"], "--json", "-", typed={"title": made["title"]})
    assert (again.code, again.json) == (0, made)
    assert cli("dump", section, "--hash").out == before


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"title": "あ" * 61}, "60 字まで"),
        ({"title": ""}, "「件名」が空です"),
        ({"title": None}, "「件名」が空です"),
        ({"title": "見本", "nonsense": 1}, "nonsense"),
        ({"title": "見本", "people": "数人"}, "数として読み取れません"),
        ({"title": "見本", "people": -1}, "0 以上"),
        ({"title": "見本", "urgency": "urgent"}, "至急の理由"),
        ({"title": "見本", "raised_on": "2026-02-30"}, "日"),
        ({"title": "見本", "raised_on": "4/1"}, "日付"),
        ({"title": "見本", "category": "のろし"}, "選べません"),
        ({"title": "見\u0000本"}, "保存できない文字"),
    ],
)
def test_a_record_with_a_fault_is_refused_with_its_sentence_and_nothing_is_written(cli, section, typed, word):
    before = cli("dump", section, "--hash").out
    ran = cli("add", section, "request", "--json", "-", typed=typed)
    assert (ran.code, ran.out) == (3, "")
    assert word in ran.err
    assert "（LD-1002）" in ran.err
    assert cli("dump", section, "--hash").out == before


@pytest.mark.parametrize(
    "typed",
    [b"", b"{", b"[]", b"[1]", b'"x"', b"null", b"\xff\xfe", b"{'title': 1}", b"[" * 100_000, b'{"a":' * 99_999],
)
def test_what_is_no_json_object_is_wrong_usage(cli, section, typed):
    ran = cli("add", section, "request", "--json", "-", typed=typed)
    assert (ran.code, ran.out) == (2, "")
    assert "（LD-5001）" in ran.err


def test_a_record_of_the_other_side_is_refused(cli, section, division):
    ran = cli("add", section, "section", "--json", "-", typed={"code": "0999", "name": "新しい課"})
    assert (ran.code, ran.out) == (3, "")
    assert "（LD-3006）" in ran.err
    assert cli("add", division, "request", "--json", "-", typed={"title": "見本"}).code == 3
    made = cli("add", division, "section", "--json", "-", typed={"code": "0999", "name": "新しい課"})
    assert made.json["owner"] == "division"
    master = next(found for found in cli("list", section, "section", "--json").json)
    assert cli("edit", section, master["record_id"], "--json", "-", typed={"name": "別の名"}).code == 3


def test_an_unknown_record_is_refused(cli, section):
    ran = cli("edit", section, "00000000-0000-4000-8000-000000000000", "--json", "-", typed={"title": "x"})
    assert (ran.code, ran.out) == (3, "")
    assert "（LD-3001）" in ran.err


# ---------------------------------------------------------------- list


def test_list_prints_a_list_of_objects_with_record_id_kind_and_owner_first(cli, section):
    cli("add", section, "request", "--json", "-", typed=WHOLE)
    listed = cli("list", section, "request", "--json").json
    assert len(listed) == 2
    for found in listed:
        assert list(found)[:3] == ["record_id", "kind", "owner"]
        assert (found["kind"], found["owner"]) == ("request", "0501")
        assert None not in found.values()


def listed(cli, store, *narrowed):
    """The requests that the command lists."""
    return cli("list", store, "request", *narrowed, "--json").json


def test_an_empty_list_is_an_empty_document(cli, division):
    assert cli("list", division, "request", "--json")[:2] == (0, "[]\n")
    assert cli("list", division, "request")[:2] == (0, "")


def test_a_list_is_searched_filtered_and_cut(cli, section):
    for number in range(5):
        cli("add", section, "request", "--json", "-", typed={"title": f"窓口の要望{number}", "people": number})
    assert [found["people"] for found in listed(cli, section, "--search", "窓口", "--where", "people=2")] == [2]
    assert len(listed(cli, section, "--search", "窓口　要望")) == 5
    assert len(listed(cli, section, "--search", "窓口 ないもの")) == 0
    assert len(listed(cli, section, "--search", "窓口", "--limit", "3")) == 3
    assert len(listed(cli, section, "--where", "category=機器")) == 1
    assert len(listed(cli, section, "--where", "category=DEVICE", "--where", "people=３")) == 1
    assert len(listed(cli, section, "--where", "category=")) == 5
    assert len(listed(cli, section, "--where", "owner=0501")) == 6
    assert len(listed(cli, section, "--where", "owner=0502")) == 0
    with open_store(section, KINDS, now=Clock()) as store:
        add(store, title="日付の要望", raised_on="2026-11-02")
    assert [found["title"] for found in listed(cli, section, "--where", "raised_on=R8.11.2")] == ["日付の要望"]


def test_without_json_a_line_per_record_for_people(cli, section):
    ran = cli("list", section, "request")
    assert ran.out.count("\n") == 1
    assert "外字が印刷されない\t機器" in ran.out


def test_as_csv_a_header_row_and_every_field(cli, section):
    cli("add", section, "request", "--json", "-", typed={"title": "=1+1", "problem": "一行目\n二行目"})
    ran = cli("list", section, "request", "--csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert (ran.code, len(rows)) == (0, 2)
    found = {row["件名"]: row for row in rows}
    assert found["外字が印刷されない"]["月の時間（時間）"] == "2.5"
    assert found["'=1+1"]["困っていること"] == "一行目\n二行目"
    assert cli("list", section, "request", "--csv", "--json").code == 2


# ---------------------------------------------------------------- dump and check


def test_equal_stores_have_one_hash_and_another_record_gives_another(cli, section, tmp_path):
    assert cli("backup", section, "--to", tmp_path / "copy.db").code == 0
    one, other = cli("dump", section, "--hash"), cli("dump", tmp_path / "copy.db", "--hash")
    assert (one.code, one.out) == (0, other.out)
    assert len(one.out.strip()) == 64
    cli("add", section, "request", "--json", "-", typed={"title": "もう一つ"})
    assert cli("dump", section, "--hash").out != one.out


def test_a_dump_is_one_canonical_line_per_revision(cli, section):
    lines = cli("dump", section).out.splitlines()
    revisions = [json.loads(line) for line in lines]
    assert [canonical_json(found) for found in revisions] == lines
    assert [found["body"]["title"] for found in revisions if found["kind"] == "request"] == ["外字が印刷されない"]


def test_a_sound_store_says_so(cli, section):
    assert cli("check", section) == (0, "台帳に異常はありません。\n", "")


def test_a_damaged_byte_in_a_record_is_found(cli, section):
    content = section.read_bytes()
    at = content.index('"title":"外字'.encode()) + 11
    section.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    ran = cli("check", section)
    assert (ran.code, ran.err) == (1, "")
    assert "（LD-3101）" in ran.out


@pytest.mark.parametrize("at", [0, 20, 100], ids="byte {}".format)
def test_a_damaged_byte_in_the_files_head_is_found(cli, section, at):
    content = bytearray(section.read_bytes())
    content[at] ^= 0xFF
    section.write_bytes(content)
    ran = cli("check", section)
    assert (ran.code, ran.err) == (1, "")
    assert "（LD-4005）" in ran.out


def test_a_damaged_byte_that_breaks_the_json_of_a_revision_is_found(cli, section):
    content = section.read_bytes()
    at = content.index(b'"title":"')
    section.write_bytes(content[:at] + b"'" + content[at + 1 :])
    ran = cli("check", section)
    assert (ran.code, ran.err) == (1, "")
    assert "（LD-" in ran.out


def test_a_damaged_byte_in_the_tables_names_is_found(cli, section):
    content = section.read_bytes()
    at = content.index(b"CREATE TABLE revision") + len("CREATE ")
    section.write_bytes(content[:at] + b"\xff" + content[at + 1 :])
    ran = cli("check", section)
    assert (ran.code, ran.err) == (1, "")
    assert "（LD-4005）" in ran.out


def test_a_list_that_differs_from_its_revisions_is_found_and_built_anew(cli, section):
    connection = sqlite3.connect(section)
    connection.execute("UPDATE request SET title = '違う件名'")
    connection.commit()
    connection.close()
    ran = cli("check", section)
    assert ran.code == 1
    assert "（LD-3102）" in ran.out
    assert cli("check", section, "--rebuild").code == 0
    assert cli("list", section, "request", "--json").json[0]["title"] == "外字が印刷されない"


# ---------------------------------------------------------------- backup and restore


def test_a_backup_brings_the_store_back_as_it_was(cli, section, tmp_path):
    kept = cli("dump", section, "--hash").out
    assert cli("backup", section, "--to", tmp_path / "b" / "backup.db").code == 0
    cli("add", section, "request", "--json", "-", typed={"title": "あとの要望"})
    ran = cli("restore", tmp_path / "b" / "backup.db", "--to", section)
    assert ran.code == 0
    assert "それまでの台帳はここにあります" in ran.out
    assert cli("dump", section, "--hash").out == kept
    [before] = tmp_path.glob("section-*.db")
    assert len(cli("list", before, "request", "--json").json) == 2


def test_a_damaged_backup_is_not_put_in_place(cli, section, tmp_path):
    with section_store(tmp_path, name="other.db") as store:
        add(store)
    broken = tmp_path / "other.db"
    broken.write_bytes(broken.read_bytes()[:9000])
    before = section.read_bytes()
    assert cli("restore", broken, "--to", section).code == 4
    assert section.read_bytes() == before
