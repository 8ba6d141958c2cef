# SPDX-License-Identifier: MIT
"""調書の様式: the workbooks that sheets are written in, kept in the ledger, so that each 版 can be made again.

A layout is a file of bytes and changes over the years. It lies in the ledger as records like everything else, so that
backups, the hand-over and a second PC carry it without knowing of it; its bytes are cut into pieces that any cell holds.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from leaderdesk.codes import OwnedBy
from leaderdesk.errors import N_
from leaderdesk.kinds.facet import TODAY, Count, Day, Flag, Link, LongText, Text
from leaderdesk.kinds.record import Record


class SheetLayout(Record):
    """調書の様式: a workbook with marks, known by the SHA-256 of its bytes; the one in use writes the next 版."""

    KIND = "sheet_layout"
    LABEL = N_("調書の様式")
    OWNED_BY = OwnedBy.DIVISION
    TITLE = "name"
    DAY = "added_on"
    KEY = ("digest",)
    UNREAD = ("digest",)

    digest: Annotated[
        str, Text(N_("要約値"), help=N_("中身から計算した 64 文字の値（SHA-256）"), limit=64, required=True)
    ]
    name: Annotated[str, Text(N_("ファイル名"), limit=200, required=True, listed=True)]
    added_on: Annotated[dt.date, Day(N_("登録日"), required=True, initial=TODAY, listed=True)]
    size: Annotated[int, Count(N_("大きさ"), unit=N_("バイト"), least=1, required=True, listed=True)]
    is_used: Annotated[bool | None, Flag(N_("いま使う様式"), listed=True)] = None


class KeptPiece(Record):
    """保管した断片: a piece of what the ledger keeps whole: a layout's bytes (Base64), or the content of a long sheet.

    Pieces are known by the digest of the whole and their place in it. Those of a sheet go where its measure goes; those
    of a layout stay with the division.
    """

    KIND = "kept_piece"
    LABEL = N_("保管した断片")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = ("measure",)
    TITLE = "digest"
    KEY = ("digest", "place")
    UNREAD = ("digest", "place", "text", "measure")

    digest: Annotated[
        str, Text(N_("全体の要約値"), help=N_("中身から計算した 64 文字の値（SHA-256）"), limit=64, required=True)
    ]
    place: Annotated[int, Count(N_("順番"), least=1, required=True, listed=True)]
    text: Annotated[str, LongText(N_("内容"), required=True)]
    measure: Annotated[str | None, Link(N_("施策"), to="measure")] = None
