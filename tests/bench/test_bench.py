"""The bench itself works; its figures are for people, not for passing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_small_run_reports_every_task_and_ratio(tmp_path):
    command = [
        sys.executable,
        "-m",
        "tests.bench",
        "--rounds",
        "1",
        "--sections",
        "2",
        "--records",
        "12",
        "--measures",
        "60",
        "--to",
        tmp_path,
    ]
    done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True, check=True)
    result = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert {"list_leaderdesk / start_empty", "measures_large / measures_small"} <= set(result["ratios"])
    assert set(result["ratios"]) and all(ratio > 0 for ratio in result["ratios"].values())
    assert result["tasks"]["receive_leaderdesk"]["seconds"]
    assert "目標 <= 4.0" in done.stdout
