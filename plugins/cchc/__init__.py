"""cchc: content model, checks, tracking, pages, print and build of a reform programme."""

__version__ = "0.1.0"
