"""The volume of a city: 64 sections of 500 records each in one go, with the bad mail among them, and one workbook out."""

from __future__ import annotations

from collections import Counter

import pytest
from python_calamine import CalamineWorkbook

from leaderdesk.codes import OwnedBy
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.check import dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from leaderdesk.reports.consolidated import consolidate
from leaderdesk.sample.city import make_city
from leaderdesk.sample.plan import Plan
from tests.builders import OTHER_CITY, add, handed_over, section_store

SECTIONS, RECORDS = 64, 500


@pytest.fixture(scope="module")
def delivery(tmp_path_factory):
    """64 files of 500 records; among them two that are broken, one of another city, and three old ones."""
    city = tmp_path_factory.mktemp("city")
    make_city(city, Plan(sections=SECTIONS, records=RECORDS))
    folder = city / "submissions"
    newest = sorted(folder.glob("*.xlsx"))
    (folder / "壊れた1.xlsx").write_bytes(newest[0].read_bytes()[:-5000])
    torn = bytearray(newest[1].read_bytes())
    torn[len(torn) // 2] ^= 0xFF
    (folder / "壊れた2.xlsx").write_bytes(torn)
    with section_store(city, "0101", name="other.db", municipality=OTHER_CITY) as other:
        add(other)
        handed_over(other, folder)
    for path in newest[:3]:  # the file of today becomes an old one: the section hands over anew
        code = path.name.split("_")[2]
        with open_store(city / "sections" / f"{code}.db", KINDS) as store:
            handed_over(store, folder)
    return city


def test_all_of_it_comes_in_and_the_rest_changes_nothing(delivery, tmp_path):
    with open_store(delivery / "division.db", KINDS) as division:
        first = list(receive(division, [delivery / "submissions"]))
        assert Counter(verdict.outcome for verdict in first) == {
            Outcome.IMPORTED: SECTIONS,
            Outcome.ALREADY: 3,
            Outcome.REFUSED: 3,
        }
        refused = {verdict.file: verdict.code for verdict in first if verdict.outcome is Outcome.REFUSED}
        assert {refused["壊れた1.xlsx"], refused["壊れた2.xlsx"]} == {"LD-2104"}
        assert [code for name, code in refused.items() if OTHER_CITY in name] == ["LD-2202"]
        kinds = [kind for kind in KINDS if kind.OWNED_BY is OwnedBy.SECTION and not kind.KEY]
        counts = {kind.KIND: count(division, Query(kind)) for kind in kinds}
        assert sum(counts.values()) == SECTIONS * RECORDS

        whole = dump_hash(division)
        again = list(receive(division, [delivery / "submissions"]))
        assert not any(verdict.outcome is Outcome.IMPORTED for verdict in again)
        assert dump_hash(division) == whole

        target = tmp_path / "全庁.xlsx"
        assert consolidate(division, target) == counts
    book = CalamineWorkbook.from_path(str(target))
    rows = {kind.KIND: len(book.get_sheet_by_name(kind.LABEL).to_python()) - 1 for kind in kinds}
    assert rows == counts
