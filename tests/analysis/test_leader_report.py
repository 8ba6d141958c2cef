"""指導の成果: the leaders' year is the sum of what they wrote down; what recurs is named with the course that it calls for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leaderdesk.analysis.leader_report import Duty, course_for, leader_report
from leaderdesk.analysis.training import courses_of
from leaderdesk.exchange.receive import receive
from tests.builders import add, division_store, handed_over, section_store

YEAR = 2026


@pytest.fixture
def store(tmp_path):
    """A city of which two sections worked: one twice on the same matter, from which a request came."""
    with division_store(tmp_path / "division") as division:
        with section_store(tmp_path / "a", "0501") as office:
            request = add(office, title="様式をそろえたい").record_id
            for _ in range(2):
                add(office, "guidance", theme="文書管理システムの起案", people=3, minutes=30, request=request)
            add(office, "activity", theme="パスワードの付け方", people=18, minutes=15)
            add(office, "liaison", addressee="0203")
            add(office, "guidance", theme="前の年度の指導", people=9, date="2026-03-31")
            list(receive(division, [handed_over(office, tmp_path / "mail")]))
        with section_store(tmp_path / "b", "0502") as other:
            add(other, "guidance", theme="文書管理システムの 起案", people=5, minutes=45)
            list(receive(division, [handed_over(other, tmp_path / "mail")]))
        yield division


def test_the_year_is_the_sum_of_what_the_sections_wrote(store):
    found = leader_report(store, YEAR)
    lines = {line.section.code: line for line in found.lines}
    assert lines["0501"].guidance == Duty(2, 6, 60, 1)
    assert lines["0501"].activity == Duty(1, 18, 15, 0)
    assert lines["0502"].guidance == Duty(1, 5, 45, 0)
    assert lines["0503"].guidance == Duty()
    assert found.guidance == Duty(3, 11, 105, 1)
    assert (found.liaison, lines["0501"].liaison) == (1, 1)
    assert len(found.lines) == 64


def test_what_recurs_is_one_topic_however_it_was_typed_and_calls_for_its_course(store):
    [topic] = leader_report(store, YEAR).topics
    assert (topic.times, topic.sections, topic.people) == (3, 2, 11)
    assert topic.course is not None
    assert topic.course.code == "A1"


@pytest.mark.parametrize(
    ("theme", "code"),
    [
        ("パスワードの付け方と使い回し防止", "S2"),
        ("ピボットテーブル入門", "A2"),
        ("GISで地図に課の図面を重ねる", "A4"),
        ("ホームページ更新と承認の手順", "A3"),
        ("生成AIに入れてはいけない情報", "S2"),
        ("生成AIで文章のたたき台を作る", "A5"),
        ("防火対象物台帳の更新", None),
    ],
)
def test_a_theme_calls_for_the_course_whose_topics_it_names(store, theme, code):
    found = course_for(theme, courses_of(store, YEAR))
    assert (found.code if found else None) == code


def test_how_far_it_reached_is_told_by_sections_and_by_people(store):
    found = leader_report(store, YEAR)
    reach = found.reach("guidance")
    assert (reach.sections, reach.all_sections, reach.people, reach.staff) == (2, 64, 11, 1208)
    assert (reach.section_rate, reach.people_rate) == (Decimal("3.1"), Decimal("0.9"))
    assert found.reach("activity").sections == 1


def test_a_section_sees_its_own_year(tmp_path):
    with section_store(tmp_path, "0501") as office:
        add(office, "guidance", people=4, minutes=30)
        found = leader_report(office, YEAR)
        assert [(line.section.code, line.guidance.people) for line in found.lines] == [("0501", 4)]


def test_a_year_without_anything_has_a_report_all_the_same(tmp_path):
    with division_store(tmp_path) as empty:
        found = leader_report(empty, YEAR)
        assert (found.guidance, found.topics, found.reach("activity").people_rate) == (Duty(), [], Decimal("0.0"))
