"""One web page before the theme's shell is put around it."""

from msgspec import Struct


class Page(Struct, frozen=True):
    """A page of the site.

    `url` is root-relative without the site's prefix ("/tin/2019/x/"); `content` the HTML inside
    `<main>`; `section` the URL of the menu entry that is current; `head` extra elements of the
    head; `kind` the CSS class of the body.
    """

    url: str
    title: str
    content: str
    description: str = ""
    section: str = ""
    head: str = ""
    kind: str = "page"
