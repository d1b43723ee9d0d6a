"""From a view object to HTML, with the templates beside this module."""

import re
from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from cchc.pages.charts import meter
from cchc.pages.compiled import CompiledTemplates
from cchc.pages.parts import Grid
from cchc.pages.views import View

_BLOCKS: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True}
_MOST = 4096  # parts of pages kept in memory
# Number, optional year, code groups that begin with a capital: 09/KH-BCĐ, 99/2006/TT-BTC,
# 2231/SNV-CCHC&PC, 766/QĐ-TTg.
_CODE = re.compile(r"\b\d+(?:/\d{4})?/[^\W\d_a-z][\w&]*(?:-[^\W\d_a-z][\w&]*)*")
_SPECIAL = re.compile("[&<>\"']").search


def codes(text: str) -> str:
    """Escape text and keep document numbers on one line."""
    if "/" not in text:
        return _Templates.text(text)
    parts: list[str] = []
    end = 0
    for match in _CODE.finditer(text):
        parts.append(escape(text[end : match.start()]))
        parts.append(Markup('<span class="code">{}</span>').format(match.group()))
        end = match.end()
    parts.append(escape(text[end:]))
    return Markup("").join(parts)


class _Context(Context):
    """Calls macros and functions as they are: none here asks for the context, which Jinja looks
    for at every call."""

    def call(__self, __called: Callable[..., Any], *args: Any, **named: Any) -> Any:  # noqa: N805
        """Call a macro or function of a template; Jinja adds two names that are for it alone."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return __called(*args, **named)


class _Code(CodeGenerator):
    """Compiled templates escape with `_Templates.text`, not with a copy of every text as Markup."""

    def _output_child_pre(self, *_: Any) -> None:
        self.write("environment.text(")


class _Templates(Environment):
    """The environment of the content templates: every template escapes."""

    context_class = _Context
    code_generator_class = _Code

    @staticmethod
    def text(value: object) -> str:
        """A value as HTML."""
        if type(value) is Markup:
            return value
        if type(value) is str:
            return escape(value) if _SPECIAL(value) else value
        return escape(value)


class _Shown:
    """Parts of pages that many pages show, each rendered once: an entry of a list stands in its
    section, its month, under every tag."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Hashable], Markup] = {}

    def __call__(self, macro: Macro, value: Hashable) -> Markup:
        key = macro.name, value
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[key] = Markup(macro(value))  # noqa: S704 - a macro escapes
        return found


def make_environment(compiled: Path | None = None) -> Environment:
    """Environment of the content templates; make one and keep it for a whole build.

    Their compiled form is kept in the folder `compiled` for the next process, if one is given.
    """
    environment = _Templates(
        loader=PackageLoader("cchc.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # the templates belong to the installation
        bytecode_cache=CompiledTemplates(compiled, repr((_BLOCKS, _Code))) if compiled else None,
        **_BLOCKS,
    )
    environment.filters["codes"] = codes
    environment.globals["meter"] = meter
    environment.globals["shown"] = _Shown()
    environment.globals["m"] = environment.get_template("macros.html").module
    return environment


@cache
def plain_environment() -> Environment:
    """The one of a process whose sites bring none: nothing of it is kept on disk."""
    return make_environment()


def render(environment: Environment, view: View) -> str:
    """HTML inside ``<main>`` for one view."""
    return environment.get_template(view.template).render(view=view)


def scripts(view: View, prefix: str) -> str:
    """Elements for the page's head: the filter script where a table has filters, else ""."""
    grids = (getattr(view, name, None) for name in ("grid", "tasks"))
    if not any(isinstance(grid, Grid) and grid.filters for grid in grids):
        return ""
    return str(Markup('<script src="{}assets/cchc/tables.js" defer></script>').format(prefix))
