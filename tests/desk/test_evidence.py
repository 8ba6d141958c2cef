"""根拠: what speaks for a record is shown whole, said where there is none, and added without leaving the page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from leaderdesk.analysis.evidence import evidence_of
from leaderdesk.desk.widgets.evidence import EvidenceBox
from leaderdesk.desk.widgets.record_panel import RecordPanel
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.ledger.opening import open_store
from tests.builders import KINDS, add
from tests.desktop import click, part, settle, type_into

TYPED = {
    "claim": "記入に時間がかかる",
    "value": "７．５",
    "unit": "分",
    "definition": "記入台に立ってから受付までの平均",
    "source": "窓口での計測",
    "count": "40",
}


@pytest.fixture
def request_id(section):
    return add(section, title="待ち時間を短くしたい").record_id


@pytest.fixture
def box(section, request_id):
    box = EvidenceBox(section, "request")
    box.resize(500, 700)
    box.show()
    box.show_of(request_id)
    settle()
    yield box
    box.close()
    box.deleteLater()
    settle()


def said(box):
    labels = [label.text() for label in box.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, *(text.toPlainText() for text in box.findChildren(QTextEdit) if text.isVisible())])


def write(box, **typed):
    for name, text in (TYPED | typed).items():
        type_into(box.form.fields[name].editor.input(), text)


def test_where_there_is_none_it_says_so_plainly(box):
    assert "根拠なし" in said(box)


def test_evidence_is_added_with_all_that_makes_a_figure_one(box, section, request_id):
    told = []
    box.changed.connect(lambda: told.append("changed"))
    click(part(box, "action.new.evidence", QPushButton))
    write(box)
    click(part(box, "action.save.evidence", QPushButton))
    [proof] = evidence_of(section, "request", [request_id])[request_id]
    assert (str(proof.said.value), proof.said.unit, proof.said.count) == ("7.5", "分", 40)
    assert told == ["changed"]
    for piece in (
        "7.5分",
        "記入に時間がかかる",
        "記入台に立ってから受付までの平均",
        "窓口での計測",
        "n=40",
        "令和8年11月23日",
    ):
        assert piece in said(box)
    assert "根拠なし" not in said(box)


@pytest.mark.parametrize("name", ["claim", "value", "definition", "source", "count"])
def test_no_figure_goes_without_what_makes_it_one(box, section, request_id, name):
    box.begin()
    write(box)
    box.form.fields[name].editor.put_typed("")
    assert not box.save()
    assert evidence_of(section, "request", [request_id]) == {}
    assert "が空です" in said(box)


def test_what_is_left_is_nowhere(box, section, request_id):
    box.begin()
    write(box)
    click(part(box, "action.leave_evidence", QPushButton))
    assert not box.is_editing
    assert evidence_of(section, "request", [request_id]) == {}


def test_ones_own_evidence_is_changed_and_deleted(box, section, request_id):
    record_id = add(section, "evidence", claim="はじめの値", request=request_id).record_id
    box.show_of(request_id)
    settle()
    click(part(box, "action.edit_evidence", QPushButton))
    box.form.fields["claim"].editor.put_typed("はじめの値を直した")
    assert box.save()
    assert section.view(record_id).shown.body["claim"] == "はじめの値を直した"
    settle()
    click(part(box, "action.edit_evidence", QPushButton))
    click(part(box, "action.delete.evidence", QPushButton))
    assert section.view(record_id).shown.deleted is not None
    assert "根拠なし" in said(box)


def test_anothers_evidence_is_read_with_its_writer_and_not_changed(section, division, tmp_path, request_id):
    list(receive(division, [submit(section, tmp_path / "up")]))
    add(division, "evidence", claim="情報政策課で測った値", request=request_id)
    list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
    box = EvidenceBox(section, "request")
    box.show_of(request_id)
    box.show()
    settle()
    assert "記録：情報政策課" in said(box)
    assert box.findChildren(QPushButton, "action.edit_evidence") == []
    box.close()
    box.deleteLater()


@pytest.mark.parametrize("kind", ["request", "opinion"])
def test_who_writes_a_record_adds_its_evidence_below_the_form(section, division, kind):
    store = section if kind == "request" else division
    meeting = add(division, "meeting").record_id
    record = add(store, kind, **({"meeting": meeting} if kind == "opinion" else {}))
    panel = RecordPanel(store.kinds[kind], store)
    panel.resize(600, 900)
    panel.show()
    panel.show_record(record.record_id)
    settle()
    assert "根拠なし" not in said(panel)  # not every one names a figure
    box = part(panel, f"box.evidence.{kind}", EvidenceBox)
    part(box, "action.new.evidence", QPushButton).click()
    for name, text in TYPED.items():
        box.form.fields[name].editor.put_typed(text)
    assert box.save()
    settle()
    [proof] = evidence_of(store, kind, [record.record_id])[record.record_id]
    assert proof.said.claim == TYPED["claim"]
    assert "7.5分" in said(panel)
    panel.close()
    panel.deleteLater()


def test_in_a_store_that_is_only_looked_at_nothing_is_added(section, tmp_path, request_id):
    section.close()
    with open_store(section.target, KINDS, read_only=True) as store:
        box = EvidenceBox(store, "request")
        box.show_of(request_id)
        box.show()
        assert not part(box, "action.new.evidence", QPushButton).isVisible()
        box.close()
        box.deleteLater()
