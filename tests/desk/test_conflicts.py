"""確認が必要 on the desk: what is asked, what is missing, what is refused, and what is renumbered."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton

from leaderdesk.analysis.conflicts import doubts
from leaderdesk.desk.dialogs.conflict import ConflictDialog
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.draft import Draft, draft_of, keep_draft
from tests.builders import add, section_store
from tests.desktop import answer, click, part, settle, wait_for


@pytest.fixture
def torn(section):
    """A request that two people edited at once."""
    first = add(section, title="食い違う要望", unit="窓口係")
    section.edit(first.record_id, {"wish": "こちら", "urgency": "urgent", "urgency_reason": "窓口が止まる"})
    section.edit(first.record_id, {"wish": "あちら"}, seen=[first.rev_id])
    return first


@pytest.fixture
def dialog(desk, section, torn):
    made = ConflictDialog(section, torn.record_id, desk)
    made.show()
    settle()
    yield made
    made.deleteLater()


def test_nothing_is_decided_while_a_field_is_open(dialog, section, torn):
    dialog.accept()
    assert dialog.isVisible()
    assert "「こうしたい」をどの内容にするか、まだ選ばれていません。" in dialog.questions["wish"]._fault.text()
    assert len(section.view(torn.record_id).heads) == 2


def test_a_rule_across_fields_holds_for_a_decision_too(dialog, section, torn):
    reasons = section.view(torn.record_id).conflicts["urgency_reason"]
    dialog.questions["wish"].choose(0)
    dialog.questions["urgency_reason"].choose(reasons.index(None))
    dialog.accept()
    assert "至急の理由" in dialog.questions["urgency_reason"]._fault.text()
    assert len(section.view(torn.record_id).heads) == 2


def test_what_is_typed_is_chosen_and_what_all_agree_on_is_kept(dialog, section, torn):
    editor = dialog.questions["wish"]._editor
    editor.text.insertPlainText("両方")
    assert part(dialog, "choice.wish.3", QRadioButton).isChecked()
    dialog.accept()
    body = section.view(torn.record_id).shown.body
    assert (body["wish"], body["unit"], body["urgency"]) == ("両方", "窓口係", "urgent")
    assert body["local_no"] == torn.body["local_no"]


def test_the_fields_on_which_all_agree_unfold(dialog):
    assert "窓口係" not in shown_texts(dialog)
    click(part(dialog, "action.show_settled", QPushButton))
    assert "窓口係" in shown_texts(dialog)


def test_what_was_being_typed_into_a_torn_record_is_still_there_after_the_decision(section, torn):
    with section.writing() as connection:
        keep_draft(
            connection,
            Draft("request", torn.record_id, (torn.rev_id,), section.timestamp(), {"title": "書きかけ"}),
        )
    section.resolve(torn.record_id, torn.body)
    with section.reading() as connection:
        assert draft_of(connection, torn.record_id).typed == {"title": "書きかけ"}


def test_the_record_itself_leads_to_the_decision(desk, section, torn):
    desk.open_page("field_requests", torn.record_id)
    settle()
    met = answer(lambda dialog: dialog.reject(), name="dialog.conflict")
    click(part(desk, "action.settle.request", QPushButton))
    wait_for(lambda: bool(met))
    section.resolve(torn.record_id, torn.body)
    desk.current_page().panel.show_record(torn.record_id)
    assert not part(desk, "action.settle.request", QPushButton).isVisible()


def test_one_of_two_records_with_one_number_gets_a_new_one(desk, section):
    first = add(section, title="元の要望")
    section.add(Request, {**first.body, "title": "複製された PC で記録"})
    desk.open_page("conflicts")
    page = desk.current_page()
    assert page._model.rowCount() == 2
    assert page.decide.text() == "番号を付け直す"
    page.records.choose(1)
    met = answer(lambda box: click(box.buttons()[0]), name="dialog.message")
    page.open_chosen()
    assert met
    assert doubts(section) == []
    assert page._model.rowCount() == 0


def test_the_file_of_another_section_is_refused_beside_the_button(desk, tmp_path):
    with section_store(tmp_path / "other", "0502") as other:
        add(other)
        path = synchronise(other, tmp_path)
    desk.open_page("submission")
    page = desk.current_page()
    page.receive([path])
    wait_for(lambda: not desk.jobs.is_busy())
    assert "LD-2208" in page._fault.text()
    assert not page._result.isVisible()


def shown_texts(dialog):
    """The paragraphs in sight."""
    from leaderdesk.desk.widgets.paragraph import Paragraph

    return [paragraph.toPlainText() for paragraph in dialog.findChildren(Paragraph) if paragraph.isVisible()]
