"""The store: identities, addresses, what is known of faulty files."""

import os
from pathlib import Path

import pytest
from tests.conftest import MakeSite

from cchc.source.settings import SettingsError
from cchc.source.store import Store, load
from cchc.types.news import News
from cchc.types.unit import Unit

UNIT = "---\ntype: unit\nname: {}\nlevel: tỉnh\nkind: sở\n{}---\n"
NEWS = "---\ntitle: {}\nsection: s\npublished: {}\n{}---\nThân\n"


@pytest.fixture
def store(site: MakeSite) -> Store:
    return load(
        site(
            {
                "content/danh-muc/so-a.md": UNIT.format("Sở A", "short: SA\naliases: [Sở Á]\n"),
                "content/danh-muc/s.md": "---\ntype: section\nname: Tin\n---\n",
                "content/tin/2025/03/bai-viet.md": NEWS.format("Một", "2024-12-31T23:30", ""),
                "content/tin/Bài Hai.md": NEWS.format("Hai", "2025-01-02", "id: hai\nslug: b\n"),
                "content/tin/hong.md": NEWS.format("Hỏng", "31/02/2025", "id: ba\n"),
                "content/tin/anh.jpg": "x",
                "content/tin/.an.md": "ẩn",
                "content/trang/index.md": "---\ntitle: Trang chủ\n---\n",
                "content/trang/gioi-thieu.md": "Giới thiệu\n",
                "content/trang/en/index.md": "Home\n",
            }
        )
    )


def test_ids_are_stated_or_derived_from_the_path(store: Store) -> None:
    ids = {document.path: document.id for document in store.documents}
    assert ids["content/tin/2025/03/bai-viet.md"] == "tin-2025-03-bai-viet"
    assert ids["content/tin/Bài Hai.md"] == "hai"
    assert ids["content/danh-muc/so-a.md"] == "so-a"


def test_addresses_take_the_year_of_the_document_not_its_folder(store: Store) -> None:
    urls = {document.path: document.url for document in store.documents}
    assert urls["content/tin/2025/03/bai-viet.md"] == "/tin/2024/bai-viet/"
    assert urls["content/tin/Bài Hai.md"] == "/tin/2025/b/"
    assert urls["content/danh-muc/so-a.md"] == "/danh-muc/so-a/"
    assert urls["content/trang/index.md"] == "/"
    assert urls["content/trang/gioi-thieu.md"] == "/gioi-thieu/"
    assert urls["content/trang/en/index.md"] == "/en/"


def test_hidden_files_are_no_content(store: Store) -> None:
    assert "content/tin/.an.md" not in store.files
    assert "content/tin/anh.jpg" in store.files
    assert "content/tin/anh.jpg" not in store.sources


def test_a_faulty_document_is_known_but_not_listed(store: Store) -> None:
    assert "ba" not in store.by_id
    assert store.ids["ba"] == (("news", "content/tin/hong.md"),)
    assert store.kinds["content/tin/hong.md"].id == "news"
    texts = {value.location: value.value for value in store.texts["content/tin/hong.md"]}
    assert texts[("published",)] == "31/02/2025"


@pytest.mark.parametrize("name", ["so-a", "Sở A", "sở  a", "SA", "sa", "Sở Á"])
def test_units_are_found_by_every_name(store: Store, name: str) -> None:
    found = store.get(name, "unit")
    assert found is not None
    assert found.id == "so-a"


@pytest.mark.parametrize("name", ["so a", "Sơ A", "", "hai"])
def test_other_names_are_no_units(store: Store, name: str) -> None:
    assert store.get(name, "unit") is None


def test_get_looks_for_the_wanted_types_only(store: Store) -> None:
    assert store.get("hai") is not None
    assert store.get("hai", "news") is not None
    assert store.get("hai", "plan", "document") is None
    assert store.get(None) is None


def test_documents_come_by_type_in_order_of_path(store: Store) -> None:
    paths = [document.path for document in store.of("news")]
    assert paths == sorted(paths)
    assert store.of("news", "unit")[-1].kind.id == "unit"
    assert store.of("plan") == ()


def test_a_folder_of_no_type_and_an_unknown_type(site: MakeSite) -> None:
    root = site(
        {"content/a/b.md": "x", "content/c.md": "x", "content/hop/d.md": "---\ntype: e\n---\n"}
    )
    assert [(p.code, p.path) for p in load(root).problems] == [
        ("FM-NOI", "content/a/b.md"),
        ("FM-NOI", "content/c.md"),
        ("FM-LOAI", "content/hop/d.md"),
    ]


def test_a_site_without_settings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path)
    assert caught.value.problems[0].path == "mkdocs.yml"


def test_a_site_without_content_is_empty(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    store = load(tmp_path)
    assert (store.documents, store.problems, store.files) == ((), (), frozenset())


def test_a_record_of_another_type_is_refused(store: Store) -> None:
    unit = store.of("unit")[0]
    assert unit.as_a(Unit) is unit.record
    with pytest.raises(TypeError, match="is no News"):
        unit.as_a(News)


def test_links_out_of_the_content_and_pipes_are_left_aside(site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / "mat.txt").write_text("mật")
    root = site({"content/trang/index.md": "Chào\n"})
    folder = root / "content" / "trang"
    for name, target in (("a.md", tmp_path / "mat.txt"), ("b.md", folder / "khong-co"),
                         ("c.md", folder / "index.md"), ("thu-muc", tmp_path)):  # fmt: skip
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "d.md")
    assert load(root).files == {"content/trang/index.md", "content/trang/c.md"}


def test_no_markdown_file_is_passed_over_for_its_suffix(site: MakeSite) -> None:
    text = "---\ntype: section\nname: A\n---\n"
    root = site({"content/danh-muc/a.MD": text, "content/danh-muc/b.markdown": text})
    assert [document.id for document in load(root).documents] == ["a", "b"]
