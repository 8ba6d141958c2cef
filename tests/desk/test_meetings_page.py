"""会議 and 意見と対応: agendas in order, opinions by the keyboard alone, answers one by one or many, notes that stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton

from leaderdesk.analysis.meeting_figures import Audience
from leaderdesk.analysis.meetings import add_item, add_usual_agenda, agenda, note_of, opinions_at
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.meetings import Meeting, Opinion
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query, all_rows, rows
from tests.builders import add, section_store
from tests.desktop import answer, click, compose, desk_of, part, press, settle, type_into, wait_for, write

PLAN = {"policy": "調書の指標に加える", "due": "2026-12-20", "section": "0501"}


@pytest.fixture
def meeting(division):
    for code, name in (
        ("1-01", "証明書のオンライン申請"),
        ("1-02", "庁内照会の自動集計"),
        ("2-01", "証明書のコンビニ交付"),
    ):
        add(division, "measure", code=code, name=name, section="0501")
    return add(division, "meeting", name="見本の幹事会", held_on="2026-11-23").record_id


@pytest.fixture
def page(division_desk, meeting):
    division_desk.open_page("meetings")
    page = division_desk.current_page()
    page.list.show_record(meeting)
    settle()
    return page


def said(division, meeting):
    return [row.body for row in opinions_at(division, meeting)]


# ---------------------------------------------------------------- a meeting and its agenda


def test_a_new_meeting_is_named_by_its_body_and_its_place_in_the_year(page, division, division_desk):
    click(part(page, "action.new.meeting", QPushButton))
    fields = page.panel.form.fields
    fields["assigned_body"].editor.box.setCurrentIndex(fields["assigned_body"].editor.box.findData("ICT-STEER"))
    fields["assigned_body"].editor.edited.emit()
    type_into(fields["held_on"].editor.input(), "R8.12.1")
    assert fields["name"].editor.typed() == "令和8年度 第2回 ICT戦略推進本部 幹事会"
    type_into(fields["name"].editor.input(), "（臨時）")
    type_into(fields["place"].editor.input(), "a")
    press(division_desk, "Ctrl+S")
    names = [row.body["name"] for row in all_rows(division, Query(Meeting))]
    assert names == ["（臨時）令和8年度 第2回 ICT戦略推進本部 幹事会", "見本の幹事会"]


def test_the_usual_items_are_offered_and_moved_by_keys(page, division, division_desk, meeting):
    page.tabs.setCurrentIndex(1)
    click(part(page, "action.new.usual_agenda", QPushButton))
    before = [row.body["title"] for row in agenda(division, meeting)]
    assert len(before) == 6
    assert page.tabs.tabText(1) == "議題 6"
    page.agenda.table.choose(0)
    page.agenda.table.setFocus()
    press(division_desk, "Alt+Down")
    press(division_desk, "Alt+Up")
    press(division_desk, "Alt+Up")  # it is the first: nothing happens
    press(division_desk, "Alt+Down")
    assert [row.body["title"] for row in agenda(division, meeting)] == [before[1], before[0], *before[2:]]
    press(division_desk, "Del")
    assert [row.body["title"] for row in agenda(division, meeting)] == [before[1], *before[2:]]
    press(division_desk, "Ctrl+Z")
    page.refresh()
    assert page.agenda.count() == 6


def test_an_item_is_written_and_changed_in_its_dialog(page, division, meeting):
    page.tabs.setCurrentIndex(1)

    def fill(dialog):
        dialog.form.fields["title"].editor.put_typed("臨時の議題")
        click(part(dialog, "action.save.agenda_item", QPushButton))

    answer(fill, name="dialog.agenda_item")
    click(part(page, "action.new.agenda_item", QPushButton))
    add_item(division, meeting, {"title": "あとの議題"})
    answer(
        lambda dialog: (dialog.form.fields["result"].editor.put_typed("了承"), dialog.accept()),
        name="dialog.agenda_item",
    )
    page.agenda.table.opened.emit(0)
    assert [(row.body["title"], row.body.get("result")) for row in agenda(division, meeting)] == [
        ("臨時の議題", "了承"),
        ("あとの議題", None),
    ]


def test_an_item_without_a_title_is_not_saved(page, division, meeting):
    answer(lambda dialog: (dialog.accept(), dialog.reject()), name="dialog.agenda_item")
    page.write_item(None)
    assert agenda(division, meeting) == []


# ---------------------------------------------------------------- on the day


def test_an_opinion_is_recorded_without_touching_the_mouse(page, division, division_desk, meeting):
    page.record_opinions()
    settle()
    press(division_desk, "3")
    write("コンビニ")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Tab)  # an open list gets the keys before all others
    assert page.recorder.measure.text() == "2-01 証明書のコンビニ交付"
    write("利用の件数を毎月示してほしい。")
    press(division_desk, "Tab")
    write("有識者委員")
    press(division_desk, "Ctrl+Return")
    [first] = said(division, meeting)
    assert first | {"said_on": "2026-11-23"} == {
        "meeting": meeting,
        "said_on": "2026-11-23",
        "sort": "proposal",
        "text": "利用の件数を毎月示してほしい。",
        "said_by": "有識者委員",
        "measure": "2-01",
        "section": "0501",
        "state": "recorded",
    }
    assert isinstance(QApplication.focusWidget(), QRadioButton)
    press(division_desk, "5")  # the measure stays, and is typed over
    assert page.recorder.measure.selectedText() == page.recorder.measure.text() != ""
    press(division_desk, "Tab")
    write("ab")
    press(division_desk, "Ctrl+1")
    press(division_desk, "Ctrl+Return")
    assert [(body["sort"], body.get("measure"), body["text"]) for body in said(division, meeting)][1:] == [
        ("evaluation", "2-01", "ab")
    ]
    press(division_desk, "Esc")
    assert page.splitter.isVisible()
    assert rows(division, Meeting, [meeting])[0].body["is_held"] == "true"
    assert (page.said_list.count(), page.tabs.tabText(2)) == (2, "意見 2")


def test_nothing_is_saved_while_an_input_method_composes(page, division, division_desk, meeting):
    page.record_opinions()
    page.recorder.text.setFocus()
    write("書いた文。")
    compose("かんさつ")
    press(division_desk, "Ctrl+Return")
    assert said(division, meeting) == []
    write("観察")
    press(division_desk, "Ctrl+Return")
    assert [body["text"] for body in said(division, meeting)] == ["書いた文。観察"]


@pytest.mark.parametrize(
    ("measure", "text", "told"),
    [
        ("", "", "「意見」が空です"),
        ("証明書", "見本", "「施策」の「証明書」は選べません"),
        ("9-99", "見本", "「9-99」"),
    ],
)
def test_what_is_missing_or_not_clear_is_said_below_the_line(page, division, meeting, measure, text, told):
    page.record_opinions()
    page.recorder.measure.setText(measure)
    page.recorder.text.setPlainText(text)
    assert not page.recorder.save()
    assert told in page.recorder._fault.text()
    assert page.recorder._fault.isVisible()
    assert said(division, meeting) == []


def test_a_half_written_opinion_comes_back(page, division, division_desk, meeting):
    page.record_opinions()
    press(division_desk, "4")
    write("1-02")
    press(division_desk, "Tab")
    write("途中まで書いた")
    division_desk.open_page("home")
    with division.reading() as connection:
        assert [draft.typed["text"] for draft in drafts(connection)] == ["途中まで書いた"]
    division_desk.open_page("meetings")
    page.end_recording()
    page.record_opinions()
    assert (page.recorder.text.toPlainText(), page.recorder.measure.code()) == ("途中まで書いた", "1-02")
    press(division_desk, "Ctrl+Return")
    assert [(body["sort"], body["text"]) for body in said(division, meeting)] == [("instruction", "途中まで書いた")]
    with division.reading() as connection:
        assert drafts(connection) == []


def test_a_recorded_opinion_is_changed_or_deleted_from_the_list_below(page, division, division_desk, meeting):
    for text in ("甲", "乙"):
        add(division, "opinion", meeting=meeting, text=text)
    page.record_opinions()
    page.recorder.said_by.setText("")
    page.recorder.text.setPlainText("書きかけ")
    page.recorder.table.setFocus()
    page.recorder.table.choose(1)
    press(division_desk, "Return")
    write("（訂正）")
    press(division_desk, "Ctrl+Return")
    assert [body["text"] for body in said(division, meeting)] == ["甲", "（訂正）乙"]
    assert page.recorder.text.toPlainText() == "書きかけ"  # what waited while the other one was changed
    page.recorder.table.setFocus()
    page.recorder.table.choose(0)
    press(division_desk, "Del")
    assert [body["text"] for body in said(division, meeting)] == ["（訂正）乙"]
    press(division_desk, "Ctrl+Z")
    assert len(said(division, meeting)) == 2


def test_the_item_that_is_dealt_with_goes_with_the_opinion_and_brings_its_measure(page, division, meeting):
    item = add(division, "agenda_item", meeting=meeting, measure="1-02", title="自動集計").record_id
    page.record_opinions()
    page.recorder.item.setCurrentIndex(1)
    page.recorder.item.activated.emit(1)
    page.recorder.text.setPlainText("見本")
    assert page.recorder.save()
    [body] = said(division, meeting)
    assert (body["agenda_item"], body["measure"]) == (item, "1-02")


def test_personal_data_are_pointed_out_before_they_are_kept(page, division, meeting):
    page.record_opinions()
    page.recorder.text.setPlainText("連絡は 090-1234-5678 へ")
    answer(lambda dialog: dialog.reject(), name="dialog.message")
    assert not page.recorder.save()
    assert said(division, meeting) == []


# ---------------------------------------------------------------- answers


@pytest.fixture
def opinions(division, meeting):
    return [add(division, "opinion", meeting=meeting, text=text, measure="1-01").record_id for text in "甲乙丙"]


@pytest.fixture
def answers(division_desk, opinions):
    division_desk.open_page("opinions")
    settle()
    return division_desk.current_page()


def choose(page, *opinions):
    page.list.table.clearSelection()
    for record_id in opinions:
        index = page.list.model.index(page.list.model.place_of(record_id), 0)
        flags = page.list.table.selectionModel().SelectionFlag
        page.list.table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    page.list.table.setFocus()
    settle()


def test_many_opinions_are_answered_at_once_by_keys(answers, division, division_desk, opinions):
    def fill(dialog):
        dialog.form.fields["policy"].editor.put_typed(PLAN["policy"])
        dialog.accept()  # the day is missing: the dialog stays
        dialog.form.fields["owner_post"].editor.put_typed("計画係")
        dialog.form.fields["due"].editor.put_typed("R8.12.20")
        click(part(dialog, "action.save.opinion_state", QPushButton))

    choose(answers, *opinions[:2])
    answer(fill, name="dialog.opinion")
    press(division_desk, "1")
    for row in rows(division, Opinion, opinions[:2]):
        assert (row.body["state"], row.body["policy"], row.body["due"]) == ("planned", PLAN["policy"], PLAN["due"])
    assert rows(division, Opinion, opinions[2:])[0].body["state"] == "recorded"
    division_desk.undo.undo()
    assert {row.body["state"] for row in rows(division, Opinion, opinions)} == {"recorded"}


def test_what_may_not_follow_cannot_be_pressed_and_says_why(answers, division, division_desk, opinions):
    division.edit(opinions[0], {"state": "not_reflected", "reason": "見本の理由"})
    answers.refresh()
    choose(answers, opinions[0])
    buttons = {state.value: made for state, made in answers.buttons.items()}
    assert [state for state, made in buttons.items() if made.isEnabled()] == ["planned", "recorded"]
    assert "LD-1508" in buttons["reflected"].toolTip()
    heard = []
    answers.noted.connect(heard.append)
    press(division_desk, "2")
    assert "LD-1508" in heard[-1]
    entries = answers.panel.form.fields["state"].editor.box.model()
    assert [entries.item(place).isEnabled() for place in range(1, 5)] == [True, True, False, True]
    press(division_desk, "4")
    assert rows(division, Opinion, opinions[:1])[0].body["state"] == "recorded"


def test_an_opinion_is_answered_in_its_form_and_the_next_one_follows(answers, division, division_desk, opinions):
    first = answers.list.model.record_id(0)
    answers.list.table.choose(0)
    fields = answers.panel.form.fields
    type_into(fields["reason"].editor.input(), "x") if fields["reason"].isVisible() else None
    fields["state"].editor.box.setCurrentIndex(fields["state"].editor.box.findData("not_reflected"))
    fields["state"].editor.edited.emit()
    type_into(fields["reason"].editor.input(), "費用に見合わないため")
    press(division_desk, "Ctrl+Return")
    assert rows(division, Opinion, [first])[0].body["reason"] == "費用に見合わないため"
    assert answers.list.current() == answers.list.model.record_id(1)


def test_the_filters_tell_what_is_open_late_or_of_one_body(answers, division, meeting, opinions):
    division.edit(opinions[0], {"state": "planned", **PLAN, "due": "2026-11-22"})
    division.edit(opinions[1], {"state": "not_reflected", "reason": "見本の理由"})
    other = add(division, "meeting", assigned_body="ICT-HQ").record_id
    add(division, "opinion", meeting=other, text="本部の意見", due="2026-12-01")
    state, body = part(answers, "filter.state"), part(answers, "filter.body")

    def shown(box, words):
        box.setCurrentIndex(box.findText(words))
        answers.list.refresh()
        model = answers.list.model
        found = {rows(division, Opinion, [model.record_id(at)])[0].body["text"] for at in range(model.rowCount())}
        box.setCurrentIndex(0)
        return found

    assert shown(state, "対応が終わっていないもの") == {"甲", "丙", "本部の意見"}
    assert shown(state, "期限を過ぎたもの") == {"甲"}
    assert shown(state, "30 日以内が期限のもの") == {"本部の意見"}
    assert shown(state, "反映しない") == {"乙"}
    assert shown(body, "ICT戦略推進本部") == {"本部の意見"}


def test_a_note_is_kept_when_the_cursor_leaves_it_and_belongs_to_its_opinion(answers, division, meeting, opinions):
    choose(answers, opinions[0])
    type_into(answers.note.text, "会長と調整する")
    answers.list.table.setFocus()
    assert note_of(division, meeting, opinions[0]) == "会長と調整する"
    choose(answers, opinions[1])
    assert answers.note.text.toPlainText() == ""
    type_into(answers.note.text, "別の覚え")
    answers.leave()
    assert note_of(division, meeting, opinions[1]) == "別の覚え"


def test_the_words_of_a_list_open_the_opinion_where_it_is_answered(page, division_desk, division, meeting):
    wanted = add(division, "opinion", meeting=meeting, text="見本").record_id
    page.refresh()
    page.tabs.setCurrentIndex(2)
    page.said_list.table.opened.emit(0)
    assert division_desk.current_name() == "opinions"
    assert division_desk.current_page().panel.record_id == wanted


# ---------------------------------------------------------------- at home, on both sides


def test_open_opinions_stand_at_home_and_lead_to_their_list(division_desk, division, meeting, opinions):
    division.edit(opinions[0], {"state": "planned", **PLAN, "due": "2026-11-01"})
    division_desk.open_page("home")
    tasks = division_desk.current_page()._tasks
    lines = [tasks._model.index(row, 1).data() for row in range(tasks._model.rowCount())]
    assert "助言「甲」に対応する　ICT戦略推進本部 幹事会" in lines
    assert "対応の終わっていない意見が 3 件あります（うち対応方針なし 2 件）" in lines
    tasks._open(lines.index("対応の終わっていない意見が 3 件あります（うち対応方針なし 2 件）"))
    assert division_desk.current_name() == "opinions"
    assert division_desk.current_page().list.model.rowCount() == 3


def test_a_section_reads_what_was_published_of_its_measures(division, meeting, opinions, tmp_path):
    division.edit(opinions[0], {"state": "planned", **PLAN, "is_public": "true"})
    with section_store(tmp_path / "section", "0501") as store:
        list(receive(store, distribute(division, tmp_path / "out", {"0501": "見本課"})))
        with desk_of(store, tmp_path / "section-desk") as window:
            tasks = window.current_page()._tasks
            lines = [tasks._model.index(row, 1).data() for row in range(tasks._model.rowCount())]
            assert "対応の終わっていない意見が 1 件あります（うち対応方針なし 0 件）" in lines
            tasks._open(lines.index("対応の終わっていない意見が 1 件あります（うち対応方針なし 0 件）"))
            assert window.current_name() == "received_opinions"
            page = window.current_page()
            assert page.list.model.rowCount() == 1
            page.show_target(opinions[0])
            assert page.list.current() == opinions[0]
            assert page.list.model.index(0, 1).data(Qt.ItemDataRole.DisplayRole) == "甲"


def test_nothing_can_be_written_where_the_store_is_only_looked_at(division, meeting, tmp_path):
    from leaderdesk.desk.read_only import ReadOnly

    add_usual_agenda(division, meeting)
    with desk_of(division, tmp_path / "look") as window:
        watch = ReadOnly(window)
        window.open_page("meetings")
        page = window.current_page()
        for name in ("action.record_opinions", "action.new.agenda_item", "action.delete.agenda_item"):
            assert not part(page, name, QPushButton).isEnabled()
        page.record_opinions()
        assert not page.recorder.isVisible()
        QApplication.instance().removeEventFilter(watch)


# ---------------------------------------------------------------- the pack


@pytest.mark.parametrize(("audience", "told"), [(None, "内部用"), (Audience.EXTERNAL, "外部向け")])
def test_the_pack_is_made_in_one_step_and_shown(page, division_desk, tmp_path, audience, told):
    met = answer(lambda dialog: dialog.reject(), name="dialog.print_preview")
    page.make_pack(tmp_path, audience)
    wait_for(lambda: not division_desk.jobs.is_busy() and bool(met))
    assert sorted(path.name for path in tmp_path.glob("見本の幹事会*")) == [
        f"見本の幹事会_資料（{told}）.pdf",
        f"見本の幹事会_資料（{told}）.xlsx",
    ]
    assert part(page, "action.make_pack", QPushButton).isEnabled()


def test_the_minutes_are_seen_as_they_will_be_on_paper(page, division_desk):
    met = answer(lambda dialog: dialog.reject(), name="dialog.print_preview")
    page.tabs.setCurrentIndex(2)
    click(part(page, "action.show_minutes", QPushButton))
    assert met
