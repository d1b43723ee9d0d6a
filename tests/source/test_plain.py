"""A document as plain data."""

import json
from pathlib import Path

import pytest

from cchc.source.plain import plain_document
from cchc.source.store import load

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests/sites/tinh-mau"])
def test_every_document_is_json(root: Path) -> None:
    for document in load(root).documents:
        data = json.loads(json.dumps(plain_document(document, "published")))
        assert list(data) == ["id", "type", "path", "url", "state", "title", "fields", "body"]
        assert all(field["label"] for field in data["fields"].values())


def test_values_and_their_words() -> None:
    data = plain_document(load(ROOT).by_id["kh-2007-09"], "published")
    fields = data["fields"]
    assert fields["issued"] == {
        "label": "Ngày ban hành",
        "value": "2007-04-04",
        "text": "04/04/2007",
    }
    assert fields["year"]["text"] == "2007"
    task = fields["tasks"]["value"][0]
    assert task["window"]["value"] == {
        "text": "quý II/2007",
        "start": "2007-04-01",
        "end": "2007-06-30",
        "tentative": True,
    }
    assert task["target"]["value"][2]["quantity"] == {
        "label": "Số lượng",
        "value": {"min": 4, "max": 5},
        "text": "4–5",
    }
    recurring = next(t for t in fields["tasks"]["value"] if t["id"]["value"] == "3a")
    assert recurring["span"]["value"] == {"first": "2007-q1", "last": "2007-q4"}
    assert "summary" not in fields
