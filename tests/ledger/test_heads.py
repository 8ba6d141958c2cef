"""Heads and conflicts: a function of the known revisions, without a clock."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.ledger.heads import heads_of, view
from leaderdesk.ledger.revision import Revision


def revision(body="見本", parents=(), n=1, deleted=None, install="a", written_at="2026-04-01T09:00:00+09:00"):
    fields = body if isinstance(body, dict) else {"title": body}
    return Revision(
        "r",
        "request",
        "0501",
        tuple(p.rev_id for p in parents),
        n,
        install,
        1,
        "市民課",
        written_at,
        deleted,
        "1.0",
        fields,
    )


def test_the_newest_of_a_line_is_the_one_head():
    first = revision("初め")
    second = revision("直し", [first], 2)
    assert heads_of([second, first]) == (second,)


def test_two_edits_of_one_version_are_both_kept_and_shown_as_a_conflict():
    first = revision({"title": "同じ", "wish": "初め"})
    mine = revision({"title": "同じ", "wish": "A"}, [first], 2, install="a")
    yours = revision({"title": "同じ", "wish": "B"}, [first], 2, install="b")
    found = view([first, mine, yours])
    assert len(found.heads) == 2
    assert set(found.conflicts) == {"wish"}
    assert set(found.conflicts["wish"]) == {"A", "B"}


def test_fields_on_which_all_agree_are_no_conflict():
    first = revision("初め")
    same = {"title": "同じ直し"}
    one, other = revision(same, [first], 2, install="a"), revision(same, [first], 2, install="b")
    assert view([first, one, other]).conflicts == {}


def test_deleting_against_editing_is_a_conflict_and_the_edit_stays_in_sight():
    first = revision("初め")
    edited = revision("直し", [first], 2)
    gone = revision("初め", [first], 2, deleted="不要")
    found = view([first, gone, edited])
    assert found.shown is edited
    assert "" in found.conflicts


def test_what_only_one_side_changed_is_suggested_and_still_asked():
    first = revision({"title": "初め", "wish": "前"})
    mine = revision({"title": "初め", "wish": "後"}, [first], 2, install="a")
    yours = revision({"title": "直し", "wish": "前"}, [first], 2, install="b")
    found = view([first, mine, yours])
    assert set(found.conflicts) == {"title", "wish"}
    assert found.suggested == {"title": "直し", "wish": "後"}


def test_what_both_sides_changed_is_never_suggested():
    first = revision({"title": "初め"})
    mine, yours = revision("A", [first], 2, install="a"), revision("B", [first], 2, install="b")
    assert view([first, mine, yours]).suggested == {}


def test_a_field_that_one_side_emptied_is_suggested_empty():
    first = revision({"title": "初め", "wish": "前"})
    mine = revision({"title": "初め"}, [first], 2, install="a")
    yours = revision({"title": "直し", "wish": "前"}, [first], 2, install="b")
    assert view([first, mine, yours]).suggested == {"title": "直し", "wish": None}


def test_without_a_version_that_all_come_from_nothing_is_suggested():
    first = revision({"title": "初め", "wish": "前"})
    mine = revision({"title": "初め", "wish": "後"}, [first], 2, install="a")
    yours = revision({"title": "直し", "wish": "前"}, [first], 2, install="b")
    assert view([mine, yours]).suggested == {}


def test_the_nearest_common_version_decides_what_is_suggested_not_the_first():
    first = revision({"title": "初め", "wish": "A"})
    second = revision({"title": "初め", "wish": "B"}, [first], 2)
    mine = revision({"title": "初め", "wish": "A"}, [second], 3, install="a")
    yours = revision({"title": "直し", "wish": "B"}, [second], 3, install="b")
    assert view([first, second, mine, yours]).suggested == {"title": "直し", "wish": "A"}


def test_of_three_versions_one_change_is_suggested_and_two_are_not():
    first = revision({"title": "初め", "wish": "前"})
    heads = [
        revision({"title": "初め", "wish": wish}, [first], 2, install=install)
        for install, wish in (("a", "後"), ("b", "前"), ("c", "後"))
    ]
    other = revision({"title": "直し", "wish": "別"}, [first], 2, install="d")
    assert view([first, *heads]).suggested == {"wish": "後"}
    assert view([first, *heads, other]).suggested == {"title": "直し"}


def test_a_deletion_is_never_suggested():
    first = revision("初め")
    edited, gone = revision("直し", [first], 2), revision("初め", [first], 2, deleted="不要")
    assert view([first, edited, gone]).suggested == {"title": "直し"}


def test_two_deletions_are_no_conflict():
    first = revision("初め")
    one = revision("直し", [first], 2, deleted="不要", install="a")
    other = revision("初め", [first], 2, deleted="重複", install="b")
    assert view([first, one, other]).conflicts == {}


def test_two_different_resolutions_are_again_a_conflict_of_two():
    first = revision("初め")
    one, other = revision("A", [first], 2, install="a"), revision("B", [first], 2, install="b")
    here, there = revision("C", [one, other], 3, install="a"), revision("D", [one, other], 3, install="b")
    found = view([first, one, other, here, there])
    assert {head.rev_id for head in found.heads} == {here.rev_id, there.rev_id}
    assert set(found.conflicts["title"]) == {"C", "D"}
    assert found.suggested == {}


def test_resolving_names_all_heads_and_ends_the_conflict():
    first = revision("初め")
    one, other = revision("A", [first], 2, install="a"), revision("B", [first], 2, install="b")
    settled = revision("C", [one, other], 3)
    assert view([first, one, other, settled]).heads == (settled,)


def test_a_parent_that_has_not_arrived_is_no_fault():
    first = revision("初め")
    second = revision("直し", [first], 2)
    assert view([second]).shown is second


def test_the_clock_never_decides():
    first = revision("初め")
    early = revision("A", [first], 2, written_at="1999-01-01T00:00:00+09:00")
    late = revision("B", [first], 2, written_at="2099-01-01T00:00:00+09:00")
    shown = view([first, early, late]).shown
    assert shown.rev_id == max(early.rev_id, late.rev_id)


@given(st.permutations(range(6)))
def test_the_view_is_the_same_in_whatever_order_revisions_came(order):
    a = revision("a")
    b, c = revision("b", [a], 2, install="b"), revision("c", [a], 2, install="c")
    d = revision("d", [b], 3)
    e, f = revision("e", [c, d], 4), revision("f", [a], 2, deleted="不要", install="f")
    known = [a, b, c, d, e, f]
    assert view([known[place] for place in order]) == view(known)
