# SPDX-License-Identifier: MIT
"""The year's last day at two desks of the sample city, in the middle of work: what the pictures are taken of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from leaderdesk.analysis.replies import mark_seen
from leaderdesk.analysis.triage import answer
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.fiscal import half_of, next_half
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.responses import Response, State
from leaderdesk.ledger.draft import Draft, keep_draft
from leaderdesk.ledger.log import imported_files
from leaderdesk.ledger.merge import withdraw
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, rows
from leaderdesk.ledger.store import Store
from leaderdesk.sample.plan import Clock
from leaderdesk.sample.year import JAPAN

_SECTION = "0501"
_WAITING = 14  # files that the division has not taken in yet
_NOT_SENT = 12  # answers that no file brought yet
_LOOKED_AT = timedelta(days=11, hours=-4, minutes=-35)  # after which what is done is confirmed
_DRAFT = "00000000-0000-4000-a000-000000000009"


class LastDay(NamedTuple):
    """Two open stores of one city, and the files that wait on the division's desk."""

    section: Store
    division: Store
    waiting: Sequence[Path]


@contextmanager
def last_day(city: Path, folder: Path) -> Iterator[LastDay]:
    """Copies of two stores of a city (`make_city`), worked on until the afternoon; raises LD-4002 where one is missing."""
    stores = (city / "sections" / f"{_SECTION}.db", city / "answered" / "division.db")
    for store in stores:
        if not store.exists():
            raise LeaderDeskError("LD-4002", store=store.name)
    files = sorted((city / "submissions").glob("*.xlsx"))
    newest = max(int(path.name.split("_")[3]) for path in files)
    at = datetime(newest + 1, 3, 31, 15, 30, tzinfo=JAPAN)
    section_clock, clock = Clock(at), Clock(at)
    copies = [shutil.copyfile(path, folder / path.name) for path in stores]
    with (
        open_store(copies[0], KINDS, now=section_clock) as section,
        open_store(copies[1], KINDS, now=clock) as division,
    ):
        _read_and_confirmed(section, section_clock, city)
        _answers_come(section, division, folder)
        _more_is_decided(division)
        _not_taken_in(division, files[-_WAITING:])
        _half_a_days_work(section)
        yield LastDay(section, division, files[-_WAITING:])


def _read_and_confirmed(section: Store, clock: Clock, city: Path) -> None:
    """The leader read what came before, and confirmed what is done some days after it was."""
    list(receive(section, sorted((city / "answered" / "distributions").glob(f"*_{_SECTION}_*.xlsx"))))
    mark_seen(section)
    today = clock.at
    done = all_rows(section, Query(Response, where={"state": State.DONE.value}, order="written_at", descending=False))
    whole = {
        row.record_id for row in rows(section, Request, [row.body["request"] for row in done]) if row.head_count == 1
    }
    for row in done:
        clock.at = datetime.fromisoformat(row.written_at) + _LOOKED_AT
        if row.body["request"] in whole and clock.at < today:
            section.edit(row.body["request"], {"confirmed_on": clock.at.date().isoformat()})
    clock.at = today


def _answers_come(section: Store, division: Store, folder: Path) -> None:
    """The leader handed over; today some answers came."""
    list(receive(division, [submit(section, folder)]))
    mine = {"owner": _SECTION}
    _decide(division, Query(Request, where=mine, answered={"state": None}), {"state": "received"})
    plan = {"assignee": "情報政策課 推進係", "due": str(next_half(half_of(division.today())))}
    reason = "来年度の当初予算で対応します。進め方の打合せの日程を相談させてください。"
    taken_up = {"state": "accepted", "reason": reason, **plan}
    _decide(division, Query(Request, where=mine, answered={"state": State.CONSIDERING.value}), taken_up)
    name = division.names.label(Section.KIND, "", _SECTION) or ""
    list(receive(section, distribute(division, folder, {_SECTION: name})))


def _more_is_decided(division: Store) -> None:
    """What no file brought yet."""
    received = Query(Request, answered={"state": State.RECEIVED.value})
    _decide(division, received, {"state": "considering"}, most=_NOT_SENT)


def _decide(division: Store, query: Query, fields: Mapping[str, str], *, most: int = 2) -> None:
    answer(division, [row.record_id for row in all_rows(division, query)[:most]], fields)


def _not_taken_in(division: Store, files: Sequence[Path]) -> None:
    """The last files of some sections wait still."""
    names = {path.name for path in files}
    with division.reading() as connection:
        logged = [file.file_id for file in imported_files(connection) if file.file in names]
    withdraw(division, *logged)


def _half_a_days_work(section: Store) -> None:
    """Some records that are not handed over yet, one half written."""
    today = section.today()
    request, guidance = kind_named("request"), kind_named("guidance")
    for title, category in (
        ("番号札の発券データを集計したい", "DATA"),
        ("窓口手数料にキャッシュレス決済を導入したい", "COUNTER"),
    ):
        told = {"title": title, "category": category, "raised_on": today.isoformat()}
        section.add(request, request.initial(today, {}) | told)
    session = {"theme": "住基端末の離席時ロックの徹底", "people": "12", "method": "GROUP"}
    section.add(guidance, guidance.initial(today, {}) | session)
    typed = {"theme": "複合機スキャンの共有フォルダー保存", "people": "5"}
    with section.writing() as connection:
        keep_draft(connection, Draft("guidance", _DRAFT, (), section.timestamp(), typed))
