"""What is measured: each task is a program of its own, run as `python -m tests.bench.tasks NAME PATH…`.

A task prints one JSON object: `seconds` of its own work, imports left out, and what else it has to say.
"""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SHEETS = ("現場要望", "指導記録", "リテラシー活動")
ROWS, COLUMNS = 30_000, 20
_MANY = int(os.environ.get("LEADERDESK_BENCH_MEASURES", "1000"))  # measures of the large plan


def receive_leaderdesk(submissions: Path, target: Path) -> dict[str, Any]:
    """Take all files in: preflight, child process, every hash verified, one durable transaction per file."""
    import shutil

    from leaderdesk.exchange.receive import receive
    from leaderdesk.kinds.catalogue import KINDS
    from leaderdesk.ledger.opening import open_store

    shutil.copyfile(submissions.parent / "division.db", target)
    with open_store(target, KINDS) as store:
        began = time.perf_counter()
        records = sum(verdict.change.new for verdict in receive(store, [submissions]))
        return {"seconds": time.perf_counter() - began, "rows": records}


def read_leaderdesk(submissions: Path, _target: Path) -> dict[str, Any]:
    """Of that, the reading alone: preflight, parsing, every hash and the seal verified; nothing is stored."""
    from leaderdesk.exchange.reader import read_file
    from leaderdesk.kinds.catalogue import KINDS

    began = time.perf_counter()
    revisions = sum(len(read_file(path, list(KINDS)).revisions) for path in sorted(submissions.glob("*.xlsx")))
    return {"seconds": time.perf_counter() - began, "rows": revisions}


def _receive_pandas(submissions: Path, target: Path, engine: str) -> dict[str, Any]:
    import pandas

    target.unlink(missing_ok=True)
    began = time.perf_counter()
    frames: dict[str, list[Any]] = {sheet: [] for sheet in SHEETS}
    for path in sorted(submissions.glob("*.xlsx")):
        for sheet, found in frames.items():
            found.append(pandas.read_excel(path, sheet_name=sheet, engine=engine, dtype={"課コード": str}))
    rows = 0
    with sqlite3.connect(target) as connection:
        for sheet, found in frames.items():
            whole = pandas.concat(found)
            rows += len(whole)
            whole.to_sql(sheet, connection, if_exists="replace", index=False)
    return {"seconds": time.perf_counter() - began, "rows": rows}


def receive_pandas(submissions: Path, target: Path) -> dict[str, Any]:
    """The usual script: read_excel of each sheet, concat, to_sql; nothing is verified."""
    return _receive_pandas(submissions, target, "openpyxl")


def receive_pandas_calamine(submissions: Path, target: Path) -> dict[str, Any]:
    """The same script with the quick reader, for those who know of it."""
    return _receive_pandas(submissions, target, "calamine")


def _rows() -> list[tuple[Any, ...]]:
    from datetime import date

    text = "窓口で使う申請書の様式が課ごとに少しずつ違う"
    cells = (text, date(2026, 11, 12), 12, "0501", 3.5)
    return [tuple(f"{cell}{row}" if isinstance(cell, str) else cell for cell in cells * 4) for row in range(ROWS)]


def write_leaderdesk(_submissions: Path, target: Path) -> dict[str, Any]:
    """30,000 rows by the writer that every workbook of ours goes through: guarded text, formats, check, rename."""
    from leaderdesk.exchange.workbook import CellForm, Column, Sheets

    forms = (
        CellForm(str, width=30), CellForm(lambda day: day, "yyyy/mm/dd", 12), CellForm(int, "#,##0", 9),
        CellForm(str, width=8), CellForm(float, "General", 9),
    )  # fmt: skip
    columns = [Column(f"列{place}", forms[place % 5]) for place in range(COLUMNS)]
    rows = _rows()
    began = time.perf_counter()
    with Sheets("見本") as sheets:
        sheets.table(sheets.add("見本"), columns, rows)
        sheets.save(target)
    return {"seconds": time.perf_counter() - began, "rows": len(rows)}


def write_openpyxl(_submissions: Path, target: Path) -> dict[str, Any]:
    """The same rows by openpyxl's write-only mode, without any format."""
    import openpyxl

    rows = _rows()
    began = time.perf_counter()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("見本")
    for row in rows:
        sheet.append(row)
    book.save(target)
    return {"seconds": time.perf_counter() - began, "rows": len(rows)}


def consolidate_leaderdesk(submissions: Path, target: Path) -> dict[str, Any]:
    """The whole city as one workbook, from a store that holds it."""
    from leaderdesk.kinds.catalogue import KINDS
    from leaderdesk.ledger.opening import open_store
    from leaderdesk.reports.consolidated import consolidate

    with open_store(_full(submissions, target), KINDS) as store:
        began = time.perf_counter()
        counts = consolidate(store, target)
        return {"seconds": time.perf_counter() - began, "rows": sum(counts.values())}


# ---------------------------------------------------------------- what a clerk waits for


ASKED = 100  # requests for which the most similar ones are looked for
ANSWERED = 1_000  # requests that are answered before the files go out


def _full(submissions: Path, target: Path) -> Path:
    """The store that holds the whole city."""
    full = target.with_name("full.db")
    if not full.exists():
        receive_leaderdesk(submissions, full)
    return full


def _titles(submissions: Path, target: Path) -> dict[str, str]:
    """Record id to title of the city's requests, all of them open."""
    from leaderdesk.kinds.catalogue import KINDS
    from leaderdesk.kinds.field_requests import Request
    from leaderdesk.ledger.opening import open_store
    from leaderdesk.ledger.query import Query, all_rows

    with open_store(_full(submissions, target), KINDS, read_only=True) as store:
        return {row.record_id: str(row.body["title"]) for row in all_rows(store, Query(Request))}


def similar_index(submissions: Path, target: Path) -> dict[str, Any]:
    """似た要望: the city's requests read from the store and made ready to be asked, which is done once."""
    from leaderdesk.analysis.triage import similar_titles
    from leaderdesk.kinds.catalogue import KINDS
    from leaderdesk.kinds.field_requests import Request
    from leaderdesk.ledger.opening import open_store
    from leaderdesk.ledger.query import Query, count

    with open_store(_full(submissions, target), KINDS, read_only=True) as store:
        began = time.perf_counter()
        similar_titles(store)
        return {"seconds": time.perf_counter() - began, "rows": count(store, Query(Request))}


def similar_leaderdesk(submissions: Path, target: Path) -> dict[str, Any]:
    """似た要望: one answer, the slowest of many, from the title to the requests as they are shown."""
    from leaderdesk.analysis.triage import likely, similar_titles
    from leaderdesk.kinds.catalogue import KINDS
    from leaderdesk.ledger.opening import open_store

    titles = _titles(submissions, target)
    slowest = 0.0
    with open_store(_full(submissions, target), KINDS, read_only=True) as store:
        index = similar_titles(store)
        for record_id, title in list(titles.items())[:: max(len(titles) // ASKED, 1)]:
            began = time.perf_counter()
            likely(store, index, title, but=record_id)
            slowest = max(slowest, time.perf_counter() - began)
    return {"seconds": slowest, "rows": len(titles)}


def similar_difflib(submissions: Path, target: Path) -> dict[str, Any]:
    """The usual way to one answer: difflib over all titles."""
    from difflib import get_close_matches

    titles = list(_titles(submissions, target).values())
    began = time.perf_counter()
    get_close_matches(titles[0], titles[1:], n=3, cutoff=0.3)
    return {"seconds": time.perf_counter() - began, "rows": len(titles)}


def distribute_leaderdesk(submissions: Path, target: Path) -> dict[str, Any]:
    """配布: a file for every section, each with its answers, what arrived, masters; read back before it gets its name."""
    import shutil

    from leaderdesk.analysis.triage import answer
    from leaderdesk.exchange.distribution import distribute
    from leaderdesk.kinds.catalogue import KINDS
    from leaderdesk.ledger.opening import open_store

    titles = _titles(submissions, target)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    shutil.copyfile(_full(submissions, target), target / "division.db")
    with open_store(target / "division.db", KINDS) as store:
        answer(store, list(titles)[:: max(len(titles) // ANSWERED, 1)], {"state": "received"})
        began = time.perf_counter()
        written = distribute(store, target / "files")
        return {"seconds": time.perf_counter() - began, "rows": len(written)}


def distribute_openpyxl(submissions: Path, target: Path) -> dict[str, Any]:
    """The cells of those files by openpyxl's write-only mode, without any format, and never looked at again."""
    import openpyxl

    made = target.with_name("distribute_leaderdesk") / "files"
    if not made.exists():
        distribute_leaderdesk(submissions, made.parent)
    books = []
    for path in sorted(made.glob("*.xlsx")):
        book = openpyxl.load_workbook(path, read_only=True)
        books.append((path.name, [(sheet.title, list(sheet.values)) for sheet in book.worksheets]))
        book.close()
    target.mkdir(exist_ok=True)
    began = time.perf_counter()
    for name, sheets in books:
        book = openpyxl.Workbook(write_only=True)
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(target / name)
    return {"seconds": time.perf_counter() - began, "rows": len(books)}


# ---------------------------------------------------------------- starting


def _since_start() -> float:
    """Seconds since the parent started this program."""
    return time.time() - float(os.environ["LEADERDESK_BENCH_START"])


def _watched(app: Any) -> list[float]:
    """Note when the application first paints anything; the same watch for all who are compared."""
    from PySide6.QtCore import QEvent, QObject

    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not painted:
                painted.append(_since_start())
            return False

    app.watch = Watch()
    app.installEventFilter(app.watch)
    return painted


def start_empty(_submissions: Path, _target: Path) -> dict[str, Any]:
    """An empty PySide6 window, until it is painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    painted = _watched(app)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    while not painted:
        app.processEvents()
    return {"seconds": painted[0]}


def _start_leaderdesk(target: Path, *, until_list: bool) -> dict[str, Any]:
    """The desk on a store that holds the whole city's records, until it is painted or its first lists are."""
    home = target.with_name("home")
    os.environ["LEADERDESK_HOME"] = str(home)
    if not (home / "ledger.db").exists():
        import shutil

        home.mkdir(exist_ok=True)
        shutil.copyfile(target.with_name("full.db"), home / "ledger.db")
    gc.disable()  # as `leaderdesk.__main__` does
    from leaderdesk.desk.app import Desk, make_application

    app = make_application([])
    painted = _watched(app)
    desk = Desk(app)
    desk.preferences.keep_text("role", "division")
    desk.preferences.keep_text("place", "青葉原市  情報政策課")
    desk.open()
    while not painted:
        app.processEvents()
    if until_list:
        while desk.window is None or desk.window.current_page() is None:
            app.processEvents()
        app.processEvents()
        painted = [_since_start()]
        assert desk.window.current_page().files.model().rowCount(), "the list of the files received is empty"
    desk.close()
    return {"seconds": painted[0]}


def start_leaderdesk(_submissions: Path, target: Path) -> dict[str, Any]:
    """The desk, until its first picture."""
    return _start_leaderdesk(target, until_list=False)


def list_leaderdesk(_submissions: Path, target: Path) -> dict[str, Any]:
    """The desk, until ホーム shows its lists: today's tasks and the files received, on a store of the whole city."""
    return _start_leaderdesk(target, until_list=True)


# ---------------------------------------------------------------- the plan's pages


def _open_plan_page(target: Path, page: str, *, measures: int, years: int) -> dict[str, Any]:
    """A page of the plan, from the press of its button until it is painted, on a desk that stands; the best of five."""
    from PySide6.QtWidgets import QApplication

    from leaderdesk.desk.jobs import Jobs
    from leaderdesk.desk.preferences import Preferences
    from leaderdesk.desk.window import MainWindow
    from leaderdesk.kinds.catalogue import KINDS
    from leaderdesk.ledger.opening import open_store
    from tests.bench.measures import NOW, fill

    path = target.with_name(f"measures-{measures}x{years}.db")
    fill(path, measures=measures, years=years)
    app = QApplication([])
    found = []
    with open_store(path, KINDS, now=lambda: NOW, read_only=True) as store:
        for _ in range(5):
            window = MainWindow("division", "青葉原市", Preferences(target.with_name("plan-settings")))
            window.show()
            window.fill(lambda entry: entry.page_class()(store, Preferences(target.with_name("plan-settings")), Jobs()))
            app.processEvents()
            began = time.perf_counter()
            window.open_page(page)
            app.processEvents()
            found.append(time.perf_counter() - began)
            window.deleteLater()
            app.processEvents()
    return {"seconds": min(found), "rows": measures * years}


def measures_small(_submissions: Path, target: Path) -> dict[str, Any]:
    """施策, of 48 measures in their first year."""
    return _open_plan_page(target, "measures", measures=48, years=1)


def measures_large(_submissions: Path, target: Path) -> dict[str, Any]:
    """施策, of many measures over 10 years."""
    return _open_plan_page(target, "measures", measures=_MANY, years=10)


def schedule_small(_submissions: Path, target: Path) -> dict[str, Any]:
    """年間予定, of 48 measures in their first year."""
    return _open_plan_page(target, "schedule", measures=48, years=1)


def schedule_large(_submissions: Path, target: Path) -> dict[str, Any]:
    """年間予定, of many measures over 10 years."""
    return _open_plan_page(target, "schedule", measures=_MANY, years=10)


TASKS: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    made.__name__: made
    for made in (
        receive_leaderdesk,
        read_leaderdesk,
        receive_pandas,
        receive_pandas_calamine,
        write_leaderdesk,
        write_openpyxl,
        consolidate_leaderdesk,
        similar_index,
        similar_leaderdesk,
        similar_difflib,
        distribute_leaderdesk,
        distribute_openpyxl,
        start_empty,
        start_leaderdesk,
        list_leaderdesk,
        measures_small,
        measures_large,
        schedule_small,
        schedule_large,
    )
}

if __name__ == "__main__":
    name, submissions_, target_ = sys.argv[1:]
    print(json.dumps(TASKS[name](Path(submissions_), Path(target_))))
