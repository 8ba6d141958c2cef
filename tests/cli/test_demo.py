"""demo: a whole made-up city by one command."""

from __future__ import annotations


def test_a_small_city_is_made_and_its_files_can_be_received(cli, tmp_path):
    ran = cli("demo", tmp_path / "city", "--sections", "3", "--records", "4", "--year", "2025", "--seed", "7")
    assert (ran.code, ran.err) == (0, "")
    assert "青葉原市" in ran.out
    city = tmp_path / "city"
    assert sorted(path.name for path in (city / "sections").iterdir()) == ["0101.db", "0102.db", "0201.db"]
    taken = cli("receive", city / "division.db", city / "submissions", "--json")
    assert (taken.code, taken.json["totals"]["imported"], taken.json["totals"]["new"]) == (0, 3, 12)
    assert all(
        found["raised_on"] >= "2025-04-01" for found in cli("list", city / "division.db", "request", "--json").json
    )


def test_a_city_is_never_made_over_another(cli, tmp_path):
    assert cli("demo", tmp_path / "city", "--sections", "1", "--records", "1").code == 0
    ran = cli("demo", tmp_path / "city", "--sections", "1", "--records", "1")
    assert (ran.code, ran.out) == (4, "")


def test_a_place_that_cannot_be_written_is_refused_with_a_sentence(cli, tmp_path):
    (tmp_path / "file").touch()
    ran = cli("demo", tmp_path / "file", "--sections", "1")
    assert (ran.code, ran.out) == (3, "")
    assert "（LD-2301）" in ran.err
