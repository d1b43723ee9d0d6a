"""`cchc serve` in daily use: edits appear, faults change nothing, the count outlives a restart."""

import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.e2e.chromium import READER
from tests.e2e.sites import CCHC, SEED, Served, cchc, copy_site, serving

pytestmark = pytest.mark.e2e

ARTICLE = "/tin/2019/thuc-hien-cong-tac-cai-cach-hanh-chinh-2007/"
SOURCE = "content/tin/2019/thuc-hien-cong-tac-cai-cach-hanh-chinh-2007.md"
OFFSET = 9_841_459
PATIENCE = 30.0


def until(true: Callable[[], bool], what: str) -> None:
    """Wait for something that the server does by itself."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.2)


def hit(served: Served, agent: str, **headers: str) -> httpx.Response:
    return httpx.post(
        f"{served.url}/api/hits", json={"path": "/tin/"}, headers={"User-Agent": agent, **headers}
    )


def total(served: Served) -> int:
    return int(httpx.get(f"{served.url}/api/counter").json()["total"])


def baked(served: Served) -> int:
    label = re.search(r'aria-label="([\d.]+) lượt truy cập"', httpx.get(served.url + "/").text)
    assert label
    return int(label[1].replace(".", ""))


def test_edits_appear_and_faults_change_nothing(tmp_path: Path) -> None:
    root, log = copy_site(SEED, tmp_path / "root"), tmp_path / "log"
    with serving(root, log) as served:
        source = root / SOURCE
        text = source.read_text("utf-8")
        source.write_text(text.replace("title: Thực hiện", "title: Tiếp tục thực hiện"), "utf-8")
        until(lambda: "<h1>Tiếp tục thực hiện" in httpx.get(served.url + ARTICLE).text, "the edit")
        assert "Tiếp tục thực hiện" in httpx.get(served.url + "/").text
        source.write_text(text.replace("section:", "secton:"), "utf-8")
        until(lambda: "FM-KHOA" in log.read_text("utf-8"), "the fault told")
        assert "<h1>Tiếp tục thực hiện" in httpx.get(served.url + ARTICLE).text
        source.write_text(text, "utf-8")
        until(lambda: "<h1>Thực hiện" in httpx.get(served.url + ARTICLE).text, "the repair")


def test_the_count_outlives_the_process_and_is_baked(tmp_path: Path) -> None:
    root, log = copy_site(SEED, tmp_path / "root"), tmp_path / "log"
    with serving(root, log) as served:
        assert baked(served) == total(served) == OFFSET
        assert [hit(served, f"{READER} {n}").status_code for n in range(3)] == [204] * 3
        assert total(served) == OFFSET + 3
    with serving(root, log) as served:
        assert baked(served) == total(served) == OFFSET + 3


def test_a_stop_is_an_orderly_end(tmp_path: Path) -> None:
    root = copy_site(SEED, tmp_path / "root")
    for sign in (signal.SIGTERM, signal.SIGINT):
        process = subprocess.Popen(
            [CCHC, "serve", "--root", root, "--port", "0"], stderr=subprocess.PIPE, text=True
        )
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("Đang phục vụ"):
                break
        process.send_signal(sign)
        try:
            _, said = process.communicate(timeout=20)
        finally:
            process.kill()
        assert process.returncode == 0, said
        assert "Traceback" not in said


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    root = copy_site(SEED, tmp_path / "root")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = cchc("serve", "--root", root, "--port", port, cwd=tmp_path)
    assert done.returncode == 3
    assert f"Cổng {port} " in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_the_api_answers_as_its_contract_says(seed_server: Served) -> None:
    answer = hit(seed_server, f"{READER} contract")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["cchc-family"] == "4"
    counter = httpx.get(f"{seed_server.url}/api/counter").json()
    assert set(counter) == {
        *("total", "visits_today", "uniques_today", "online", "as_of", "definition_url")
    }
    assert counter["definition_url"].endswith("/cach-dem/")
    assert httpx.get(f"{seed_server.url}/cach-dem/").status_code == 200
    for path in ("/healthz", "/readyz", "/api/counter.svg", "/api/openapi.json"):
        assert httpx.get(seed_server.url + path).status_code == 200, path


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/khong-co/", {}, 404),
        ("/tin/", {"Origin": "https://noi-khac.example"}, 403),
        ("/tin/", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("/tin/", {"Sec-Fetch-Site": "same-origin"}, 204),
    ],
)
def test_hits_that_are_refused(
    seed_server: Served, path: str, headers: dict[str, str], status: int
) -> None:
    url = f"{seed_server.url}/api/hits"
    answer = httpx.post(url, json={"path": path}, headers={"User-Agent": READER, **headers})
    assert answer.status_code == status
    if status != 204:
        assert answer.headers["content-type"].startswith("application/problem+json")


def test_pages_that_do_not_exist_look_like_the_site(seed_server: Served) -> None:
    answer = httpx.get(f"{seed_server.url}/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.text
    moved = httpx.get(f"{seed_server.url}/ke-hoach")
    assert (moved.status_code, moved.headers["location"]) == (301, "/ke-hoach/")
    for outside in ("/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/.cchc/release.json"):
        assert httpx.get(seed_server.url + outside).status_code == 404, outside


def test_every_page_of_the_site_counts(seed_server: Served) -> None:
    """What the sitemap lists is what a hit may name."""
    sitemap = httpx.get(f"{seed_server.url}/sitemap.xml").text
    paths = re.findall(r"<loc>([^<]+)</loc>", sitemap)
    url = f"{seed_server.url}/api/hits"
    with httpx.Client(headers={"User-Agent": f"{READER} sitemap"}) as client:
        refused = [p for p in paths if client.post(url, json={"path": p}).status_code != 204]
    assert (len(paths) > 30, refused) == (True, [])
