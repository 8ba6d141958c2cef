"""What every test relies on: no network, no stray time zone, no real data folder, no window left behind."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from tests.cities import city, received, whole_city
from tests.measures import answered_plan

__all__ = ["answered_plan", "city", "received", "whole_city"]

_WATCH = {"is_on": False}


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    """The whole suite runs under this hook: nothing may open a connection to another machine, or ask for its name."""
    if not _WATCH["is_on"] or event not in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        return
    target = args[0] if event == "socket.getaddrinfo" else args[1]
    if event != "socket.getaddrinfo" and isinstance(target, str | bytes):  # a local socket's path
        return
    raise AssertionError(f"network access: {event} {target!r}")


sys.addaudithook(_refuse_network)


def pytest_addoption(parser):
    parser.addoption("--nightly", action="store_true", help="the full figures: hours of work that no change waits for")


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp):
    """The application of windows comes first: one without windows, which paper is content with, could not become it."""


@pytest.fixture(scope="session")
def volume(request):
    """How often something is done: `volume(ci, nightly)`; the second figure with --nightly."""

    def chosen(ci: int, nightly: int) -> int:
        return nightly if request.config.getoption("--nightly") else ci

    return chosen


def pytest_terminal_summary(terminalreporter):
    """Minutes of work per test folder; tests of several workers are added up."""
    seconds = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "duration") and hasattr(report, "nodeid"):
                seconds[Path(report.nodeid.partition("::")[0]).parent.as_posix()] += report.duration
    if len(seconds) > 1:
        terminalreporter.section("minutes per folder")
        for folder, sum_ in seconds.most_common():
            terminalreporter.write_line(f"{sum_ / 60:6.1f}  {folder}")


@pytest.fixture(autouse=True)
def no_network():
    _WATCH["is_on"] = True
    yield
    _WATCH["is_on"] = False


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    """No test ever sees the data of whoever runs it."""
    monkeypatch.setenv("LEADERDESK_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def no_window_left():
    """Windows stay alive after a test until Qt sends the deferred deletes; here they go, and none may be left."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from tests.desktop import windows_left

    assert windows_left() == []
