"""Addresses as an author writes them in links: their scheme, the file that they mean.

Imports nothing of Markdown, so that the checker can read links without it.
"""

import html
import posixpath
import re

_SAFE_SCHEMES = ("", "http", "https", "mailto", "tel")


def scheme(address: str) -> str:
    """The scheme as a browser reads it: entities resolved, spaces and controls not seen."""
    if ":" not in address and "&" not in address:
        return ""
    seen = re.sub(r"[\x00-\x20]", "", html.unescape(address))
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", seen)
    return match[1].lower() if match else ""


def is_safe(address: str) -> bool:
    """Whether a link may have this address."""
    return ":" not in html.unescape(address) or scheme(address) in _SAFE_SCHEMES


def is_relative(address: str) -> bool:
    """Whether an address points beside the document: neither a scheme, a root nor an anchor."""
    return bool(address) and not address.startswith(("/", "#", "?")) and not scheme(address)


def join(folder: str, address: str) -> str:
    """The path of a relative address seen from a folder, without climbing above the root."""
    if folder and address and "/" not in address and not address.startswith("."):
        return f"{folder}/{address}"  # what most links are, and what the rest comes to
    return posixpath.normpath(posixpath.join(folder, address))
