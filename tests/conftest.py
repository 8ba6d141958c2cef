"""What every test relies on: no network, no stray time zone, no real data folder."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

_WATCH = {"is_on": False}


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    """The whole suite runs under this hook: nothing may open a connection to another machine."""
    if not _WATCH["is_on"] or event not in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        return
    target = args[1] if event == "socket.connect" else args[0]
    if isinstance(target, str | bytes):  # a local socket's path
        return
    raise AssertionError(f"network access: {event} {args[1:]!r}")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def no_network():
    _WATCH["is_on"] = True
    yield
    _WATCH["is_on"] = False


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    """No test ever sees the data of whoever runs it."""
    monkeypatch.setenv("LEADERDESK_HOME", str(tmp_path / "home"))
