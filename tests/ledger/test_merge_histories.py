"""The merge rule alone, proven on many histories: what is true of every one of them, and that breaking the rule is noticed.

A history is played in memory on the rule's own functions (`ledger.heads`, `Revision`): sections with several PCs and
two divisions write, hand files over, lose them, get them twice or late, are cloned, restored, and have wrong clocks.
The same is played on real stores by `test_histories.py`, on real files by `test_any_order.py`.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pytest

from leaderdesk.kinds import SCHEMA
from leaderdesk.ledger import heads
from leaderdesk.ledger.revision import Revision

Known = Mapping[str, Revision]

# ---------------------------------------------------------------- what is no function of the ledger's alone


def union(ours: Known, theirs: Iterable[Revision]) -> Known:
    """Merging: what is known is never replaced, what is new is added."""
    return {revision.rev_id: revision for revision in theirs} | dict(ours)


def admits(owner: str, revision: Revision) -> bool:
    """A section's file carries its own records only."""
    return revision.owner == owner


# ---------------------------------------------------------------- the world


@dataclass
class Seat:
    """A PC: whose it is, its id, its running number, what it knows, and what it acknowledged to its writer."""

    owner: str
    install: str
    known: Known = field(default_factory=dict)
    seq: int = 0
    acknowledged: set[str] = field(default_factory=set)
    aside: set[str] = field(default_factory=set)  # what it held before a backup was restored; it is kept beside it


@dataclass
class File:
    """What was handed over: whose it says it is, and its rows in their order."""

    owner: str
    rows: tuple[Revision, ...]


class History:
    """One history, drawn from a seed."""

    def __init__(self, seed: int, steps: int, *, clock_runs: bool = True) -> None:
        self.dice = random.Random(seed)
        self.clock_runs = clock_runs
        self.clock = 0
        self.installs = 0
        self.written: dict[str, Revision] = {}
        self.files: list[File] = []
        self.seats: list[Seat] = []
        for section in range(1, self.dice.choice((1, 1, 2, 4)) + 1):
            for _ in range(self.dice.randint(1, 3)):
                self.seats.append(Seat(f"0{section}01", self.new_install()))
        self.divisions = [Seat("division", self.new_install()) for _ in range(2)]
        self.received: list[File] = []
        self.decisions = 0
        for _ in range(steps):
            self.dice.choice(self.STEPS)(self)

    def new_install(self) -> str:
        self.installs += 1
        return f"{self.installs:032x}"

    # ------------------------------------------------------------ steps

    def write(self, seat: Seat, record_id: str, parents: Iterable[Revision], title: str, deleted: str | None) -> None:
        seat.seq += 1
        parents = tuple(parents)
        revision = Revision(
            record_id=record_id,
            kind="request",
            owner=seat.owner,
            parents=tuple(sorted(parent.rev_id for parent in parents)),
            n=1 + max((parent.n for parent in parents), default=0),
            install=seat.install,
            seq=seat.seq,
            author="見本",
            written_at=f"2026-11-23T{self.clock % 24:02}:00:00+09:00"
            if self.clock_runs
            else "2026-04-01T00:00:00+09:00",
            deleted=deleted,
            schema=SCHEMA,
            body={"title": title},
        )
        seat.known = union(seat.known, [revision])
        seat.acknowledged.add(revision.rev_id)
        self.written[revision.rev_id] = revision

    def add(self) -> None:
        seat = self.dice.choice(self.seats)
        if len({revision.record_id for revision in seat.known.values()}) < 3:  # few records, so that hands meet on them
            self.write(seat, f"record-{len(self.written)}", (), f"件名 {len(self.written)}", None)

    def seen(self, seat: Seat) -> tuple[str, heads.View] | None:
        """One of the seat's records, and how it is seen there."""
        ids = sorted({revision.record_id for revision in seat.known.values()})
        if not ids:
            return None
        record_id = self.dice.choice(ids)
        return record_id, heads.view(of_record(seat.known, record_id))

    def edit(self) -> None:
        seat = self.dice.choice(self.seats)
        if (found := self.seen(seat)) and not found[1].conflicts and found[1].shown.deleted is None:
            self.write(seat, found[0], found[1].heads, f"直し {len(self.written)}", None)

    def delete(self) -> None:
        seat = self.dice.choice(self.seats)
        if (found := self.seen(seat)) and not found[1].conflicts and found[1].shown.deleted is None:
            self.write(seat, found[0], found[1].heads, str(found[1].shown.body["title"]), "見本の削除")

    def decide(self) -> None:
        for seat in self.seats:
            disputed = sorted({each.record_id for each in seat.known.values()})
            views = ((record_id, heads.view(of_record(seat.known, record_id))) for record_id in disputed)
            found = next((at for at in views if at[1].conflicts), None)
            if found is None:
                continue
            title = self.dice.choice(
                [*sorted(str(head.body["title"]) for head in found[1].heads), f"第三の {len(self.written)}"]
            )
            self.write(seat, found[0], found[1].heads, title, None)
            after = heads.view(of_record(seat.known, found[0]))
            assert len(after.heads) == 1, "a decision leaves one version"
            self.decisions += 1
            return

    def hand_over(self) -> None:
        seat = self.dice.choice(self.seats)
        rows = sorted(seat.known.values(), key=by_writer)
        self.dice.shuffle(rows)
        self.files.append(File(seat.owner, tuple(rows)))

    def forge(self) -> None:
        """A section's file with a version of somebody else's record in it."""
        seat = self.dice.choice(self.seats)
        theirs = [revision for revision in self.written.values() if revision.owner != seat.owner]
        if theirs:
            victim = self.dice.choice(theirs)
            forged = Revision(
                **{
                    name: getattr(victim, name)
                    for name in Revision.__dataclass_fields__
                    if name not in ("rev_id", "parents", "owner", "body", "n")
                },
                owner=seat.owner,
                parents=(victim.rev_id,),
                n=victim.n + 1,
                body={"title": "すり替えた件名"},
            )
            mixed = File("0901", (victim, forged))
            self.deliver(self.dice.choice(self.divisions), mixed)

    def arrive(self) -> None:
        if self.files:
            self.deliver(self.dice.choice(self.divisions), self.dice.choice(self.files))

    def arrive_twice(self) -> None:
        if self.files:
            division, file = self.dice.choice(self.divisions), self.dice.choice(self.files)
            self.deliver(division, file)
            once = dict(division.known)
            self.deliver(division, file)
            assert division.known == once, "a file taken in twice is taken in once"

    def meet(self) -> None:
        """Two PCs of a section exchange through a file."""
        if self.files:
            file = self.dice.choice(self.files[-4:])
            others = [seat for seat in self.seats if seat.owner == file.owner]
            if others:
                self.deliver(self.dice.choice(others), file)

    def quarrel(self) -> None:
        """Two PCs of a section know the same, change it in two ways, and one hears of it."""
        one = self.dice.choice(self.seats)
        others = [seat for seat in self.seats if seat.owner == one.owner and seat is not one]
        if others:
            other = self.dice.choice(others)
            self.deliver(other, File(one.owner, tuple(one.known.values())))
            for seat in (one, other):
                if (found := self.seen(seat)) and found[1].shown.deleted is None and not found[1].conflicts:
                    gone = self.dice.choice((None, None, "見本の削除"))
                    self.write(seat, found[0], found[1].heads, f"直し {len(self.written)}", gone)
            self.deliver(other, File(one.owner, tuple(one.known.values())))

    def lose(self) -> None:
        if self.files and self.dice.random() < 0.5:
            self.files.pop(self.dice.randrange(len(self.files)))

    def restore(self) -> None:
        """A backup takes the seat: what was written since lies aside, the PC has a new id."""
        seat = self.dice.choice(self.seats)
        in_order = sorted(seat.known.values(), key=by_writer)  # so that clocks have no part in what the dice mean
        kept = {revision.rev_id: revision for revision in in_order if self.dice.random() < 0.8}
        complete = {rev_id: revision for rev_id, revision in kept.items() if set(revision.parents) <= set(kept)}
        seat.aside |= set(seat.known)
        seat.known, seat.install, seat.seq = complete, self.new_install(), 0

    def clone(self) -> None:
        seat = self.dice.choice(self.seats)
        self.seats.append(Seat(seat.owner, self.new_install(), dict(seat.known)))

    def jump(self) -> None:
        self.clock += self.dice.choice((-30, -1, 1, 5, 1000))

    def deliver(self, to: Seat, file: File) -> None:
        if all(admits(file.owner, revision) for revision in file.rows):
            to.known = union(to.known, file.rows)
            if any(to is division for division in self.divisions):
                self.received.append(file)

    STEPS = (
        *(add,) * 3, *(edit,) * 5, *(delete,) * 2, *(decide,) * 2, *(hand_over,) * 4, *(arrive,) * 4, arrive_twice,
        *(meet,) * 4, *(quarrel,) * 2, lose, forge, restore, clone, jump,
    )  # fmt: skip


def by_writer(revision: Revision) -> tuple[str, int]:
    return revision.install, revision.seq


def of_record(known: Known, record_id: str) -> list[Revision]:
    return [revision for revision in known.values() if revision.record_id == record_id]


# ---------------------------------------------------------------- what is true of every history


def prove(history: History) -> None:
    """Every promise of the rule, at the end of a history and after everybody has met everybody."""
    for seat in history.seats:
        lost = seat.acknowledged - set(seat.known) - seat.aside
        assert not lost, "what was acknowledged stays with its writer"
    for seat in [*history.seats, *history.divisions]:
        prove_views(seat.known)
    everything = [*history.received, *(File(seat.owner, tuple(seat.known.values())) for seat in history.seats)]
    first, second = history.divisions
    for file in everything:
        history.deliver(first, file)
    for file in reversed(everything):
        history.deliver(second, file)
        history.deliver(second, file)
    assert set(first.known) == set(second.known), "any order of the same files gives the same"
    at_hand = {rev_id for seat in history.seats for rev_id in seat.known}
    assert at_hand <= set(first.known), "the division has what the sections have"
    for section in {seat.owner for seat in history.seats}:
        own = [seat for seat in history.seats if seat.owner == section]
        for seat in own:
            for other in own:
                history.deliver(seat, File(section, tuple(other.known.values())))
        for seat in own[1:]:
            assert set(seat.known) == set(own[0].known), "the PCs of a section end with the same"
    prove_views(first.known)


def prove_views(known: Known) -> None:
    records: dict[str, list[Revision]] = {}
    for revision in known.values():
        records.setdefault(revision.record_id, []).append(revision)
    living = deleted = 0
    for record_id, revisions in records.items():
        assert len({revision.owner for revision in revisions}) == 1, "a record has one owner"
        found = heads.view(revisions)
        reached, waiting = set(), [head.rev_id for head in found.heads]
        while waiting:
            rev_id = waiting.pop()
            if rev_id in known and rev_id not in reached:
                reached.add(rev_id)
                waiting.extend(known[rev_id].parents)
        assert reached == {revision.rev_id for revision in revisions}, (
            "every version is seen, or one before what is seen"
        )
        contents = {(head.body["title"], head.deleted is not None) for head in found.heads}
        is_told = bool(found.conflicts) or all(head.deleted is not None for head in found.heads)
        assert len(contents) == 1 or is_told, f"versions that differ are told: {record_id}"
        if any(head.deleted is None for head in found.heads):
            assert found.shown.deleted is None, "what somebody edited is not out of sight"
        living += found.shown.deleted is None
        deleted += found.shown.deleted is not None
    assert living + deleted == len(records)


def outline(history: History) -> list[object]:
    """What is seen at the first division, without what a clock has part in."""
    found = []
    for record_id in sorted({revision.record_id for revision in history.divisions[0].known.values()}):
        at = heads.view(of_record(history.divisions[0].known, record_id))
        versions = sorted((str(head.body["title"]), head.deleted or "") for head in at.heads)
        found.append((record_id, versions, sorted(at.conflicts)))
    return found


def test_every_promise_holds_over_many_histories(volume):
    steps, decisions = volume(50, 80), 0
    for seed in range(volume(200, 5000)):
        history = History(seed, steps)
        decisions += history.decisions
        prove(history)
    assert decisions > 20  # else the histories are too tame to prove anything


def test_what_is_seen_does_not_depend_on_any_clock(volume):
    for seed in range(volume(60, 600)):
        right, standing = History(seed, 50), History(seed, 50, clock_runs=False)
        assert len(right.written) == len(standing.written)
        for history in (right, standing):
            for seat in history.seats:
                history.deliver(history.divisions[0], File(seat.owner, tuple(seat.known.values())))
        assert len(outline(right)) == len(outline(standing))
        assert [len(versions) for _, versions, _ in outline(right)] == [
            len(versions) for _, versions, _ in outline(standing)
        ]


# ---------------------------------------------------------------- broken rules


def _the_latest_by_clock(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    return tuple(sorted(revisions, key=lambda revision: (revision.written_at, revision.rev_id))[-1:])


def _without_deletions(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    living = [revision for revision in revisions if revision.deleted is None]
    return REAL_HEADS(living or revisions)


def _by_name_alone(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    return tuple(sorted(REAL_HEADS(revisions), key=lambda head: head.rev_id, reverse=True))


def _edits_only(at: Iterable[Revision]) -> dict[str, tuple[object, ...]]:
    living = [head for head in at if head.deleted is None]
    return REAL_CONFLICTS(living) if living else {}


REAL_HEADS, REAL_CONFLICTS = heads.heads_of, heads.conflicts_of

BROKEN_FUNCTIONS = {
    "the last writer wins by the clock": ("heads_of", _the_latest_by_clock),
    "deletions are ignored": ("heads_of", _without_deletions),
    "the shown version is the greatest by name, deleted or not": ("heads_of", _by_name_alone),
    "deleting against editing is no conflict": ("conflicts_of", _edits_only),
}


@pytest.mark.parametrize("name", BROKEN_FUNCTIONS)
def test_a_broken_view_is_noticed(name, monkeypatch):
    function, broken = BROKEN_FUNCTIONS[name]
    monkeypatch.setattr(heads, function, broken)
    with pytest.raises(AssertionError):
        for seed in range(200):
            prove(History(seed, 50))
