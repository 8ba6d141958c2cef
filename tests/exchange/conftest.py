"""A section and the division of one city, and a whole file of a section to do things to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import add, division_store, handed_over, section_store


@pytest.fixture
def section(tmp_path):
    with section_store(tmp_path / "section") as store:
        yield store


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path / "division") as store:
        yield store


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> Path:
    """A submission of three requests and one record of every other kind that sections write; tests copy from it and leave it as it is."""
    folder = tmp_path_factory.mktemp("whole")
    with section_store(folder) as store:
        add(store, title="機器を替えたい", category="機器", raised_on="R8.10.1", people="1,200", hours_month="2.5")
        add(store, title="様式をそろえたい", problem="課ごとに違う", est_cost="350")
        add(store, title="回線が遅い", urgency="至急", urgency_reason="窓口が止まる")
        add(store, "guidance", theme="ファイル共有の使い方", people="4", result="継続")
        add(store, "activity", theme="パスワードの勉強会", people="12")
        add(store, "liaison", subject="研修の日程", addressee="0501")
        for kind in ("progress_report", "indicator_value", "milestone_result", "review_opinion", "training_result"):
            add(store, kind)
        for kind in ("ooda_project", "ooda_loop", "ooda_note", "evidence"):
            add(store, kind)
        return handed_over(store, folder / "out")
