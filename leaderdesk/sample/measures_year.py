# SPDX-License-Identifier: MIT
"""The division's year of the measures: it closes the last one, asks, confirms, freezes the 調書, reports, reviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from leaderdesk.analysis import editions
from leaderdesk.analysis.layouts import layout_in_use
from leaderdesk.analysis.measures import in_year, measures_of
from leaderdesk.analysis.progress import TO_CHECK, confirm, lines, round_begun, send_back
from leaderdesk.analysis.review import decide
from leaderdesk.kinds.progress import Decision, ProgressRound, SheetState
from leaderdesk.ledger.query import all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.sample.plan import Plan
from leaderdesk.sample.progress import SENT_BACK

_WHY = "根拠の件数（n）と時点を、集計した表のとおりに書いてください。"
_UNDECIDED = 5  # measures of whose future nobody has decided when the year ends
_REPORTS = {
    SheetState.STEERING: (10, 20),
    SheetState.HEADQUARTERS: (11, 18),
    SheetState.COUNCIL: (12, 14),
}
_REASONS = {
    Decision.CONTINUE: "計画どおり進んでいるため",
    Decision.EXPAND: "目標を上回り、ほかの窓口でも使えるため",
    Decision.REDUCE: "対象を絞り、効果を確かめるため",
    Decision.COMPLETE: "目的を達したため",
}

_Deed = tuple[datetime, Callable[[], object]]


def plan_deeds(store: Store, plan: Plan) -> Iterator[_Deed]:
    """What is done for the measures in the year, each at its time."""
    last, this = plan.year - 1, plan.year
    yield plan.at(4, 8, 10), partial(_ask, store, last, plan.at(6, 10).date().replace(year=last))
    yield plan.at(4, 9, 16), partial(_check, store, last)
    yield plan.at(4, 20, 16), partial(_freeze, store, last)
    yield plan.at(4, 24, 10), partial(_report, store, last, SheetState.DONE, plan.at(4, 24).date())
    yield plan.at(6, 10, 10), partial(_ask, store, this, plan.at(6, 10).date())
    yield plan.at(8, 20, 16), partial(_check, store, this, returned=SENT_BACK)
    yield plan.at(9, 24, 16), partial(_freeze, store, this)
    yield plan.at(10, 13, 16), partial(_check, store, this)
    yield plan.at(10, 14, 16), partial(_freeze, store, this)
    for state, day in _REPORTS.items():
        yield plan.at(*day, 17), partial(_report, store, this, state, plan.at(*day).date())
    yield plan.at(1, 20, 16), partial(_review, store, this)


def _ask(store: Store, year: int, asked_on: date) -> None:
    days = {"asked_on": asked_on.isoformat()}
    if asked_on.year < store.today().year:  # the one of last year, kept with its own days
        days |= {"base_date": f"{year}-06-30", "due": f"{year}-07-31"}
    store.put_all(ProgressRound, [round_begun(store, year) | days])


def _check(store: Store, year: int, *, returned: str = "") -> None:
    """Confirm what came; the answer for one measure may be sent back."""
    arrived = [line for line in lines(store, year) if line.standing in TO_CHECK]
    for line in arrived:
        if line.measure["code"] == returned:
            send_back(store, line, _WHY)
    confirm(store, [line for line in arrived if line.measure["code"] != returned])


def _freeze(store: Store, year: int) -> None:
    """Freeze the sheets whose answers are confirmed."""
    ready = [line for line in editions.lines(store, year) if line.stage is editions.SheetStage.CHECKED]
    editions.freeze(store, ready, layout_in_use(store))


def _report(store: Store, year: int, state: SheetState, day: date) -> None:
    newest = [line.newest for line in editions.lines(store, year) if line.newest]
    editions.report(store, newest, state, day)


def _review(store: Store, year: int) -> None:
    """Decide of all measures but a few, as their sections wish where these wish something."""
    found = {row.body["code"]: row.record_id for row in all_rows(store, measures_of(year))}
    known = in_year(store, list(found), year)
    wished: dict[Decision, list[str]] = {}
    for code in list(found)[:-_UNDECIDED]:
        wished.setdefault(Decision(known[code].wish.get("wish", "continue")), []).append(found[code])  # type: ignore[call-arg]
    for decision, ids in wished.items():
        decide(store, year, ids, {"decision": decision.value, "reason": _REASONS[decision]})
