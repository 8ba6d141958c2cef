"""Stores with a few records on them, and the desk opened on each."""

from __future__ import annotations

import pytest

from tests.builders import add, division_store, section_store
from tests.desktop import desk_of, dress


@pytest.fixture(autouse=True)
def dressed(qapp):
    return dress()


@pytest.fixture
def section(tmp_path):
    """市民課 with three requests, a guidance session and an activity."""
    with section_store(tmp_path) as store:
        for title in ("窓口の番号札を集計したい", "申請書を電子化したい", "会議室の予約を画面で見たい"):
            add(store, title=title)
        add(store, "guidance", theme="住基端末の離席時ロック", memo="席を立つときの手順を示した。")
        add(store, "activity", theme="表計算の勉強会")
        yield store


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path) as store:
        yield store


@pytest.fixture
def desk(section, tmp_path):
    with desk_of(section, tmp_path / "desk") as window:
        yield window


@pytest.fixture
def division_desk(division, tmp_path):
    with desk_of(division, tmp_path / "desk") as window:
        yield window
