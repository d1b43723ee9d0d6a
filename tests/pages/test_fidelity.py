"""Bodies of 300 articles: the same bytes as a fresh stock Markdown with the site's extensions."""

import random
from collections.abc import Callable

import pytest
from tests.pages.markdown_texts import plainly

from cchc.pages.renderer import Renderer

ARTICLES, FEW = 300, 20
PHRASES = (
    "Đường dây nóng của Ban chỉ đạo", "kiểm tra, khảo sát 15 đơn vị", "Sở Kế hoạch - Đầu tư",
    "cơ chế “một cửa liên thông”", "ở các xã, phường, thị trấn", "kinh phí 536.000.000 đồng",
    "theo Quyết định số 12/2007/QĐ-UBND", "lớp tập huấn nghiệp vụ", "Thường trực Ban chỉ đạo",
    "A & B", "5 < 6 > 4", "trước 17 giờ", "snake_case_va_sao*", "&nbsp;", "&lt;", "\\*không đậm\\*",
)  # fmt: skip
TARGETS = ("a.md", "../2007/06/bai.md#muc", "bieu-mau.pdf", "/tin/", "https://x.example/?a=1&b=2")


def link(r: random.Random) -> str:
    words, target = r.choice(PHRASES[:9]), r.choice(TARGETS)
    return r.choice((
        f"[{words}]({target})", f'[{words}]({target} "Tựa & đề")', f"[**{words}**](<{target}>)",
        f"[{words}][r]", f"![{words}]({target}){{ .anh width=300 }}", "<https://x.example/a_b>",
        "<banchidao@x.example>",
        f"[{words} [trong] ngoặc]({target})", f"[{words}]({target}){{ .nut }}",
    ))  # fmt: skip


def sentence(r: random.Random) -> str:
    parts = r.sample(PHRASES, r.randint(2, 6))
    spot = r.randrange(len(parts))
    parts[spot] = r.choice((
        f"**{parts[spot]}**", f"*{parts[spot]}*", f"__{parts[spot]} *trong* đó__", "`mã a*b`",
        f"{parts[spot]}[^1]", link(r), link(r), parts[spot], parts[spot],
    ))  # fmt: skip
    return " ".join(parts).capitalize() + "."


def table(r: random.Random) -> str:
    rows = [f"| {n} | {sentence(r)} | {n * 7}.000 | `a\\|b` |" for n in range(r.randint(1, 6))]
    head = "| TT | Đơn vị | Kinh phí | Mã |\n|---:|:---|:---:|---|"
    return "\n".join([head, *rows])


def section(r: random.Random) -> str:
    one, two, three = sentence(r), sentence(r), sentence(r)
    return r.choice((
        one, f"{one}  \n{two}\n{three}", f"- {one}\n- **Thời gian**: {two}\n    - {three}",
        f"{one[:-1]}:\n1. {two}\n\n    {three}\n2. {one}", f"a) {one}\nđ) {two}\n- {three}",
        f"* {one}\n* {two}\n\n    {three}", f"> {one}\n> {two}", f"Thuật ngữ\n:   {one}",
        f'!!! note "Lưu ý"\n    {one}\n\n    {two}', f"    {one}\n    mã", "---", table(r),
        table(r),
        f"{one}\n===", f"{one}\n- {two}\n+ {three}", f"<div>{one}</div>", f"{one}\n{{ #moc }}",
    ))  # fmt: skip


def article(number: int) -> str:
    r = random.Random(f"fidelity/{number}")  # noqa: S311 - articles, not secrets
    parts = [sentence(r)]
    for level in r.choices((1, 2, 2, 2, 3, 6), k=r.randint(2, 6)):
        parts.append(f"{'#' * level} {r.choice((sentence(r), 'Kết quả', 'Kết quả { #ket-qua }'))}")
        parts += [section(r) for _ in range(r.randint(1, 4))]
    parts += r.choice(([], ["[TOC]"], [f"[^1]: {sentence(r)}\n\n    {sentence(r)}"]))
    parts += r.choice(([], ['[r]: bai-khac.md "Bài khác"'], ["[r]: <https://x.example/>"]))
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    "articles",
    [range(FEW), pytest.param(range(FEW, ARTICLES), marks=pytest.mark.e2e)],
    ids=["few", "all"],
)
@pytest.mark.parametrize(
    "resolve",
    [lambda address: address, lambda address: "" if "a" in address else f"/x/?q={address}&y"],
    ids=["same", "elsewhere"],
)
def test_bodies_are_what_the_stock_library_makes(
    articles: range, resolve: Callable[[str], str]
) -> None:
    renderer = Renderer()
    for number in articles:
        text = article(number)
        assert renderer.body(text, resolve) == plainly(text, resolve), f"article {number}"


@pytest.mark.e2e
def test_the_articles_hold_every_construct() -> None:
    markup = "".join(Renderer().body(article(n), lambda a: a).html for n in range(ARTICLES))
    for tag in (
        "<h2", "<h3", "<h6", "<table", "<th align=", "<ul class=\"lawlist\"", "<ul>", "<blockquote",
        "<dl", "admonition", "<pre", "<code", "<hr", "<br", "<img", "<sup", "class=\"footnote\"",
        "<em", "<strong", "class=\"toc\"", "&lt;div", "&nbsp;", "&#109;", "id=\"moc\"",
    ):  # fmt: skip
        assert tag in markup, tag
