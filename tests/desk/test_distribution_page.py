"""配布 on the desk: the division writes the files, the section takes its own in and sees what became of its requests."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from leaderdesk.analysis import triage
from leaderdesk.exchange.receive import receive
from tests.builders import add, division_store, handed_over, section_store
from tests.desktop import click, desk_of, part, settle, wait_for


@pytest.fixture
def section(tmp_path):
    with section_store(tmp_path / "section") as store:
        yield store


@pytest.fixture
def division(tmp_path, section):
    with division_store(tmp_path / "division") as store:
        request = add(section, title="会議室に無線LANがほしい")
        list(receive(store, [handed_over(section, tmp_path / "mail")]))
        triage.answer(store, [request.record_id], {"state": "received"})
        triage.answer(store, [request.record_id], {"state": "declined", "reason": "廊下の無線をお使いください"})
        yield store


def line_of(page, code):
    return next(line for line in page.model.lines if line.code == code)


def test_the_answers_go_out_come_in_and_are_seen(section, division, tmp_path):
    folder = tmp_path / "配布先"
    folder.mkdir()
    with desk_of(division, tmp_path / "a") as desk:
        desk.open_page("distribution")
        settle()
        page = desk.current_page()
        assert line_of(page, "0501").waiting == 1
        part(desk, "field.distribution.folder", QLineEdit).setText(str(folder))
        click(part(desk, "action.distribute", QPushButton))
        wait_for(lambda: not desk.jobs.is_busy(), patience=120)  # 64 files, on a machine that may be busy
        settle()
        assert len(list(folder.iterdir())) == len(page.model.lines) == 64
        assert line_of(page, "0501").waiting == 0
        assert line_of(page, "0501").sent.number == "第1号"
        assert "64 課の配布ファイルを書き出し" in page._told.text()

    file = folder / "LD配布_092991_0501_2026_A001.xlsx"
    with desk_of(section, tmp_path / "b") as desk:
        desk.open_page("submission")
        desk.current_page().receive([file])
        wait_for(lambda: not desk.jobs.is_busy())
        settle()
        assert "取込完了" in desk.current_page()._result.told.text()
        desk.open_page("home")
        settle()
        home = desk.current_page()
        assert "情報政策課に届いた：第1号まで・未達 0件" in [label.text() for label in home.findChildren(QLabel)]
        [task] = [task for task in home._tasks._model.lines if task.page == "kind:request"]
        assert task.facts == (1,)
        home._tasks._open(0)
        settle()
        assert desk.current_name() == "field_requests"
        page = desk.current_page()
        page.list.table.choose(0)
        settle()
        told = [label.text() for label in part(desk, "view.answer").findChildren(QLabel)]
        assert "受付番号" in told
        desk.open_page("home")
        settle()
        assert not [task for task in desk.current_page()._tasks._model.lines if task.page == "kind:request"]

    list(receive(division, [handed_over(section, tmp_path / "mail")]))
    with desk_of(division, tmp_path / "a") as desk:
        desk.open_page("distribution")
        settle()
        assert line_of(desk.current_page(), "0501").received == 1


def test_chosen_sections_alone_get_a_file_and_a_folder_that_is_none_is_told(division, tmp_path):
    with desk_of(division, tmp_path / "a") as desk:
        desk.open_page("distribution")
        settle()
        page = desk.current_page()
        page.table.clearSelection()
        click(part(desk, "action.distribute_chosen", QPushButton))
        assert "課を一覧から選んで" in page._fault.text()
        (tmp_path / "ファイル").write_text("x")
        page.folder.setText(str(tmp_path / "ファイル"))
        page.table.choose(0)
        click(part(desk, "action.distribute_chosen", QPushButton))
        wait_for(lambda: not desk.jobs.is_busy())
        settle()
        assert "LD-2301" in page._fault.text()
        page.folder.setText(str(tmp_path))
        click(part(desk, "action.distribute_chosen", QPushButton))
        wait_for(lambda: not desk.jobs.is_busy())
        assert len(list(tmp_path.glob("LD配布_*.xlsx"))) == 1
