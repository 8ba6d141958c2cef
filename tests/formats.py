"""Stores that earlier versions wrote, and what they held: a store gains the masters of its newer preset on opening."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from leaderdesk.ledger.check import dump
from leaderdesk.ledger.query import Query, all_rows

FIXTURES = Path(__file__).resolve().parent / "fixtures"


def old_store(folder, number, name="section"):
    """A copy of a store that an earlier version wrote, and what is known of it."""
    known = json.loads((FIXTURES / f"format_{number}" / "expected.json").read_text("utf-8"))[name]
    path = shutil.copy(FIXTURES / f"format_{number}" / f"{name}.db", folder / f"{name}.db")
    with closing(sqlite3.connect(path)) as connection:
        known["revisions"] = {rev_id for (rev_id,) in connection.execute("SELECT rev_id FROM revision")}
        known["records"] = {record_id for (record_id,) in connection.execute("SELECT record_id FROM revision")}
    return path, known


def hash_of_the_held(store, known):
    """The dump hash over the versions that the earlier store held: the one it had then, if all are there unchanged."""
    total = hashlib.sha256()
    for line in dump(store):
        if hashlib.sha256(line.encode()).hexdigest() in known["revisions"]:
            total.update(line.encode() + b"\n")
    return total.hexdigest()


def counts_of_the_held(store, known):
    """How many of the records that the earlier store held are shown, by kind."""
    rows = {name: all_rows(store, Query(kind)) for name, kind in store.kinds.items()}
    held = {name: sum(row.record_id in known["records"] for row in found) for name, found in rows.items()}
    return {name: number for name, number in held.items() if number}
