"""The data the template gets: roles, levels, markers, pictures."""

import json
from pathlib import Path
from typing import Any

import msgspec.structs
from tests.booklet.samples import HOSTILE, fictional_plan, grey_square, seed_plan, task_table

from cchc.booklet.html_tree import parse_html
from cchc.booklet.official import Appendix
from cchc.booklet.typst_writer import document_data, typst_sources


def blocks(html: str, kind: str = "KẾ HOẠCH", **images: bytes) -> list[dict[str, Any]]:
    document = msgspec.structs.replace(
        fictional_plan(), blocks=parse_html(html), kind=kind, images=images
    )
    found: list[dict[str, Any]] = document_data(document)["blocks"]
    return found


def words(runs: list[dict[str, Any]]) -> str:
    return "".join(run.get("s", "") + words(run.get("c", [])) for run in runs)


def test_heading_levels_close_the_gaps() -> None:
    found = blocks("<h3>a</h3><h5>b</h5><h6>c</h6><h4>d</h4><h2>e</h2><h4>f</h4>")
    assert [data["level"] for data in found] == [2, 3, 4, 2, 2, 3]


CLAUSES = """<ul class="lawlist"><li><span class="m">1.</span><div><p>Kiểm tra:</p>
<ul class="lawlist"><li><span class="m">a.</span><div><p>Một.</p></div></li>
<li><span class="m">-</span><div><p>Hai.</p></div></li></ul></div></li></ul>"""


def test_titled_clauses_of_a_plan_are_headings() -> None:
    title, point, dash = blocks(CLAUSES)
    assert (title["k"], title["level"]) == ("h", 2)
    assert words(title["lines"][0]["r"]) == "1. Kiểm tra:"
    assert (point["role"], words(point["r"])) == ("point", "a) Một.")
    assert (dash["role"], words(dash["r"])) == ("body", "- Hai.")


def test_clauses_of_a_decision_are_not() -> None:
    assert blocks(CLAUSES, kind="QUYẾT ĐỊNH")[0]["k"] == "p"


def test_below_a_heading_clauses_are_one_level_deeper() -> None:
    assert [b["level"] for b in blocks("<h2>I. A</h2>" + CLAUSES) if b["k"] == "h"] == [2, 3]


def test_an_item_that_begins_with_no_paragraph_keeps_its_marker() -> None:
    found = blocks(
        '<ul class="lawlist"><li><span class="m">1.</span><div><pre>x</pre></div></li></ul>'
    )
    assert [data["k"] for data in found] == ["p", "code"]
    assert words(found[0]["r"]) == "1."


def test_links_are_printed_as_notes_and_those_inside_the_site_not_at_all() -> None:
    html = '<p><a href="/tin/">a</a><a href="https://x.vn/">b</a><a href="mailto:c@d.e">c@d.e</a>'
    (paragraph,) = blocks(html)
    site, link, note, mail = paragraph["r"]
    assert (site["t"], words([site])) == ("s", "a")
    assert (link["t"], link["url"]) == ("a", "https://x.vn/")
    assert (note["t"], words(note["body"]["first"])) == ("fn", "https://x.vn/")
    # An address that stands in the text needs no note.
    assert (mail["t"], mail["url"]) == ("a", "mailto:c@d.e")


def test_links_in_tables_and_notes_have_their_address_in_brackets() -> None:
    link = '<a href="tel:0123">gọi</a>'
    for html in (f"<table><tr><td>{link}</td></tr></table>", f"<blockquote>{link}</blockquote>"):
        (found,) = blocks(html)
        assert "gọi (0123)" in "".join(_strings(found))


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [value["s"]] if "s" in value else _strings(list(value.values()))
    return [s for inner in value for s in _strings(inner)] if isinstance(value, list) else []


def test_pictures_with_and_without_a_file() -> None:
    html = (
        '<p><img src="a" alt="Một"></p><p>x <img src="b" alt="Hai"></p><p><img src="c" alt=""></p>'
    )
    figure, inline, empty = blocks(html, a=grey_square())
    assert figure == {
        "k": "figure",
        "r": [{"t": "img", "name": "image-0", "alt": "Một"}],
        "caption": [],
    }
    assert words(inline["r"]) == "x [Hình: Hai]"
    assert words(empty["r"]) == "[Hình]"


def test_user_text_is_only_in_the_data_file() -> None:
    document = fictional_plan()
    sources = typst_sources(document_data(document), document)
    assert set(sources) == {
        "main", "official.typ", "script.typ", "text.typ", "data.json", "images.json",
    }  # fmt: skip
    assert "#panic(1)" in HOSTILE
    assert "#panic(1)" in json.dumps(json.loads(sources["data.json"]))
    for name in ("main", "official.typ", "text.typ"):
        assert b"#panic(1)" not in sources[name]
        assert "Mẫu Sơn".encode() not in sources[name]
    assert bytes(json.loads(sources["images.json"])["image-0"]) == grey_square()


def test_appendices_are_numbered_when_there_are_several() -> None:
    one = document_data(fictional_plan())["appendices"]
    assert [annex["word"] for annex in one] == ["Phụ lục"]
    two = msgspec.structs.replace(fictional_plan(), appendices=(task_table(1), Appendix("B", ())))
    data = document_data(two)["appendices"]
    assert [annex["word"] for annex in data] == ["Phụ lục I", "Phụ lục II"]
    assert [annex["landscape"] for annex in data] == [True, False]


def test_the_caller_may_choose_the_sheet() -> None:
    upright = msgspec.structs.replace(task_table(1), landscape=False)
    document = msgspec.structs.replace(fictional_plan(), appendices=(upright,))
    assert document_data(document)["appendices"][0]["landscape"] is False


def test_wide_tables_are_found_inside_other_blocks() -> None:
    wide = "<table><tr>" + "<td>x</td>" * 8 + "</tr></table>"
    for html in (
        f"<blockquote>{wide}</blockquote>",
        f"<ul><li>{wide}</li></ul>",
        f"<dl><dt>a</dt><dd>{wide}</dd></dl>",
        f'<div class="admonition"><p>a</p>{wide}</div>',
    ):
        annex = Appendix("A", parse_html(html))
        document = msgspec.structs.replace(fictional_plan(), appendices=(annex,))
        assert document_data(document)["appendices"][0]["landscape"] is True


def test_one_addressee_stands_on_the_line_of_the_word() -> None:
    document = msgspec.structs.replace(fictional_plan(), to=("Sở Nội vụ",))
    assert [words(line) for line in document_data(document)["to"]] == ["Kính gửi: Sở Nội vụ"]


GOLDEN = Path(__file__).parents[1] / "golden" / "print-seed.json"


def test_the_whole_seed_as_data() -> None:
    """The golden file holds what is handed to the template; a change of it is looked at."""
    assert document_data(seed_plan()) == json.loads(GOLDEN.read_text(encoding="utf-8"))
