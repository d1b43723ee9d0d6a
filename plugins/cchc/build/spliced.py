"""The self-check of splicing: pages wrapped both ways, before anything is written.

A shell is right for every page only while the theme puts each slot down as it is. A theme that
asks how long a title is, or of what kind a page is, gives other pages when it is rendered whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import commonprefix

from cchc.build.files import BuildError
from cchc.outputs.registry import listed
from cchc.pages.artifact import Artifact, Job
from cchc.pages.page import Page
from cchc.pages.shell import SplicedShell, Whole
from cchc.pages.site import Site

_PAGE = "index.html"
_ODD = " \tA & B < C > \"D\" 'E' {{ x }} {% y %}\n <!-- Đ &amp; \\1 $ "
_SHOWN, _BEFORE = 60, 20  # characters of a line, and how many of them come before what differs


def check_spliced(
    site: Site, shells: Mapping[str, str], whole: Whole, pages: Iterable[Page]
) -> None:
    """Compare spliced pages with the same rendered whole by the theme: these of the site, and in
    every section two that no site has, an empty one and one of long texts full of signs; a later
    build may make such a page without asking the theme again. Raises BuildError for the first
    difference.
    """
    settings = site.settings
    shell = SplicedShell(shells.__getitem__, settings.site_name, settings.prefix, settings.site_url)
    for page in (*_made_up(shells), *pages):
        spliced, slow = shell.wrap(page), whole(page.section, shell.slots(page))
        if spliced != slow:
            raise BuildError(_sentence(page, spliced, slow))


def _made_up(sections: Mapping[str, str]) -> Iterator[Page]:
    for section in sections:
        yield Page(section or "/x/", "", "", section=section, kind="")
        yield Page(
            url=f"/{'x' * 300}&'/",
            title=_ODD * 20,
            content=f"\n<p>{_ODD * 200}</p>\n",
            description=_ODD * 20,
            section=section,
            head=f" <script>{_ODD}</script>\n",
            kind=_ODD,
        )


def samples(site: Site) -> Iterator[Page]:
    """The first page of every output: one of every sort that the site has."""
    first: dict[str, Job] = {}
    for output, job in listed(site):
        if job.name.endswith(_PAGE):
            first.setdefault(output, job)
    for job in first.values():
        for made in job.make():
            if isinstance(made, Artifact) and isinstance(made.data, Page):
                yield made.data


def _sentence(page: Page, spliced: str, slow: str) -> str:
    same = len(commonprefix((spliced, slow)))
    number, line = spliced.count("\n", 0, same) + 1, spliced.rfind("\n", 0, same) + 1
    start = max(line, same - _BEFORE)
    here, there = (html[start:][:_SHOWN].partition("\n")[0] for html in (spliced, slow))
    return (
        f"Giao diện không ghép được vào trang {page.url[:_SHOWN]}: ở dòng {number}, trang ghép là "
        f"«{here}», trang dựng trọn là «{there}». Mẫu giao diện chỉ được đặt nguyên các giá trị "
        "cchc.slots vào trang, không được đọc, sửa hay so sánh chúng."
    )
