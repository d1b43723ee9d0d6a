"""Old addresses of the URL ledger: a page on any static host that leads to the new one."""

from collections.abc import Iterator
from functools import partial
from html import escape

from cchc.outputs.withdrawn import addresses, vacant
from cchc.pages.artifact import Artifact, Job
from cchc.pages.menu import entries
from cchc.pages.shell import absolute
from cchc.pages.site import Site
from cchc.source.ledger import end_of, page_path


def jobs(site: Site) -> Iterator[Job]:
    """A page per redirect that works without script and without rules of a server.

    The name of a job says all that its page depends on.
    """
    for address, target in redirects(site).items():
        path = page_path(address)
        if path is not None:
            yield Job(f"redirect {address} {target}", partial(_files, site, path, target))


def _files(site: Site, path: str, target: str) -> Iterator[Artifact]:
    yield Artifact(path, _page(site, target).encode())


def redirects(site: Site) -> dict[str, str]:
    """Old address -> the address at the end of its chain, where something stands now.

    An old address that a document holds (again) is no redirect.
    """
    ledger = site.store.ledger()
    if not any(entry.state == "redirect" for entry in ledger.entries):
        return {}
    known = ledger.by_address()
    opened = addresses(site)
    served = {*opened, *vacant(site), *(entry.url for entry in entries(site))}
    found = {
        entry.address: end_of(known, entry.address)
        for entry in ledger.entries
        if entry.state == "redirect" and entry.address not in opened
    }
    return {address: end for address, end in sorted(found.items()) if end and end in served}


def _page(site: Site, target: str) -> str:
    link = escape(site.href(target))
    canonical = escape(absolute(site.settings.site_url, site.settings.prefix, target))
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        "<title>Địa chỉ đã đổi</title>\n"
        f'<meta http-equiv="refresh" content="0; url={link}">\n'
        f'<link rel="canonical" href="{canonical}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n</head>\n<body>\n'
        f'<p>Trang này đã chuyển tới <a href="{link}">{link}</a>.</p>\n</body>\n</html>\n'
    )
