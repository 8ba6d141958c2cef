"""推進体制: the plan's bodies stand where they belong on every day, and leaders come and go by their terms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaderdesk.analysis.bodies import (
    Standing,
    appoint,
    appointments_on,
    leaderships,
    places,
    standing_of,
)
from leaderdesk.errors import InvalidRecordError
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.bodies import Body, Line
from leaderdesk.kinds.organisation import Vocabulary
from tests.builders import CITY, OTHER_CITY, division_store, section_store

TODAY = date(2026, 11, 23)
MIHON = "093998"


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path / "division") as store:
        yield store


def outline(found):
    """The names in the picture, each with those beneath it."""
    return {place.body.body["name"]: outline(place.beneath) for place in found}


def every(found):
    for place in found:
        yield place.code
        yield from every(place.beneath)


def test_the_first_picture_is_figure_7_1(division):
    assert outline(places(division, Line.ICT, TODAY)) == {
        "ICT戦略推進本部": {
            "ICT戦略推進本部 幹事会": {"事務局": {"ICT推進リーダー（DX推進リーダー）": {}}},
            "ICT戦略推進委員会": {},
        },
        "情報セキュリティ委員会": {},
    }


def test_the_second_picture_is_figure_7_2(division):
    wg = {f"{name}分科会": {} for name in ("スマート自治体", "未来社会創出", "デジタル行政", "情報基盤強化")}
    assert outline(places(division, Line.DX, TODAY)) == {
        "DX戦略推進本部": {
            "DX戦略推進幹事会": {"WG① 業務プロセス・システム標準化": {}, "WG② DX戦略推進": wg},
            "事務局": {"ICT推進リーダー（DX推進リーダー）": {}},
        }
    }


@pytest.mark.parametrize("city", [OTHER_CITY, MIHON])
def test_other_cities_have_their_own_bodies(tmp_path, city):
    with division_store(tmp_path, municipality=city) as store:
        names = [name for line in (Line.ICT, Line.DX) for name in every(places(store, line, TODAY))]
        assert names
        if city == MIHON:
            assert "DX-KAIGI" in names
            assert "ICT-HQ" not in names


def test_a_body_stands_in_the_picture_only_while_it_is_in_force(division):
    division.put_all(Body, [{"code": "SMART", "valid_until": "2026-09-30"}])
    assert "SMART" in every(places(division, Line.DX, date(2026, 9, 30)))
    assert "SMART" not in every(places(division, Line.DX, date(2026, 10, 1)))


def test_bodies_that_stand_beneath_each_other_in_a_circle_are_no_endless_picture(division):
    division.put_all(Body, [{"code": "DX-HQ", "parent": "WG-DX"}])
    assert set(every(places(division, Line.DX, TODAY))) >= {"OFFICE"} or places(division, Line.DX, TODAY) == []


def test_a_new_leader_ends_the_one_before_on_the_day_before(division):
    appoint(division, "0501", "窓口係 主査", date(2026, 4, 1), until=date(2027, 3, 31))
    appoint(division, "0501", "庶務係 主任", date(2026, 10, 1))
    assert [row.body["post"] for row in appointments_on(division, date(2026, 9, 30), section="0501")] == ["窓口係 主査"]
    assert [row.body["post"] for row in appointments_on(division, date(2026, 10, 1), section="0501")] == ["庶務係 主任"]


def test_a_leader_who_is_named_twice_is_one_step_to_take_back(division):
    appoint(division, "0501", "窓口係 主査", date(2026, 4, 1))
    written = appoint(division, "0501", "庶務係 主任", date(2026, 10, 1))
    division.take_back([revision.rev_id for revision in written])
    assert [row.body["post"] for row in appointments_on(division, TODAY, section="0501")] == ["窓口係 主査"]


def test_a_term_that_ends_before_it_begins_is_refused(division):
    with pytest.raises(InvalidRecordError):
        appoint(division, "0501", "主査", date(2026, 10, 1), until=date(2026, 9, 1))


def test_every_section_stands_there_once_and_says_what_is_amiss(division):
    appoint(division, "0501", "窓口係 主査", date(2026, 4, 1))
    appoint(division, "0502", "係長", date(2026, 4, 1))
    appoint(division, "0503", "主任", date(2026, 4, 1), until=TODAY + timedelta(days=45))
    found = {each.section: each for each in leaderships(division, TODAY)}
    assert len(found) == 64
    assert [standing_of(found[code]) for code in ("0501", "0502", "0503", "0504")] == [
        Standing.NAMED,
        Standing.RANK,
        Standing.ENDING,
        Standing.MISSING,
    ]


def test_without_a_list_of_ranks_any_post_will_do(tmp_path):
    with division_store(tmp_path, municipality=MIHON) as store:
        appoint(store, "0101", "係長", date(2026, 4, 1))
        [found] = [each for each in leaderships(store, TODAY) if each.section == "0101"]
        assert standing_of(found) is Standing.NAMED
        store.put_all(Vocabulary, [{"list_name": "leader.rank", "code": "SHUSA", "label": "主査"}])
        [found] = [each for each in leaderships(store, TODAY) if each.section == "0101"]
        assert standing_of(found) is Standing.RANK


def test_appointments_reach_the_sections_with_the_next_file(division, tmp_path):
    appoint(division, "0501", "窓口係 主査", date(2026, 4, 1))
    with section_store(tmp_path / "section", municipality=CITY) as section:
        list(receive(section, distribute(division, tmp_path / "out", {"0501": "市民課"})))
        assert [row.body["post"] for row in appointments_on(section, TODAY, section="0501")] == ["窓口係 主査"]
