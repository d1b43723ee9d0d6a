"""Packs: parts that can be printed, copies of classes of units, editions that sources outran."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from cchc.check.between import Between
from cchc.check.written_letters import lacking_problems
from cchc.schema.problem import Problem
from cchc.source.documents import Document
from cchc.source.editions import Editions, changed_inputs, read_editions
from cchc.source.packs import UNPRINTED, State, inputs_of, left_out, parts_of, sources_of
from cchc.source.recipients import Lot, lots, total
from cchc.source.visibility import state_of
from cchc.types.booklet import Booklet
from cchc.types.distribution import Distribution
from cchc.types.registry import content_types
from cchc.types.report import Report
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int


def between_files(between: Between) -> Iterator[Problem]:
    """IN-PHAN, IN-CHUA, IN-CHU, IN-CHOT, IN-TONG of classes, IN-CU, IN-SO."""
    editions = read_editions(between.store)
    yield from editions.problems
    for document in between.store.of("booklet", "distribution"):
        record = document.record
        if isinstance(record, Booklet):
            yield from _parts(between, document, record)
            yield from _letters(between, document)
            yield from _open_reports(between, document, record)
            yield from _stale(between, document, editions)
        if isinstance(record, Booklet | Distribution):
            yield from _copies(between, document, record)


def _state(between: Between) -> State:
    return partial(state_of, as_of=between.as_of)


def _parts(between: Between, document: Document, record: Booklet) -> Iterator[Problem]:
    store, source = between.store, document.source
    if not (record.items or record.select or record.classes):
        message = "Ấn phẩm chưa có phần nào để in."
        hint = "Thêm items: [mã tài liệu], select hoặc classes."
        yield source.problem("IN-PHAN", source.at(("title",)), message, hint)
    for index, reference in enumerate(record.items):
        part = store.get(reference)
        if part is not None and part.kind.id in UNPRINTED:
            message = f'"{reference}" là {part.kind.label.lower()}, không đưa vào ấn phẩm được.'
            at = source.at(("items", index))
            yield source.problem("IN-PHAN", at, message, "Ghi mã của từng tài liệu bên trong.")
    for index, selection in enumerate(record.select):
        for place, kind in enumerate(selection.types):
            if kind not in content_types() or kind in UNPRINTED:
                message = f'Không in được loại nội dung "{kind}".'
                at = source.at(("select", index, "types", place))
                hint = "Ví dụ: news, plan, document, material, report."
                yield source.problem("IN-PHAN", at, message, hint)
    for part in left_out(store, record, _state(between)):
        message = f'"{part.title}" ({part.id}) chưa đăng hoặc đã gỡ, nên không được in.'
        hint = "Đăng tài liệu đó trước khi in, hoặc bỏ khỏi danh sách."
        yield source.problem("IN-CHUA", _at(document, record, part.id), message, hint)


def _letters(between: Between, document: Document) -> Iterator[Problem]:
    """What a public pack is printed from, whatever its type."""
    state = _state(between)
    if state(document) == "published":
        for each in sources_of(between.store, document, state):
            yield from lacking_problems(each.path, between.facts[each.path].lacking)


def _open_reports(between: Between, document: Document, record: Booklet) -> Iterator[Problem]:
    """The figures of an open report follow its records: an edition does not notice."""
    for part in parts_of(between.store, record, _state(between)):
        report = part.record if part.kind.id == "report" else None
        if isinstance(report, Report) and not report.checksum:
            message = (
                f'"{part.title}" ({part.id}) chưa chốt số liệu: số liệu còn đổi theo nguồn, nên '
                "bản đã in không biết là mình cũ."
            )
            hint = f"Chốt báo cáo trước khi in: cchc report {report.period.id} --close."
            yield document.source.problem("IN-CHOT", _at(document, record, part.id), message, hint)


def _at(document: Document, record: Booklet, identity: str) -> int:
    """Where a part is named; a material of a class stands at the class, what was found at the
    selection."""
    source = document.source
    if identity in record.items:
        return source.at(("items", record.items.index(identity)))
    return source.at(("classes",) if record.classes else ("select",))


def _copies(
    between: Between, document: Document, record: Booklet | Distribution
) -> Iterator[Problem]:
    """Recipients times copies, classes as of the day of printing."""
    if not any(recipient.is_class for recipient in record.recipients):
        return  # check/printing.py
    day = record.printed or between.as_of.date()
    found = lots(between.store, record.recipients, day)
    for index, lot in enumerate(found):
        yield from _class_fault(document, index, lot, day)
    sent = total(found)
    if record.copies is not None and sent is not None and sent != record.copies:
        message = (
            f"Các nơi nhận cộng lại {format_int(sent)} bản, "
            f"khác số bản in {format_int(record.copies)}."
        )
        at = document.source.at(("copies",))
        hint = "Sửa số bản in hoặc số bản của từng nơi nhận."
        yield document.source.problem("IN-TONG", at, message, hint)


def _class_fault(document: Document, index: int, lot: Lot, day: date) -> Iterator[Problem]:
    source, units = document.source, len(lot.shares)
    if lot.recipient.is_class and not units:
        message = f"Không có đơn vị nào thuộc nhóm này vào ngày {format_date(day)}."
        at = source.at(("recipients", index))
        yield source.problem("IN-TONG", at, message, "Kiểm tra level, kinds và ngày in.")
    elif lot.found is not None and lot.copies != lot.found:
        message = (
            f"{units} đơn vị, mỗi đơn vị {format_int(lot.recipient.each or 0)} bản là "
            f"{format_int(lot.found)} bản, khác {format_int(lot.copies or 0)}."
        )
        at = source.at(("recipients", index, "copies"))
        yield source.problem("IN-TONG", at, message, "Bỏ copies, hoặc sửa số bản mỗi đơn vị.")


def _stale(between: Between, document: Document, editions: Editions) -> Iterator[Problem]:
    last = editions.last(document.id)
    if last is None:
        return
    changed = changed_inputs(last.inputs, inputs_of(between.store, document, _state(between)))
    if changed:
        message = (
            f"Bản in lần {last.number} ({format_date(last.day)}) cũ hơn nguồn: "
            f"{', '.join(changed)} đã thay đổi."
        )
        hint = f"Xem trang cần in lại: cchc pack {document.id} --changes."
        yield document.source.problem("IN-CU", document.source.at(("title",)), message, hint)
