"""Revisions: one canonical form, one address."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.ledger.revision import KEYS, Revision

GOLDEN = (
    '{"author":"市民課 A","body":{"local_no":"0501-R08-A001","title":"見本の要望"},"deleted":null,'
    '"install":"00000000000000000000000000000001","kind":"request","n":"1","owner":"0501","parents":[],'
    '"record_id":"00000000-0000-4000-8000-000000000001","schema":"1.0","seq":"1",'
    '"written_at":"2026-04-01T09:00:00+09:00"}'
)
ADDRESS = "3dadde04fbc28dbd07e144fe91c0ef55a7b67de7661a95f558722a605be04677"


def test_the_golden_vector_holds():
    revision = Revision.of(json.loads(GOLDEN))
    assert revision.canonical() == GOLDEN
    assert revision.rev_id == ADDRESS


def test_the_order_of_keys_and_of_parents_makes_no_difference():
    content = json.loads(GOLDEN)
    turned = dict(reversed(content.items()))
    assert Revision.of(turned).rev_id == ADDRESS
    one = Revision(**_facts(parents=("b" * 64, "a" * 64)))
    other = Revision(**_facts(parents=("a" * 64, "b" * 64)))
    assert one.rev_id == other.rev_id


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"]))
    )
)
def test_any_body_comes_back_from_its_canonical_form(body):
    revision = Revision(**_facts(body=body))
    assert Revision.of(json.loads(revision.canonical())) == revision


@pytest.mark.parametrize(
    "change",
    [
        {"n": "01"}, {"n": 1}, {"n": "0"}, {"n": "-1"}, {"seq": "x"}, {"seq": "١"}, {"parents": ["b", "a"]}, {"parents": ["a", "a"]},
        {"parents": "a"}, {"body": []}, {"body": None}, {"deleted": False}, {"author": None}, {"extra": "x"},
    ],
)  # fmt: skip
def test_what_is_no_revision_is_refused(change):
    with pytest.raises(ValueError):
        Revision.of(json.loads(GOLDEN) | change)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_always_there(key):
    content = json.loads(GOLDEN)
    del content[key]
    with pytest.raises(ValueError, match="keys"):
        Revision.of(content)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_under_the_address(key):
    other = {"parents": ["c" * 64], "body": {"title": "別"}, "n": "2", "seq": "2", "deleted": "理由"}.get(key, "別の値")
    assert Revision.of(json.loads(GOLDEN) | {key: other}).rev_id != ADDRESS


def _facts(**changes):
    content = json.loads(GOLDEN)
    return content | {"n": 1, "seq": 1, "parents": ()} | changes
