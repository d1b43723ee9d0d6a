"""MkDocs events to library calls. No rule of its own: what a page says is decided in `cchc`."""

import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cchc.build.files import BuildError, tree
from cchc.build.preview import write_preview
from cchc.build.request import Request
from cchc.build.run import Preparation, finish, prepare
from cchc.build.spliced import samples
from cchc.build.theme import Applied
from cchc.check.report import lines, unprinted
from cchc.pages.accessible_tables import AccessibleTables
from cchc.pages.menu import section_of, sections
from cchc.pages.shell import slot_marks
from cchc.pages.site import Site
from cchc.source.as_of import as_of_instant
from cchc.source.documents import PAGES
from cchc.source.layout import CONTENT
from cchc.source.settings import SettingsError
from cchc.vietnamese.dates import ZONE
from mkdocs_cchc.page_links import PageLinks
from mkdocs_cchc.theme_context import theme_context

THEME = Path(__file__).parent / "theme"
ASSETS = Path(sys.prefix) / "share" / "cchc"
LOG = get_plugin_logger("cchc")


@dataclass
class _Run:
    """What one build passes from event to event."""

    root: Path
    site: Site
    links: PageLinks
    nav: Navigation | None = None
    env: jinja2.Environment | None = None


@dataclass
class _Alone:
    """A plain `mkdocs build`, which prepares and finishes the site by itself."""

    build: Preparation
    until: ExitStack
    asking: ExitStack
    asked: set[str] = field(default_factory=set)


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """Empty: the options belong to the library."""


class CchcPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """The plugin named `cchc` in mkdocs.yml."""

    given: tuple[Request, Site] | None = None
    """The site that `cchc build` wants the theme for; a plain `mkdocs build` has to read it."""
    applied: Applied | None = None
    _preview = False
    _run: _Run
    _alone: _Alone | None = None

    def load_config(
        self, options: Any, config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """The library reads and checks the options itself."""
        self.config = PluginConfig()
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        request, site = self.given or self._read(config)
        if config.theme.name != "material":
            raise Abort("mkdocs.yml: plugin cchc cần theme: material.")
        links = PageLinks(site)
        self._run = _Run(request.root, site, links)
        if self._alone and not self._preview:
            config.site_dir = str(request.state.folder / "mkdocs")
        config.docs_dir = str(pages_folder(request))
        config.use_directory_urls = True
        config.theme.dirs.insert(0, str(THEME))
        config.markdown_extensions += [AccessibleTables(), links]  # type: ignore[list-item]
        config.watch.append(str(request.root / CONTENT))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out pages and files that are not public, links out of the content, and Material's
        scripts and style sheets, which no page asks for."""
        own = self._run.site.store.names  # those below content/trang, which the theme depends on
        for file in list(files):
            path = f"{PAGES}{file.src_uri}"
            strange = file.src_dir == config.docs_dir and path not in own
            foreign = file.src_uri.startswith("assets/") and _is_of_theme(file.abs_src_path)
            if foreign or strange or not self._is_public(path):
                files.remove(file)
        return files

    def _is_public(self, path: str) -> bool:
        site = self._run.site
        document = site.store.at(path)
        if document is not None:
            return site.state(document) == "published"
        return path not in site.withheld

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        self._run.links.path = f"{PAGES}{page.file.src_uri}"
        return markdown

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._run.nav = nav
        return nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        self._run.env = env
        env.globals["cchc"] = self._context("")
        return env

    def on_page_context(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        context["cchc"] = self._context(section_of(f"/{page.url}"))
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        _copy_assets(folder)
        whole, marks = partial(self._whole, config), slot_marks()
        shells = {section: whole(section, marks) for section in sections()}
        self.applied = Applied(tree(folder), shells, whole)
        if self._alone:
            self._finish(self._alone, self.applied, folder)

    def on_build_error(self, *, error: Exception) -> None:
        if self._alone:
            self._alone.until.close()

    def _read(self, config: MkDocsConfig) -> tuple[Request, Site]:
        """Read and check the site for a plain `mkdocs build`, alone until its end."""
        request, until = _request(config), ExitStack()
        try:
            until.enter_context(request.state.alone())
            build = prepare(request)
            if build.errors:
                raise Abort("\n".join(lines(build.errors)))
        except SettingsError as error:
            raise _closed(until, Abort("\n".join(lines(error.problems)))) from None
        except (BuildError, Abort) as error:
            raise _closed(until, Abort(str(error))) from error
        self._alone = _Alone(build, until, ExitStack())
        self._alone.asked = self._alone.asking.enter_context(build.site.store.reads.collect())
        return request, build.site

    def _finish(self, alone: _Alone, applied: Applied, folder: Path) -> None:
        def theme(site: Site, _folder: Path) -> Applied:
            site.store.reads.note_all(alone.asked)
            return applied

        alone.asking.close()
        with alone.until:
            try:
                if self._preview:
                    applied.check(alone.build.site, samples(alone.build.site))
                    write_preview(alone.build, applied, folder)
                    # MkDocs shows a folder that it throws away, and with it goes its state.
                    shutil.rmtree(alone.build.request.state.folder, ignore_errors=True)
                else:
                    finish(alone.build, theme)
                    for line in unprinted(alone.build.problems):
                        LOG.warning(line)
                    shutil.rmtree(folder, ignore_errors=True)
            except BuildError as error:
                raise Abort(str(error)) from error

    def _whole(self, config: MkDocsConfig, section: str, slots: Mapping[str, str]) -> str:
        """The template of the library's pages, rendered whole with these texts in its slots."""
        run = self._run
        assert run.env is not None  # noqa: S101 - on_env comes before on_post_build
        return run.env.get_template("cchc-shell.html").render(
            nav=run.nav,
            pages=(),
            base_url=run.site.settings.prefix,
            extra_css=list(config.extra_css),
            extra_javascript=[],
            config=config,
            page=None,
            cchc=self._context(section, slots),
        )

    def _context(self, section: str, slots: Mapping[str, str] | None = None) -> Any:
        return theme_context(self._run.site, section, slots)


def _closed(until: ExitStack, error: Abort) -> Abort:
    until.close()
    return error


def _request(config: MkDocsConfig) -> Request:
    """The request of a plain `mkdocs build`, which has only the environment to say as-of."""
    root = Path(config.config_file_path).parent
    stated = os.environ.get("CCHC_AS_OF", "")
    instant = as_of_instant(stated) if stated else datetime.now(ZONE)
    if instant is None:
        raise Abort(f"CCHC_AS_OF: {stated!r} không phải ngày hoặc thời điểm ISO.")
    return Request(root, Path(config.site_dir), instant, ASSETS / "fonts" / "print")


def _is_of_theme(path: str | None) -> bool:
    """Whether a file comes from Material and not from this plugin or the site."""
    return path is not None and f"{os.sep}material{os.sep}templates{os.sep}" in path


def pages_folder(request: Request) -> Path:
    """The ordinary pages; a site without any has an empty folder in the build's state."""
    folder = request.root / PAGES
    if folder.is_dir():
        return folder
    empty = request.state.folder / "no-pages"
    empty.mkdir(parents=True, exist_ok=True)
    return empty


def _copy_assets(folder: Path) -> None:
    target = folder / "assets" / "cchc" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for font in sorted((ASSETS / "fonts" / "web").glob("*.woff2")):
        (target / font.name).write_bytes(font.read_bytes())
