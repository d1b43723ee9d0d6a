"""A preview of the whole site in a folder that may be written over; nothing is remembered."""

from pathlib import Path

from cchc.build.changes import Answers
from cchc.build.engine import Stage, run
from cchc.build.files import BuildError
from cchc.build.listing import site_jobs
from cchc.build.run import Preparation
from cchc.build.theme import OURS, Applied
from cchc.build.write import HOME, put
from cchc.pages.shell import SplicedShell


def write_preview(build: Preparation, applied: Applied, folder: Path) -> int:
    """Write the library's files beside those of the theme in `folder`; returns how many.

    Raises BuildError when two outputs collide.
    """
    for name in OURS:
        (folder / name).unlink(missing_ok=True)
    settings = build.site.settings
    shell = SplicedShell(
        applied.shells.__getitem__, settings.site_name, settings.prefix, settings.site_url
    )
    stage = Stage(build.request.state.fresh_stage(), shell, {})
    jobs = [job for _, job in site_jobs(build.request, build.site)]
    made = run(jobs, stage, Answers(build.site, build.derived), 1)
    staged = {path: file for job in made.values() for path, (_, _, file) in job.files.items()}
    for path in staged:
        if path in applied.files and path != HOME and path not in OURS:
            raise BuildError(f"Trang hoặc tệp trong content/trang trùng địa chỉ {path}.")
    return len(put(staged, (), folder))
