"""調書の版: frozen in the layout of its day, made again as it was; what is written later makes the next one."""

from __future__ import annotations

import datetime as dt

import pytest

from leaderdesk.analysis import layouts
from leaderdesk.analysis.editions import (
    STAMPS,
    SheetStage,
    draft,
    edition,
    editions_of,
    freeze,
    lines,
    official,
    report,
    reports_to,
    sheets_due,
)
from leaderdesk.analysis.layouts import Layout, kept_layout, layout_in_use, own_layout, use_layout
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.layouts import KeptPiece, SheetLayout
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.progress import PlanSheet, SheetState
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.progress import Stopped
from tests.builders import KINDS, add, division_store, handed_over, section_store
from tests.measures import SECTION, YEAR, answers, confirmed, copied, opinion, plan

OFFICE = Layout("様式第1号.xlsx", b"PK" + bytes(range(256)) * 400)


@pytest.fixture
def division(answered_plan, tmp_path):
    """The division with two measures that are answered and confirmed."""
    with copied(answered_plan, tmp_path / "a", "division") as store:
        yield store


@pytest.fixture
def section(answered_plan, tmp_path):
    with copied(answered_plan, tmp_path / "b", "section") as store:
        yield store


@pytest.fixture
def begun(tmp_path):
    """The division before anything is planned."""
    with division_store(tmp_path / "begun") as store:
        yield store


def the_line(store, code="1-01", year=YEAR):
    [line] = lines(store, year, [code])
    return line


def change(store, code="1-01", **fields):
    [row] = all_rows(store, Query(Measure, where={"code": code}))
    store.edit(row.record_id, fields)


# ---------------------------------------------------------------- how far a sheet is


def test_a_sheet_goes_from_being_made_to_being_asked_answered_checked_and_frozen(begun, tmp_path):
    [code] = plan(begun)
    assert (the_line(begun).stage, str(the_line(begun).lacks[0])) == (SheetStage.DRAFT, "課の回答")
    add(begun, "progress_round", year=YEAR, title="進捗照会", asked_on="R8.6.15", base_date="R8.6.30", due="R8.7.31")
    assert the_line(begun).stand is SheetStage.WAITING
    with section_store(tmp_path / "section") as section:
        list(receive(section, distribute(begun, tmp_path / "out", {SECTION: "市民課"})))
        answers(section, [code])
        list(receive(begun, [handed_over(section, tmp_path / "in")]))
    assert (the_line(begun).stage, [str(lack) for lack in the_line(begun).lacks]) == (SheetStage.DRAFT, ["回答の確認"])
    confirmed(begun, code, "sent_back", reason="指標の件数を確かめてください")
    assert (the_line(begun).stage, str(the_line(begun).lacks[0])) == (SheetStage.WAITING, "差し戻した回答")
    confirmed(begun, code)
    assert (the_line(begun).stand, the_line(begun).is_complete) == (SheetStage.CHECKED, True)
    freeze(begun, [the_line(begun)], own_layout())
    assert (the_line(begun).stand, the_line(begun).newest.number) == (SheetStage.FROZEN, 1)


def test_measures_that_ended_or_have_not_begun_have_no_sheet(begun):
    plan(begun, 4)
    change(begun, "1-02", last_year="2025")
    change(begun, "1-03", first_year="2027")
    change(begun, "1-04", valid_until="2026-03-31")
    assert [line.code for line in lines(begun, YEAR)] == ["1-01"]


def test_the_day_until_which_sheets_are_frozen_comes_from_the_calendar(begun, tmp_path):
    assert sheets_due(begun, YEAR) == dt.date(2026, 9, 30)
    assert sheets_due(begun, 2031) is None
    with division_store(tmp_path / "town", preset="mihon") as town:
        assert sheets_due(town, YEAR) == dt.date(2027, 1, 20)


# ---------------------------------------------------------------- editions


def test_freezing_makes_a_version_and_again_only_where_something_changed(division, section, tmp_path):
    assert [made.body["edition"] for made in freeze(division, lines(division, YEAR), own_layout())] == ["1", "1"]
    assert freeze(division, lines(division, YEAR), own_layout()) == []
    change(division, "1-01", content="取り組みを広げる")
    assert the_line(division).changed == (9,)
    [made] = freeze(division, lines(division, YEAR), own_layout())
    assert (made.body["measure"], made.body["edition"], made.body["reason"]) == ("1-01", "2", "取組内容")
    assert edition(the_line(division), 1).content.values["取組内容"] != "取り組みを広げる"
    assert edition(the_line(division), 2).changed == (9,)


def test_what_was_frozen_stays_whatever_becomes_of_names_and_records(division, section, tmp_path):
    freeze(division, lines(division, YEAR), own_layout())
    before = official(the_line(division)).content.canonical()
    [row] = all_rows(division, Query(division.kinds["section"], where={"code": SECTION}))
    division.edit(row.record_id, {"name": "窓口サービス課"})
    assert official(the_line(division)).content.canonical() == before
    assert draft(the_line(division)).content.values["担当課"] == "窓口サービス課"
    [sheet] = all_rows(division, Query(PlanSheet, where={"measure": "1-01"}))
    with pytest.raises(InvalidRecordError) as caught:
        division.edit(sheet.record_id, {"content": sheet.body["content"].replace("45", "55")})
    assert caught.value.faults["content"].code == "LD-1530"
    with pytest.raises(LeaderDeskError, match="LD-2510"):
        edition(the_line(division), 7)


def test_a_person_who_stops_has_frozen_nothing(division, section, tmp_path):
    with pytest.raises(Stopped):
        freeze(division, lines(division, YEAR), own_layout(), progress=lambda done, _total: done < 1)
    assert editions_of(division, YEAR) == {}
    assert count(division, Query(KeptPiece)) == 0


def test_next_year_tells_what_differs_from_the_sheet_of_this_year(division, section, tmp_path):
    assert the_line(division).content.since == ()
    freeze(division, lines(division, YEAR), own_layout())
    change(division, name="窓口手続のオンライン化（拡大）")
    following = the_line(division, year=YEAR + 1)
    assert {2, 11, 12, 17, 18} <= set(following.content.since)
    assert 7 not in following.content.since
    freeze(division, [following], own_layout())
    change(division, purpose="別の目的")
    freeze(division, lines(division, YEAR), own_layout())
    assert official(the_line(division, year=YEAR + 1)).content.since == following.content.since


def test_a_sheet_too_long_for_one_field_is_kept_in_pieces_and_goes_where_its_measure_goes(division, section, tmp_path):
    code = "1-01"
    for _ in range(36):
        opinion(division, code, text="長い意見です。" * 140, said_by="推進委員会の委員（市民公募）")
    freeze(division, lines(division, YEAR, [code]), own_layout())
    [row] = all_rows(division, Query(PlanSheet))
    assert len(row.body["content"]) < 100
    line = the_line(division)
    assert line.changed == ()
    assert len(official(line).content.entries["意見"]) == 36
    list(receive(section, distribute(division, tmp_path / "out2", {SECTION: "市民課"})))
    assert official(the_line(section)).content.canonical() == official(line).content.canonical()
    [piece, *_] = all_rows(division, Query(KeptPiece, where={"measure": code}))
    division.delete(piece.record_id, "試験")
    with pytest.raises(LeaderDeskError, match="LD-2509"):
        the_line(division)


def test_an_opinion_that_is_not_published_stands_on_no_sheet(division, section, tmp_path):
    code = "1-01"
    opinion(division, code, text="公開前の意見", is_public="いいえ")
    line = the_line(division)
    assert (line.content.entries["意見"], line.unpublished) == ((), 1)
    freeze(division, [line], own_layout())
    assert not any("公開前の意見" in row.body["content"] for row in all_rows(division, Query(PlanSheet)))


# ---------------------------------------------------------------- layouts


def test_the_layout_is_kept_with_the_version_and_outlives_the_next_one(division, section, tmp_path):
    use_layout(division, OFFICE)
    assert layout_in_use(division) == OFFICE
    freeze(division, [the_line(division, "1-01")], layout_in_use(division))
    use_layout(division, own_layout())
    assert layout_in_use(division) == own_layout()
    freeze(division, [the_line(division, "1-02")], layout_in_use(division))
    first, second = (official(the_line(division, code)).template for code in ("1-01", "1-02"))
    assert (kept_layout(division, first), kept_layout(division, second)) == (OFFICE, own_layout())
    backup(division, tmp_path / "控え.ldbackup")
    restore(tmp_path / "控え.ldbackup", tmp_path / "new.db", KINDS)
    with open_store(tmp_path / "new.db", KINDS, read_only=True) as again:
        assert kept_layout(again, first) == OFFICE


def test_the_programs_own_layout_is_kept_too_for_the_next_program_has_another(division, monkeypatch):
    freeze(division, lines(division, YEAR), own_layout())
    mine, template = own_layout(), official(the_line(division)).template
    monkeypatch.setattr(layouts, "own_layout", lambda: OFFICE)
    assert kept_layout(division, template) == mine


def test_using_a_layout_again_writes_nothing_twice(division):
    use_layout(division, OFFICE)
    pieces = count(division, Query(KeptPiece))
    assert pieces > 1
    use_layout(division, own_layout())
    use_layout(division, OFFICE)
    assert count(division, Query(KeptPiece)) == pieces
    assert [row.body["is_used"] for row in all_rows(division, Query(SheetLayout))] == ["true"]


def test_a_layout_that_is_not_here_whole_is_refused(division):
    use_layout(division, OFFICE)
    with pytest.raises(LeaderDeskError, match="LD-2508"):
        kept_layout(division, "0" * 64)
    [piece] = all_rows(division, Query(KeptPiece, where={"place": 2}))
    division.delete(piece.record_id, "試験")
    with pytest.raises(LeaderDeskError, match="LD-2508"):
        layout_in_use(division)


# ---------------------------------------------------------------- reports to the bodies


def test_reports_are_noted_with_their_days_and_never_fall_back(division, section, tmp_path):
    freeze(division, lines(division, YEAR), own_layout())
    assert list(reports_to(division)) == list(STAMPS)
    report(division, [the_line(division).newest], SheetState.HEADQUARTERS, dt.date(2026, 11, 18))
    report(division, [the_line(division).newest], SheetState.STEERING, dt.date(2026, 10, 20))
    newest = the_line(division).newest
    assert newest.state is SheetState.HEADQUARTERS
    assert newest.reported == {
        SheetState.STEERING: dt.date(2026, 10, 20),
        SheetState.HEADQUARTERS: dt.date(2026, 11, 18),
    }
    change(division, content="意見を受けて直した")
    freeze(division, lines(division, YEAR), own_layout())
    assert (the_line(division).newest.state, the_line(division).editions[0].state) == (
        SheetState.FROZEN,
        SheetState.HEADQUARTERS,
    )


def test_a_town_without_a_steering_body_reports_to_none(tmp_path):
    with division_store(tmp_path, preset="mihon") as town:
        assert reports_to(town) == {
            SheetState.HEADQUARTERS: "見本町DX推進会議",
            SheetState.COUNCIL: "住民懇談会",
        }


def test_a_version_with_the_decision_on_the_measure_says_so(division, section, tmp_path):
    code = "1-01"
    add(division, "review_action", measure=code, year=YEAR, decision="継続", reason="効果があったため")
    freeze(division, lines(division, YEAR), own_layout())
    assert the_line(division).stand is SheetStage.REVIEWED
