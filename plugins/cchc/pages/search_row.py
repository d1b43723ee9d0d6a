"""One row of the search index."""

from msgspec import Struct


class SearchRow(Struct, frozen=True):
    """A document as the search knows it; texts are composed (NFC) and without markup.

    `url` holds the site's prefix; `brief` rows are catalogue entries and those without text;
    `units` are the ids of every unit the document names, `unit` the one it belongs to; `shown` is
    its date in words, `date` the same as an ISO day when it is exact, `day` the ISO day that sorts
    it, `year` that of its address (0: none); `number_form` is the normal form of `number`.
    """

    id: str
    url: str
    type: str
    type_label: str
    brief: bool
    section: str
    section_name: str
    unit: str
    unit_name: str
    units: tuple[str, ...]
    year: int
    day: str
    date: str
    shown: str
    title: str
    summary: str
    number: str
    number_form: str
    body: str
