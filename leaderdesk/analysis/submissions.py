# SPDX-License-Identifier: MIT
"""提出状況: which section handed what over, when, and who is missing."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.analysis.statistics import sections_on
from leaderdesk.ledger.log import LoggedFile, imported_files, written_files
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class SubmissionState:
    """One section's state in a 年度: the newest file of each of its PCs, none when it is missing."""

    department: str
    department_name: str
    section: str
    section_name: str
    files: tuple[LoggedFile, ...]

    @property
    def is_missing(self) -> bool:
        """Whether nothing was handed over; an empty file is a zero report and counts."""
        return not self.files

    @property
    def newest(self) -> LoggedFile | None:
        """The file that was written last."""
        return max(self.files, key=_written, default=None)


def submission_states(store: Store, *, year: int) -> list[SubmissionState]:
    """The state of every section in force, in the order of codes."""
    newest: dict[str, dict[str, LoggedFile]] = {}
    with store.reading() as connection:
        for file in sorted(imported_files(connection, year=year), key=_written):
            newest.setdefault(file.owner, {})[file.pc] = file
    return [
        SubmissionState(*place, files=tuple(newest.get(place[2], {}).values()))
        for place in sections_on(store, store.today())
    ]


def received_files(store: Store, *, limit: int) -> list[LoggedFile]:
    """The files that were taken in, the newest first."""
    with store.reading() as connection:
        return imported_files(connection, limit=limit)


def handed_files(store: Store) -> list[LoggedFile]:
    """The files that this PC handed over, the newest first."""
    with store.reading() as connection:
        return written_files(connection)


def _written(file: LoggedFile) -> tuple[str, int]:
    """When a file was written; a PC that was restored from a backup counts its serials anew, so they come second."""
    return file.written_at, file.serial or 0
