"""似た要望 while one is written: of the section's own and of what all sections may see, each once, and nothing else."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.known_requests import ENOUGH, LEAST, PIECE, KnownTitles
from leaderdesk.analysis.similar import Similar, pairs_of
from leaderdesk.analysis.triage import answer as decide
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import SharedCase
from leaderdesk.sample.year import texts
from tests.analysis.test_similar import PAIRS
from tests.builders import add, division_store, handed_over, section_store


@pytest.fixture
def section(tmp_path):
    with section_store(tmp_path / "0501") as store:
        yield store


def complete(store):
    known = KnownTitles(store)
    while not known.read_on():
        pass
    return known


@pytest.fixture
def shared(section, tmp_path):
    """One request of this section and one of another are 全庁公開; this section has taken the 配布 file in."""
    own = add(section, title="共有フォルダーの容量を増やしたい")
    with section_store(tmp_path / "0502", section="0502") as other, division_store(tmp_path) as division:
        theirs = add(other, title="証明書の申請をスマートフォンで受け付けたい")
        add(other, title="証明書の申請書を見直したい")  # not for all
        list(receive(division, [handed_over(section, tmp_path / "up"), handed_over(other, tmp_path / "up")]))
        decide(division, [own.record_id, theirs.record_id], {"state": "received"})
        facts = {"state": "considering", "shared": "true", "public_answer": "来年度に試行します。"}
        decide(division, [own.record_id, theirs.record_id], facts)
        list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
    return own


def test_another_sections_wish_is_known_where_all_may_see_it(section, shared):
    [found] = complete(section).nearest("証明書の申請をスマホで受け付けたい")
    assert (found.row.kind, found.is_shared) == (SharedCase.KIND, True)
    assert (found.row.body["state"], found.answer) == ("considering", "来年度に試行します。")


def test_ones_own_request_stands_there_once_with_its_state(section, shared):
    [found] = complete(section).nearest("共有フォルダの容量が足りない")
    assert (found.row.kind, found.row.record_id) == (Request.KIND, shared.record_id)
    assert found.row.answer["state"] == "considering"


def test_a_request_is_not_like_itself_and_a_deleted_one_is_like_nothing(section):
    kept, gone = add(section, title="窓口の番号札を集計したい"), add(section, title="窓口の番号札の発券データ")
    section.delete(gone.record_id, "見本")
    known = complete(section)
    assert known.nearest("窓口の番号札を集計したい", but=kept.record_id) == []
    assert [found.row.record_id for found in known.nearest("窓口の番号札を集計したい")] == [kept.record_id]


def test_too_short_a_title_says_nothing(section):
    add(section, title="窓口の番号札を集計したい")
    known = complete(section)
    assert known.nearest("窓口") == []
    assert known.nearest("窓口の番号札")


def test_titles_are_read_a_piece_at_a_time_and_anew_when_asked(section):
    section.add_all([(Request, {"title": f"要望{place}", "raised_on": "2026-11-02"}, "") for place in range(2 * PIECE)])
    known = KnownTitles(section)
    assert [known.read_on() for _ in range(3)] == [False, False, True]
    add(section, title="避難所の開設状況を公開したい")
    assert known.nearest("避難所の開設状況の公開") == []
    known.forget()
    while not known.read_on():
        pass
    assert known.nearest("避難所の開設状況の公開")


def test_while_a_title_is_typed_the_partner_is_found_and_hardly_anything_else_is_shown():
    """Over the city's wishes, letter by letter: every partner at the end, and on the way one other in ten looks."""
    titles = sorted({text["title"] for text in texts("requests")})
    looks = others = 0
    for asked, meant in PAIRS.items():
        similar = Similar((title, title) for title in titles if title != asked)
        assert meant in {found.record_id for found in similar.nearest(asked, least=LEAST)}, asked
        for length in range(2, len(asked) + 1):
            if len(pairs_of(asked[:length])) >= ENOUGH:
                looks += 1
                found = similar.nearest(asked[:length], least=LEAST)
                others += sum(likeness.record_id != meant for likeness in found)
    assert others / looks < 0.1
