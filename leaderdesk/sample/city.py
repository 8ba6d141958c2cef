# SPDX-License-Identifier: MIT
"""The whole sample city: a store per PC, one for the division before and after its year, the files between them."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.progress import Progress, quietly, steps
from leaderdesk.sample.awkward import OLDER, write_awkward_files
from leaderdesk.sample.division import answer_city, division_store, told_to
from leaderdesk.sample.plan import Clock, Plan, sections
from leaderdesk.sample.section import make_section


def make_city(folder: Path, plan: Plan, progress: Progress = quietly) -> None:
    """Make `sections/<課コード>.db`, `division.db`, and `submissions/` (the newest file of each PC).

    A natural year also gets `awkward/` and `answered/`: the same division when the year is over, which has taken in
    what came month by month, decided and answered, and `distributions/`, what it then sends to each section. The two
    states of the division and the sections' stores tell one story: a section may take its file in.
    """
    for name in ("sections", "submissions", "awkward", *(["older"] if plan.is_natural else [])):
        (folder / name).mkdir(parents=True, exist_ok=True)
    made = sections()[: plan.sections]
    deliveries = []
    end = Clock(plan.at(3, 31))
    with division_store(folder, plan, end) as division:
        told = told_to(division, [code for code, _ in made])
    for place, (code, staff) in enumerate(steps(made, progress)):
        deliveries += make_section(folder, plan, code, staff, told=told[code], early=0 if place else OLDER)
    if plan.is_natural:
        write_awkward_files(folder, end)
        answer_city(folder / "answered", plan, deliveries)
    for lock in folder.rglob("*.lock"):
        lock.unlink()
