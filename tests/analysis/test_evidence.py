"""根拠: a figure is known for one, and what speaks for a record is found."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.evidence import evidence_of, holds_figure
from tests.builders import add, division_store, section_store


@pytest.mark.parametrize(
    "text",
    ["平均の待ち時間は12分", "３割が書き直し", "年間40件", "3か月で半分", "約２０％減", "0.5人役", "月3回集まる"],
)
def test_a_text_that_says_how_much_holds_a_figure(text):
    assert holds_figure(text)


@pytest.mark.parametrize(
    "text",
    ["待ち時間を測る", "令和8年11月12日に確認", "2026/4/1", "R8.4.1から", "10時30分から", "第2周の結果", "2案を比較",
     "WG①で検討", "窓口は１階", "3番窓口", "A4で配る", ""],
)  # fmt: skip
def test_days_and_numbers_of_things_are_no_figures(text):
    assert not holds_figure(text)


def test_evidence_is_found_by_what_it_speaks_for(tmp_path):
    with section_store(tmp_path) as store:
        request, other = add(store).record_id, add(store).record_id
        add(store, "evidence", claim="のちの値", request=request, as_of="R8.11.2")
        add(store, "evidence", claim="はじめの値", request=request, as_of="R8.11.1")
        add(store, "evidence", claim="ほかの要望の値", request=other)
        found = evidence_of(store, "request", [request])
    assert [proof.said.claim for proof in found[request]] == ["はじめの値", "のちの値"]
    assert set(found) == {request}


def test_evidence_for_a_measure_is_found_by_its_number(tmp_path):
    with division_store(tmp_path) as store:
        add(store, "evidence", measure="1-01")
        assert [proof.said.value for proof in evidence_of(store, "measure", ["1-01"])["1-01"]] == [5]
