"""The sample city made once for the whole run, whoever asks first: made anew it would cost a quarter of a minute.

A city is only looked at; whoever writes copies the store. `opened` opens one as it stands, with the city's clock.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.store import Store
from leaderdesk.reports.consolidated import consolidate
from leaderdesk.sample.city import make_city
from leaderdesk.sample.plan import Clock, Plan

WHOLE = Plan()
END = WHOLE.at(3, 31)
WORKBOOK = "全庁統合.xlsx"


def opened(path: Path, *, read_only: bool = True) -> Store:
    """A store of the city on the last day of its year."""
    return open_store(path, KINDS, read_only=read_only, now=Clock(END))


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first test process to ask fills, and all others find filled."""
    root = factory.getbasetemp()
    shared = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / name
    with FileLock(f"{shared}.lock"):
        if not (shared / "made").exists():
            shared.mkdir()
            make(shared)
            (shared / "made").touch()
    return shared


def _received(city: Path, folder: Path) -> None:
    shutil.copy(city / "division.db", folder)
    with opened(folder / "division.db", read_only=False) as store:
        list(receive(store, [city / "submissions"]))
        consolidate(store, folder / WORKBOOK)


@pytest.fixture(scope="session")
def city(tmp_path_factory):
    """64 sections, a natural year."""
    return made_once(tmp_path_factory, "city", lambda folder: make_city(folder, WHOLE))


@pytest.fixture(scope="session")
def received(tmp_path_factory, city):
    """The division's store behind the city's last hand-over, and the consolidated workbook."""
    return made_once(tmp_path_factory, "received", lambda folder: _received(city, folder))


@pytest.fixture
def whole_city(received):
    """The division's store, to be read."""
    with opened(received / "division.db") as store:
        yield store
