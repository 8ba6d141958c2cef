"""import-ledger: the rows of an old ledger as records, headless; what scripts read, word for word."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from leaderdesk.exchange.mapping import Profile, keep_profile
from leaderdesk.exchange.old_ledger import REASON_HEADING
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.opening import open_store

TABLE = "要望,日付\n甲を直したい,R8.4.1\n乙を直したい,来週\n"
TOTALS = ["kind", "imported", "already", "refused", "left_out", "further", "profiles", "errors"]


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "台帳.csv"
    path.write_bytes(TABLE.encode("cp932"))
    return path


def titles(cli, store):
    """The titles of the requests that came in."""
    found = {record["title"] for record in cli("list", store, "request", "--json").json}
    return sorted(found - {"外字が印刷されない"})


def test_good_rows_come_in_wrong_ones_are_named_and_go_back_coloured(cli, section, ledger, tmp_path):
    ran = cli("import-ledger", section, ledger, "--kind", "request", "--errors", tmp_path / "直す.xlsx", "--json")
    assert (ran.code, list(ran.json)) == (3, TOTALS)
    assert (ran.json["imported"], ran.json["already"], ran.json["refused"]) == (1, 0, 1)
    [error] = ran.json["errors"]
    assert (error["sheet"], error["row"], error["field"], error["code"]) == ("CSV", 3, "raised_on", "LD-1201")
    assert titles(cli, section) == ["甲を直したい"]
    sheet = load_workbook(tmp_path / "直す.xlsx").active
    assert sheet["C1"].value == REASON_HEADING
    sheet["B3"] = "R8.4.8"
    sheet.parent.save(tmp_path / "直した.xlsx")
    ran = cli("import-ledger", section, tmp_path / "直した.xlsx", "--kind", "request")
    assert (ran.code, ran.err) == (0, "")
    assert "取り込みました 1、取込済み 1、取り込めません 0" in ran.out
    assert titles(cli, section) == ["乙を直したい", "甲を直したい"]


def test_a_dry_run_only_tells(cli, section, ledger):
    ran = cli("import-ledger", section, ledger, "--kind", "request", "--dry-run")
    assert ran.code == 3
    assert "3 行目" in ran.out
    assert "取り込めます 1、取込済み 0、取り込めません 1" in ran.out
    assert titles(cli, section) == []


def test_a_mapping_is_named_or_lies_in_a_file(cli, section, ledger, tmp_path):
    profile = Profile(
        kind="request", headings=["要望", "日付"], columns=["wish", "raised_on"], defaults={"title": "台帳から"}
    )
    (tmp_path / "p.json").write_text(profile.model_dump_json(), "utf-8")
    ran = cli("import-ledger", section, ledger, "--kind", "request", "--profile", tmp_path / "p.json")
    assert ran.code == 3
    assert titles(cli, section) == ["台帳から"]
    with open_store(section, KINDS) as store:
        keep_profile(store, "年度末", profile.with_columns(["title", "raised_on"]))
    cli("import-ledger", section, ledger, "--kind", "request", "--profile", "年度末")
    assert titles(cli, section) == ["台帳から", "甲を直したい"]
    (tmp_path / "p.json").write_text(json.dumps({"kind": 1}), "utf-8")
    for wrong in (tmp_path / "p.json", "ない設定"):
        ran = cli("import-ledger", section, ledger, "--kind", "request", "--profile", wrong)
        assert (ran.code, "LD-2414" in ran.err) == (3, True)


def test_the_division_says_whose_ledger_it_is(cli, division, ledger):
    assert cli("import-ledger", division, ledger, "--kind", "request", "--json").json["imported"] == 0
    ran = cli("import-ledger", division, ledger, "--kind", "request", "--section", "0501", "--json")
    assert ran.json["imported"] == 1
    [record] = cli("list", division, "request", "--json").json
    assert (record["owner"], record["local_no"]) == ("0501", "0501-R08-001")


def test_what_is_no_ledger_of_sections_is_a_wrong_argument(cli, section, ledger):
    assert cli("import-ledger", section, ledger, "--kind", "municipality").code == 2
    assert cli("import-ledger", section, ledger.with_name("ない.csv"), "--kind", "request").code == 3
