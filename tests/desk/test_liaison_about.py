"""連絡を書く: from any record's panel to the other side, with the thread of it beside the record ever after."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.thread_view import ThreadView
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import Clock, add, division_store, handed_over, section_store
from tests.desk.test_pages import cut_words
from tests.desktop import click, desk_of, dress, part, settle

TITLES = {"request": "窓口の番号札を集計したい", "guidance": "住基端末の離席時ロック", "activity": "表計算の勉強会"}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def section(tmp_path, clock):
    with section_store(tmp_path / "section", now=clock) as store:
        store.records = {
            kind: add(store, kind, **{store.kinds[kind].TITLE: title}).record_id for kind, title in TITLES.items()
        }
        yield store


@pytest.fixture
def division(section, tmp_path, clock):
    with division_store(tmp_path / "division", now=clock) as store:
        list(receive(store, [handed_over(section, tmp_path / "up")]))
        yield store


def typed(desk):
    assert desk.current_name() == "liaison"
    assert desk.current_page().panel.isVisible()
    return {name: text for name, text in desk.current_page().panel.form.typed().items() if text}


def told(page):
    """What the thread says, from the top, without the days."""
    [view] = [view for view in page.findChildren(ThreadView) if view.isVisible()]
    parts = [part for part in view.findChildren(QLabel) if part.property("role") == "field"]
    parts += view.findChildren(Paragraph)
    parts.sort(key=lambda part: (part.mapTo(view, part.rect().topLeft()).y(), part.x()))
    return [part.text() if isinstance(part, QLabel) else part.toPlainText() for part in parts]


@pytest.mark.parametrize("kind", TITLES)
def test_a_leader_writes_about_any_record_of_the_section(section, tmp_path, kind):
    with desk_of(section, tmp_path / "desk") as desk:
        desk.open_page(f"kind:{kind}", section.records[kind])
        home = desk.current_name()
        click(part(desk.current_page(), f"action.write_liaison.{kind}", QPushButton))
        wanted = {"addressee": "0203", "purpose": "note", "subject": TITLES[kind], "about": section.records[kind]}
        assert wanted.items() <= typed(desk).items()
        assert QApplication.focusWidget() is desk.current_page().panel.form.fields["text"].editor.input()
        desk.current_page().panel.form.fields["text"].editor.put_typed("見ておいてください。")
        assert desk.current_page().panel.save()
        desk.open_page(home, section.records[kind])
        settle()
        assert told(desk.current_page()) == ["市民課", f"連絡：{TITLES[kind]}", "次の提出で届きます。"]
        click(part(desk.current_page().panel, "action.open_liaison_1", QPushButton))
        assert desk.current_name() == "liaison"
        assert desk.current_page().panel.form.typed()["text"] == "見ておいてください。"


def test_a_new_record_has_nothing_to_write_about_yet(section, tmp_path):
    with desk_of(section, tmp_path / "desk") as desk:
        desk.act("new_request")
        assert not part(desk.current_page(), "action.write_liaison.request", QPushButton).isVisible()
        desk.open_page("liaison")
        desk.current_page().begin_new()
        assert not part(desk.current_page(), "action.write_liaison.liaison", QPushButton).isVisible()


@pytest.mark.parametrize("kind", TITLES)
def test_the_division_writes_to_the_section_whose_record_it_is(section, division, tmp_path, kind):
    record_id = section.records[kind]
    with desk_of(division, tmp_path / "desk") as desk:
        desk.open_page(f"kind:{kind}", record_id)
        page = desk.current_page()
        assert desk.current_name() == ("triage" if kind == "request" else "city")
        click(part(page, "action.write_liaison.view", QPushButton))
        assert {"addressee": "0501", "about": record_id}.items() <= typed(desk).items()
        assert desk.current_page().panel.save()
        [row] = all_rows(division, Query(Liaison))
        assert (row.owner, row.body["addressee"]) == ("division", "0501")
        desk.current_page().panel.open_requested.emit("", record_id)  # 開く beside 関わる記録
        settle()
        assert desk.current_page() is page
        assert told(page) == ["情報政策課", f"連絡：{TITLES[kind]}", "次の配布で届きます。"]
        click(part(page, "action.open_liaison_1", QPushButton))
        assert desk.current_name() == "liaison"


def test_an_inquiry_its_answer_and_its_receipt_stand_in_their_order_beside_the_request(
    section, division, clock, tmp_path
):
    about = section.records["request"]
    asked = add(
        division, "liaison", purpose="照会", subject="何台ですか", addressee="0501", due="2026-11-30", about=about
    )
    list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
    with desk_of(section, tmp_path / "desk") as desk:
        desk.open_page("liaison", asked.record_id)
        click(part(desk, "action.answer_liaison", QPushButton))
        assert QApplication.focusWidget() is desk.current_page().panel.form.fields["text"].editor.input()
        assert desk.current_page().panel.save()
        list(receive(division, [handed_over(section, tmp_path / "up")]))
        clock.forward(days=1)
        list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
        desk.open_page("field_requests", about)
        settle()
        whole = [
            "情報政策課", "照会：何台ですか（回答期限 11/30）", "市民課", "回答：何台ですか",
            "情報政策課が受け取りました（受領）",
        ]  # fmt: skip
        assert told(desk.current_page()) == whole
        desk.open_page("liaison", asked.record_id)
        settle()
        assert told(desk.current_page().received) == whole
    with desk_of(division, tmp_path / "desk2") as desk:
        desk.open_page("triage", about)
        settle()
        assert told(desk.current_page())[-1] == "情報政策課が受け取りました（受領）"


def test_the_divisions_list_is_narrowed_to_one_section(section, division, tmp_path):
    add(section, "liaison", subject="課から", addressee="0203")
    list(receive(division, [handed_over(section, tmp_path / "up")]))
    for code in ("0501", "0502", "0503"):
        add(division, "liaison", subject=f"{code} へ", addressee=code)
    with desk_of(division, tmp_path / "desk") as desk:
        desk.open_page("liaison")
        page = desk.current_page()
        column = next(place for place, each in enumerate(page.list.table.columns) if each.name == "counterpart")
        assert not page.list.table.isColumnHidden(column)
        box = part(page, "filter.counterpart", QComboBox)
        assert box.findText("情報政策課") < 0
        box.setCurrentText("市民課")
        box.activated.emit(box.currentIndex())
        shown = {page.list.model.index(row, column).data() for row in range(page.list.model.rowCount())}
        assert shown == {"← 市民課", "→ 市民課"}
    with desk_of(section, tmp_path / "desk2") as desk:
        desk.open_page("liaison")
        assert desk.current_page().findChild(QComboBox, "filter.counterpart") is None


@pytest.mark.parametrize(("theme", "size", "width"), [("light", "extra", 1280), ("dark", "large", 1366)])
def test_no_word_of_a_thread_is_cut(section, division, tmp_path, theme, size, width):
    dress(theme, size)
    facts = {"purpose": "照会", "addressee": "0501", "due": "2026-11-30", "about": section.records["request"]}
    asked = add(division, "liaison", subject="番号札の発券機は何台で、どの窓口にありますか", **facts)
    add(division, "liaison", **facts | {"purpose": "督促", "replies_to": asked.record_id})
    list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
    for store, page in ((section, "field_requests"), (division, "triage")):
        with desk_of(store, tmp_path / page, width=width) as desk:
            desk.open_page(page, section.records["request"])
            settle()
            assert cut_words(desk) == [], page
