"""Commands run in this very process, as a script would run them: arguments in, exit code and both streams out."""

from __future__ import annotations

import io
import json
import sys
from typing import Any, NamedTuple

import pytest

from leaderdesk.cli import run
from tests.builders import add, division_store, section_store


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on the standard output."""
        return json.loads(self.out)


@pytest.fixture
def cli(capsys, monkeypatch):
    """Run a command; `typed` is what stands on its standard input."""

    def call(*arguments: object, typed: object = None) -> Ran:
        text = typed if isinstance(typed, bytes) else json.dumps(typed, ensure_ascii=False).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def section(tmp_path):
    """The store of 市民課, closed, with one request."""
    with section_store(tmp_path, name="section.db") as store:
        add(store, title="外字が印刷されない", category="DEVICE", people="3", hours_month="2.5", target="住基")
    return tmp_path / "section.db"


@pytest.fixture
def division(tmp_path):
    """The division's store, closed."""
    division_store(tmp_path).close()
    return tmp_path / "division.db"
