"""Journey 8: two PCs of one section edit one record; their files meet, a person decides by keyboard, and both agree."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton

from leaderdesk.analysis.conflicts import doubts
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.ledger.check import check, dump_hash
from tests.builders import add, division_store, handed_over, section_store
from tests.desktop import answer, click, desk_of, part, press, settle, wait_for, write


@pytest.fixture
def a(tmp_path):
    with section_store(tmp_path / "a", pc="A") as store:
        yield store


@pytest.fixture
def b(tmp_path):
    with section_store(tmp_path / "b", pc="B") as store:
        store.set_setting("author", "市民課 窓口係長")
        yield store


def shared(desk, folder):
    """The sync file that a person writes on 提出・受領."""
    folder.mkdir(exist_ok=True)
    desk.open_page("submission")
    part(desk, "field.submission.folder", QLineEdit).setText(str(folder))
    click(part(desk, "action.share", QPushButton))
    wait_for(lambda: not desk.jobs.is_busy())
    return desk.current_page()._result.file


def received(desk, path):
    """What the page says of a file that was dropped on it."""
    desk.open_page("submission")
    desk.current_page().receive([path])
    wait_for(lambda: not desk.jobs.is_busy())
    return desk.current_page()._result.told.text()


def tab_to(name):
    """Press Tab until the part with this name has the keyboard."""
    for _ in range(40):
        if QApplication.focusWidget().objectName() == name:
            return
        press(QApplication.focusWidget(), "Tab")
    raise AssertionError(f"{name} is not reached by Tab; at {QApplication.focusWidget().objectName()}")


def choose(dialog, field, place):
    """Choose a version's value of a field by keyboard: Tab to the field, the arrow keys between its versions."""
    tab_to(f"choice.{field}.1")
    press(dialog, "Space")
    for _ in range(place - 1):
        press(dialog, "Right")
    assert part(dialog, f"choice.{field}.{place}", QRadioButton).isChecked()


def deciding(do):
    """When the dialog comes up, do something with it; it is closed where that fails, else the test would wait forever."""

    def safely(dialog):
        try:
            wait_for(lambda: dialog.focusWidget() is QApplication.focusWidget() is not None)
            do(dialog)
        except BaseException:
            dialog.reject()
            raise

    return answer(safely, name="dialog.conflict")


def exchanged(here, there, folder):
    """Each PC takes in the other's sync file."""
    for store, other in ((here, there), (there, here)):
        assert [verdict.code for verdict in receive(store, [synchronise(other, folder)])] == [""]


def test_two_pcs_edit_one_record_and_a_person_decides_by_keyboard(a, b, tmp_path):
    record = add(a, title="窓口の番号札を集計したい", wish="前の願い")
    with desk_of(a, tmp_path / "desk a") as desk_a, desk_of(b, tmp_path / "desk b") as desk_b:
        assert "新規 1 件" in received(desk_b, shared(desk_a, tmp_path / "usb"))
        a.edit(record.record_id, {"title": "番号札の発券を集計したい", "wish": "毎月ほしい"})
        b.edit(record.record_id, {"title": "番号札を月ごとに数えたい", "wish": "画面で見たい", "unit": "窓口係"})
        told = received(desk_a, shared(desk_b, tmp_path / "usb"))
        assert "2 台の PC で食い違う記録が 1 件あります" in told

        desk_a.activateWindow()
        desk_a.open_page("home")
        desk_a.current_page()._tasks.task_opened.emit("conflicts", None)
        settle()
        assert desk_a.current_name() == "conflicts"
        view = a.view(record.record_id)
        place_of_b = 1 + view.conflicts["title"].index("番号札を月ごとに数えたい")

        def decide(dialog):
            assert list(dialog.questions) == ["title", "wish", "unit"]
            assert part(dialog, f"choice.unit.{place_of_b}", QRadioButton).isChecked()  # only B changed it
            choose(dialog, "title", place_of_b)
            tab_to("field.conflict.wish")
            write("毎月、画面でも紙でも見たい")
            assert part(dialog, "choice.wish.3", QRadioButton).isChecked()
            tab_to("action.decide_conflict")
            press(dialog, "Space")

        met = deciding(decide)
        press(desk_a, "Return")
        wait_for(lambda: met and not doubts(a), "the decision was not saved")
        assert desk_a.current_page()._model.rowCount() == 0
        settled = a.view(record.record_id).shown
        assert set(settled.parents) == {head.rev_id for head in view.heads}
        assert settled.body["title"] == "番号札を月ごとに数えたい"
        assert settled.body["wish"] == "毎月、画面でも紙でも見たい"
        assert settled.body["unit"] == "窓口係"

        told = received(desk_b, shared(desk_a, tmp_path / "usb"))
        assert "食い違う" not in told
    assert b.view(record.record_id).shown == settled
    assert dump_hash(a) == dump_hash(b)
    assert doubts(a) == doubts(b) == []
    assert check(a) == check(b) == []


@pytest.mark.parametrize("fate", ["keep", "delete"])
def test_deleting_against_editing_is_one_clear_choice(a, b, tmp_path, fate):
    record = add(a, title="消すか直すか")
    exchanged(a, b, tmp_path)
    a.delete(record.record_id, "利用者が削除")
    b.edit(record.record_id, {"wish": "やはり要る"})
    exchanged(a, b, tmp_path)

    def decide(dialog):
        assert part(dialog, "choice.keep", QRadioButton).isChecked()
        if fate == "delete":
            press(dialog, "Right")
            assert part(dialog, "choice.delete", QRadioButton).isChecked()
            assert not any(question.isEnabled() for question in dialog.questions.values())
        tab_to("action.decide_conflict")
        press(dialog, "Space")

    with desk_of(a, tmp_path / "desk") as desk:
        desk.open_page("conflicts")
        met = deciding(decide)
        click(part(desk, "action.open_conflict", QPushButton))
        wait_for(lambda: met and not doubts(a))
    exchanged(a, b, tmp_path)
    for store in (a, b):
        shown = store.view(record.record_id).shown
        assert (shown.deleted is not None) == (fate == "delete")
        assert fate == "delete" or shown.body["wish"] == "やはり要る"
    assert dump_hash(a) == dump_hash(b)
    assert doubts(b) == []


def test_three_versions_stand_side_by_side_and_one_decision_ends_them_all(a, b, tmp_path):
    record = add(a, title="三通りの要望")
    with section_store(tmp_path / "c", pc="C") as c:
        for store in (b, c):
            exchanged(a, store, tmp_path)
        for store, wish in ((a, "A の願い"), (b, "B の願い"), (c, "C の願い")):
            store.edit(record.record_id, {"wish": wish})
        for store in (b, c):
            exchanged(a, store, tmp_path)
    place = 1 + a.view(record.record_id).conflicts["wish"].index("C の願い")

    def decide(dialog):
        assert [part(dialog, f"choice.wish.{number}", QRadioButton).isChecked() for number in (1, 2, 3)] == [False] * 3
        choose(dialog, "wish", place)
        tab_to("action.decide_conflict")
        press(dialog, "Space")

    with desk_of(a, tmp_path / "desk") as desk:
        desk.open_page("conflicts")
        met = deciding(decide)
        press(desk, "Return")
        wait_for(lambda: met and not doubts(a))
    settled = a.view(record.record_id).shown
    assert (len(settled.parents), settled.body["wish"]) == (3, "C の願い")


def test_what_both_wrote_alike_asks_for_nothing(a, b, tmp_path):
    record = add(a)
    exchanged(a, b, tmp_path)
    for store in (a, b):
        store.edit(record.record_id, {"wish": "同じ願い"})
    exchanged(a, b, tmp_path)
    assert len(a.view(record.record_id).heads) == 2
    assert doubts(a) == doubts(b) == []
    after = a.edit(record.record_id, {"wish": "その後の願い"})
    exchanged(a, b, tmp_path)
    assert b.view(record.record_id).heads == (after,)


def test_the_division_compares_and_leaves_the_decision_to_the_section(a, b, tmp_path):
    record = add(a, title="食い違う要望")
    exchanged(a, b, tmp_path)
    a.edit(record.record_id, {"wish": "A の願い"})
    b.edit(record.record_id, {"wish": "B の願い"})

    def look(dialog):
        assert dialog.questions == {}
        assert dialog.findChildren(QRadioButton) == []
        assert dialog.findChildren(QPushButton, "action.decide_conflict") == []
        click(part(dialog, "action.close_conflict", QPushButton))

    with division_store(tmp_path / "division") as division:
        files = [handed_over(store, tmp_path / "out") for store in (a, b)]
        assert [verdict.change.conflicts for verdict in receive(division, files)] == [0, 1]
        with desk_of(division, tmp_path / "desk") as desk:
            desk.open_page("conflicts")
            before = dump_hash(division)
            met = deciding(look)
            press(desk, "Return")
            wait_for(lambda: bool(met))
            settle()
            assert dump_hash(division) == before
        exchanged(a, b, tmp_path)
        a.resolve(record.record_id, {**record.body, "wish": "決めた願い"})
        list(receive(division, [handed_over(a, tmp_path / "out")]))
        assert doubts(division) == []
        assert division.view(record.record_id).shown.body["wish"] == "決めた願い"
