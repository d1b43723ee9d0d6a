"""A page's facts for programs: schema.org as JSON-LD, in a data block that no browser runs.

Only what the page itself shows is said; a planned window has no exact start, so none is given.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from cchc.outputs.entries import full, lead_of, published, span
from cchc.pages.facts import document_link
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.broadcast import Broadcast
from cchc.types.news import News
from cchc.types.training import Training
from cchc.types.unit import Unit

Facts = dict[str, Any]


def linked_data(site: Site, document: Document) -> str:
    """The script element for a document's page; empty for a type schema.org has no word for."""
    describe = _DESCRIBED.get(document.kind.id)
    if describe is None:
        return ""
    facts = {
        "@context": "https://schema.org",
        **describe(site, document),
        "url": full(site, document.url),
    }
    stated = {name: value for name, value in facts.items() if value}
    text = msgspec.json.encode(stated).decode()
    # No text of a document may end the element or open a comment in it.
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'


def _article(site: Site, document: Document) -> Facts:
    record = document.record
    assert isinstance(record, News)  # noqa: S101 - _DESCRIBED says so
    change = document.changed
    return {
        "@type": "NewsArticle",
        "headline": document.title,
        "description": lead_of(document),
        "datePublished": published(document).isoformat(),
        "dateModified": change.isoformat() if change else None,
        "inLanguage": "vi",
        "author": {"@type": "Person", "name": record.author} if record.author else None,
        "articleSection": document_link(site, record.section, "section").text,
        "about": _organisation(site, record.unit),
        "keywords": list(record.tags),
        "publisher": _named("GovernmentOrganization", site.settings.organisation),
    }


def _event(site: Site, document: Document) -> Facts:
    found = span(document)
    organiser = document.kind.role(document.record, "lead")
    facts: Facts = {
        "@type": "Event",
        "name": document.title,
        "description": lead_of(document),
        "inLanguage": "vi",
        "organizer": _organisation(site, organiser),
    }
    if found is None:
        return facts
    facts["location"] = _named("Place", found.place)
    if found.certain:
        facts["startDate"] = found.start.isoformat()
        if found.ends_stated and not found.whole_days:
            facts["endDate"] = found.end.isoformat()
        facts["eventStatus"] = "https://schema.org/EventScheduled"
    return facts


def _class(site: Site, document: Document) -> Facts:
    record = document.record
    assert isinstance(record, Training)  # noqa: S101 - _DESCRIBED says so
    audience = [
        {"@type": "EducationalAudience", "audienceType": group} for group in record.audience
    ]
    return {
        **_event(site, document),
        "@type": "EducationEvent",
        "audience": audience,
        "about": list(record.topics),
        "maximumAttendeeCapacity": record.seats.max if record.seats else None,
    }


def _broadcast(site: Site, document: Document) -> Facts:
    record = document.record
    assert isinstance(record, Broadcast)  # noqa: S101 - _DESCRIBED says so
    facts = {**_event(site, document), "@type": "BroadcastEvent"}
    facts["superEvent"] = _named("Event", document_link(site, record.series, "series").text)
    if record.status == "hoãn":
        facts["eventStatus"] = "https://schema.org/EventPostponed"
    return facts


def _unit(site: Site, document: Document) -> Facts:
    unit = document.record
    assert isinstance(unit, Unit)  # noqa: S101 - _DESCRIBED says so
    return {
        "@type": "GovernmentOrganization",
        "name": unit.name,
        "alternateName": list(dict.fromkeys(filter(None, (unit.short, *unit.aliases)))),
        "parentOrganization": _organisation(site, unit.parent),
        "foundingDate": unit.valid_from.isoformat() if unit.valid_from else None,
        "dissolutionDate": unit.valid_to.isoformat() if unit.valid_to else None,
    }


def _organisation(site: Site, reference: str | None) -> Facts | None:
    if not reference:
        return None
    unit = site.store.get(reference, "unit")
    facts = _named("GovernmentOrganization", unit.title if unit else reference)
    if facts and unit and site.opens(unit):
        facts["url"] = full(site, unit.url)
    return facts


def _named(kind: str, name: str) -> Facts | None:
    return {"@type": kind, "name": name} if name else None


_DESCRIBED: Mapping[str, Callable[[Site, Document], Facts]] = MappingProxyType(
    {
        "news": _article,
        "meeting": _event,
        "inspection": _event,
        "survey": _event,
        "visit": _event,
        "training": _class,
        "broadcast": _broadcast,
        "unit": _unit,
    }
)
