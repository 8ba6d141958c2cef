# SPDX-License-Identifier: MIT
"""What goes wrong in an office, once each: texts that are hard to carry, and files that should not be taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from leaderdesk.exchange.enrolment import set_up
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.ledger.identity import Role
from leaderdesk.sample.year import JAPAN, Event

OLDER = 3  # files that come late
_OTHER_CITY = "092088"

ODD_TEXTS = (
    "=1+1",
    "-5",
    "@見本",
    "'引用符で始まる",
    "髙﨑・𠮷田町・葛󠄀の字・①㈱〜−が混じる",
    "_x0041_ と書いた手引き",
    "１２３ｱｲｳ　全角の空白",
    '改行と\nタブ\tと"引用符"',
    "絵文字😀と㊞",
)


def odd_records(year: int) -> list[Event]:
    """Requests whose texts and days are hard to carry: each must come out at the division as it went in."""
    made = []
    for place, text in enumerate(ODD_TEXTS):
        at = datetime(year, 5, 12, 10, place, tzinfo=JAPAN)
        title = f"表示の確認：{text}".replace("\n", " ").replace("\t", " ")
        made.append(_request(place, at, title=title, problem=text, wish=f"そのまま届くこと\n{text}"))
    longest = "窓口で使う申請書の様式が課ごとに少しずつ違い市民が書き直すことがあるため、全庁でそろえた様式に改めて電子申請にも使いたい"
    made.append(_request(20, datetime(year, 6, 3, 9, 30, tzinfo=JAPAN), title=longest[:60].ljust(60, "。")))
    made.append(_request(21, datetime(year + 1, 3, 31, 8, 50, tzinfo=JAPAN), title="年度末の日付で残る要望"))
    made.append(_request(22, datetime(year, 4, 1, 8, 45, tzinfo=JAPAN), title="年度初めの日付で始まる要望"))
    withdrawn = {"intent": "withdrawn", "intent_reason": "別の課の要望にまとめたため"}
    first = made[0]
    made.append(Event(first.at + timedelta(days=30), first.kind, first.record_id, withdrawn, is_edit=True))
    return made


def write_awkward_files(folder: Path, now: Callable[[], datetime]) -> None:
    """Fill `awkward/`: the files in `older/`, two broken ones, one of another city, and three that are none of ours."""
    target = folder / "awkward"
    for path in (folder / "older").iterdir():
        path.rename(target / path.name)
    newest = sorted((folder / "submissions").glob("*.xlsx"))
    whole = newest[0].read_bytes()
    (target / f"途中で切れた_{newest[0].name}").write_bytes(whole[: len(whole) * 2 // 3])
    flipped = bytearray(newest[-1].read_bytes())
    flipped[len(flipped) // 2] ^= 0xFF
    (target / f"壊れた_{newest[-1].name}").write_bytes(flipped)
    _other_city(target, now)
    _old_ledger(target / "要望一覧（最新）(2).xlsx")
    (target / "要望一覧.xlsx").write_text("番号,件名\n1,見本の要望\n", encoding="cp932")
    (target / "空のファイル.xlsx").touch()
    (folder / "older").rmdir()


def _request(place: int, at: datetime, **texts: str) -> Event:
    body = {"category": "OTHER", "urgency": "normal", "raised_on": at.date().isoformat(), "intent": "submit"}
    return Event(at, "request", f"0000{place:04}-0000-4000-a000-000000000000", body | texts)


def _other_city(target: Path, now: Callable[[], datetime]) -> None:
    with TemporaryDirectory() as folder:
        store = set_up(
            Path(folder) / "other.db", KINDS, role=Role.SECTION, municipality=_OTHER_CITY, section="0101", now=now
        )
        with store:
            body = {"title": "よその市の要望", "raised_on": store.today().isoformat(), "intent": "submit"}
            store.add(kind_named("request"), body)
            submit(store, target)


def _old_ledger(path: Path) -> None:
    """An Excel ledger such as offices keep: no file of ours, whatever its name says."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["要望一覧"])
    sheet.append(["No", "件名", "担当"])
    sheet.append([1, "見本の要望", "庶務係"])
    book.save(path)
