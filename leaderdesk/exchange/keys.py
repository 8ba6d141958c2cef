# SPDX-License-Identifier: MIT
"""登録の鍵: who really sent a file. One key per section and 年度, derived from one master key of the division.

A key proves the sender among sections (HMAC-SHA256, RFC 2104); it hides nothing and does not bind whoever holds it.
The master key lies in the division's store and, as words, on paper.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Iterable
from datetime import date

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.names import Code

_SIZE = 32  # bytes
_LAST_MONTH, _LAST_DAY = 5, 31  # until then last year's key is good
# Sixteen kana that nobody takes for one another, neither printed nor written by hand.
_KANA = "あいうかきくけこさしすせたつてと"
_LETTERS = 4  # of a word: 16 bits


class Standing(Code):
    """Whether a file is proven to come from whom it names."""

    CONFIRMED = "confirmed", N_("確認済")
    UNCONFIRMED = "unconfirmed", N_("未確認")
    MISMATCH = "mismatch", N_("不一致")


def new_master_key() -> bytes:
    """A random master key."""
    return secrets.token_bytes(_SIZE)


def section_key(master: bytes, municipality: str, section: str, year: int, issue: int = 1) -> bytes:
    """The key of a section for a 年度; a new issue takes the place of one that got into wrong hands."""
    return hmac.digest(master, f"leaderdesk/v1|{municipality}|{section}|{year}|{issue}".encode(), "sha256")


def key_id(key: bytes) -> str:
    """What a file names its key by: enough to find it, nothing to guess it from."""
    return hashlib.sha256(b"leaderdesk/key-id|" + key).hexdigest()[:16]


def mac(key: bytes, digest: str) -> str:
    """The proof of a file: over its digest, which covers the manifest and every row."""
    return hmac.new(key, digest.encode(), "sha256").hexdigest()


def standing(digest: str, named_keys: str, proofs: str, keys: Iterable[bytes]) -> Standing:
    """What a file's proofs are worth against the keys that its sender may use now.

    A file may bear several, for receivers that hold different keys; one that holds is enough.
    """
    known = {key_id(key): key for key in keys}
    tried = [
        hmac.compare_digest(mac(known[named], digest).encode(), proof.encode())
        for named, proof in zip(named_keys.split(), proofs.split(), strict=False)
        if named in known
    ]
    if not tried:
        return Standing.UNCONFIRMED
    return Standing.CONFIRMED if any(tried) else Standing.MISMATCH


def years_good_on(day: date) -> tuple[int, ...]:
    """The 年度 whose keys are good on a day: its own, and until 31 May the one before."""
    year = fiscal_year(day)
    is_early = day <= date(year, _LAST_MONTH, _LAST_DAY)
    return (year, year - 1) if is_early else (year,)


# ---------------------------------------------------------------- on paper


def as_words(master: bytes) -> list[str]:
    """A master key as words of four kana to print and keep in a safe; the last word checks the others."""
    whole = master + _check(master)
    digits = whole.hex()
    kana = "".join(_KANA[int(digit, 16)] for digit in digits)
    return [kana[place : place + _LETTERS] for place in range(0, len(kana), _LETTERS)]


def from_words(typed: str) -> bytes:
    """The master key of typed words, in any spacing, in hiragana or katakana.

    Raises:
        LeaderDeskError: LD-2401 a letter that no word has, LD-2402 not the whole key, LD-2403 a wrong letter in it.

    """
    plain = re.sub(r"[\s・、,0-9０-９.．)）]+", "", unicodedata.normalize("NFKC", typed))
    kana = "".join(chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヶ" else letter for letter in plain)
    for place, letter in enumerate(kana):
        if letter not in _KANA:
            raise LeaderDeskError("LD-2401", letter=letter, word=place // _LETTERS + 1)
    digits = "".join(f"{_KANA.index(letter):x}" for letter in kana)
    if len(digits) != 2 * (_SIZE + 2):
        raise LeaderDeskError("LD-2402", count=len(kana), wanted=2 * (_SIZE + 2))
    whole = bytes.fromhex(digits)
    if _check(whole[:_SIZE]) != whole[_SIZE:]:
        raise LeaderDeskError("LD-2403")
    return whole[:_SIZE]


def _check(master: bytes) -> bytes:
    return hashlib.sha256(b"leaderdesk/paper|" + master).digest()[:2]
