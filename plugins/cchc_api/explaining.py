"""What would become of a hit, and why. For the operator; nothing is counted or remembered."""

from collections.abc import Mapping

import msgspec

from cchc_api.addresses import client_from
from cchc_api.services import Services

HEADERS: Mapping[str, bytes] = {
    "agent": b"user-agent",
    "origin": b"origin",
    "site": b"sec-fetch-site",
    "host": b"host",
    "gpc": b"sec-gpc",
    "dnt": b"dnt",
    "purpose": b"sec-purpose",
}
"""Parameters of a question, and the header fields of the hit they stand for."""


class Explanation(msgspec.Struct, frozen=True):
    """One of the outcomes the metrics tell apart."""

    outcome: str
    status: int
    why: str


def explain(services: Services, question: Mapping[str, str]) -> Explanation:
    """Explain a hit told by ``path``, ``address`` and the parameters of ``HEADERS``.

    In the order in which a hit is judged. Called by any thread.
    """
    headers = {
        field: question[name].encode("utf-8", "replace")
        for name, field in HEADERS.items()
        if name in question
    }
    return (
        _refusal(services, question, headers)
        or _uncounted(services, headers)
        or _counted(question, headers)
    )


def _refusal(
    services: Services, question: Mapping[str, str], headers: Mapping[bytes, bytes]
) -> Explanation | None:
    if services.origins.is_foreign(headers):
        return Explanation("refused", 403, "Do trang của nơi khác gửi (Origin, Sec-Fetch-Site).")
    if services.page(question.get("path", "")) is None:
        return Explanation("refused", 404, "Bản đang công bố không có trang này.")
    client = client_from(question.get("address", ""))
    prefix = client.prefix if client else b""
    if services.buckets.is_empty(prefix, services.settings.clock()):
        return Explanation("refused", 429, "Địa chỉ này vừa gửi quá nhiều.")
    return None


def _uncounted(services: Services, headers: Mapping[bytes, bytes]) -> Explanation | None:
    if b"prefetch" in headers.get(b"sec-purpose", b""):
        return Explanation("prefetch", 204, "Trình duyệt tải trước; chưa ai đọc, không tính.")
    if services.bots.is_bot(headers.get(b"user-agent", b"")):
        return Explanation("bot", 204, "Chương trình tự động có tên trong danh sách; đếm riêng.")
    return None


def _counted(question: Mapping[str, str], headers: Mapping[bytes, bytes]) -> Explanation:
    if b"1" in (headers.get(b"sec-gpc"), headers.get(b"dnt")):
        return Explanation("no-key", 204, "Không muốn bị nhận ra (GPC, DNT): chỉ tính lượt xem.")
    if client_from(question.get("address", "")) is None:
        return Explanation("no-key", 204, "Không rõ địa chỉ: chỉ tính lượt xem.")
    return Explanation(
        "counted",
        204,
        "Tính một lượt xem, trừ khi khách này đã mở trang này trong 10 giây vừa qua, hoặc hôm nay "
        "đã có đủ số lượt của một khách.",
    )
