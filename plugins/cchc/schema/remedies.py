"""What to do about each problem code: one sentence for the handbook and for SARIF viewers.

A problem's own hint is exact about its value; these sentences stand where only the code is known.
"""

from collections.abc import Mapping
from types import MappingProxyType

REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "FM-YAML": "Sửa ở dòng đã nêu: mỗi dòng viết “khóa: giá trị”, sau dấu hai chấm có một "
        "dấu cách; giá trị có dấu hai chấm hoặc dấu # thì đặt trong ngoặc kép.",
        "FM-NHAY": "Thêm dấu ngoặc kép đóng ở cuối giá trị.",
        "FM-TAB": "Thụt dòng bằng dấu cách, không bằng phím Tab.",
        "FM-NBSP": "Xóa dấu cách sau dấu hai chấm rồi gõ lại một dấu cách thường.",
        "FM-TRUNG": "Giữ lại một dòng, xóa dòng kia.",
        "FM-NEO": "Viết giá trị trực tiếp; nếu giá trị bắt đầu bằng & * ! thì đặt trong ngoặc kép.",
        "FM-KHOA": "Sửa tên khóa theo gợi ý; xem các khóa của từng loại trong phần tham chiếu.",
        "FM-THIEU": "Thêm dòng còn thiếu như gợi ý.",
        "FM-DANG": "Viết giá trị đúng dạng: một giá trị, danh sách (mỗi dòng mở đầu bằng -) hoặc "
        "nhóm khóa con, như trong phần tham chiếu.",
        "FM-DONG": "Thêm một dòng --- sau dòng khóa cuối cùng.",
        "FM-MA": "Lưu lại tệp với bảng mã UTF-8 (Notepad: Lưu thành, chọn UTF-8).",
        "FM-LON": "Chia tệp thành nhiều bài.",
        "FM-LOAI": "Thêm hoặc sửa dòng type theo danh sách loại nội dung.",
        "FM-NOI": "Chuyển tệp vào thư mục của loại nội dung đó.",
        "FM-NGAY": "Viết ngày/tháng/năm, hoặc thời hạn như mục “Ngày, thời hạn, con số”.",
        "FM-GIO": "Viết giờ:phút, từ 00:00 đến 23:59.",
        "FM-SO": "Viết bằng chữ số: 8, 9.841.459; khoảng thì 4-5, ít nhất 4.",
        "FM-TIEN": "Viết đủ số đồng: 1.500.000.",
        "FM-CHON": "Chọn đúng một giá trị trong danh sách mà thông báo nêu.",
        "FM-KY": "Viết hai kỳ, kỳ đầu và kỳ cuối: 2007-m04 – 2007-m12.",
        "FM-MA-SO": "Chỉ dùng chữ thường không dấu, số và dấu -, như gợi ý.",
        "FM-TRONG": "Điền giá trị sau dấu hai chấm.",
        "NGAY-HIEU": "Kiểm tra ngày và tháng; đúng rồi thì viết kiểu năm-tháng-ngày cho rõ.",
        "CHU-NFD": "Không bắt buộc sửa; nên gõ bằng bảng mã Unicode dựng sẵn.",
        "CHU-AN": "Xóa chữ ở vị trí đã nêu rồi gõ lại.",
        "CHU-TCVN3": "Chuyển văn bản sang Unicode trước khi dán.",
        "CHU-VNI": "Chuyển văn bản sang Unicode trước khi dán.",
        "KY-TU": "Gõ lại chữ ở vị trí đã nêu, theo gợi ý.",
        "WORD": "Thay bằng dấu cách thường; muốn thụt cấp thì dùng bốn dấu cách.",
        "DON-VI": "Viết mã hoặc tên của đơn vị trong danh mục; đơn vị mới thì thêm vào danh mục.",
        "THAM-CHIEU": "Kiểm tra mã; mã của tài liệu khác đúng như trong tệp của tài liệu đó.",
        "ID-TRUNG": "Đặt mã khác cho tài liệu mới (khóa id).",
        "SLUG-TRUNG": "Đặt đường dẫn khác cho bài mới (khóa slug).",
        "SLUG-DOI": "Trả lại đường dẫn cũ, hoặc nhờ quản trị ghi chuyển hướng vào sổ địa chỉ.",
        "VB-TRUNG": "Kiểm tra số, cơ quan ban hành và năm; mỗi văn bản chỉ nhập một lần.",
        "VB-SO": "Viết số, ký hiệu như trên văn bản: 09/KH-BCĐ.",
        "LIEN-KET": "Sửa địa chỉ của liên kết, hoặc bỏ liên kết.",
        "TEP-THIEU": "Chép tệp vào thư mục của bài, hoặc sửa tên tệp.",
        "KHOANG": "Sửa một trong hai giá trị mà thông báo nêu.",
        "KQ-MINH-CHUNG": "Thêm evidence; chưa có minh chứng thì kết quả chưa được tính.",
        "KQ-TUONG-LAI": "Kiểm tra ngày; ngày chưa đến thì chưa được tính.",
        "KQ-NGOAI": "Sửa tên đơn vị, hoặc bổ sung đơn vị vào danh sách của đợt.",
        "KQ-LOAI": "Thêm khóa kind đúng như một phần của chỉ tiêu.",
        "OVERLAP": "Bỏ đơn vị khỏi một trong hai danh sách.",
        "THU-NGAY": "Sửa thứ hoặc ngày cho khớp.",
        "LICH-THIEU": "Thêm tệp của kỳ phát còn thiếu, hoặc sửa khoảng tháng của chuyên mục.",
        "LICH-TRUNG": "Đổi giờ của một trong hai kỳ phát.",
        "KICH-BAN": "Cắt bớt hoặc thêm lời; nhạc, phỏng vấn thì ghi số phút vào khóa unread.",
        "NGAY-NGHI": "Chọn ngày làm việc, hoặc sửa lịch ngày làm việc trong danh mục.",
        "IN-TONG": "Sửa số bản in hoặc số bản của từng nơi nhận.",
        "IN-PHAN": "Thêm mã tài liệu vào items, thêm select hoặc classes; ấn phẩm khác thì không "
        "đưa vào được.",
        "IN-CHUA": "Đăng phần đó trước khi in, hoặc bỏ khỏi danh sách.",
        "IN-CHU": "Viết bằng chữ (ít nhất, nhiều nhất, đến) thay cho ký hiệu; còn ký hiệu ấy thì "
        "trang không có bản in của văn bản.",
        "IN-CU": "Xem các trang cần in lại: cchc pack MÃ --changes; in xong thì chạy "
        "cchc pack MÃ --edition.",
        "IN-SO": "Lấy lại dòng cũ từ lịch sử của kho; sổ bản in không sửa tay.",
        "IN-CHOT": "Chốt báo cáo trước khi in: cchc report KỲ --close.",
        "BC-KHAC": "Báo cáo giữ số đã chốt. Nguồn bị sửa nhầm thì sửa lại; muốn báo cáo theo số "
        "mới thì bỏ khóa checksum rồi chốt lại.",
        "BC-CHOT": "Lấy lại tệp cũ từ lịch sử của kho, hoặc bỏ khóa checksum rồi chốt lại báo cáo.",
        "DU-LIEU-CN": "Xóa số giấy tờ, số điện thoại, hộp thư của cá nhân khỏi phần công khai.",
        "SUM-RANGE": "Văn bản gốc ghi như vậy thì để nguyên; chép nhầm thì sửa theo văn bản.",
        "TYPE": "Văn bản gốc ghi như vậy thì để nguyên; chép nhầm thì sửa theo văn bản.",
        "TYPE-ROUND": "Khi đã phân đợt, ghi danh sách vào khóa units của từng đợt.",
        "CONFLICT": "Báo lãnh đạo biết; văn bản gốc ghi như vậy thì để nguyên.",
        "BEFORE-ISSUE": "Văn bản gốc ghi như vậy thì để nguyên; chép nhầm thì sửa.",
        "OUT-OF-YEAR": "Văn bản gốc ghi như vậy thì để nguyên; chép nhầm thì sửa.",
        "NO-TARGET": "Văn bản không nêu chỉ tiêu thì để nguyên, đừng tự đặt con số.",
        "NO-DEADLINE": "Văn bản không nêu thời hạn thì để nguyên.",
        "NO-AMOUNT": "Điền số tiền (amount) khi có số liệu.",
        "NO-OUTPUT": "Văn bản không nói rõ việc này thì để nguyên.",
        "NO-CONTACT": "Điền địa chỉ (address) khi kênh được công bố.",
        "NO-OWNER": "Văn bản không nêu đơn vị chủ trì thì để nguyên.",
        "NAME": "Cùng một việc thì dùng một tên; khác nhau thì nói rõ phạm vi.",
        "TYPO": "Sửa dấu cách, trừ khi chép nguyên văn của văn bản gốc.",
        "DATE-PLACEHOLDER": "Ghi ngày đăng thật nếu biết; không biết thì để nguyên.",
    }
)
