"""An answer as a page: the build's search page with results in it. Knows nothing of the theme."""

import html
from pathlib import Path

from cchc.pages.search_slots import fill, is_search_page
from cchc.vietnamese.numbers import format_int
from cchc_api.search.excerpt import Excerpt
from cchc_api.search.index import Found
from cchc_api.search.query import PAGES, REACHED, Query
from cchc_api.search.ranking import Hit

Stamp = tuple[int, int, int]

_NOTHING = (
    "<p>Hãy thử từ khác, gõ ít từ hơn hoặc bỏ bớt điều kiện lọc. Cũng có thể xem tin theo năm "
    "hoặc theo từ khóa trên trang này.</p>"
)


class SearchPage:
    """The built page, read again when the build has replaced it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stamp: Stamp | None = None
        self._text: str | None = None

    def text(self) -> str | None:
        """The page; None while there is none that can be filled."""
        try:
            stat = self._file.stat()
            stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if stamp != self._stamp:
                text = self._file.read_text("utf-8")
                self._text = text if is_search_page(text) else None
                self._stamp = stamp
        except (OSError, UnicodeDecodeError):
            self._stamp = self._text = None
        return self._text


def results_page(page: str, query: Query, found: Found) -> str:
    """The page with what was found."""
    return fill(page, query.text, dict(query.filters), _results(query, found))


def message_page(page: str, words: str, message: str) -> str:
    """The page with a sentence instead of results."""
    return fill(page, words, {}, f"<p>{html.escape(message)}</p>")


def _results(query: Query, found: Found) -> str:
    heading = f"<h2>{_heading(query, found)}</h2>"
    if not found.total:
        return heading + _NOTHING
    if not found.hits:
        return f"{heading}<p>Trang này không còn kết quả nào.</p>{_paging(query, found)}"
    entries = "".join(map(_entry, found.hits))
    list_ = f'<div class="card"><ul class="entries news">{entries}</ul></div>'
    return heading + list_ + _limit(query, found) + _paging(query, found)


def _heading(query: Query, found: Found) -> str:
    words = f"“{html.escape(query.text)}”"
    if not found.total:
        return f"Không tìm thấy kết quả nào cho {words}"
    page = f", trang {query.page}" if query.page > 1 else ""
    return f"{format_int(found.total)} kết quả cho {words}{page}"


def _entry(hit: Hit) -> str:
    date = html.escape(hit.shown)
    if hit.date:
        date = f'<time datetime="{html.escape(hit.date)}">{date}</time>'
    facts = [date, *(html.escape(each) for each in (hit.kind, hit.section, hit.unit))]
    meta = "".join(f"<span>{fact}</span>" for fact in facts if fact)
    summary = f'<p class="summary">{_marked(hit.excerpt)}</p>' if hit.excerpt.text else ""
    return (
        f'<li><a class="title" href="{html.escape(hit.url)}">{_marked(hit.title)}</a>'
        f'{summary}<p class="meta">{meta}</p></li>'
    )


def _marked(piece: Excerpt) -> str:
    """Escaped text with its marks."""
    parts, last = [], 0
    for start, end in piece.marks:
        parts.append(html.escape(piece.text[last:start]))
        parts.append(f"<mark>{html.escape(piece.text[start:end])}</mark>")
        last = end
    return "".join([*parts, html.escape(piece.text[last:])])


def _limit(query: Query, found: Found) -> str:
    if found.total <= REACHED or query.page < PAGES:
        return ""
    return (
        f'<p class="quiet">Chỉ xem được {REACHED} kết quả đầu; hãy thêm từ hoặc điều kiện lọc.</p>'
    )


def _paging(query: Query, found: Found) -> str:
    """Links relative to the answer's own address: they hold behind any proxy."""
    if query.page == 1 and not found.has_more:
        return ""
    before, after = "", ""
    if query.page > 1:
        before = _step(query, query.page - 1, "prev", "Trang trước")
    if found.has_more:
        after = _step(query, query.page + 1, "next", "Trang sau")
    return (
        f'<nav class="paging" aria-label="Trang kết quả"><span>{before}</span>'
        f'<span class="quiet">Trang {query.page}</span><span>{after}</span></nav>'
    )


def _step(query: Query, page: int, relation: str, text: str) -> str:
    address = html.escape("?" + query.at(page))
    return f'<a class="button line" rel="{relation}" href="{address}">{text}</a>'
