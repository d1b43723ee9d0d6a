"""Pages of the plans: facts, tasks with status, timeline, wording, print."""

from collections.abc import Iterator
from functools import partial

from cchc.outputs.documents import citing_groups, printed
from cchc.outputs.progress_grid import progress_grid
from cchc.outputs.progress_view import progress_view, rows_of, scope_of
from cchc.pages.artifact import Job, page_job
from cchc.pages.facts import facts, files
from cchc.pages.heads import head_of, page
from cchc.pages.page import Page
from cchc.pages.parts import Fact, Group, Item, Notice
from cchc.pages.site import Site
from cchc.pages.views import PlanView
from cchc.schema.codes import CODES, FINDINGS
from cchc.source.documents import Document
from cchc.tracking.progress import extraordinary, in_force
from cchc.types.plan import Plan
from cchc.vietnamese.dates import format_date

ARCHIVED = "Kế hoạch lưu trữ, chưa có thông tin về kết quả"
_ELSEWHERE = frozenset({
    "tasks", "headings", "basis", "form", "recipients", "authority", "post", "tracked_until",
    "certified_copy", "attached_to",
})  # fmt: skip


def jobs(site: Site) -> Iterator[Job]:
    """One page per public plan."""
    for plan in site.public("plan"):
        yield from jobs_about(site, plan)


def jobs_about(site: Site, plan: Document) -> Iterator[Job]:
    """The page of one plan."""
    yield page_job(plan.url, partial(_page, site, plan), plan.path)


def _page(site: Site, plan: Document) -> Page:
    rows, until = rows_of(site, site.about(plan).id), site.until_text
    head = head_of(site, plan, eyebrow=f"Kế hoạch năm {plan.as_a(Plan).year}")
    view = PlanView(
        head,
        tuple(facts(site, plan, leave_out=_ELSEWHERE)),
        notices(site, plan),
        (*printed(site, plan), *files(site, plan)),
        progress_view(site, rows, "Tiến độ", until) if rows else None,
        progress_grid(site, rows, "bang-nhiem-vu", f"{len(rows)} nhiệm vụ. {until}"),
        site.body(plan).html,
        _extraordinary(site, plan),
        findings=findings(site, plan),
        groups=citing_groups(site, plan),
    )
    return page(site, plan.url, head, view, "plan")


def notices(site: Site, plan: Document) -> tuple[Notice, ...]:
    """The remark of an archived plan: nobody claims to know what came after."""
    if in_force(scope_of(site), plan):
        return ()
    until = plan.as_a(Plan).tracked_until
    text = f"Thông tin chỉ đến ngày {format_date(until)}." if until else ""
    return (Notice(f"{ARCHIVED}.", text, kind="archive"),)


def findings(site: Site, plan: Document) -> tuple[Fact, ...]:
    """What the official text leaves open or contradicts, each kind with its places by line."""
    found: dict[str, list[str]] = {}
    for problem in site.findings(plan.path):
        if problem.code in FINDINGS:
            found.setdefault(CODES[problem.code].vi, []).append(problem.message)
    return tuple(Fact(title, "\n".join(messages)) for title, messages in found.items())


def _extraordinary(site: Site, plan: Document) -> Group | None:
    results = extraordinary(scope_of(site), plan)
    items = tuple(
        Item(
            result.document.title,
            site.href(result.document.url),
            format_date(result.fields.date),
            result.fields.date.isoformat(),
        )
        for result in results
    )
    return Group("Kết quả ngoài kỳ", items) if items else None
