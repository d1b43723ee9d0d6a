from pathlib import Path

import pytest

from cchc_api.stores.protocol import StoreError
from cchc_api.stores.urls import open_store, sqlite_file


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:counter.sqlite", "/state/counter.sqlite"),
        ("sqlite:dem/counter.sqlite", "/state/dem/counter.sqlite"),
        ("sqlite:/srv/c.sqlite", "/srv/c.sqlite"),
        ("sqlite:///srv/c.sqlite", "/srv/c.sqlite"),
    ],
)
def test_a_file_lies_in_the_state_folder_or_where_it_says(url: str, expected: str) -> None:
    assert sqlite_file(url, Path("/state")) == Path(expected)


@pytest.mark.parametrize(
    ("url", "engine"),
    [
        ("postgresql://u:mat-khau@db/cchc", "PostgreSQL"),
        ("redis://:mat-khau@cache:6379/0", "Redis/Valkey"),
    ],
)
def test_engines_of_a_later_version(url: str, engine: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"chưa hỗ trợ kho {engine}") as caught:
        open_store(url, tmp_path)
    assert "mat-khau" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url", ["", "sqlite", "sqlite:", "sqlite://", "mysql://x/mat-khau", "counter.sqlite"]
)
def test_other_addresses(url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Địa chỉ kho lưu không đúng") as caught:
        open_store(url, tmp_path)
    assert "mat-khau" not in str(caught.value)
