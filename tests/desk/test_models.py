"""Lists: right in Qt's own eyes, lazy at any length."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from leaderdesk.desk.models import records
from leaderdesk.desk.models.columns import Column, columns_of
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.models.records import RecordsModel
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.log import imported_file
from leaderdesk.ledger.merge import withdraw
from leaderdesk.ledger.query import Query
from tests.builders import add, handed_over, section_store
from tests.desktop import settle, wait_for

MANY = 12_000


@pytest.fixture
def crowded(tmp_path):
    """A section with more requests than any list fetches at once."""
    with section_store(tmp_path, name="crowded.db") as store:
        one = add(store, title="見本 00000").body
        bodies = [{**one, "title": f"見本 {place:05}"} for place in range(1, MANY)]
        for body in bodies:
            body.pop("local_no")
        store.add_all([(Request, body, "") for body in bodies])
        yield store


def test_a_long_list_shows_its_first_rows_without_fetching_the_rest(crowded, qapp):
    model = RecordsModel(crowded, columns_of(Request, crowded))
    counts = []
    model.counted.connect(counts.append)
    model.show_query(Query(Request))
    assert model.rowCount() == records.FIRST_SLICE
    assert counts == [MANY]
    assert model._blocks == {}  # not one record was read before it is looked at
    model.index(0, 0).data()
    assert len(model._blocks) == 1


def test_the_rest_of_the_keys_follow_while_the_desk_is_idle(crowded, qapp):
    model = RecordsModel(crowded, columns_of(Request, crowded))
    model.show_query(Query(Request))
    wait_for(lambda: model.rowCount() == MANY)
    assert len({model.record_id(place) for place in range(MANY)}) == MANY


def test_only_a_window_of_records_is_kept_in_memory(crowded, qapp):
    model = RecordsModel(crowded, columns_of(Request, crowded))
    model.show_query(Query(Request))
    model.fetch_all()
    for place in range(0, MANY, 10):
        assert model.index(place, 1).data()
    assert len(model._blocks) <= 64


def test_a_record_is_found_wherever_it_stands(crowded, qapp):
    model = RecordsModel(crowded, columns_of(Request, crowded))
    model.show_query(Query(Request, order="title"))
    model.fetch_all()
    last = model.record_id(MANY - 1)
    model.show_query(Query(Request, order="title"))
    assert model.place_of(last) == MANY - 1
    assert model.place_of("00000000-0000-4000-8000-000000000000") == -1


def test_qt_finds_no_fault_in_the_models(section, qapp):
    model = RecordsModel(section, columns_of(Request, section))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_query(Query(Request))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    add(section, title="もう一つ")
    model.refresh()
    settle()
    assert model.rowCount() == 4
    assert tester.model() is model
    lines = LinesModel([Column("word", "語", str)])
    tester = QAbstractItemModelTester(lines, QAbstractItemModelTester.FailureReportingMode.Warning)
    lines.show_lines(["い", "ろ"])
    lines.add_line("は")
    lines.replace_line(1, "に")
    lines.sort(0)
    assert [lines.index(place, 0).data() for place in range(3)] == ["い", "に", "は"]
    assert lines.rowCount(QModelIndex()) == 3


def test_a_record_that_vanished_meanwhile_leaves_an_empty_line_not_an_error(section, division, tmp_path, qapp):
    [taken] = receive(division, [handed_over(section, tmp_path)])
    model = RecordsModel(division, columns_of(Request, division))
    model.show_query(Query(Request))
    assert model.rowCount() == 3
    with division.reading() as connection:
        file = imported_file(connection, digest=taken.content.manifest.digest)
    withdraw(division, file.file_id)
    assert model.index(0, 1).data() is None
    model.refresh()
    assert model.rowCount() == 0
