"""The command line as a user meets it: arguments in, exit code and both outputs out."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from cchc_cli import main


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def is_calm(self) -> bool:
        """Whether a user was spared the inside of the program."""
        return "Traceback" not in self.out + self.err


Run = Callable[..., Done]


@pytest.fixture
def cchc(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs `cchc` with these arguments in this process."""

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["cchc", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main.run()
        captured = capfd.readouterr()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run
