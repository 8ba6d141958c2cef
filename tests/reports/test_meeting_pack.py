"""会議資料 and 議事要旨: every figure with its basis; nothing internal outside; one source for paper and workbook."""

from __future__ import annotations

import zipfile

import pytest
from openpyxl import load_workbook

from leaderdesk.analysis.meeting_figures import Audience, figures_of
from leaderdesk.analysis.meetings import add_usual_agenda, keep_note, meeting_named
from leaderdesk.codes import answer_id
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.progress import ProgressReview
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import ready
from leaderdesk.reports.document import Bars
from leaderdesk.reports.meeting_pack import meeting_pack, pack_document
from leaderdesk.reports.meeting_workbook import BASES, write_meeting_workbook
from leaderdesk.reports.minutes import minutes
from tests.builders import add, answer, division_store, handed_over, section_store

NOTE, MEETING_NOTE, POST = "本部長は反対の見込み", "会長と事前に調整済み", "計画係の担当"
UNCONFIRMED, SECRET_WISH = "まだ確認していない課題", "公開していない要望の件名"
LONG = "出張所の回線が遅く、証明書の発行に「とても」時間がかかるため、全庁で見直しを進める必要がある。"


@pytest.fixture
def division(tmp_path):
    """Two measures, one answered and confirmed, one answered only; three requests of two sections; a council's opinion."""
    with division_store(tmp_path / "division") as store:
        add(store, "measure", code="1-01", name="申請のオンライン化", section="0501")
        add(store, "measure", code="1-02", name="照会の自動集計", section="0502")
        for section, measure, rating, issue in (
            ("0501", "1-01", "AD-C", "機器の納入が遅れた"),
            ("0502", "1-02", "AD-D", UNCONFIRMED),
        ):
            with section_store(tmp_path / section, section) as leader:
                report = add(leader, "progress_report", measure=measure, rating=rating, issue=issue, progress="40")
                wish = add(leader, title="会議室に無線LANを整備してほしい", hours_month="2")
                if section == "0501":
                    add(leader, title=SECRET_WISH)
                    confirmed = report
                add(leader, "guidance", people="4")
                add(leader, "training_result", course="A5", year="2026", target="20", attended="15")
                list(receive(store, [handed_over(leader, tmp_path / "mail")]))
                answer(store, wish, shared="true", public_answer="来年度に整備します。")
        review = {"report": confirmed.record_id, "seen_version": confirmed.rev_id, "checked_on": "2026-08-01"}
        record_id = answer_id(confirmed.record_id, ProgressReview.KIND)
        store.put({record_id: (ProgressReview, review | {"state": "confirmed"})})
        yield store


def meeting_of(store, body, day="2026-12-15"):
    record_id = add(store, "meeting", name="見本の会議", assigned_body=body, held_on=day).record_id
    add_usual_agenda(store, record_id)
    keep_note(store, MEETING_NOTE, record_id)
    return meeting_named(store, record_id)


def opinion(store, body, **typed):
    """An opinion of an earlier meeting of a body, with a note beside it."""
    earlier = add(store, "meeting", name="前回の会議", assigned_body=body, held_on="2026-06-01").record_id
    plan = {"state": "対応方針", "policy": "調書に加える", "due": "2026-12-20", "section": "0501", "owner_post": POST}
    said = add(store, "opinion", meeting=earlier, said_on="2026-06-01", **(plan | typed))
    keep_note(store, NOTE, earlier, said.record_id)
    return said


def words(document):
    ready()
    return "\n".join(page.text() for page in pages(document))


def text_of(path):
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


# ---------------------------------------------------------------- what is told


def test_a_steering_body_is_told_everything(division, qapp):
    opinion(division, "ICT-STEER", text="見本の提言")
    told = words(pack_document(meeting_pack(division, meeting_of(division, "ICT-STEER"))))
    for expected in (
        "内部用",
        "機器の納入が遅れた",
        UNCONFIRMED,
        "会議室に無線LAN",
        SECRET_WISH,
        NOTE,
        MEETING_NOTE,
        POST,
    ):
        assert expected.replace(" ", "") in told.replace("\n", "").replace(" ", "")


def test_a_council_is_told_nothing_internal_on_paper_or_in_the_workbook(division, tmp_path, qapp):
    opinion(division, "COUNCIL", text="見本の提言")
    opinion(division, "ICT-STEER", text="幹事会だけの指示")
    pack = meeting_pack(division, meeting_of(division, "COUNCIL"))
    write_meeting_workbook(pack, tmp_path / "pack.xlsx")
    for told in (words(pack_document(pack)).replace("\n", ""), text_of(tmp_path / "pack.xlsx")):
        assert "見本の提言" in told
        assert "機器の納入が遅れた" in told
        for secret in (NOTE, MEETING_NOTE, POST, UNCONFIRMED, SECRET_WISH, "幹事会だけの指示", "内部の覚え"):
            assert secret not in told


def test_the_grades_add_up_to_the_measures_and_late_ones_are_told_apart(division):
    internal = figures_of(division, meeting_of(division, "ICT-HQ"))
    assert [line.code for line in internal.delayed] == ["1-01", "1-02"]
    external = figures_of(division, meeting_of(division, "ICT-HQ"), Audience.EXTERNAL)
    assert [line.code for line in external.delayed] == ["1-01"]
    for pack in (meeting_pack(division, meeting_of(division, body)) for body in ("ICT-HQ", "COUNCIL")):
        grades = pack.parts[0].tables[0]
        assert sum(row[1] for row in grades.rows) == 2
        assert len(grades.tones) == len(grades.rows)


def test_like_wishes_stand_together_with_the_hours_of_a_year(division):
    wishes = figures_of(division, meeting_of(division, "ICT-STEER")).wishes
    assert wishes.total == 3
    first = wishes.top[0]
    assert (first.title, first.count, len(first.sections), first.hours) == ("会議室に無線LANを整備してほしい", 2, 2, 48)


def test_a_body_of_work_is_told_what_is_assigned_to_it_or_beneath_it(division):
    add(division, "measure", code="2-01", name="分科会の施策", section="0501", assigned_body="SMART")
    for body, expected in (("SMART", ["2-01"]), ("WG-DX", ["2-01"]), ("WG-STD", [])):
        assert [line.code for line in figures_of(division, meeting_of(division, body)).measures] == expected


def test_what_is_said_at_the_meeting_itself_is_in_its_minutes_not_in_its_pack(division, qapp):
    meeting = meeting_of(division, "ICT-STEER", "2026-11-20")
    said = add(division, "opinion", meeting=meeting.record_id, text="当日の意見", said_on="2026-11-20", said_by="会長")
    keep_note(division, NOTE, meeting.record_id, said.record_id)
    assert "当日の意見" not in words(pack_document(meeting_pack(division, meeting)))
    told = words(minutes(division, meeting)).replace("\n", "")
    assert "当日の意見（会長）" in told
    assert NOTE not in told
    assert MEETING_NOTE not in told


def test_every_part_says_on_what_its_figures_rest(division):
    for body in ("ICT-STEER", "ICT-HQ", "COUNCIL", "SEC", "SMART"):
        for part in meeting_pack(division, meeting_of(division, body)).parts:
            basis = part.basis
            assert all((basis.definition, basis.source, basis.count, basis.as_of)), part.title


def test_bodies_that_look_at_the_whole_are_told_how_many_took_each_course(division):
    for body, is_told in (("ICT-STEER", True), ("COUNCIL", True), ("SEC", True), ("SMART", False)):
        parts = {part.title: part for part in meeting_pack(division, meeting_of(division, body)).parts}
        assert ("研修の受講" in parts) == is_told, body
    [told] = [
        part for part in meeting_pack(division, meeting_of(division, "ICT-HQ")).parts if part.title == "研修の受講"
    ]
    assert told.lead == "今年度の研修は、対象 40 人のうち 30 人が受講しました。"
    rows = {str(row[0]).split()[0]: row[1:] for row in told.tables[0].rows}
    assert len(rows) == 11
    assert rows["A5"] == (75, 40, 30, 2)
    assert rows["A1"] == (None, None, None, 0)
    bars = [
        bar.label
        for block in pack_document(meeting_pack(division, meeting_of(division, "SEC"))).blocks
        if isinstance(block, Bars)
        for bar in block.bars
    ]
    assert "A5 DX研修" in bars
    assert "A1 業務アプリケーション操作研修" not in bars


def test_without_a_record_of_guidance_its_part_is_left_out(tmp_path):
    with division_store(tmp_path / "new") as store:
        titles = [part.title for part in meeting_pack(store, meeting_of(store, "ICT-STEER")).parts]
        assert not {"職場内の指導と活動", "研修の受講"} & set(titles)


# ---------------------------------------------------------------- the workbook


def test_the_workbook_holds_the_tables_of_the_paper_with_charts_of_their_own(division, tmp_path):
    pack = meeting_pack(division, meeting_of(division, "ICT-STEER"))
    count = write_meeting_workbook(pack, tmp_path / "pack.xlsx")
    book = load_workbook(tmp_path / "pack.xlsx")
    assert len(book.sheetnames) == count
    for place, part in enumerate(pack.parts, 1):
        for table in part.tables:
            sheet = book[f"{place} {table.name}"]
            assert [cell.value for cell in sheet[1]] == [field.heading for field in table.fields]
            assert sheet.max_row == len(table.rows) + 1
            assert len(sheet._charts) == bool(table.tones and table.rows)
            assert not sheet.merged_cells.ranges
    assert book[BASES].max_row == len(pack.parts) + 1


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("number", [0, 1, 60])
def test_no_word_is_lost_with_none_one_or_sixty_entries_of_the_longest_text(number, tmp_path, qapp):
    with division_store(tmp_path / "many") as store:
        meeting = meeting_of(store, "ICT-STEER")
        earlier = add(store, "meeting", assigned_body="ICT-STEER", held_on="2026-06-01").record_id
        for place in range(number):
            add(store, "measure", code=f"M-{place:03}", name=(f"{place:03}" + LONG * 3)[:60], section="0501")
            text = (f"{place:03}番目：" + LONG * 30)[:1000]
            add(store, "opinion", meeting=earlier, said_on="2026-06-01", text=text, measure=f"M-{place:03}")
        pack = meeting_pack(store, meeting)
        squeezed = "".join(words(pack_document(pack)).split())
        for part in pack.parts:
            for table in part.tables:
                assert table.rows or table.empty in squeezed
        for place in range(number):
            assert f"M-{place:03}" in squeezed
            assert f"{place:03}番目：" in squeezed
        told = "".join(words(minutes(store, meeting_named(store, earlier))).split())
        assert all(f"{place:03}番目：" in told for place in range(number))
