"""WeasyPrint on the articles of the pack: one HTML file, the same typeface, contents, PDF/UA-1.

It draws no cover, imprint or back cover and sets no official cells.
"""

import re
from pathlib import Path

import markdown
from tests.bench.dialects import put
from tests.bench.engine import Bed
from tests.bench.peers import environment

WEASYPRINT = "weasyprint==70.0"

_STYLE = """\
@page{size:A4;margin:20mm 20mm 20mm 30mm;@top-center{content:counter(page);font:14pt Tinos}}
body{font:14pt Tinos;text-align:justify}article{break-before:page}
table{border-collapse:collapse}td,th{border:.5pt solid}
nav a::after{content:leader('.') target-counter(attr(href),page)}"""
_FACES = (("Regular", ""), ("Bold", "font-weight:bold"), ("Italic", "font-style:italic"))


def weasyprint(bed: Bed, fonts: Path, out: Path) -> list[object]:
    """The command that prints the articles of a site to `out`. Raises RunError."""
    source = bed.root.with_suffix(".html")
    put(source, _page(bed, fonts))
    program = environment("weasyprint", WEASYPRINT) / "bin" / "weasyprint"
    return [program, "--quiet", "--pdf-variant", "pdf/ua-1", source, out]


def weasyprint_version() -> str:
    """The version that the bench installs."""
    return WEASYPRINT.partition("==")[2]


def _page(bed: Bed, fonts: Path) -> str:
    faces = "".join(
        f"@font-face{{font-family:Tinos;{more};src:url({(fonts / f'Tinos-{face}.ttf').as_uri()})}}"
        for face, more in _FACES
    )
    links, articles = [], []
    for article in bed.corpus.articles():
        anchor = f"bai-{article.number}"
        text = bed.dialect.file(bed.root, article).read_text("utf-8").split("---\n", 2)[2]
        body = markdown.markdown(re.sub(r"\[([^]]+)]\([^)]+\)", r"\1", text), extensions=["tables"])
        links.append(f'<li><a href="#{anchor}">{article.title}</a></li>')
        articles.append(f'<article id="{anchor}"><h1>{article.title}</h1>{body}</article>')
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tập tin bài</title>'
        f"<style>{faces}{_STYLE}</style></head><body><nav><ul>{''.join(links)}</ul></nav>"
        f"{''.join(articles)}</body></html>"
    )
