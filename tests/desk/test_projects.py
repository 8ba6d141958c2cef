"""プロジェクト: the board says what waits where and since when; a project is worked on by the keyboard in a meeting."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit

from leaderdesk.analysis import loops
from leaderdesk.analysis.projects import notes, project, projects
from leaderdesk.desk.record_page import NewRecord
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.projects import OodaStep
from leaderdesk.ledger.draft import drafts
from tests.builders import NOON, Clock, add, section_store
from tests.desktop import answer, click, compose, desk_of, part, press, settle, type_into, write

OBSERVE, ORIENT, DECIDE, ACT = OodaStep


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    with section_store(tmp_path, now=clock) as store:
        yield store


@pytest.fixture
def begun(store):
    return loops.begin(store, {"name": "書かない窓口", "begun_on": NOON.date().isoformat()})


@pytest.fixture
def window(store, begun, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        window.open_page("projects")
        settle()
        yield window


@pytest.fixture
def page(window):
    return window.current_page()


def shown(widget):
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    texts = [text.toPlainText() for text in widget.findChildren(QTextEdit) if text.isVisible()]
    return "\n".join([*labels, *texts])


def said(store, project_id, step):
    found = project(store, project_id)
    return [note.said.text for note in notes(store, found.loops)[found.loop.record_id][step]]


def save(dialog):
    click(part(dialog, "action.save.ooda_project", QPushButton))


def to_act(store, project_id):
    while (found := project(store, project_id)).step is not ACT:
        if found.step is DECIDE:
            decision = {"text": "試す", "decided_by": "市民課長", "reason": "戻せる範囲のため"}
            loops.write_down(store, found.loop.record_id, DECIDE, decision)
        loops.advance(store, project_id)


# ---------------------------------------------------------------- the board


def test_the_board_shows_each_project_in_its_step_and_since_when(page, store, begun, clock):
    clock.forward(days=4)
    page.refresh()
    [card] = page.board.cards[OBSERVE]
    assert (card.said.title, card.said.place, card.said.days, card.said.warning) == (
        "書かない窓口",
        "市民課",
        "5日目",
        "",
    )


def test_a_project_that_stays_too_long_is_called_stale(page, clock):
    clock.forward(days=14)
    page.refresh()
    [card] = page.board.cards[OBSERVE]
    assert card.said.warning == "! 停滞 15日目"
    assert "停滞" in card.accessibleDescription()


def test_a_card_is_moved_by_the_keyboard_and_back(page, store, begun):
    assert page.board.focused() == begun
    press(page, "Ctrl+Right")
    assert project(store, begun).step is ORIENT
    assert page.board.focused() == begun
    press(page, "Ctrl+Left")
    assert project(store, begun).step is OBSERVE


def test_arrows_go_from_card_to_card_and_enter_opens_one(page, store, begun):
    other = loops.begin(store, {"name": "出張所の待ち時間", "begun_on": "2026-11-23"})
    loops.advance(store, other)
    page.refresh()
    page.board.focus_card(begun)
    press(page, "Right")
    assert page.board.focused() == other
    press(page, "Left")
    press(page, "Return")
    assert page.panel.isVisible()
    assert page.panel.project.record_id == begun


def test_意思決定_is_not_left_from_the_board_either(page, store, begun):
    for _ in range(2):
        press(page, "Ctrl+Right")
    told = []
    met = answer(lambda box: (told.append(box.text()), box.reject()), name="dialog.message")
    press(page, "Ctrl+Right")
    assert met
    assert "決めた人" in told[0]
    assert project(store, begun).step is DECIDE


def test_the_search_box_finds_a_project_by_what_its_people_wrote_and_by_the_plans_own_spelling(page, store, begun):
    loops.begin(store, {"name": "ほかのこと", "begun_on": "2026-11-23"})
    loops.write_down(store, project(store, begun).loop.record_id, OBSERVE, {"text": "記入台に列ができる"})
    loops.advance(store, begun)
    page.refresh()
    for typed in ("記入台", "窓口", "仮設構築", "仮説構築"):
        page.search_box.setText(typed)
        page._pause.timeout.emit()
        assert [card.said.key for cards in page.board.cards.values() for card in cards] == [begun], typed


def test_an_ended_project_goes_to_the_list_below(page, store, begun):
    loops.finish(store, begun, "中止した")
    page.refresh()
    assert page.board.cards[OBSERVE] == []
    assert [each.said.result for each in page._model.lines] == ["中止した"]
    page.ended.opened.emit(0)
    assert page.panel.isVisible()
    click(part(page, "action.reopen_project", QPushButton))
    assert project(store, begun).said.is_open()


# ---------------------------------------------------------------- a project at work


def test_a_whole_loop_is_written_by_the_keyboard_alone(page, store, begun):
    press(page, "Return")
    write("記入に平均 7 分かかる")
    press(page, "Ctrl+Return")
    write("書き直しが 3 割ある")
    press(page, "Ctrl+Return")
    assert said(store, begun, OBSERVE) == ["記入に平均 7 分かかる", "書き直しが 3 割ある"]
    press(page, "Alt+Right")
    write("聞き取って印字すれば半分になる")
    press(page, "Ctrl+Return")
    press(page, "Alt+Right")
    write("転入だけで 2 週間試す")
    press(page, "Tab")
    press(page, "Tab")
    write("市民課長")
    press(page, "Tab")
    write("戻せる範囲のため")
    press(page, "Ctrl+Return")
    press(page, "Alt+Right")
    assert project(store, begun).step is ACT
    write("2 番窓口で 10 日間実施した")
    press(page, "Ctrl+Return")
    for _ in range(2):
        press(page, "Tab")
    write("7 分が 4 分になった")
    press(page, "Alt+Right")
    found = project(store, begun)
    assert [loop.said.result for loop in found.loops] == ["7 分が 4 分になった", None]
    assert said(store, begun, OBSERVE) == ["7 分が 4 分になった"]
    assert "第2周" in page.panel.tabs.tabText(1)


def test_enter_is_a_new_line_and_never_writes_down(page, store, begun):
    press(page, "Return")
    write("一行目")
    press(page, "Return")
    assert said(store, begun, OBSERVE) == []


def test_no_key_acts_while_an_input_method_composes(page, store, begun):
    press(page, "Return")
    write("はじめの")
    compose("じじつ")
    press(page, "Ctrl+Return")
    press(page, "Alt+Right")
    assert said(store, begun, OBSERVE) == []
    assert project(store, begun).step is OBSERVE
    write("事実")
    press(page, "Ctrl+Return")
    assert said(store, begun, OBSERVE) == ["はじめの事実"]


def test_a_decision_without_its_post_and_reason_is_not_written_down(page, store, begun):
    loops.advance(store, begun)
    loops.advance(store, begun)
    page.refresh()
    page.open_project(begun)
    write("試す")
    press(page, "Ctrl+Return")
    assert said(store, begun, DECIDE) == []
    assert "「決めた人」が空です" in shown(page)
    press(page, "Alt+Right")
    assert project(store, begun).step is DECIDE
    assert "意思決定の記録がまだありません" in shown(page)


def test_a_loop_does_not_end_without_a_result(page, store, begun):
    to_act(store, begun)
    page.refresh()
    page.open_project(begun)
    for name in ("action.advance", "action.finish_project"):
        click(part(page, name, QPushButton))
        assert "「結果」が空です" in shown(page)
    assert len(project(store, begun).loops) == 1


def test_a_result_that_is_typed_stays_when_one_steps_back(page, store, begun):
    to_act(store, begun)
    page.refresh()
    page.open_project(begun)
    page.panel.panels[ACT].result.field.editor.input().setFocus()
    write("半分になった")
    press(page, "Alt+Left")
    assert project(store, begun).step is DECIDE
    press(page, "Alt+Right")
    assert page.panel.panels[ACT].result.typed() == "半分になった"


def test_a_project_may_be_broken_off_with_a_word_about_it(page, store, begun):
    page.open_project(begun)

    def end(dialog):
        dialog.form.fields["result"].editor.put_typed("予算が付かず中止した")
        click(part(dialog, "action.save.ooda_project", QPushButton))

    met = answer(end, name="dialog.edit.ooda_project")
    click(part(page, "action.finish_project", QPushButton))
    assert met
    assert project(store, begun).said.result == "予算が付かず中止した"


def test_what_is_typed_and_not_written_down_survives_the_program(store, begun, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        window.open_page("projects")
        window.current_page().open_project(begun)
        write("書きかけの事実")
        window.open_page("home")
        with store.reading() as connection:
            [draft] = drafts(connection)
    with desk_of(store, tmp_path / "desk2") as window:
        window.open_page(f"kind:{draft.kind}", draft.record_id)
        page = window.current_page()
        assert page.panel.project.record_id == begun
        assert page.panel.panels[OBSERVE].entry.fields["text"].editor.typed() == "書きかけの事実"
        press(page, "Ctrl+Return")
    assert said(store, begun, OBSERVE) == ["書きかけの事実"]
    with store.reading() as connection:
        assert drafts(connection) == []


def test_a_step_that_the_loop_has_left_may_still_be_added_to(page, store, begun):
    loops.advance(store, begun)
    page.refresh()
    page.open_project(begun)
    press(page, "Ctrl+1")
    write("あとから分かった事実")
    press(page, "Ctrl+Return")
    assert said(store, begun, OBSERVE) == ["あとから分かった事実"]


def test_a_note_is_changed_and_deleted_in_a_dialog(page, store, begun):
    note = loops.write_down(store, project(store, begun).loop.record_id, OBSERVE, {"text": "見直す前"})
    page.refresh()
    page.open_project(begun)

    def change(dialog):
        dialog.form.fields["text"].editor.put_typed("見直した後")
        click(part(dialog, "action.save.ooda_note", QPushButton))

    answer(change, name="dialog.edit.ooda_note")
    click(part(page, "action.edit_note", QPushButton))
    assert said(store, begun, OBSERVE) == ["見直した後"]
    answer(lambda dialog: click(part(dialog, "action.delete.ooda_note", QPushButton)), name="dialog.edit.ooda_note")
    click(part(page, "action.edit_note", QPushButton))
    assert said(store, begun, OBSERVE) == []
    assert store.view(note).shown.deleted is not None


def test_a_figure_without_evidence_says_so_until_it_has_some(page, store, begun):
    note = loops.write_down(store, project(store, begun).loop.record_id, OBSERVE, {"text": "待ち時間は 12 分"})
    page.refresh()
    page.open_project(begun)
    way = part(page, "action.show_evidence", QPushButton)
    assert way.text() == "! 根拠なし"

    def prove(dialog):
        add(store, "evidence", ooda_note=note)
        dialog.reject()

    answer(prove, name="dialog.evidence")
    click(way)
    assert part(page, "action.show_evidence", QPushButton).text() == "根拠 1 件"


def test_ctrl_z_takes_a_step_back(window, page, store, begun):
    page.open_project(begun)
    press(page, "Alt+Right")
    assert project(store, begun).step is ORIENT
    part(page, "action.advance", QPushButton).setFocus()
    press(window, "Ctrl+Z")
    assert project(store, begun).step is OBSERVE
    assert page.panel.panels[OBSERVE].entry.isVisible()


def test_esc_goes_back_to_the_board_and_keeps_what_is_typed(page, store, begun):
    press(page, "Return")
    write("途中の文")
    press(page, "Esc")
    assert page.board.isVisible()
    assert page.board.focused() == begun
    press(page, "Return")
    assert page.panel.panels[OBSERVE].entry.fields["text"].editor.typed() == "途中の文"


# ---------------------------------------------------------------- beginning one


def test_a_project_begins_with_its_name_alone(page, store):
    def name_it(dialog):
        settle()
        type_into(dialog.form.fields["name"].editor.input(), "廃車申告の入力時間")
        press(dialog, "Ctrl+S")

    answer(name_it, name="dialog.edit.ooda_project")
    click(part(page, "action.new.ooda_project", QPushButton))
    [made] = [each for each in projects(store) if each.said.name == "廃車申告の入力時間"]
    assert (made.said.stale_days, made.loop.said.theme) == (14, "廃車申告の入力時間")
    assert page.panel.project.record_id == made.record_id


def test_a_request_becomes_a_project_and_each_leads_to_the_other(store, tmp_path):
    request = add(store, title="待ち時間を短くしたい", wish="半分にしたい").record_id
    with desk_of(store, tmp_path / "desk") as window:
        window.open_page("field_requests", request)
        settle()
        answer(save, name="dialog.edit.ooda_project")
        click(part(window.current_page(), "action.new.project_of_request", QPushButton))
        page = window.current_page()
        found = page.panel.project
        assert (found.said.name, found.said.request, found.said.aim) == (
            "待ち時間を短くしたい",
            request,
            "半分にしたい",
        )
        click(part(page, "action.open_request", QPushButton))
        settle()
        assert window.current_name() == "field_requests"
        click(part(window.current_page(), "action.new.project_of_request", QPushButton))
        assert window.current_page().panel.project.record_id == found.record_id


def test_the_division_makes_its_own_project_of_a_sections_request(division, store, tmp_path):
    request = add(store, title="待ち時間を短くしたい").record_id
    list(receive(division, [submit(store, tmp_path / "up")]))
    with desk_of(division, tmp_path / "desk") as window:
        window.open_page("triage", request)
        settle()
        answer(save, name="dialog.edit.ooda_project")
        click(part(window.current_page(), "action.new.project_of_request", QPushButton))
        made = window.current_page().panel.project
        assert (made.said.request, made.is_own(division.owners)) == (request, True)
        window.open_page("triage", request)
        settle()
        [link] = [
            each for each in window.current_page().findChildren(QPushButton) if "プロジェクト  待ち" in each.text()
        ]
        click(link)
        assert window.current_page().panel.project.record_id == made.record_id


def test_what_is_typed_into_a_dialog_is_not_thrown_away_unasked(page, store):
    def leave(dialog):
        dialog.form.fields["name"].editor.put_typed("書きかけ")
        answer(lambda box: box.reject(), name="dialog.message")
        dialog.reject()
        assert dialog.isVisible()
        dialog.form.fields["name"].editor.put_typed("")
        dialog.reject()

    met = answer(leave, name="dialog.edit.ooda_project")
    click(part(page, "action.new.ooda_project", QPushButton))
    assert met
    assert len(projects(store)) == 1


# ---------------------------------------------------------------- another's, and two PCs


def test_anothers_project_is_there_to_be_read(division, store, begun, tmp_path):
    loops.write_down(store, project(store, begun).loop.record_id, OBSERVE, {"text": "待ち時間は 12 分"})
    list(receive(division, [submit(store, tmp_path / "up")]))
    with desk_of(division, tmp_path / "desk") as window:
        window.open_page("projects")
        page = window.current_page()
        page.open_project(begun)
        settle()
        assert "読むだけ" in shown(page)
        for name in ("action.advance", "action.finish_project", "action.step_back", "action.edit_project"):
            assert not part(page, name, QPushButton).isVisible(), name
        assert page.findChildren(QPushButton, "action.edit_note") == []
        page.move_card(begun, 1)
    assert project(division, begun).step is OBSERVE


def test_a_section_sees_the_divisions_project_once_it_is_published(division, store, tmp_path):
    hidden = loops.begin(division, {"name": "まだ見せない", "begun_on": "2026-11-23"})
    public = loops.begin(division, {"name": "見せる", "begun_on": "2026-11-23", "is_public": "true"})
    list(receive(store, distribute(division, tmp_path / "down", {"0501": "市民課"})))
    with desk_of(store, tmp_path / "desk") as window:
        window.open_page("projects")
        titles = [card.said.title for card in window.current_page().board.cards[OBSERVE]]
    assert titles == ["見せる"]
    assert project(store, public) is not None
    assert project(store, hidden) is None


def test_versions_of_two_pcs_bar_the_way_until_a_person_decides(store, begun, tmp_path):
    with section_store(tmp_path, pc="B") as other:
        list(receive(other, [synchronise(store, tmp_path / "to-b")]))
        loop_id = project(store, begun).loop.record_id
        store.edit(loop_id, {"theme": "こちらの題"})
        other.edit(loop_id, {"theme": "あちらの題"})
        list(receive(store, [synchronise(other, tmp_path / "to-a")]))
    with desk_of(store, tmp_path / "desk") as window:
        window.open_page("projects")
        page = window.current_page()
        assert page.board.cards[OBSERVE][0].said.warning == "! 確認が必要"
        page.open_project(begun)
        settle()
        assert "別の PC で直した版があります" in shown(page)
        press(page, "Alt+Right")
        assert project(store, begun).step is OBSERVE
        met = answer(lambda dialog: dialog.reject(), name="dialog.conflict")
        click(part(page, "action.settle.project", QPushButton))
        assert met


def test_home_tells_of_stale_projects_and_leads_to_them(store, begun, clock, tmp_path):
    clock.forward(days=20)
    with desk_of(store, tmp_path / "desk") as window:
        tasks = window.current_page()._tasks._model.lines
        [task] = [task for task in tasks if task.page == "projects"]
        window.open_page(task.page, task.target)
        assert window.current_page().panel.project.record_id == begun


def test_a_new_record_from_elsewhere_begins_a_project(window, store):
    answer(save, name="dialog.edit.ooda_project")
    window.open_page("kind:ooda_project", NewRecord({"name": "よそから"}))
    assert {each.said.name for each in projects(store)} == {"書かない窓口", "よそから"}
    assert QApplication.activeModalWidget() is None


# ---------------------------------------------------------------- pictures


def test_the_history_is_seen_as_it_will_be_on_paper(page, store, begun):
    seen = []
    answer(lambda dialog: (seen.append(dialog.windowTitle()), dialog.reject()), name="dialog.print_preview")
    click(part(page, "action.loop_history", QPushButton))
    page.open_project(begun)
    answer(lambda dialog: (seen.append(dialog.windowTitle()), dialog.reject()), name="dialog.print_preview")
    click(part(page, "action.loop_history", QPushButton))
    assert seen == ["印刷の確認：OODAプロジェクトの記録", "印刷の確認：周回の履歴"]


def test_the_picture_of_the_two_ways_leads_to_the_measures(division, tmp_path):
    for code, method in (("1-01", "pdca"), ("1-02", "ooda"), ("1-03", "ooda")):
        add(division, "measure", code=code, method=method)
    with desk_of(division, tmp_path / "desk") as window:
        window.open_page("projects")
        settle()
        picture = part(window.current_page(), "picture.ways")
        assert "OODA 2 施策" in picture.accessibleDescription()
        picture.setFocus()
        press(picture, "Left")
        press(picture, "Return")
        settle()
        assert window.current_name() == "measures"
        assert window.current_page().list.model.rowCount() == 2


def test_without_measures_there_is_no_picture_of_ways(page):
    assert not part(page, "picture.ways").isVisible()
