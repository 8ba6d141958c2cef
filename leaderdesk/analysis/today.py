# SPDX-License-Identifier: MIT
"""今日すること: what waits for the person at this desk, and until when."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from leaderdesk.analysis.bodies import leaderships, own_leadership
from leaderdesk.analysis.conflicts import doubts
from leaderdesk.analysis.correspondence import open_inquiries
from leaderdesk.analysis.gates import late_gates
from leaderdesk.analysis.meetings import NO_DUE, open_opinions
from leaderdesk.analysis.progress import TO_CHECK, AnswerState, lines, newest_round, owing
from leaderdesk.analysis.projects import stale
from leaderdesk.analysis.replies import new_answers
from leaderdesk.analysis.submissions import submission_states
from leaderdesk.analysis.year_end import carried_over, is_turn, without_new_key
from leaderdesk.codes import OwnedBy
from leaderdesk.errors import N_
from leaderdesk.fiscal import era_day, fiscal_code, fiscal_year
from leaderdesk.kinds.facet import Link
from leaderdesk.kinds.field_requests import STILL_OPEN, Intent, Request
from leaderdesk.kinds.guidance import Guidance, Result
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.meetings import Opinion, OpinionSort, OpinionState
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Section, Succession
from leaderdesk.kinds.progress import ProgressReport
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.log import held_count
from leaderdesk.ledger.query import Query, all_rows, count, tally
from leaderdesk.ledger.store import Store

_LONG_GUIDANCE_DAYS = 30
_LIAISON = f"kind:{Liaison.KIND}"
_OPINION_DAYS, _MOST_OPINIONS, _OPINION_LETTERS = 14, 2, 24
_TOLD_AHEAD = timedelta(days=60)  # of a 課の改編


class TaskState(Code):
    """Why something waits."""

    DRAFT = "draft", N_("下書き")
    CONFLICT = "check", N_("確認が必要")
    UNSENT = "due", N_("未提出")
    GOING_ON = "going_on", N_("継続中")
    AHEAD = "ahead", N_("予定")
    WAITING = "waiting", N_("受け取り待ち")
    ANSWERED = "answered", N_("回答")
    ASKED = "asked", N_("照会")
    LATE = "task_late", N_("期日過ぎ")
    OPINION = "opinion", N_("意見")
    STALE = "stale", N_("停滞")


@dataclass(frozen=True)
class Task:
    """One thing to do: until when (None: today), a sentence with its facts, its state, and the page that does it."""

    due: date | None
    sentence: str
    facts: tuple[Any, ...]
    state: TaskState
    page: str
    target: Any = None


def section_tasks(store: Store) -> list[Task]:
    """What waits for a leader: new answers, drafts, records to look at, what is not handed over, guidance that goes on."""
    return [
        *_answers(store),
        *_inquiries(store),
        *_progress_to_answer(store),
        *_opinions(store),
        *_drafts(store),
        *_conflicts(store),
        *_unsent(store),
        *_long_guidance(store),
        *_own_term(store),
        *_carried_over(store),
        *_changes_ahead(store),
        *_stale_projects(store),
    ]


def division_tasks(store: Store) -> list[Task]:
    """What waits for the division: held files, records to look at, requests to receive, sections that are missing."""
    with store.reading() as connection:
        held = held_count(connection)
    tasks = []
    if held:
        tasks.append(Task(None, N_("確認待ちのファイルが {0} 件あります"), (held,), TaskState.CONFLICT, "receive"))
    tasks += [*_conflicts(store), *_new_keys(store)]
    tasks += [*_inquiries(store), *_late_answers(store), *_progress_to_check(store), *_opinions(store)]
    tasks += _stale_projects(store)
    if new := count(store, Query(Request, answered={"state": None})):
        tasks.append(Task(None, N_("まだ受け付けていない要望が {0} 件あります"), (new,), TaskState.WAITING, "triage"))
    missing = sum(state.is_missing for state in submission_states(store, year=fiscal_year(store.today())))
    if missing:
        due = month_end(store.today())
        tasks.append(
            Task(due, N_("まだ提出していない課が {0} 課あります"), (missing,), TaskState.WAITING, "submissions")
        )
    tasks += [*_leaderless(store), *_gates(store)]
    return tasks


def unsent_count(store: Store) -> int:
    """Records that the division cannot know yet in their present state; those settled inside the section are not meant."""
    return sum(
        count(store, _unsent_query(kind, store))
        for kind in store.kinds.values()
        if kind.OWNED_BY is not OwnedBy.DIVISION and kind.DAY
    )


def month_end(day: date) -> date:
    """The last day of a day's month: until then, the month's records are handed over."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _unsent_query(kind: Kind, store: Store) -> Query:
    where: dict[str, Any] = {"owner": store.owners}
    if "intent" in kind.facets():
        where["intent"] = [None, Intent.SUBMIT.value, Intent.WITHDRAWN.value]
    return Query(kind, where=where, handed_over=False)


def _answers(store: Store) -> Iterator[Task]:
    if found := new_answers(store):
        sentence = N_("情報政策課から新しい回答が {0} 件届いています")
        yield Task(None, sentence, (len(found),), TaskState.ANSWERED, f"kind:{Request.KIND}", {"record_id": found})


def _own_term(store: Store) -> Iterator[Task]:
    """The leader's own term ends soon: what is open goes to a successor."""
    own = own_leadership(store)
    if own is not None and own.appointment is not None and own.ends_soon:
        until = date.fromisoformat(own.appointment.body["until"])
        sentence = N_("リーダーの任期が {0} に終わります。提出を済ませ、「ファイル」から引継ぎファイルを作る")
        yield Task(until, sentence, (era_day(until),), TaskState.GOING_ON, "submission")


def _leaderless(store: Store) -> Iterator[Task]:
    """Sections without a leader, once the division has begun to name them."""
    sections = leaderships(store, store.today())
    missing = sum(each.appointment is None for each in sections)
    if missing and missing < len(sections):
        sentence = N_("推進リーダーのいない課が {0} 課あります")
        yield Task(None, sentence, (missing,), TaskState.WAITING, "bodies", "leaders")


def _inquiries(store: Store) -> Iterator[Task]:
    """照会 that this side owes an answer."""
    for row in open_inquiries(store, mine=False):
        due = date.fromisoformat(row.body["due"])
        yield Task(due, N_("照会「{0}」に回答する"), (row.body["subject"],), TaskState.ASKED, _LIAISON, row.record_id)


def _late_answers(store: Store) -> Iterator[Task]:
    """照会 of this side whose answer is late: the one, or how many there are."""
    late = [row for row in open_inquiries(store, mine=True) if row.body["due"] < store.today().isoformat()]
    if not late:
        return
    due = date.fromisoformat(late[0].body["due"])
    if len(late) == 1:
        sentence, subject = N_("照会「{0}」の回答がまだ届いていません"), late[0].body["subject"]
        yield Task(due, sentence, (subject,), TaskState.ASKED, _LIAISON, late[0].record_id)
    else:
        sentence = N_("回答の遅れている照会が {0} 件あります（{1} 課）")
        facts = (len(late), len({row.body["addressee"] for row in late}))
        yield Task(due, sentence, facts, TaskState.ASKED, _LIAISON, {"record_id": [row.record_id for row in late]})


def _progress_to_answer(store: Store) -> Iterator[Task]:
    """進捗照会: the measures for which the section owes its answer, and those that were sent back."""
    if (asked := newest_round(store)) is None:
        return
    due, found = date.fromisoformat(asked.body["due"]), lines(store, int(asked.body["year"]))
    waiting = [line for line in found if line.is_owed]
    back = [line for line in waiting if line.standing is AnswerState.SENT_BACK]
    for these, sentence in (
        (back, N_("差し戻された進捗回答を直す：施策 {0} 件")),
        ([line for line in waiting if line not in back], N_("進捗照会に回答する：施策 {0} 件、{1}/{2} まで")),
    ):
        if these:
            facts = (len(these), due.month, due.day)
            target = these[0].report_id
            yield Task(due, sentence, facts, TaskState.ASKED, f"kind:{ProgressReport.KIND}", target)


def _progress_to_check(store: Store) -> Iterator[Task]:
    """進捗照会: the sections that owe their answers, and the answers that nobody has looked at."""
    if (asked := newest_round(store)) is None:
        return
    found = lines(store, int(asked.body["year"]))
    if owed := owing(found):
        sentence = N_("進捗照会に {0} 課がまだ回答していません（施策 {1} 件）")
        facts = (len(owed), sum(map(len, owed.values())))
        yield Task(date.fromisoformat(asked.body["due"]), sentence, facts, TaskState.WAITING, "progress_check", "owed")
    if waiting := sum(line.standing in TO_CHECK for line in found):
        sentence = N_("確かめていない進捗回答が {0} 件あります")
        yield Task(None, sentence, (waiting,), TaskState.WAITING, "progress_check", "to_check")


def _opinions(store: Store) -> Iterator[Task]:
    """評価・助言・提言 that wait: those that are due soon or late by their words, and how many there are in all."""
    waiting, page = open_opinions(store), f"kind:{Opinion.KIND}"
    soon = (store.today() + timedelta(days=_OPINION_DAYS)).isoformat()
    for row, _, body, _ in [each for each in waiting if each.row.body.get("due", NO_DUE) <= soon][:_MOST_OPINIONS]:
        sort = OpinionSort(row.body["sort"])  # type: ignore[call-arg]  # by its code
        text = row.body["text"].replace("\n", " ")
        told = text if len(text) <= _OPINION_LETTERS else f"{text[:_OPINION_LETTERS]}…"
        due = date.fromisoformat(row.body["due"])
        yield Task(
            due, N_("{0}「{1}」に対応する　{2}"), (sort.label, told, body), TaskState.OPINION, page, row.record_id
        )
    if waiting:
        unplanned = sum(each.row.body["state"] == OpinionState.RECORDED for each in waiting)
        sentence = N_("対応の終わっていない意見が {0} 件あります（うち対応方針なし {1} 件）")
        wanted = {"record_id": [each.row.record_id for each in waiting]}
        yield Task(None, sentence, (len(waiting), unplanned), TaskState.OPINION, page, wanted)


def _drafts(store: Store) -> Iterator[Task]:
    with store.reading() as connection:
        waiting = drafts(connection)
    for draft in waiting:
        kind = store.kinds.get(draft.kind)
        if kind is not None:
            title = _typed_title(store, kind, draft.typed) or N_("（件名なし）")
            yield Task(
                None, N_("下書きが残っています：{0}"), (title,), TaskState.DRAFT, f"kind:{draft.kind}", draft.record_id
            )


def _typed_title(store: Store, kind: Kind, typed: Mapping[str, str]) -> str:
    """What a draft is called, by what was typed: a link by the name that it means."""
    facet, text = kind.facets()[kind.TITLE], typed.get(kind.TITLE, "")
    name = store.names.label(facet.to, facet.within, text) if isinstance(facet, Link) else None
    return name or text


def _conflicts(store: Store) -> Iterator[Task]:
    waiting = Counter((doubt.kind.LABEL, bool(doubt.view.conflicts)) for doubt in doubts(store))
    for (label, is_torn), found in waiting.items():
        sentence = (
            N_("2 台の PC で食い違う{0}が {1} 件あります") if is_torn else N_("整理番号の重なる{0}が {1} 件あります")
        )
        yield Task(None, sentence, (label, found), TaskState.CONFLICT, "conflicts")


def _gates(store: Store) -> Iterator[Task]:
    """Gates of the year whose day is past and that still lack something."""
    if found := late_gates(store):
        sentence = N_("期日を過ぎた節目が {0} 件残っています")
        yield Task(None, sentence, (len(found),), TaskState.LATE, "schedule", found[0].record_id)


def _unsent(store: Store) -> Iterator[Task]:
    due, year = month_end(store.today()), fiscal_year(store.today())
    if left := _unsent_before(store, year):
        sentence = N_("{0}年度までの記録を提出して締める（未提出 {1} 件）")
        yield Task(due, sentence, (fiscal_code(year - 1), left), TaskState.UNSENT, "submission")
    if waiting := unsent_count(store) - left:
        yield Task(due, N_("{0}月分の提出（未提出 {1} 件）"), (due.month, waiting), TaskState.UNSENT, "submission")


def _unsent_before(store: Store, year: int) -> int:
    """Records of earlier 年度 that the division cannot know yet in their present state."""
    before = {"in_year": (None, year - 1)}
    return sum(
        count(store, replace(_unsent_query(kind, store), ranges=before))
        for kind in store.kinds.values()
        if kind.OWNED_BY is not OwnedBy.DIVISION and kind.DAY
    )


def _carried_over(store: Store) -> Iterator[Task]:
    """At the turn of the 年度: what goes on from the last one."""
    query = carried_over(store)
    if is_turn(store.today()) and (found := count(store, query)):
        year = fiscal_year(store.today())
        known = tally(store, query, "in_year")
        wanted = {**STILL_OPEN, "in_year": sorted(before for (before,) in known)}
        sentence = N_("{0}年度から続いている要望が {1} 件あります")
        yield Task(None, sentence, (fiscal_code(year - 1), found), TaskState.GOING_ON, f"kind:{Request.KIND}", wanted)


def _changes_ahead(store: Store) -> Iterator[Task]:
    """The 課の改編 that come to this section in the next weeks."""
    today, me = store.today(), store.identity.section
    for row in all_rows(store, Query(Succession, where={"predecessor": me}, order="since", descending=False)):
        since, name = date.fromisoformat(row.body["since"]), row.body["successor"]
        if today < since <= today + _TOLD_AHEAD:
            facts = (era_day(since), store.names.label(Section.KIND, "", name) or name)
            yield Task(since, N_("課の改編：{0} に「{1}」になります"), facts, TaskState.AHEAD, "home")


def _new_keys(store: Store) -> Iterator[Task]:
    """At the turn of the 年度: sections that were registered, and have no 配布 file of this one yet."""
    if is_turn(store.today()) and (waiting := len(list(without_new_key(store)))):
        sentence = N_("今年度まだ配布していない課が {0} 課あります（今年度の登録の鍵が入ります）")
        yield Task(None, sentence, (waiting,), TaskState.WAITING, "distribution")


def _long_guidance(store: Store) -> Iterator[Task]:
    before = (store.today() - timedelta(days=_LONG_GUIDANCE_DAYS)).isoformat()
    where = {"owner": store.owners, "result": Result.CONTINUING.value}
    found = count(store, Query(Guidance, where=where, ranges={"date": (None, before)}))
    if found:
        sentence = N_("継続中のまま {0} 日を過ぎた指導が {1} 件あります")
        facts = (_LONG_GUIDANCE_DAYS, found)
        yield Task(None, sentence, facts, TaskState.GOING_ON, f"kind:{Guidance.KIND}", where)


def _stale_projects(store: Store) -> Iterator[Task]:
    today = store.today()
    for each in stale(store):
        sentence = N_("プロジェクト「{0}」が「{1}」で止まっています（{2}日目）")
        facts = (each.said.name, each.step.label, each.days(today))
        yield Task(None, sentence, facts, TaskState.STALE, "projects", each.record_id)
