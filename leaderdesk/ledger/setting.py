# SPDX-License-Identifier: MIT
"""Settings of a store: small things to be kept, by name, each any JSON value."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from leaderdesk.ledger import tables
from leaderdesk.ledger.revision import canonical_json


def read_setting(connection: Connection, name: str, default: Any = None) -> Any:
    """A setting (any JSON value), or the default."""
    found = connection.execute(select(tables.setting.c.value).where(tables.setting.c.name == name)).scalar()
    return default if found is None else json.loads(found)


def write_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep a setting, inside the caller's transaction."""
    connection.execute(delete(tables.setting).where(tables.setting.c.name == name))
    connection.execute(insert(tables.setting), {"name": name, "value": canonical_json(value)})
