"""A plan of measures on real stores: what the division planned, what the section answered, of which a test names what matters."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from leaderdesk.codes import answer_id
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.progress import ProgressReview
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from tests.builders import KINDS, Clock, add, division_store, handed_over, section_store
from tests.cities import made_once

SECTION = "0501"
YEAR = 2026
TEXT = "窓口での待ち時間を短くし、書かない窓口をすべての窓口に広げる。"


def plan(division: Store, count: int = 1, *, text: str = TEXT, **fields: Any) -> list[str]:
    """So many measures of the section, each with four milestones and two indicators; gives their numbers."""
    codes = [f"1-{number:02}" for number in range(1, count + 1)]
    for number, code in enumerate(codes, 1):
        named = {"code": code, "name": f"窓口手続のオンライン化 その{number}", "section": SECTION, "method": "PDCA"}
        told = {"purpose": text, "situation": text, "content": text * 2, "assigned_body": "DIGITAL"}
        years = {"first_year": "R6", "last_year": "R10", "policy": "DIGITAL", "related_section": "0502"}
        add(division, "measure", **(named | told | years | fields))
        for quarter, (step, name) in enumerate(
            (
                ("検討", "要件の整理"),
                ("構築", "申請フォームの作成"),
                ("試行", "3 窓口で試行"),
                ("運用", "全窓口で運用"),
            ),
            1,
        ):
            spans = {"first_quarter": quarter, "last_quarter": min(quarter + 1, 4)}
            add(division, "milestone", measure=code, year=YEAR, step=step, name=name, **spans)
        figures = {"base_year": "R5", "target_year": "R10", "source": "業務統計"}
        add(
            division, "indicator", measure=code, name="オンライン申請率", unit="%", base=20, target=70, order=1,
            definition="オンライン申請の件数÷全申請の件数", **figures,
        )  # fmt: skip
        add(
            division, "indicator", measure=code, name="窓口の待ち時間", unit="分", base=25, target=10, order=2,
            direction="少ないほどよい", definition="番号札の発行から呼び出しまでの平均", **figures,
        )  # fmt: skip
    return codes


def answers(
    section: Store, codes: Sequence[str], *, year: int = YEAR, text: str = TEXT, rating: str = "AD-B", **fields: Any
) -> None:
    """The section's answers to these measures in a 年度, complete."""
    for code in codes:
        costs = {
            "budget": "12,000",
            "settlement": 11500,
            "national_funds": 6000,
            "general_funds": 6000,
            "effort": "0.45",
        }
        effects = {
            "hours_saved": 1200,
            "yen_saved": 3600,
            "benefit": "来庁せずに手続ができる。",
            "evidence": "業務統計",
        }
        told = {"done": text, "issue": text, "next_plan": text, "progress": 45}
        add(section, "progress_report", measure=code, year=year, rating=rating, **(costs | effects | told | fields))
        for row in _of(section, "milestone", code, year=year):
            outcome = "完了" if row.body["step"] == "study" else "実施中"
            add(section, "milestone_result", measure=code, milestone=row.record_id, outcome=outcome)
        for row in _of(section, "indicator", code):
            value = 42 if row.body["unit"] == "%" else 18
            add(section, "indicator_value", measure=code, indicator=row.record_id, year=year, value=value, count=5210)


def confirmed(division: Store, code: str, state: str = "confirmed", *, year: int = YEAR, **fields: Any) -> Revision:
    """The division confirms the answer to a measure, as it is now."""
    [row] = _of(division, "progress_report", code, year=year)
    body = {
        "report": row.record_id,
        "seen_version": row.rev_id,
        "checked_on": division.today().isoformat(),
        "state": state,
    }
    division.put({answer_id(row.record_id, "progress_review"): (ProgressReview, body | fields)})
    return division.history(answer_id(row.record_id, "progress_review"))[-1]


def answered(division: Store, section: Store, folder: Path, count: int = 1, **fields: Any) -> list[str]:
    """So many measures that went out, were answered, came back and are confirmed; gives their numbers."""
    codes = plan(division, count, **{name: fields[name] for name in ("text",) if name in fields})
    list(receive(section, distribute(division, folder / "out", {SECTION: "市民課"})))
    answers(section, codes, **fields)
    list(receive(division, [handed_over(section, folder / "in")]))
    for code in codes:
        confirmed(division, code)
    return codes


def opinion(division: Store, code: str, **fields: Any) -> Revision:
    """A published opinion of a meeting on a measure."""
    meeting = add(division, "meeting", assigned_body="ICT-STEER", name="令和8年度 第1回 幹事会", held_on="R8.10.20")
    told = {"text": "高齢者への支援を続けること。", "is_public": "はい"} | fields
    return add(division, "opinion", meeting=meeting.record_id, measure=code, **told)


def _of(store: Store, kind: str, code: str, **where: Any) -> list[Any]:
    return all_rows(store, Query(store.kinds[kind], where={"measure": code} | where))


def copied(folder: Path, target: Path, name: str) -> Store:
    """A store of a folder (`division`, `section`), copied and opened to be written."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / f"{name}.db", target)
    return open_store(target / f"{name}.db", KINDS, now=Clock())


def _make(folder: Path) -> None:
    with division_store(folder) as division, section_store(folder, name="section.db") as section:
        answered(division, section, folder, 2)


@pytest.fixture(scope="session")
def answered_plan(tmp_path_factory):
    """Both sides with two measures that are answered and confirmed: `division.db` and `section.db`, to be copied."""
    return made_once(tmp_path_factory, "answered_plan", _make)
