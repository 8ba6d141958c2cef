# SPDX-License-Identifier: MIT
"""進捗確認: who is asked how far the measures of a 年度 are, who answered, and what the division said of it.

Source: plan, 進捗管理 (図7-3); states: domain, 3.3 (依頼 → 入力中 → 提出 → 確認済 or 差戻し → 再提出). Every state is
derived: from the 進捗照会, the section's 進捗回答, and the version of it that the division saw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.analysis.measures import is_seen, measures_of
from leaderdesk.analysis.statistics import sections_on
from leaderdesk.codes import DIVISION, answer_id
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.kinds.fixed_id import fixed_id
from leaderdesk.kinds.liaison import Liaison, Purpose
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.progress import (
    Check,
    Gate,
    GateSort,
    IndicatorValue,
    MilestoneResult,
    ProgressReport,
    ProgressReview,
    ProgressRound,
)
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query, Row, all_rows, tally
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_DAYS_TO_ANSWER = 30  # where the year's calendar names no day
_DAYS_TO_HURRY = 7
_MOST_NAMED = 20  # measures in one letter


class AnswerState(Code):
    """回答の状態: how far the answer for a measure is."""

    NOT_ASKED = "progress_not_asked", N_("照会前")
    ASKED = "progress_asked", N_("依頼")
    OVERDUE = "progress_overdue", N_("期限切れ")
    OPTIONAL = "progress_optional", N_("関係課（任意）")
    BEGUN = "progress_begun", N_("入力中")
    UNSENT = "progress_unsent", N_("未提出")
    SENT = "progress_sent", N_("提出済・返事待ち")
    ARRIVED = "progress_arrived", N_("届いた")
    AGAIN = "progress_again", N_("再提出")
    CHANGED = "progress_changed", N_("確認後に変更")
    CONFIRMED = "progress_confirmed", N_("確認済")
    SENT_BACK = "progress_sent_back", N_("差戻し")
    TORN = "progress_torn", N_("確認が必要")
    STRANGER = "progress_stranger", N_("担当外の回答")


UNANSWERED = (AnswerState.ASKED, AnswerState.OVERDUE, AnswerState.BEGUN)
TO_CHECK = (AnswerState.ARRIVED, AnswerState.AGAIN, AnswerState.CHANGED, AnswerState.STRANGER)


class Part(Code):
    """Whose answer it is: that of the section in charge, which is awaited; of the other one; of one that has no part."""

    IN_CHARGE = "in_charge", N_("担当課")
    RELATED = "related", N_("関係課")
    STRANGER = "stranger", N_("担当外")


@dataclass(frozen=True)
class Line:
    """One measure of a 年度 and one section's answer for it; `report` is None where there is none yet."""

    measure: Body
    section: str
    part: Part
    standing: AnswerState
    report_id: str
    report: Row | None = None

    @property
    def is_owed(self) -> bool:
        """Whether the section in charge still has to answer, or to mend what was sent back."""
        return self.part is Part.IN_CHARGE and self.standing in (*UNANSWERED, AnswerState.SENT_BACK)


# ---------------------------------------------------------------- the question


def round_of(store: Store, year: int) -> Row | None:
    """The 進捗照会 of a 年度, None before it was made (or came)."""
    return next(iter(all_rows(store, Query(ProgressRound, where={"year": year}))), None)


def newest_round(store: Store) -> Row | None:
    """The 進捗照会 of the latest 年度 that has one."""
    return max(all_rows(store, Query(ProgressRound)), key=lambda row: int(row.body["year"]), default=None)


def round_begun(store: Store, year: int) -> dict[str, str]:
    """What a new 進捗照会 of a 年度 begins with: its days by the year's calendar, where that knows them."""
    today = store.today()
    known = all_rows(store, Query(Gate, where={"year": year, "sort": GateSort.ANSWERS.value}))
    due = min((date.fromisoformat(row.body["due"]) for row in known), default=today)
    if due <= today:
        due = today + timedelta(days=_DAYS_TO_ANSWER)
    base = due.replace(day=1) - timedelta(days=1)
    return {
        "year": str(year),
        "title": f"{fiscal_label(year)} 施策の進捗状況の確認について",
        "asked_on": today.isoformat(),
        "base_date": base.isoformat(),
        "due": due.isoformat(),
        "text": (
            f"施策の進捗状況を、{era_day(base)}現在で確認します。担当する施策ごとに、取組の実績、指標と工程の実績、"
            f"予算と人役、効果、自己評価、課題、次年度の予定を、{due.month}月{due.day}日までに回答してください。\n"
            "「施策進捗」の画面に入力して保存し、「提出・受領」で提出ファイルを書き出してください。"
            "回答は実施計画調書になり、会議へ報告します。"
        ),
    }


# ---------------------------------------------------------------- the answers


def lines(store: Store, year: int) -> list[Line]:
    """Every answer that is awaited or there for a 年度, by the numbers of the measures.

    The division sees all measures; a section those that it is in charge of or related to. Behind the section in charge
    stands the related one where it answered, and whoever answered for a measure that is not its own. A section that
    took another over (課の改編) is in charge of its measures, and its answers are the successor's.
    """
    own, heir = store.identity.owner, _heir(store)
    measures = {row.body["code"]: row.body for row in _measures(store, year)}
    reports = {
        (row.body["measure"], heir(row.owner)): row
        for row in all_rows(store, Query(ProgressReport, where={"year": year}, order="first_pos"))
    }
    judge = _Judge(store, year)
    wanted: dict[tuple[str, str], Body] = {}
    for code, measure in measures.items():
        sections = [heir(measure["section"])] if own == DIVISION else [own]
        wanted |= {(code, section): measure for section in sections}
    for code, section in reports:
        if own == DIVISION or section == own:
            wanted.setdefault((code, section), measures.get(code) or _measure(store, code))
    made = [judge.line(measure, section, reports.get(key)) for key, measure in wanted.items() for section in key[1:]]
    return sorted(made, key=lambda line: (line.measure["code"], list(Part).index(line.part), line.section))


def owing(found: Iterable[Line]) -> dict[str, list[Line]]:
    """課コード to what it owes: measures that it has not answered, or that were sent back."""
    owed: dict[str, list[Line]] = {}
    for line in found:
        if line.is_owed:
            owed.setdefault(line.section, []).append(line)
    return owed


@dataclass(frozen=True)
class DepartmentCount:
    """One department: how many measures its sections are in charge of, and how many of these are owed."""

    code: str
    name: str
    asked: int
    owed: int


def by_department(store: Store, found: Sequence[Line]) -> list[DepartmentCount]:
    """The departments that have measures, in the order of their codes; "" holds sections without one."""
    awaited = [line for line in found if line.part is Part.IN_CHARGE]
    places = sections_on(store, store.today(), {line.section for line in awaited})
    names = {department: name for department, name, _, _ in places}
    of_section = {section: department for department, _, section, _ in places}
    counts = {}
    for department in sorted({of_section.get(line.section, "") for line in awaited}):
        own = [line for line in awaited if of_section.get(line.section, "") == department]
        owed = sum(line.is_owed for line in own)
        counts[department] = DepartmentCount(department, names.get(department, ""), len(own), owed)
    return list(counts.values())


def _measures(store: Store, year: int) -> list[Row]:
    own = store.identity.owner
    if own == DIVISION:
        return all_rows(store, measures_of(year))
    return [
        row
        for field in ("section", "related_section")
        for row in all_rows(store, measures_of(year, **{field: store.owners}))
    ]


def _measure(store: Store, code: str) -> Body:
    """A measure that the 年度 does not have, as far as it is known."""
    known = all_rows(store, Query(Measure, where={"code": code}))
    return known[0].body if known else {"code": code, "name": code}


class _Judge:
    """Tells how far answers of a 年度 are."""

    def __init__(self, store: Store, year: int) -> None:
        self._store, self._year = store, year
        asked = round_of(store, year)
        self._is_asked = asked is not None
        self._is_late = asked is not None and asked.body["due"] < store.today().isoformat()
        self._torn = {
            key
            for kind in (ProgressReport, IndicatorValue, MilestoneResult)
            for key in tally(
                store, Query(kind, where=_of(kind, year), ranges={"head_count": (2, None)}), "owner", "measure"
            )
        }
        with store.reading() as connection:
            self._begun = {draft.record_id for draft in drafts(connection)}

    def line(self, measure: Body, section: str, report: Row | None) -> Line:
        part = _part(measure, section, _heir(self._store))
        key = {"measure": measure["code"], "year": str(self._year)}
        record_id = (
            report.record_id if report else fixed_id(ProgressReport, self._store.identity.municipality, section, key)
        )
        standing = self._awaited(part, record_id) if report is None else self._answered(part, report)
        return Line(measure, section, part, standing, record_id, report)

    def _awaited(self, part: Part, record_id: str) -> AnswerState:
        if record_id in self._begun:
            return AnswerState.BEGUN
        if part is Part.RELATED:
            return AnswerState.OPTIONAL
        if not self._is_asked:
            return AnswerState.NOT_ASKED
        return AnswerState.OVERDUE if self._is_late else AnswerState.ASKED

    def _answered(self, part: Part, report: Row) -> AnswerState:
        review, is_own = report.answer, report.owner in self._store.owners
        if (report.owner, report.body["measure"]) in self._torn:
            return AnswerState.TORN
        if review and is_seen(self._store, report):
            return AnswerState.CONFIRMED if review["state"] == Check.CONFIRMED else AnswerState.SENT_BACK
        if is_own and not report.is_acknowledged:
            return AnswerState.SENT if report.handed_at else AnswerState.UNSENT
        if part is Part.STRANGER:
            return AnswerState.STRANGER
        if review:
            return AnswerState.CHANGED if review["state"] == Check.CONFIRMED else AnswerState.AGAIN
        return AnswerState.ARRIVED


def _of(kind: Kind, year: int) -> dict[str, int]:
    return {"year": year} if "year" in kind.facets() else {}


def _part(measure: Body, section: str, heir: Callable[[str], str]) -> Part:
    if heir(str(measure.get("section", ""))) == section:
        return Part.IN_CHARGE
    return Part.RELATED if heir(str(measure.get("related_section", ""))) == section else Part.STRANGER


def _heir(store: Store) -> Callable[[str], str]:
    """Which section goes on with a section's matters today."""
    lineage, today = store.lineage, store.today()
    return lambda section: lineage.heir(section, today)


# ---------------------------------------------------------------- what the division says


def confirm(store: Store, chosen: Sequence[Line]) -> list[Revision]:
    """確認済にする: answers as they are now, all of them or none.

    Raises:
        LeaderDeskError: LD-3004 an answer has two versions, LD-1527 it is of a section that the measure is not of.

    """
    for line in chosen:
        if line.part is Part.STRANGER:
            section = store.names.label(Section.KIND, "", line.section) or line.section
            raise LeaderDeskError("LD-1527", measure=line.measure["name"], section=section)
    return _review(store, chosen, Check.CONFIRMED, None)


def send_back(store: Store, line: Line, reason: str) -> list[Revision]:
    """差し戻す: the section is to mend its answer. Raises LD-3004; InvalidRecordError (LD-1518) without a reason."""
    return _review(store, [line], Check.SENT_BACK, reason.strip() or None)


def _review(store: Store, chosen: Sequence[Line], state: Check, reason: str | None) -> list[Revision]:
    records = {}
    for line in chosen:
        if line.report is None:
            continue
        if line.standing is AnswerState.TORN:
            raise LeaderDeskError("LD-3004")
        body = {
            "report": line.report.record_id,
            "seen_version": line.report.rev_id,
            "checked_on": store.today().isoformat(),
            "state": state.value,
            "reason": reason,
        }
        records[answer_id(line.report.record_id, ProgressReview.KIND)] = (ProgressReview, body)
    return store.put(records)


# ---------------------------------------------------------------- who is late


def reminders(store: Store, asked: Row, found: Iterable[Line]) -> list[dict[str, str]]:
    """A 照会 for each section that owes answers of a 進捗照会, a 督促 where it had one; as bodies of `liaison` records.

    They settle themselves when the answers are there (`correspondence.stands`).
    """
    today, year = store.today(), int(asked.body["year"])
    due = max(today + timedelta(days=_DAYS_TO_HURRY), date.fromisoformat(asked.body["due"]))
    before = Query(Liaison, where={"round": asked.record_id, "purpose": Purpose.INQUIRY.value, "owner": DIVISION})
    heir = _heir(store)
    inquiries = {heir(row.body["addressee"]): row.record_id for row in all_rows(store, before)}
    bodies = []
    for section, owed in owing(found).items():
        again = inquiries.get(section)
        body = {
            "date": today.isoformat(),
            "purpose": (Purpose.REMINDER if again else Purpose.INQUIRY).value,
            "addressee": section,
            "subject": f"進捗照会の回答のお願い（{fiscal_label(year)}）",
            "text": _letter(owed, date.fromisoformat(asked.body["due"])),
            "due": due.isoformat(),
            "round": asked.record_id,
        }
        bodies.append(body | ({"replies_to": again} if again else {}))
    return bodies


def _letter(owed: Sequence[Line], due: date) -> str:
    named = [f"・{line.measure['code']} {line.measure['name']}（{line.standing.label}）" for line in owed[:_MOST_NAMED]]
    more = [f"ほか {len(owed) - _MOST_NAMED} 件"] if len(owed) > _MOST_NAMED else []
    told = f"次の施策の進捗回答がまだそろっていません（回答期限 {due.month}月{due.day}日）。"
    ask = "「施策進捗」の画面で入力して保存し、「提出・受領」で書き出してください。"
    return "\n".join([told, *named, *more, ask])
