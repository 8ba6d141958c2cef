"""青葉原市: 64 sections whose year looks like an office's, made the same from the same seed."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sqlite3
import statistics
import uuid
from collections import Counter

import pytest

from leaderdesk.analysis.statistics import by_month, by_section
from leaderdesk.exchange.receive import look
from leaderdesk.kinds.activity import Activity
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.progress import Stopped
from leaderdesk.sample.awkward import ODD_TEXTS
from leaderdesk.sample.city import make_city
from leaderdesk.sample.plan import NEVER_SUBMITS, ODD_SECTION, TWO_PCS, Clock, Plan, sections
from leaderdesk.sample.section import fill_section
from leaderdesk.sample.year import texts
from tests.builders import section_store
from tests.cities import END, opened

KINDS = (Request, Guidance, Activity)


@pytest.fixture(scope="module")
def rows(received):
    """Every record that the division holds, by kind name."""
    with opened(received / "division.db") as store:
        return {kind.KIND: all_rows(store, Query(kind)) for kind in KINDS}


def of_this_year(rows, kind=Request):
    return [row for row in rows[kind.KIND] if row.in_year == 2026]


def files(folder):
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------- what is made


def test_every_section_of_the_city_has_its_store_and_four_have_two_pcs(city):
    codes = [code for code, _ in sections()]
    assert len(codes) == 64
    assert sum(staff for _, staff in sections()) > 1_000
    assert files(city / "sections") == sorted([f"{code}.db" for code in codes] + [f"{code}-B.db" for code in TWO_PCS])


def test_every_pc_handed_over_month_by_month_but_one_section_never_did(city):
    names = files(city / "submissions")
    assert len(names) == 64 - 1 + 4
    assert not any(f"_{NEVER_SUBMITS}_" in name for name in names)
    assert all(re.fullmatch(r"LD提出_092991_\d{4}_2026_[AB]014\.xlsx", name) for name in names)


def test_nothing_is_left_lying_about(city):
    assert files(city) == sorted(["answered", "awkward", "division.db", "made", "sections", "submissions"])
    left = {path.suffix.partition("-")[0] for path in city.rglob("*.*") if path.is_file()}
    assert left == {".db", ".xlsx"}


@pytest.mark.parametrize("name", ["0501.db", "0501-B.db", f"{ODD_SECTION}.db", f"{NEVER_SUBMITS}.db", "1503.db"])
def test_a_made_store_is_sound(city, name):
    with opened(city / "sections" / name) as store:
        assert check(store) == []


# ---------------------------------------------------------------- seeds


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Three cities of two sections: one seed twice, another seed, each as the hashes of its stores and file names."""

    def made(seed, name):
        folder = tmp_path_factory.mktemp(name)
        make_city(folder, Plan(sections=2, seed=seed))
        found = {}
        for path in [*sorted((folder / "sections").iterdir()), folder / "answered" / "division.db"]:
            with opened(path) as store:
                found[path.name] = dump_hash(store)
        return found, files(folder / "submissions")

    return made(1, "one"), made(1, "again"), made(2, "other")


def test_the_same_seed_makes_the_same_city(small):
    one, again, _ = small
    assert one == again


def test_another_seed_makes_another_city_of_the_same_sections(small):
    one, _, other = small
    assert list(one[0]) == list(other[0])
    assert not set(one[0].values()) & set(other[0].values())


@pytest.mark.parametrize("number", [0, 1, 9])
def test_a_load_has_exactly_so_many_records_per_section(tmp_path, number):
    make_city(tmp_path, Plan(sections=3, records=number))
    for path in (tmp_path / "sections").iterdir():
        with opened(path) as store:
            assert sum(at.total for at in by_section(store) if at.section == path.stem) == number
    assert len(files(tmp_path / "submissions")) == 3
    assert files(tmp_path / "awkward") == []


def test_another_year_is_another_fiscal_year(tmp_path):
    make_city(tmp_path, Plan(sections=1, records=6, year=2024))
    assert files(tmp_path / "submissions") == ["LD提出_092991_0101_2024_A001.xlsx"]
    with opened(tmp_path / "sections" / "0101.db") as store:
        assert {row.in_year for kind in KINDS for row in all_rows(store, Query(kind))} == {2024}


def test_making_a_city_tells_its_progress_and_can_be_stopped(tmp_path):
    told = []
    make_city(tmp_path / "whole", Plan(sections=2, records=1), lambda *at: told.append(at) or True)
    assert told == [(1, 2), (2, 2)]
    with pytest.raises(Stopped):
        make_city(tmp_path / "stopped", Plan(sections=2, records=1), lambda *_at: False)


def test_a_new_store_is_filled_up_to_the_day_on_which_somebody_tries_the_program(tmp_path):
    clock = Clock(Plan().at(11, 23, hour=12))
    with section_store(tmp_path, now=clock) as store:
        fill_section(store, clock, until=store.today(), staff=38)
        days = [row.body[kind.DAY] for kind in KINDS for row in all_rows(store, Query(kind))]
        assert len(days) > 40
        assert "2026-04-01" <= min(days) <= max(days) <= "2026-11-23"
        assert store.today().isoformat() == "2026-11-23"


# ---------------------------------------------------------------- volumes and peaks


def test_the_volumes_are_those_of_a_city_of_its_size(rows):
    per_section = Counter(row.owner for row in of_this_year(rows))
    assert 650 <= per_section.total() <= 1_150
    assert 8 <= statistics.median(per_section[code] for code, _ in sections()) <= 14
    assert sorted(per_section, key=per_section.__getitem__)[-2:] == ["1302", "0501"]
    assert min(per_section["0501"], per_section["1302"]) >= 55
    assert {code for code, _ in sections() if not per_section[code]} == {"0508", "0904", "1402", NEVER_SUBMITS}
    sessions = len(of_this_year(rows, Guidance)) + len(of_this_year(rows, Activity))
    assert 1_300 <= sessions <= 2_400


def test_requests_peak_in_april_before_the_budget_and_in_february(whole_city):
    months = by_month(whole_city, Request, year=2026)
    by_name = dict(zip((*range(4, 13), 1, 2, 3), months, strict=True))
    quiet = statistics.mean(by_name[month] for month in (6, 9, 10, 11, 12, 1, 3))
    for peak in (4, 7, 8, 2):
        assert by_name[peak] > 1.2 * quiet, peak
    assert all(months)


def test_last_years_half_is_there_as_history(rows):
    assert {row.in_year for row in rows["request"]} == {2025, 2026}
    months = {row.body["raised_on"][5:7] for row in rows["request"] if row.in_year == 2025}
    assert "10" in months
    assert not months & {"04", "05", "06", "07", "08"}


def test_most_requests_are_wanted_some_are_urgent_and_a_few_are_taken_back(rows):
    found = of_this_year(rows)
    intents = Counter(row.body["intent"] for row in found)
    assert intents["submit"] > 0.9 * len(found)
    assert 0 < intents["withdrawn"] < 0.06 * len(found)
    assert intents["internal"] < 0.04 * len(found)  # only what had left the section before it was settled there
    urgent = [row for row in found if row.body["urgency"] == "urgent"]
    assert 0.03 < len(urgent) / len(found) < 0.15
    assert all(row.body["urgency_reason"] for row in urgent)


def test_what_was_settled_inside_stays_in_the_section(city):
    with opened(city / "sections" / "0501.db") as store:
        assert [
            row for row in all_rows(store, Query(Request)) if row.body["intent"] == "internal" and not row.handed_at
        ]


def test_two_pcs_that_disagree_are_there_to_be_looked_at(rows):
    torn = [row for row in rows["request"] if row.head_count > 1]
    assert {row.owner for row in torn} == set(TWO_PCS)


def test_nobody_works_on_a_sunday_and_nothing_is_raised_in_the_future(rows):
    for row in rows["request"]:
        at = dt.datetime.fromisoformat(row.written_at)
        assert at.weekday() < 5, row.written_at
        assert row.body["raised_on"] <= row.written_at[:10]
        assert at <= END


# ---------------------------------------------------------------- texts


TEXT_FIELDS = ("title", "theme", "problem", "wish", "target", "memo", "urgency_reason", "intent_reason", "unit")


def all_texts(rows):
    return {text for found in rows.values() for row in found for name in TEXT_FIELDS if (text := row.body.get(name))}


PLACEHOLDERS = re.compile(
    r"TODO|FIXME|XXX|lorem|ipsum|ダミー|テスト用|サンプル文|〇〇|○○|△△|××|\{\w*\}|%[sd]|\bNone\b|\bnan\b", re.I
)
PHONE = re.compile(r"0\d{1,4}[-‐－ー(（]\d{1,4}[-‐－ー)）]\d{3,4}|0[789]0\d{8}|\d{2,4}-\d{4}")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
TWELVE = re.compile(r"\d(?:[-\s]?\d){11}")


@pytest.mark.parametrize(
    ("what", "sign"), [("placeholder", PLACEHOLDERS), ("phone", PHONE), ("mail", MAIL), ("twelve digits", TWELVE)]
)
def test_no_text_holds_what_must_not_be_there(rows, what, sign):
    assert [text for text in all_texts(rows) if sign.search(text)] == [], what
    raw = [repr({**text, "cost": ""}) for name in ("requests", "guidance", "activity") for text in texts(name)]
    assert [text for text in raw if sign.search(text)] == [], what


def test_every_title_is_a_wish_of_at_most_sixty_letters(rows):
    titles = {row.body["title"] for row in rows["request"]}
    assert max(map(len, titles)) == 60
    assert all(re.search("[ぁ-んァ-ヶ一-龠]", title) for title in titles)
    assert len(titles) > 150


def test_a_title_comes_around_again_in_a_section_only_when_its_texts_are_used_up(rows):
    for kind, field in (("request", "title"), ("guidance", "theme"), ("activity", "theme")):
        for year in (2025, 2026):
            found = {}
            for row in rows[kind]:
                if row.in_year == year:
                    found.setdefault(row.owner, Counter())[row.body[field]] += 1
            for owner, titles in found.items():
                assert max(titles.values()) <= 2, (owner, titles.most_common(1))
    repeated = [owner for owner in {row.owner for row in rows["request"]} if repeats(rows, owner)]
    assert set(repeated) <= {"0501", "1302"}  # only where there are more requests than texts


def repeats(rows, owner):
    titles = Counter(row.body["title"] for row in of_this_year(rows) if row.owner == owner)
    return max(titles.values(), default=0) > 1


def test_the_same_wish_is_raised_by_several_sections(rows):
    owners = {}
    for row in rows["request"]:
        owners.setdefault(row.body["title"], set()).add(row.owner)
    assert sum(len(found) >= 3 for found in owners.values()) > 20


def test_every_author_is_a_post_and_never_a_person(received):
    connection = sqlite3.connect(f"file:{received / 'division.db'}?mode=ro", uri=True)
    authors = {author for (author,) in connection.execute("SELECT DISTINCT author FROM revision")}
    connection.close()
    posts = {"preset", "情報政策課"}
    assert all(author in posts or author.endswith(" 推進リーダー") for author in authors)


def test_what_is_hard_to_carry_came_out_as_it_went_in(city, rows):
    arrived = {row.body.get("problem"): row.body for row in rows["request"] if row.owner == ODD_SECTION}
    for text in ODD_TEXTS:
        assert arrived[text]["wish"] == f"そのまま届くこと\n{text}"
    days = {row.body["raised_on"] for row in rows["request"] if row.owner == ODD_SECTION}
    assert {"2027-03-31", "2026-04-01"} <= days
    everything = "".join(ODD_TEXTS)
    for hard in ("髙", "﨑", "𠮷", "葛\U000e0100", "①", "〜", "１２", "\n", "=1+1"):
        assert hard in everything, hard


# ---------------------------------------------------------------- the awkward folder


@pytest.fixture(scope="module")
def verdicts(received, city, tmp_path_factory):
    """What the division says of the awkward folder, after it has the newest files."""
    folder = tmp_path_factory.mktemp("awkward")
    shutil.copy(received / "division.db", folder)
    with opened(folder / "division.db", read_only=False) as store:
        return {verdict.file: (verdict.outcome.value, verdict.code) for verdict in look(store, [city / "awkward"])}


@pytest.mark.parametrize(
    ("file", "verdict"),
    [
        ("LD提出_092991_0101_2025_A001.xlsx", ("already", "")),
        ("LD提出_092991_0101_2025_A002.xlsx", ("already", "")),
        ("LD提出_092991_0101_2026_A003.xlsx", ("already", "")),
        ("LD提出_092088_0101_2026_A001.xlsx", ("refused", "LD-2202")),
        ("途中で切れた_LD提出_092991_0101_2026_A014.xlsx", ("refused", "LD-2104")),
        ("壊れた_LD提出_092991_1503_2026_A014.xlsx", ("refused", "LD-2104")),
        ("要望一覧（最新）(2).xlsx", ("refused", "LD-2002")),
        ("要望一覧.xlsx", ("refused", "LD-2007")),
        ("空のファイル.xlsx", ("refused", "LD-2004")),
    ],
)
def test_every_awkward_file_gets_its_verdict(verdicts, file, verdict):
    assert verdicts[file] == verdict


def test_no_awkward_file_is_without_a_test(verdicts):
    assert len(verdicts) == 9


def test_the_division_of_a_new_city_has_received_nothing_yet(city):
    with opened(city / "division.db") as store:
        assert [row for kind in KINDS for row in all_rows(store, Query(kind))] == []


def test_a_record_id_of_the_city_is_a_uuid(rows):
    assert all(uuid.UUID(row.record_id).version == 4 for found in rows.values() for row in found)
