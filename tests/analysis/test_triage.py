"""審査: one or many requests are answered at once, groups are told alike, and what must not be is refused as a whole."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.triage import answer, bar, is_correction, likely, similar_titles, state_of
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.fiscal import HalfYear
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import Response, SharedCase, State
from leaderdesk.kinds.status import Status
from leaderdesk.ledger.query import Query, all_rows, count, rows
from tests.builders import add, division_store, handed_over, section_store
from tests.statuses import status_of

TITLES = ("会議室に無線LANを整備してほしい", "共有フォルダーの容量を増やしてほしい", "会議室にWi-Fiを入れてほしい")


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path) as store:
        yield store


@pytest.fixture
def requests(division, tmp_path):
    """Three requests of two sections, known to the division."""
    sent = []
    for section, titles in (("0501", TITLES[:2]), ("0502", TITLES[2:])):
        with section_store(tmp_path, section) as store:
            sent.extend(add(store, title=title) for title in titles)
            list(receive(division, [handed_over(store, tmp_path / section)]))
    return sent


def row(store, request):
    [found] = rows(store, Request, [request.record_id])
    return found


def to(division, request, *states, **fields):
    for state in states:
        answer(division, [request.record_id], {"state": state} | (fields if state == states[-1] else {}))


def test_many_are_received_at_once_and_each_gets_a_number_of_its_own(division, requests):
    done = answer(division, [request.record_id for request in requests], {"state": "received"})
    assert [revision.body["number"] for revision in done] == ["R08-00001", "R08-00002", "R08-00003"]
    assert {status_of(division, request) for request in requests} == {Status.RECEIVED}
    assert count(division, Query(Request, answered={"state": "received"})) == 3
    assert count(division, Query(Request, answered={"state": None})) == 0


def test_where_one_of_many_refuses_none_is_answered_and_it_is_named(division, requests):
    to(division, requests[0], "received", "considering")
    ids = [request.record_id for request in requests]
    with pytest.raises(LeaderDeskError, match="LD-3022") as fault:
        answer(division, ids, {"state": "considering"})
    assert TITLES[1] in fault.value.sentence()
    assert [state_of(row(division, request)) for request in requests] == [State.CONSIDERING, None, None]
    assert bar([row(division, requests[1])], State.RECEIVED) is None
    assert bar([row(division, request) for request in requests], State.CONSIDERING).code == "LD-1508"


def test_one_step_back_is_a_correction_with_a_reason_that_a_later_step_does_not_keep(division, requests):
    to(division, requests[0], "received", "considering")
    assert is_correction([row(division, requests[0])], State.RECEIVED)
    with pytest.raises(InvalidRecordError) as fault:
        to(division, requests[0], "received")
    assert set(fault.value.faults) == {"correction"}
    to(division, requests[0], "received", correction="押し間違い")
    to(division, requests[0], "considering")
    assert "correction" not in row(division, requests[0]).answer


def test_a_group_shares_its_state_and_answer_and_leaves_again_by_correction(division, requests):
    head, member = requests[0], requests[2]
    to(division, head, "received", "considering")
    to(division, member, "received")
    to(division, member, "merged", merged_into=head.record_id, reason="同じ内容のため")
    assert status_of(division, member) is Status.CONSIDERING
    to(
        division,
        head,
        "accepted",
        assignee="情報政策課 基盤係",
        due=str(HalfYear(2027, 1)),
        reason="来年度に整備します",
    )
    found = row(division, member).answer
    assert (found["state"], found["group_state"], found["reason"]) == ("merged", "accepted", "来年度に整備します")
    assert status_of(division, member) is Status.ACCEPTED
    to(division, member, "considering", correction="別の会議室の話だった")
    found = row(division, member).answer
    assert not {"merged_into", "group_state"} & set(found)
    assert status_of(division, member) is Status.CONSIDERING


def test_what_is_merged_into_a_member_joins_its_group_and_a_group_goes_as_a_whole(division, requests):
    first, second, third = requests
    for request in requests:
        to(division, request, "received")
    to(division, second, "merged", merged_into=first.record_id, reason="同じ")
    to(division, third, "merged", merged_into=second.record_id, reason="同じ")
    assert row(division, third).answer["merged_into"] == first.record_id
    with pytest.raises(InvalidRecordError) as fault:
        to(division, first, "merged", merged_into=second.record_id, reason="同じ")
    assert set(fault.value.faults) == {"merged_into"}


def test_what_is_shared_with_all_sections_is_the_title_the_state_and_the_public_answer(division, requests):
    to(division, requests[0], "received", "considering")
    to(division, requests[0], "considering", shared="true", public_answer="全庁で検討しています")
    [shared] = all_rows(division, Query(SharedCase))
    assert dict(shared.body) | {"decided_on": ""} == {
        "number": "R08-00001",
        "title": TITLES[0],
        "state": "considering",
        "decided_on": "",
        "public_answer": "全庁で検討しています",
    }
    to(division, requests[0], "accepted", assignee="情報政策課", due=str(HalfYear(2027, 1)))
    assert [each.body["state"] for each in all_rows(division, Query(SharedCase))] == ["accepted"]
    to(division, requests[0], "accepted", shared=None)
    assert count(division, Query(SharedCase)) == 0


def test_a_section_cannot_answer(tmp_path):
    with section_store(tmp_path) as store, pytest.raises(LeaderDeskError, match="LD-3006"):
        answer(store, [add(store).record_id], {"state": "received"})


def test_requests_that_wish_for_the_same_are_found_across_sections(division, requests):
    titles = similar_titles(division)
    [nearest, *_] = likely(division, titles, TITLES[2], but=requests[2].record_id)
    assert nearest.row.record_id == requests[0].record_id
    assert nearest.degree >= 0.5
    assert likely(division, titles, "") == []
    assert count(division, Query(Response)) == 0
