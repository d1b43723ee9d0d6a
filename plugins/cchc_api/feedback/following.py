"""What became of a report, for who has its code and its secret."""

from dataclasses import dataclass

from starlette.requests import Request

from cchc_api import problems
from cchc_api.feedback.codes import read_code
from cchc_api.feedback.database import RegisterError
from cchc_api.feedback.intake import prefix_of
from cchc_api.feedback.register import Entry
from cchc_api.feedback.seals import SealError, open_answer
from cchc_api.problems import RequestError
from cchc_api.services import Services


@dataclass(frozen=True, slots=True)
class Followed:
    """A report with its answer opened."""

    entry: Entry
    answer: str


async def follow(services: Services, request: Request, code: str, secret: str) -> Followed:
    """Raises RequestError: bucket empty, no such code with this secret, register unusable.

    A wrong code and a wrong secret get the same answer: nobody learns which codes exist.
    """
    now = services.settings.clock()
    wait = services.feedback.status_clients.take(prefix_of(services, request), now)
    if wait:
        raise RequestError(problems.TOO_MANY, headers={"Retry-After": str(wait)})
    known, typed = read_code(code), "".join(secret.split()).lower()
    try:
        entry = await services.feedback.find(known, typed) if known else None
    except RegisterError:
        raise RequestError(problems.REPORT_NOT_STORED, headers={"Retry-After": "5"}) from None
    if entry is None:
        raise RequestError(
            problems.UNKNOWN_REPORT, "Không có phản ánh nào khớp với mã và mã bí mật này."
        )
    return Followed(entry, _answer(entry, typed))


def _answer(entry: Entry, secret: str) -> str:
    if entry.answer is None:
        return ""
    try:
        return open_answer(entry.answer, secret)
    except SealError:
        return "Không đọc được câu trả lời; hãy liên hệ cơ quan và nêu mã phản ánh."
