"""Every problem code with its fixed severity and its meaning: the one table.

The codes and their sentences come from the project's domain notes; a code never changes its
severity, so that an exit code can be trusted.
"""

from typing import Literal

from msgspec import Struct


class Code(Struct, frozen=True):
    """Severity and a one-line meaning in Vietnamese and English (SARIF rule texts)."""

    severity: Literal["error", "warning"]
    vi: str
    en: str


def _error(vi: str, en: str) -> Code:
    return Code("error", vi, en)


def _warning(vi: str, en: str) -> Code:
    return Code("warning", vi, en)


CODES: dict[str, Code] = {
    # front matter, its form
    "FM-YAML": _error("Phần đầu tệp sai cú pháp", "front matter is not valid YAML"),
    "FM-NHAY": _error("Thiếu dấu ngoặc kép đóng", "unclosed quote"),
    "FM-TAB": _error("Thụt dòng bằng dấu Tab", "indentation with a Tab"),
    "FM-NBSP": _error("Dấu cách không ngắt sau tên khóa", "no-break space after a key's colon"),
    "FM-TRUNG": _error("Khóa viết hai lần", "duplicate key"),
    "FM-NEO": _error("Dùng neo, nhãn hoặc phép trộn của YAML", "anchor, alias, tag or merge key"),
    "FM-KHOA": _error("Không có khóa này", "unknown key"),
    "FM-THIEU": _error("Thiếu một khóa bắt buộc", "required key is missing"),
    "FM-DANG": _error("Giá trị sai dạng", "value has the wrong shape"),
    "FM-DONG": _error("Thiếu dòng --- kết thúc phần đầu tệp", "closing fence is missing"),
    "FM-MA": _error("Tệp không phải UTF-8", "file is not UTF-8"),
    "FM-LON": _error("Tệp quá lớn", "file is too large"),
    "FM-LOAI": _error("Không rõ loại nội dung", "content type is missing or unknown"),
    "FM-NOI": _error("Tệp nằm sai thư mục", "file lies in the wrong folder"),
    # front matter, its values
    "FM-NGAY": _error("Ngày hoặc thời hạn không đúng", "not a date or window"),
    "FM-GIO": _error("Giờ không đúng", "not a time"),
    "FM-SO": _error("Không phải số", "not a number or range"),
    "FM-TIEN": _error("Không phải số tiền", "not an amount of money"),
    "FM-CHON": _error("Giá trị ngoài danh sách", "value is not one of the choices"),
    "FM-KY": _error("Kỳ không đúng", "not a period"),
    "FM-MA-SO": _error("Mã hoặc đường dẫn không đúng dạng", "identifier or slug has a wrong form"),
    "FM-TRONG": _error("Khóa có tên nhưng không có giá trị bắt buộc", "required value is empty"),
    "NGAY-HIEU": _warning("Ngày có thể hiểu hai cách", "day and month could be swapped"),
    # text
    "CHU-NFD": _warning("Chữ tổ hợp (NFD)", "decomposed letters (NFD)"),
    "CHU-AN": _warning("Ký tự ẩn", "invisible character"),
    "CHU-TCVN3": _error("Phông cũ TCVN3", "legacy TCVN3 text"),
    "CHU-VNI": _error("Phông cũ VNI", "legacy VNI text"),
    "KY-TU": _warning("Chữ chuyển mã sai", "letter from a wrong conversion"),
    "WORD": _warning("Dấu cách không ngắt dùng để thụt dòng", "no-break spaces as indentation"),
    # documents and references
    "DON-VI": _error("Không có đơn vị này", "unknown unit"),
    "THAM-CHIEU": _error("Tham chiếu không tồn tại", "unknown reference"),
    "ID-TRUNG": _error("Mã đã dùng", "duplicate id"),
    "SLUG-TRUNG": _error("Hai bài cùng một địa chỉ", "two documents share an address"),
    "SLUG-DOI": _error("Địa chỉ đã đăng bị đổi", "a published address changed"),
    "VB-TRUNG": _error("Số, ký hiệu đã dùng", "duplicate document number"),
    "VB-SO": _error("Số, ký hiệu viết sai cách", "document number is misspelt"),
    "LIEN-KET": _error("Liên kết không dẫn tới đâu", "link leads nowhere"),
    "TEP-THIEU": _error("Không có tệp đính kèm", "attached file is missing"),
    "KHOANG": _error("Ngày hoặc số nằm ngoài khoảng cho phép", "value outside its bounds"),
    # results
    "KQ-MINH-CHUNG": _warning("Kết quả chưa có minh chứng", "result without evidence"),
    # a warning: a build as of an earlier day must be possible, and what is later does not count
    "KQ-TUONG-LAI": _warning("Ngày ở tương lai", "date in the future"),
    "KQ-NGOAI": _warning("Đơn vị ngoài danh sách của đợt", "unit outside the round's list"),
    "KQ-LOAI": _warning("Kết quả không thuộc phần nào của chỉ tiêu", "result fits no target part"),
    "OVERLAP": _error("Đơn vị vừa được kiểm tra vừa được khảo sát", "inspected and surveyed"),
    # schedules, print, personal data
    "THU-NGAY": _error("Thứ không khớp với ngày", "weekday does not match the date"),
    "LICH-THIEU": _warning("Thiếu kỳ phát", "an issue of a series is missing"),
    "LICH-TRUNG": _error("Hai kỳ trùng giờ", "two issues at the same time"),
    "KICH-BAN": _warning("Kịch bản không vừa thời lượng", "script does not fit its issue"),
    "NGAY-NGHI": _warning("Sự kiện vào ngày nghỉ", "event on a holiday"),
    "IN-TONG": _error("Tổng nơi nhận khác số bản in", "recipients do not add up to copies"),
    "IN-PHAN": _error("Tập in thiếu phần, hoặc có phần không in được", "pack without parts"),
    "IN-CHUA": _warning("Một phần chưa đăng nên không in", "a part of a pack is not public"),
    "IN-CHU": _warning("Phông chữ in không có chữ này", "letter that print has no glyph for"),
    "IN-CU": _warning("Bản in cũ hơn nguồn", "printed edition is older than its sources"),
    "IN-SO": _error("Sổ bản in sai", "ledger of printed editions is damaged"),
    "IN-CHOT": _warning("Báo cáo trong ấn phẩm chưa chốt số liệu", "a report in a pack is open"),
    "BC-KHAC": _warning("Số liệu đã chốt khác số liệu tính lại", "frozen rows differ from records"),
    "BC-CHOT": _error("Số liệu đã chốt bị mất hoặc bị sửa", "frozen rows of a report are damaged"),
    "DU-LIEU-CN": _error("Có dữ liệu cá nhân", "personal data in public text"),
    # findings in official texts: nobody may alter them, so they are warnings
    "SUM-RANGE": _warning("Tổng không khớp với từng phần", "total does not match its parts"),
    "TYPE": _warning("Đơn vị khác loại đã nêu", "unit is of another kind than stated"),
    "TYPE-ROUND": _warning("Chưa rõ đơn vị thuộc đợt nào", "units not assigned to a round"),
    "CONFLICT": _warning("Vừa đi kiểm tra vừa được kiểm tra", "inspector is also inspected"),
    "BEFORE-ISSUE": _warning("Thời hạn trước ngày ban hành", "window closed before the issue date"),
    "OUT-OF-YEAR": _warning("Thời hạn vượt ra ngoài kỳ", "window leaves its year or quarter"),
    "NO-TARGET": _warning("Không có chỉ tiêu", "no target stated"),
    "NO-DEADLINE": _warning("Không có thời hạn", "no deadline stated"),
    "NO-AMOUNT": _warning("Không có số tiền", "no amount stated"),
    "NO-OUTPUT": _warning("Việc có nêu tên nhưng không có nội dung", "activity named, not defined"),
    "NO-CONTACT": _warning("Kênh chưa có địa chỉ", "channel without an address"),
    "NO-OWNER": _warning("Không nêu đơn vị chủ trì", "no lead unit stated"),
    "NAME": _warning("Một việc mang nhiều tên gọi", "one thing under several names"),
    "TYPO": _warning("Lỗi dấu cách", "spacing fault"),
    "DATE-PLACEHOLDER": _warning("Ngày đăng có vẻ là ngày chuyển dữ liệu", "migration date"),
}

FINDINGS = frozenset({
    "SUM-RANGE", "TYPE", "TYPE-ROUND", "CONFLICT", "BEFORE-ISSUE", "OUT-OF-YEAR", "NO-TARGET",
    "NO-DEADLINE", "NO-AMOUNT", "NO-OUTPUT", "NO-CONTACT", "NO-OWNER", "NAME",
})  # fmt: skip
"""What an official text itself leaves open or contradicts: shown beside it, never corrected."""
