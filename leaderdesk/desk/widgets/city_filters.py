# SPDX-License-Identifier: MIT
"""Filter boxes over the whole city's records: by 部, by 年度."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.analysis.statistics import years
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.list_card import Option
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.organisation import Department, Section
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.store import Store


def department_options(store: Store, field: str = "owner") -> list[Option]:
    """Every department, by the sections that belong to it; `field` is the column that holds a 課コード."""
    sections = all_rows(store, Query(Section))
    options: list[Option] = [(tr("部：すべて"), {})]
    for code, name in store.names.options(Department.KIND, "").items():
        codes = [row.body["code"] for row in sections if row.body.get("department") == code]
        options.append((name, {field: codes}))
    return options


def listed_options(store: Store, every: str, kind: Kind, field: str) -> list[Option]:
    """Every entry of the list that a field chooses from, behind the word for all of them."""
    facet = kind.facets()[field]
    found = store.names.options(facet.to, facet.within)  # type: ignore[attr-defined]  # a link to a master
    return [(every, {}), *((label, {field: code}) for code, label in found.items())]


def year_options(store: Store, kinds: Sequence[Kind]) -> list[Option]:
    """Every 年度 that these kinds have records of, and this one."""
    known = sorted({fiscal_year(store.today()), *years(store, kinds)}, reverse=True)
    return [(tr("年度：すべて"), {}), *((year_words(year), {"in_year": year}) for year in known)]
