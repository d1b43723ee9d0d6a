"""The reference is complete and in step with the declarations."""

import re
from pathlib import Path

import click
import pytest
from tests.docs.handbook import HANDBOOK, ROOT

from cchc.schema.codes import CODES
from cchc.schema.remedies import REMEDIES
from cchc.schema.shape import shapes
from cchc.source.settings import Settings
from cchc.tracking.registry import tables
from cchc.types.registry import content_types
from cchc_api.endpoint import load_endpoints
from cchc_cli.main import cli
from cchc_cli.reference import MARKS, handbook_text, main, reference_text
from cchc_cli.reference_fields import UNKNOWN_FORM, form_of, grid

REFERENCE = ROOT / "docs" / "tham-chieu.md"
OUT_OF_STEP = "out of step with the declarations: run scripts/docs"


@pytest.fixture(scope="module")
def text() -> str:
    """The reference as the declarations give it now."""
    return reference_text()


def section(text: str, anchor: str) -> str:
    """The lines below an anchor, up to the next one."""
    return text.partition(f'<a id="{anchor}"></a>')[2].partition("<a id=")[0]


def test_the_reference_is_in_step(text: str) -> None:
    assert REFERENCE.read_text("utf-8") == text, OUT_OF_STEP


def test_the_codes_of_the_handbook_are_in_step() -> None:
    handbook = HANDBOOK.read_text("utf-8")
    assert handbook == handbook_text(handbook), OUT_OF_STEP


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "so-tay.md").write_text(HANDBOOK.read_text("utf-8"), "utf-8")
    main(tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    main(tmp_path)
    assert first == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_a_handbook_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        handbook_text(f"# Sổ tay\n{MARKS[0]}\n")


@pytest.mark.parametrize("name", list(content_types()))
def test_every_type_and_own_field_is_listed(text: str, name: str) -> None:
    kind = content_types()[name]
    part = section(text, name)
    assert f"`content/{kind.folder}/`" in part
    common = section(text, "khoa-chung")
    for field in shapes(kind.model).values():
        assert f"| `{field.name}`" in part + common
        assert field.label in part + common


def test_every_field_says_how_its_value_is_written() -> None:
    unknown = [
        f"{name}.{field.name}"
        for name, kind in content_types().items()
        for field in shapes(kind.model).values()
        if form_of(field).endswith(UNKNOWN_FORM[0]) and not form_of(field).endswith("dòng chữ")
    ]
    assert unknown == []


def test_a_required_field_is_marked(text: str) -> None:
    assert "| `section` **bắt buộc** | `chuyen_muc` |" in section(text, "news")
    assert "| `unit` | `don_vi` |" in section(text, "news")


def test_every_code_has_a_meaning_and_a_remedy(text: str) -> None:
    assert set(REMEDIES) == set(CODES)
    rows = section(text, "ma-loi")
    for code, entry in CODES.items():
        assert f"| `{code}` | " in rows
        assert entry.vi in rows
    assert "| `FM-KHOA` | lỗi | " in rows
    assert "| `TYPO` | cảnh báo | " in rows


def test_every_setting_is_listed(text: str) -> None:
    rows = section(text, "tuy-chon")
    assert [name for name in Settings.model_fields if f"| `{name}` | " not in rows] == []
    assert "| `list_size` | Số bài trên một trang danh sách. | `20` | từ 5 đến 200 |" in rows


def test_every_table_and_column_is_listed(text: str) -> None:
    part = section(text, "bang-theo-doi")
    for name, table in tables().items():
        own = part.partition(f"(`{name}`)")[2].partition("### ")[0]
        for column in table.columns:
            assert f"| `{column.id}` | {column.label} |" in own


def test_every_verb_and_option_is_listed(text: str) -> None:
    part = section(text, "lenh")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        verb = cli.get_command(context, name)
        assert verb is not None
        own = re.split(rf"### `cchc {name}[` ]", part)[1].partition("### ")[0]
        for parameter in verb.params:
            if isinstance(parameter, click.Option):
                assert parameter.opts[0] in own + "--root --as-of"


def test_every_endpoint_is_listed(text: str, tmp_path: Path) -> None:
    from cchc_api.app import create_app
    from cchc_api.settings import ApiSettings

    app = create_app(ApiSettings(root=tmp_path))
    services = app.state.services
    services.store.close()
    for endpoint in load_endpoints(services):
        for method in endpoint.operations:
            assert f"### `{method.upper()} {endpoint.path}`" in section(text, "api")


def test_anchors_are_used_once(text: str) -> None:
    anchors = re.findall(r'<a id="([^"]+)">', text)
    assert len(anchors) == len(set(anchors))


def test_a_bar_inside_a_cell_does_not_split_it() -> None:
    assert list(grid(("a",), [("x | y",)])) == ["| a |", "| --- |", "| x \\| y |"]
