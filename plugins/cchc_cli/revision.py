"""The revision of a site's content, when it is kept with git."""

import subprocess
from pathlib import Path

_PATIENCE = 10


def content_revision(root: Path) -> str:
    """The commit of the site's folder, with "+" when files there differ from it.

    An empty text without git, outside a repository, or when git does not answer.
    """
    commit = _git(root, "rev-parse", "--verify", "HEAD")
    if not commit:
        return ""
    changed = _git(root, "status", "--porcelain", "--", "content", "mkdocs.yml")
    return f"{commit}+" if changed or changed is None else commit


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
