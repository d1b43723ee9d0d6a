"""What the bench makes of its measures: runs, ranks, targets, JSON, chart."""

import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.bench.chart import chart
from tests.bench.measure import Run, RunError, repeat, run, share
from tests.bench.peers import locked
from tests.bench.report import as_json, json_text
from tests.bench.targets import Results, extra, verdicts

SVG = "{http://www.w3.org/2000/svg}"


def measured() -> Results:
    """A run in which some parts were left out."""
    results = Results(10_000)
    for name, wall, cpu in (
        ("cold", 18.0, 28.0),
        ("hugo_cold", 8.0, 14.0),
        ("growth.1000.one_change", 0.3, 0.2),
        ("growth.10000.one_change", 0.75, 0.29),
    ):
        one = {"wall_s": wall, "cpu_s": cpu, "largest_mb": 90, "memory_mb": 201, "resident_mb": 9}
        results.measures[name] = {quantity: [value] * 3 for quantity, value in one.items()}
    return results


def test_a_run_tells_the_memory_of_its_children(tmp_path: Path) -> None:
    child = "import time; x = b'1' * 120_000_000; time.sleep(0.6)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    done = run([sys.executable, "-c", parent], tmp_path, tmp_path / "log")
    assert done.largest_mb > 120
    assert done.memory_mb > 120
    assert done.resident_mb >= done.largest_mb


def test_a_failed_run_tells_what_the_program_said(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="exit code 3\nđã hỏng"):
        run(
            [sys.executable, "-c", "print('đã hỏng'); raise SystemExit(3)"],
            tmp_path,
            tmp_path / "log",
            PYTHONIOENCODING="utf-8",
        )


@pytest.mark.parametrize(
    ("wall", "times", "runs"), [(0.1, 1, 5), (0.1, 7, 7), (9.0, 1, 1), (9.0, 3, 3)]
)
def test_short_runs_are_repeated_five_times(wall: float, times: int, runs: int) -> None:
    series = repeat(lambda turn: Run(wall, turn, 0, 0, 0), times)
    assert series["cpu_s"] == list(range(runs))


@pytest.mark.parametrize(("count", "rank"), [(1, 1), (20, 19), (50, 48), (100, 95)])
def test_p95_is_the_nearest_rank(count: int, rank: int) -> None:
    assert share(range(count, 0, -1), 0.95) == rank


def test_targets_are_compared_where_their_measures_are() -> None:
    found = {verdict.label: (verdict.value, verdict.reached) for verdict in verdicts(measured())}
    assert found == {
        "cold build, CPU": (28.0, True),
        "cold build, CPU, against Hugo": (2.0, True),
        "cold build, wall": (18.0, True),
        "cold build, memory": (201, False),
        "one change, wall, per extra article, 1,000 to 10,000": (pytest.approx(50), False),
        "one change, cpu, per extra article, 1,000 to 10,000": (pytest.approx(10), True),
    }
    assert extra(measured(), 1000, 10_000, "wall_s") == pytest.approx(50)


def test_the_json_says_what_was_measured() -> None:
    said = as_json(measured(), {"cpu": "x", "cores": 2}, {})
    text = json_text(said)
    assert json.loads(text) == json.loads(json.dumps(said))
    assert '"wall_s": [18.0,18.0,18.0]' in text


def test_the_chart_draws_every_measure_to_scale() -> None:
    drawn = chart(as_json(measured(), {"cpu": "A & B", "cores": 2}, {}))
    root = ET.fromstring(drawn)  # noqa: S314 - made here
    texts = [text.text for text in root.iter(f"{SVG}text")]
    bars = [float(each.attrib["width"]) for each in root.iter(f"{SVG}rect")][1:]
    assert {"cchc", "Hugo, minimal theme", "cchc, 10,000 articles", "28", "14", "0.75"} <= set(
        texts
    )
    assert "mkdocs-material" not in texts
    assert bars[:2] == [400, 200]
    assert root.findtext(f"{SVG}desc", "").startswith("Whole site from nothing")


def test_a_lock_becomes_constraints_without_hashes() -> None:
    lock = "# x\na==1 \\\n    --hash=sha256:0\nb==2 ; python_version < '3.12' \\\n    --hash=x\n"
    assert locked(lock) == "a==1\nb==2 ; python_version < '3.12'\n"
