# SPDX-License-Identifier: MIT
"""提出状況: which section handed what over, when, and who is missing."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.analysis.statistics import sections_on
from leaderdesk.codes import DIVISION
from leaderdesk.fiscal import day_of
from leaderdesk.kinds.liaison import Purpose
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.log import LoggedFile, imported_file, imported_files, written_files
from leaderdesk.ledger.store import Store

SUBMISSION = "submission"  # the direction in a file's manifest

_DAYS_TO_ANSWER = 7


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
    """The state of every section in force, in the order of codes.

    What a section handed over before it was taken over (課の改編) is its successor's.
    """
    newest: dict[str, dict[str, LoggedFile]] = {}
    today, lineage = store.today(), store.lineage
    with store.reading() as connection:
        for file in sorted(imported_files(connection, year=year), key=_written):
            newest.setdefault(file.owner, {})[file.pc] = file
    return [
        SubmissionState(
            *place,
            files=tuple(
                file for code in sorted(lineage.followed(place[2], today)) for file in newest.get(code, {}).values()
            ),
        )
        for place in sections_on(store, today)
    ]


@dataclass(frozen=True)
class MonthState:
    """One section's hand-over of a month: the file that settled it, and how many days after the month's end it came.

    `late` counts until today where there is none yet; 0 is in time. A file of an earlier month settles nothing, an
    empty one of the month does.
    """

    department: str
    department_name: str
    section: str
    section_name: str
    file: LoggedFile | None
    late: int

    @property
    def is_missing(self) -> bool:
        """Whether the month was not handed over and its end has passed."""
        return self.file is None and self.late > 0


def month_states(store: Store, begin: date) -> list[MonthState]:
    """The state of every section in force at the end of the month that begins on that day, in the order of codes.

    The file of a section that took it over since (課の改編) settles it too: that carries everything; so does a file that
    its PC still wrote under the name of a section that it follows.
    """
    end, today = begin.replace(day=monthrange(begin.year, begin.month)[1]), store.today()
    settled: dict[str, LoggedFile] = {}
    with store.reading() as connection:
        for file in sorted(imported_files(connection), key=_written):
            if file.serial is not None and file.written_at[:10] >= begin.isoformat():
                settled.setdefault(file.owner, file)
    states = []
    for place in sections_on(store, end):
        files = [
            file
            for owner, file in settled.items()
            if place[2] in store.lineage.followed(owner, today) or owner in store.lineage.followed(place[2], today)
        ]
        first = min(files, key=_written, default=None)
        states.append(MonthState(*place, first, _days_late(first, end, today)))
    return states


def _days_late(file: LoggedFile | None, end: date, today: date) -> int:
    day = day_of(file.written_at) if file else today
    return max((day - end).days, 0)


def reminders(store: Store, states: Sequence[MonthState], month: int) -> list[dict[str, str]]:
    """An 照会 for each section that owes a month's hand-over, as bodies of `liaison` records, due in a week."""
    day = store.today()
    return [
        {
            "date": day.isoformat(),
            "purpose": Purpose.INQUIRY.value,
            "addressee": state.section,
            "subject": f"{month}月分の提出のお願い",
            "text": f"{month}月分の提出ファイルがまだ届いていません。記録がない月も、0 件のまま提出してください。",
            "due": (day + timedelta(days=_DAYS_TO_ANSWER)).isoformat(),
        }
        for state in states
        if state.is_missing
    ]


def received_files(store: Store, *, limit: int) -> list[LoggedFile]:
    """The files that were taken in, the newest first."""
    with store.reading() as connection:
        return imported_files(connection, limit=limit)


def handed_files(store: Store) -> list[LoggedFile]:
    """The files that this PC handed over, the newest first."""
    with store.reading() as connection:
        return written_files(connection)


@dataclass(frozen=True)
class Acknowledged:
    """A 提出 file of which is known that the division took it in, and when."""

    file: LoggedFile
    at: str


def acknowledged_files(store: Store) -> list[Acknowledged]:
    """The files for which there is a 受領証, the newest first.

    At the division those that it took in; in a section its own ones of which its 配布 files say so.
    """
    with store.reading() as connection:
        imported = imported_files(connection)
        written = written_files(connection)
    if store.identity.role is Role.DIVISION:
        return [Acknowledged(file, file.at) for file in imported if file.manifest.get("direction") == SUBMISSION]
    taken: dict[str, str] = {}
    for file in reversed(imported):
        if file.owner == DIVISION:
            taken |= {str(each.get("digest")): str(each["at"]) for each in file.manifest.get("taken", [])}
            taken |= file.manifest.get("receipts", {})
    digests = ((file, str(file.manifest.get("digest"))) for file in written)
    return [Acknowledged(file, taken[digest]) for file, digest in digests if digest in taken]


def acknowledgement(store: Store, digest: str) -> Acknowledged | None:
    """The same for one file that the division took in; None where it has not."""
    with store.reading() as connection:
        file = imported_file(connection, digest=digest)
    return Acknowledged(file, file.at) if file and file.manifest.get("direction") == SUBMISSION else None


def _written(file: LoggedFile) -> tuple[str, int]:
    """When a file was written; a PC that was restored from a backup counts its serials anew, so they come second."""
    return file.written_at, file.serial or 0
