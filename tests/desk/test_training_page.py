"""研修 of a section: one grid, typed or pasted, saved whole; what is wrong is marked where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from leaderdesk.analysis.training_grid import CELLS
from leaderdesk.desk.models.training_grid import COLUMNS
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.training import TrainingResult
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, section_store
from tests.desktop import answer, click, desk_of, part, press, settle, write

FIRST = COLUMNS.index(CELLS[0])


@pytest.fixture
def store(tmp_path):
    with section_store(tmp_path) as made:
        yield made


@pytest.fixture
def desk(store, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        window.activateWindow()
        window.open_page("training")
        settle()
        yield window


def page(desk):
    return desk.current_page()


def place(desk, course, session=""):
    found = page(desk).model.lines
    return next(
        at for at, line in enumerate(found) if line.course.code == course and line.key.get("session", "") == session
    )


def go(desk, course, name="target", session=""):
    page(desk).grid.setFocus()
    page(desk).grid.go_to(place(desk, course, session), COLUMNS.index(name))
    settle()


def told(store):
    return {row.body["course"]: row.body for row in all_rows(store, Query(TrainingResult))}


def cell(desk, course, name):
    return page(desk).model.index(place(desk, course), COLUMNS.index(name)).data()


def test_the_grid_has_a_line_for_each_of_the_plans_eleven_courses(desk):
    assert [line.course.code for line in page(desk).model.lines] == [
        "A1", "A2", "A3", "A4", "A5", "A6", "S1", "S2", "S3", "S4", "S5",
    ]  # fmt: skip
    assert {cell(desk, "A1", name) for name in ("rate",)} == {"―"}


def test_numbers_are_typed_downwards_and_saved_together(desk, store):
    go(desk, "A1", "target")
    for keys in ("6", "4"):
        write(keys)
        press(desk, "Return")
    go(desk, "A1", "attended")
    for keys in ("5", "4"):
        write(keys)
        press(desk, "Return")
    assert cell(desk, "A1", "rate") == "83.3 %"
    assert told(store) == {}
    press(desk, "Ctrl+S")
    assert {code: (body["target"], body["attended"]) for code, body in told(store).items()} == {
        "A1": ("6", "5"), "A2": ("4", "4"),
    }  # fmt: skip
    assert told(store)["A1"]["year"] == "2026"
    press(desk, "Ctrl+Z")
    assert told(store) == {}


def test_a_block_of_excel_is_pasted_where_the_cursor_is(desk, store):
    go(desk, "A2", "target")
    QGuiApplication.clipboard().setText("５\t4\t4\r\n3\t3\t\r\n")
    press(desk, "Ctrl+V")
    assert page(desk).save()
    assert told(store)["A2"] == told(store)["A2"] | {"target": "5", "attended": "4", "completed": "4"}
    assert "completed" not in told(store)["A3"]


def test_a_course_for_all_staff_begins_with_the_staff_as_its_target(desk, store):
    go(desk, "A5", "attended")
    write("30")
    press(desk, "Return")
    assert cell(desk, "A5", "target") == "38"
    go(desk, "A2", "attended")
    write("1")
    press(desk, "Return")
    assert cell(desk, "A2", "target") == ""


def test_what_cannot_be_saved_is_marked_and_nothing_is_saved(desk, store):
    page(desk).model.put(place(desk, "A1"), "target", "ろく")
    page(desk).model.put(place(desk, "A1"), "attended", "5")
    page(desk).model.put(place(desk, "A2"), "target", "5")
    page(desk).model.put(place(desk, "A2"), "attended", "5")
    page(desk).model.put(place(desk, "A2"), "completed", "6")
    assert not page(desk).save()
    settle()
    assert told(store) == {}
    assert set(page(desk).model.faults) == {
        (page(desk).model.lines[place(desk, "A1")].record_id, "target"),
        (page(desk).model.lines[place(desk, "A2")].record_id, "completed"),
    }
    assert page(desk)._fault.isVisible()
    assert page(desk).grid.currentIndex().row() == place(desk, "A1")
    page(desk).model.put(place(desk, "A1"), "target", "6")
    page(desk).model.put(place(desk, "A2"), "completed", "5")
    assert page(desk).save()


def test_more_than_a_hundred_per_cent_is_warned_of_until_somebody_says_why(desk, store):
    page(desk).model.put(place(desk, "A1"), "target", "10")
    page(desk).model.put(place(desk, "A1"), "attended", "12")
    go(desk, "A1")
    assert cell(desk, "A1", "rate") == "! 120.0 %"
    assert page(desk)._warning.isVisible()
    field = page(desk).items.fields["excess_reason"]
    assert field.isVisible()
    field.editor.input().setFocus()
    write("ほかの課の 2 人が受けたため")
    assert cell(desk, "A1", "rate") == "120.0 %"
    assert not page(desk)._warning.isVisible()
    assert page(desk).save()
    assert told(store)["A1"]["excess_reason"] == "ほかの課の 2 人が受けたため"


def test_a_target_of_nobody_has_no_rate(desk):
    page(desk).model.put(place(desk, "A1"), "target", "0")
    page(desk).model.put(place(desk, "A1"), "attended", "0")
    assert cell(desk, "A1", "rate") == "―"
    assert page(desk).save()


def test_guidance_of_subordinates_is_asked_of_the_managers_course_alone(desk):
    asked = {}
    for line in page(desk).model.lines:
        go(desk, line.course.code)
        asked[line.course.code] = "follow_up" in page(desk).items.fields
    assert {code for code, is_asked in asked.items() if is_asked} == {"S1"}
    go(desk, "A2")
    assert "data_sets" in page(desk).items.fields


def test_what_was_typed_comes_back_until_it_is_saved_or_given_up(desk, store, tmp_path):
    page(desk).model.put(place(desk, "A1"), "target", "1x")
    desk.open_page("guidance")
    settle()
    with store.reading() as connection:
        assert [draft.typed["target"] for draft in drafts(connection)] == ["1x"]
    desk.open_page("training")
    settle()
    assert (cell(desk, "A1", "target"), cell(desk, "A1", "state")) == ("1x", "未保存")
    page(desk).cancel()
    assert (cell(desk, "A1", "target"), cell(desk, "A1", "state")) == ("", "未入力")
    with store.reading() as connection:
        assert drafts(connection) == []


def test_a_line_that_is_emptied_is_gone_and_can_be_written_again(desk, store):
    for name in ("target", "attended"):
        page(desk).model.put(place(desk, "A1"), name, "5")
    assert page(desk).save()
    for name in ("target", "attended"):
        page(desk).model.put(place(desk, "A1"), name, "")
    assert page(desk).save()
    assert told(store) == {}
    for name in ("target", "attended"):
        page(desk).model.put(place(desk, "A1"), name, "7")
    assert page(desk).save()
    assert told(store)["A1"]["target"] == "7"
    assert page(desk).model.lines[place(desk, "A1")].is_torn is False


def test_sessions_that_were_announced_have_lines_of_their_own(store, tmp_path):
    with division_store(tmp_path / "d") as division:
        held = add(division, "training_session", course="A1", name="財務会計", state="実施", held_on="2026-05-12")
        add(division, "training_session", course="A1", name="計画中の回", held_on="2026-12-12")
        coming = add(division, "training_session", course="A5", name="DX研修の回", state="募集", held_on="2026-12-12")
        list(receive(store, distribute(division, tmp_path / "out", {"0501": "市民課"})))
    with desk_of(store, tmp_path / "desk") as desk:
        desk.open_page("training")
        settle()
        assert [row.record_id for row in page(desk)._coming.lines] == [coming.record_id]
        go(desk, "A1")
        assert len(page(desk).model.lines) == 11
        click(part(desk, "choice.by_session"))
        assert len(page(desk).model.lines) == 12
        at = place(desk, "A1", held.record_id)
        page(desk).model.put(at, "target", "3")
        page(desk).model.put(at, "attended", "2")
        page(desk).model.put(place(desk, "A1"), "target", "1")
        page(desk).model.put(place(desk, "A1"), "attended", "1")
        assert cell(desk, "A1", "rate") == "75.0 %"
        assert page(desk).save()
        rows = all_rows(store, Query(TrainingResult))
        assert sorted(row.body.get("session", "") for row in rows) == ["", held.record_id]
        go(desk, "A1")
        assert not page(desk).by_session.isEnabled()


def test_personal_data_in_a_remark_is_pointed_out_before_it_is_saved(desk, store):
    for name, text in (("target", "5"), ("attended", "5"), ("memo", "連絡先は 090-1234-5678")):
        page(desk).model.put(place(desk, "A1"), name, text)
    answer(lambda dialog: click(dialog.buttons()[1]), name="dialog.message")
    assert not page(desk).save()
    assert told(store) == {}


def test_another_year_is_written_too(desk, store):
    page(desk)._show_year(2025)
    for name in ("target", "attended"):
        page(desk).model.put(place(desk, "A1"), name, "5")
    assert page(desk).save()
    assert told(store)["A1"]["year"] == "2025"
    assert page(desk).year_box.currentData() == 2025
