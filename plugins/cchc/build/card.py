"""The site's card image among the files of a build."""

from pathlib import Path

from cchc.booklet.card import draw_card
from cchc.booklet.compile import PrintError
from cchc.build.write import BuildError
from cchc.pages.artifact import Artifact
from cchc.pages.site import Site
from cchc.pages.social import CARD


def card_artifact(site: Site, fonts: Path) -> Artifact:
    """The picture every page names. Raises BuildError with the print shop's words."""
    settings = site.settings
    try:
        return Artifact(CARD, draw_card(settings.site_name, settings.organisation, fonts))
    except PrintError as error:
        raise BuildError(f"Không vẽ được ảnh chia sẻ {CARD}: {error}") from error
