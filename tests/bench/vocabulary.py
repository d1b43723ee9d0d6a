"""Words and sentence patterns of the generated articles: invented, about an invented province.

`{name}` in a pattern stands for a word of the pool of that name, `{number}` for a number. Nothing
here reads as a date, a telephone number or a document number, so the checks have nothing to say.
"""

SECTIONS = (
    ("chi-dao", "Chỉ đạo, điều hành"),
    ("mot-cua", "Bộ phận một cửa"),
    ("so-hoa", "Số hóa hồ sơ"),
    ("can-bo", "Cán bộ, công chức"),
    ("tai-chinh-cong", "Tài chính công"),
    ("co-so", "Chuyện ở cơ sở"),
)

UNITS = (
    ("so-noi-vu", "Sở Nội vụ", "tỉnh", "sở"),
    ("so-tu-phap", "Sở Tư pháp", "tỉnh", "sở"),
    ("so-tai-chinh", "Sở Tài chính", "tỉnh", "sở"),
    ("so-xay-dung", "Sở Xây dựng", "tỉnh", "sở"),
    ("so-y-te", "Sở Y tế", "tỉnh", "sở"),
    ("so-cong-thuong", "Sở Công thương", "tỉnh", "sở"),
    ("thanh-tra-tinh", "Thanh tra tỉnh", "tỉnh", "thanh tra"),
    ("van-phong", "Văn phòng Ủy ban nhân dân tỉnh", "tỉnh", "văn phòng"),
    ("cuc-thue", "Cục Thuế", "tỉnh", "cục"),
    ("dai-ptth", "Đài Phát thanh và Truyền hình", "tỉnh", "đài"),
    ("ban-chi-dao", "Ban chỉ đạo cải cách hành chính", "tỉnh", "ban chỉ đạo"),
    ("phuong-ben-go", "Phường Bến Gỗ", "xã", "phường"),
    ("phuong-cau-ngang", "Phường Cầu Ngang", "xã", "phường"),
    ("xa-dong-soi", "Xã Đồng Sỏi", "xã", "xã"),
    ("xa-giong-cat", "Xã Giồng Cát", "xã", "xã"),
    ("xa-lang-chai", "Xã Làng Chài", "xã", "xã"),
    ("xa-nui-thap", "Xã Núi Thấp", "xã", "xã"),
    ("xa-rach-dua", "Xã Rạch Dừa", "xã", "xã"),
    ("xa-song-trong", "Xã Sông Trong", "xã", "xã"),
    ("xa-vuon-cau", "Xã Vườn Cau", "xã", "xã"),
)

TAGS = (
    "hồ sơ trực tuyến", "đúng hẹn", "tập huấn", "kiểm tra", "góp ý", "ký số", "biên lai",
    "đất đai", "hộ tịch", "đầu tư", "bảo hiểm", "niêm yết", "thanh toán", "sáng kiến",
)  # fmt: skip

POOLS = {
    "when": (
        "Từ đầu quý đến nay", "Trong đợt rà soát vừa rồi", "Sau một tháng làm thử",
        "Ngay trong tuần đầu triển khai", "Qua hai vòng lấy ý kiến", "Bước sang nửa cuối năm",
        "Cùng thời gian này", "Trước khi quy trình mới có hiệu lực",
    ),
    "unit": tuple(name for _, name, _, _ in UNITS),
    "did": (
        "đã sắp xếp lại", "vừa rút ngắn", "công khai", "kiểm tra tại chỗ", "ghép thành một đầu mối",
        "chuyển hẳn lên mạng", "bàn giao cho cơ sở", "đo lại thời gian của", "soạn lại bản mẫu cho",
    ),
    "what": (
        "khâu nhận hồ sơ đăng ký hộ kinh doanh", "việc cấp bản sao trích lục", "lịch tiếp công dân",
        "quy trình xác nhận tình trạng nhà ở", "bước luân chuyển hồ sơ đất đai",
        "việc trả kết quả qua bưu điện", "bảng phân công trực quầy", "tờ khai đề nghị hỗ trợ",
        "sổ theo dõi hồ sơ quá hẹn", "phần nộp phí không dùng tiền mặt",
        "danh mục giấy tờ phải nộp kèm", "việc trả lời góp ý của người dân",
    ),
    "where": (
        "ở tất cả các quầy", "tại trụ sở cũ và điểm lưu động", "ở những nơi đông hồ sơ nhất",
        "cho ba nhóm thủ tục hay gặp", "ở khu vực ven sông", "tại các xã ở xa trung tâm",
        "trên cả bản giấy lẫn bản điện tử",
    ),
    "why": (
        "để người dân chỉ phải đến một lần", "nhằm bớt giấy tờ in ra rồi bỏ",
        "để biết chắc hồ sơ đang nằm ở đâu", "vì số hồ sơ dồn về cuối tháng quá nhiều",
        "theo góp ý của tổ công tác", "để cán bộ mới cũng làm được ngay",
        "nhằm so sánh được giữa các nơi với nhau",
    ),
    "things": (
        "hồ sơ", "lượt hẹn", "phiếu góp ý", "bản khai", "kết quả trả tại nhà", "biên lai điện tử",
        "yêu cầu bổ sung", "cuộc gọi hỏi thủ tục",
    ),
    "state": (
        "được giải quyết trước hẹn", "phải bổ sung giấy tờ", "nộp hoàn toàn qua mạng",
        "chuyển đúng nơi ngay lần đầu", "còn chờ ý kiến của đơn vị phối hợp",
        "do người nhà nộp thay", "được trả lời trong ngày",
    ),
    "who": (
        "Người nộp hồ sơ", "Chủ hộ kinh doanh", "Người cao tuổi", "Sinh viên làm việc xa nhà",
        "Doanh nghiệp mới thành lập", "Cán bộ tư pháp cơ sở", "Trưởng thôn",
    ),
    "can": (
        "chọn giờ hẹn từ hôm trước", "xem hồ sơ đi đến bước nào", "nhận lại bản gốc ngay tại quầy",
        "nộp phí bằng điện thoại", "nhờ tổ hỗ trợ điền tờ khai", "gửi ảnh chụp thay bản sao",
        "hẹn trả kết quả vào buổi tối",
    ),
    "note": (
        "không ai phải nộp thêm bản photo", "mọi bước đều có giấy biên nhận",
        "phần ghi chú do cán bộ điền", "thời hạn tính từ lúc đủ giấy tờ",
        "trường hợp khó thì lãnh đạo quầy ký ngay", "ai chậm cũng thấy trên bảng chung",
    ),
    "reason": (
        "phần mềm mới còn lạ tay", "hai biểu mẫu trùng nhau đã gộp lại",
        "số người trực quầy tăng gấp đôi", "đường truyền ở vùng xa còn yếu",
        "các bước xác minh làm song song", "tờ khai ngắn đi một nửa",
    ),
    "trend": ("tăng rõ", "giảm đáng kể", "gần như không đổi", "chững lại", "tốt lên từng tuần"),
    "role": (
        "Trưởng đoàn kiểm tra", "Đại diện tổ công tác", "Người phụ trách quầy",
        "Ý kiến từ hội trường", "Nhóm khảo sát", "Bộ phận tổng hợp",
    ),
    "request": (
        "ghi rõ tên người xử lý ở từng bước", "bỏ hẳn bản giấy khi đã có bản điện tử",
        "báo trước cho dân nếu phải lùi hẹn", "tổng hợp vướng mắc thành một bảng",
        "thử ở hai xã rồi mới nhân rộng", "đặt thêm bàn viết cho người khuyết tật",
    ),
    "deadline": (
        "trước kỳ họp sau", "trong tháng tới", "ngay khi có đường truyền", "chậm nhất cuối quý",
        "trước khi tổng kết năm",
    ),
}  # fmt: skip

SENTENCES = (
    "{when}, {unit} {did} {what} {where}, {why}.",
    "{unit} cho biết đã nhận {number} {things}, trong đó {number} trường hợp {state}.",
    "{who} có thể {can}; {note}.",
    "So với cùng kỳ, số {things} {state} {trend}, chủ yếu do {reason}.",
    "{role} đề nghị {unit} {request} {deadline}, {why}.",
    "{when}, {number} {things} {where} {state}; lý do hay gặp nhất là {reason}.",
)

HEADINGS = (
    "Việc đã làm", "Cách làm ở cơ sở", "Con số đáng chú ý", "Điều còn vướng", "Người dân nói gì",
    "Chuẩn bị cho đợt sau", "Phân công lại đầu mối", "Kinh nghiệm rút ra", "Những câu hay hỏi",
)  # fmt: skip

LIST_ITEMS = (
    "{unit} {request};", "{who} {can};", "{what} làm xong {deadline};", "{note};",
)  # fmt: skip

TITLES = (
    "{unit} {did} {what} {where}",
    "{unit} {request}: {what} {trend}",
    "Vì sao {what} của {unit} {trend} {where}",
)
