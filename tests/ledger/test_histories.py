"""Merging, proven on histories of real stores, and that breaking any rule of it in the product is noticed.

Here a store is held against plain sets after every step. The pure rules are proven on many more histories by
`test_merge_histories.py`, files that are written and read by `test_any_order.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import and_, exists, or_, select

from leaderdesk.exchange import admission
from leaderdesk.ledger import engine, heads, log, merge, projection, tables
from leaderdesk.ledger.history import seen_heads
from tests.ledger.histories import History, empty_image, outline, prove


@pytest.fixture(scope="module")
def image():
    with empty_image() as path:
        yield path


@contextmanager
def played(image, seed, steps, **how) -> Iterator[History]:
    history = History(image, **how)
    try:
        history.play(seed, steps)
        yield history
    finally:
        history.close()


def test_every_promise_holds_on_real_stores(image, volume):
    decisions = withdrawals = 0
    for seed in range(volume(20, 400)):
        with played(image, seed, volume(50, 80)) as history:
            prove(history)
            decisions += history.decisions
            withdrawals += history.withdrawals
    assert decisions > 5 and withdrawals > 20  # else the histories are too tame to prove anything


def test_what_a_store_shows_does_not_depend_on_any_clock(image, volume):
    for seed in range(volume(4, 60)):
        with played(image, seed, 50) as running, played(image, seed, 50, clock_runs=False) as standing:
            for one, other in zip(running.everybody(), standing.everybody(), strict=True):
                assert outline(one) == outline(other)


# ---------------------------------------------------------------- the product, broken


def latest_by_clock(real):
    return lambda found: tuple(sorted(found, key=lambda each: (each.written_at, each.rev_id))[-1:])


def without_deletions(real):
    return lambda found: real([each for each in found if each.deleted is None] or found)


def without_parents(real):
    return lambda found: tuple(sorted(found, key=lambda each: (each.deleted is None, each.n, each.rev_id))[::-1])


def deleted_first(real):
    return lambda found: tuple(sorted(real(found), key=lambda head: head.deleted is None))


def by_name_alone(real):
    return lambda found: tuple(sorted(real(found), key=lambda head: head.rev_id, reverse=True))


def edits_only(real):
    def conflicts_of(found):
        living = [head for head in found if head.deleted is None]
        return real(living) if living else {}

    return conflicts_of


def first_head_only(real):
    return lambda *arguments: real(*arguments)[:1]


def always(answer):
    return lambda real: lambda *_arguments: answer


def one_per_running_number(real):
    """A second version under one running number of a PC is taken for the first."""

    def insert_new(connection, table, rows):
        if table is tables.revision:
            query = select(tables.revision.c.install, tables.revision.c.seq)
            taken = {tuple(row) for row in connection.execute(query)}
            rows = [row for row in rows if (row["install"], row["seq"]) not in taken]
        real(connection, table, rows)

    return insert_new


def not_behind(real):
    """A version that comes later than one of a higher count is dropped."""

    def insert_new(connection, table, rows):
        if table is tables.revision:
            counts = dict(connection.execute(select(table.c.record_id, table.c.n).order_by(table.c.n)).all())
            rows = [row for row in rows if row["n"] >= counts.get(row["record_id"], 0)]
        real(connection, table, rows)

    return insert_new


def after_its_parents(real):
    """A version whose parents have not come yet is dropped."""

    def insert_new(connection, table, rows):
        if table is tables.revision:
            there = {*connection.execute(select(table.c.rev_id)).scalars(), *(row["rev_id"] for row in rows)}
            rows = [row for row in rows if all(rev_id in there for rev_id in json.loads(row["parents"]))]
        real(connection, table, rows)

    return insert_new


def half_of_them(real):
    """Of many rows the last are not read."""
    return lambda connection, table, rows: real(connection, table, rows[: max(1, len(rows) // 2)])


def what_is_new(real):
    """A file is said to have brought only what no file brought before."""

    def log_arrivals(connection, file_id, rev_ids):
        before = set(connection.execute(select(tables.arrival.c.rev_id)).scalars())
        real(connection, file_id, [rev_id for rev_id in rev_ids if rev_id not in before])

    return log_arrivals


def gone_with_any_file(real):
    """A version is withdrawn with each of the files that brought it."""
    revision, arrived, logged = tables.revision.c, tables.arrival.c, tables.exchange_log.c
    brought = and_(arrived.rev_id == revision.rev_id, arrived.file_id == logged.file_id)
    none_gone = exists().where(brought) & ~exists().where(brought, logged.withdrawn_at.is_not(None))
    return lambda: select(tables.revision).where(or_(revision.here, none_gone))


def whoever_else_brought_it(real):
    """What withdrawing would do is foretold without a look at other files."""

    def brought_alone(connection, file_id):
        carried = tables.arrival.c.file_id == file_id, tables.arrival.c.rev_id == tables.revision.c.rev_id
        query = select(tables.revision.c.record_id, tables.revision.c.rev_id).where(*carried)
        rows = connection.execute(query).all()
        return {row.record_id for row in rows}, {row.rev_id for row in rows}

    return brought_alone


def though_withdrawn(real):
    return lambda: select(*log._COLUMNS).where(tables.exchange_log.c.outcome == log.IMPORTED)


def without_views(real):
    def mark_withdrawn(*arguments):
        real(*arguments)
        return []

    return mark_withdrawn


def half_is_kept(real):
    """What a failing transaction wrote until then stays."""

    @contextmanager
    def writing(of):
        failed = None
        with real(of) as connection:
            try:
                yield connection
            except Exception as error:
                failed = error
        if failed:
            raise failed

    return writing


BROKEN: dict[str, tuple[Callable, Callable]] = {
    "the last writer wins by the clock": (heads.heads_of, latest_by_clock),
    "deletions are ignored": (heads.heads_of, without_deletions),
    "parents are ignored": (heads.heads_of, without_parents),
    "the shown version is the greatest by name, deleted or not": (heads.heads_of, by_name_alone),
    "a deletion stands before an edit": (heads.heads_of, deleted_first),
    "deleting wins over editing without a word": (heads.conflicts_of, edits_only),
    "a decision names one version only": (seen_heads, first_head_only),
    "a file may carry anybody's records": (admission._may_write, always(True)),
    "a version may be put upon anybody's record": (admission.trespass, always(None)),
    "versions are told apart by their running number": (engine.insert_new, one_per_running_number),
    "a late version is dropped": (engine.insert_new, not_behind),
    "a version that comes before its parents is dropped": (engine.insert_new, after_its_parents),
    "a file's rows are taken in by half": (engine.insert_new, half_of_them),
    "what two files brought is said of the first only": (log.log_arrivals, what_is_new),
    "what two files brought goes with one of them": (projection.known, gone_with_any_file),
    "withdrawing is foretold without the other files": (log.brought_alone, whoever_else_brought_it),
    "a withdrawn file counts as taken in": (log._imported, though_withdrawn),
    "withdrawing renews no view": (log.mark_withdrawn, without_views),
    "a copied PC goes on under its id": (merge.brings_own, always(False)),
    "half of a file stays when it fails": (engine.writing, half_is_kept),
}


def replace_everywhere(monkeypatch, real, broken):
    """Put another function in the place of one of the product's, wherever it was imported."""
    for name, module in list(sys.modules.items()):
        if name.startswith("leaderdesk"):
            for attribute, value in list(vars(module).items()):
                if value is real:
                    monkeypatch.setattr(module, attribute, broken)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_noticed(name, image, monkeypatch):
    real, breaking = BROKEN[name]
    replace_everywhere(monkeypatch, real, breaking(real))
    for seed in range(60):
        try:
            with played(image, seed, 50) as history:
                prove(history)
        except Exception:  # an assertion says no, or what is broken falls
            return
    pytest.fail(f"nobody noticed that {name}")
