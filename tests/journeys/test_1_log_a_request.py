"""Journey 1: a colleague at the counter says what is missing; a minute later it is in the ledger for good."""

from __future__ import annotations

from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.desktop import part, press, write


def test_three_inputs_and_the_request_is_there(desk, leader):
    assert desk.current_name() == "home"
    press(desk, "Ctrl+N")
    write("窓口の待ち人数をホームページに表示してほしい")
    press(desk, "Ctrl+S")

    page = desk.current_page()
    shown = [page.list.model.index(row, 2).data() for row in range(page.list.model.rowCount())]
    assert "窓口の待ち人数をホームページに表示してほしい" in shown
    assert "保存しました" in desk._noted.text()

    # The machine dies now: whoever opens the ledger next finds the request, numbered and whole.
    leader._let_go()
    with open_store(leader.target, KINDS) as again:
        [saved] = all_rows(again, Query(Request))
    assert saved.body["title"] == "窓口の待ち人数をホームページに表示してほしい"
    assert saved.body["local_no"] == "0501-R08-A001"

    press(desk, "Alt+1")
    fates = part(desk, "table.fates")
    assert fates.model().rowCount() == 1
    texts = [fates.model().index(0, column).data() for column in range(4)]
    assert texts == ["R08-A001", "窓口の待ち人数をホームページに表示してほしい", "未提出", "11/23（今日）"]
