"""A picture with a title of its own paragraph becomes a figure, the title its caption."""

from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Figures(Extension):
    """`![alternative](picture.png "Caption")` alone in a paragraph."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Figures(md), "cchc_figures", 5)


class _Figures(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for paragraph in root.iter("p"):
            if len(paragraph) == 1 and not (paragraph.text or "").strip():
                _make_figure(paragraph, paragraph[0])


def _make_figure(paragraph: etree.Element, picture: etree.Element) -> None:
    title = picture.get("title", "")
    if picture.tag != "img" or not title or (picture.tail or "").strip():
        return
    del picture.attrib["title"]
    paragraph.tag, paragraph.text, picture.tail = "figure", None, None
    etree.SubElement(paragraph, "figcaption").text = title
