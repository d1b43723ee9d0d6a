"""A report with its rows inside: what is embedded, and that it can be read back."""

import csv
import json
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
from tests.booklet.reports.sites import Reported

from cchc.booklet.documents import official_of
from cchc.booklet.reports.attached import compile_with_data, data_files
from cchc.booklet.reports.closing import figures_of
from cchc.source.report_rows import checksum_of
from cchc.vietnamese.dates import ZONE

_STAMP = datetime(2031, 6, 30, tzinfo=ZONE)


def test_tables_as_csv_and_everything_as_json(reported: Reported) -> None:
    site = reported.site()
    found = figures_of(site.store, site.store.by_id["bc-2031-q2"])
    files = data_files(found)
    assert list(files) == ["so-lieu.json", "plan-progress.csv"]
    whole = json.loads(files["so-lieu.json"][0])
    assert whole["checksum"] == checksum_of(found)
    rows = list(csv.DictReader(StringIO(files["plan-progress.csv"][0].decode("utf-8-sig"))))
    assert [(row["Dòng"], row["Mã"], row["Thời hạn (đến ngày)"]) for row in rows] == [
        ("1.1", "1a", "2031-06-30")
    ]


def test_the_files_lie_in_the_pdf_with_type_and_words(reported: Reported, fonts: Path) -> None:
    site = reported.site()
    document = site.store.by_id["bc-2031-q2"]
    found, report = figures_of(site.store, document), official_of(site, document)
    made = compile_with_data(report, found, fonts, _STAMP)
    with pikepdf.open(BytesIO(made)) as pdf:
        inside = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        spec = pdf.attachments["plan-progress.csv"]
        assert spec.get_file().mime_type == "text/csv"
        assert str(spec.relationship) == "/Data"
        assert spec.description == "1. Tiến độ thực hiện kế hoạch"
        assert len(pdf.Root.AF) == 2
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    assert inside == {name: data for name, (data, _) in data_files(found).items()}
    assert made == compile_with_data(report, found, fonts, _STAMP)
