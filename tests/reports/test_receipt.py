"""受領証: both sides print the same one, of the same file; nobody prints one of a file that was not taken in."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.submissions import acknowledged_files
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.seal import Manifest
from leaderdesk.ledger.merge import withdraw
from leaderdesk.reports.document import Facts, Table
from leaderdesk.reports.receipt import grouped, receipt
from tests.builders import add, division_store, handed_over, section_store

HOME, OTHER = "0501", "0502"


@pytest.fixture
def desks(tmp_path):
    with section_store(tmp_path, HOME) as home, division_store(tmp_path) as division:
        add(home, title="番号札を集計したい")
        add(home, title="申請書を電子化したい")
        add(home, "guidance", theme="離席時のロック")
        yield home, division


def told(division, home, folder):
    """The 配布 file goes to the section and is taken in."""
    list(receive(home, distribute(division, folder, {HOME: "見本課"})))


def facts_of(document):
    found = [block for block in document.blocks if isinstance(block, Facts)]
    return {fact.label: fact.value for block in found for line in block.lines for fact in line}


def counts_of(document):
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    return dict(table.rows) | {table.total[0]: table.total[1]}


def test_both_sides_print_the_same_receipt_of_the_same_file(desks, tmp_path):
    home, division = desks
    list(receive(division, [handed_over(home, tmp_path / "a")]))
    told(division, home, tmp_path / "out")
    ours, theirs = receipt(home), receipt(division)
    assert ours == theirs
    [file] = [found.file for found in acknowledged_files(division)]
    manifest = Manifest.of(file.manifest)
    facts = facts_of(theirs)
    assert counts_of(theirs) == {"現場要望": "2 件", "指導記録": "1 件", "合計": "3 件"}
    assert sum(manifest.counts.values()) == 3
    assert facts["要約値"].replace(" ", "").replace("\n", "") == manifest.digest
    assert facts["確認コード"] == manifest.confirmation
    assert facts["号"] == "第1号"
    assert HOME in facts["提出した課"]


def test_there_is_no_receipt_before_the_division_has_the_file_and_the_section_knows(desks, tmp_path):
    home, division = desks
    file = handed_over(home, tmp_path / "a")
    for store in (home, division):
        with pytest.raises(LeaderDeskError) as caught:
            receipt(store)
        assert caught.value.code == "LD-2306"
    list(receive(division, [file]))
    assert receipt(division)
    with pytest.raises(LeaderDeskError):
        receipt(home)


def test_each_file_has_its_own_receipt_on_both_sides_the_earlier_ones_too(desks, tmp_path):
    home, division = desks
    for place in range(3):
        add(home, title=f"その{place}")
        list(receive(division, [handed_over(home, tmp_path / "a")]))
    told(division, home, tmp_path / "out")
    for number in ("第1号", "第2号", "3"):
        assert receipt(home, number=number) == receipt(division, number=number, section=HOME)
    assert counts_of(receipt(home, number="第1号"))["現場要望"] == "3 件"
    assert counts_of(receipt(home))["現場要望"] == "5 件"
    with pytest.raises(LeaderDeskError):
        receipt(division, section=OTHER)
    with pytest.raises(LeaderDeskError):
        receipt(home, number="第9号")


def test_a_report_of_nothing_has_a_receipt_too(tmp_path):
    with section_store(tmp_path, HOME) as home, division_store(tmp_path) as division:
        list(receive(division, [handed_over(home, tmp_path / "a")]))
        assert counts_of(receipt(division)) == {"合計": "0 件"}


def test_a_file_taken_back_has_no_receipt(desks, tmp_path):
    home, division = desks
    [verdict] = receive(division, [handed_over(home, tmp_path / "a")])
    withdraw(division, verdict.file_id)
    with pytest.raises(LeaderDeskError):
        receipt(division)


def test_a_distribution_file_of_an_earlier_version_is_enough_for_the_newest_receipt(desks, tmp_path, monkeypatch):
    home, division = desks
    list(receive(division, [handed_over(home, tmp_path / "a")]))
    monkeypatch.setattr("leaderdesk.exchange.distribution._receipts", lambda *_: {})
    told(division, home, tmp_path / "out")
    assert receipt(home) == receipt(division)


def test_a_digest_is_read_in_groups():
    assert grouped("0123456789abcdef" * 4) == "01234567 89abcdef 01234567 89abcdef\n01234567 89abcdef 01234567 89abcdef"
