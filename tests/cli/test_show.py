"""`cchc show`: one document as JSON."""

import json

import pytest
from click.testing import CliRunner, Result
from tests.conftest import MakeSite

from cchc_cli.main import cli

FILES = {
    "content/danh-muc/s.md": "---\ntype: section\nname: Tin\n---\n",
    "content/tin/bai.md": "---\nid: tin-1\ntitle: 'Tin: một'\nsection: s\n"
    "published: 2025-01-02\ntags: [a, b]\n---\nThân.\n",
    "content/tin/hong.md": "---\nid: tin-2\ntitle: A\nsection: s\npublished: x\n---\n",
}


def run(root: object, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["show", "--root", str(root), *arguments])


def test_a_document_as_data(site: MakeSite) -> None:
    data = json.loads(run(site(FILES), "tin-1").stdout)
    assert data["fields"]["tags"] == {"label": "Từ khóa", "value": ["a", "b"], "text": "a; b"}
    assert data["fields"]["published"]["text"] == "02/01/2025 00:00"
    assert {key: data[key] for key in ("id", "type", "path", "url", "state", "title", "body")} == {
        "id": "tin-1",
        "type": "news",
        "path": "content/tin/bai.md",
        "url": "/tin/2025/bai/",
        "state": "published",
        "title": "Tin: một",
        "body": "Thân.\n",
    }


def test_the_state_is_that_of_the_instant(site: MakeSite) -> None:
    result = run(site(FILES), "tin-1", "--as-of", "2024-12-31")
    assert json.loads(result.stdout)["state"] == "embargoed"


@pytest.mark.parametrize(("wanted", "near"), [("tin-11", "tin-1"), ("Tin một", "tin-1")])
def test_an_unknown_id_names_the_nearest(site: MakeSite, wanted: str, near: str) -> None:
    result = run(site(FILES), wanted)
    assert result.exit_code == 2
    assert near in result.stderr


def test_a_document_with_faults_is_named_with_them(site: MakeSite) -> None:
    result = run(site(FILES), "tin-2")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "content/tin/hong.md:5:12: LỖI FM-NGAY" in result.stderr
