"""The style sheet and scripts: weight, contrast, every status, no other host."""

import gzip
import re

import pytest
from tests.pages.sample_views import STATUSES
from tests.theme.rendering import ASSETS, all_pages

CSS = (ASSETS / "cchc.css").read_text(encoding="utf-8")
ARTICLE_WITHOUT_FONTS = 18_000  # bytes: 60 kB in all, two fonts of 21 kB at most


def _gzip(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def _tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})[;\s]", css))


def _modes() -> dict[str, dict[str, str]]:
    light, rest = CSS.split("@media (prefers-color-scheme: dark)", 1)
    dark = rest.split("/* Ground */", 1)[0]
    return {"light": _tokens(light), "dark": _tokens(light) | _tokens(dark)}


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, section 1.4.3."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [(ink, ground) for ink in ("ink", "ink-2", "brand") for ground in ("paper", "card", "tint")]
    + [(f"{name}", f"{name}-bg") for name in ("done", "late", "over", "run", "idle")]
    + [("brand", "brand-soft"), ("top-ink-2", "top"), ("top-ink-2", "top-2")]
    + [("gold-2", "top"), ("foot-ink", "foot"), ("foot-ink-2", "foot"), ("gold-2", "foot-2")],
)
def test_words_stand_out(mode: str, ink: str, ground: str) -> None:
    tokens = _modes()[mode]
    assert _contrast(tokens[ink], tokens[ground]) >= 4.5


def test_contrast_rule_itself() -> None:
    assert _contrast("#000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("status", sorted({status.id for status in STATUSES}))
def test_every_status_has_a_shape_and_a_bar(status: str) -> None:
    assert re.search(rf"\.{status}::before", CSS)
    assert re.search(rf"\.b-{status}\b", CSS)


def test_colours_come_from_tokens_after_the_tokens() -> None:
    body = CSS.split("/* Ground */", 1)[1].split("/* Paper */", 1)[0]
    fixed = set(re.findall(r"#[0-9a-f]{3,6}\b", body))
    assert fixed <= {"#fff", "#000", "#221c1b", "#2c1d05", "#6a605c"}


def test_nothing_is_fetched_but_two_fonts_of_ours() -> None:
    assert re.findall(r"url\(([^)]*)\)", CSS) == [
        '"fonts/be-vietnam-pro-400.woff2"',
        '"fonts/be-vietnam-pro-600.woff2"',
    ]
    assert "@import" not in CSS


def test_article_is_light() -> None:
    article = all_pages()["article"].encode()
    counted = [article, *((ASSETS / name).read_bytes() for name in ("cchc.css", "favicon.svg"))]
    assert sum(map(_gzip, counted)) < ARTICLE_WITHOUT_FONTS


def test_filter_script_is_small() -> None:
    script = (ASSETS / "tables.js").read_bytes()
    assert len(script) < 3_000
    assert b"innerHTML" not in script
