"""Fixtures of the print tests: the installed typefaces and two printed documents."""

import sys
from pathlib import Path

import pytest
from tests.booklet.samples import STAMP, fictional_plan, seed_plan

from cchc.booklet.compile import compile_pdf

FONTS = Path(sys.prefix) / "share" / "cchc" / "fonts" / "print"


@pytest.fixture(scope="session")
def fonts() -> Path:
    """The folder of merged faces that `scripts/prepare` makes."""
    if not (FONTS / "Tinos-Regular.ttf").is_file():
        pytest.skip(
            f"BỎ QUA KIỂM TRA BẢN IN: chưa có phông chữ trong {FONTS}; chạy scripts/prepare"
        )
    return FONTS


@pytest.fixture(scope="session")
def plan_pdf(fonts: Path) -> bytes:
    """A fictional plan with everything the form has."""
    return compile_pdf(fictional_plan(), fonts, STAMP)


@pytest.fixture(scope="session")
def seed_pdf(fonts: Path) -> bytes:
    """The plan of 2007, of which much is unknown, set again in the form of 2020."""
    return compile_pdf(seed_plan(), fonts, STAMP)
