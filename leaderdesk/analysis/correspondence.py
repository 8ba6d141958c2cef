# SPDX-License-Identifier: MIT
"""連絡調整: where each piece of liaison stands, derived from the others: asked, answered, late, settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leaderdesk.analysis.progress import lines, owing
from leaderdesk.codes import DIVISION
from leaderdesk.errors import N_
from leaderdesk.kinds.liaison import Liaison, Purpose
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Municipality
from leaderdesk.kinds.progress import ProgressRound
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.query import Query, Row, all_rows, rows
from leaderdesk.ledger.store import Store


class Stand(Code):
    """How far a piece of liaison is."""

    OPEN = "open", N_("未回答")
    LATE = "late", N_("期限切れ")
    ANSWERED = "replied", N_("回答済")
    REPLY = "reply", N_("回答")
    NOTE = "note_sent", N_("連絡済")
    SETTLED = "settled", N_("済")


def stands(store: Store) -> dict[str, Stand]:
    """Where every piece stands, by record id."""
    return stands_of(store, all_rows(store, Query(Liaison)))


def stands_of(store: Store, every: Sequence[Row]) -> dict[str, Stand]:
    """Where each of these stands: all pieces, or all of some threads."""
    return _stands(every, store.today()) | _settled_by_answers(store, every)


def _stands(pieces: Sequence[Row], today: date) -> dict[str, Stand]:
    answered = {
        str(row.body["replies_to"])
        for row in pieces
        if row.body.get("purpose") == Purpose.ANSWER and "replies_to" in row.body
    }
    asked = {row.record_id: str(row.body.get("replies_to", "")) for row in pieces}
    return {row.record_id: _stand(row, answered, asked, today) for row in pieces}


def _stand(row: Row, answered: set[str], asked: Mapping[str, str], today: date) -> Stand:
    purpose, due = row.body.get("purpose"), row.body.get("due", "")
    if row.body.get("done_on"):
        return Stand.SETTLED
    if purpose == Purpose.ANSWER:
        return Stand.REPLY
    if purpose == Purpose.NOTE:
        return Stand.NOTE
    # A reminder is settled with the inquiry that it reminds of.
    if row.record_id in answered or (purpose == Purpose.REMINDER and asked[row.record_id] in answered):
        return Stand.ANSWERED
    return Stand.LATE if due and due < today.isoformat() else Stand.OPEN


def _settled_by_answers(store: Store, every: Sequence[Row]) -> dict[str, Stand]:
    """The reminders of a 進捗照会 whose addressee owes no more: its measures are the answer."""
    asked = [row for row in every if row.body.get("round") and not row.body.get("done_on")]
    known = {row.record_id: row for row in rows(store, ProgressRound, sorted({row.body["round"] for row in asked}))}
    owed = {record_id: owing(lines(store, int(row.body["year"]))) for record_id, row in known.items()}
    return {
        row.record_id: Stand.ANSWERED
        for row in asked
        if row.body["round"] in owed
        and store.lineage.heir(row.body["addressee"], store.today()) not in owed[row.body["round"]]
    }


def is_mine(store: Store, row: Row) -> bool:
    """Whether this side wrote a piece; what others wrote is answered, not changed."""
    return row.owner in store.owners


def open_inquiries(store: Store, *, mine: bool) -> list[Row]:
    """The 照会 without an answer, the earliest due first: those of this side, or those that this side owes."""
    found = stands(store)
    inquiries = Query(Liaison, where={"purpose": Purpose.INQUIRY.value})
    waiting = [
        row
        for row in all_rows(store, inquiries)
        if found[row.record_id] in (Stand.OPEN, Stand.LATE) and is_mine(store, row) is mine
    ]
    return sorted(waiting, key=lambda row: (row.body.get("due", "9999"), row.record_id))


def secretariat(store: Store) -> str:
    """課コード of the secretariat of today: whom a section writes to; "" where the masters do not say."""
    cities = all_rows(store, Query(Municipality))
    return store.lineage.heir(str(cities[0].body.get("secretariat", "")), store.today()) if cities else ""


def note_about(store: Store, row: Row) -> dict[str, str]:
    """What a note about a record begins with: to the section whose record it is, or of a section to the secretariat.

    About a record of the division itself it may go to any section: that is left to who writes it.
    """
    title = str(row.body.get(store.kinds[row.kind].TITLE, ""))
    is_division = store.identity.role is Role.DIVISION
    theirs = "" if row.owner == DIVISION else store.lineage.heir(row.owner, store.today())
    addressee = theirs if is_division else secretariat(store)
    fields = {"purpose": Purpose.NOTE.value, "addressee": addressee, "subject": title, "about": row.record_id}
    return {name: text for name, text in fields.items() if text}


def reply_to(store: Store, row: Row) -> dict[str, str]:
    """What an answer to a piece of liaison begins with."""
    sender = secretariat(store) if row.owner == DIVISION else store.lineage.heir(row.owner, store.today())
    kept = {name: str(row.body[name]) for name in ("subject", "about") if name in row.body}
    return {**kept, "purpose": Purpose.ANSWER.value, "addressee": sender, "replies_to": row.record_id}


def reminder_of(row: Row, due: date) -> dict[str, str]:
    """What a 督促 of one's own 照会 begins with."""
    kept = {name: str(row.body[name]) for name in ("subject", "about", "addressee") if name in row.body}
    return {**kept, "purpose": Purpose.REMINDER.value, "replies_to": row.record_id, "due": due.isoformat()}
