"""The sample city's meetings: nine, forty-five opinions, one that is not reflected, some that are late."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

import pytest

from leaderdesk.analysis.meetings import MeetingStand, OpinionStand, agenda, meeting_stand, opinion_stand
from leaderdesk.kinds.meetings import Meeting, Opinion
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.sample.meetings import meeting_deeds
from leaderdesk.sample.plan import Clock, Plan
from tests.builders import add, division_store


@pytest.fixture
def store(tmp_path):
    plan = Plan()
    clock = Clock(plan.at(4, 1))
    with division_store(tmp_path, now=clock) as made:
        add(made, "measure", code="1-01", name="窓口手続のオンライン化", section="0501")
        for at, deed in sorted(meeting_deeds(made, plan), key=itemgetter(0)):
            clock.at = at
            deed()
        clock.at = plan.at(3, 31)
        yield made


def test_nine_meetings_were_held_each_with_its_agenda(store):
    meetings = all_rows(store, Query(Meeting))
    bodies = Counter(row.body["assigned_body"] for row in meetings)
    assert bodies == {"ICT-STEER": 3, "ICT-HQ": 2, "COUNCIL": 2, "SEC": 2}
    assert {meeting_stand(row.body, store.today()) for row in meetings} == {MeetingStand.HELD}
    assert all(len(agenda(store, row.record_id)) >= 4 for row in meetings)


def test_forty_five_opinions_stand_in_every_state(store):
    opinions = all_rows(store, Query(Opinion))
    stands = Counter(opinion_stand(row.body, store.today()) for row in opinions)
    assert (len(opinions), stands[OpinionStand.NOT_REFLECTED]) == (45, 1)
    assert set(stands) == set(OpinionStand)
    assert {row.body["section"] for row in opinions if row.body.get("measure") == "1-01"} == {"0501"}
    assert check(store) == []
