"""Builds with the real theme: in this process, and by the installed command as a user starts it."""

import os

from tests.e2e.sites import CCHC, run
from tests.properties.world import Result, build

from cchc.build.request import Request
from mkdocs_cchc.runner import mkdocs_theme

REFUSED = 1


def with_mkdocs(request: Request, _word: str) -> Result:
    """A build in this process whose theme MkDocs applies."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    return build(request, mkdocs_theme(request))


def by_command(request: Request, _word: str) -> Result:
    """`cchc build`; a refusal is what it says on standard error."""
    clean = ("--clean",) if request.clean else ()
    arguments = ("--root", request.root, "--out", request.out, "--jobs", request.jobs)
    instant = ("--as-of", request.as_of.isoformat())
    done = run(CCHC, "build", *arguments, *instant, *clean, cwd=request.root)
    told = done.stderr.decode()
    if done.returncode not in (0, REFUSED):
        raise AssertionError(f"cchc build ended with {done.returncode}: {told}")
    return (told or "refused") if done.returncode else "", ()
