# SPDX-License-Identifier: MIT
"""KINDS: every kind of record, in the order of sheets and navigation."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.activity import Activity
from leaderdesk.kinds.bodies import Appointment, Body, Program
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.layouts import KeptPiece, SheetLayout
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.measures import Indicator, Measure, Milestone, RatingScale
from leaderdesk.kinds.meetings import AgendaItem, Meeting, MeetingNote, Opinion
from leaderdesk.kinds.organisation import Department, Municipality, Section, Succession, Vocabulary
from leaderdesk.kinds.plans import Plan, PolicyDocument
from leaderdesk.kinds.progress import (
    Gate,
    IndicatorValue,
    MilestoneResult,
    PlanSheet,
    ProgressReport,
    ProgressReview,
    ProgressRound,
    ReviewAction,
    ReviewOpinion,
)
from leaderdesk.kinds.projects import OodaLoop, OodaNote, OodaProject
from leaderdesk.kinds.record import Kind
from leaderdesk.kinds.responses import Response, SharedCase
from leaderdesk.kinds.training import Course, Headcount, TrainingResult, TrainingSession

KINDS: tuple[Kind, ...] = (
    Request,
    Guidance,
    Activity,
    Liaison,
    ProgressReport,
    IndicatorValue,
    MilestoneResult,
    ReviewOpinion,
    TrainingResult,
    OodaProject,
    OodaLoop,
    OodaNote,
    Evidence,
    Response,
    SharedCase,
    Measure,
    Indicator,
    Milestone,
    ProgressRound,
    ProgressReview,
    PlanSheet,
    SheetLayout,
    KeptPiece,
    ReviewAction,
    Meeting,
    AgendaItem,
    Opinion,
    MeetingNote,
    Course,
    TrainingSession,
    Headcount,
    Plan,
    PolicyDocument,
    Gate,
    RatingScale,
    Municipality,
    Department,
    Section,
    Body,
    Program,
    Appointment,
    Vocabulary,
    Succession,
)


def kind_named(name: str, kinds: Sequence[Kind] = KINDS) -> Kind:
    """The kind of that name; raises LD-3003."""
    for kind in kinds:
        if kind.KIND == name:
            return kind
    raise LeaderDeskError("LD-3003", kind=name, kinds="、".join(kind.KIND for kind in kinds))
