from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.api.support import publish, running

from cchc_api.routes.counter_svg import picture

pytestmark = pytest.mark.anyio

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("total", "title"), [(9_841_459, "9.841.459 lượt truy cập"), (0, "0 lượt truy cập")]
)
def test_one_box_per_digit_and_a_name_for_those_who_cannot_see(total: int, title: str) -> None:
    root = ET.fromstring(picture(total))  # noqa: S314 - our own text
    assert root.get("role") == "img"
    name = root.find(f"{SVG}title")
    assert name is not None
    assert (name.text, name.get("id")) == (title, root.get("aria-labelledby"))
    digits = [text.text for text in root.iter(f"{SVG}text")]
    assert digits == list(str(total))
    boxes = [float(box.get("x", "")) for box in root.iter(f"{SVG}rect")]
    assert len(boxes) == len(digits)
    assert boxes == sorted(set(boxes))
    assert "style" not in picture(total)


async def test_the_picture_follows_the_counter(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        before = await api.reader().get("/api/counter.svg")
        await api.reader().hit()
        after = await api.reader().get("/api/counter.svg")
        tag = {"If-None-Match": after.headers["etag"]}
        assert (await api.reader().get("/api/counter.svg", headers=tag)).status_code == 304
    assert before.headers["content-type"].startswith("image/svg+xml")
    assert before.headers["cache-control"] == "public, max-age=10, stale-while-revalidate=60"
    assert "9.841.459 lượt" in before.text
    assert "9.841.460 lượt" in after.text
