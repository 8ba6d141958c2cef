"""未確認: a file whose sender cannot prove itself waits until somebody compared the 確認コード by telephone."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QPushButton

from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.keys import Standing
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.registration import issue_anew
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.query import Query, count
from tests.builders import add, division_store, handed_over, section_store
from tests.desktop import answer, click, desk_of, part, settle, wait_for


def press(dialog, words):
    next(button for button in dialog.findChildren(QPushButton) if words in button.text()).click()


def test_the_division_takes_a_held_file_in_on_a_persons_word(tmp_path):
    with section_store(tmp_path / "s") as section, division_store(tmp_path / "d") as division:
        add(section)
        list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
        list(receive(division, [handed_over(section, tmp_path / "up")]))
        issue_anew(division, "0501", 2026)
        add(section)
        file = handed_over(section, tmp_path / "up")
        with desk_of(division, tmp_path / "settings") as desk:
            desk.open_page("receive")
            page = desk.current_page()
            page.look_at([file])
            wait_for(lambda: not desk.jobs.is_busy())
            page.files.choose(0)
            settle()
            confirm = part(desk, "action.confirm_sender", QPushButton)
            for words, known in (("まだ確かめていない", 1), ("確かめた", 2)):
                met = answer(lambda box, at=words: press(box, at), name="dialog.message")
                click(confirm)
                assert isinstance(met[0], QMessageBox)
                assert count(division, Query(Request)) == known
            assert page.model.lines[0].standing is Standing.UNCONFIRMED

        [renewed] = distribute(division, tmp_path / "down", {"0501": "市民課"})
        with desk_of(section, tmp_path / "settings") as desk:
            desk.open_page("submission")
            answer(lambda box: press(box, "確かめた"), name="dialog.message")
            desk.current_page().receive([renewed])
            wait_for(lambda: not desk.jobs.is_busy())
            settle()
        [verdict] = receive(division, [handed_over(section, tmp_path / "up")])
        assert verdict.standing is Standing.CONFIRMED
