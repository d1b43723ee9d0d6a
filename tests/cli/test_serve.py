"""`cchc serve` as a running program: starts soon, counts, follows edits, ends in order."""

import http.client
import json
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tests.build.support import stamps
from tests.conftest import MakeSite
from tests.e2e.sites import CCHC
from tests.outputs.sites import SECTION, SUB_PATH, article

from cchc_api.server import SHUTDOWN_SECONDS

pytestmark = pytest.mark.e2e

SETTINGS = "site_name: Trang thử\n"
NEWS = "content/tin/a.md"
FILES = {
    "mkdocs.yml": SETTINGS,
    "content/danh-muc/tin-chung.md": SECTION,
    NEWS: article("Tin cũ", "2020-05-01"),
}
PAGE = "/tin/2020/a/"
START = 30.0
EDIT = 20.0


@dataclass(frozen=True, slots=True)
class Running:
    """The server's process, its port on 127.0.0.1 and what it has said."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        """Status and text of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            headers = {"Content-Type": "application/json"} if body else {}
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def text(self, path: str) -> str:
        status, text = self.ask("GET", path)
        assert status == 200, (path, status)
        return text

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Exit code and everything said."""
        self.process.send_signal(number)
        return self.process.wait(15), self.log.read_text("utf-8")


def wait_until(is_so: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def port_in(said: str) -> int:
    line = next((x for x in said.splitlines() if "http://127.0.0.1:" in x), "")
    found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
    return int(found[1]) if found else 0


@contextmanager
def serve(root: Path, *arguments: str, within: float = START) -> Iterator[Running]:
    log = root.parent / "serve.log"
    command = [str(CCHC), "serve", "--root", str(root), "--port", "0", *arguments]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        started = wait_until(
            lambda: port_in(log.read_text("utf-8")) > 0 or process.poll() is not None, within
        )
        assert started, log.read_text("utf-8")
        assert process.poll() is None, log.read_text("utf-8")
        yield Running(process, port_in(log.read_text("utf-8")), log)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def test_starts_soon_and_serves_pages_and_counter(site: MakeSite) -> None:
    with serve(site(FILES)) as server:
        assert "Tin cũ" in server.text(PAGE)
        assert server.ask("GET", "/khong-co/")[0] == 404
        before = json.loads(server.text("/api/counter"))["total"]
        assert server.ask("POST", "/api/hits", json.dumps({"path": PAGE})) == (204, "")
        assert json.loads(server.text("/api/counter"))["total"] == before + 1
        assert server.ask("POST", "/api/hits", json.dumps({"path": "/khong-co/"}))[0] == 404


def test_metrics_on_their_own_bind_and_every_line_as_json(site: MakeSite) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    metrics = f"127.0.0.1:{port}"
    root = site(FILES)
    with serve(root, "--metrics", metrics, "--log", "json") as server:
        assert server.ask("POST", "/api/hits", json.dumps({"path": PAGE})) == (204, "")
        assert server.ask("GET", "/metrics")[0] == 404
        told = httpx.get(f"http://{metrics}/metrics").text
        assert 'cchc_hits_total{outcome="counted"} 1.0' in told
        (root / NEWS).write_text("không có gì", "utf-8")
        assert wait_until(lambda: '"error"' in server.log.read_text("utf-8"), EDIT)
        code, said = server.end()
    lines = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert {line["level"] for line in lines} == {"info", "error"}
    assert any(line["message"].startswith("Đang phục vụ: http") for line in lines)


def test_edits_of_content_and_settings_show_soon(site: MakeSite) -> None:
    root = site(FILES)
    with serve(root) as server:
        (root / NEWS).write_text(article("Tin mới", "2020-05-01"), "utf-8")
        assert wait_until(lambda: "Tin mới" in server.text(PAGE), EDIT)
        for name in ("Tên khác", "Tên khác nữa"):
            replaced = root / "mkdocs.yml.tmp"
            replaced.write_text(f"site_name: {name}\n", "utf-8")
            replaced.replace(root / "mkdocs.yml")
            title = f"– {name}</title>"
            assert wait_until(lambda title=title: title in server.text(PAGE), EDIT)  # type: ignore[misc]
        (root / "content/tin/b.md").write_text(article("Tin hai", "2020-05-02"), "utf-8")
        assert wait_until(lambda: server.ask("GET", "/tin/2020/b/")[0] == 200, EDIT)
        (root / "content/tin/b.md").unlink()
        assert wait_until(lambda: server.ask("GET", "/tin/2020/b/")[0] == 404, EDIT)


def test_open_pages_hear_of_edits_and_the_stop_lets_go_of_them(site: MakeSite) -> None:
    root = site(FILES)
    with serve(root) as server, ExitStack() as stack:
        tag = re.search(
            r'<script src="(/_cchc/[^"]+)" data-etag="([^"]*)" defer>', server.text(PAGE)
        )
        assert tag
        assert "EventSource" in server.text(tag[1])
        assert "_cchc" not in (root / f"site{PAGE}index.html").read_text("utf-8")
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=EDIT)
        stack.callback(line.close)
        line.request("GET", tag[1].removesuffix(".js"))
        answer = stack.enter_context(line.getresponse())
        assert answer.headers["Content-Type"] == "text/event-stream"
        (root / NEWS).write_text(article("Tin cũ", "2020-05-01", body="Lời mới."), "utf-8")
        heard = next(text for text in iter(answer.readline, b"") if PAGE.encode() in text)
        assert PAGE in json.loads(heard.removeprefix(b"data: "))
        assert "Lời mới." in server.text(PAGE)
        begun = time.monotonic()
        code, said = server.end()
        assert (code, answer.read()[-1:]) == (0, b"\n")
        assert "Traceback" not in said
        assert time.monotonic() - begun < SHUTDOWN_SECONDS, "nothing had to be cut off"
    with serve(root, "--no-reload") as server:
        assert "_cchc" not in server.text(PAGE)
    with serve(root, "--proxy", "127.0.0.1") as server:
        assert "_cchc" not in server.text(PAGE), "others may read through the proxy"


def test_faults_keep_the_old_site_until_they_are_mended(site: MakeSite) -> None:
    root = site(FILES)
    with serve(root) as server:
        (root / NEWS).write_text("---\ntitel: Tin mới\n---\n", "utf-8")
        assert wait_until(lambda: f"{NEWS}:2:1: " in server.log.read_text("utf-8"), EDIT)
        assert "Tin cũ" in server.text(PAGE)
        (root / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
        assert wait_until(lambda: "mkdocs.yml:" in server.log.read_text("utf-8"), EDIT)
        assert "Tin cũ" in server.text(PAGE)
        (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        (root / NEWS).write_text(article("Tin mới", "2020-05-01"), "utf-8")
        assert wait_until(lambda: "Tin mới" in server.text(PAGE), EDIT)
        assert "Traceback" not in server.log.read_text("utf-8")


def test_scheduled_news_appear_by_themselves(site: MakeSite) -> None:
    root = site(FILES)
    soon = int(time.time()) + 5.0
    moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(soon + 7 * 3600))
    (root / "content/tin/hen.md").write_text(article("Hẹn giờ", moment), "utf-8")
    url = f"/tin/{moment[:4]}/hen/"
    with serve(root) as server:
        if time.time() < soon - 0.5:
            assert server.ask("GET", url)[0] == 404
        assert wait_until(lambda: server.ask("GET", url)[0] == 200, 5 + EDIT)
        assert time.time() >= soon


def test_fixed_instant_stays(site: MakeSite) -> None:
    root = site({**FILES, "content/tin/sau.md": article("Sau này", "2021-01-01")})
    with serve(root, "--as-of", "2020-12-31") as server:
        assert server.ask("GET", "/tin/2021/sau/")[0] == 404
        (root / NEWS).write_text(article("Tin mới", "2020-05-01"), "utf-8")
        assert wait_until(lambda: "Tin mới" in server.text(PAGE), EDIT)
        assert server.ask("GET", "/tin/2021/sau/")[0] == 404


def test_site_under_a_sub_path(site: MakeSite) -> None:
    with serve(site({**FILES, "mkdocs.yml": SUB_PATH})) as server:
        assert "Tin cũ" in server.text(f"/tinh{PAGE}")
        status, _ = server.ask("POST", "/api/hits", json.dumps({"path": f"/tinh{PAGE}"}))
        assert status == 204


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ends_in_order(site: MakeSite, number: int) -> None:
    root = site(FILES)
    with serve(root) as server:
        assert server.ask("POST", "/api/hits", json.dumps({"path": PAGE}))[0] == 204
        code, said = server.end(number)
    assert code == 0, said
    assert "Traceback" not in said
    with serve(root) as server:
        assert json.loads(server.text("/api/counter"))["total"] == 1, "nothing counted is lost"


def test_end_during_an_edit_leaves_a_whole_site(site: MakeSite) -> None:
    root = site(FILES)
    with serve(root) as server:
        (root / NEWS).write_text(article("Tin mới", "2020-05-01"), "utf-8")
        time.sleep(0.3)
        code, said = server.end()
    assert code == 0, said
    assert not [name for name in stamps(root / "site") if name.endswith(".new")]


def test_first_build_with_faults_and_no_older_site_is_the_end(site: MakeSite) -> None:
    root = site({**FILES, NEWS: "---\n---\n"})
    done = subprocess.run(
        [str(CCHC), "serve", "--root", str(root), "--port", "0"],
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert f"{NEWS}:1:1: " in done.stderr.decode()


def test_taken_port_is_said_in_one_sentence(site: MakeSite) -> None:
    root = site(FILES)
    with serve(root) as server:
        command = [str(CCHC), "serve", "--root", str(root), "--port", str(server.port)]
        done = subprocess.run(command, capture_output=True, timeout=30, check=False)
    assert done.returncode == 3
    told = done.stderr.decode()
    assert told.startswith("Không chạy được: Cổng ")
    assert told.count("\n") == 1
