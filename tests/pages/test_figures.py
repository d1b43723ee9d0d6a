"""Pictures with a title become figures."""

import pytest
from markdown import Markdown

from cchc.pages.figures import Figures


def convert(text: str) -> str:
    return Markdown(extensions=[Figures()]).convert(text)


def test_the_title_becomes_a_caption() -> None:
    assert convert('![Sơ đồ](a.png "Hình 1 <b>")') == (
        '<figure><img alt="Sơ đồ" src="a.png" /><figcaption>Hình 1 &lt;b&gt;</figcaption></figure>'
    )


@pytest.mark.parametrize(
    "text",
    ["![a](a.png)", 'x ![a](a.png "b")', '![a](a.png "b") x', '[![a](a.png "b")](c)', "chữ"],
)
def test_other_paragraphs_stay(text: str) -> None:
    html = convert(text)
    assert "<figure" not in html
    assert html.startswith("<p>")
