"""An issue on air as the notice to its station ("phiếu báo"), one of the kinds named by Decree
30/2020."""

from collections.abc import Iterator

from cchc.booklet.airing import airings, channel_text, fact_table, issue_text, stations_of
from cchc.booklet.cells import form_for, speaker, tree_of
from cchc.booklet.official import UNKNOWN, OfficialDocument
from cchc.booklet.tree import Block, Inline, Link, Paragraph, Text
from cchc.pages.facts import document_link
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.packs import channels_of
from cchc.types.broadcast import Broadcast
from cchc.types.channel import Channel

KIND = "PHIẾU BÁO"
UNPUBLISHED = "chưa công bố"


def official(site: Site, document: Document) -> OfficialDocument:
    """The notice; number, day of issue and signer are filled in by the office.

    What the file says of the issue is for the station as long as it has not been on air; later it
    tells what was heard.
    """
    record = document.as_a(Broadcast)
    day = document.day or site.today
    choice = form_for(day, day)
    organisation, parent, issuer = speaker(site, record.unit)
    told = tree_of(site, document) if record.status != "đã phát" else ()
    stations = stations_of(site, record)
    abstract = f"{_deed(record).capitalize()} {issue_text(site, record)}"
    return OfficialDocument(
        title=f"Phiếu báo: {abstract}",
        form=choice.form,
        kind=KIND,
        abstract=abstract,
        issued=None,
        issuer=issuer,
        parent=parent,
        blocks=(*_request(site, record, organisation), *told, _closing()),
        to=stations,
        recipients=("Như trên", "Lưu: VT") if stations else None,
        notes=(choice.note,) if choice.note else (),
        retypeset=choice.retypeset,
    )


def _deed(record: Broadcast) -> str:
    return "hoãn phát sóng" if record.status == "hoãn" else "phát sóng"


def _request(site: Site, record: Broadcast, organisation: str) -> tuple[Block, ...]:
    said = f"{organisation} đề nghị quý đài {_deed(record)} kỳ sau đây:"
    return Paragraph((Text(said),)), fact_table(_facts(site, record))


def _facts(site: Site, record: Broadcast) -> Iterator[tuple[str, str | Inline]]:
    yield "Chuyên mục", document_link(site, record.series, "series").text
    yield "Kỳ phát", _upper(issue_text(site, record))
    yield "Kênh", channel_text(site, record)
    yield from airings(record)
    yield "Thời lượng", f"{record.length} phút" if record.length is not None else UNKNOWN
    yield "Kịch bản", _script(site, record)
    yield "Đơn vị phụ trách", _responsible(site, record)
    yield "Liên hệ", "; ".join(_contacts(site, record)) or UNPUBLISHED


def _script(site: Site, record: Broadcast) -> str | Inline:
    """The script by its title; a pack that holds it too names its page."""
    if record.script is None:
        return UNKNOWN
    script = document_link(site, record.script, "material")
    return Link((Text(script.text),), script.url) if script.url else script.text


def _responsible(site: Site, record: Broadcast) -> str:
    if record.unit:
        return document_link(site, record.unit, "unit").text
    return site.settings.standing_body or UNKNOWN


def _contacts(site: Site, record: Broadcast) -> Iterator[str]:
    """The public channels of the unit, else all of them."""
    known = [each.as_a(Channel) for each in channels_of(site.store, site.state)]
    unit = site.store.get(record.unit, "unit")
    own = [each for each in known if unit and site.store.get(each.unit, "unit") is unit]
    for channel in own or known:
        if channel.address:
            yield f"{channel.name}: {channel.address}"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _closing() -> Block:
    said = "Lịch phát có thay đổi, đề nghị quý đài báo lại theo đầu mối nêu trên. Trân trọng./."
    return Paragraph((Text(said),))
