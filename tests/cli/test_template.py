"""template, and receive of what was filled in: from a script."""

from __future__ import annotations

from leaderdesk.exchange.template import write_templates
from tests.builders import division_store
from tests.exchange.files import by_hand


def test_a_section_gets_its_form_and_all_sections_get_theirs(cli, division, tmp_path):
    one = cli("template", division, "--section", "0501", "--to", tmp_path / "one")
    assert (one.code, one.err) == (0, "")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["LD様式_092991_0501_2026.xlsx"]
    assert cli("template", division, "--to", tmp_path).code == 2
    unknown = cli("template", division, "--section", "9999", "--to", tmp_path)
    assert (unknown.code, "LD-1401" in unknown.err) == (2, True)


def test_a_section_s_own_store_makes_no_forms(cli, section, tmp_path):
    assert "LD-5005" in cli("template", section, "--all", "--to", tmp_path).err


def test_rows_that_stay_out_are_named_one_by_one(cli, tmp_path):
    def fill(book):
        sheet = book["現場要望"]
        for row, (title, day) in enumerate([("入る", "R8.4.1"), ("日がない", "2月30日"), ("年がない", "8/3/5")], 4):
            sheet[f"B{row}"], sheet[f"F{row}"] = title, day

    with division_store(tmp_path) as store:
        [blank] = write_templates(store, tmp_path, {"0501": "市民課"})
    path = by_hand(blank, tmp_path / "様式.xlsx", fill)
    ran = cli("receive", tmp_path / "division.db", path)
    assert ran.code == 3
    assert "新規 1 件" in ran.out
    assert "\t現場要望\tF5\t" in ran.out
    assert "\t現場要望\tF6\t" in ran.out
    again = cli("receive", tmp_path / "division.db", path, "--json")
    [file] = again.json["files"]
    assert [(asked["cell"], [each["value"] for each in asked["readings"]]) for asked in file["questions"]] == [
        ("F6", ["2008-03-05", "2026-03-05"])
    ]
    assert [edit["cell"] for edit in file["edits"]] == ["F5"]
