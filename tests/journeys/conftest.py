"""Journeys go through the real windows, with the keyboard where a person would use it."""

from __future__ import annotations

import pytest

from tests.builders import section_store
from tests.desktop import desk_of, dress


@pytest.fixture(autouse=True)
def dressed(qapp):
    return dress()


@pytest.fixture
def leader(tmp_path):
    """市民課, on its first morning."""
    with section_store(tmp_path) as store:
        yield store


@pytest.fixture
def desk(leader, tmp_path):
    with desk_of(leader, tmp_path / "desk") as window:
        yield window
