"""Histories: what happens to the stores of a city, drawn from a seed and played on the product's own functions.

Every PC is a real store, in memory where the machine has a folder there; every file goes through `receive.commit`, every version through `Store`. Beside
each store stands what it must know, kept with plain sets: what was written here, and what the files brought that are
not withdrawn. Sections with several PCs and two divisions write, decide, hand files over, lose them, get them twice
or late, withdraw them, are copied with and without knowing it, restored, killed while they receive; their clocks jump.
"""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import create_engine

from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.reader import ExchangeFile
from leaderdesk.exchange.receive import commit
from leaderdesk.exchange.seal import SUBMISSION, SYNC, Manifest, rows_of
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger import engine as engines
from leaderdesk.ledger import heads, merge, projection, tables
from leaderdesk.ledger.backup import renew_identity
from leaderdesk.ledger.identity import Identity, Role
from leaderdesk.ledger.projection import Projector, revision_of
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from tests.builders import CITY, Clock, division_store

KINDS = (Request, Section)  # few, so that a history is quick
SECTIONS = ("0101", "0201")
PROJECTOR = Projector(KINDS)
COMPILED: dict[object, object] = {}
DIALECT = create_engine("sqlite:///x").dialect
REASON = "見本の削除"


@contextmanager
def empty_image() -> Iterator[Path]:
    """A store without records that knows the sections; every PC of every history begins with a copy of it."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with TemporaryDirectory(dir=memory) as folder:
        with division_store(Path(folder), kinds=KINDS, preset="") as store:
            store.put_all(Section, [{"code": code, "name": code} for code in SECTIONS])
        yield Path(str(store.target))


def copied(source: Path, target: Path) -> Path:
    """A store's file as it is at this moment."""
    with closing(sqlite3.connect(source)) as theirs, closing(sqlite3.connect(target)) as ours:
        theirs.backup(ours)
    return target


class KilledError(Exception):
    """The plug was pulled."""


@dataclass(frozen=True, eq=False)
class File:
    """What was handed over: whose it says it is, from which PC, its number there, and its rows in their order."""

    owner: str
    install: str
    serial: int
    rows: tuple[Revision, ...]

    def ids(self) -> set[str]:
        return {revision.rev_id for revision in self.rows}

    def content(self, direction: str) -> ExchangeFile:
        manifest = Manifest.seal(
            rows_of(revision.rev_id for revision in self.rows),
            counts={},
            serial=self.serial,
            fiscal_year=2026,
            direction=direction,
            municipality=CITY,
            owner=self.owner,
            owner_name=self.owner,
            install=self.install,
            pc="A",
            written_at="2026-11-23T12:00:00+09:00",
        )
        return ExchangeFile(manifest, self.rows, ())


@dataclass
class Expected:
    """What a store must know: what was written here, and by file_id what came in and whether it is withdrawn."""

    here: set[str] = field(default_factory=set)
    brought: dict[int, File] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)

    def standing(self) -> list[int]:
        return sorted(self.brought.keys() - self.withdrawn)

    def known(self) -> set[str]:
        return self.here.union(*(self.brought[file_id].ids() for file_id in self.standing()))

    def ever(self) -> set[str]:
        return self.here.union(*(file.ids() for file in self.brought.values()))

    def copy(self) -> Expected:
        return Expected(set(self.here), dict(self.brought), set(self.withdrawn))


@dataclass
class Seat:
    """A PC: its store, and what that must know."""

    store: Store
    expected: Expected
    serial: int = 0

    @property
    def owner(self) -> str:
        return str(self.store.identity.owner)

    def revisions(self) -> list[Revision]:
        """What the store knows of the sections' records."""
        with self.store.reading() as connection:
            found = [revision_of(row) for row in connection.execute(projection.known())]
        return sorted((each for each in found if each.kind == Request.KIND), key=by_writer)

    def known(self) -> set[str]:
        """The ids of the same."""
        table = tables.revision.c
        with self.store.reading() as connection:
            query = projection.known().with_only_columns(table.rev_id).where(table.kind == Request.KIND)
            return set(connection.execute(query).scalars())

    def heads(self) -> dict[str, set[str]]:
        """By record, the versions that stand."""
        records = merge.by_record(self.revisions()).items()
        return {record_id: {head.rev_id for head in heads.heads_of(found)} for record_id, found in records}

    @property
    def path(self) -> Path:
        return Path(str(self.store.target))

    def prove(self) -> None:
        """The store knows what it must, no more and no less."""
        counting = "what is known is what was written here and what counts of the files"
        assert self.known() == self.expected.known(), counting


def by_writer(revision: Revision) -> tuple[str, int, str, str]:
    """An order in which no clock has part."""
    return revision.install, revision.seq, revision.record_id, str(revision.body["title"])


class History:
    """One history: a city of PCs at its beginning, and what `play` lets happen to them."""

    def __init__(self, image: Path, *, clock_runs: bool = True) -> None:
        self.image = image
        self.folder = TemporaryDirectory(dir=image.parent)
        self.dice = random.Random()
        self.clock = Clock()
        self.clock_runs = clock_runs
        self.installs = self.stores = self.titles = self.decisions = self.withdrawals = 0
        self.genuine: set[str] = set()
        self.files: list[File] = []
        self.received: list[File] = []
        self.seats: list[Seat] = []
        self.divisions: list[Seat] = []
        self.backups: list[tuple[Seat, Path, Expected]] = []

    def play(self, seed: int, steps: int) -> None:
        self.dice.seed(seed)
        for section in SECTIONS[: self.dice.choice((1, 2, 2, 2))]:
            for _ in range(self.dice.choice((1, 2, 2))):
                self.seats.append(self.seat(Role.SECTION, section))
        self.divisions = [self.seat(Role.DIVISION, "") for _ in range(2)]
        for _ in range(steps):
            self.dice.choice(self.STEPS)(self)

    # ------------------------------------------------------------ the world

    def new_install(self) -> str:
        """The ids of PCs, from a row of numbers: what is drawn from a seed is the same every time."""
        self.installs += 1
        return f"{self.installs:032x}"

    def seat(self, role: Role, section: str) -> Seat:
        identity = Identity(role, CITY, CITY, section, section, "A", self.new_install())
        return Seat(self.opened(self.image, identity), Expected())

    def place(self) -> Path:
        """Where the next file of a store lies."""
        self.stores += 1
        return Path(self.folder.name) / f"{self.stores}.db"

    def opened(self, image: Path, identity: Identity) -> Store:
        path = copied(image, self.place())
        engine = engines.connect(path).execution_options(compiled_cache=COMPILED)
        engine.dialect = DIALECT  # with which the statements are known: half of the time goes into writing them
        return Store(path, engine, PROJECTOR, identity, now=self.clock, let_go=lambda: None)

    def everybody(self) -> list[Seat]:
        return [*self.seats, *self.divisions]

    def close(self) -> None:
        for seat in self.everybody():
            seat.store.close()
        self.folder.cleanup()

    def title(self) -> str:
        self.titles += 1
        return f"件名 {self.titles}"

    # ------------------------------------------------------------ writing

    def wrote(self, seat: Seat, revision: Revision) -> None:
        self.genuine.add(revision.rev_id)
        seat.expected.here.add(revision.rev_id)
        seat.prove()

    def add(self) -> None:
        seat = self.dice.choice(self.seats)
        record_id = str(UUID(int=self.dice.getrandbits(128), version=4))
        if len({revision.record_id for revision in seat.revisions()}) < 3:  # few records, so that hands meet on them
            body = {"title": self.title(), "raised_on": "2026-04-01"}
            self.wrote(seat, seat.store.add(Request, body, record_id=record_id))

    def seen(self, seat: Seat) -> tuple[str, heads.View] | None:
        """One of the seat's records, and how it is seen there."""
        ids = sorted({revision.record_id for revision in seat.revisions()})
        if not ids:
            return None
        record_id = self.dice.choice(ids)
        return record_id, seat.store.view(record_id)

    def change(self, seat: Seat, *, deletes: bool) -> None:
        found = self.seen(seat)
        if found is None or found[1].conflicts:
            return
        record_id, view = found
        if view.shown.deleted is not None:
            self.wrote(seat, seat.store.undelete(record_id))
        elif deletes:
            self.wrote(seat, seat.store.delete(record_id, REASON))
        else:
            self.wrote(seat, seat.store.edit(record_id, {"title": self.title()}))

    def edit(self) -> None:
        self.change(self.dice.choice(self.seats), deletes=False)

    def delete(self) -> None:
        self.change(self.dice.choice(self.seats), deletes=True)

    def decide(self) -> None:
        """A person settles a conflict: takes one version, deletes, or types a third."""
        for seat in self.seats:
            views = {each.record_id: seat.store.view(each.record_id) for each in seat.revisions()}
            disputed = sorted(record_id for record_id, view in views.items() if view.conflicts)
            if not disputed:
                continue
            record_id = disputed[0]
            titles = [*sorted(str(head.body["title"]) for head in views[record_id].heads), self.title()]
            body = {**views[record_id].shown.body, "title": self.dice.choice(titles)}
            deleted = self.dice.choice((None, None, None, REASON))
            self.wrote(seat, seat.store.resolve(record_id, body, deleted=deleted))
            after = seat.store.view(record_id)
            assert len(after.heads) == 1 and after.shown.body["title"] == body["title"], "a decision leaves one version"
            self.decisions += 1
            return

    def quarrel(self) -> None:
        """Two PCs of a section know the same, change it in two ways, and one hears of it."""
        one = self.dice.choice(self.seats)
        others = [seat for seat in self.seats if seat.owner == one.owner and seat is not one]
        if others:
            other = self.dice.choice(others)
            self.deliver(other, self.file_of(one))
            self.change(one, deletes=self.dice.random() < 0.3)
            self.change(other, deletes=self.dice.random() < 0.3)
            self.deliver(other, self.file_of(one))

    # ------------------------------------------------------------ files

    def file_of(self, seat: Seat) -> File:
        seat.serial += 1
        rows = seat.revisions()
        self.dice.shuffle(rows)
        return File(seat.owner, seat.store.identity.install, seat.serial, tuple(rows))

    def hand_over(self) -> None:
        """A PC writes a file: all it knows, or only what the other side seemed to lack."""
        file = self.file_of(self.dice.choice(self.seats))
        some = tuple(revision for revision in file.rows if self.dice.random() < 0.6)
        self.files.append(replace(file, rows=self.dice.choice((file.rows, some))))

    def deliver(self, to: Seat, file: File) -> Outcome:
        """A file comes to a PC, as its desk would take it in."""
        is_division = to in self.divisions
        content = file.content(SUBMISSION if is_division else SYNC)
        before = to.store.identity.install
        own = {revision.rev_id for revision in file.rows if revision.install == before}
        verdict = commit(to.store, Verdict("file", Path("file"), content.manifest.digest, content=content))
        if verdict.outcome is Outcome.IMPORTED:
            is_copied = not own <= to.expected.ever()
            to.expected.brought[verdict.file_id] = file
            assert verdict.is_doubled == is_copied == (to.store.identity.install != before), (
                "a PC whose id is used elsewhere writes under a new one"
            )
        if verdict.outcome in (Outcome.IMPORTED, Outcome.ALREADY):
            assert file.ids() <= to.expected.known(), "what was taken in is there"
            if is_division and file not in self.received:
                self.received.append(file)
        to.prove()
        return verdict.outcome

    def arrive(self) -> None:
        if self.files:
            self.deliver(self.dice.choice(self.divisions), self.dice.choice(self.files))

    def arrive_twice(self) -> None:
        if self.files:
            division, file = self.dice.choice(self.divisions), self.dice.choice(self.files)
            self.deliver(division, file)
            assert self.deliver(division, file) is Outcome.ALREADY, "a file taken in twice is taken in once"

    def meet(self) -> None:
        """Two PCs of a section exchange through a file."""
        if self.files:
            file = self.dice.choice(self.files[-4:])
            self.deliver(self.dice.choice([seat for seat in self.seats if seat.owner == file.owner]), file)

    def lose(self) -> None:
        if self.files and self.dice.random() < 0.5:
            self.files.pop(self.dice.randrange(len(self.files)))

    def forge(self) -> None:
        """A section's file with a version of somebody else's record in it, under its own name or under theirs."""
        liar, division = self.dice.choice(self.seats), self.dice.choice(self.divisions)
        if honest := [seat for seat in self.seats if seat.owner != liar.owner]:
            self.deliver(division, self.file_of(self.dice.choice(honest)))
        if victims := [found for found in division.revisions() if found.owner != liar.owner]:
            victim = self.dice.choice(victims)
            owner = self.dice.choice((liar.owner, victim.owner))
            facts = {"owner": owner, "parents": (victim.rev_id,), "n": victim.n + 1, "rev_id": ""}
            forged = replace(victim, **facts, body={**victim.body, "title": "すり替えた件名"})
            outcome = self.deliver(division, replace(self.file_of(liar), rows=(forged,)))
            assert outcome is Outcome.REFUSED, "nobody writes another's records"

    def die_while_receiving(self) -> None:
        if self.files:
            division, file = self.dice.choice(self.divisions), self.dice.choice(self.files)
            with killed_in_the_middle(division.store.projector):
                self.deliver(division, file)
            division.prove()

    def withdraw(self) -> None:
        """An import is undone; what was foretold comes true, and receiving the file again brings it back."""
        seats = [seat for seat in self.everybody() if seat.expected.standing()]
        if seats:
            seat = self.dice.choice(seats)
            file_id = self.dice.choice(seat.expected.standing())
            foretold, before = merge.without(seat.store, file_id), seat.heads()
            merge.withdraw(seat.store, file_id)
            seat.expected.withdrawn.add(file_id)
            seat.prove()
            after = seat.heads()
            returning = sum(before[record_id] != found for record_id, found in after.items())
            assert [sum(counts.values()) for counts in foretold] == [len(before) - len(after), returning], (
                "withdrawing does what it said it would"
            )
            self.withdrawals += 1
            if self.dice.random() < 0.5:
                self.deliver(seat, seat.expected.brought[file_id])

    def reinstate(self) -> None:
        """A withdrawal is taken back."""
        if seats := [seat for seat in self.everybody() if seat.expected.withdrawn]:
            seat = self.dice.choice(seats)
            file_id = self.dice.choice(sorted(seat.expected.withdrawn))
            merge.reinstate(seat.store, file_id)
            seat.expected.withdrawn.discard(file_id)
            seat.prove()

    # ------------------------------------------------------------ machines

    def back_up(self) -> None:
        seat = self.dice.choice(self.everybody())
        self.backups.append((seat, copied(seat.path, self.place()), seat.expected.copy()))

    def lay_back(self, *, knows: bool) -> None:
        """An earlier state of a store takes its place; what was written since is lost here unless a file carried it."""
        if self.backups:
            seat, image, expected = self.dice.choice(self.backups)
            seat.store.close()
            seat.store = self.opened(image, seat.store.identity)
            seat.expected = expected.copy()
            if knows:
                self.renew(seat)
            seat.prove()

    def renew(self, seat: Seat) -> None:
        renew_identity(seat.store, seat.store.target)
        seat.store.identity = replace(seat.store.identity, install=self.new_install())

    def restore(self) -> None:
        """From a backup, as the program does it: the PC has a new id."""
        self.lay_back(knows=True)

    def lay_back_by_hand(self) -> None:
        """A whole machine goes back by a day; nobody tells the program."""
        self.lay_back(knows=False)

    def duplicate(self, *, knows: bool) -> None:
        seat = self.dice.choice(self.seats)
        if len(self.seats) < 6:
            store = self.opened(seat.path, seat.store.identity)
            self.seats.append(Seat(store, seat.expected.copy(), seat.serial))
            if knows:
                self.renew(self.seats[-1])

    def copy(self) -> None:
        """A store is copied to another PC; there it takes a new id."""
        self.duplicate(knows=True)

    def clone(self) -> None:
        """A whole PC is cloned: two write under one id and do not know it."""
        self.duplicate(knows=False)

    def jump(self) -> None:
        hours = self.dice.choice((-30, -1, 1, 5, 1000))
        if self.clock_runs:
            self.clock.at += timedelta(hours=hours)

    STEPS: tuple[Callable[[History], None], ...] = (
        *(add,) * 3, *(edit,) * 5, *(delete,) * 2, *(decide,) * 5, *(hand_over,) * 4, *(arrive,) * 4, arrive_twice,
        *(meet,) * 4, *(quarrel,) * 5, lose, *(forge,) * 2, die_while_receiving, *(withdraw,) * 2, reinstate, *(back_up,) * 2,
        restore, lay_back_by_hand, copy, clone, jump,
    )  # fmt: skip


@contextmanager
def killed_in_the_middle(projector: Projector) -> Iterator[None]:
    """Whoever takes a file in dies after its revisions were written and before their views were."""

    def die(*_arguments: object) -> None:
        raise KilledError

    projector.add_new = die
    try:
        yield
    except KilledError:
        pass
    finally:
        del projector.add_new


# ---------------------------------------------------------------- what is true of every history


def prove(history: History) -> None:
    """Every promise, at the end of a history and after everybody has met everybody."""
    for seat in history.everybody():
        seat.prove()
        prove_views(seat)
    everything = [*history.received, *(history.file_of(seat) for seat in history.seats)]
    first, second = history.divisions
    for file in everything:
        history.deliver(first, file)
    for file in reversed(everything):
        history.deliver(second, file)
    assert first.known() == second.known(), "any order of the same files gives the same"
    assert first.known() <= history.genuine, "what is known was written by those whose it is"
    for section in {seat.owner for seat in history.seats}:
        one, *others = (seat for seat in history.seats if seat.owner == section)
        for other in others:
            history.deliver(one, history.file_of(other))
        assert one.known() <= first.known(), "the division has what the sections have"
        for other in others:
            history.deliver(other, history.file_of(one))
            assert other.known() == one.known(), "the PCs of a section end with the same"
    for seat in history.everybody():
        prove_views(seat)


def prove_views(seat: Seat) -> None:
    """Nothing that somebody wrote is out of sight, and the lists show what the versions say."""
    everything = {revision.rev_id: revision for revision in seat.revisions()}
    for record_id, revisions in merge.by_record(everything.values()).items():
        assert len({revision.owner for revision in revisions}) == 1, "a record has one owner"
        found = seat.store.view(record_id)
        reached = {rev_id for head in found.heads for rev_id in with_those_before(everything, head)}
        assert reached == {revision.rev_id for revision in revisions}, (
            "every version is seen, or one before what is seen"
        )
        before = {rev_id for head in found.heads for rev_id in with_those_before(everything, head) - {head.rev_id}}
        assert not before & {head.rev_id for head in found.heads}, "what was followed is no version of now"
        contents = {(head.body["title"], head.deleted is not None) for head in found.heads}
        is_told = bool(found.conflicts) or all(head.deleted is not None for head in found.heads)
        assert len(contents) == 1 or is_told, "versions that differ are told"
        if any(head.deleted is None for head in found.heads):
            assert found.shown.deleted is None, "what somebody edited is not out of sight"
    with seat.store.reading() as connection:
        assert seat.store.projector.differing(connection) == [], "the lists show what the versions say"


def with_those_before(everything: dict[str, Revision], head: Revision) -> set[str]:
    found: set[str] = set()
    waiting = [head.rev_id]
    while waiting:
        rev_id = waiting.pop()
        if rev_id in everything and rev_id not in found:
            found.add(rev_id)
            waiting.extend(everything[rev_id].parents)
    return found


def outline(seat: Seat) -> list[object]:
    """What is seen at a seat, without what a clock has part in."""
    found = []
    for record_id in sorted({revision.record_id for revision in seat.revisions()}):
        at = seat.store.view(record_id)
        versions: Iterable[tuple[str, str]] = ((str(head.body["title"]), head.deleted or "") for head in at.heads)
        found.append((record_id, sorted(versions), sorted(at.conflicts)))
    return found
