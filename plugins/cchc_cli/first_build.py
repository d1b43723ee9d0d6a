"""The build with which `cchc serve` begins."""

import os
import sys
import threading
from multiprocessing import get_all_start_methods, get_context

from msgspec.structs import replace

from cchc.build.request import Request
from cchc.source.settings import SettingsError
from cchc_api.feedback.keeping import refresh_feedback
from cchc_api.settings import ApiSettings
from cchc_api.snapshot import refresh_snapshot
from cchc_cli.building import need_fonts, try_build
from cchc_cli.options import now
from cchc_cli.telling import say, tell_errors


def first_build(settings: ApiSettings, request: Request) -> bool:
    """Bake the present counter and build; False when the content, which is told, has errors.

    In a process of its own where the system can fork: what a whole build needs of memory must not
    stay with a server. Called while no other thread runs. Raises EnvironmentFailure.
    """
    refresh_snapshot(settings, now())
    refresh_feedback(settings.root, now())
    need_fonts(request.fonts)
    if "fork" not in get_all_start_methods() or threading.active_count() > 1:
        return _build_and_tell(request)
    build = replace(request, jobs=os.cpu_count() or 1)
    process = get_context("fork").Process(target=_build_and_end, args=(build,))
    process.start()
    try:
        process.join()
    except BaseException:
        process.terminate()
        raise
    return process.exitcode == 0


def _build_and_end(request: Request) -> None:
    sys.exit(0 if _build_and_tell(request) else 1)


def _build_and_tell(request: Request) -> bool:
    try:
        outcome = try_build(request, tell_errors)
    except SettingsError as error:
        tell_errors(error.problems)
        return False
    if outcome is not None:
        say(f"Đã dựng {outcome.files} tệp, ghi mới {outcome.written}.")
    return outcome is not None
