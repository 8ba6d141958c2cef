# SPDX-License-Identifier: MIT
"""経過: what happened to one record, from its revisions and the files that carried it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaderdesk.errors import N_
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.log import OUTGOING, carriers
from leaderdesk.ledger.preset import PRESET_INSTALL
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class Chapter:
    """One thing that happened: when (ISO), who, and a sentence with its facts; `rev_id` where it is a version."""

    at: str
    who: str
    sentence: str
    facts: tuple[str, ...] = ()
    rev_id: str = ""


def story(store: Store, record_id: str) -> list[Chapter]:
    """Everything that happened to a record as far as this store knows, the newest first."""
    revisions = store.history(record_id)
    kind = store.kinds[revisions[0].kind]
    chapters = [*_written(kind, revisions), *_carried(store, revisions)]
    return sorted(chapters, key=lambda chapter: chapter.at)[::-1]  # within one second, the later one first


def changed_fields(kind: Kind, before: Revision | None, after: Revision) -> list[str]:
    """The labels of the fields in which a version differs from the one before."""
    old = before.body if before else {}
    return [facet.label for name, facet in kind.facets().items() if old.get(name) != after.body.get(name)]


def _written(kind: Kind, revisions: list[Revision]) -> Iterator[Chapter]:
    known = {revision.rev_id: revision for revision in revisions}
    for revision in revisions:
        before = next((known[parent] for parent in revision.parents if parent in known), None)
        labels = "・".join(changed_fields(kind, before, revision)[:4])
        facts: tuple[str, ...] = ()
        if revision.deleted is not None:
            sentence, facts = N_("削除しました（{0}）"), (revision.deleted,)
        elif len(revision.parents) > 1:
            sentence, facts = N_("{0} つの版を 1 つにまとめました"), (str(len(revision.parents)),)
        elif not revision.parents:
            sentence = N_("記録しました")
        elif before is not None and before.deleted is not None:
            sentence = N_("削除を取り消しました")
        else:
            sentence, facts = N_("{0}を直しました"), (labels,)
        author = N_("初期設定") if revision.install == PRESET_INSTALL else revision.author
        yield Chapter(revision.written_at, author, sentence, facts, revision.rev_id)


def _carried(store: Store, revisions: list[Revision]) -> Iterator[Chapter]:
    with store.reading() as connection:
        files = carriers(connection, [revision.rev_id for revision in revisions])
    for file in files:
        if file.direction == OUTGOING:
            yield Chapter(file.at, file.owner_name, N_("提出しました（{0}）"), (file.number,))
        else:
            yield Chapter(file.at, store.identity.section_name, N_("受け取りました（{0}）"), (file.number,))
