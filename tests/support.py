"""What many tests share: a tiny site written from a mapping of paths to texts."""

from collections.abc import Mapping
from pathlib import Path

MINIMAL_SETTINGS = "site_name: Trang thử\nsite_url: https://vi-du.example/\n"


def write_site(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files below the folder, with a minimal `mkdocs.yml` and `content/` where absent."""
    for path, text in {"mkdocs.yml": MINIMAL_SETTINGS, **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))
    (folder / "content").mkdir(exist_ok=True)
    return folder
