"""課の改編 on the desk: the division says it once, and takes it back with one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QRadioButton

from leaderdesk.desk.dialogs.reorganisation import ReorganisationDialog
from leaderdesk.kinds.organisation import Section, Succession
from leaderdesk.ledger.query import Query, all_rows
from tests.desk.test_pages import cut_words, nameless
from tests.desktop import answer, click, dress, part, press, settle, type_into


@pytest.fixture
def dialog(division):
    made = ReorganisationDialog(division)
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def begin(dialog, change, before):
    part(dialog, f"field.reorganisation.change.{change}", QRadioButton).click()
    box = part(dialog, "field.reorganisation.before", QComboBox)
    box.setCurrentIndex(box.findData(before))
    box.activated.emit(box.currentIndex())
    dialog.day.put_typed("R9.4.1")
    settle()


def name(dialog, place, text):
    line = part(dialog, f"field.reorganisation.after_name.{place}", QLineEdit)
    type_into(line, text)


def save(dialog):
    click(part(dialog, "action.save_reorganisation", QPushButton))


def sections(store):
    rows = all_rows(store, Query(Section))
    return {row.body["code"]: (row.body["name"], row.body.get("valid_until")) for row in rows}


def successions(store):
    return {
        (row.body["predecessor"], row.body["successor"]): row.body.get("carries_on")
        for row in all_rows(store, Query(Succession))
    }


def test_a_renaming_needs_the_section_its_new_name_and_a_day(division_desk, division):
    division_desk.open_page("masters")

    def rename(dialog):
        begin(dialog, "rename", "0702")
        assert part(dialog, "field.reorganisation.after_code.1", QLineEdit).text() == "0706"
        name(dialog, 1, "こども給付課")
        told = dialog._summary.toPlainText()
        assert "0702 子育て支援課は 令和9年3月31日 で閉じます。" in told
        assert "0706 こども給付課を 令和9年4月1日 から置きます。" in told
        save(dialog)

    answer(rename, name="dialog.reorganisation")
    click(part(division_desk, "action.reorganise", QPushButton))
    assert division_desk.current_page().kind() is Succession
    assert successions(division) == {("0702", "0706"): None}
    assert sections(division)["0702"] == ("子育て支援課", "2027-03-31")
    assert sections(division)["0706"] == ("こども給付課", None)
    division_desk.activateWindow()
    division_desk.current_page().entries().table.setFocus()
    settle()
    press(division_desk, "Ctrl+Z")
    assert successions(division) == {}
    assert "0706" not in sections(division)
    assert sections(division)["0702"] == ("子育て支援課", None)
    press(division_desk, "Ctrl+Y")
    assert successions(division) == {("0702", "0706"): None}


def test_what_is_wrong_is_said_and_nothing_is_written(dialog, division):
    begin(dialog, "split", "0702")
    name(dialog, 1, "こども給付課")
    name(dialog, 2, "こども相談課")
    save(dialog)
    assert "記録を引き継ぐ課を 1 つ選んでください" in dialog._fault.text()
    assert dialog.isVisible()
    part(dialog, "field.reorganisation.carries_on.2", QRadioButton).click()
    assert not dialog._fault.isVisible()
    dialog.day.put_typed("よくわからない日")
    save(dialog)
    assert "LD-1201" in dialog._fault.text()
    assert successions(division) == {}


def test_a_split_names_who_goes_on_and_the_old_section_may_stay(dialog, division):
    begin(dialog, "split", "0702")
    click(part(dialog, "action.keep_before", QPushButton))
    assert part(dialog, "field.reorganisation.after_name.1", QLineEdit).text() == "子育て支援課"
    assert not part(dialog, "field.reorganisation.after_name.1", QLineEdit).isEnabled()
    name(dialog, 2, "こども給付課")
    click(part(dialog, "action.more_after", QPushButton))
    name(dialog, 3, "こども相談課")
    save(dialog)
    assert not dialog.isVisible()
    assert sections(division)["0702"] == ("子育て支援課", None)
    codes = {after for _, after in successions(division)}
    assert set(successions(division).values()) == {"false"}
    assert {sections(division)[code][0] for code in codes} == {"こども給付課", "こども相談課"}


def test_a_row_too_many_is_left_out(dialog):
    begin(dialog, "split", "0702")
    click(part(dialog, "action.more_after", QPushButton))
    click(part(dialog, "action.remove_after.3", QPushButton))
    assert len(dialog.rows) == 2


def test_sections_that_are_merged_may_join_one_that_is_there(dialog, division):
    begin(dialog, "merger", "")
    for place in range(dialog.merged.count()):
        if dialog.merged.item(place).data(Qt.ItemDataRole.UserRole) in ("0507", "0508"):
            dialog.merged.item(place).setCheckState(Qt.CheckState.Checked)
    code = part(dialog, "field.reorganisation.after_code.1", QLineEdit)
    code.clear()
    type_into(code, "0501")
    assert part(dialog, "field.reorganisation.after_name.1", QLineEdit).text() == "市民課"
    save(dialog)
    assert successions(division) == {("0507", "0501"): None, ("0508", "0501"): None}
    assert sections(division)["0508"] == ("西部出張所", "2027-03-31")


@pytest.mark.parametrize(("theme", "size"), [("light", "standard"), ("dark", "extra")])
@pytest.mark.parametrize("change", ["rename", "merger", "split"])
def test_nothing_is_cut_and_everything_is_named(division, theme, size, change):
    dress(theme, size)
    dialog = ReorganisationDialog(division)
    dialog.show()
    begin(dialog, change, "0702")
    assert cut_words(dialog) == []
    assert nameless(dialog) == []
    dialog.close()
    dialog.deleteLater()
    settle()
