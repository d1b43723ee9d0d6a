"""The generated articles as site roots of three programs; only links and front matter differ."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.catalogue import catalogue
from tests.bench.corpus import Article, Corpus

SITE_NAME = "Tỉnh Bến Sỏi"
SITE_URL = "https://ben-soi.example/"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a program wants its site: `folder` holds the articles, `page` is where one is built to.

    `settings` are the files beside the articles, by path in the root.
    """

    name: str
    folder: str
    link: Callable[[Article, Article], str]
    front: Callable[[Article], str]
    settings: Callable[[Corpus], dict[str, str]]
    page: Callable[[Article], str]

    def file(self, root: Path, article: Article) -> Path:
        """Where an article's Markdown stands."""
        return root / self.folder / article.path

    def text(self, corpus: Corpus, article: Article) -> str:
        """The whole file of an article."""
        return f"---\n{self.front(article)}---\n\n{corpus.body(article, self.link)}"

    def write(self, corpus: Corpus, root: Path) -> Path:
        """Write the site root, which must not exist yet; gives it back."""
        root.mkdir(parents=True)
        for path, text in self.settings(corpus).items():
            put(root / path, text)
        for article in corpus.articles():
            put(self.file(root, article), self.text(corpus, article))
        return root


def put(path: Path, text: str) -> None:
    """Write a text, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _by_file(source: Article, target: Article) -> str:
    return os.path.relpath(target.path, Path(source.path).parent)


def _by_relref(_source: Article, target: Article) -> str:
    return f'{{{{< relref "/{target.path}" >}}}}'


def _front(article: Article, day: str) -> str:
    return (
        f'title: "{article.title}"\n{day}section: {article.section}\nunit: {article.unit}\n'
        f'summary: "{article.summary}"\ntags: [{", ".join(article.tags)}]\n'
    )


def _cchc_front(article: Article) -> str:
    task = f"results:\n  - {{task: {article.task}, date: {article.day}}}\n" if article.task else ""
    return _front(article, f"published: {article.day}T08:00\n") + task


def _dated_front(article: Article) -> str:
    return _front(article, f"date: {article.day}\n")


_CCHC_SETTINGS = f"""\
site_name: {SITE_NAME}
site_url: {SITE_URL}
docs_dir: content/trang
theme:
  name: material
  language: vi
  font: false
plugins:
  - cchc:
      organisation: Ban chỉ đạo cải cách hành chính tỉnh Bến Sỏi
      standing_body: Sở Nội vụ
markdown_extensions:
  - attr_list
  - tables
  - toc:
      permalink: false
nav:
  - Trang chủ: index.md
  - Giới thiệu: gioi-thieu.md
extra:
  generator: false
"""

_MKDOCS_SETTINGS = f"""\
site_name: {SITE_NAME}
site_url: {SITE_URL}
theme:
  name: material
  language: vi
nav:
  - Trang chủ: index.md
not_in_nav: /tin/
"""

_HUGO_SETTINGS = f"""\
baseURL = "{SITE_URL}"
locale = "vi"
defaultContentLanguage = "vi"
title = "{SITE_NAME}"
disableKinds = ["taxonomy", "term", "RSS"]
timeZone = "Asia/Ho_Chi_Minh"
buildFuture = true
[pagination]
pagerSize = 20
"""

_HUGO_BASE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} – {{ site.Title }}</title>
</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Title }}</footer>
</body>
</html>
"""

_HUGO_SINGLE = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<p><time>{{ .Date.Format "02/01/2006" }}</time> {{ .Params.unit }}</p>
{{ .TableOfContents }}
{{ .Content }}
{{ end }}
"""

_HUGO_LIST = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .RegularPagesRecursive }}
{{ with .Paginate $pages }}
<ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>
{{ end }}</ul>
<nav>
{{ with .Prev }}<a href="{{ .URL }}">Mới hơn</a>{{ end }}
{{ with .Next }}<a href="{{ .URL }}">Cũ hơn</a>{{ end }}
</nav>
{{ end }}
{{ end }}
"""


def _cchc_files(corpus: Corpus) -> dict[str, str]:
    return {"mkdocs.yml": _CCHC_SETTINGS, **catalogue(corpus)}


def _mkdocs_files(_corpus: Corpus) -> dict[str, str]:
    return {"mkdocs.yml": _MKDOCS_SETTINGS, "docs/index.md": f"# {SITE_NAME}\n"}


def _hugo_files(_corpus: Corpus) -> dict[str, str]:
    return {
        "hugo.toml": _HUGO_SETTINGS,
        "layouts/_default/baseof.html": _HUGO_BASE,
        "layouts/_default/single.html": _HUGO_SINGLE,
        "layouts/_default/list.html": _HUGO_LIST,
        "content/_index.md": f'---\ntitle: "{SITE_NAME}"\n---\n',
        "content/tin/_index.md": '---\ntitle: "Tin"\n---\n',
    }


def _flat(article: Article) -> str:
    return f"tin/{article.day.year}/{article.slug}/index.html"


def _nested(article: Article) -> str:
    return f"{article.path.removesuffix('.md')}/index.html"


CCHC = Dialect("cchc", "content", _by_file, _cchc_front, _cchc_files, _flat)
MKDOCS = Dialect("mkdocs", "docs", _by_file, _dated_front, _mkdocs_files, _nested)
HUGO = Dialect("hugo", "content", _by_relref, _dated_front, _hugo_files, _nested)
