"""Printed matter: copies for each class of recipients, sent against received."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.recipients import lots
from cchc.source.yaml_block import Location
from cchc.tracking import kinds, names
from cchc.tracking.kinds import UNSAID, Named
from cchc.tracking.scope import Scope
from cchc.tracking.sums import COUNT_SCHEMA, KNOWN_SCHEMA, known_sum, sum_text
from cchc.tracking.table import Totals
from cchc.tracking.table_type import ColumnType, Marks, TableType, quarters_of, source_of
from cchc.types.booklet import Booklet, Recipient
from cchc.types.distribution import Distribution
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.numbers import format_int

_RECEIVED = Named("received", "Đã nhận")
_SENT = Named("sent", "Đã gửi, chưa ghi nhận")
_UNKNOWN = Named("unknown", "Chưa có thông tin")


class _Line(Struct, frozen=True):
    """A class of recipients of one printed matter; None where a matter names no recipient."""

    document: Document
    location: Location
    record: Distribution | Booklet
    recipient: Recipient | None
    scope: Scope
    copies: int | None = None

    @property
    def printed(self) -> date | None:
        return self.scope.happened(self.record.printed)

    @property
    def received_on(self) -> date | None:
        return self.scope.happened(self.recipient.received_on) if self.recipient else None

    @property
    def received_by(self) -> str | None:
        return self.recipient.received_by if self.recipient and self.received_on else None

    @property
    def received(self) -> int | None:
        """The copies received; unknown as long as nobody noted a day."""
        return self.copies if self.received_on else None

    @property
    def pack(self) -> Named | None:
        if isinstance(self.record, Booklet):
            return Named(self.document.id, self.document.title)
        return names.named(self.scope.store, self.record.pack)

    @property
    def status(self) -> Named:
        if self.received_on:
            return _RECEIVED
        return _SENT if self.printed else _UNKNOWN


def _lines(scope: Scope) -> Iterator[_Line]:
    documents = scope.records("booklet", "distribution")
    handed = {d.record.pack for d in documents if isinstance(d.record, Distribution)}
    for document in sorted(documents, key=lambda d: (sort_key(d.title), d.id)):
        record = document.record
        if isinstance(record, Booklet) and (document.id in handed or not _sent(record)):
            continue
        if isinstance(record, Distribution | Booklet):
            yield from _of(scope, document, record)


def _sent(record: Booklet) -> bool:
    """Whether a booklet itself says for whom it is; a distribution of it says so better."""
    return bool(record.recipients) or record.copies is not None


def _of(scope: Scope, document: Document, record: Distribution | Booklet) -> Iterator[_Line]:
    if not record.recipients:
        yield _Line(document, (), record, None, scope)
    found = lots(scope.store, record.recipients, record.printed or scope.day)
    for index, lot in enumerate(found):
        yield _Line(document, ("recipients", index), record, lot.recipient, scope, lot.copies)


def _marks(line: _Line) -> Marks:
    day = line.received_on or line.printed
    to = line.scope.store.get(line.recipient.to, "unit") if line.recipient else None
    return Marks(
        section=line.document.title,
        units=(Named(to.id, to.title),) if to else (),
        statuses=(line.status,),
        quarters=quarters_of(day, day),
    )


def _totals(lines: Sequence[_Line]) -> Totals:
    copies = known_sum(line.copies for line in lines)
    received = known_sum(line.received for line in lines)
    matters = {line.document.id: line.record.copies for line in lines}
    printed = known_sum(matters.values())
    values = {
        "rows": len(lines), "matters": len(matters), "printed": printed, "copies": copies,
        "received": received,
    }  # fmt: skip
    words = (
        ("Số ấn phẩm", format_int(len(matters))),
        ("Số bản in", sum_text(printed, "bản")),
        ("Số bản gửi các nơi nhận", sum_text(copies, "bản")),
        ("Số bản đã nhận", sum_text(received, "bản")),
    )
    return Totals(values, words if lines else ())


TABLE = TableType[_Line](
    title="Phân phát ấn phẩm",
    records=_lines,
    columns=(
        ColumnType("id", "Mã", kinds.CODE, lambda x: x.document.id),
        ColumnType("title", "Đợt phân phát", kinds.TEXT, lambda x: x.document.title),
        ColumnType("pack", "Ấn phẩm", kinds.NAMED, lambda x: x.pack, absent=UNSAID),
        ColumnType(
            "printed", "Ngày in", kinds.DATE, lambda x: x.printed,
            at=lambda x: (x.document, ("printed",)),
        ),
        ColumnType(
            "recipient", "Nơi nhận", kinds.TEXT, lambda x: x.recipient and x.recipient.to, ("to",),
            UNSAID,
        ),
        ColumnType("copies", "Số bản gửi", kinds.INTEGER, lambda x: x.copies, ("copies",)),
        ColumnType(
            "received", "Số bản đã nhận", kinds.INTEGER, lambda x: x.received, ("copies",)
        ),
        ColumnType(
            "received_by", "Người nhận", kinds.TEXT, lambda x: x.received_by, ("received_by",)
        ),
        ColumnType(
            "received_on", "Nhận ngày", kinds.DATE, lambda x: x.received_on, ("received_on",)
        ),
        ColumnType("status", "Tình trạng", kinds.STATUS, lambda x: x.status),
        ColumnType("source", "Nguồn", kinds.SOURCE, source_of),
    ),
    totals=_totals,
    totals_schema={
        "matters": COUNT_SCHEMA, "printed": KNOWN_SCHEMA, "copies": KNOWN_SCHEMA,
        "received": KNOWN_SCHEMA,
    },
    marks=_marks,
)  # fmt: skip
