# SPDX-License-Identifier: MIT
"""未受講の案内: one 照会 to each section that is not through with a course; it goes with the next 配布."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderdesk.analysis.correspondence import open_inquiries
from leaderdesk.analysis.training import CourseOfYear, Missing
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.kinds.liaison import Liaison, Purpose
from leaderdesk.kinds.training import Course
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_LETTERS = 60  # a subject has no more


def call_for(store: Store, year: int, course: CourseOfYear, lines: Sequence[Missing], *, due: date) -> list[Revision]:
    """Write the 照会 to these sections, but for those that have one about the course in this 年度 that is still open.

    Raises InvalidRecordError; all are written or none.
    """
    asked = already_asked(store, year, course)
    bodies = [_body(store, year, course, line, due) for line in lines if line.section.code not in asked]
    return store.add_all([(Liaison, body, "") for body in bodies]) if bodies else []


def already_asked(store: Store, year: int, course: CourseOfYear) -> frozenset[str]:
    """課コード of the sections with an open 照会 of the division about the course in this 年度."""
    subject = _subject(year, course)
    return frozenset(
        str(row.body["addressee"]) for row in open_inquiries(store, mine=True) if row.body["subject"] == subject
    )


def _subject(year: int, course: CourseOfYear) -> str:
    era = fiscal_label(year).partition("（")[0]
    return f"{era}「{course.name}」の受講について"[:_LETTERS]


def _body(store: Store, year: int, course: CourseOfYear, line: Missing, due: date) -> dict[str, str]:
    told = [f"{era_day(store.today())}現在、「{course.name}」を受講していない方がいます。"]
    if line.target is not None and line.left is not None:
        told.append(f"対象 {line.target} 人、受講 {line.attended} 人、未受講 {line.left} 人。")
    told.append(
        f"受講の予定を、{era_day(due)}までにお知らせください。受講が済んでいるときは、実績を入力して提出してください。"
    )
    return {
        "date": store.today().isoformat(),
        "purpose": Purpose.INQUIRY.value,
        "addressee": line.section.code,
        "subject": _subject(year, course),
        "text": "\n".join(told),
        "due": due.isoformat(),
        "about": store.fixed_id(Course, {"code": course.code}),
    }
