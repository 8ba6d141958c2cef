# SPDX-License-Identifier: MIT
"""元に戻す: what one step did, and the step that reverses it. Nothing is taken out of the ledger: it only grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from leaderdesk.errors import N_
from leaderdesk.kinds.titles import title_of
from leaderdesk.ledger.merge import reinstate, withdraw
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class Step:
    """Something a person did at once: revisions written here, or files taken in (withdrawn since, or not)."""

    rev_ids: tuple[str, ...] = ()
    file_ids: tuple[int, ...] = ()
    is_withdrawn: bool = False


def reverse(store: Store, step: Step) -> Step:
    """Reverse a step, all of it or nothing; gives the step that this was, which `reverse` reverses again.

    Raises what `Store.take_back` raises.
    """
    if step.file_ids:
        (reinstate if step.is_withdrawn else withdraw)(store, *step.file_ids)
        return Step(file_ids=step.file_ids, is_withdrawn=not step.is_withdrawn)
    return Step(tuple(written.rev_id for written in store.take_back(step.rev_ids)))


def described(store: Store, revisions: Sequence[Revision]) -> tuple[str, tuple[Any, ...]]:
    """What a transaction did, as a phrase with its facts: 現場要望「…」の変更."""
    if len(revisions) > 1:
        are_gone = all(revision.deleted is not None for revision in revisions)
        return N_("{0} 件の記録の削除") if are_gone else N_("{0} 件の記録の変更"), (len(revisions),)
    [one] = revisions
    kind = store.kinds[one.kind]
    facts = (kind.LABEL, title_of(kind, one.body, store.names))
    if one.deleted is not None:
        return N_("{0}「{1}」の削除"), facts
    return (N_("{0}「{1}」の変更") if one.parents else N_("{0}「{1}」の追加")), facts
