"""Journey 15, April: the leader hands the whole store over, the successor's PC goes on where the old one stopped."""

from __future__ import annotations

import pytest

from leaderdesk.cli import run
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.handover import hand_over
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import restore
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.draft import Draft, keep_draft, keep_memo, memo_of
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, section_store

MARK = "このPCだけの言葉"


def a_year(folder):
    """A section's store with records, two files handed over, a draft and a memo."""
    store = section_store(folder / "old")
    made = add(store, title="去年からの要望")
    submit(store, folder / "mail")
    add(store, "guidance", theme="誤送信の防止")
    submit(store, folder / "mail")
    with store.writing() as connection:
        keep_draft(connection, Draft("request", "x", (), store.timestamp(), {"title": MARK}))
        keep_memo(connection, made.record_id, MARK, store.timestamp())
    return store, made.record_id


def test_the_successor_goes_on_with_everything_and_the_division_gets_only_what_is_new(tmp_path):
    old, known = a_year(tmp_path)
    with old:
        before = dump_hash(old)
        file = hand_over(old, tmp_path / "usb")
    assert file.name == "LD引継ぎ_092991_0501_2026.ldstore"
    assert MARK.encode() not in file.read_bytes()
    restore(file, tmp_path / "new" / "ledger.db", KINDS)
    with (
        open_store(tmp_path / "new" / "ledger.db", KINDS, now=old.now) as new,
        division_store(tmp_path) as division,
    ):
        assert dump_hash(new) == before
        assert check(new) == []
        assert new.identity.install != old.identity.install
        assert all(row.handed_at for row in all_rows(new, Query(Request)))
        assert [verdict.outcome for verdict in receive(division, [tmp_path / "mail"])].count(Outcome.IMPORTED) == 1
        add(new, title="後任の要望")
        sent = submit(new, tmp_path / "mail2")
        assert sent.name.endswith("_A003.xlsx")
        [verdict] = receive(division, [sent])
        assert (verdict.change.new, verdict.change.changed) == (1, 0)
        assert {row.record_id for row in all_rows(division, Query(Request))} >= {known}


def test_memos_go_along_only_when_they_are_asked_for(tmp_path):
    old, known = a_year(tmp_path)
    with old:
        file = hand_over(old, tmp_path / "usb", with_memos=True)
    restore(file, tmp_path / "new.db", KINDS)
    with open_store(tmp_path / "new.db", KINDS) as new, new.reading() as connection:
        assert memo_of(connection, known) == MARK


def test_the_same_by_commands(tmp_path, capsys):
    store, _ = a_year(tmp_path)
    store.close()
    assert run(["handover", str(tmp_path / "old" / "0501-A.db"), "--to", str(tmp_path / "usb")]) == 0
    [file] = (tmp_path / "usb").iterdir()
    assert run(["restore", str(file), "--to", str(tmp_path / "new.db")]) == 0
    assert run(["check", str(tmp_path / "new.db")]) == 0
    assert "引継ぎファイルを書き出し、確かめました" in capsys.readouterr().out


def test_made_up_records_are_not_handed_over(tmp_path):
    with section_store(tmp_path) as store:
        store.set_setting("trial", value=True)
        with pytest.raises(LeaderDeskError, match="LD-2304"):
            hand_over(store, tmp_path)
