"""Versions compared and brought back, many records changed or deleted at once, and ごみ箱: in real windows, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton

from leaderdesk.desk.dialogs.change_many import ChangeManyDialog
from leaderdesk.desk.dialogs.versions import VersionsDialog
from leaderdesk.desk.dialogs.wastebasket import WastebasketDialog
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, wastebasket
from tests.builders import handed_over, section_store
from tests.desk.test_pages import nameless
from tests.desktop import answer, click, desk_of, part, press, settle, type_into, wait_for, write


def requests(store):
    return {row.body["title"]: row for row in all_rows(store, Query(Request))}


def edited(store):
    """A request that was edited twice."""
    row = requests(store)["申請書を電子化したい"]
    store.edit(row.record_id, {"wish": "毎月の集計"})
    store.edit(row.record_id, {"title": "申請書を全部電子化したい", "unit": "窓口係"})
    return row.record_id


def driving(do, name):
    """When the dialog comes up, do something with it; it is closed where that fails, else the test would wait forever."""

    def safely(dialog):
        try:
            wait_for(lambda: dialog.focusWidget() is QApplication.focusWidget() is not None)
            do(dialog)
        except BaseException:
            dialog.reject()
            raise

    return answer(safely, name=name)


def tab_to(name):
    """Press Tab until the part with this name has the keyboard."""
    for _ in range(30):
        if QApplication.focusWidget().objectName() == name:
            return
        press(QApplication.focusWidget(), "Tab")
    raise AssertionError(f"{name} is not reached by Tab; at {QApplication.focusWidget().objectName()}")


@pytest.fixture
def opened(desk, tmp_path):
    """Opens a dialog without waiting for its end."""
    made = []

    def show(dialog):
        made.append(dialog)
        dialog.show()
        settle()
        assert nameless(dialog) == []
        return dialog

    yield show
    for dialog in made:
        dialog.deleteLater()
    settle()


def compared(dialog):
    """The lines of the comparison: the two texts, and whether the line is marked."""
    lines = [line for line in dialog._scroll.widget().findChildren(QFrame) if line.findChildren(Paragraph)]
    return [
        (*(shown.toPlainText().strip() for shown in line.findChildren(Paragraph)), line.property("role") == "changed")
        for line in lines
        if not isinstance(line, Paragraph)
    ]


# ---------------------------------------------------------------- すべての版


def test_versions_stand_beside_the_one_before_and_beside_today_with_what_changed_marked(
    desk, section, tmp_path, opened
):
    dialog = opened(VersionsDialog(section, Preferences(tmp_path), edited(section), desk))
    assert [dialog._what(line) for line in dialog._model.lines] == ["今の版", "変更", "追加"]
    assert not dialog.restore.isEnabled()
    changed = [line[:2] for line in compared(dialog) if line[2]]
    assert changed == [("申請書を全部電子化したい", "申請書を電子化したい"), ("窓口係", "（空）")]
    dialog.table.choose(2)
    assert dialog._told.text() == "最初の版です。"
    assert not any(line[2] for line in compared(dialog))
    dialog.other.setCurrentIndex(1)
    changed = [line[:2] for line in compared(dialog) if line[2]]
    assert changed == [
        ("申請書を電子化したい", "申請書を全部電子化したい"),
        ("（空）", "毎月の集計"),
        ("（空）", "窓口係"),
    ]
    assert dialog.restore.isEnabled()


def test_an_earlier_version_is_brought_back_from_the_records_story_by_keys(desk, section):
    record_id = edited(section)
    desk.open_page("field_requests", record_id)
    page = desk.current_page()
    before = section.history(record_id)

    def bring_back(dialog):
        press(dialog, "Down")
        press(dialog, "Down")
        tab_to("action.restore_version")
        press(dialog, "Space")

    met = driving(bring_back, "dialog.versions")
    button = part(page, "action.versions", QPushButton)
    button.setFocus()
    press(button, "Space")
    assert len(met) == 1
    assert section.history(record_id)[:-1] == before
    assert section.view(record_id).shown.body == before[0].body
    assert page.panel.form.typed()["title"] == "申請書を電子化したい"
    assert check(section) == []


def test_a_deleted_record_comes_back_with_its_last_content_too(desk, section, tmp_path, opened):
    record_id = edited(section)
    section.delete(record_id, "利用者が削除")
    dialog = opened(VersionsDialog(section, Preferences(tmp_path), record_id, desk))
    assert dialog._what(dialog._model.lines[0]) == "今（削除）"
    assert "削除（利用者が削除）" in compared(dialog)[0]
    dialog.table.choose(1)
    click(dialog.restore)
    shown = section.view(record_id).shown
    assert (shown.deleted, shown.body["title"]) == (None, "申請書を全部電子化したい")


def test_in_a_conflict_the_dialog_says_why_and_changes_nothing(desk, section, tmp_path, opened):
    record_id = requests(section)["申請書を電子化したい"].record_id
    with section_store(tmp_path / "b", pc="B") as other:
        list(receive(other, [synchronise(section, tmp_path / "usb")]))
        other.edit(record_id, {"title": "あちら"})
        section.edit(record_id, {"title": "こちら"})
        list(receive(section, [synchronise(other, tmp_path / "usb")]))
    before = dump_hash(section)
    dialog = opened(VersionsDialog(section, Preferences(tmp_path), record_id, desk))
    dialog.table.choose(2)
    click(dialog.restore)
    assert "LD-3004" in dialog._fault.text()
    assert dialog.isVisible()
    assert dump_hash(section) == before


def test_the_division_compares_versions_and_cannot_bring_a_sections_back(division_desk, division, section, tmp_path):
    record_id = edited(section)
    list(receive(division, [handed_over(section, tmp_path / "mail")]))
    division_desk.open_page("city")
    division_desk.current_page().current_list().show_record(record_id)
    settle()
    seen = []

    def look(dialog):
        seen.append((dialog.restore.isVisible(), [line.file for line in dialog._model.lines]))
        click(part(dialog, "action.close_versions", QPushButton))

    driving(look, "dialog.versions")
    click(part(division_desk.current_page(), "action.versions", QPushButton))
    assert seen == [(False, ["第1号"] * 3)]


# ---------------------------------------------------------------- まとめて


def test_several_records_take_one_value_by_keys(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    change = part(page, "action.change_many_records", QPushButton)
    assert not change.isVisible()
    press(desk, "Ctrl+A")
    assert change.isVisible()
    written = []

    def give(dialog):
        dialog.choose("unit").input().setFocus()
        assert not dialog.change.isEnabled()
        write("窓口係")
        written.append(dialog._told.text())
        tab_to("action.change_many")
        press(dialog, "Space")

    driving(give, "dialog.change_many")
    change.setFocus()
    press(change, "Space")
    assert written == ["3 件が変わります。"]
    assert [row.body["unit"] for row in requests(section).values()] == ["窓口係"] * 3
    assert "3 件の記録を変更しました" in desk.toast._label.text()
    assert check(section) == []


def test_what_is_being_typed_is_settled_before_a_change_to_many(desk, section):
    desk.open_page("field_requests")
    page = desk.current_page()
    before = dump_hash(section)
    type_into(part(page, "field.request.title"), "と書きかけ")
    page.list.table.selectAll()
    said = []
    driving(lambda box: (said.append(box.text()), press(box, "Esc")), "dialog.message")
    page.change_selected()
    assert said == ["選んだ記録のうち 1 件に書きかけがあります。保存するか取り消してから、まとめて変更してください。"]
    assert dump_hash(section) == before
    assert "と書きかけ" in page.panel.form.typed()["title"]


def test_a_change_that_one_record_refuses_changes_none_and_names_it(desk, section, opened):
    before = dump_hash(section)
    ids = [row.record_id for row in requests(section).values()]
    dialog = opened(ChangeManyDialog(section, Request, ids, desk))
    dialog.choose("urgency").put("urgent")
    dialog._tell()
    click(dialog.change)
    assert "至急の理由" in dialog._fault.text()
    assert "LD-3022" in dialog._fault.text()
    assert dump_hash(section) == before
    editor = dialog.choose("raised_on")
    editor.put_typed("2026/13/45")
    dialog._tell()
    assert "LD-1203" in dialog._fault.text()
    assert not dialog.change.isEnabled()


def test_a_field_is_emptied_only_by_saying_so(desk, section, opened):
    ids = [row.record_id for row in requests(section).values()]
    section.edit_all(ids, {"unit": "窓口係"})
    dialog = opened(ChangeManyDialog(section, Request, ids, desk))
    dialog.choose("unit")
    assert not dialog.change.isEnabled()
    dialog.empties.setFocus()
    press(dialog.empties, "Space")
    assert dialog._told.text() == "3 件が変わります。"
    click(dialog.change)
    assert dialog.changed == 3
    assert not any("unit" in row.body for row in requests(section).values())


def test_del_asks_with_the_number_and_the_safe_side_is_first(desk, section):
    desk.open_page("field_requests")
    press(desk, "Ctrl+A")
    asked = []

    def leave(box):
        asked.append(box.text())
        press(box, "Return")

    driving(leave, "dialog.message")
    press(desk, "Del")
    assert asked == ["選んだ 3 件の記録を削除しますか。「ファイル」の「ごみ箱」から戻せます。"]
    assert len(requests(section)) == 3
    desk.activateWindow()
    wait_for(lambda: QApplication.focusWidget() is desk.current_page().list.table)
    driving(lambda box: click(next(made for made in box.buttons() if made.text() == "削除する")), "dialog.message")
    press(desk, "Del")
    assert requests(section) == {}
    assert len(wastebasket(section)) == 3


def test_masters_are_changed_together_too(division_desk, division):
    division_desk.open_page("masters")
    page = division_desk.current_page()
    page.tabs.setCurrentIndex(page.kinds.index(Section))
    page.entries().table.selectAll()
    chosen = page.entries().selected()[:2]
    page.entries().table.clearSelection()
    first = page.entries().table
    first.choose(0)
    first.setFocus()
    press(first, "Shift+Down")
    assert page.entries().selected() == chosen

    def give(dialog):
        dialog.choose("valid_from").put_typed("R8.4.1")
        dialog._tell()
        click(dialog.change)

    driving(give, "dialog.change_many")
    click(part(page.entries(), "action.change_many_records", QPushButton))
    assert [division.view(record_id).shown.body["valid_from"] for record_id in chosen] == ["2026-04-01"] * 2


# ---------------------------------------------------------------- ごみ箱


def test_what_was_deleted_comes_back_from_the_wastebasket_one_or_several(desk, section, tmp_path, opened):
    guidance = next(
        row for kind in section.kinds.values() if kind.KIND == "guidance" for row in all_rows(section, Query(kind))
    )
    section.delete_all([row.record_id for row in requests(section).values()], "利用者が削除")
    section.delete(guidance.record_id, "利用者が削除")
    dialog = opened(WastebasketDialog(section, Preferences(tmp_path), desk))
    assert dialog._count.text() == "4件"
    press(dialog.table, "Ctrl+A")
    assert dialog.restore.text() == "4 件を元に戻す"
    click(dialog.restore)
    assert dialog.restored == 4
    assert wastebasket(section) == []
    assert len(requests(section)) == 3
    assert not dialog.restore.isEnabled()


def test_a_record_that_cannot_come_back_is_named_and_the_others_stay(desk, section, tmp_path, opened):
    record_id = requests(section)["申請書を電子化したい"].record_id
    section.delete(record_id, "利用者が削除")
    dialog = opened(WastebasketDialog(section, Preferences(tmp_path), desk))
    with section_store(tmp_path / "b", pc="B") as other:
        list(receive(other, [synchronise(section, tmp_path / "usb")]))
        other.undelete(record_id)
        other.edit(record_id, {"title": "あちら"})
        section.undelete(record_id)
        section.edit(record_id, {"title": "こちら"})
        list(receive(section, [synchronise(other, tmp_path / "usb")]))
    click(dialog.restore)
    assert "LD-3022" in dialog._fault.text()


def test_the_division_has_a_wastebasket_of_its_masters(division, tmp_path):
    master = all_rows(division, Query(Section))[0]
    division.delete(master.record_id, "廃止")
    with desk_of(division, tmp_path / "desk") as desk:
        dialog = WastebasketDialog(division, Preferences(tmp_path), desk)
        dialog.show()
        settle()
        assert dialog._model.lines[0][0].record_id == master.record_id
        click(dialog.restore)
        assert division.view(master.record_id).shown.deleted is None
        dialog.deleteLater()
        settle()


def test_a_store_that_is_only_read_says_so_and_nothing_changes(section, tmp_path, qapp):
    record_id = edited(section)
    section.delete_all([row.record_id for row in requests(section).values() if row.record_id != record_id], "見本")
    path = section.target
    section.close()
    with open_store(path, KINDS, read_only=True) as store, desk_of(store, tmp_path / "desk") as desk:
        preferences = Preferences(tmp_path)
        bulk = ChangeManyDialog(store, Request, [record_id], desk)
        bulk.choose("unit").put_typed("別の係")
        bulk._tell()
        versions = VersionsDialog(store, preferences, record_id, desk)
        versions.table.choose(2)
        basket = WastebasketDialog(store, preferences, desk)
        for dialog, button in ((bulk, bulk.change), (versions, versions.restore), (basket, basket.restore)):
            dialog.show()
            settle()
            click(button)
            assert "LD-4008" in dialog._fault.text()
            assert dialog.isVisible()
            dialog.deleteLater()
        settle()
