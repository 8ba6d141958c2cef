"""Files are lost, repeated, late and out of order; the division ends with the same content whatever came how."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import commit
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.backup import file_hash
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.merge import change, take_in
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.projection import known, revision_of
from tests.builders import Clock, add, division_store, section_store

SECTIONS, PCS = ("0101", "0501", "0703", "1103"), ("A", "B")
WORDS = st.sampled_from(["番号札を集計したい", "=1+1", "髙﨑 𠮷", "一行目\n二行目", "😀", "_x0041_"])


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    """An empty store of every PC and of the division, each with its own id; every example starts from copies."""
    folder = tmp_path_factory.mktemp("templates")
    for code in SECTIONS:
        for pc in PCS:
            section_store(folder, code, pc).close()
    division_store(folder).close()
    return folder


class City(RuleBasedStateMachine):
    """Four sections of two PCs each, a mail that cannot be relied on, and a division."""

    templates: Path

    @initialize()
    def begin(self):
        self.folder = TemporaryDirectory()
        home = Path(self.folder.name)
        self.clock = Clock()
        self.pcs = {}
        for code in SECTIONS:
            for pc in PCS:
                shutil.copyfile(self.templates / f"{code}-{pc}.db", home / f"{code}-{pc}.db")
                self.pcs[code, pc] = open_store(home / f"{code}-{pc}.db", KINDS, now=self.clock)
        self.divisions = []
        for name in ("as it came", "all at once", "newest only"):
            shutil.copyfile(self.templates / "division.db", home / f"{name}.db")
            self.divisions.append(open_store(home / f"{name}.db", KINDS, now=self.clock))
        self.mail = home / "mail"
        self.mail.mkdir()
        self.files, self.records, self.delivered = [], [], set()

    @rule(
        code=st.sampled_from(SECTIONS),
        pc=st.sampled_from(PCS),
        word=WORDS,
        kind=st.sampled_from(["request", "guidance"]),
    )
    def somebody_records(self, code, pc, word, kind):
        self.clock.forward(minutes=7)
        text = {"title": word.replace("\n", " ")} if kind == "request" else {"theme": "見本", "memo": word}
        self.records.append((code, pc, add(self.pcs[code, pc], kind, **text).record_id))

    @precondition(lambda self: self.records)
    @rule(data=st.data(), word=WORDS)
    def somebody_edits(self, data, word):
        code, pc, record_id = data.draw(st.sampled_from(self.records))
        store = self.pcs[code, pc]
        view = store.view(record_id)
        if len(view.heads) == 1 and view.shown.deleted is None:
            self.clock.forward(minutes=1)
            store.edit(record_id, {"target": word.replace("\n", " ")})

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def somebody_deletes(self, data):
        code, pc, record_id = data.draw(st.sampled_from(self.records))
        store = self.pcs[code, pc]
        if len(store.view(record_id).heads) == 1 and store.view(record_id).shown.deleted is None:
            store.delete(record_id, "見本の削除")

    @rule(code=st.sampled_from(SECTIONS))
    def the_pcs_of_a_section_meet(self, code):
        """B learns what A knows; from then on both may write the same record."""
        first, second = self.pcs[code, "A"], self.pcs[code, "B"]
        with first.reading() as connection:
            theirs = [revision_of(row) for row in connection.execute(known())]
        mine = [revision for revision in theirs if revision.owner == code]
        log = {"at": second.timestamp(), "direction": "in", "outcome": "imported", "file": "同期", "sha256": ""}
        with second.writing() as connection:
            take_in(connection, second.projector, mine, log, change(connection, mine))
        self.records += [(code, "B", found) for at, pc, found in self.records if (at, pc) == (code, "A")]

    @rule(code=st.sampled_from(SECTIONS), pc=st.sampled_from(PCS))
    def a_pc_hands_over(self, code, pc):
        self.clock.forward(hours=1)
        self.files.append((code, pc, submit(self.pcs[code, pc], self.mail)))

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def some_file_arrives(self, data):
        """Any of them, whenever, again and again; those never drawn are lost on the way."""
        place = data.draw(st.integers(0, len(self.files) - 1))
        verdict = deliver(self.divisions[0], self.files[place][2])
        assert verdict.outcome is (Outcome.ALREADY if place in self.delivered else verdict.outcome)
        assert verdict.outcome in (Outcome.IMPORTED, Outcome.ALREADY)
        self.delivered.add(place)

    def teardown(self):
        if not hasattr(self, "pcs"):
            return
        as_it_came, at_once, newest_only = self.divisions
        last = [submit(store, self.mail) for store in self.pcs.values()]  # the mails of the day it is settled
        for _, _, path in reversed(self.files):
            deliver(at_once, path)
        for path in last:
            deliver(as_it_came, path)
            deliver(newest_only, path)
        for path in reversed(last):
            deliver(at_once, path)
        hashes = {dump_hash(store) for store in self.divisions}
        faults = [check(store) for store in self.divisions]
        for path in [path for *_, path in self.files]:
            deliver(as_it_came, path)
        again = dump_hash(as_it_came)
        for store in [*self.pcs.values(), *self.divisions]:
            store.close()
        self.folder.cleanup()
        assert hashes == {again}
        assert faults == [[], [], []]


def deliver(division, path):
    """The file taken in, read in this process: the child's own tests are elsewhere."""
    content = read_file(path, list(KINDS))
    return commit(division, Verdict(path.name, path, file_hash(path), content=content))


def test_any_order_and_any_repetition_give_the_same_content(templates):
    City.templates = templates
    few = settings(
        max_examples=25, stateful_step_count=30, deadline=timedelta(seconds=60), suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(City, settings=few)
