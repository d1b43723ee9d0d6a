"""Documents to print: a fictional plan that uses every cell, and the plan of the seed."""

import html
import re
import struct
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec.structs

from cchc.booklet.form import Form, choose_form, load_forms
from cchc.booklet.html_tree import parse_html
from cchc.booklet.official import Appendix, OfficialDocument
from cchc.booklet.sections import arrange
from cchc.booklet.tree import text_table
from cchc.pages.renderer import Renderer

STAMP = datetime(2024, 1, 5, tzinfo=UTC)
HOSTILE = r"#a $b$ @c *d* _e_ // f /* g */ <a> \ ` ~ ^ -- --- ... [h] {i} 'k' \u{41} #panic(1); l"

BODY = f"""
<h2 id="i">I. Mục đích, yêu cầu</h2>
<p>Ví dụ <strong>đậm <em>nghiêng đậm</em></strong>, <em>nghiêng</em>, <code>mã #let x = 1</code>,
x<sup>2</sup>, H<sub>2</sub>O.<sup
id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>
<p>Xem thêm: <a href="https://tinh-mau.example/tin/">liên kết ngoài</a></p>
<p>{html.escape(HOSTILE)}</p>
<p>Căn cứ Thông tư 99/2006/TT-BTC; Quyết định số 766/QĐ-TTg ngày 23/6/2022.<br>Dòng mới.</p>
<blockquote><p>Đoạn trích dẫn dài để thấy lề của đoạn trích dẫn so với đoạn văn
thường, có thêm chữ cho đủ hai dòng.</p></blockquote>
<h2>II. Nhiệm vụ</h2>
<ul class="lawlist"><li><span class="m">1.</span><div><p>Kiểm tra các cơ quan:</p>
<ul class="lawlist"><li><span class="m">a.</span><div><p>Thành lập đoàn kiểm tra.</p>
<ul class="lawlist"><li><span class="m">-</span><div><p>Nội dung kiểm tra.</p></div></li>
<li><span class="m">+</span><div><p>Đợt một.</p></div></li></ul></div></li>
<li><span class="m">đ)</span><div><p>Báo cáo kết quả.</p></div></li></ul></div></li></ul>
<h2>Chương II. Quy định chung</h2>
<h3>Mục 1. Tổ chức</h3>
<h4>Điều 5. Trách nhiệm của Sở Nội vụ</h4>
<pre><code>dòng 1
    dòng 2 // #không</code></pre>
<div class="admonition note"><p class="admonition-title">Lưu ý</p><p>Nội dung lưu ý.</p></div>
<p><img src="a.png" alt="Hình vuông màu xám"></p>
<p><img src="b.png" alt="Hình không có tệp"></p>
<table><caption>Bảng 1. Ví dụ</caption><thead><tr><th>STT</th><th>Nội dung</th>
<th align="right">Số lượng</th></tr></thead><tbody>
<tr><td>1</td><td>Kiểm tra việc thực hiện cải cách hành chính</td><td align="right">1.234</td></tr>
<tr><td colspan="2">Cộng</td><td align="right">1.234</td></tr></tbody></table>
<p>Yêu cầu các cơ quan, đơn vị thực hiện./.</p>
<div class="footnote"><hr><ol><li id="fn:1"><p>Chú thích cuối trang.&#160;<a
class="footnote-backref" href="#fnref:1">&#8617;</a></p></li></ol></div>
"""


def form() -> Form:
    """The form of Decree 30/2020."""
    return choose_form(load_forms(), date(2024, 1, 5)).form


def grey_square(side: int = 40) -> bytes:
    """A PNG picture."""
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x80" * side for _ in range(side))
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def task_table(rows: int) -> Appendix:
    """A wide table of tasks, as the plan's appendix."""
    labels = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Chỉ tiêu", "Tình trạng")
    table = text_table(
        labels,
        (
            (str(n), f"Nhiệm vụ số {n}: kiểm tra các cơ quan", "Sở Nội vụ", "Sở Tư pháp",
             "quý II/2024", "4 sở, 4 huyện", "chưa có thông tin")
            for n in range(1, rows + 1)
        ),
    )  # fmt: skip
    return Appendix("Bảng nhiệm vụ", (table,))


def fictional_plan() -> OfficialDocument:
    """A plan of an invented province that fills every cell."""
    return OfficialDocument(
        title="Kế hoạch cải cách hành chính năm 2024",
        form=form(),
        kind="KẾ HOẠCH",
        abstract="Cải cách hành chính nhà nước tỉnh Mẫu năm 2024",
        issued=date(2024, 1, 5),
        parent=("ỦY BAN NHÂN DÂN", "TỈNH MẪU"),
        issuer=("SỞ NỘI VỤ",),
        issuer_name="Sở Nội vụ",
        blocks=parse_html(BODY),
        number="5/KH-SNV",
        place="Mẫu Sơn",
        to=("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các huyện, thị xã"),
        basis=("Căn cứ Luật Mẫu ngày 19 tháng 6 năm 2015;", "Căn cứ Nghị quyết số 76/NQ-CP."),
        recipients=("Như trên", "Ủy ban nhân dân tỉnh (để báo cáo)", "Lưu: VT, CCHC (03 bản)"),
        authority=("KT. GIÁM ĐỐC",),
        post="PHÓ GIÁM ĐỐC",
        signer="Nguyễn Văn Mẫu",
        contact=("Địa chỉ: số 1 đường Mẫu, thành phố Mẫu Sơn. Điện thoại: chưa công bố.",),
        images={"a.png": grey_square()},
        appendices=(task_table(31),),
    )


def seed_lines() -> list[str]:
    """The plan's own lines in the seed, with the markers in front."""
    text = (Path(__file__).parents[1] / "golden" / "seed.txt").read_text(encoding="utf-8")
    lines = [line.replace("\u00a0", " ").strip() for line in text.splitlines()]
    first = next(n for n, line in enumerate(lines) if line.startswith("Để thực hiện tốt"))
    last = next(n for n, line in enumerate(lines) if line.startswith("Các tin đã đưa"))
    return [line for line in lines[first:last] if line]


def seed_html() -> str:
    """The seed's plan as the website's literal lists show it: nested by kind of marker."""
    levels = (r"\d+\.", r"[a-zđ]\.", r"-", r"\+")
    out: list[str] = []
    open_levels: list[int] = []
    for line in seed_lines():
        match = re.match(r"(\d+\.|[a-zđ]\.|-|\+) (.*)", line)
        if match is None:
            out.append(f"<p>{html.escape(line)}</p>")
            continue
        level = next(n for n, pattern in enumerate(levels) if re.fullmatch(pattern, match[1]))
        while open_levels and open_levels[-1] > level:
            out.append("</div></li></ul>")
            open_levels.pop()
        if open_levels and open_levels[-1] == level:
            out.append("</div></li>")
        else:
            out.append('<ul class="lawlist">')
            open_levels.append(level)
        text = html.escape(match[2])
        out.append(f'<li><span class="m">{match[1]}</span> <div><p>{text}</p>')
    out.extend("</div></li></ul>" for _ in open_levels)
    return "\n".join(out)


def seed_plan() -> OfficialDocument:
    """The plan of 04/04/2007, re-set in the form of 2020: place, recipients, signer are unknown."""
    choice = choose_form(load_forms(), date(2007, 4, 4), "nd30-2020")
    return OfficialDocument(
        title="Kế hoạch thực hiện công tác cải cách hành chính 2007",
        form=choice.form,
        kind="KẾ HOẠCH",
        abstract="Thực hiện công tác cải cách hành chính 2007",
        issued=date(2007, 4, 4),
        issuer=("THƯỜNG TRỰC", "BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH TỈNH"),
        blocks=parse_html(seed_html()),
        number="09/KH-BCĐ",
        notes=(choice.note,),
        retypeset=choice.retypeset,
    )


def letter() -> OfficialDocument:
    """An official letter with every box the form has."""
    return msgspec.structs.replace(
        fictional_plan(),
        title="Công văn về báo cáo cải cách hành chính quý II năm 2024",
        layout="letter",
        kind="CÔNG VĂN",
        abstract="báo cáo cải cách hành chính quý II năm 2024",
        number="7/SNV-CCHC",
        basis=(),
        blocks=parse_html(
            "<p>Sở Nội vụ đề nghị các cơ quan gửi báo cáo trước ngày 05/7/2024./.</p>"
        ),
        urgency="HỎA TỐC",
        circulation=("LƯU HÀNH NỘI BỘ",),
        drafter="PL.",
        copies=300,
        appendices=(),
    )


def minutes() -> OfficialDocument:
    """Minutes, signed by their writer and by the chair, who is not known."""
    return msgspec.structs.replace(
        fictional_plan(),
        title="Biên bản họp Ban chỉ đạo",
        layout="minutes",
        kind="BIÊN BẢN",
        abstract="Họp Ban chỉ đạo cải cách hành chính quý II năm 2024",
        number="3/BB-BCĐ",
        to=(),
        basis=(),
        blocks=parse_html("<p>Cuộc họp kết thúc lúc 11 giờ 30 phút cùng ngày./.</p>"),
        authority=(),
        post=None,
        signer=None,
        secretary="Trần Thị Mẫu",
        contact=(),
        appendices=(Appendix("Danh sách dự họp", ()), Appendix("Ý kiến", ())),
    )


def notice() -> OfficialDocument:
    """A notice to one addressee, urgent in the second degree."""
    return msgspec.structs.replace(
        fictional_plan(),
        title="Thông báo kết luận",
        kind="THÔNG BÁO",
        abstract="Kết luận tại cuộc họp Ban chỉ đạo cải cách hành chính",
        number="11/TB-SNV",
        to=("Sở Tài chính",),
        blocks=parse_html("<p>Thực hiện ngay./.</p>"),
        urgency="THƯỢNG KHẨN",
        circulation=("XEM XONG TRẢ LẠI",),
        appendices=(),
    )


def article() -> OfficialDocument:
    """An article, which is no official document."""
    return msgspec.structs.replace(
        fictional_plan(),
        title="Ra mắt trang thông tin",
        layout="article",
        kind="",
        abstract="Ra mắt trang thông tin cải cách hành chính",
        dateline="Đăng ngày 05/01/2024 – Nguồn: Sở Nội vụ",
        to=(),
        basis=(),
        contact=(),
        appendices=(),
        blocks=parse_html("<p>Trang thông tin đã ra mắt.</p>"),
    )


CONSTRUCTS = (Path(__file__).with_name("constructs.md")).read_text(encoding="utf-8")
"""Every construct of the language, as an author writes it."""


def constructs_html() -> str:
    """Every construct as the website shows it."""
    return Renderer().body(CONSTRUCTS, lambda address: address).html


def constructs() -> OfficialDocument:
    """Every construct in an official document."""
    blocks, appendices = arrange(parse_html(constructs_html()))
    images = {"so-do.png": grey_square()}
    return msgspec.structs.replace(
        fictional_plan(), blocks=blocks, appendices=appendices, images=images
    )


def copied_letter() -> OfficialDocument:
    """A letter as an office copied it on paper; who signed the copy is not known."""
    copy = msgspec.structs.replace(
        letter(),
        title="",
        kind="SAO Y",
        abstract="",
        parent=(),
        issuer=("VĂN PHÒNG", "ỦY BAN NHÂN DÂN"),
        blocks=(),
        number="9/SY-VP",
        recipients=("Các phòng", "Lưu: VT"),
        authority=("TL. CHỦ TỊCH",),
        post="CHÁNH VĂN PHÒNG",
        signer=None,
        drafter=None,
        copies=None,
    )
    lines = ("1240/QĐ-UBND, 2024-01-05T10:20:30+07:00",)
    return msgspec.structs.replace(
        letter(), urgency=None, circulation=(), copy=copy, sign_info=lines
    )


def form_of_2011() -> OfficialDocument:
    """A plan of 2012 in the form of its day, with an appendix and a second page."""
    choice = choose_form(load_forms(), date(2012, 1, 5))
    return msgspec.structs.replace(fictional_plan(), form=choice.form, issued=date(2012, 1, 5))
