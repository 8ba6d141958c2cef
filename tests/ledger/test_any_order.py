"""Real files lost, repeated, late and out of order, PCs cloned and restored, imports withdrawn: all end with the same.

Played from seeds on real stores through the product's own doors (`Store`, `submit`, `synchronise`, `commit`,
`withdraw`, `restore`). That breaking any of its rules is noticed is proven by `test_histories.py`, the rule alone, on
far more histories, by `test_merge_histories.py`.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import commit
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger import opening
from leaderdesk.ledger.backup import backup, file_hash, restore
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.log import brought_alone, imported_files
from leaderdesk.ledger.merge import reinstate, withdraw
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.projection import known, revision_of
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from tests.builders import Clock, add, division_store, section_store
from tests.exchange.files import forged

SECTIONS = ("0101", "0501")
WORDS = ("番号札を集計したい", "=1+1", "髙﨑 𠮷", "😀", "_x0041_")
TOLD = {"LD-3103"}  # a PC that was cloned or restored gives numbers twice: told, and nothing is lost


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    """An empty store of every PC and of the division, each with its own id; every history starts from copies."""
    folder = tmp_path_factory.mktemp("templates")
    for code in SECTIONS:
        for pc in "AB":
            section_store(folder, code, pc).close()
    division_store(folder).close()
    return folder


class City:
    """Sections of two PCs and more, a mail that cannot be relied on, and three divisions that are told differently."""

    def __init__(self, templates: Path, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.folder = folder
        self.clock = Clock()
        self.pcs: list[Store] = []
        for code in SECTIONS:
            for pc in "AB":
                shutil.copyfile(templates / f"{code}-{pc}.db", folder / f"{code}-{pc}.db")
                self.pcs.append(open_store(folder / f"{code}-{pc}.db", KINDS, now=self.clock))
        self.divisions = []
        for name in ("as it came", "all at once", "newest only"):
            shutil.copyfile(templates / "division.db", folder / f"{name}.db")
            self.divisions.append(open_store(folder / f"{name}.db", KINDS, now=self.clock))
        self.files: list[Path] = []
        self.backups: list[tuple[Path, Path]] = []
        self.wrote: set[str] = set()  # what every PC acknowledged to its writer and still holds
        self.decisions = 0
        self.fell_back = False

    def close(self) -> None:
        for store in [*self.pcs, *self.divisions]:
            store.close()

    # ------------------------------------------------------------ steps

    def record(self) -> None:
        store = self.dice.choice(self.pcs)
        self.clock.forward(minutes=self.dice.choice((7, 60, -300)))
        if self.dice.random() < 0.7:
            self.note(add(store, title=self.dice.choice(WORDS)))
        else:
            self.note(add(store, "guidance", theme="見本", memo=self.dice.choice(WORDS)))

    def edit(self) -> None:
        if found := self.living():
            store, record_id = found
            self.note(store.edit(record_id, {"target": f"{self.dice.choice(WORDS)} {len(self.wrote)}"}))

    def delete(self) -> None:
        if found := self.living():
            store, record_id = found
            self.note(store.delete(record_id, "見本の削除"))

    def decide(self) -> None:
        for store in self.pcs:
            for record_id in own_records(store):
                view = store.view(record_id)
                if view.conflicts:
                    gone = self.dice.choice((None, None, "両方とも不要"))
                    head = self.dice.choice(view.heads)
                    self.note(store.resolve(record_id, head.body, deleted=gone))
                    assert len(store.view(record_id).heads) == 1, "a decision leaves one version"
                    self.decisions += 1
                    return

    def meet(self) -> None:
        """Two PCs of a section exchange a 同期 file."""
        one = self.dice.choice(self.pcs)
        other = self.dice.choice([store for store in self.pcs if store.identity.owner == one.identity.owner])
        verdict = deliver(other, synchronise(one, self.folder / "usb"))
        assert verdict.outcome in (Outcome.IMPORTED, Outcome.ALREADY), verdict.message()
        assert not verdict.is_doubled, "no PC writes under the id of another"

    def quarrel(self) -> None:
        """Two PCs know the same, change it in two ways, and one hears of it."""
        if found := self.living():
            one, record_id = found
            others = [store for store in self.pcs if store is not one and store.identity.owner == one.identity.owner]
            other = self.dice.choice(others)
            deliver(other, synchronise(one, self.folder / "usb"))
            for store in (one, other):
                view = store.view(record_id)
                if not view.conflicts and view.shown.deleted is None:
                    gone = self.dice.random() < 0.3
                    words = f"別の直し {len(self.wrote)}"
                    self.note(store.delete(record_id, "不要") if gone else store.edit(record_id, {"target": words}))
            deliver(other, synchronise(one, self.folder / "usb"))

    def hand_over(self) -> None:
        self.clock.forward(hours=1)
        self.files.append(submit(self.dice.choice(self.pcs), self.folder / f"mail{len(self.files)}"))

    def arrive(self) -> None:
        """Any file, whenever, again and again; those never drawn are lost on the way."""
        if self.files:
            verdict = deliver(self.divisions[0], self.dice.choice(self.files))
            assert verdict.outcome in (Outcome.IMPORTED, Outcome.ALREADY), verdict.message()

    def forge(self) -> None:
        """A section's file with a version upon somebody else's record."""
        self.hand_over()
        deliver(self.divisions[0], self.files[-1])
        revisions = everything(self.divisions[0])
        foreign = [revision for revision in revisions if revision.owner in SECTIONS]
        if foreign:
            victim = self.dice.choice(foreign)
            thief = next(code for code in SECTIONS if code != victim.owner)
            facts = {name: getattr(victim, name) for name in Revision.__dataclass_fields__ if name != "rev_id"}
            upon = facts | {"parents": (victim.rev_id,), "n": victim.n + 1, "owner": thief, "install": "f" * 32}
            path = forged(self.folder / f"forged{len(self.files)}.xlsx", [Revision(**upon)], owner=thief)
            assert deliver(self.divisions[0], path).outcome is Outcome.REFUSED, "nobody writes another's record"

    def withdraw(self) -> None:
        """An import is undone, and perhaps done again."""
        with self.divisions[0].reading() as connection:
            files = imported_files(connection)
        if files:
            file = self.dice.choice(files)
            before = dump_hash(self.divisions[0])
            with self.divisions[0].reading() as connection:
                _, only_there = brought_alone(connection, file.file_id)
            withdraw(self.divisions[0], file.file_id)
            left = {revision.rev_id for revision in everything(self.divisions[0])}
            assert not only_there & left, "what only a withdrawn file brought is out of sight"
            if self.dice.random() < 0.5:
                reinstate(self.divisions[0], file.file_id)
                assert dump_hash(self.divisions[0]) == before, "what is taken back and brought back is as it was"

    def keep(self) -> None:
        store = self.dice.choice(self.pcs)
        path = self.folder / f"backup{len(self.backups)}.db"
        backup(store, path)
        self.backups.append((path, Path(store.target)))

    def fall_back(self) -> None:
        """A backup takes the seat of a store; what was written since lies aside, unless somebody else has it."""
        if self.backups:
            path, target = self.dice.choice(self.backups)
            place = next(place for place, store in enumerate(self.pcs) if Path(store.target) == target)
            self.fell_back = True
            self.pcs[place].close()
            restore(path, target, KINDS)
            self.pcs[place] = open_store(target, KINDS, now=self.clock)
            self.wrote = {revision.rev_id for store in self.pcs for revision in everything(store)}

    def clone(self) -> None:
        """A whole store is copied to another PC, and both go on."""
        if len(self.pcs) < 6:
            store = self.dice.choice(self.pcs)
            target = self.folder / f"clone{len(self.pcs)}.db"
            backup(store, self.folder / "moved.db")
            shutil.move(self.folder / "moved.db", target)
            self.pcs.append(open_store(target, KINDS, now=self.clock))

    STEPS = (
        *(record,) * 4, *(edit,) * 4, delete, *(decide,) * 5, meet, *(quarrel,) * 5, *(hand_over,) * 3,
        *(arrive,) * 5, forge, *(withdraw,) * 3, keep, fall_back, clone,
    )  # fmt: skip

    # ------------------------------------------------------------ what is true at the end

    def prove(self) -> None:
        as_it_came, at_once, newest_only = self.divisions
        for code in SECTIONS:  # those of a section meet at one of them, so that nobody's words depend on the mail alone
            first, *others = [store for store in self.pcs if store.identity.owner == code]
            for other in others:
                deliver(first, synchronise(other, self.folder / "usb"))
            shared = synchronise(first, self.folder / "usb")
            for other in others:
                deliver(other, shared)
        last = [submit(store, self.folder / "last" / str(place)) for place, store in enumerate(self.pcs)]
        for store, path in zip(self.pcs, last, strict=True):
            carried = {revision.rev_id for revision in read_file(path, list(KINDS)).revisions}
            for record_id in own_records(store):
                if store.view(record_id).shown.deleted is None:
                    versions = {revision.rev_id for revision in store.history(record_id)}
                    assert versions <= carried, "each file carries everything"
        for path in reversed([*self.files, *last]):
            deliver(at_once, path)
        for path in [*last, *self.files]:
            deliver(as_it_came, path)
        kept = self.files if self.fell_back else []  # each file carries everything, but for what a PC itself forgot
        for path in [*last, *last, *kept]:
            deliver(newest_only, path)
        assert len({dump_hash(store) for store in self.divisions}) == 1, "any order gives the same"
        at_hand = {revision.rev_id for store in [*self.pcs, at_once] for revision in everything(store)}
        assert self.wrote <= at_hand, "nothing that was acknowledged is lost"  # what was deleted unsent stays at home
        for store in [*self.pcs, *self.divisions]:
            assert {fault.code for fault in check(store)} <= TOLD
        for code in SECTIONS:
            hashes = {dump_hash(store) for store in self.pcs if store.identity.owner == code}
            assert len(hashes) == 1, "the PCs of a section end with the same"
        for store in [*self.pcs, at_once]:
            for record_id in own_records(store, *SECTIONS):
                prove_view(store, record_id)

    # ------------------------------------------------------------ inside

    def note(self, revision: Revision) -> None:
        self.wrote.add(revision.rev_id)

    def living(self) -> tuple[Store, str] | None:
        """A record and a PC that may edit it now."""
        store = self.dice.choice(self.pcs)
        for record_id in self.dice.sample(ids := own_records(store), len(ids)):
            view = store.view(record_id)
            if not view.conflicts and view.shown.deleted is None:
                return store, record_id
        return None


def everything(store: Store) -> list[Revision]:
    with store.reading() as connection:
        return [revision_of(row) for row in connection.execute(known())]


def own_records(store: Store, *owners: str) -> list[str]:
    wanted = owners or (store.identity.owner,)
    return list(dict.fromkeys(revision.record_id for revision in everything(store) if revision.owner in wanted))


def prove_view(store: Store, record_id: str) -> None:
    """What differs is told, and what somebody edited is not out of sight."""
    view = store.view(record_id)
    contents = {(str(sorted(head.body.items())), head.deleted is not None) for head in view.heads}
    all_deleted = all(head.deleted is not None for head in view.heads)
    assert len(contents) == 1 or all_deleted or view.conflicts, "versions that differ are told"
    assert all_deleted or view.shown.deleted is None, "what somebody edited is not out of sight"


def deliver(to: Store, path: Path) -> Verdict:
    """The file taken in, read in this process: the child's own tests are elsewhere."""
    content = read_file(path, list(KINDS))
    return commit(to, Verdict(path.name, path, file_hash(path), content=content))


def play(templates: Path, folder: Path, seed: int, steps: int) -> int:
    folder.mkdir(parents=True)
    city = City(templates, folder, seed)
    try:
        for _ in range(steps):
            city.dice.choice(City.STEPS)(city)
        city.prove()
    finally:
        city.close()
        shutil.rmtree(folder)
    return city.decisions


def test_any_order_and_any_repetition_give_the_same_content(templates, tmp_path, volume):
    decisions = sum(play(templates, tmp_path / str(seed), seed, 30) for seed in range(volume(20, 200)))
    assert decisions > 3  # else the histories are too tame to prove anything


def test_a_copied_store_that_kept_its_id_would_be_noticed(templates, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_take_seat", lambda _connection, identity, *_given: identity)
    with pytest.raises(AssertionError, match=r"no PC writes under|LD-3104"):
        for seed in range(40):
            play(templates, tmp_path / str(seed), seed, 30)
