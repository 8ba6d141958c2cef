"""会議の記録の配布: a published opinion reaches the sections of its measure, and no byte of what is not published does."""

from __future__ import annotations

import pytest

from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.meetings import AgendaItem, Meeting, MeetingNote, Opinion
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, section_store
from tests.exchange.files import parts

HOME, RELATED, OTHER = "0501", "0502", "0503"
PUBLISHED, UNPUBLISHED = "ひな形を全庁で使えるように", "公開していない指示"
NOTE, MEETING_NOTE, RESULT = "本部長は反対の見込み", "会長と事前に調整済み", "議題の結果は内輪"


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path / "division") as store:
        add(store, "measure", code="1-01", section=HOME, related_section=RELATED)
        meeting = add(store, "meeting", name="見本の第1回幹事会", is_public="はい").record_id
        add(store, "agenda_item", meeting=meeting, result=RESULT)
        said = {"meeting": meeting, "measure": "1-01"}
        published = add(store, "opinion", text=PUBLISHED, is_public="はい", **said)
        add(store, "opinion", text=UNPUBLISHED, **said)
        add(store, "meeting_note", meeting=meeting, opinion=published.record_id, text=NOTE)
        add(store, "meeting_note", meeting=meeting, text=MEETING_NOTE)
        yield store


def files(division, folder):
    sections = {HOME: "見本課", RELATED: "隣の課", OTHER: "よその課"}
    return dict(zip(sections, distribute(division, folder, sections), strict=True))


def test_a_published_opinion_reaches_both_sections_of_its_measure_and_nobody_else(division, tmp_path):
    for section, file in files(division, tmp_path / "out").items():
        with section_store(tmp_path, section) as store:
            list(receive(store, [file]))
            expected = [PUBLISHED] if section != OTHER else []
            assert [row.body["text"] for row in all_rows(store, Query(Opinion))] == expected
            assert [row.body["name"] for row in all_rows(store, Query(Meeting))] == ["見本の第1回幹事会"]
            assert all_rows(store, Query(MeetingNote)) == all_rows(store, Query(AgendaItem)) == []


def test_no_byte_of_a_note_an_agenda_or_an_unpublished_opinion_is_in_any_file(division, tmp_path):
    for section, file in files(division, tmp_path / "out").items():
        content = "".join(part.decode("utf-8", "replace") for part in parts(file).values())
        assert (PUBLISHED in content) == (section != OTHER)
        for secret in (NOTE, MEETING_NOTE, RESULT, UNPUBLISHED):
            assert secret not in content


def test_an_opinion_may_go_to_a_section_by_itself(division, tmp_path):
    add(division, "opinion", text="よその課への質問", section=OTHER, is_public="はい")
    with section_store(tmp_path, OTHER) as store:
        list(receive(store, [files(division, tmp_path / "out")[OTHER]]))
        assert [row.body["text"] for row in all_rows(store, Query(Opinion))] == ["よその課への質問"]
