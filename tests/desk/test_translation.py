"""English is shipped whole: every word of the source, with its placeholders, and a window that wears it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from leaderdesk.desk.translate import tr
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.places import resource
from tests.desktop import desk_of, dress, settle

JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
OF_THE_ERA = {"{era}年度"}  # 令和8年度 is FY2026: the year is named otherwise, not only the word


def messages():
    tree = ElementTree.parse(resource("i18n", "leaderdesk_en.ts"))
    return [(found.findtext("source"), found.find("translation")) for found in tree.iter("message")]


def test_every_message_is_translated():
    assert [source for source, target in messages() if target.get("type") or not (target.text or "").strip()] == []


def test_placeholders_and_codes_survive_the_translation():
    def fixed(text):
        return sorted(re.findall(r"\{[^}]*\}|LD-\d{4}", text))

    wrong = [
        source for source, target in messages() if source not in OF_THE_ERA and fixed(source) != fixed(target.text)
    ]
    assert wrong == []


def test_the_translation_holds_every_word_of_the_source():
    """lupdate finds nothing new, and the compiled file is the one of these words."""
    import sys

    sys.path.insert(0, str(resource()))
    try:
        import generate
    finally:
        sys.path.pop(0)
    assert generate.stale_translations(write=False) == []


@pytest.mark.parametrize("side", ["section", "division"])
def test_the_desk_speaks_english(side, request, tmp_path):
    store = request.getfixturevalue(side)
    own = {store.identity.municipality_name, store.identity.section_name}
    for kind in store.kinds.values():  # what a city calls its bodies and days stays as it is
        own |= {text for row in all_rows(store, Query(kind)) for text in row.body.values()} if kind.CODE else set()
    dress(language="en")
    try:
        with desk_of(store, tmp_path / "desk") as window:
            for entry in window.entries:
                window.open_page(entry.name)
                if hasattr(window.current_page(), "begin_new") and side == "section":
                    window.current_page().begin_new()
                settle()
                assert spoken_japanese(window, own) == [], entry.name
    finally:
        dress()


def spoken_japanese(window, own):
    """Words of ours that are still Japanese; what people typed and the names of files (第3号) stay as they are."""
    found = []
    for widget in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        text = re.sub(r"第\d+号", "", widget.text())
        for name in sorted(own, key=len, reverse=True):  # 情報セキュリティ委員会 before セキュリティ
            text = text.replace(name, "")
        if widget.isVisible() and JAPANESE.search(text):
            found.append(text)
    return found


def test_words_that_people_typed_are_never_translated(section, tmp_path):
    from tests.builders import add

    add(section, title="設定")  # also a word of the desk
    dress(language="en")
    try:
        assert tr("設定") == "Settings"
        with desk_of(section, tmp_path / "desk") as window:
            model = window.page("field_requests").list.model
            window.open_page("field_requests")
            texts = [model.index(row, column).data() for row in range(4) for column in range(model.columnCount())]
            assert "設定" in texts
    finally:
        dress()
