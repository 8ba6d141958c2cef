# SPDX-License-Identifier: MIT
"""Files in folders: which ones lie there, which are complete, and which of them this desk still waits for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.seal import DISTRIBUTION, FILE_WORDS, SUBMISSION, SYNC
from leaderdesk.ledger.backup import file_hash
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.log import ever_came
from leaderdesk.ledger.store import Store
from leaderdesk.machine import os_reason

if TYPE_CHECKING:
    from leaderdesk.exchange.verdict import Verdict

_IGNORED = re.compile(r"~\$.*|\..*|thumbs\.db|desktop\.ini|.*\.(tmp|part|crdownload)", re.IGNORECASE)
_SERIAL = re.compile(r"(.*)_(\d{4})_([A-Z])(\d{3,})\.xlsx")

Mark = tuple[int, int]  # size and time of change: a file whose mark stays the same is complete

_PASSED = "passed_over"  # the setting: SHA-256 of files that were looked at and bring nothing
_MOST_PASSED = 500


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files that were named or lie in named folders and the folders in those, those of one PC newest first.

    Traces of other programs are left out. A folder that lies deeper, or cannot be listed, stands in the list itself:
    its verdict says so.
    """
    found = [path for named in paths for path in _unfolded(named, depth=2)]
    files = [path for path in found if not _IGNORED.fullmatch(path.name)]
    return sorted(dict.fromkeys(files), key=_newest_first)


def _unfolded(path: Path, depth: int) -> Iterator[Path]:
    try:
        inside = sorted(path.iterdir()) if path.is_dir() else None
    except OSError:
        inside = None
    if inside is None or (inside and not depth):
        yield path
    else:
        for each in inside:
            yield from _unfolded(each, depth - 1)


def _newest_first(path: Path) -> tuple[str, str, int, int, str]:
    found = _SERIAL.fullmatch(path.name)
    if not found:
        return ("~", "", 0, 0, path.name)  # files of other names come last
    sender, year, pc, serial = found.groups()
    return (sender, pc, -int(year), -int(serial), path.name)


class Folder:
    """A folder that is looked at again and again, and in it the files of the names that are wanted.

    `found` are all of them as the last look saw them, `complete` those that have not changed since the look before.
    """

    def __init__(self, place: Path, is_wanted: Callable[[str], object] = lambda _name: True) -> None:
        self.place = place
        self.is_wanted = is_wanted
        self._digests: dict[tuple[Path, Mark], str] = {}
        self.found: dict[Path, Mark] = {}
        self.complete: dict[Path, Mark] = {}

    def look(self) -> None:
        """Look again; where the folder cannot be seen, it is as if nothing lay in it."""
        before = self.found
        files = [path for path in files_in([self.place]) if self.is_wanted(path.name)]
        self.found = {path: mark for path in files if (mark := _mark(path)) is not None}
        self.complete = {path: mark for path, mark in self.found.items() if before.get(path) == mark}

    def look_closely(self) -> dict[Path, str]:
        """Look again, and give the SHA-256 of each complete file; raises LD-2010 where the folder cannot be seen."""
        try:
            next(self.place.iterdir(), None)
        except OSError as error:
            self.found, self.complete = {}, {}
            raise LeaderDeskError("LD-2010", folder=str(self.place), reason=os_reason(error)) from error
        self.look()
        known = self._digests
        self._digests = {}
        for path, mark in self.complete.items():
            try:
                self._digests[path, mark] = known.get((path, mark)) or file_hash(path)
            except OSError:
                continue  # gone or locked: the next look finds it
        return {path: digest for (path, _), digest in self._digests.items()}


@dataclass(frozen=True)
class Arrivals:
    """What waits in the watched folder: files that are not in yet, or why the folder cannot be seen."""

    files: tuple[Path, ...] = ()
    fault: LeaderDeskError | None = None


def meant_for(store: Store) -> Callable[[str], object]:
    """Whether a name is that of a file for this desk: for the division 提出, for a section its 配布, and 同期 of its other PC.

    After a 課の改編 what was meant for the sections that it follows comes late, and what is for the section that it
    became comes before it goes on as that.
    """
    me = store.identity
    if me.role is Role.DIVISION:
        pattern = rf"LD{FILE_WORDS[SUBMISSION]}_{me.municipality}_.+\.xlsx"
    else:
        places = sorted(store.owners | {store.lineage.heir(me.section, store.today())})
        ours = rf"_{me.municipality}_(?:{'|'.join(map(re.escape, places))})_\d{{4}}_"
        own_pc = rf"_{me.municipality}_{re.escape(me.section)}_\d{{4}}_{me.pc}\d"
        pattern = rf"LD{FILE_WORDS[DISTRIBUTION]}{ours}.+\.xlsx|LD{FILE_WORDS[SYNC]}(?!{own_pc}){ours}.+\.xlsx"
    wanted = re.compile(pattern, re.IGNORECASE)
    return lambda name: wanted.fullmatch(unicodedata.normalize("NFC", name))


def offered(store: Store, files: Mapping[Path, str]) -> tuple[Path, ...]:
    """Those of these files (path to SHA-256) that never came in here, and that nobody looked at in vain."""
    with store.reading() as connection:
        known = ever_came(connection, list(files.values()))
    known |= set(store.setting(_PASSED, []))
    return tuple(path for path, digest in files.items() if digest not in known)


def pass_over(store: Store, verdicts: Iterable[Verdict]) -> bool:
    """Of files that were looked at, let those no more be offered that bring nothing; gives whether there are any."""
    in_vain = (Outcome.REFUSED, Outcome.ALREADY)
    looked = [verdict.sha256 for verdict in verdicts if verdict.outcome in in_vain and verdict.sha256]
    passed: list[str] = store.setting(_PASSED, [])
    fresh = [digest for digest in dict.fromkeys(looked) if digest not in passed]
    if not fresh or store.is_read_only:
        return False
    store.set_setting(_PASSED, [*passed, *fresh][-_MOST_PASSED:])
    return True


def _mark(path: Path) -> Mark | None:
    """A file's size and time of change; None where it is gone, or no file."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return (facts.st_size, facts.st_mtime_ns) if path.is_file() else None
