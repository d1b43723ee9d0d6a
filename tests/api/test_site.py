"""The website's files and the API on one port."""

import os
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp
from tests.api.support import NEWS, OFFSET, Reader, is_problem, publish, running

from cchc_api.security import SECURITY_HEADERS
from cchc_api.site import site_app
from cchc_api.site_files import content_type

pytestmark = pytest.mark.anyio

FILES = {
    "index.html": "<h1>Trang chủ</h1>",
    "404.html": "<h1>Không tìm thấy trang</h1>",
    "tin/2019/ke-hoach/index.html": "<h1>Kế hoạch</h1>",
    "tin/feed.xml": "<feed/>",
    "lich.ics": "BEGIN:VCALENDAR",
    "site.webmanifest": "{}",
    ".env": "bí mật",
    ".git/config": "bí mật",
    "bang/.nhap/x.html": "bí mật",
    "tep/Báo cáo quý I.pdf": "%PDF",
    "empty/readme.txt": "",
}


def lay_out(folder: Path, files: dict[str, str] = FILES) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


async def no_api(scope: object, receive: object, send: object) -> None:
    raise AssertionError("the website asked the API")


def website(tmp_path: Path, prefix: str = "/") -> ASGIApp:
    return site_app(no_api, lay_out(tmp_path / "site"), tmp_path, prefix)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(website(tmp_path))


@pytest.mark.parametrize(
    ("url", "text", "media_type"),
    [
        ("/", "Trang chủ", "text/html; charset=utf-8"),
        ("/index.html", "Trang chủ", "text/html; charset=utf-8"),
        ("/tin/2019/ke-hoach/", "Kế hoạch", "text/html; charset=utf-8"),
        ("/tin/feed.xml", "<feed/>", "application/xml; charset=utf-8"),
        ("/lich.ics", "BEGIN:VCALENDAR", "text/calendar; charset=utf-8"),
        ("/site.webmanifest", "{}", "application/manifest+json; charset=utf-8"),
        ("/tep/Báo cáo quý I.pdf", "%PDF", "application/pdf"),
        ("/?utm=1", "Trang chủ", "text/html; charset=utf-8"),
    ],
)
async def test_files(reader: Reader, url: str, text: str, media_type: str) -> None:
    answer = await reader.get(url)
    assert answer.status_code == 200
    assert text in answer.text
    assert answer.headers["content-type"] == media_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A.HTML", "text/html; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.unknown", "application/octet-stream"),
        ("README", "application/octet-stream"),
    ],
)
def test_media_types(name: str, expected: str) -> None:
    assert content_type(name) == expected


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("/tin/2019/ke-hoach", "/tin/2019/ke-hoach/"),
        ("/tin/2019/ke-hoach?a=1&b=2", "/tin/2019/ke-hoach/?a=1&b=2"),
        ("//tin/2019/ke-hoach", "/tin/2019/ke-hoach/"),
        ("/tin//2019///ke-hoach", "/tin/2019/ke-hoach/"),
    ],
)
async def test_a_folder_gets_its_slash(reader: Reader, url: str, location: str) -> None:
    answer = await reader.request("GET", f"http://site.test{url}")
    assert (answer.status_code, answer.headers["location"]) == (301, location)


@pytest.mark.parametrize(
    "url",
    [
        "/khong-co/",
        "/index.html/",
        "/empty/",
        "/.env",
        "/.git/config",
        "/bang/.nhap/x.html",
        "/%2e%2e/mkdocs.yml",
        "/..%2fmkdocs.yml",
        "/tin/..%5c..%5cmkdocs.yml",
        "/%00",
        "/" + "a" * 5000,
        "/ra-ngoai/secret.txt",
        "/vong/",
    ],
)
async def test_what_is_not_shown(tmp_path: Path, reader: Reader, url: str) -> None:
    (tmp_path / "mkdocs.yml").write_text("bí mật", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("bí mật", encoding="utf-8")
    (tmp_path / "site/ra-ngoai").symlink_to(tmp_path)
    (tmp_path / "site/vong").symlink_to(tmp_path / "site/vong")
    answer = await reader.request("GET", f"http://site.test{url}")
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.text
    assert "bí mật" not in answer.text


async def test_without_a_page_for_it_404_is_a_problem(tmp_path: Path) -> None:
    app = site_app(no_api, tmp_path / "not-built-yet", tmp_path)
    assert is_problem(await Reader(app).get("/"), 404, "not-found")


async def test_the_website_is_read_only(reader: Reader) -> None:
    answer = await reader.request("POST", "/")
    assert is_problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD"


async def test_a_copy_is_valid_as_long_as_the_bytes_are_the_same(
    tmp_path: Path, reader: Reader
) -> None:
    first = await reader.get("/")
    tag = {"If-None-Match": first.headers["etag"]}
    assert (await reader.get("/", headers=tag)).status_code == 304
    os.utime(tmp_path / "site/index.html", (1e9, 1e9))
    assert (await reader.get("/", headers=tag)).status_code == 304
    lay_out(tmp_path / "site", {"index.html": "<h1>Trang mới</h1>"})
    assert "Trang mới" in (await reader.get("/", headers=tag)).text


async def test_a_copy_by_its_date(tmp_path: Path, reader: Reader) -> None:
    os.utime(tmp_path / "site/index.html", (1e9, 1e9))
    modified = (await reader.get("/")).headers["last-modified"]
    assert modified == "Sun, 09 Sep 2001 01:46:40 GMT"
    for since, status in ((modified, 304), ("Sun, 09 Sep 2001 01:46:39 GMT", 200), ("x", 200)):
        answer = await reader.get("/", headers={"If-Modified-Since": since})
        assert answer.status_code == status
    both = {"If-Modified-Since": modified, "If-None-Match": '"x"'}
    assert (await reader.get("/", headers=both)).status_code == 200


async def test_the_folder_may_be_replaced_while_serving(tmp_path: Path, reader: Reader) -> None:
    assert "Trang chủ" in (await reader.get("/")).text
    lay_out(tmp_path / "next", {"index.html": "<h1>Bản mới</h1>"})
    (tmp_path / "site").rename(tmp_path / "old")
    assert (await reader.get("/")).status_code == 404
    (tmp_path / "next").rename(tmp_path / "site")
    assert "Bản mới" in (await reader.get("/")).text


async def test_head_has_no_body(reader: Reader) -> None:
    answer = await reader.request("HEAD", "/")
    assert answer.status_code == 200
    assert answer.headers["content-length"] == str(len(FILES["index.html"].encode()))


async def test_a_site_below_a_prefix(tmp_path: Path) -> None:
    reader = Reader(website(tmp_path, "/cchc/"))
    assert "Trang chủ" in (await reader.get("/cchc/")).text
    assert (await reader.get("/cchc/tin/2019/ke-hoach/")).status_code == 200
    for url in ("/", "/cchc"):
        assert (await reader.get(url)).headers["location"] == "/cchc/"
    moved = await reader.get("/cchc/tin/2019/ke-hoach")
    assert moved.headers["location"] == "/cchc/tin/2019/ke-hoach/"
    for url in ("/tin/2019/ke-hoach/", "/cchcx/"):
        assert (await reader.get(url)).status_code == 404


async def test_the_website_may_not_hold_the_root(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path.parent):
        with pytest.raises(ValueError, match="không được chứa thư mục gốc"):
            site_app(no_api, folder, tmp_path)


async def test_api_and_website_on_one_port_with_the_headers_on_every_answer(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        reader = Reader(site_app(api.app, lay_out(tmp_path / "site"), tmp_path))
        answers: list[httpx.Response] = [
            await reader.get(url)
            for url in (
                "/",
                "/x",
                "/tin/2019/ke-hoach",
                "/lich.ics",
                "/api/x",
                "/healthz",
                "/readyz",
            )
        ]
        answers += [
            await reader.hit(NEWS),
            await reader.hit("/x/"),
            await reader.get("/api/counter"),
        ]
    assert [answer.status_code for answer in answers] == [
        200, 404, 301, 200, 404, 200, 200, 204, 404, 200,
    ]  # fmt: skip
    assert answers[-1].json()["total"] == OFFSET + 1
    for answer in answers:
        for name, value in SECURITY_HEADERS.items():
            assert answer.headers.get_list(name) == [value]
        assert "unsafe" not in answer.headers["content-security-policy"]
