"""Many programs at once on one store: one writer, the others told so; who was killed holds nothing any more."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.desktop import desk_of, part, press, type_into
from tests.faults.victims import hold

PROGRAMS = 8


def test_of_eight_programs_started_at_once_exactly_one_writes(warm, written, tmp_path, volume):
    path = tmp_path / "ledger.db"
    shutil.copyfile(written, path)
    busy = str(LeaderDeskError("LD-4001", store=path.name))
    for round_ in range(volume(10, 50)):
        gate = warm.Barrier(PROGRAMS)
        hear, tell = warm.Pipe(duplex=False)
        programs = [warm.Process(target=hold, args=(path, gate, tell)) for _ in range(PROGRAMS)]
        for program in programs:
            program.start()
        said = [hear.recv() for _ in programs]
        for program in programs:
            program.kill()  # the writer dies with the store in its hands, and the next round takes it over
            program.join()
        hear.close()
        tell.close()
        assert sorted(said) == ["", *[busy] * (PROGRAMS - 1)]
        with open_store(path, KINDS, read_only=True) as after:
            assert len(all_rows(after, Query(Request))) == 10 + round_ + 1
    with open_store(path, KINDS) as after:
        assert check(after) == []


def test_beside_an_open_desk_a_command_says_busy_and_the_desk_goes_on(written, tmp_path, qapp):
    path, record = tmp_path / "ledger.db", tmp_path / "record.json"
    shutil.copyfile(written, path)
    record.write_text(json.dumps({"title": "命令から"}), encoding="utf-8")
    with open_store(path, KINDS) as store, desk_of(store, tmp_path) as window:
        done = []
        command = [sys.executable, "-m", "leaderdesk", "add", str(path), "request", "--json", str(record)]
        asked = threading.Thread(target=lambda: done.append(subprocess.run(command, capture_output=True, check=False)))
        asked.start()
        press(window, "Ctrl+N")
        type_into(part(window, "field.request.title"), "desk goes on")
        press(window, "Ctrl+S")
        asked.join()
        assert done[0].returncode == 4
        assert done[0].stderr.decode().strip() == str(LeaderDeskError("LD-4001", store=path.name))
        titles = [row.body["title"] for row in all_rows(store, Query(Request))]
        assert "desk goes on" in titles
        assert "命令から" not in titles
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
