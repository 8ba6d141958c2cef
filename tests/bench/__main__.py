"""Side by side in one run: every task in turn, round after round; medians, peak memory, and ratios with their aims.

python3 resources/dev.py bench [--rounds 5] [--sections 60] [--records 500] [--measures 1000]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.tasks import TASKS

ROOT = Path(__file__).resolve().parents[2]

# What is compared: the words, the task that is measured, the one it is measured against, and the aim for their ratio.
COMPARISONS = (
    ("受領と統合：pandas（openpyxl）の何倍速いか", "receive_pandas", "receive_leaderdesk", ">= 2.0"),
    ("受領と統合：pandas（calamine）に対して", "receive_pandas_calamine", "receive_leaderdesk", ""),
    ("  うち読取と検証だけの割合", "read_leaderdesk", "receive_leaderdesk", ""),
    ("3万行の書出し：openpyxl write-only に対する時間", "write_leaderdesk", "write_openpyxl", ""),
    ("似た要望を探す：difflib で全件を比べる時間の何倍速いか", "similar_difflib", "similar_leaderdesk", ">= 10"),
    (
        "全課への配布：同じセルを openpyxl write-only で書くだけの時間に対して",
        "distribute_leaderdesk",
        "distribute_openpyxl",
        "",
    ),
    ("起動から最初の画面まで：空の窓に対する時間", "start_leaderdesk", "start_empty", "<= 1.3"),
    ("起動から最初の一覧まで：空の窓に対する時間", "list_leaderdesk", "start_empty", "<= 4.0"),
    ("施策の画面：1,000 施策×10 年を 48 施策に対して", "measures_large", "measures_small", "<= 1.5"),
    ("年間予定の画面：1,000 施策×10 年を 48 施策に対して", "schedule_large", "schedule_small", ""),
)

# What a person waits for: the words, the task, and the aim in milliseconds.
WAITS = (
    ("似た要望の答え（いちばん遅い1回）", "similar_leaderdesk", 100),
    ("似た要望の下ごしらえ（開いたとき1回）", "similar_index", None),
)


@dataclass
class Figures:
    """What one task took in each round: seconds of its own, and the peak of its memory in MB.

    A child starts as a copy of this program, so the peak is only right while this program is smaller than all tasks.
    """

    seconds: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    rows: int = 0


def main() -> int:
    """Measure and print; the figures also lie in build/bench/result.json."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sections", type=int, default=60)
    parser.add_argument("--records", type=int, default=500)
    parser.add_argument("--measures", type=int, default=1000, help="of the large plan, over ten years")
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "bench")
    wanted = parser.parse_args()
    os.environ["LEADERDESK_BENCH_MEASURES"] = str(wanted.measures)
    city = wanted.to / f"city-{wanted.sections}x{wanted.records}"
    if not (city / "division.db").exists():
        print(f"見本を作っています（{wanted.sections} 課 × {wanted.records} 件） / making the sample ...", flush=True)
        size = ["--sections", str(wanted.sections), "--records", str(wanted.records)]
        command = [sys.executable, "-m", "leaderdesk", "demo", str(city), *size]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    names = [name for name in TASKS if "pandas" not in name or importlib.util.find_spec("pandas")]
    names.sort(key="consolidate_leaderdesk".__ne__)  # it also leaves the full store that the desk starts on
    figures = {name: Figures() for name in names}
    for round_ in range(wanted.rounds):
        for name in names:
            if (
                name == "start_empty"
            ):  # what ran before pushed Qt out of the caches; nobody shall profit from going second
                run(name, city, wanted.to, Figures())
            run(name, city, wanted.to, figures[name])
        print(f"round {round_ + 1} / {wanted.rounds}", flush=True)
    report(figures, wanted.to)
    return 0


def run(name: str, city: Path, folder: Path, figures: Figures) -> None:
    """Run one task once, and note what it took."""
    command = [sys.executable, "-m", "tests.bench.tasks", name, str(city / "submissions"), str(folder / name)]
    environment = os.environ | {"LEADERDESK_BENCH_START": repr(time.time()), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.read().splitlines()[-1])
        if hasattr(os, "wait4"):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            figures.peak.append(used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))
    if process.returncode != 0:
        raise SystemExit(f"{name} failed")
    figures.seconds.append(told["seconds"])
    figures.rows = told.get("rows", 0)


def report(figures: dict[str, Figures], folder: Path) -> None:
    """Print what was found, and keep it."""
    print(f"\n{'task':28}{'median s':>10}{'min s':>9}{'max s':>9}{'peak MB':>9}{'rows':>9}")
    for name, found in figures.items():
        peak = f"{max(found.peak):.0f}" if found.peak else "-"
        print(
            f"{name:28}{median(found.seconds):10.3f}{min(found.seconds):9.3f}{max(found.seconds):9.3f}"
            f"{peak:>9}{found.rows:9}"
        )
    print()
    ratios = {}
    for words, measured, beside, aim in COMPARISONS:
        if measured in figures and beside in figures:
            ratio = median(figures[measured].seconds) / median(figures[beside].seconds)
            ratios[f"{measured} / {beside}"] = round(ratio, 3)
            print(f"{ratio:8.2f}  {words}  [{measured} / {beside}]" + (f"  目標 {aim}" if aim else ""))
    for words, name, aim in WAITS:
        waited, among = median(figures[name].seconds) * 1000, figures[name].rows
        print(f"{waited:8.1f}  ミリ秒  {words}  要望 {among:,} 件  [{name}]" + (f"  目標 <= {aim}" if aim else ""))
    facts = {name: {"seconds": found.seconds, "peak_mb": found.peak} for name, found in figures.items()}
    (folder / "result.json").write_text(json.dumps({"ratios": ratios, "tasks": facts}, indent=1), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
