"""What other programs show when somebody shares a page: the Open Graph protocol (ogp.me)."""

from markupsafe import escape

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
        "og:site_name": settings.site_name,
        "og:locale": "vi_VN",
        "og:image": absolute(settings.site_url, settings.prefix, f"/{CARD}"),
        "og:image:width": str(CARD_SIZE[0]),
        "og:image:height": str(CARD_SIZE[1]),
        "og:image:alt": settings.site_name,
    }
    return "\n".join(
        f'<meta property="{name}" content="{escape(text)}">' for name, text in said.items()
    )
