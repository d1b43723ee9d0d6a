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
        ("postgresql://u:mat-khau@127.0.0.1:1/cchc", "PostgreSQL"),
        ("postgresql://u:mat-khau@127.0.0.1:khong/cchc", "PostgreSQL"),
        ("redis://:mat-khau@127.0.0.1:1/0", "Redis"),
        ("redis://:mat-khau@127.0.0.1:khong/0", "Redis"),
        ("valkey://:mat-khau@127.0.0.1:1/0", "Redis"),
    ],
)
def test_an_engine_that_is_not_there(url: str, engine: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"Không dùng được kho {engine}") as caught:
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
