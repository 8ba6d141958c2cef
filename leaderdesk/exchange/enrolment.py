# SPDX-License-Identifier: MIT
"""Setting a store up: who writes in it, and the masters it starts with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from leaderdesk.codes import PC_LETTERS, read_code, read_municipality_code
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.organisation import Municipality, Section
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.backup import set_aside
from leaderdesk.ledger.identity import Identity, Role, new_install
from leaderdesk.ledger.opening import create_store, local_time
from leaderdesk.ledger.preset import master_revisions, preset_of
from leaderdesk.ledger.store import Store
from leaderdesk.machine import replace_file

TRIAL = "trial"  # the setting of a store that holds made-up records to try the program with


def set_up(
    target: str | Path,
    kinds: Sequence[Kind],
    *,
    role: Role,
    municipality: str,
    section: str = "",
    pc: str = "A",
    preset: str | None = None,
    municipality_name: str = "",
    section_name: str = "",
    install: str = "",
    now: Callable[[], datetime] = local_time,
) -> Store:
    """Make a store for a section's PC or for the division.

    `install` is the PC's id, by default a random one. Without a preset (None) the municipality's own is taken where there is one; "" takes none. Names that were not
    typed come from the preset's masters, else the code stands for the name.

    Raises:
        LeaderDeskError: LD-1001 a section's store without its code, LD-1104 or LD-1601 a code that is none, LD-4003
            the store is there already, LD-5003 no such preset.

    """
    city = read_municipality_code(municipality)
    if role is Role.SECTION and not section:
        raise LeaderDeskError("LD-1001", field=N_("課コード"))
    if pc not in PC_LETTERS or len(pc) != 1:
        raise LeaderDeskError("LD-1401", field=N_("PCの記号"), value=pc, choices="A～Z")
    code = read_code(section, field=N_("課コード")) if section else ""
    masters = master_revisions(kinds, city, preset_of(city) if preset is None else preset)
    labels = {(found.kind, found.body.get("code")): str(found.body.get("name", "")) for found in masters}
    facts = {found.body["code"]: found.body for found in masters if found.kind == Municipality.KIND}
    if role is Role.DIVISION and not code:
        code = str(facts.get(city, {}).get("secretariat", ""))
    identity = Identity(
        install=install or new_install(),
        role=role,
        municipality=city,
        municipality_name=municipality_name or labels.get((Municipality.KIND, city)) or city,
        section=code,
        section_name=section_name or labels.get((Section.KIND, code)) or code,
        pc=pc,
    )
    return create_store(target, kinds, identity, masters=masters, now=now)


def end_trial(store: Store) -> Store:
    """お試しを終える: an empty store of the same place takes the seat of one with made-up records, which is kept beside it.

    Gives the new store; the old one is closed.
    """
    me = store.identity
    return take_seat(store, "-trial", section=me.section, name=me.section_name, pc=me.pc)


def take_seat(store: Store, mark: str, *, section: str, name: str, pc: str) -> Store:
    """Put an empty store of the same city in the seat of one, which is closed and kept beside it under the mark.

    Raises:
        LeaderDeskError: LD-4008 the store is open to be read only, and what `set_aside` raises.

    """
    if store.is_read_only:
        raise LeaderDeskError("LD-4008", store=Path(str(store.target)).name)
    me, target, kinds, now = store.identity, Path(str(store.target)), tuple(store.kinds.values()), store.now
    store.close()
    kept = set_aside(target, mark)
    try:
        return set_up(
            target,
            kinds,
            role=me.role,
            municipality=me.municipality,
            section=section,
            pc=pc,
            municipality_name=me.municipality_name,
            section_name=name,
            now=now,
        )
    except BaseException:
        replace_file(kept, target)
        raise
