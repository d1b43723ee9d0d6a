"""`cchc report`: figures of the demo, the same bytes twice, unknown periods."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cchc_cli.verbs.report import command

_DEMO = Path(__file__).parents[1] / "sites" / "tinh-mau"


@pytest.mark.e2e
@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_same_bytes_twice(tmp_path: Path, form: str) -> None:
    made = []
    for name in ("a", "b"):
        out = tmp_path / f"{name}.{form}"
        done = CliRunner().invoke(command, ["2025-h1", "--root", str(_DEMO), "--out", str(out)])
        assert done.exit_code == 0, done.output
        made.append(out.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(("period", "nearest"), [("2007-q5", "2007-q4"), ("2007-m04", "2007-q4")])
def test_unknown_period_names_the_nearest(period: str, nearest: str) -> None:
    done = CliRunner().invoke(command, [period, "--root", str(_DEMO)])
    assert done.exit_code == 2
    assert nearest in done.output
