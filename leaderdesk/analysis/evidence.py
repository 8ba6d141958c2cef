# SPDX-License-Identifier: MIT
"""根拠 (EBPM): which figures speak for what, and which are said without any. Source: plan, 証拠に基づく政策立案."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from leaderdesk.kinds.evidence import Evidence
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.store import Store

# Days, years, ordinal numbers and names say when and which one, not how much.
_NO_FIGURE = re.compile(
    r"[①-⑳]|第\s*[0-9]+|[0-9]+(?:番|号|条|項|章|丁目|階|案|つ|周|回目|日目|人目)"
    r"|(?:令和|平成|昭和)\s*[0-9]+年?度?|[12][0-9]{3}年度?|[0-9]+年度|[0-9]+月(?!間)|(?<=月)[0-9]+日"
    r"|[0-9]+/[0-9]+(?:/[0-9]+)?|[0-9]+[:時][0-9]{2}分?|[A-Za-z][A-Za-z.-]*[0-9]+(?:[./-][0-9]+)*"
)


@dataclass(frozen=True)
class Proof:
    """One piece of evidence: its record, who wrote it, and what it says."""

    record_id: str
    owner: str
    said: Evidence
    is_torn: bool


def evidence_of(store: Store, link: str, record_ids: Collection[str]) -> dict[str, list[Proof]]:
    """The evidence for each of these records, the oldest first; `link` is the field that points to them (measure, …)."""
    found: dict[str, list[Proof]] = {}
    for row in all_rows(store, Query(Evidence, where={link: list(record_ids)}, descending=False)):
        proof = Proof(row.record_id, row.owner, Evidence.restore(row.body), row.head_count > 1)
        found.setdefault(str(row.body[link]), []).append(proof)
    return found


def holds_figure(text: str) -> bool:
    """Whether a text says how much of something: then evidence is asked for. Days and numbers of things are no figures."""
    plain = "".join(letter if "①" <= letter <= "⑳" else unicodedata.normalize("NFKC", letter) for letter in text)
    return any(letter.isdecimal() for letter in _NO_FIGURE.sub("", plain))
