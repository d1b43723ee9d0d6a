"""What other programs show when somebody shares a page: the Open Graph protocol (ogp.me)."""

from collections.abc import Mapping
from functools import cache
from html import escape

from cchc.pages.shell import absolute
from cchc.source.settings import Settings

CARD = "anh-chia-se.png"
"""The site's card image, drawn by the build."""
CARD_SIZE = (1200, 630)
"""Width and height in pixels."""


def open_graph(
    settings: Settings, url: str, title: str, description: str, *, article: bool = False
) -> str:
    """Elements for a page's head; addresses are full ones when the site states its own."""
    said = {
        "og:title": title,
        "og:description": description,
        "og:type": "article" if article else "website",
        "og:url": absolute(settings.site_url, settings.prefix, url),
    }
    of_site = _of_site(settings.site_name, settings.site_url, settings.prefix)
    return f"{_elements(said)}\n{of_site}"


@cache
def _of_site(name: str, site_url: str, prefix: str) -> str:
    return _elements(
        {
            "og:site_name": name,
            "og:locale": "vi_VN",
            "og:image": absolute(site_url, prefix, f"/{CARD}"),
            "og:image:width": str(CARD_SIZE[0]),
            "og:image:height": str(CARD_SIZE[1]),
            "og:image:alt": name,
        }
    )


def _elements(said: Mapping[str, str]) -> str:
    return "\n".join(
        f'<meta property="{name}" content="{escape(text)}">' for name, text in said.items()
    )
