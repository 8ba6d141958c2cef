"""推進体制 on the desk: the charts are walked, leaders are named, and the papers for a successor are there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from leaderdesk.analysis.bodies import appoint, appointments_on, leaderships
from leaderdesk.kinds.bodies import Line
from leaderdesk.kinds.meetings import Meeting
from leaderdesk.paper.canvas import pages
from leaderdesk.reports.handover_note import handover_note, missing_leaders
from tests.builders import add, division_store
from tests.desktop import answer, click, desk_of, dress, part, press, settle, type_into

TODAY = date(2026, 11, 23)


@pytest.fixture
def division(tmp_path):
    dress()
    with division_store(tmp_path / "division") as store:
        yield store


@pytest.fixture
def page(division, tmp_path):
    with desk_of(division, tmp_path / "desk") as window:
        window.open_page("bodies")
        settle()
        yield window.current_page()


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_the_arrow_keys_walk_over_the_bodies_and_tell_each(page):
    page.chart.setFocus()
    assert page.chart.current == "ICT-HQ"
    press(page.window(), "Right")
    assert page.chart.current == "SEC"
    assert "情報セキュリティ委員会" in words_of(page.view)


def test_the_other_line_is_one_press_away(page):
    click(part(page, "view.dx", QPushButton))
    assert page.chart.current == "DX-HQ"
    assert "WG② DX戦略推進" in page.chart.accessibleDescription()


def test_a_day_before_a_body_ended_still_shows_it(page, division):
    from leaderdesk.kinds.bodies import Body

    division.put_all(Body, [{"code": "COUNCIL", "valid_until": "2026-09-30"}])
    page.refresh()
    assert "推進委員会" not in page.chart.accessibleDescription()
    page.day_editor.put_typed("R8.9.1")
    page.refresh()
    assert "推進委員会" in page.chart.accessibleDescription()


def test_a_meeting_of_a_body_stands_beside_it(page, division):
    meeting = {"assigned_body": "ICT-HQ", "name": "第1回 本部会議", "held_on": "2026-11-20"}
    division.add(Meeting, meeting)
    page.chart.choose("ICT-HQ")
    assert any("第1回 本部会議" in found.text() for found in page.view.findChildren(QPushButton))


def test_a_leader_is_named_and_the_step_taken_back(page, division):
    page.tabs.setCurrentIndex(1)
    place = [each.section for each in page.leaders.model.lines].index("0501")
    page.leaders.table.choose(place)

    def fill(dialog):
        dialog.post.put_typed("窓口係 主査")
        click(part(dialog, "action.do_appoint", QPushButton))

    met = answer(fill, name="dialog.appoint")
    click(part(page, "action.appoint", QPushButton))
    assert met
    assert [row.body["post"] for row in appointments_on(division, TODAY, section="0501")] == ["窓口係 主査"]
    assert "選任済 1 / 64 課" in page.leaders.told.text()
    page.window().undo.undo()
    assert appointments_on(division, TODAY, section="0501") == []


def test_an_empty_post_is_a_sentence_and_nothing_is_written(page, division):
    page.tabs.setCurrentIndex(1)

    said = []

    def try_it(dialog):
        click(part(dialog, "action.do_appoint", QPushButton))
        said.append(words_of(dialog))
        dialog.reject()

    answer(try_it, name="dialog.appoint")
    click(part(page, "action.appoint", QPushButton))
    assert "LD-1001" in said[0]
    assert appointments_on(division, TODAY) == []


def test_the_lists_of_bodies_appointments_plan_and_policies_take_new_records(page, division):
    for place, field, text in (
        (5, "field.plan.name", "情報化推進計画"),
        (6, "field.policy_document.title", "情報セキュリティポリシー"),
    ):
        page.tabs.setCurrentIndex(place)
        settle()
        page.begin_new()
        settle()
        assert part(page.window(), field).isVisible()
        type_into(part(page.window(), field), text)
        assert QApplication.focusWidget() is not None
        page.leave()


def test_the_hand_over_note_says_what_is_open(division, tmp_path):
    from leaderdesk.exchange.receive import receive
    from tests.builders import handed_over, section_store

    with section_store(tmp_path / "section") as section:
        add(section, title="続いている要望")
        list(receive(division, [handed_over(section, tmp_path)]))
    add(division, "liaison", purpose="照会", subject="台帳の確認", addressee="0501", due="2026-12-01")
    add(division, "measure", name="窓口の電子化", section="0501")
    appoint(division, "0501", "窓口係 主査", date(2026, 4, 1))
    [own] = [each for each in leaderships(division, TODAY) if each.section == "0501"]
    text = "\n".join(page.text() for page in pages(handover_note(division, own)))
    for word in ("窓口係 主査", "続いている要望", "台帳の確認", "窓口の電子化", "現場要望", "1 件"):
        assert word in text


def test_the_list_of_missing_leaders_names_each_section(division):
    appoint(division, "0501", "主査", date(2026, 4, 1))
    text = "\n".join(page.text() for page in pages(missing_leaders(division, leaderships(division, TODAY), TODAY)))
    assert "64 課のうち 63 課です" in text
    assert "国保年金課" in text
    assert "0501" not in text


def test_the_chart_is_written_in_every_form(page, tmp_path):
    for name in ("図.pdf", "図_A3.pdf", "図.svg", "図.png"):
        page.export(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 3000
    page.show_line(Line.DX)
    assert page.chart.focusPolicy() & Qt.FocusPolicy.TabFocus
