"""Made-up views, one of each kind, with every part filled; shared by template and theme tests."""

from datetime import date

from cchc.pages.charts import Bar, Block, Line, share_bar, timeline
from cchc.pages.parts import (
    Cell,
    Column,
    Fact,
    Figure,
    FileLink,
    Filter,
    Grid,
    Group,
    Head,
    Item,
    Link,
    Month,
    Notice,
    Option,
    Progress,
    Row,
    RowGroup,
    Share,
    Status,
)
from cchc.pages.views import (
    ArticleView,
    DocumentsView,
    DocumentView,
    HomeView,
    ListView,
    NoticeView,
    PlanView,
    ScheduleView,
    SearchView,
    TableView,
    UnitsView,
    UnitView,
    View,
)

HOME = Link("Trang chủ", "/")
DONE = Status("done_on_time", "Hoàn thành đúng hạn")
LATE = Status("done_late", "Hoàn thành quá hạn")
RUNNING = Status("in_progress", "Đang thực hiện")
NO_RESULT = Status("in_progress", "Trong hạn, chưa có kết quả", no_result=True)
OVERDUE = Status("overdue", "Quá hạn từ 01/07/2007")
SOON = Status("due_soon", "Sắp đến hạn 15/08/2007")
IDLE = Status("not_due", "Chưa đến kỳ")
UNKNOWN = Status("no_information", "Chưa có thông tin")
NO_TARGET = Status("no_target", "Không định lượng")
BEFORE = Status("before_issue", "Trước ngày ban hành")
ADJUSTED = Status("adjusted", "Điều chỉnh")
STATUSES = (
    DONE, LATE, RUNNING, NO_RESULT, SOON, OVERDUE, IDLE, UNKNOWN, NO_TARGET, BEFORE, ADJUSTED,
)  # fmt: skip

_COUNTS = (9, 1, 5, 2, 1, 1, 3, 1, 1, 1, 1)
SHARES = tuple(
    Share(status, count, f"/bang/plan-progress/?status={status.id}")
    for status, count in zip(STATUSES, _COUNTS, strict=True)
)


def _window(month: int, last: int, status: str) -> Bar:
    end = date(2007, last, 30 if last in (4, 6, 9, 11) else 31)
    return Bar(date(2007, month, 1), end, status, f"tháng {month} đến tháng {last}: {status}")


BLOCKS = (
    Block(
        "1. Kiểm tra, khảo sát",
        (
            Line("Kiểm tra liên ngành, đợt 1", (_window(4, 6, "overdue"),), OVERDUE, url="/x/"),
            Line("Kiểm tra liên ngành, đợt 2", (_window(10, 12, "not_due"),), IDLE),
            Line("Khảo sát cơ chế “một cửa” cấp xã", (), RUNNING, "thường xuyên và đột xuất"),
        ),
    ),
    Block(
        "2. Đường dây nóng",
        (
            Line("Đường dây điện thoại nóng", (_window(4, 6, "done_on_time"),), DONE),
            Line("Internet, hộp thư điện tử", (_window(7, 9, "in_progress"),), RUNNING),
        ),
    ),
    Block(
        "3. Họp, hội nghị",
        (
            Line(
                "Họp Ban chỉ đạo hằng quý",
                (
                    _window(1, 3, "before_issue"),
                    _window(4, 6, "done_late"),
                    _window(7, 9, "due_soon"),
                    _window(10, 12, "not_due"),
                ),
                SOON,
            ),
            Line(
                "Hội nghị tổng kết năm",
                (Bar(date(2008, 1, 1), date(2008, 1, 31), "not_due", "tháng 1/2008: chưa đến kỳ"),),
                IDLE,
            ),
        ),
    ),
    Block(
        "5. Thông tin, tuyên truyền",
        (
            Line(
                "Chuyên mục phát thanh – truyền hình",
                tuple(
                    _window(month, month, "done_on_time" if month < 7 else "no_information")
                    for month in range(4, 13)
                ),
                UNKNOWN,
            ),
        ),
    ),
)

PROGRESS = Progress(
    title="Tiến độ đến ngày 31/07/2007",
    shares=SHARES,
    bar_html=share_bar(SHARES),
    note="26 nhiệm vụ của Kế hoạch 09/KH-BCĐ.",
    more=Link("Xem bảng đầy đủ", "/bang/plan-progress/"),
    timeline_html=timeline(BLOCKS, label="Dòng thời gian năm 2007", as_of=date(2007, 7, 31)),
)

NEWS = (
    Item(
        "Thực hiện công tác cải cách hành chính 2007",
        "/tin/2019/thuc-hien-cong-tac-cchc-2007/",
        "07/01/2019",
        "2019-01-07T00:00:00+07:00",
        "Thường trực Ban chỉ đạo lập Kế hoạch 09/KH-BCĐ: kiểm tra liên ngành, đường dây nóng, "
        "tập huấn, tuyên truyền và kinh phí.",
        ("Sở Nội vụ",),
    ),
    Item(
        "Đoàn liên ngành kiểm tra bộ phận “một cửa” tại bốn huyện trong đợt 1",
        "/tin/2007/kiem-tra/",
        "28/06/2007",
        "2007-06-28",
        "Bốn huyện đã niêm yết đủ thủ tục; hai nơi còn thiếu phiếu hẹn trả kết quả.",
        ("Đoàn kiểm tra", "có 4 minh chứng"),
    ),
    Item(
        "Công bố đường dây nóng của Ban chỉ đạo",
        "/tin/2007/duong-day-nong/",
        "15/06/2007",
        "2007-06-15",
        meta=("Sở Nội vụ",),
    ),
)
TASKS = (
    Item("Kiểm tra liên ngành, đợt 1", "/ke-hoach/2007/kh/#1a-r1", status=OVERDUE),
    Item("Đường dây điện thoại nóng", "/ke-hoach/2007/kh/#2-hotline", status=DONE),
)
EVENTS = (
    Item("Lớp tập huấn 1", "/tap-huan/2007/lop-1/", "trong quý III/2007", meta=("200–220 người",)),
    Item(
        "Chuyên mục truyền hình, kỳ tháng 8", "/phat-song/x/", "tháng 8/2007", meta=("Đài PT-TH",)
    ),
)
FILES = (
    FileLink("Kế hoạch 09/KH-BCĐ", "/ke-hoach/2007/kh/kh.pdf", "PDF", "76 KB · 3 trang"),
    FileLink("Bảng nhiệm vụ", "/bang/plan-progress.csv", "CSV", "4 KB"),
)
LAW = """<p>Để thực hiện tốt nhiệm vụ cải cách hành chính năm 2007, ngày 04 tháng 04 năm 2007
Thường trực Ban chỉ đạo cải cách hành chính tỉnh lập kế hoạch số 09/ KH-BCĐ thực hiện công tác
cải cách thủ tục hành chính cụ thể như sau :</p>
<ul class="lawlist"><li><span class="m">1.</span><div><p>Kiểm tra, khảo sát các cơ quan, đơn vị
thực hiện công tác cải cách hành chính:</p><ul><li><span class="m">a.</span><div><p>Ban chỉ đạo Cải
cách hành chính tỉnh thành lập đoàn kiểm tra liên ngành, thành phần tham gia gồm Sở Nội vụ, Sở Tư
pháp, Văn phòng UBND tỉnh và một số cơ quan, đơn vị liên quan.</p><ul><li><span class="m">-</span>
<div><p>Đối tượng kiểm tra: gồm 08 cơ quan cấp tỉnh và 07 huyện, thị xã.</p><ul><li>
<span class="m">+</span><div>Đợt 1 dự kiến kiểm tra 4 sở, 4 huyện và chọn từ 4 – 5 xã, thị trấn;
</div></li><li><span class="m">+</span><div>Đợt 2 dự kiến kiểm tra 4 sở, 3 huyện, thị xã.</div></li>
</ul></div></li></ul></div></li><li><span class="m">đ)</span><div>Một điểm đánh chữ đ.</div></li>
</ul></div></li><li><span class="m">2.</span><div>Thiết lập Đường dây nóng của Ban chỉ đạo cải cách
hành chính tỉnh.</div></li></ul>"""

_COLUMNS = (
    Column("task", "Nhiệm vụ"),
    Column("lead", "Chủ trì"),
    Column("window", "Thời hạn"),
    Column("done", "Kết quả / chỉ tiêu"),
    Column("status", "Trạng thái"),
    Column("evidence", "Minh chứng"),
)


def _row(title: str, status: Status, keys: str, texts: str, percent: int | None = None) -> Row:
    """A row; ``keys`` is "anchor|unit|period", ``texts`` "lead|window|done|evidence"."""
    anchor, unit, period = keys.split("|")
    lead, window, done, evidence = texts.split("|")
    links = (Link(evidence, f"/minh-chung/{anchor}/"),) if evidence else ()
    return Row(
        (
            Cell(title),
            Cell(lead),
            Cell(window, note="dự kiến" if "III" in window else ""),
            Cell(done, percent=percent, source=f"ke-hoach/2007/kh.md:{len(title)}"),
            Cell(status=status),
            Cell(links=links),
        ),
        keys=(("unit", unit), ("status", status.id), ("period", period)),
        source=f"ke-hoach/2007/kh.md:{len(title)}",
        anchor=anchor,
    )


_ROWS = (
    _row("Kiểm tra liên ngành, đợt 1", OVERDUE, "1a-r1|bcd-cchc|2007-q2 2007",
         "Ban chỉ đạo|quý II/2007|11 / 12–13 cuộc|4 minh chứng", 88),
    _row("Khảo sát cơ chế “một cửa” cấp xã", RUNNING, "1b|so-noi-vu|2007",
         "Sở Nội vụ|thường xuyên và đột xuất theo yêu cầu|19 / 30–35 xã|19 minh chứng", 63),
    _row("Đường dây điện thoại nóng", DONE, "2-hotline|so-noi-vu|2007-q2 2007",
         "Sở Nội vụ|quý II/2007|1 / 1 kênh|2 minh chứng", 100),
    _row("Internet, hộp thư điện tử", NO_RESULT, "2-mailbox|so-noi-vu|2007-q3 2007",
         "Sở Nội vụ|quý III/2007|0 / 1 kênh|", 0),
    _row("Lớp tập huấn 1", SOON, "4-class-1||2007-q3 2007",
         "chưa nêu|quý III/2007|0 / 200–220 người|", 0),
    _row("In ấn tài liệu", NO_TARGET, "5-prints||2007", "chưa nêu|không nêu||"),
)  # fmt: skip
_FILTERS = (
    Filter("unit", "Đơn vị", (Option("bcd-cchc", "Ban chỉ đạo"), Option("so-noi-vu", "Sở Nội vụ"))),
    Filter(
        "status",
        "Trạng thái",
        (Option("overdue", "Quá hạn"), Option("done_on_time", "Hoàn thành đúng hạn")),
    ),
    Filter(
        "period",
        "Thời gian",
        (Option("2007-q2", "quý II/2007"), Option("2007-q3", "quý III/2007")),
        "Cả năm",
    ),
)
GRID = Grid(
    id="bang",
    caption="Số liệu đến ngày 31/07/2007. 6 nhiệm vụ; mỗi dòng dẫn tới minh chứng.",
    columns=_COLUMNS,
    groups=(
        RowGroup("1. Kiểm tra, khảo sát", _ROWS[:2]),
        RowGroup("2. Đường dây nóng", _ROWS[2:4]),
        RowGroup("4. Tập huấn", _ROWS[4:]),
    ),
    filters=_FILTERS,
)
DOWNLOADS = (
    Link("Excel", "/bang/x.xlsx"),
    Link("CSV", "/bang/x.csv"),
    Link("JSON", "/bang/x.json"),
)
ARCHIVED = Notice(
    "Kế hoạch lưu trữ, chưa có thông tin về kết quả.",
    "Theo dõi đến ngày 04/04/2007, là ngày ban hành.",
    kind="archive",
)


def _head(title: str, eyebrow: str, lead: str = "", meta: tuple[Fact, ...] = ()) -> Head:
    return Head(title, (HOME, Link(eyebrow, "/muc/")), eyebrow, lead, meta)


HOME_VIEW = HomeView(
    title="Cải cách đi tới đâu, ai làm, đến khi nào: xem ngay ở đây",
    eyebrow="Kế hoạch 09/KH-BCĐ năm 2007",
    lead="26 nhiệm vụ của Ban chỉ đạo, cập nhật từ tin bài và biên bản. "
    "Mỗi trạng thái đều có minh chứng.",
    actions=(Link("Xem kế hoạch", "/ke-hoach/2007/kh/"), Link("Bảng theo dõi", "/bang/")),
    figures=(
        Figure("26", "nhiệm vụ", "/bang/plan-progress/"),
        Figure("41", "tin bài", "/tin/"),
        Figure("14", "đơn vị tham gia", "/don-vi/"),
    ),
    notice=ARCHIVED,
    progress=PROGRESS,
    news=Group("Tin mới", NEWS, Link("Tất cả tin", "/tin/")),
    side=(
        Group("Đến hạn", TASKS, Link("Bảng theo dõi", "/bang/")),
        Group("Sắp tới", EVENTS, empty="Chưa có lịch."),
    ),
    callout=Notice(
        "Đường dây nóng",
        "Gặp vướng mắc ở bộ phận “một cửa”? Xem các kênh tiếp nhận phản ánh.",
        (Link("Các kênh tiếp nhận", "/lien-he/"),),
    ),
)
ARTICLE_VIEW = ArticleView(
    head=_head(
        "Thực hiện công tác cải cách hành chính 2007",
        "Tin cải cách hành chính",
        meta=(Fact("", "07/01/2019 00:00"), Fact("Đơn vị", links=(Link("Sở Nội vụ", "/dv/"),))),
    ),
    body_html=LAW,
    updates=(
        Notice(
            "Đã cập nhật 09/01/2019 08:15:",
            "Sửa số cơ quan được kiểm tra trong đợt 2.",
            (Link("Xem bản trước", "/tin/cu/"),),
            "update",
        ),
    ),
    files=FILES,
    tags=(Link("một cửa", "/the/mot-cua/"), Link("kế hoạch", "/the/ke-hoach/")),
    side=(Group("Nhiệm vụ liên quan", TASKS), Group("Các tin đã đưa", NEWS[1:])),
)
DOCUMENT_VIEW = DocumentView(
    head=_head("Lớp tập huấn nghiệp vụ số 1", "Tập huấn"),
    facts=(
        Fact("Thời gian", "trong quý III/2007 (dự kiến)"),
        Fact("Số người", "200–220 người"),
        Fact("Căn cứ", links=(Link("Kế hoạch 09/KH-BCĐ", "/kh/"),)),
        Fact("Địa điểm", "chưa có số liệu"),
    ),
    body_html="<p>Tập huấn về công tác nghiệp vụ, kỹ năng giao tiếp.</p>",
    files=FILES[:1],
    groups=(Group("Tài liệu của lớp", NEWS[2:]),),
)
PLAN_VIEW = PlanView(
    head=_head(
        "Kế hoạch thực hiện công tác cải cách hành chính 2007",
        "Kế hoạch",
        meta=(Fact("Số", "09/KH-BCĐ"), Fact("Ngày ban hành", "04/04/2007")),
    ),
    facts=(
        Fact("Số, ký hiệu", "09/KH-BCĐ"),
        Fact("Cơ quan", links=(Link("Thường trực Ban chỉ đạo cải cách hành chính tỉnh", "/dv/"),)),
        Fact("Ngày ban hành", "04/04/2007"),
        Fact("Năm", "2007"),
    ),
    notices=(ARCHIVED,),
    files=FILES,
    progress=PROGRESS,
    tasks=GRID,
    body_html=LAW,
    extraordinary=Group("Kết quả ngoài kỳ", EVENTS[:1]),
    findings=(Fact("SUM-RANGE", "7 × (4–5) = 28–35, văn bản ghi 30–35: cận dưới lệch 2."),),
)
LIST_VIEW = ListView(
    head=_head("Tin cải cách hành chính", "Chuyên mục", "Tin của Ban chỉ đạo và các đơn vị."),
    groups=(Group("Tháng 1/2019", NEWS[:1]), Group("Tháng 6/2007", NEWS[1:])),
    side=(("Nguồn cấp tin", (Link("Atom", "/feed.xml"), Link("RSS", "/rss.xml"))),),
    periods=(
        (
            "Theo năm",
            (Link("Năm 2019", "/tin/2019/", current=True), Link("Năm 2007", "/tin/2007/")),
        ),
    ),
    beside=(Link(""), Link("Cũ hơn: năm 2007", "/tin/2007/")),
)
TABLE_VIEW = TableView(
    head=_head("Tiến độ Kế hoạch 09/KH-BCĐ năm 2007", "Bảng theo dõi"),
    grid=GRID,
    downloads=DOWNLOADS,
    totals=(Fact("Tổng số nhiệm vụ", "6"), Fact("Cuộc kiểm tra", "11 / 12–13")),
    others=(Link("Tiến độ kế hoạch", "/a/", current=True), Link("Kiểm tra", "/b/")),
)
SCHEDULE_VIEW = ScheduleView(
    head=_head("Lịch phát sóng", "Phát sóng", "Chuyên mục cải cách hành chính, mỗi tháng một kỳ."),
    year="2007",
    months=tuple(
        Month(f"Tháng {month}/2007", outside=True)
        if month < 4
        else Month(f"Tháng {month}/2007", missing=f"Chưa có kỳ phát tháng {month}/2007")
        if month == 8
        else Month(f"Tháng {month}/2007")
        if month == 12
        else Month(
            f"Tháng {month}/2007",
            (Item(f"Kỳ tháng {month}", "/phat-song/x/", f"05/{month:02}/2007 19:45", status=DONE),),
        )
        for month in range(1, 13)
    ),
    years=(Link("2007", "/phat-song/2007/", current=True), Link("2008", "/phat-song/2008/")),
    downloads=(Link("Lịch .ics", "/phat-song/lich.ics"),),
    undated=Group("Chưa ấn định ngày", EVENTS[:1]),
)
UNIT_VIEW = UnitView(
    head=_head("Sở Nội vụ", "Đơn vị cấp tỉnh"),
    facts=(Fact("Loại", "sở"), Fact("Cấp", "tỉnh"), Fact("Mã", "so-noi-vu")),
    notices=(Notice("Đơn vị đã sáp nhập.", links=(Link("Đơn vị kế thừa", "/don-vi/x/"),)),),
    body_html="<p>Thường trực của Ban chỉ đạo.</p>",
    groups=(Group("Nhiệm vụ chủ trì", TASKS), Group("Tin bài", NEWS), Group("Trống", ())),
)
UNITS_VIEW = UnitsView(
    head=_head("Đơn vị", "Danh mục"),
    groups=(
        Group("Cấp tỉnh", tuple(Item(f"Sở số {n}", f"/don-vi/{n}/") for n in range(1, 8))),
        Group("Cấp huyện", (), empty="Chưa có đơn vị nào."),
    ),
)
DOCUMENTS_VIEW = DocumentsView(
    head=_head("Văn bản", "Văn bản"),
    grid=Grid(
        id="van-ban",
        caption="2 văn bản, mới nhất trước.",
        columns=(
            Column("number", "Số, ký hiệu"),
            Column("issued", "Ngày"),
            Column("abstract", "Trích yếu"),
            Column("file", "Tệp"),
        ),
        groups=(
            RowGroup(
                "",
                (
                    Row(
                        (
                            Cell(links=(Link("99/2006/TT-BTC", "/van-ban/x/"),)),
                            Cell("20/10/2006"),
                            Cell("chưa có"),
                            Cell(links=(Link("PDF, 120 KB", "/van-ban/x.pdf"),)),
                        ),
                        keys=(("form", "TT"),),
                    ),
                    Row((Cell("09/KH-BCĐ"), Cell("04/04/2007"), Cell("Kế hoạch"), Cell("chưa có"))),
                ),
            ),
        ),
        filters=(Filter("form", "Loại", (Option("TT", "Thông tư"),)),),
    ),
    downloads=DOWNLOADS[:2],
)
SEARCH_VIEW = SearchView(
    Head("Tìm kiếm", (HOME,)),
    "/api/search",
    (Filter("type", "Loại", (Option("news", "Tin bài"), Option("plan", "Kế hoạch")), "Mọi loại"),),
    (("Xem tin theo năm", (Link("Năm 2019", "/tin/2019/"),)),),
)
NOTICE_VIEW = NoticeView(
    head=_head("Trang này đã được gỡ", "Thông báo", "Nội dung không còn hiệu lực."),
    links=(HOME,),
)

ALL: dict[str, View] = {
    "home": HOME_VIEW,
    "article": ARTICLE_VIEW,
    "document": DOCUMENT_VIEW,
    "plan": PLAN_VIEW,
    "list": LIST_VIEW,
    "table": TABLE_VIEW,
    "schedule": SCHEDULE_VIEW,
    "unit": UNIT_VIEW,
    "units": UNITS_VIEW,
    "documents": DOCUMENTS_VIEW,
    "search": SEARCH_VIEW,
    "notice": NOTICE_VIEW,
}
