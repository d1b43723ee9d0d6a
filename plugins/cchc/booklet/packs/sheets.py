"""What a training class needs on paper beside its materials: programme, evaluation, attendance."""

from datetime import date, timedelta
from itertools import groupby

from cchc.booklet.packs.model import Lines, PackPart, Ruled, Sheet
from cchc.booklet.tree import (
    Block,
    Cell,
    Item,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    text_table,
)
from cchc.pages.facts import document_link
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.training import Session, Training
from cchc.vietnamese.dates import format_date, format_time, official_date, weekday_name
from cchc.vietnamese.numbers import format_int

UNSTATED = "chưa có số liệu"
BLANK_DAY = "……/……/…………"
"""Filled in by hand where no day is fixed yet."""

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROW = 9.5
"""Height of a line to sign on, in mm."""
_GRADES = ("Rất tốt", "Tốt", "Đạt", "Chưa đạt")
_CRITERIA = (
    "Nội dung sát với công việc", "Cách trình bày dễ hiểu", "Tài liệu đầy đủ, dùng được ngay",
    "Thời gian thực hành", "Tổ chức lớp, hội trường",
)  # fmt: skip


def programme(site: Site, document: Document) -> PackPart:
    """When what is taught by whom; what nobody fixed yet says so."""
    training = document.as_a(Training)
    blocks: list[Block] = [_line(label, text) for label, text in _facts(site, training)]
    if training.sessions:
        blocks.append(_timetable(training.sessions))
    else:
        blocks += [_line("Thời gian từng buổi", UNSTATED), _line("Nội dung", "")]
        blocks.append(_list(training.topics))
        blocks += [_line("Giảng viên", ""), _list(training.lecturers)]
    title = f"Chương trình tập huấn, lớp {training.no}"
    sheet = Sheet(title, document.title, tuple(blocks), _organiser(site, training))
    return PackPart(f"{document.id}-chuong-trinh", title, sheet)


def evaluation(site: Site, document: Document) -> PackPart:
    """One page for a participant: grades to tick, lines to write on, no name asked."""
    training = document.as_a(Training)
    asked = (*_CRITERIA, *(f"Bài: {topic}" for topic in training.topics))
    rows = tuple((str(n), text, *("" for _ in _GRADES)) for n, text in enumerate(asked, 1))
    table = Ruled(("STT", "Nội dung đánh giá", *_GRADES), rows, (11, 1, 18, 18, 18, 20), 11)
    blocks = (
        Paragraph((Text("Không cần ghi tên. Đánh dấu x vào một ô ở mỗi dòng."),)),
        table,
        _line("Phần có ích nhất", ""),
        Lines(2),
        _line("Cần bổ sung, sửa đổi", ""),
        Lines(3),
    )
    title = f"Phiếu đánh giá, lớp {training.no}"
    sheet = Sheet(title, document.title, blocks, _organiser(site, training))
    return PackPart(f"{document.id}-danh-gia", title, sheet)


def attendance(site: Site, document: Document) -> tuple[PackPart, ...]:
    """A list to sign for every day, with as many lines as the class has seats at most."""
    training = document.as_a(Training)
    seats = seats_of(training)
    rows = tuple((str(n), "", "", "", "") for n in range(1, seats + 1))
    table = Ruled(
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ký tên"), rows, (12, 1.4, 1, 1.3, 32), _ROW
    )
    days = days_of(training)
    found = []
    for number, day in enumerate(days, 1):
        which = f"Ngày thứ {_ordinal(number)}" if len(days) > 1 else "Ngày"
        when = f"{weekday_name(day)}, {format_date(day)}" if day else BLANK_DAY
        meta = f"{document.title}. {which}: {when}. Số chỗ: {format_int(seats)}."
        title = f"Danh sách ký tên, lớp {training.no}"
        listed = f"{title}, {which.lower()}" if len(days) > 1 else title
        sheet = Sheet(listed, meta, (table, *_counted()), _organiser(site, training))
        found.append(PackPart(f"{document.id}-ky-ten-{number}", listed, sheet))
    return tuple(found)


def _counted() -> tuple[Block | Lines, ...]:
    """Who has come is counted and answered for below the last line."""
    signed = _line("Số người ký tên", "……………… người")
    return signed, _line("Người lập danh sách (ký, ghi rõ họ tên)", ""), Lines(1)


def seats_of(training: Training) -> int:
    """The most people a class is for: every seat gets a line; 30 where nobody stated a number."""
    if training.seats is None:
        return 30
    return training.seats.max if training.seats.max is not None else training.seats.min


def days_of(training: Training) -> tuple[date | None, ...]:
    """The days of a class, most of a range; None for a day that is not fixed."""
    first = training.starts.date() if training.starts else training.held
    stated = training.days and (training.days.max or training.days.min)
    if training.starts and training.ends:
        stated = (training.ends.date() - training.starts.date()).days + 1
    return tuple(first + timedelta(n) if first else None for n in range(stated or 1))


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)


def _organiser(site: Site, training: Training) -> tuple[str, ...]:
    if training.unit:
        return (document_link(site, training.unit, "unit").text,)
    return (site.settings.organisation,) if site.settings.organisation else ()


def _facts(site: Site, training: Training) -> tuple[tuple[str, str], ...]:
    found = [
        ("Thời gian", _when(training)),
        ("Địa điểm", training.venue or "chưa nêu"),
        ("Số học viên", f"{training.seats.text()} người" if training.seats else UNSTATED),
    ]
    if training.audience:
        found.append(("Đối tượng", "; ".join(training.audience)))
    return tuple(found)


def _when(training: Training) -> str:
    if training.starts is None:
        days = f", {training.days.text()} ngày" if training.days else ""
        return f"{training.window.text}{days}"
    opening = f"{format_time(training.starts.time())} {weekday_name(training.starts)}"
    text = f"khai giảng {opening}, {format_date(training.starts)}"
    return f"{text}; bế giảng {format_date(training.ends)}" if training.ends else text


def _timetable(sessions: tuple[Session, ...]) -> Table:
    """Lessons in order of time under the day they are given on."""
    table = text_table(("Giờ", "Nội dung", "Người trình bày"), ())
    ordered = sorted(sessions, key=lambda session: session.starts)
    rows: list[Row] = []
    for day, lessons in groupby(ordered, key=lambda session: session.starts.date()):
        rows.append((_day_cell(day),))
        rows += text_table((), map(_lesson, lessons)).body
    return Table(table.head, tuple(rows))


def _day_cell(day: date) -> Cell:
    words = f"{weekday_name(day).capitalize()}, {official_date(day)}"
    return Cell((Paragraph((Text(words),)),), align="left", colspan=3, header=True)


def _lesson(session: Session) -> tuple[str, str, str]:
    clock = format_time(session.starts.time())
    if session.ends:
        clock += f"–{format_time(session.ends.time())}"
    return clock, session.topic, session.lecturer or "chưa nêu"


def _line(label: str, text: str) -> Paragraph:
    return Paragraph((Strong((Text(f"{label}: " if text else f"{label}:"),)), Text(text)))


def _list(entries: tuple[str, ...]) -> List:
    shown = entries or (UNSTATED,)
    return List(tuple(Item("-", (Paragraph((Text(entry),)),)) for entry in shown))
