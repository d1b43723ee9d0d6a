"""The site's card image among the files of a build."""

from collections.abc import Iterator
from pathlib import Path

from cchc.build.files import BuildError
from cchc.pages.artifact import Artifact, Job
from cchc.pages.site import Site
from cchc.pages.social import CARD


def card_jobs(site: Site, fonts: Path) -> Iterator[Job]:
    """The picture every page names."""
    yield Job(CARD, lambda: (card_artifact(site, fonts),))


def card_artifact(site: Site, fonts: Path) -> Artifact:
    """The drawn picture. Raises BuildError with the print shop's words."""
    from cchc.booklet.card import draw_card  # the print shop loads only for builds that draw
    from cchc.booklet.compile import PrintError

    settings = site.settings
    try:
        return Artifact(CARD, draw_card(settings.site_name, settings.organisation, fonts))
    except PrintError as error:
        raise BuildError(f"Không vẽ được ảnh chia sẻ {CARD}: {error}") from error
