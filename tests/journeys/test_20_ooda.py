"""Journey: a project goes around in a meeting; the next turn begins with what came of the last one; both sides see it."""

from __future__ import annotations

import zipfile

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLineEdit, QPushButton

from leaderdesk.analysis import loops
from leaderdesk.analysis.projects import notes, project, projects
from leaderdesk.desk.dialogs.print_preview import PrintPreview
from leaderdesk.exchange.distribution import distribute
from leaderdesk.kinds.projects import LoopEnd, OodaStep
from tests.builders import Clock, add, division_store, section_store
from tests.desktop import answer, click, desk_of, part, press, settle, type_into, wait_for, write
from tests.paper.pdf import page_texts

OBSERVE, ORIENT, DECIDE, ACT = OodaStep
SECRET = "まだ外に出せない見直しの案"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def leader(tmp_path, clock):
    with section_store(tmp_path / "section", now=clock) as store:
        yield store


@pytest.fixture
def division(tmp_path, clock):
    with division_store(tmp_path / "division", now=clock) as store:
        yield store


def texts(store, found, step):
    return [note.said.text for note in notes(store, found.loops)[found.loop.record_id][step]]


def contents(file):
    with zipfile.ZipFile(file) as parts:
        return b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "ignore")


def test_a_project_from_a_request_around_and_over_to_the_division(leader, division, clock, tmp_path, monkeypatch):
    monkeypatch.setattr("leaderdesk.desk.pages.city.QDesktopServices.openUrl", lambda _url: True)
    request = add(leader, title="窓口の待ち時間を短くしたい", wish="半分にしたい").record_id
    with desk_of(leader, tmp_path / "desk") as desk:
        begin_from_the_request(desk, request)
        [found] = projects(leader)
        the_first_meeting(desk, clock)
        assert project(leader, found.record_id).step is DECIDE
        a_decision_that_is_missing_bars_the_way(desk)
        the_decision(desk, clock)
        prove_a_figure(desk, leader)
        around_again(desk, clock)
        found = project(leader, found.record_id)
        first, second = found.loops
        assert (first.said.end, second.said.number, second.said.step) == (LoopEnd.NEXT, 2, OBSERVE)
        assert texts(leader, found, OBSERVE) == ["12 分が 7 分になった"]
        it_stalls_and_home_says_so(desk, clock, found.record_id)
        print_the_history(desk, tmp_path / "履歴.pdf")
        hand_over(desk, tmp_path / "mail")

    with desk_of(division, tmp_path / "desk of the division") as desk:
        desk.open_page("receive")
        desk.current_page().look_at([tmp_path / "mail"])
        wait_for(lambda: not desk.jobs.is_busy())
        click(part(desk, "action.take_in", QPushButton))
        wait_for(lambda: not desk.jobs.is_busy())
        desk.open_page("projects")
        settle()
        page = desk.current_page()
        [card] = page.board.cards[OBSERVE]
        assert (card.said.title, card.said.place) == ("窓口の待ち時間を短くしたい", "市民課")
        assert card.said.warning.startswith("! 停滞")
        press(desk, "Return")
        assert not part(page, "action.advance", QPushButton).isVisible()
        assert page.panel.findChildren(QPushButton, "action.edit_note") == []
        desk.open_page("city")
        desk.current_page().consolidate(tmp_path / "全庁.xlsx")
        wait_for(lambda: not desk.jobs.is_busy())
    book = load_workbook(tmp_path / "全庁.xlsx")
    assert book["OODAプロジェクト"].max_row == 2
    assert book["周回"].max_row == 3
    assert book["根拠"].max_row == 2


def begin_from_the_request(desk, request):
    desk.open_page("field_requests", request)
    settle()
    answer(lambda dialog: click(part(dialog, "action.save.ooda_project", QPushButton)), name="dialog.edit.ooda_project")
    click(part(desk.current_page(), "action.new.project_of_request", QPushButton))
    assert desk.current_name() == "projects"
    assert desk.current_page().panel.project.said.request == request
    desk.activateWindow()
    settle()


def the_first_meeting(desk, clock):
    """Nothing but keys: facts, an idea, and on."""
    for fact in ("月曜の午前は 12 分待つ", "記入台に列ができる"):
        write(fact)
        press(desk, "Ctrl+Return")
    press(desk, "Alt+Right")
    clock.forward(days=3)
    write("書く欄を減らせば半分になる")
    press(desk, "Ctrl+Return")
    press(desk, "Alt+Right")


def a_decision_that_is_missing_bars_the_way(desk):
    press(desk, "Alt+Right")
    page = desk.current_page()
    assert page.panel.project.step is DECIDE
    assert "意思決定の記録がまだありません" in page.panel._fault.text()


def the_decision(desk, clock):
    clock.forward(days=2)
    for text in ("転入だけで 2 週間試す", "全手続で始める／転入だけで試す", "市民課長", "元に戻せる範囲のため"):
        write(text)
        press(desk, "Tab")
    press(desk, "Ctrl+3")
    press(desk, "Ctrl+Return")
    press(desk, "Alt+Right")
    assert desk.current_page().panel.project.step is ACT


def prove_a_figure(desk, leader):
    page = desk.current_page()
    lacking = [each for each in page.findChildren(QPushButton, "action.show_evidence") if "根拠なし" in each.text()]
    assert len(lacking) == 2  # the first fact, and the decision's two weeks

    def prove(dialog):
        typed = {
            "claim": "平均 12 分",
            "value": "12",
            "unit": "分",
            "definition": "発券から受付まで",
            "source": "発券記録",
        }
        dialog.box.begin()
        for name, text in {**typed, "count": "186"}.items():
            dialog.box.form.fields[name].editor.put_typed(text)
        click(part(dialog, "action.save.evidence", QPushButton))
        dialog.reject()

    answer(prove, name="dialog.evidence")
    click(lacking[0])
    desk.activateWindow()
    settle()
    found = page.panel.project
    [proof] = [proof for note in notes(leader, found.loops)[found.loop.record_id][OBSERVE] for proof in note.evidence]
    assert (proof.value, proof.count) == (12, 186)


def around_again(desk, clock):
    clock.forward(days=10)
    page = desk.current_page()
    page.panel.write_in(ACT)
    write("2 番窓口で 10 日間実施した")
    press(desk, "Ctrl+Return")
    type_into(page.panel.panels[ACT].result.field.editor.input(), "12 分が 7 分になった")
    press(desk, "Alt+Right")


def it_stalls_and_home_says_so(desk, clock, record_id):
    clock.forward(days=20)
    desk.open_page("home")
    [task] = [task for task in desk.current_page()._tasks._model.lines if task.page == "projects"]
    assert task.facts == ("窓口の待ち時間を短くしたい", "観察", 21)
    desk.open_page(task.page, task.target)
    assert desk.current_page().panel.project.record_id == record_id


def print_the_history(desk, target):
    def keep(dialog):
        assert isinstance(dialog, PrintPreview)
        dialog.save_pdf(target)
        dialog.reject()

    answer(keep, name="dialog.print_preview")
    click(part(desk.current_page(), "action.loop_history", QPushButton))
    said = "".join(page_texts(target))
    for piece in ("第1周", "第2周", "決めた人：市民課長", "12分が7分になった", "発券記録"):
        assert piece in said.replace(" ", ""), piece


def hand_over(desk, folder):
    folder.mkdir()
    desk.open_page("submission")
    part(desk, "field.submission.folder", QLineEdit).setText(str(folder))
    click(part(desk, "action.submit", QPushButton))
    wait_for(lambda: not desk.jobs.is_busy())
    [file] = folder.iterdir()
    assert "月曜の午前は 12 分待つ" in contents(file)


def test_what_the_division_has_not_published_never_leaves(leader, division, clock, tmp_path):
    hidden = loops.begin(division, {"name": SECRET, "begun_on": "2026-11-23", "aim": SECRET})
    shown = loops.begin(division, {"name": "見せるプロジェクト", "begun_on": "2026-11-23", "is_public": "true"})
    for begun in (hidden, shown):
        loop_id = project(division, begun).loop.record_id
        note = loops.write_down(
            division, loop_id, OBSERVE, {"text": f"{project(division, begun).said.name}の事実 5 件"}
        )
        add(division, "evidence", claim=f"{project(division, begun).said.name}の根拠", ooda_note=note)
    files = distribute(division, tmp_path / "down", {"0501": "市民課", "0502": "国保年金課"})
    for file in files:
        inside = contents(file)
        assert SECRET not in inside
        assert hidden not in inside
        for piece in ("見せるプロジェクト", "見せるプロジェクトの事実", "見せるプロジェクトの根拠"):
            assert piece in inside
    with desk_of(leader, tmp_path / "desk") as desk:
        desk.open_page("submission")
        desk.current_page().receive([files[0]])
        wait_for(lambda: not desk.jobs.is_busy())
        desk.open_page("projects")
        settle()
        page = desk.current_page()
        [card] = page.board.cards[OBSERVE]
        assert (card.said.title, card.said.place) == ("見せるプロジェクト", "情報政策課")
        page.open_project(shown)
        assert texts(leader, page.panel.project, OBSERVE) == ["見せるプロジェクトの事実 5 件"]
        assert part(page, "action.show_evidence", QPushButton).text() == "根拠 1 件"
        hand_over_nothing(desk, tmp_path / "mail")

    division.edit(hidden, {"is_public": "true"})
    [file] = distribute(division, tmp_path / "later", {"0501": "市民課"})
    assert SECRET in contents(file)


def hand_over_nothing(desk, folder):
    """What came from the division is not handed back to it."""
    folder.mkdir()
    desk.open_page("submission")
    part(desk, "field.submission.folder", QLineEdit).setText(str(folder))
    click(part(desk, "action.submit", QPushButton))
    wait_for(lambda: not desk.jobs.is_busy())
    [file] = folder.iterdir()
    assert "見せるプロジェクト" not in contents(file)
