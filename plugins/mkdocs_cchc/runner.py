"""Run MkDocs with the plugin in this process: the theme of `cchc build` and `cchc serve`."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from cchc.build.request import Request
from cchc.build.theme import Applied, Theme
from cchc.pages.site import Site
from cchc.source.settings import read_configuration
from mkdocs_cchc.plugin import CchcPlugin, pages_folder

_THEME = {"name": "material", "language": "vi", "font": False}


def mkdocs_theme(request: Request) -> Theme:
    """The theme of a request's site, applied by MkDocs.

    A mkdocs.yml that names no theme or not the plugin gets them: only `content/` is required of
    a site root. Raises what MkDocs raises for a configuration it cannot use.
    """

    def theme(site: Site, folder: Path) -> Applied:
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        config = load_config(
            config_file=str(request.root / "mkdocs.yml"),
            docs_dir=str(pages_folder(request)),
            site_dir=str(folder),
            **_defaults(read_configuration(request.root)),
        )
        plugin = config.plugins["cchc"]
        assert isinstance(plugin, CchcPlugin)  # noqa: S101 - the entry point says so
        plugin.given = request, site
        build(config)
        assert plugin.applied is not None  # noqa: S101 - on_post_build ran, or build raised
        return plugin.applied

    return theme


def _defaults(configuration: Mapping[str, Any]) -> dict[str, Any]:
    defaults: dict[str, Any] = {}
    if not configuration.get("site_name"):
        defaults["site_name"] = "Cải cách hành chính"
    if not configuration.get("theme"):
        defaults["theme"] = _THEME
    plugins = configuration.get("plugins") or []
    if isinstance(plugins, dict) and "cchc" not in plugins:
        defaults["plugins"] = {**plugins, "cchc": {}}
    elif not any("cchc" in ([name] if isinstance(name, str) else name) for name in plugins):
        defaults["plugins"] = [*plugins, "cchc"]
    return defaults
