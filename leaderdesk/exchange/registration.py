# SPDX-License-Identifier: MIT
"""登録: which key proves a section in which 年度, as the stores of both sides keep it.

The division keeps one master key and how often it issued a section's key anew; a section keeps the keys that came
with its 配布 files. Both are settings: they never leave a store but in a 配布 file, a backup or a hand-over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leaderdesk.exchange.keys import Standing, key_id, new_master_key, section_key, years_good_on
from leaderdesk.fiscal import fiscal_year
from leaderdesk.ledger.engine import Transaction
from leaderdesk.ledger.log import LoggedFile
from leaderdesk.ledger.setting import read_setting, write_setting
from leaderdesk.ledger.store import Store

_MASTER, _ISSUES = "master_key", "key_issues"  # the division's: hexadecimal; section to 年度 to number of issues
_KEYS = "section_keys"  # a section's: 年度 to key, hexadecimal, newest issue only


def master_key(store: Store) -> bytes:
    """The division's master key, made when it is first asked for; empty in a store that is only looked at and has none."""
    found = store.setting(_MASTER)
    if found is None and store.is_read_only:
        return b""
    if found is None:
        with store.writing() as connection:
            found = read_setting(connection, _MASTER) or new_master_key().hex()  # another program may have been quicker
            write_setting(connection, _MASTER, found)
    return bytes.fromhex(found)


def has_master_key(store: Store) -> bool:
    """Whether the division ever issued a key."""
    return store.setting(_MASTER) is not None


def put_master_key(store: Store, master: bytes) -> None:
    """Take a master key back from paper: the keys that sections hold are good again."""
    store.set_setting(_MASTER, master.hex())


def issue_anew(store: Store, section: str, year: int) -> None:
    """Take a section's key of the 年度 out of use: the next 配布 brings a new one, files with the old are 未確認."""
    with store.writing() as connection:
        issues = dict(read_setting(connection, _ISSUES, {}))
        of_section = dict(issues.get(section, {}))
        of_section[str(year)] = of_section.get(str(year), 1) + 1
        write_setting(connection, _ISSUES, issues | {section: of_section})


def key_of(store: Store, section: str, year: int) -> bytes:
    """The key that a section should use in the 年度, as the division computes it."""
    issue = store.setting(_ISSUES, {}).get(section, {}).get(str(year), 1)
    return section_key(master_key(store), store.identity.municipality, section, year, issue)


def keys_good_now(store: Store, section: str) -> list[bytes]:
    """The keys that files of a section may bear today; none where the division never issued any.

    A section that took others over (課の改編) goes on with the keys of their PCs until it has its own.
    """
    if not has_master_key(store):
        return []
    sections = store.lineage.followed(section, store.today())
    return [key_of(store, code, year) for code in sorted(sections) for year in years_good_on(store.today())]


def keys_for(store: Store, section: str, files: Sequence[LoggedFile]) -> tuple[bytes, ...]:
    """The keys with which a 配布 file proves itself to a section, its own first, then those of the sections it follows.

    `files` are the files that were taken in, the newest first. The key that a section's last proven file bore is the one
    that it holds, if it is still good; where there is none, it may hold that of this 年度.
    """
    others = sorted(store.lineage.followed(section, store.today()) - {section})
    year = fiscal_year(store.today())
    return tuple(_proven_key(store, code, files) or key_of(store, code, year) for code in (section, *others))


def _proven_key(store: Store, section: str, files: Sequence[LoggedFile]) -> bytes | None:
    proven = (file for file in files if file.owner == section and file.standing == Standing.CONFIRMED)
    named = next((file.manifest.get("key_id") for file in proven), None)
    return next((key for key in keys_good_now(store, section) if key_id(key) == named), None)


# ---------------------------------------------------------------- a section's side


def own_keys(store: Store) -> list[bytes]:
    """The keys that this section was given, that of the latest 年度 first."""
    kept = store.setting(_KEYS, {})
    return [bytes.fromhex(kept[year]) for year in sorted(kept, reverse=True)]


def key_year(store: Store) -> int | None:
    """The 年度 of the key that this section seals with; None where it is not registered yet."""
    kept = store.setting(_KEYS, {})
    return int(max(kept)) if kept else None


def own_key(store: Store) -> bytes:
    """The key to seal with; empty where the section is not registered yet."""
    return next(iter(own_keys(store)), b"")


def keep_key(connection: Transaction, enrolment: Any) -> None:
    """Keep the key that a 配布 file brought: its manifest's `enrolment` (`year` and `key`)."""
    kept = dict(read_setting(connection, _KEYS, {}))
    write_setting(connection, _KEYS, kept | {str(enrolment["year"]): str(enrolment["key"])})
