"""A division that keeps so many measures for so many years, all of them answered: what the plan's pages are opened on."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from leaderdesk.codes import Owner
from leaderdesk.exchange.enrolment import set_up
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.measures import Indicator, Measure, Milestone
from leaderdesk.kinds.progress import IndicatorValue, ProgressReport, ProgressRound, ReviewAction
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.merge import change, take_in
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.sample.plan import CITY, PRESET
from leaderdesk.sample.year import JAPAN

YEAR = 2026
NOW = datetime(YEAR, 11, 23, 9, 0, tzinfo=JAPAN)
_SECTIONS = ("0501", "0502", "0601", "0304", "0203", "1103", "1302", "0703")


def fill(path: Path, *, measures: int, years: int) -> None:
    """Make the store, once."""
    if path.exists():
        return
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    with set_up(draft, KINDS, role=Role.DIVISION, municipality=CITY, preset=PRESET, now=lambda: NOW) as store:
        span = range(YEAR - years + 1, YEAR + 1)
        codes = [f"{1 + place // 250}-{place:04}" for place in range(measures)]
        store.add_all([(Measure, _measure(place, code, span), "") for place, code in enumerate(codes)])
        indicators = {code: str(uuid.uuid5(uuid.NAMESPACE_OID, code)) for code in codes}
        store.add_all([(Indicator, _indicator(code, span), indicators[code]) for code in codes])
        milestones = [_milestone(code, year, place) for code in codes for year in span for place in range(5)]
        store.add_all([(Milestone, body, "") for body in milestones])
        store.add_all([(ProgressRound, _round(year), "") for year in span])
        store.add_all([(ReviewAction, _review(code, year), "") for code in codes for year in span[:-1]])
        _answer(store, codes, indicators, span)
    draft.rename(path)


def _measure(place: int, code: str, span: range) -> dict[str, str]:
    words = {"name": f"手続と業務を改める施策 {code}", "purpose": "市民が来庁せずに手続きできるようにする。" * 5}
    years = {"first_year": str(span[0]), "last_year": str(YEAR + 3)}
    method, policy = ("pdca", "ooda")[place % 7 == 0], ("SMART", "FUTURE", "DIGITAL", "INFRA")[place % 4]
    return {"code": code, "section": _SECTIONS[place % 8], "method": method, "policy": policy, **words, **years}


def _indicator(code: str, span: range) -> dict[str, str]:
    line = {"base_year": str(span[0]), "base": "10", "target_year": str(YEAR + 3), "target": "80"}
    return {
        "measure": code,
        "name": "オンライン申請率",
        "unit": "%",
        "direction": "higher",
        "source": "業務統計",
        **line,
    }


def _milestone(code: str, year: int, place: int) -> dict[str, str]:
    quarter = str(place % 4 + 1)
    quarters = {"first_quarter": quarter, "last_quarter": quarter, "step": "trial"}
    return {"measure": code, "year": str(year), "name": f"{place + 1} 番目の工程", **quarters}


def _round(year: int) -> dict[str, str]:
    days = {"asked_on": f"{year}-06-01", "base_date": f"{year}-06-30", "due": f"{year}-07-31"}
    return {"year": str(year), "title": f"{year} 年度の進捗確認", **days}


def _review(code: str, year: int) -> dict[str, str]:
    decided = {"decided_on": f"{year + 1}-01-20", "decision": "continue", "reason": "効果が出ているため"}
    return {"measure": code, "year": str(year), **decided}


def _answer(store: Store, codes: list[str], indicators: dict[str, str], span: range) -> None:
    """What the sections answered, as if it had come in their files."""
    revisions = []
    for place, code in enumerate(codes):
        for year in span:
            own = {"measure": code, "year": str(year)}
            day = f"{year}-07-10"
            report = {
                "reported_on": day,
                "progress": str(place % 100),
                "budget": "5200",
                "done": "3 様式を公開した。" * 8,
            }
            grade = {"rating": f"AD-{'ABCD'[(place + year) % 4]}"}
            revisions.append(_revision(ProgressReport, place, own | report | grade, len(revisions)))
            value = {"indicator": indicators[code], "value": str(20 + place % 60), "measured_on": day}
            revisions.append(_revision(IndicatorValue, place, own | value, len(revisions)))
    log = {"at": store.timestamp(), "direction": "in", "outcome": "imported", "file": "回答", "sha256": ""}
    with store.writing() as connection:
        take_in(connection, store.projector, revisions, log, change(connection, revisions))


def _revision(kind: Kind, place: int, body: dict[str, Any], seq: int) -> Revision:
    owner = Owner(_SECTIONS[place % 8])
    return Revision(
        record_id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{kind.KIND}/{seq}")),
        kind=kind.KIND,
        owner=owner,
        parents=(),
        n=1,
        install=f"{place % 8 + 1:032}",
        seq=seq + 1,
        author="推進リーダー",
        written_at=NOW.isoformat(timespec="seconds"),
        deleted=None,
        schema="1.0",
        body=body,
    )
