"""The smaller file holds the same document."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.booklet.samples import STAMP, seed_plan

from cchc.booklet.compile import compile_pdf
from cchc.booklet.packing import packed


@pytest.fixture(scope="module")
def plan(fonts: Path) -> bytes:
    return compile_pdf(seed_plan(), fonts, STAMP)


def test_small_objects_lie_in_streams_and_nothing_is_lost(plan: bytes) -> None:
    with pikepdf.open(BytesIO(plan)) as small:
        plain = BytesIO()
        small.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        pages = [page.Contents.read_bytes() for page in small.pages]
        lang, first = small.Root.Lang, small.trailer.ID[0]
    again = packed(plain.getvalue())
    assert len(again) < len(plain.getvalue()) * 0.8
    with pikepdf.open(BytesIO(again)) as opened:
        assert opened.check_pdf_syntax() == []
        assert [page.Contents.read_bytes() for page in opened.pages] == pages
        assert (opened.Root.Lang, opened.trailer.ID[0]) == (lang, first)
        assert opened.Root.StructTreeRoot.K is not None


def test_a_packed_file_is_not_packed_again(plan: bytes) -> None:
    with pytest.raises(ValueError, match="table of references"):
        packed(plan)
