"""登録の鍵: the master key goes onto paper and comes back; a section's key is renewed in one step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from leaderdesk.desk.dialogs.registration import RegistrationDialog
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.keys import Standing, as_words
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.registration import key_of, master_key
from tests.builders import add, division_store, handed_over, section_store
from tests.desktop import answer, settle


@pytest.fixture
def opened(qapp):
    made = []

    def do(store, sections):
        dialog = RegistrationDialog(store, sections)
        dialog.show()
        made.append(dialog)
        return dialog

    yield do
    for dialog in made:
        dialog.close()
        dialog.deleteLater()
    settle()


def yes(words):
    def press(box):
        next(each for each in box.findChildren(QPushButton) if each.text() == words).click()

    return press


def test_a_division_that_lost_its_store_goes_on_with_the_key_of_the_paper(tmp_path, opened):
    with section_store(tmp_path / "s") as section, division_store(tmp_path / "d") as division:
        list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
        dialog = opened(division, {})
        dialog.write_paper(tmp_path / "控え.pdf")
        assert (tmp_path / "控え.pdf").read_bytes().startswith(b"%PDF")
        words = as_words(master_key(division))
        add(section)
        sent = handed_over(section, tmp_path / "up")
        with division_store(tmp_path / "new") as new:
            later = opened(new, {})
            later.words.setPlainText("あい")
            later.return_key()
            assert "LD-2402" in later._fault.text()
            later.words.setPlainText(" ".join(words))
            answer(yes("置き換える"), name="dialog.message")
            later.return_key()
            [verdict] = receive(new, [sent])
            assert verdict.standing is Standing.CONFIRMED


def test_a_sections_key_is_renewed_in_one_step(tmp_path, opened):
    with division_store(tmp_path / "d") as division:
        before = key_of(division, "0501", 2026), key_of(division, "0502", 2026)
        dialog = opened(division, {"0501": "市民課"})
        answer(yes("作り直す"), name="dialog.message")
        dialog.renew.click()
        assert key_of(division, "0501", 2026) != before[0]
        assert key_of(division, "0502", 2026) == before[1]
        assert not opened(division, {}).renew.isEnabled()
