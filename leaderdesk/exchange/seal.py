# SPDX-License-Identifier: MIT
"""The manifest of an exchange file and its seal: SHA-256 over canonical values, never over file bytes.

Saving a file anew in Excel, or passing it through a 無害化 gateway, changes its bytes but not its values; so the seal
holds exactly as long as the content does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from leaderdesk import __version__
from leaderdesk.codes import CODE, DIVISION, RECORD_ID, file_number
from leaderdesk.errors import N_
from leaderdesk.exchange.keys import Standing, key_id, mac, standing
from leaderdesk.kinds import SCHEMA
from leaderdesk.ledger.revision import canonical_json

FORMAT = "leaderdesk/1"
ACK = "ack"  # how the rows of acknowledgements begin
SUBMISSION, DISTRIBUTION, SYNC, TEMPLATE = "submission", "distribution", "sync", "template"

DIRECTIONS: Mapping[str, str] = {
    SUBMISSION: N_("提出（課から情報政策課へ）"),
    DISTRIBUTION: N_("配布（情報政策課から課へ）"),
    SYNC: N_("同期（課の PC から同じ課の PC へ）"),
    TEMPLATE: N_("様式（LeaderDesk のない課から情報政策課へ）"),
}
FILE_WORDS: Mapping[str, str] = {
    SUBMISSION: "提出",
    DISTRIBUTION: "配布",
    SYNC: "同期",
    TEMPLATE: "様式",
}  # how their names begin: LD提出_…

_TEXTS = ("direction", "municipality", "owner", "owner_name", "install", "pc", "written_at", "schema", "app", "digest")
_UNSEALED = ("digest", "key_id", "mac")


@dataclass(frozen=True)
class Manifest:
    """Who sends what: the first row of `_LD`.

    `counts` holds the records in the file by kind, `serial` the running number of the PC's files, `facts` all of the
    manifest's entries as they stand, those of a newer version too.
    """

    direction: str
    municipality: str
    owner: str
    owner_name: str
    fiscal_year: int
    install: str
    pc: str
    serial: int
    counts: Mapping[str, int]
    written_at: str
    schema: str
    app: str
    digest: str
    facts: Mapping[str, Any]

    @classmethod
    def seal(
        cls, rows: Iterable[str], *, counts: Mapping[str, int], serial: int, fiscal_year: int, **facts: Any
    ) -> Self:
        """The manifest of a file that carries these rows (`rows_of`), with its digest."""
        texts = {"counts": {kind: str(count) for kind, count in counts.items()}, "serial": str(serial)}
        texts |= {"fiscal_year": str(fiscal_year), "schema": SCHEMA, "app": __version__}
        open_facts = facts | texts
        return cls.of(open_facts | {"digest": digest(open_facts, rows)})

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Self:
        """The manifest of a parsed first row; raises KeyError, TypeError or ValueError where it is none."""
        counts = {str(kind): int(count) for kind, count in facts["counts"].items()}
        texts = {name: facts[name] for name in _TEXTS}
        if not all(isinstance(text, str) for text in texts.values()):
            raise TypeError("texts")
        if malformed(facts) or not all(_NUMBER.fullmatch(count) for count in facts["counts"].values()):
            raise ValueError("forms")
        year, serial = int(facts["fiscal_year"]), int(facts["serial"])
        return cls(fiscal_year=year, serial=serial, counts=counts, facts=facts, **texts)

    def canonical(self) -> str:
        """The manifest as it stands in the file."""
        return canonical_json(dict(self.facts))

    def signed(self, *keys: bytes) -> Self:
        """The manifest with the proof that who holds the key wrote it, or with one for each of several keys."""
        proofs = {"key_id": " ".join(map(key_id, keys)), "mac": " ".join(mac(key, self.digest) for key in keys)}
        return self.of(dict(self.facts) | proofs)

    def standing(self, keys: Iterable[bytes]) -> Standing:
        """What its proof is worth against the keys that its sender may use."""
        named, proof = (str(self.facts.get(name, "")) for name in ("key_id", "mac"))
        return standing(self.digest, named, proof, keys)

    def holds(self, rows: Iterable[str]) -> bool:
        """Whether the digest is that of this manifest and these rows (`rows_of`)."""
        return self.digest == digest(self.facts, rows)

    @property
    def addressee(self) -> str:
        """Whom a 配布 file is for (課コード); "" for files to the division."""
        return str(self.facts.get("addressee", ""))

    @property
    def number(self) -> str:
        """The file's number for people."""
        return file_number(self.pc, self.serial)

    @property
    def confirmation(self) -> str:
        """確認コード: ten digits of the digest, to be read out by telephone (3108-42-7719)."""
        digits = f"{int(self.digest[:16], 16) % 10**10:010}"
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def malformed(facts: Mapping[str, Any]) -> str:
    """The first entry of a manifest or a revision that is not of its form, "" when all are.

    A seal proves that nothing was changed; whether what was sealed makes sense is another question.
    """
    return next((name for name, fits in _FORMS.items() if name in facts and not fits(facts[name])), "")


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_NUMBER = re.compile("[0-9]{1,9}")
_FORMS: Mapping[str, Callable[[str], object]] = {
    "municipality": re.compile("[0-9]{6}").fullmatch,
    "owner": re.compile(f"{CODE.pattern}|{DIVISION}").fullmatch,
    "addressee": CODE.fullmatch,
    "received": _NUMBER.fullmatch,
    "fiscal_year": re.compile("(19|20|21)[0-9]{2}").fullmatch,
    "install": re.compile("[0-9a-f]{32}").fullmatch,
    "pc": re.compile("[A-Z]").fullmatch,
    "serial": _NUMBER.fullmatch,
    "record_id": RECORD_ID.fullmatch,
    "n": _NUMBER.fullmatch,
    "seq": re.compile("[0-9]{1,18}").fullmatch,
    "written_at": _is_time,
}


def rows_of(rev_ids: Iterable[str], acknowledged: Iterable[str] = ()) -> list[str]:
    """What stands for each row in the digest: its rev_id, and of an acknowledgement the rev_id behind a mark."""
    return [*rev_ids, *(f"{ACK} {rev_id}" for rev_id in acknowledged)]


def digest(facts: Mapping[str, Any], rows: Iterable[str]) -> str:
    """SHA-256 over the manifest's other entries and the sorted rows: none can be added or taken away unseen."""
    sealed = {name: fact for name, fact in facts.items() if name not in _UNSEALED}
    return hashlib.sha256(canonical_json({"manifest": sealed, "rows": sorted(rows)}).encode()).hexdigest()
