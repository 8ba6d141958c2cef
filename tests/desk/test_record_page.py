"""Logging: quick, kept while it is typed, saved only when a person says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add
from tests.desktop import answer, click, committed, compose, desk_of, part, press, settle, type_into, wait_for, write


def titles(store, kind=Request):
    return {row.body[kind.TITLE] for row in all_rows(store, Query(kind))}


def test_a_request_needs_only_its_title(desk, section):
    press(desk, "Ctrl+N")
    write("窓口の案内を多言語にしたい")
    press(desk, "Ctrl+S")
    assert "窓口の案内を多言語にしたい" in titles(section)
    assert desk.current_name() == "field_requests"
    assert QApplication.focusWidget() is desk.current_page().list.table
    assert desk.current_page().list.current() == desk.current_page().panel.record_id


@pytest.mark.parametrize(
    ("keys", "page", "kind"),
    [("Ctrl+N", "field_requests", "request"), ("Ctrl+G", "guidance", "guidance"), ("Ctrl+L", "activity", "activity")],
)
def test_each_kind_begins_by_its_key_from_anywhere(desk, keys, page, kind):
    desk.open_page("submission")
    press(desk, keys)
    assert desk.current_name() == page
    assert QApplication.focusWidget().objectName().startswith(f"field.{kind}.")


def test_enter_inside_a_composing_ime_never_saves(desk, section):
    before = titles(section)
    press(desk, "Ctrl+N")
    title = QApplication.focusWidget()
    compose("まどぐち")
    for keys in ("Return", "Enter", "Ctrl+Return", "Ctrl+S"):
        press(desk, keys)
    assert titles(section) == before
    QApplication.sendEvent(title, committed("窓口"))
    press(desk, "Return")
    assert titles(section) == before  # Enter saves nothing without an IME, either
    press(desk, "Ctrl+S")
    assert titles(section) - before == {"窓口"}


def test_saving_takes_what_the_ime_still_composes(desk, section, monkeypatch):
    """A click on 保存 commits the composition first, as every input method does when it is asked."""
    press(desk, "Ctrl+N")
    title = QApplication.focusWidget()
    compose("受付票")
    monkeypatch.setattr(
        type(QApplication.inputMethod()), "commit", lambda _self: QApplication.sendEvent(title, committed("受付票"))
    )
    click(part(desk, "action.save.request", QPushButton))
    assert "受付票" in titles(section)


def test_a_fault_stands_below_its_field_and_takes_the_focus(desk, section):
    before = titles(section)
    press(desk, "Ctrl+N")
    press(desk, "Ctrl+S")
    assert titles(section) == before
    field = desk.current_page().panel.form.fields["title"]
    assert field._fault.isVisible()
    assert "件名" in field._fault.text()
    assert QApplication.focusWidget() is field.editor.input()


def test_every_editor_can_be_empty_and_says_so(desk, section):
    page = desk.page("field_requests")
    page.begin_new()
    page.panel.form.show_body({})
    assert {name: text for name, text in page.panel.form.typed().items() if text} == {}


def test_what_is_typed_is_kept_as_a_draft_and_offered_after_a_crash(section, tmp_path):
    with desk_of(section, tmp_path / "first") as window:
        press(window, "Ctrl+N")
        write("書きかけの要望")
        wait_for(lambda: waiting(section) == 1, "no draft after a pause")
    with desk_of(section, tmp_path / "second") as window:  # the program ended without a save
        assert part(window, "figure.drafts").isVisible()
        click(part(window, "figure.drafts"))
        assert window.current_name() == "field_requests"
        panel = window.current_page().panel
        assert panel.form.typed()["title"] == "書きかけの要望"
        press(window, "Ctrl+S")
        assert "書きかけの要望" in titles(section)
        assert waiting(section) == 0


def waiting(store) -> int:
    with store.reading() as connection:
        return len(drafts(connection))


def test_leaving_the_page_keeps_a_draft_of_an_edit_too(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    page.list.table.choose(0)
    record_id = page.panel.record_id
    type_into(page.panel.form.fields["problem"].editor.input(), "追記")
    desk.open_page("home")
    assert waiting(section) == 1
    desk.open_page("field_requests", record_id)
    assert page.panel.form.typed()["problem"].endswith("追記")
    page.panel.cancel()
    assert waiting(section) == 0
    assert "追記" not in page.panel.form.typed()["problem"]


def test_same_as_last_fills_all_but_number_and_day(desk, section):
    add(section, title="前の要望", category="DATA", target="全職員")
    press(desk, "Ctrl+N")
    click(part(desk, "action.same_as_last.request", QPushButton))
    typed = desk.current_page().panel.form.typed()
    assert (typed["title"], typed["category"], typed["target"]) == ("前の要望", "DATA", "全職員")
    press(desk, "Ctrl+S")
    numbers = [row.body["local_no"] for row in all_rows(section, Query(Request))]
    assert len(numbers) == len(set(numbers)) == 5


def test_a_guidance_becomes_a_request_and_both_are_linked(desk, section):
    desk.open_page("guidance")
    click(part(desk, "action.make_request", QPushButton))
    assert desk.current_name() == "field_requests"
    assert desk.current_page().panel.form.typed()["title"] == "住基端末の離席時ロック"
    press(desk, "Ctrl+S")
    guidance = all_rows(section, Query(Guidance))[0]
    request = next(row for row in all_rows(section, Query(Request)) if row.body["title"] == "住基端末の離席時ロック")
    assert guidance.body["request"] == request.record_id


def test_saving_and_going_on_begins_the_next_record(desk, section):
    press(desk, "Ctrl+N")
    write("一つ目")
    press(desk, "Ctrl+Return")
    write("二つ目")
    press(desk, "Ctrl+Return")
    assert {"一つ目", "二つ目"} <= titles(section)


def test_a_deleted_record_comes_back_by_one_click(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    page.list.table.choose(0)
    before = titles(section)
    click(part(desk, "action.delete.request", QPushButton))
    assert len(titles(section)) == len(before) - 1
    click(part(desk, "action.undo_toast", QPushButton))
    assert titles(section) == before
    assert page.list.model.rowCount() == len(before)


def test_the_memo_stays_with_the_record_and_never_in_it(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    page.list.table.choose(0)
    record_id = page.panel.record_id
    type_into(page.panel.memo, "係長に相談済み")
    press(desk, "Ctrl+S")
    page.list.table.choose(1)
    page.list.table.choose(0)
    assert page.panel.memo.toPlainText() == "係長に相談済み"
    assert "係長" not in str(section.view(record_id).shown.body)


def test_the_list_is_narrowed_by_the_search_box_and_by_its_filter_row(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    press(desk, "Ctrl+F")
    write("電子化")
    wait_for(lambda: page.list.model.rowCount() == 1)
    page.list.search_box.clear()
    wait_for(lambda: page.list.model.rowCount() == 3)
    place = next(place for place, column in enumerate(page.list.table.columns) if column.name == "title")
    type_into(page.list.table.filters.field(place), "会議室")
    wait_for(lambda: page.list.model.rowCount() == 1)
    page.list.clear_filters()
    assert page.list.model.rowCount() == 3


def test_the_state_filter_tells_what_left_from_what_did_not(desk, section, tmp_path):
    from tests.builders import handed_over

    handed_over(section, tmp_path)
    add(section, title="あとの要望")
    desk.open_page("field_requests")
    page = desk.current_page()
    box = part(page, "filter.state", QComboBox)
    found = {}
    for place in range(box.count()):
        box.setCurrentIndex(place)
        box.activated.emit(place)
        found[box.itemText(place)] = page.list.model.rowCount()
    assert (found["状態：すべて"], found["未提出"], found["提出済"], found["削除した記録"]) == (4, 1, 3, 0)


def test_two_people_who_edit_the_same_record_lose_nothing(desk, section):
    """The panel was filled before another revision came; saving keeps both, and says so."""
    desk.open_page("field_requests")
    page = desk.current_page()
    page.list.table.choose(0)
    record_id = page.panel.record_id
    type_into(page.panel.form.fields["problem"].editor.input(), "こちらの版")
    section.edit(record_id, {"wish": "あちらの版"})
    press(desk, "Ctrl+S")
    heads = section.view(record_id).heads
    assert {head.body.get("problem") or head.body.get("wish") for head in heads} == {"こちらの版", "あちらの版"}
    assert not part(desk, "action.save.request", QPushButton).isEnabled()


def test_a_full_disk_says_so_and_leaves_the_words_on_the_screen(desk, section, monkeypatch):
    from leaderdesk.errors import LeaderDeskError

    def full(*_args, **_facts):
        raise LeaderDeskError("LD-4006", reason="空き容量がありません")

    monkeypatch.setattr(section, "add", full)
    press(desk, "Ctrl+N")
    write("消えない要望")
    with pytest.raises(LeaderDeskError) as told:
        desk.current_page().panel.save()
    assert told.value.code == "LD-4006"
    assert desk.current_page().panel.form.typed()["title"] == "消えない要望"


def test_pasted_text_of_other_programs_keeps_its_lines(desk, section):
    press(desk, "Ctrl+N")
    write("貼り付け")
    QApplication.clipboard().setText("一行目\u2028二行目\x0b三行目")
    field = part(desk, "field.request.problem", QPlainTextEdit)
    field.setFocus()
    field.paste()
    press(desk, "Ctrl+S")
    saved = next(row for row in all_rows(section, Query(Request)) if row.body["title"] == "貼り付け")
    assert saved.body["problem"] == "一行目\n二行目\n三行目"


def test_what_cannot_be_stored_is_refused_at_entry_with_a_sentence(desk, section):
    press(desk, "Ctrl+N")
    part(desk, "field.request.title", QLineEdit).setText("外字\ufffe")
    press(desk, "Ctrl+S")
    fault = desk.current_page().panel.form.fields["title"]._fault.text()
    assert "保存できない文字" in fault
    assert len(titles(section)) == 3


def test_a_day_is_taken_in_any_spelling_and_written_out(desk, section):
    press(desk, "Ctrl+N")
    write("日付の見本")
    day = part(desk, "field.request.raised_on", QLineEdit)
    day.setFocus()
    day.selectAll()
    write("R8.11.2")
    press(desk, "Ctrl+S")
    saved = next(row for row in all_rows(section, Query(Request)) if row.body["title"] == "日付の見本")
    assert saved.body["raised_on"] == "2026-11-02"


def test_the_list_goes_out_as_a_workbook(desk, section, tmp_path):
    import openpyxl

    desk.open_page("field_requests")
    target = tmp_path / "要望.xlsx"
    desk.current_page().export(target)
    wait_for(lambda: not desk.jobs.is_busy())
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet.max_row == 4


def test_the_history_of_the_record_stands_below_its_form(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    page.list.table.choose(0)
    type_into(page.panel.form.fields["problem"].editor.input(), "くわしい困りごと")
    press(desk, "Ctrl+S")
    told = [told.toPlainText() for told in page.panel.findChildren(Paragraph)]
    assert told[-1] == "記録しました"
    assert "を直しました" in told[0]


def test_columns_are_chosen_and_remembered(section, tmp_path):
    with desk_of(section, tmp_path / "desk") as window:
        table = window.page("field_requests").list.table
        hidden = next(place for place, column in enumerate(table.columns) if column.name == "written_at")
        assert table.isColumnHidden(hidden)
        table.show_column(hidden, is_shown=True)
    with desk_of(section, tmp_path / "desk") as window:
        assert not window.page("field_requests").list.table.isColumnHidden(hidden)


def test_rows_are_copied_as_a_table_with_headings(desk, section):
    desk.open_page("field_requests")
    table = desk.current_page().list.table
    table.selectAll()
    press(desk, "Ctrl+C")
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 4
    assert lines[0].split("\t")[:2] == ["番号", "件名"]


def test_a_click_on_a_heading_sorts_the_list(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    place = next(place for place, column in enumerate(page.list.table.columns) if column.name == "title")
    page.list.table.sortByColumn(place, Qt.SortOrder.AscendingOrder)
    shown = [page.list.model.index(row, place).data() for row in range(3)]
    assert shown == sorted(shown)


def test_a_deleted_record_is_found_and_brought_back(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    page.list.table.choose(0)
    record_id = page.panel.record_id
    click(part(desk, "action.delete.request", QPushButton))
    box = part(page, "filter.state", QComboBox)
    box.setCurrentText("削除した記録")
    box.activated.emit(box.currentIndex())
    assert page.list.model.rowCount() == 1
    page.list.table.choose(0)
    assert not part(desk, "action.save.request", QPushButton).isEnabled()
    click(part(desk, "action.undelete.request", QPushButton))
    assert section.view(record_id).shown.deleted is None
    assert page.list.current() == record_id
    assert page.list.model.rowCount() == 3


def test_a_save_whose_memo_failed_does_not_become_two_versions(desk, section, monkeypatch):
    from leaderdesk.desk.widgets import record_panel
    from leaderdesk.errors import LeaderDeskError

    def full(*_args):
        raise LeaderDeskError("LD-4006", reason="空き容量がありません")

    keep = record_panel.keep_memo
    press(desk, "Ctrl+N")
    write("一度だけの要望")
    monkeypatch.setattr(record_panel, "keep_memo", full)
    with pytest.raises(LeaderDeskError):
        desk.current_page().panel.save()
    monkeypatch.setattr(record_panel, "keep_memo", keep)
    assert desk.current_page().panel.save()
    view = section.view(desk.current_page().panel.record_id)
    assert (len(view.heads), view.shown.n) == (1, 1)


def test_refreshing_the_list_leaves_a_new_record_alone(desk, section):
    desk.open_page("field_requests")
    desk.current_page().list.table.choose(0)
    press(desk, "Ctrl+N")
    write("書いている途中")
    press(desk, "F5")
    assert desk.current_page().panel.form.typed()["title"] == "書いている途中"
    assert desk.current_page().panel.is_new


def test_personal_data_in_a_text_is_pointed_out_before_it_is_saved(desk, section):
    press(desk, "Ctrl+N")
    write("折り返しの電話がほしい")
    panel = desk.current_page().panel
    type_into(part(desk, "field.request.problem"), "連絡先は090-1234-5678")
    texts: list = []

    def reply(word):
        def click_on(box):
            texts.append(box.text())
            next(each for each in box.buttons() if each.text() == word).click()

        return answer(click_on, name="dialog.message")

    reply("直す")
    press(desk, "Ctrl+S")
    assert panel.is_new
    assert "「困っていること」に電話番号らしい記載（09＊-＊＊＊＊-＊＊＊＊）があります" in texts[0]
    desk.activateWindow()  # as a window manager does when a dialog goes
    wait_for(lambda: QApplication.focusWidget() is part(desk, "field.request.problem"))
    reply("このまま保存")
    press(desk, "Ctrl+S")
    assert not panel.is_new
    desk.activateWindow()
    wait_for(lambda: QApplication.focusWidget() is not None)
    type_into(part(desk, "field.request.title"), "！")
    press(desk, "Ctrl+S")  # what was said once is not said again
    assert "保存しました" in desk._noted.text()
    assert section.view(panel.record_id).shown.n == 2


def test_boxes_beside_each_other_stand_at_one_height_and_long_names_take_a_whole_line(desk, division_desk):
    desk.act("new_request")
    fields = desk.current_page().panel.form.fields
    settle()
    beside = [fields[name].editor for name in ("hours_month", "people")]
    assert len({editor.mapTo(desk, editor.rect().topLeft()).y() for editor in beside}) == 1
    assert bool(fields["hours_month"].help.text()) != bool(fields["people"].help.text())
    division_desk.open_page("meetings")
    division_desk.current_page().begin_new()
    settle()
    form = division_desk.current_page().panel.form
    assert form.fields["assigned_body"].width() > 2 * form.fields["begins_at"].width() > 0
