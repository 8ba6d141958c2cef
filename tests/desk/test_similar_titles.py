"""似た要望があります: shown when typing pauses, read without losing a word, and never in the way of typing."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from leaderdesk.analysis.known_requests import PIECE, KnownTitles
from leaderdesk.analysis.triage import answer as decide
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, handed_over, section_store
from tests.desk.test_pages import cut_words
from tests.desktop import answer, click, committed, compose, desk_of, dress, part, press, settle, wait_for, write

LIKE = "窓口の番号札の集計"


def hint(desk):
    return desk.page("field_requests")._similar


def words(desk):
    labels = [label.text() for label in hint(desk).findChildren(QLabel) if label.isVisible()]
    return labels + [text.toPlainText() for text in hint(desk).findChildren(Paragraph) if text.isVisible()]


def pause():
    """Longer than the pause after which it looks."""
    QTest.qWait(400)
    settle()


def shared_by_another_section(section, folder):
    with section_store(folder / "0502", section="0502") as other, division_store(folder / "division") as division:
        theirs = add(other, title="転入届をスマートフォンで受け付けたい", problem="他課の本文")
        list(receive(division, [handed_over(other, folder / "up")]))
        decide(division, [theirs.record_id], {"state": "received"})
        told = {"state": "considering", "shared": "true", "public_answer": "来年度に試行します。" * 9}
        decide(division, [theirs.record_id], told)
        list(receive(section, distribute(division, folder / "down", {"0501": "市民課"})))


def test_what_is_alike_is_shown_below_the_title_when_typing_pauses(desk):
    press(desk, "Ctrl+N")
    write(LIKE)
    assert not hint(desk).isVisible()
    wait_for(hint(desk).isVisible)
    assert words(desk)[0] == "似た要望があります"
    assert {"窓口の番号札を集計したい", "↑ 未提出"} <= set(words(desk))
    assert any(told.startswith("この課 0501-R08-A001") for told in words(desk))
    title = desk.current_page().panel.form.fields["title"]
    assert hint(desk).mapTo(title, hint(desk).rect().topLeft()).y() >= title.editor.geometry().bottom()
    title.editor.line.selectAll()
    write("まったく別のこと")
    wait_for(lambda: not hint(desk).isVisible())


def test_nothing_is_looked_up_while_an_ime_composes(desk):
    press(desk, "Ctrl+N")
    write("窓口の番号札")
    compose("しゅうけい")
    pause()
    assert not hint(desk).isVisible()
    QApplication.sendEvent(QApplication.focusWidget(), committed("集計"))
    wait_for(hint(desk).isVisible)


def test_a_composition_that_is_given_up_ends_the_wait_too(desk):
    press(desk, "Ctrl+N")
    write(LIKE)
    compose("をし")
    pause()
    assert not hint(desk).isVisible()
    compose("")
    wait_for(hint(desk).isVisible)


def test_many_keys_are_one_look(desk, monkeypatch):
    looks = []
    nearest = KnownTitles.nearest
    monkeypatch.setattr(
        KnownTitles, "nearest", lambda *args, **facts: (looks.append(args[1]), nearest(*args, **facts))[1]
    )
    press(desk, "Ctrl+N")
    for letter in LIKE:
        write(letter)
    wait_for(hint(desk).isVisible)
    assert looks == [LIKE]


def test_ten_thousand_titles_are_read_in_pieces_between_the_keys(section, tmp_path, monkeypatch):
    many = 100 * PIECE
    bodies = [{"title": f"{place}番の申請書を電子化したい", "raised_on": "2026-11-02"} for place in range(many)]
    section.add_all([(Request, body, "") for body in bodies])
    pieces = []
    read_on = KnownTitles.read_on
    monkeypatch.setattr(KnownTitles, "read_on", lambda self: (pieces.append(1), read_on(self))[1])
    with desk_of(section, tmp_path / "many") as desk:
        press(desk, "Ctrl+N")
        write(LIKE)
        assert pieces == []  # nothing is read before somebody types, nor at a key
        wait_for(hint(desk).isVisible)
        assert len(pieces) == 102
        write("を")
        wait_for(lambda: len(pieces) == 103)  # what was read once is not read again


def test_another_sections_wish_is_shown_where_all_may_see_it_with_its_answer(section, tmp_path):
    shared_by_another_section(section, tmp_path)
    with desk_of(section, tmp_path / "desk") as desk:
        press(desk, "Ctrl+N")
        write("転入届をスマホで受け付けたい")
        wait_for(hint(desk).isVisible)
        assert {"… 検討中", "転入届をスマートフォンで受け付けたい"} <= set(words(desk))
        [told] = [told for told in words(desk) if told.startswith("全庁共有 R08-")]
        assert "\n回答：来年度に試行します。" in told
        assert told.endswith("…")
        seen = []
        answer(lambda dialog: (seen.append(dialog), part(dialog, "action.close_record").click()), name="dialog.record")
        click(part(desk, "action.read_similar_1", QPushButton))
        assert seen
        assert desk.current_page().panel.form.typed()["title"] == "転入届をスマホで受け付けたい"


def test_reading_one_loses_nothing_that_is_typed(desk, section):
    first = next(row for row in all_rows(section, Query(Request)) if row.body["title"] == "窓口の番号札を集計したい")
    press(desk, "Ctrl+N")
    write(LIKE)
    wait_for(hint(desk).isVisible)
    page = desk.current_page()
    seen = []

    def look(dialog):
        seen.append(part(dialog, "action.go_to_record").isVisible())
        part(dialog, "action.close_record").click()

    answer(look, name="dialog.record")
    click(part(desk, "action.read_similar_1", QPushButton))
    assert seen == [True]
    assert page.panel.is_new
    assert page.panel.form.typed()["title"] == LIKE
    desk.activateWindow()  # as a window manager does when a dialog goes
    wait_for(lambda: QApplication.focusWidget() is page.panel.form.fields["title"].editor.line)
    answer(lambda dialog: part(dialog, "action.go_to_record").click(), name="dialog.record")
    click(part(desk, "action.read_similar_1", QPushButton))
    assert page.panel.record_id == first.record_id
    assert not hint(desk).isVisible()
    with section.reading() as connection:
        [draft] = drafts(connection)
    assert draft.typed["title"] == LIKE
    click(part(desk, "action.open_draft.request", QPushButton))
    assert page.panel.form.typed()["title"] == LIKE


def test_a_saved_request_is_not_like_itself_but_like_the_next_one(desk):
    press(desk, "Ctrl+N")
    write("避難所の開設状況を公開したい")
    press(desk, "Ctrl+S")
    panel = desk.current_page().panel
    panel.form.fields["title"].editor.input().setFocus()
    write("です")
    pause()
    assert not hint(desk).isVisible()
    panel.cancel()
    press(desk, "Ctrl+N")
    write("避難所の開設状況の公開")
    wait_for(hint(desk).isVisible)
    press(desk, "Ctrl+S")
    assert not hint(desk).isVisible()


@pytest.mark.parametrize(("theme", "size", "width"), [("light", "extra", 1280), ("dark", "large", 1366)])
def test_no_word_of_it_is_cut(section, tmp_path, theme, size, width):
    dress(theme, size)
    shared_by_another_section(section, tmp_path)
    with desk_of(section, tmp_path / "desk", width=width) as desk:
        press(desk, "Ctrl+N")
        write("転入届をスマートフォンで、窓口の番号札を集計")
        wait_for(hint(desk).isVisible)
        settle()
        assert cut_words(desk) == []
