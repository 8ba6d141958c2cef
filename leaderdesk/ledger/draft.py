# SPDX-License-Identifier: MIT
"""下書き and 課内メモ: what a person typed that never leaves this PC."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from leaderdesk.ledger import tables


@dataclass(frozen=True)
class Draft:
    """What was being typed into a form: text by field name, as typed, with the heads the writer saw."""

    kind: str
    record_id: str
    heads: tuple[str, ...]
    saved_at: str
    typed: Mapping[str, str]


def keep_draft(connection: Connection, draft: Draft) -> None:
    """Put the draft in the place of an earlier one of the same record."""
    drop_draft(connection, draft.record_id)
    row = {
        "kind": draft.kind,
        "record_id": draft.record_id,
        "heads": ",".join(draft.heads),
        "saved_at": draft.saved_at,
        "typed": json.dumps(dict(draft.typed), ensure_ascii=False),
    }
    connection.execute(insert(tables.draft), row)


def drop_draft(connection: Connection, record_id: str) -> None:
    """Forget the draft of a record, where there is one."""
    connection.execute(delete(tables.draft).where(tables.draft.c.record_id == record_id))


def drafts(connection: Connection) -> list[Draft]:
    """All drafts, the newest first."""
    return [_draft(row) for row in connection.execute(select(tables.draft).order_by(tables.draft.c.saved_at.desc()))]


def draft_of(connection: Connection, record_id: str) -> Draft | None:
    """The draft of a record, where there is one."""
    row = connection.execute(select(tables.draft).where(tables.draft.c.record_id == record_id)).first()
    return _draft(row) if row else None


def _draft(row: Row[Any]) -> Draft:
    heads = tuple(filter(None, row.heads.split(",")))
    return Draft(row.kind, row.record_id, heads, row.saved_at, json.loads(row.typed))


def keep_memo(connection: Connection, record_id: str, text: str, written_at: str) -> None:
    """Write the 課内メモ of a record; an empty text takes it away."""
    connection.execute(delete(tables.memo).where(tables.memo.c.record_id == record_id))
    if text.strip():
        row = {"record_id": record_id, "written_at": written_at, "text": text}
        connection.execute(insert(tables.memo), row)


def memo_of(connection: Connection, record_id: str) -> str:
    """The 課内メモ of a record; empty where there is none."""
    text = connection.execute(select(tables.memo.c.text).where(tables.memo.c.record_id == record_id)).scalar()
    return text or ""
