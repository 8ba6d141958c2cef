# SPDX-License-Identifier: MIT
"""根拠 (EBPM): no figure in a report without its definition, source, n and date. Source: plan, 証拠に基づく政策立案."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated

from leaderdesk.codes import OwnedBy
from leaderdesk.errors import N_
from leaderdesk.kinds.facet import TODAY, Count, Day, Link, LongText, Number, Text
from leaderdesk.kinds.measures import LEAST_SIGNED
from leaderdesk.kinds.record import Record


class Evidence(Record):
    """根拠: one figure with what makes it one, tied to what it speaks for."""

    KIND = "evidence"
    LABEL = N_("根拠")
    OWNED_BY = OwnedBy.WRITER
    GOES_TO = ("measure", "request", "opinion", "ooda_note")
    TITLE = "claim"
    DAY = "as_of"

    claim: Annotated[str, Text(N_("いえること"), limit=200, required=True, listed=True)]
    value: Annotated[Decimal, Number(N_("値"), places=3, least=LEAST_SIGNED, required=True, listed=True)]
    unit: Annotated[str | None, Text(N_("単位"), limit=20, listed=True)] = None
    definition: Annotated[str, LongText(N_("定義"), help=N_("何をどう数えたか"), limit=500, required=True)]
    source: Annotated[
        str, Text(N_("出典"), help=N_("例 業務統計、e-Stat、RESAS"), limit=100, required=True, listed=True)
    ]
    count: Annotated[int, Count(N_("件数（n）"), required=True, listed=True)]
    as_of: Annotated[dt.date, Day(N_("時点"), required=True, initial=TODAY, listed=True)]
    measure: Annotated[str | None, Link(N_("施策"), to="measure")] = None
    request: Annotated[str | None, Link(N_("要望"), to="request")] = None
    opinion: Annotated[str | None, Link(N_("意見"), to="opinion")] = None
    ooda_note: Annotated[str | None, Link(N_("OODAの記録"), to="ooda_note")] = None
