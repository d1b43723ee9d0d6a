"""Published addresses never die: the URL ledger against the documents as they are now."""

from collections.abc import Iterator

from cchc.check.between import Between
from cchc.pages.menu import all_entries
from cchc.schema.problem import Problem
from cchc.source.documents import Document
from cchc.source.layout import LEDGER
from cchc.source.ledger import Entry, final_target


def between_files(between: Between) -> Iterator[Problem]:
    """SLUG-DOI. A site without a ledger has published nothing."""
    store, ledger = between.store, between.ledger
    yield from ledger.problems
    if not ledger.entries:
        return
    by_url = {document.url: document for document in store.documents}
    told = {problem.line for problem in ledger.problems}
    others = {*by_url, *(index.url for index in all_entries())}
    for entry in ledger.by_address().values():
        holder = by_url.get(entry.address)
        if holder is not None and holder.id != entry.id:
            message = f'Địa chỉ {entry.address} đã đăng cho "{entry.id}", không dùng lại được.'
            yield _at_slug(between, holder, message, "Đặt đường dẫn khác (khóa slug).")
        elif entry.state == "live" and holder is None:
            yield from _lost(between, entry)
        elif entry.state != "redirect" or entry.line in told:
            continue
        elif final_target(ledger, entry.address, others) is None:
            yield _leads_nowhere(entry)


def _at_slug(between: Between, document: Document, message: str, hint: str) -> Problem:
    place = between.facts[document.path].slug_at
    return Problem(document.path, *place, "SLUG-DOI", message, hint)


def _leads_nowhere(entry: Entry) -> Problem:
    message = f"{entry.address} chuyển hướng tới {entry.target}, nơi không có trang nào."
    hint = "Ghi đích là địa chỉ của một tài liệu, hoặc của một trang danh sách như /tin/."
    return Problem(LEDGER, entry.line, 1, "SLUG-DOI", message, hint)


def _lost(between: Between, entry: Entry) -> Iterator[Problem]:
    """A live address that no document has any more."""
    document = between.store.by_id.get(entry.id)
    if document is not None:
        slug = entry.address.strip("/").rsplit("/", 1)[-1]
        message = f'Đường dẫn đã đăng không được đổi; hãy giữ "{slug}".'
        hint = f"Trả lại địa chỉ {entry.address}, hoặc ghi chuyển hướng trong {LEDGER}."
        yield _at_slug(between, document, message, hint)
    elif entry.id not in between.known.owners:
        message = f'Tài liệu "{entry.id}" ({entry.address}) đã đăng nhưng không còn.'
        hint = "Khôi phục tệp, hoặc ghi withdrawn hay redirect ở dòng này."
        yield Problem(LEDGER, entry.line, 1, "SLUG-DOI", message, hint)
