"""Journey: whatever a person did, Ctrl+Z takes it back and Ctrl+Y does it again, from the keyboard, in a real window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from leaderdesk.desk.dialogs.imports import ImportsDialog
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, handed_over, section_store
from tests.desk.test_pages import nameless
from tests.desktop import answer, click, desk_of, part, press, settle, type_into, wait_for, write


@pytest.fixture
def store(tmp_path):
    with section_store(tmp_path) as made:
        yield made


@pytest.fixture
def desk(store, tmp_path, qapp):
    with desk_of(store, tmp_path) as window:
        yield window


def titles(store):
    return sorted(row.body["title"] for row in all_rows(store, Query(Request)))


def test_logging_editing_and_deleting_go_back_and_forth_by_keys(desk, store):
    press(desk, "Ctrl+N")
    write("最初の件名")
    press(desk, "Ctrl+S")
    title = part(desk, "field.request.title", QLineEdit)
    title.setFocus()
    title.selectAll()
    write("直した件名")
    press(desk, "Ctrl+S")
    record_id = desk.current_page().panel.record_id
    store.delete(record_id, "見本の削除")
    seen = [titles(store)]
    for _ in range(3):
        press(desk, "Ctrl+Z")
        seen.append(titles(store))
    assert seen == [[], ["直した件名"], ["最初の件名"], []]
    assert "の追加を元に戻しました" in desk.toast._label.text()
    for _ in range(3):
        press(desk, "Ctrl+Y")
        seen.append(titles(store))
    assert seen[4:] == [["最初の件名"], ["直した件名"], []]
    assert "の削除をやり直しました" in desk.toast._label.text()
    assert check(store) == []


def test_many_at_once_and_earlier_versions_are_one_step_each(desk, store):
    for title in ("一", "二", "三"):
        add(store, title=title)
    desk.open_page("field_requests")
    page = desk.current_page()

    def units():
        return [row.body.get("unit") for row in all_rows(store, Query(Request))]

    def give(dialog):
        dialog.choose("unit").put_typed("窓口係")
        dialog._tell()
        click(dialog.change)

    press(desk, "Ctrl+A")
    answer(give, name="dialog.change_many")
    click(part(page, "action.change_many_records", QPushButton))
    assert units() == ["窓口係"] * 3
    page.list.table.selectAll()
    answer(lambda box: click(next(at for at in box.buttons() if at.text() == "削除する")), name="dialog.message")
    page.delete_selected()
    assert titles(store) == []

    def bring_back(dialog):
        dialog.table.choose(2)
        click(dialog.restore)

    [first] = [row for row in all_rows(store, Query(Request, deleted=True)) if row.body["title"] == "一"]
    answer(bring_back, name="dialog.versions")
    page.show_versions(first.record_id)
    assert (titles(store), units()) == (["一"], [None])

    def back(keys, told, shown, unit):
        press(desk, keys)
        assert (titles(store), set(units())) == (shown, unit)
        assert told in desk.toast._label.text()

    desk.activateWindow()
    page.list.table.setFocus()
    wait_for(lambda: QApplication.focusWidget() is page.list.table)
    back("Ctrl+Z", "現場要望「一」の変更を元に戻しました", [], set())
    back("Ctrl+Z", "3 件の記録の削除を元に戻しました", ["一", "三", "二"], {"窓口係"})
    back("Ctrl+Z", "3 件の記録の変更を元に戻しました", ["一", "三", "二"], {None})
    back("Ctrl+Y", "3 件の記録の変更をやり直しました", ["一", "三", "二"], {"窓口係"})
    back("Ctrl+Y", "3 件の記録の削除をやり直しました", [], set())
    back("Ctrl+Y", "現場要望「一」の変更をやり直しました", ["一"], {None})
    assert check(store) == []


def test_in_a_field_the_keys_take_back_what_is_typed_first(desk, store):
    press(desk, "Ctrl+N")
    write("保存した件名")
    press(desk, "Ctrl+S")
    title = part(desk, "field.request.title", QLineEdit)
    type_into(title, "と書きかけ")
    press(desk, "Ctrl+Z")
    assert title.text() == "保存した件名"
    assert titles(store) == ["保存した件名"]
    press(desk, "Ctrl+Z")  # nothing is typed any more: now it is the ledger's turn
    assert titles(store) == []


def test_what_another_hand_wrote_since_stays_and_is_told(desk, store):
    press(desk, "Ctrl+N")
    write("件名")
    press(desk, "Ctrl+S")
    step = desk.undo.command(0)
    [row] = all_rows(store, Query(Request))
    store.listeners.clear()  # as another program would: this window does not hear of it
    store.edit(row.record_id, {"title": "よそで直した件名"})
    store.listeners.append(desk.undo._note)
    press(desk, "Ctrl+Z")
    assert titles(store) == ["よそで直した件名"]
    assert "LD-3020" in desk.toast._label.text()
    assert step is not None
    assert desk.undo.count() == 0


def test_a_deletion_is_taken_back_from_the_word_at_the_foot(desk, store):
    press(desk, "Ctrl+N")
    write("消してみる件名")
    press(desk, "Ctrl+S")
    click(part(desk, "action.delete.request"))
    settle()
    assert titles(store) == []
    click(part(desk, "action.undo_toast"))
    assert titles(store) == ["消してみる件名"]


@pytest.fixture
def delivery(tmp_path):
    files = []
    for code in ("0101", "0301", "0501"):
        with section_store(tmp_path, code) as section:
            add(section, title=f"{code} の要望")
            files.append(handed_over(section, tmp_path / "mail"))
    return files


def test_a_whole_delivery_is_one_step(delivery, tmp_path, qapp):
    with division_store(tmp_path) as division, desk_of(division, tmp_path / "desk") as desk:
        before = dump_hash(division)
        desk.open_page("receive")
        page = desk.current_page()
        page.look_at([tmp_path / "mail"])
        wait_for(lambda: not desk.jobs.is_busy())
        page.commit()
        wait_for(lambda: not desk.jobs.is_busy())
        taken = dump_hash(division)
        assert len(titles(division)) == 3
        press(desk, "Ctrl+Z")
        assert dump_hash(division) == before
        assert "3 ファイルの取込みを元に戻しました" in desk.toast._label.text()
        press(desk, "Ctrl+Y")
        assert dump_hash(division) == taken
        press(desk, "Ctrl+Z")
        page.look_at([tmp_path / "mail"])
        wait_for(lambda: not desk.jobs.is_busy())
        page.commit()
        wait_for(lambda: not desk.jobs.is_busy())
        assert dump_hash(division) == taken
        assert check(division) == []


def test_one_file_of_many_is_taken_back_from_the_list_of_imports(delivery, tmp_path, qapp):
    from leaderdesk.desk.preferences import Preferences
    from leaderdesk.exchange.receive import receive

    with division_store(tmp_path) as division:
        list(receive(division, [tmp_path / "mail"]))
        dialog = ImportsDialog(division, Preferences(tmp_path))
        dialog.show()
        settle()
        assert [file.owner for file in dialog._model.lines] == ["0501", "0301", "0101"]
        dialog.table.choose(1)
        assert dialog._effect.toPlainText() == "取り消すと、現場要望 1 件が見えなくなります"
        click(dialog.withdraw)
        assert titles(division) == ["0101 の要望", "0501 の要望"]
        assert not dialog.withdraw.isEnabled()
        click(dialog.reinstate)
        assert len(titles(division)) == 3
        assert nameless(dialog) == []
        assert QApplication.activeWindow() is not None
        dialog.deleteLater()
        settle()
