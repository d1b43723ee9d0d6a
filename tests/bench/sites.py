"""Whole builds of both sites by the installed program: cold, unchanged, one article changed.

``scripts/bench sites [ROUNDS]``
"""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.e2e.sites import AS_OF, DEMO, SEED, cchc, copy_site
from tests.timing import measure, rounds, say


def build(root: Path) -> None:
    """One build. Raises RuntimeError with what the builder said."""
    done = cchc("build", "--root", root, "--as-of", AS_OF, cwd=root)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())


def forget(root: Path) -> None:
    """As if nothing had ever been built."""
    for name in ("site", ".cchc"):
        shutil.rmtree(root / name, ignore_errors=True)


def measure_site(name: str, source: Path, times: int) -> None:
    """Print the figures of one site."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_site(source, Path(folder) / "root")
        documents = len(list((root / "content").rglob("*.md")))

        def cold() -> None:
            forget(root)
            build(root)

        def one_changed() -> None:
            article = next((root / "content" / "tin").rglob("*.md"))
            article.write_text(article.read_text("utf-8") + "\nThêm một dòng.\n", "utf-8")
            build(root)

        say(f"{name}: dựng từ đầu", measure(cold, times), f"{documents} tài liệu")
        say(f"{name}: dựng lại, không đổi gì", measure(lambda: build(root), times))
        say(f"{name}: dựng lại, đổi một bài", measure(one_changed, times))


def main() -> None:
    times = rounds(sys.argv[1:])
    measure_site("trang gốc", SEED, times)
    measure_site("tỉnh Mẫu", DEMO, times)


if __name__ == "__main__":
    main()
