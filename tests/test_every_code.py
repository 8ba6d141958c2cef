"""Every code of the catalogue comes of a real situation: whoever adds a code adds its situation to the table here."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment
from PySide6.QtGui import QPainter, QPdfWriter
from sqlalchemy.exc import OperationalError

from leaderdesk.analysis import loops, training_grid
from leaderdesk.analysis.editions import freeze, lines
from leaderdesk.analysis.layouts import Layout, kept_layout, layout_in_use, own_layout, use_layout
from leaderdesk.analysis.meetings import the_meeting
from leaderdesk.analysis.progress import confirm
from leaderdesk.analysis.reorganisation import After, Reorganisation, reorganise
from leaderdesk.cli import run
from leaderdesk.codes import read_municipality_code
from leaderdesk.errors import CATALOGUE, InvalidRecordError, LeaderDeskError
from leaderdesk.exchange import parser as parsers
from leaderdesk.exchange import preflight, submission
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.exchange.folder import Folder
from leaderdesk.exchange.foreign import read_sheets
from leaderdesk.exchange.keys import as_words, from_words, mac
from leaderdesk.exchange.mapping import Profile, guess
from leaderdesk.exchange.marked import write_marked
from leaderdesk.exchange.old_ledger import commit as commit_ledger
from leaderdesk.exchange.old_ledger import fields_of, plan
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import look, receive
from leaderdesk.exchange.registration import own_keys, put_master_key
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.template import write_templates
from leaderdesk.fiscal import possible_days
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.bodies import Appointment, Body
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.layouts import KeptPiece
from leaderdesk.kinds.measures import Measure, Milestone
from leaderdesk.kinds.meetings import Opinion
from leaderdesk.kinds.organisation import Change, Section, Succession
from leaderdesk.kinds.progress import ProgressReview, ReviewAction
from leaderdesk.kinds.projects import OodaLoop, OodaStep
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger import engine as engines
from leaderdesk.ledger import opening
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.check import check, clock_fault
from leaderdesk.ledger.engine import damaged
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.preset import master_revisions
from leaderdesk.ledger.projection import revision_row
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.rescue import rescue
from leaderdesk.ledger.store import Store
from leaderdesk.paper import output
from leaderdesk.paper.canvas import pages
from leaderdesk.reports import plan_sheet
from leaderdesk.reports.document import Document
from leaderdesk.reports.layout_sheet import Datum, Values
from leaderdesk.reports.marked_layout import MarkedLayout, Titled, read_layout_file
from leaderdesk.reports.receipt import receipt
from leaderdesk.reports.sheet_marks import VOCABULARY
from tests.builders import CITY, Clock, add, answer, division_store, handed_over, section_store
from tests.exchange.files import REQUESTS, by_hand, resealed
from tests.faults.hostile import VARIANTS, made
from tests.inquiry import fill_in, line_of, town
from tests.inquiry import plan as plan_measure
from tests.reports.layouts import with_everything_lost


@dataclass(frozen=True)
class Place:
    """Where a situation happens: an empty folder, and what pytest offers to break things with."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def section(self, name: str = "s.db", **facts: Any) -> Store:
        return section_store(self.folder, name=name, **facts)

    def division(self) -> Store:
        return division_store(self.folder, name="d.db")

    def cli(self, *arguments: object, typed: bytes = b"") -> str:
        """What a command says on its error stream."""
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        run([str(argument) for argument in arguments])
        return self.capsys.readouterr().err

    def sql(self, *statements: str, name: str = "s.db") -> None:
        """Statements behind the program's back."""
        with closing(sqlite3.connect(self.folder / name)) as connection, connection:
            for statement in statements:
                connection.execute(statement)


Situation = Callable[[Place], Any]  # it raises the fault, or gives it, or the words that name it


def typed(kind: Any = Request, **cells: object) -> Situation:
    """Somebody types this."""
    return lambda at: kind.read(cells)


def saved(**cells: object) -> Situation:
    """Somebody saves a request like this."""

    def situation(at: Place) -> None:
        with at.section() as store:
            add(store, **cells)

    return situation


def arrived(code: str) -> Situation:
    """A file arrives that is spoilt in the way that the code names."""
    variant = next(each for each in VARIANTS if each.code == code)

    def situation(at: Place) -> list[str]:
        with at.section() as store:
            add(store)
            whole = handed_over(store, at.folder / "out")
        return looked_at(at, made(variant, whole, at.folder / "spoilt"))

    return situation


def answered(*states: str, **fields: str) -> Situation:
    """The division answers a request, state after state; the fields come with the last."""

    def situation(at: Place) -> None:
        with at.section() as store:
            request = add(store)
            sent = handed_over(store, at.folder)
        with at.division() as division:
            list(receive(division, [sent]))
            for place, state in enumerate(states, 1):
                given = fields if place == len(states) else {}
                answer(division, request, state=state, **given)

    return situation


def distributed(change: Callable[[Store, Store, Path], Path]) -> Situation:
    """A 配布 file comes to the section, or something happens on its way (division, section, folder: the file)."""

    def situation(at: Place) -> list[str]:
        with at.section() as store, at.division() as division:
            return [verdict.code for verdict in look(store, [change(division, store, at.folder)])]

    return situation


def form_of(row: int, *columns: str) -> Situation:
    """A 様式 comes in which these cells of a row were filled; its id is then that of another section's record."""

    def situation(at: Place) -> list[str]:
        with at.section() as store:
            theirs = add(store)
            sent = handed_over(store, at.folder)
        cells = {"B": "書いた要望", "F": "R8.4.1", "R": theirs.record_id}
        with at.division() as division:
            list(receive(division, [sent]))
            [blank] = write_templates(division, at.folder, {"0502": "国保年金課"})
            changes = {f"{column}{row}": cells[column] for column in columns}
            filled = by_hand(
                blank,
                at.folder / "form.xlsx",
                lambda book: [book[REQUESTS].__setitem__(*each) for each in changes.items()],
            )
            [verdict] = look(division, [filled])
            return [verdict.code, *(str(edit.why) for edit in verdict.edits)]

    return situation


def for_another_section(division: Store, _section: Store, folder: Path) -> Path:
    return distribute(division, folder, {"0502": "隣の課"})[0]


def for_what_the_section_became(division: Store, _section: Store, folder: Path) -> Path:
    reorganise(division, Reorganisation(Change.RENAME, date(2026, 10, 1), ["0501"], [After("0509", "市民窓口課")]))
    return distribute(division, folder, {"0509": "市民窓口課"})[0]


def nothing_to_take_over(at: Place) -> str:
    at.section().close()
    return at.cli("take-over", at.folder / "s.db")


def by_another_division(division: Store, section: Store, folder: Path) -> Path:
    """The section knows its division; somebody else with a master key of his own writes to it."""
    list(receive(section, distribute(division, folder / "true", {"0501": "見本課"})))
    put_master_key(division, bytes(32))
    return distribute(division, folder / "false", {"0501": "見本課"})[0]


def a_proof_of_another_key(division: Store, section: Store, folder: Path) -> Path:
    """A file names the right key and proves it with another."""
    list(receive(section, distribute(division, folder / "true", {"0501": "見本課"})))
    key = own_keys(section)[0]
    return resealed(distribute(division, folder, {"0501": "見本課"})[0], lambda facts: facts | {"mac": mac(key, "x")})


def looked_at(at: Place, path: Path) -> list[str]:
    with at.division() as division:
        return [verdict.code for verdict in look(division, [path])]


def edited(change: Callable[[Any], object]) -> Situation:
    """A file arrives of which somebody changed the sheet of requests in Excel."""

    def situation(at: Place) -> list[LeaderDeskError | None]:
        with at.section() as store:
            add(store)
            path = by_hand(handed_over(store, at.folder), at.folder / "x.xlsx", lambda book: change(book[REQUESTS]))
        with at.division() as division:
            (verdict,) = look(division, [path])
        return [edit.why for edit in verdict.edits]

    return situation


def wrote(at: Place, **typed: str) -> None:
    with at.division() as division:
        add(division, "liaison", subject="見本の連絡", addressee="0501", **typed)


def succeeded(at: Place, before: str, after: str) -> None:
    body = {"predecessor": before, "successor": after, "change": "rename", "since": "2026-10-01"}
    with at.division() as division:
        division.put_all(Succession, [body])


def reorganised(change: Change, before: list[str], *after: After, times: int = 1) -> Situation:
    """The division writes a 課の改編, once or again."""

    def situation(at: Place) -> None:
        with at.division() as division:
            for _ in range(times):
                reorganise(division, Reorganisation(change, date(2027, 4, 1), before, after))

    return situation


def a_file_of_no_encoding(at: Place) -> None:
    (at.folder / "x.csv").write_bytes(b"\x81\xff\x81\x20\n" * 3)
    read_sheets(at.folder / "x.csv", "x.csv")


def ledger_at(at: Place) -> tuple[Path, Any]:
    """An old ledger, and what taking it in would do."""
    path = at.folder / "台帳.csv"
    path.write_text("課名,件名,発生日\n宇宙課,#REF!,R8.4.1\n", "utf-8")
    with at.division() as store:
        sheets = read_sheets(path, path.name)
        return path, plan(store, sheets, guess(Request, sheets, fields_of(store, Request)))


def a_ledger(of: Callable[[Any], Any]) -> Situation:
    return lambda at: of(ledger_at(at)[1])


def a_submission_as_a_ledger(at: Place) -> None:
    with at.section() as store:
        add(store)
        read_sheets(handed_over(store, at.folder), "x.xlsx")


def a_picture_as_a_ledger(at: Place) -> None:
    (at.folder / "x.xls").write_bytes(b"\x89PNG")
    read_sheets(at.folder / "x.xls", "x.xls")


def a_ledger_of_other_headings(at: Place) -> None:
    with at.section() as store:
        plan(store, [], Profile(kind="request", headings=["件名"], columns=["title"]))


def a_copy_over_its_ledger(at: Place) -> None:
    path, planned = ledger_at(at)
    write_marked(planned, path, path.name, path)


def a_ledger_without_good_rows(at: Place) -> None:
    path, planned = ledger_at(at)
    with section_store(at.folder, name="s.db") as store:
        commit_ledger(store, planned, path, path.name)


def copied_row(sheet: Any) -> None:
    sheet.append([cell.value for cell in sheet[2]])
    sheet["E3"] = "写して書いた要望"


def checked(*statements: str) -> Situation:
    """A store is looked through that somebody changed behind the program's back."""

    def situation(at: Place) -> list[LeaderDeskError]:
        with at.section() as store:
            add(store)
        at.sql(*statements)
        with open_store(at.folder / "s.db", KINDS) as store:
            return check(store)

    return situation


# ---------------------------------------------------------------- situations that take more than a line


def a_missing_file(at: Place) -> list[str]:
    return looked_at(at, at.folder / "抜かれたUSB.xlsx")


def a_deep_folder(at: Place) -> list[str]:
    deep = at.folder / "届いた" / "市民部" / "済み"
    deep.mkdir(parents=True)
    (deep / "x.xlsx").touch()
    return looked_at(at, at.folder / "届いた")


def a_large_file(at: Place) -> list[str]:
    with (at.folder / "x.xlsx").open("wb") as file:
        file.truncate(preflight.MOST_FILE + (1 << 20))
    return looked_at(at, at.folder / "x.xlsx")


def a_slow_file(at: Place) -> None:
    with parsers.Parser(partial(read_file, kinds=KINDS), seconds=0, memory_mb=600) as parser:  # one that must start
        parser.give(at.folder / "x.xlsx", "x.xlsx")
        parser.take()


def a_deadly_file(at: Place) -> None:
    with parsers.Parser(partial(read_file, kinds=KINDS), seconds=30) as parser:
        parser.give(at.folder / "x.xlsx", "x.xlsx")
        assert parser._child is not None
        parser._child._process.kill()
        parser._child._process.join()
        parser.take()


def the_file_of_another_section(at: Place) -> list[str]:
    with at.section(section="0502", section_name="国保年金課") as other:
        add(other)
        path = handed_over(other, at.folder)
    with section_store(at.folder, name="mine.db") as mine:
        return [verdict.code for verdict in look(mine, [path])]


def a_place_that_is_none(at: Place) -> None:
    (at.folder / "file").touch()
    with at.section() as store:
        submit(store, at.folder / "file" / "out")


def a_file_that_reads_back_differently(at: Place) -> None:
    at.monkeypatch.setattr(submission, "machine_rows", lambda manifest, *_: [["leaderdesk/1", manifest]])
    with at.section() as store:
        add(store)
        submit(store, at.folder)


def a_file_that_is_held(at: Place) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "")

    at.monkeypatch.setattr("leaderdesk.machine._PATIENCE", ())
    at.monkeypatch.setattr(Path, "replace", refuse)
    with at.section() as store:
        submit(store, at.folder / "out")


def made_up_records(at: Place) -> None:
    with at.section() as store:
        store.set_setting(TRIAL, True)
        submit(store, at.folder)


def a_full_disk_at_the_inbox(at: Place) -> None:
    with at.section() as store:
        path = handed_over(store, at.folder)
    with at.division() as division:
        (division.folder / "inbox").write_text("ここにはフォルダーが要る")
        raise next(verdict.why for verdict in look(division, [path]) if verdict.why)


def no_such_record(at: Place) -> None:
    with at.section() as store:
        store.history("00000000-0000-4000-a000-000000000001")


def a_record_of_somebody_else(at: Place) -> None:
    with at.section() as store:
        store.edit(store.fixed_id(Section, {"code": "0501"}), {"name": "別の課名"})


def two_versions(at: Place) -> None:
    with at.section() as store:
        first = add(store)
        for wish in ("先に", "後から"):
            store.edit(first.record_id, {"wish": wish}, seen=[first.rev_id])
        store.edit(first.record_id, {"wish": "さらに"})


def an_open_question(at: Place) -> None:
    from leaderdesk.desk.dialogs.conflict import Question

    with at.section() as store:
        Question("wish", "こうしたい", ("先に", "後から"), {"版 1": "先に", "版 2": "後から"}, None).answer(store)


def a_deleted_record(at: Place) -> None:
    with at.section() as store:
        first = add(store)
        store.delete(first.record_id, "重複")
        store.edit(first.record_id, {"wish": "やはり"})


def a_master_by_a_section(at: Place) -> None:
    with at.section() as store:
        store.add(Section, {"code": "9901", "name": "新設課"})


def a_code_that_is_taken(at: Place) -> None:
    with at.division() as store:
        store.add(Section, {"code": "0501", "name": "市民課"})


def a_telephone_number_in_a_text(at: Place) -> str:
    at.section().close()
    body = json.dumps({"title": "見本の要望", "problem": "090-1234-5678 に電話がほしい"}).encode()
    return at.cli("add", at.folder / "s.db", "request", "--json", "-", typed=body)


def the_same_report_twice(at: Place) -> None:
    with at.section() as store:
        first = add(store, "progress_report")
        add(store, "progress_report", measure=first.body["measure"])


def a_report_that_becomes_another_ones(at: Place) -> None:
    with at.section() as store:
        store.edit(add(store, "progress_report").record_id, {"year": "2027"})


def typed_at_the_division(kind: Kind, **typed: str) -> Situation:
    """A record that the division begins, with what somebody typed into it."""

    def situation(at: Place) -> None:
        with at.division() as store:
            store.add(kind, kind.initial(store.today(), {}) | typed)

    return situation


def a_result(**typed: str) -> Situation:
    """A section's result of a course, as somebody typed it."""

    def situation(at: Place) -> None:
        with at.section() as store:
            add(store, "training_result", **typed)

    return situation


def a_grid_with_a_word_for_a_number(at: Place) -> None:
    with at.section() as store:
        lines = training_grid.grid(store, 2026).lines
        training_grid.write(store, lines, {lines[0].record_id: {"target": "ろく", "attended": "6"}})


def another_method_without_a_reason(at: Place) -> None:
    with at.division() as store:
        store.edit(add(store, "measure").record_id, {"method": "ooda"})


def a_loop_that_ends_before_its_time(at: Place) -> None:
    with at.section() as store:
        store.edit(add(store, "ooda_loop").record_id, {"ended_on": "2026-11-23", "end": "next", "result": "見本"})


def a_project_moved(*deeds: Callable[[Store, str], None]) -> Situation:
    """A project that has just begun, with what somebody wants of it, one after the other."""

    def situation(at: Place) -> None:
        with at.section() as store:
            begun = loops.begin(store, {"name": "見本のプロジェクト", "begun_on": "2026-11-23"})
            for deed in deeds:
                deed(store, begun)

    return situation


def decide_by_somebody(store: Store, project_id: str) -> None:
    [loop] = all_rows(store, Query(OodaLoop, where={"project": project_id}))
    decision = {"text": "見本の案にする", "decided_by": "課長", "reason": "見本の理由"}
    loops.write_down(store, loop.record_id, OodaStep.DECIDE, decision)


def a_grade_without_its_reason(at: Place) -> None:
    with town(at.folder) as city:
        plan_measure(city.division, "1-01", "0501")
        city.section("0501")
        city.send()
        fill_in(city.section("0501"), "1-01", rating="AD-A")


def an_answer_of_the_wrong_section(at: Place) -> None:
    with town(at.folder) as city:
        plan_measure(city.division, "1-01", "0501")
        add(city.section("0601"), "progress_report", measure="1-01")
        city.hand_over()
        confirm(city.division, [line_of(city.division, "1-01", "0601")])


def a_frozen_sheet_that_is_written_over(at: Place) -> None:
    with at.division() as store:
        add(store, "measure", code="1-01")
        [sheet] = freeze(store, lines(store, 2026), own_layout())
        store.edit(sheet.record_id, {"content": "{}"})


def a_sheet_whose_pieces_are_gone(at: Place) -> None:
    with at.division() as store:
        add(store, "measure", code="1-01", purpose="長い目的です。" * 140)
        for _ in range(40):
            add(store, "opinion", measure="1-01", text="長い意見です。" * 140, is_public="はい")
        freeze(store, lines(store, 2026), own_layout())
        for piece in all_rows(store, Query(KeptPiece, where={"measure": "1-01"})):
            store.delete(piece.record_id, "試験")
        lines(store, 2026)


def a_sheet_that_there_is_not(**wanted: Any) -> Situation:
    """Somebody wants the sheet of a measure, and there is none."""

    def situation(at: Place) -> None:
        with at.division() as store:
            add(store, "measure", code="1-01")
            plan_sheet.wanted_sheets(store, 2026, **wanted)

    return situation


def sheets_of_two_layouts(at: Place) -> list[LeaderDeskError]:
    with at.division() as store:
        use_layout(store, Layout("様式.xlsx", b"x"))
        for code in ("1-01", "1-02"):
            add(store, "measure", code=code)
            freeze(store, lines(store, 2026), layout_in_use(store))
            use_layout(store, own_layout())
        return plan_sheet.layout_for(store, plan_sheet.wanted_sheets(store, 2026))[1]


def a_layout(*cells: tuple[str, str], told: str = "窓口のオンライン化", entries: int = 3) -> Situation:
    """A workbook with these marks is looked through and, where it may be, filled."""

    def situation(at: Place) -> list[LeaderDeskError]:
        book = Workbook()
        assert book.active is not None
        for place, mark in cells:
            book.active[place] = mark
            book.active[place].alignment = Alignment(wrap_text=place != "A9")
        book.save(at.folder / "様式.xlsx")
        content = read_layout_file(at.folder / "様式.xlsx")
        marked = MarkedLayout(content, "様式.xlsx", VOCABULARY)
        values = Values(lambda _name: Datum(told), lambda _group: [{"指標名": Datum("率")}] * entries)
        return [*marked.faults, *(() if marked.faults else marked.fill([Titled("1-01", values)], values).remarks)]

    return situation


def a_layout_with_macros(_at: Place) -> list[LeaderDeskError]:
    return MarkedLayout(with_everything_lost(), "様式.xlsm", VOCABULARY).losses


def a_layout_that_is_a_text(at: Place) -> None:
    (at.folder / "様式.xlsx").write_text("施策名,担当課", "utf-8")
    read_layout_file(at.folder / "様式.xlsx")


def a_layout_that_is_not_here(at: Place) -> None:
    with at.division() as store:
        kept_layout(store, "0" * 64)


def a_step_that_somebody_wrote_over(at: Place) -> None:
    with at.section() as store:
        made = add(store)
        store.edit(made.record_id, {"title": "その後の件名"})
        store.take_back([made.rev_id])


def a_settled_conflict_taken_back(at: Place) -> None:
    with at.section() as store:
        made = add(store)
        store.edit(made.record_id, {"title": "一方"})
        store.edit(made.record_id, {"title": "他方"}, seen=[made.rev_id])
        settled = store.resolve(made.record_id, store.view(made.record_id).shown.body)
        store.take_back([settled.rev_id])


def a_section_that_ends_before_it_begins(at: Place) -> None:
    with at.division() as store:
        body = Section.read({"code": "9901", "name": "短い課", "valid_from": "R8.4.1", "valid_until": "R7.4.1"})
        store.put_all(Section, [body])


def a_printer_that_takes_nothing(at: Place) -> None:
    class Painter(QPainter):
        def begin(self, _device: object) -> bool:
            return False

    at.monkeypatch.setattr(output, "QPainter", Painter)
    output.print_pages(pages(Document("題", ())), QPdfWriter(str(at.folder / "x.pdf")), name="1階の複合機")


def a_receipt_before_anything_arrived(at: Place) -> None:
    with at.division() as store:
        receipt(store, section="0501", number="第1号")


def a_pack_of_a_body_that_never_meets(at: Place) -> None:
    with at.division() as store:
        the_meeting(store, body="ICT-HQ", year=2026)


def far_ahead(at: Place) -> list[LeaderDeskError]:
    with at.section() as store:
        odd = replace(
            add(store), rev_id="", n=5000, parents=(), seq=9, record_id="00000000-0000-4000-8000-000000000009"
        )
    with closing(sqlite3.connect(at.folder / "s.db")) as connection, connection:
        row = revision_row(odd, here=True)
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO revision ({', '.join(row)}) VALUES ({marks})", list(row.values()))
    with open_store(at.folder / "s.db", KINDS) as store:
        return check(store)


def a_number_that_stands_twice(at: Place) -> list[LeaderDeskError]:
    with at.section() as store:
        for _ in range(2):
            add(store, local_no="0501-R08-A001")
        return check(store)


def a_store_that_is_open(at: Place) -> None:
    with at.section():
        open_store(at.folder / "s.db", KINDS)


def a_name_that_is_taken(at: Place) -> None:
    at.section().close()
    at.section()


def a_newer_store(at: Place) -> None:
    at.section().close()
    at.sql("UPDATE setting SET value = '999' WHERE name = 'format'")
    open_store(at.folder / "s.db", KINDS)


def a_slow_clock(at: Place) -> LeaderDeskError | None:
    clock = Clock()
    with section_store(at.folder, now=clock) as store:
        add(store)
        clock.forward(days=-1)
        return clock_fault(store)


def no_store(at: Place) -> None:
    (at.folder / "x.db").write_bytes(b"SQLite format 3\0" + b"\0" * 200)
    open_store(at.folder / "x.db", KINDS)


def one_of_many_that_refuses(at: Place) -> None:
    with at.section() as store:
        store.edit_all([add(store).record_id, add(store).record_id], {"urgency": "urgent"})


def a_store_that_cannot_be_written(at: Place) -> None:
    with at.section() as store:
        at.monkeypatch.setattr(engines, "_reason", lambda _error: "ディスクがいっぱいです")
        with store.writing() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
            connection.exec_driver_sql("DELETE FROM setting")


def a_folder_without_right(at: Place) -> None:
    at.section().close()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "")

    at.monkeypatch.setattr(engines.FileLock, "acquire", refuse)
    open_store(at.folder / "s.db", KINDS)


def an_unfit_home(at, why):
    at.monkeypatch.setattr(opening, "unfit_for_store", lambda _folder: why)
    at.section()


def a_store_of_nobody(at):
    (at.folder / "x.db").write_bytes(b"\0" * 8192)
    rescue(at.folder / "x.db", at.folder / "new.db", KINDS)


def no_backup(at: Place) -> None:
    (at.folder / "x.backup").write_text("ただの文章")
    restore(at.folder / "x.backup", at.folder / "s.db", KINDS)


def a_store_that_is_no_file(at: Place) -> None:
    with at.section() as store:
        at.monkeypatch.setattr(store, "target", "postgresql+psycopg://host/ledger")
        backup(store, at.folder / "b.db")


def a_disk_that_fails(at: Place) -> LeaderDeskError:
    return damaged("s.db", OperationalError("SELECT 1", None, sqlite3.OperationalError("disk I/O error")))


def a_search_that_is_none(at: Place) -> str:
    at.section().close()
    return at.cli("list", at.folder / "s.db", "request", "--where", "件名")


def a_text_that_is_no_json(at: Place) -> str:
    at.section().close()
    return at.cli("add", at.folder / "s.db", "request", "--json", "-", typed=b"{")


def the_other_side(at: Place) -> str:
    at.division().close()
    return at.cli("submit", at.folder / "d.db", "--to", at.folder)


def no_screen(at: Place) -> str:
    from leaderdesk.desk import app

    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        at.monkeypatch.delenv(name, raising=False)
    app.run_desk()
    return at.capsys.readouterr().err


def something_unforeseen(at: Place) -> str:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    at.section().close()
    at.monkeypatch.setattr("leaderdesk.cli.store.check", fail)
    return at.cli("check", at.folder / "s.db")


# ---------------------------------------------------------------- the table

SITUATIONS: Mapping[str, Situation] = {
    "LD-1001": lambda at: Request.restore({"raised_on": "2026-04-01"}),
    "LD-1002": lambda at: Request.restore({"raised_on": "2026-04-01"}),
    "LD-1003": typed(no_such="x"),
    "LD-1101": typed(title="鳴る\u0007"),
    "LD-1102": typed(problem="あ" * 30_001),
    "LD-1103": typed(title="件" * 200),
    "LD-1104": typed(Section, code="市民課"),
    "LD-1105": lambda at: Request.restore({"title": "x", "raised_on": "2026/4/1"}),
    "LD-1201": typed(raised_on="来週ぐらい"),
    "LD-1202": typed(raised_on="04/01/24"),
    "LD-1203": typed(raised_on="2026/2/30"),
    "LD-1204": lambda at: facets.FiscalYear("年度").read("いつか"),
    "LD-1205": typed(wanted_by="いつか"),
    "LD-1206": lambda at: facets.Clock("時刻").read("朝のうち"),
    "LD-1301": typed(people="たくさん"),
    "LD-1302": typed(people="-5"),
    "LD-1303": typed(people="2.5"),
    "LD-1304": typed(people="9" * 14),
    "LD-1401": typed(urgency="大至急"),
    "LD-1402": lambda at: facets.Flag("要否").read("たぶん"),
    "LD-1403": lambda at: Request.restore({"title": "x", "raised_on": "2026-04-01", "category": "'; DROP"}),
    "LD-1501": saved(urgency="至急"),
    "LD-1502": saved(intent="withdrawn"),
    "LD-1503": saved(raised_on="2030-04-01"),
    "LD-1504": a_section_that_ends_before_it_begins,
    "LD-1505": answered("received", "declined"),
    "LD-1506": answered("received", "considering", "accepted"),
    "LD-1507": answered("received", "merged", reason="見本の理由"),
    "LD-1508": answered("received", "in_progress"),
    "LD-1509": answered("received", "considering", "received"),
    "LD-1510": lambda at: wrote(at, purpose="照会"),
    "LD-1511": lambda at: wrote(at, purpose="回答"),
    "LD-1512": lambda at: succeeded(at, "0501", "0501"),
    "LD-1513": typed_at_the_division(Body, code="WG", name="見本", sort="working_group", line="dx", parent="WG"),
    "LD-1514": typed_at_the_division(Appointment, role="LEADER", post="主査"),
    "LD-1515": typed_at_the_division(Measure, code="1-01", name="見本", section="0501", related_section="0501"),
    "LD-1516": another_method_without_a_reason,
    "LD-1517": typed_at_the_division(
        Milestone, measure="1-01", year="2026", first_quarter="3", last_quarter="2", step="study", name="見本"
    ),
    "LD-1518": typed_at_the_division(
        ProgressReview, report="00000000-0000-4000-8000-000000000001", seen_version="a", state="sent_back"
    ),
    "LD-1519": typed_at_the_division(
        ReviewAction, measure="1-01", year="2026", decision="merge", reason="見本", merged_into="1-01"
    ),
    "LD-1520": typed_at_the_division(
        Opinion, meeting="00000000-0000-4000-8000-000000000001", text="見本", state="planned"
    ),
    "LD-1521": a_loop_that_ends_before_its_time,
    "LD-1526": a_grade_without_its_reason,
    "LD-1527": an_answer_of_the_wrong_section,
    "LD-1530": a_frozen_sheet_that_is_written_over,
    "LD-1531": a_project_moved(loops.advance, loops.advance, loops.advance),
    "LD-1532": a_project_moved(*[loops.advance] * 2, decide_by_somebody, *[loops.advance] * 2),
    "LD-1533": a_project_moved(loops.step_back),
    "LD-1541": reorganised(Change.MERGER, ["0501"], After("0509", "市民窓口課")),
    "LD-1542": reorganised(Change.SPLIT, ["0501"], After("0509", "市民窓口課")),
    "LD-1543": reorganised(Change.SPLIT, ["0501"], After("0509", "市民窓口課"), After("0510", "証明課")),
    "LD-1544": reorganised(Change.RENAME, ["0599"], After("0509", "市民窓口課")),
    "LD-1545": reorganised(Change.RENAME, ["0501"], After("0509", "市民窓口課"), times=2),
    "LD-1551": a_result(target="5", attended="3", completed="4"),
    "LD-1552": a_result(target="5", attended="3", understanding="6"),
    "LD-1553": a_grid_with_a_word_for_a_number,
    "LD-1701": a_telephone_number_in_a_text,
    "LD-1601": lambda at: read_municipality_code("123456"),
    **{code: arrived(code) for code in sorted({each.code for each in VARIANTS if each.code})},
    "LD-2005": a_missing_file,
    "LD-2009": a_deep_folder,
    "LD-2010": lambda at: Folder(at.folder / "usb").look_closely(),
    "LD-2101": a_large_file,
    "LD-2109": a_slow_file,
    "LD-2110": a_deadly_file,
    "LD-2208": the_file_of_another_section,
    "LD-2209": distributed(a_proof_of_another_key),
    "LD-2210": distributed(by_another_division),
    "LD-2211": distributed(for_another_section),
    "LD-2212": distributed(for_what_the_section_became),
    "LD-2213": nothing_to_take_over,
    "LD-2220": edited(lambda sheet: sheet.append([None] * 4 + ["手で足した要望"])),
    "LD-2221": edited(lambda sheet: sheet.__setitem__("D2", "X-1")),
    "LD-2222": edited(copied_row),
    "LD-2301": a_place_that_is_none,
    "LD-2302": a_file_that_reads_back_differently,
    "LD-2303": a_file_that_is_held,
    "LD-2304": made_up_records,
    "LD-2305": a_printer_that_takes_nothing,
    "LD-2306": a_receipt_before_anything_arrived,
    "LD-2307": a_pack_of_a_body_that_never_meets,
    "LD-2501": a_layout_that_is_a_text,
    "LD-2502": a_layout(("A1", "{{施作名}}")),
    "LD-2503": a_layout(("A1", "施策名")),
    "LD-2504": a_layout(("A1", "{{指標.指標名}}"), ("B1", "{{工程.内容}}")),
    "LD-2505": a_layout(("A1", "{{一覧.施策名}}"), ("B1", "{{予算額}}")),
    "LD-2506": a_layout_with_macros,
    "LD-2507": a_sheet_that_there_is_not(measure="9-99"),
    "LD-2508": a_layout_that_is_not_here,
    "LD-2509": a_sheet_whose_pieces_are_gone,
    "LD-2510": a_sheet_that_there_is_not(measure="1-01", number=3),
    "LD-2511": a_layout(("A1", "{{指標1.指標名}}")),
    "LD-2512": a_layout(("A9", "{{施策名}}"), ("B9", "となり"), told="長い施策の名前です"),
    "LD-2513": sheets_of_two_layouts,
    "LD-2514": a_layout(("A1", "{{目的・対象}}"), told="長い目的です。\n" * 300),
    "LD-2401": lambda at: from_words("ん"),
    "LD-2402": lambda at: from_words("あい"),
    "LD-2403": lambda at: from_words("い" + "".join(as_words(bytes(32)))[1:]),
    "LD-2411": a_file_of_no_encoding,
    "LD-2412": a_picture_as_a_ledger,
    "LD-2413": a_submission_as_a_ledger,
    "LD-2414": lambda at: Profile.of("{", "x"),
    "LD-2415": a_ledger_of_other_headings,
    "LD-2416": a_ledger(lambda planned: planned.rows[0].faults["owner"]),
    "LD-2417": a_ledger(lambda planned: planned.rows[0].faults["title"]),
    "LD-2418": a_copy_over_its_ledger,
    "LD-2419": a_ledger_without_good_rows,
    "LD-2431": typed(hours_month="1,5"),
    "LD-2432": lambda at: possible_days("2026/4/1(火)", since=2026, today=date(2026, 11, 23)),
    "LD-2433": form_of(3, "B"),
    "LD-2434": form_of(4, "B", "F", "R"),
    "LD-2435": form_of(4, "B"),
    "LD-3001": no_such_record,
    "LD-3002": a_record_of_somebody_else,
    "LD-3003": lambda at: kind_named("robot"),
    "LD-3004": two_versions,
    "LD-3005": a_deleted_record,
    "LD-3006": a_master_by_a_section,
    "LD-3007": a_code_that_is_taken,
    "LD-3008": an_open_question,
    "LD-3010": the_same_report_twice,
    "LD-3011": a_report_that_becomes_another_ones,
    "LD-3020": a_step_that_somebody_wrote_over,
    "LD-3021": a_settled_conflict_taken_back,
    "LD-3022": one_of_many_that_refuses,
    "LD-3101": checked("DROP TRIGGER revision_no_update", "UPDATE revision SET author = 'x' WHERE kind = 'request'"),
    "LD-3102": checked("UPDATE request SET title = '違う件名'"),
    "LD-3103": a_number_that_stands_twice,
    "LD-3104": checked(
        "INSERT INTO revision SELECT NULL, substr(rev_id, 2) || 'f', record_id, kind, owner, parents, n, install,"
        " seq, author, written_at, deleted, schema, body, here FROM revision WHERE kind = 'request'"
    ),
    "LD-3106": far_ahead,
    "LD-3105": checked("DROP TRIGGER revision_no_update"),
    "LD-4001": a_store_that_is_open,
    "LD-4002": lambda at: open_store(at.folder / "nothing.db", KINDS),
    "LD-4003": a_name_that_is_taken,
    "LD-4004": a_newer_store,
    "LD-4005": no_store,
    "LD-4006": a_store_that_cannot_be_written,
    "LD-4007": no_backup,
    "LD-4008": a_folder_without_right,
    "LD-4009": a_store_that_is_no_file,
    "LD-4010": a_store_of_nobody,
    "LD-4011": lambda at: an_unfit_home(at, "network"),
    "LD-4012": lambda at: an_unfit_home(at, "removable"),
    "LD-4013": lambda at: an_unfit_home(at, "synced"),
    "LD-4040": a_full_disk_at_the_inbox,
    "LD-4041": a_disk_that_fails,
    "LD-4042": a_slow_clock,
    "LD-5001": a_text_that_is_no_json,
    "LD-5002": a_search_that_is_none,
    "LD-5003": lambda at: master_revisions(KINDS, CITY, "ない見本"),
    "LD-5005": the_other_side,
    "LD-5006": no_screen,
    "LD-5007": something_unforeseen,
    "LD-5008": lambda at: at.cli("list"),
    "LD-5009": lambda at: at.cli("report", at.folder / "s.db", "receipt", "--to", at.folder / "受領証.docx"),
}


# ---------------------------------------------------------------- the promise


def test_every_code_has_its_situation_and_no_situation_is_left_over():
    assert sorted(set(CATALOGUE) - set(SITUATIONS)) == [], "codes that no situation in SITUATIONS raises"
    assert sorted(set(SITUATIONS) - set(CATALOGUE)) == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("code", SITUATIONS)
def test_the_code_comes_of_its_situation(code, tmp_path, monkeypatch, capsys):
    try:
        outcome = SITUATIONS[code](Place(tmp_path, monkeypatch, capsys))
    except LeaderDeskError as fault:
        outcome = fault
    finally:
        monkeypatch.undo()
    assert code in said(outcome)


def said(outcome: Any) -> set[str]:
    """The codes in what came of a situation."""
    inner = outcome.faults.values() if isinstance(outcome, InvalidRecordError) else ()
    told = outcome if isinstance(outcome, list) else [outcome]
    return set(re.findall(r"LD-\d{4}", " ".join(map(str, [*told, *inner]))))
