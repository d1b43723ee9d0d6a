"""The pages of a site rendered by MkDocs' own page loop, one by one, as if they were its pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cchc.build.request import Request
from cchc.outputs.registry import all_jobs
from cchc.pages import page as library
from cchc.pages.artifact import Artifact
from cchc.pages.shell import SplicedShell
from cchc.pages.site import Site
from mkdocs_cchc.plugin import CchcPlugin, PluginConfig, pages_folder
from mkdocs_cchc.theme_context import theme_context

TEMPLATE = "---\ntemplate: cchc-shell.html\n---\nKhông ai thấy dòng này.\n"


class PageLoop(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Gives every page of the library to MkDocs as a generated file that names its template.

    Of the context only `cchc` is ours; with `at_root` also what MkDocs makes of the place of the
    page in the site, for addresses in the theme that are relative to it.
    """

    def __init__(self, site: Site, *, at_root: bool) -> None:
        self.site, self.at_root = site, at_root
        self.pages = _pages(site)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for path in self.pages:
            if there := files.get_file_from_path(_source(path)):
                files.remove(there)  # the library writes the home page around that one's words
            level = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, _source(path), content=TEMPLATE, inclusion=level))
        return files

    def on_page_context(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        made = self.pages.get(page.file.dest_uri)
        if made is not None:
            settings = self.site.settings
            shell = SplicedShell(str, settings.site_name, settings.prefix, settings.site_url)
            context["cchc"] = theme_context(self.site, made.section, shell.slots(made))
            if self.at_root:
                context.update(page=None, base_url=settings.prefix)
        return context


def _pages(site: Site) -> dict[str, library.Page]:
    every = (each for job in all_jobs(site) for each in job.make())
    made = (each for each in every if isinstance(each, Artifact))
    return {each.path: each.data for each in made if isinstance(each.data, library.Page)}


def _source(path: str) -> str:
    return path.removesuffix(".html") + ".md"


def loop_pages(request: Request, site: Site, folder: Path, *, at_root: bool) -> Mapping[str, bytes]:
    """Every page of the library as MkDocs writes it, by path in the site; `folder` is emptied."""
    config = load_config(
        config_file=str(request.root / "mkdocs.yml"),
        docs_dir=str(pages_folder(request)),
        site_dir=str(folder),
        theme={"name": "material", "language": "vi", "font": False},
        plugins=["cchc"],
    )
    ours, loop = config.plugins["cchc"], PageLoop(site, at_root=at_root)
    assert isinstance(ours, CchcPlugin)
    ours.given = request, site
    config.plugins["page-loop"] = loop
    build(config)
    return {path: (folder / path).read_bytes() for path in loop.pages}
