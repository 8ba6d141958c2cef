# SPDX-License-Identifier: MIT
"""自動バックアップ: made at the start of a day and before every risky step, and thinned as they grow old."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger.backup import Contents, backup, fingerprint, told_contents
from leaderdesk.ledger.engine import is_url
from leaderdesk.ledger.migrations import BACKUPS, backup_file
from leaderdesk.ledger.store import Store

DUE_AFTER = timedelta(days=1)

_FORM = "%Y-%m-%dT%H%M%S"
_ALL_OF, _DAILY_FOR, _WEEKLY_FOR = timedelta(days=2), timedelta(days=31), timedelta(days=366)


@dataclass(frozen=True)
class Backup:
    """A backup of a store: its file, and when it was made (local time, without an offset)."""

    path: Path
    at: datetime

    def contents(self) -> Contents | None:
        """What it says of itself."""
        return told_contents(self.path)


def backups(store: Store) -> list[Backup]:
    """The automatic backups of a store, the newest first; one that is there was verified when it was written."""
    return [] if is_url(store.target) else backups_of(Path(str(store.target)))


def backups_of(target: Path) -> list[Backup]:
    """The same of a store that need not be open, or cannot be."""
    name = re.compile(rf"{re.escape(target.stem)}-(\d{{4}}-\d\d-\d\dT\d{{6}})\.db")
    folder = target.resolve().parent / BACKUPS
    found = ((path, name.fullmatch(path.name)) for path in (folder.iterdir() if folder.is_dir() else ()))
    dated = [Backup(path, datetime.strptime(match[1], _FORM)) for path, match in found if match]
    return sorted(dated, key=lambda made: made.at, reverse=True)


def made_at(path: Path) -> datetime:
    """When a backup of any name was written, for people."""
    return datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)


def is_due(store: Store) -> bool:
    """Whether the newest backup is older than a day, or there is none; never of a store that is no file."""
    kept = backups(store)
    return (
        not is_url(store.target) and not store.is_read_only and (not kept or abs(_now(store) - kept[0].at) > DUE_AFTER)
    )


def back_up(store: Store) -> Backup | None:
    """Make a backup now and thin the old ones; None for a store that is no file. Raises what `backup` raises."""
    if is_url(store.target):
        return None
    if store.is_read_only:
        raise LeaderDeskError("LD-4008", store=Path(str(store.target)).name)
    at = _now(store)
    target = backup_file(store.target, at)
    backup(store, target)
    kept = {made.at: made.path for made in backups(store)}
    for old in superfluous(kept, at):
        kept[old].unlink(missing_ok=True)
    return Backup(target, at)


def secure(store: Store) -> Backup | None:
    """A backup before a risky step: the newest one where nothing came since, else a new one. Raises what `backup` raises."""
    newest = next(iter(backups(store)), None)
    said = newest.contents() if newest else None
    if said is not None and said.fingerprint == fingerprint(Path(str(store.target))):
        return newest
    return back_up(store)


def superfluous(times: Collection[datetime], now: datetime) -> set[datetime]:
    """Which backups may go: all of two days stay, then one a day for a month, one a week for a year, one a month.

    Of each span the newest one stays, and the newest of all in any case.
    """
    kept: dict[object, datetime] = {}
    for at in sorted(times):
        kept[_span(at, now - at)] = at
    return set(times) - set(kept.values()) - {max(times, default=now)}


def _span(at: datetime, age: timedelta) -> object:
    """What a backup stands for at its age: itself, its day, its week, its month."""
    if age <= _ALL_OF:
        return at
    if age <= _DAILY_FOR:
        return at.date()
    return ("week", *at.isocalendar()[:2]) if age <= _WEEKLY_FOR else ("month", at.year, at.month)


def _now(store: Store) -> datetime:
    return store.now().replace(tzinfo=None, microsecond=0)
