# SPDX-License-Identifier: MIT
"""A revision: one full snapshot of one record, addressed by the SHA-256 of its canonical bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leaderdesk.codes import Owner

KEYS = (
    "author", "body", "deleted", "install", "kind", "n", "owner", "parents", "record_id", "schema", "seq", "written_at",
)  # fmt: skip


@dataclass(frozen=True)
class Revision:
    """One snapshot, as it is sealed.

    `parents` are the heads the writer saw, `n` is 1 + the highest parent's, `install` and `seq` name the writing PC
    and its running number, `written_at` (ISO, local time with offset) is shown and never decides, `deleted` is the
    reason or None, `body` holds the filled fields as canonical texts.
    """

    record_id: str
    kind: str
    owner: Owner
    parents: tuple[str, ...]
    n: int
    install: str
    seq: int
    author: str
    written_at: str
    deleted: str | None
    schema: str
    body: Mapping[str, Any]
    rev_id: str = ""

    def __post_init__(self) -> None:
        if not self.rev_id:
            object.__setattr__(self, "rev_id", hashlib.sha256(self.canonical().encode()).hexdigest())

    def canonical(self) -> str:
        """The canonical JSON whose SHA-256 is the rev_id: sorted keys, no spaces, numbers as text."""
        return canonical_json(
            {
                "author": self.author,
                "body": dict(self.body),
                "deleted": self.deleted,
                "install": self.install,
                "kind": self.kind,
                "n": str(self.n),
                "owner": self.owner,
                "parents": sorted(self.parents),
                "record_id": self.record_id,
                "schema": self.schema,
                "seq": str(self.seq),
                "written_at": self.written_at,
            }
        )

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Revision:
        """The revision of a parsed canonical JSON; its rev_id is computed, never taken over.

        Raises:
            ValueError: a key is missing, unknown, or holds what no revision holds.

        """
        if tuple(sorted(content)) != KEYS:
            raise ValueError("keys")
        texts = ("author", "install", "kind", "n", "owner", "record_id", "schema", "seq", "written_at")
        deleted, parents, body = content["deleted"], content["parents"], content["body"]
        if not all(isinstance(content[name], str) for name in texts) or not isinstance(deleted, str | None):
            raise ValueError("texts")
        if not isinstance(body, dict) or not isinstance(parents, list) or sorted(set(parents)) != parents:
            raise ValueError("body or parents")
        n, seq = int(content["n"]), int(content["seq"])
        if (str(n), str(seq)) != (content["n"], content["seq"]) or n < 1 or seq < 0:
            raise ValueError("numbers")
        facts = {name: content[name] for name in texts} | {"n": n, "seq": seq, "deleted": deleted, "body": body}
        return cls(**facts, parents=tuple(parents))


def canonical_json(content: object) -> str:
    """JSON with sorted keys and no spaces; text stands as it is, without escapes beyond those JSON demands."""
    return _CANONICAL.encode(content)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
