"""What every test relies on: no network, no stray time zone, no real data folder, no window left behind."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from tests.cities import city, received, whole_city

__all__ = ["city", "received", "whole_city"]

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
