"""What the secretariat does with a report. Needs the register, and no private key."""

from dataclasses import replace
from datetime import datetime

from cchc.source.feedback_counts import STATUSES
from cchc.vietnamese.zone import ZONE
from cchc_api.feedback.register import Entry
from cchc_api.feedback.seals import seal_answer

ORDER = tuple(STATUSES)


class ActionError(Exception):
    """Something that cannot be done to this report; the text is a Vietnamese sentence."""


def assign(entry: Entry, unit: str, now: datetime) -> Entry:
    """Forward to the unit that must answer; who forwards a report has looked at it."""
    _must_be_open(entry)
    status = "forwarded" if entry.status == "received" else entry.status
    return replace(entry, status=status, assigned=unit, review=0, changed=_at(now))


def answer(entry: Entry, text: str, now: datetime) -> Entry:
    """Answer, sealed to the citizen; a later answer takes the place of an earlier one."""
    _must_be_open(entry)
    sealed = seal_answer(text, entry.reply_key)
    return replace(entry, status="answered", answer=sealed, review=0, changed=_at(now))


def close(entry: Entry, now: datetime, *, spam: bool) -> Entry:
    """End a report; `spam` is what was none, which no count will show."""
    _must_be_open(entry)
    at = _at(now)
    return replace(entry, status="closed", spam=int(spam), review=0, changed=at, closed=at)


def merged(here: Entry, there: Entry) -> Entry | None:
    """The report with what was done to a copy of it; None when that is nothing new.

    A report never goes back, and neither its content nor its keys ever change.
    """
    steps = [(ORDER.index(entry.status), entry.changed) for entry in (here, there)]
    if steps[1] <= steps[0]:
        return None
    return replace(
        here,
        status=there.status,
        changed=there.changed,
        closed=there.closed,
        review=there.review,
        spam=there.spam,
        assigned=there.assigned,
        answer=there.answer,
    )


def _must_be_open(entry: Entry) -> None:
    if entry.status == "closed":
        raise ActionError(f"Phản ánh {entry.code} đã đóng.")


def _at(now: datetime) -> str:
    return now.astimezone(ZONE).isoformat(timespec="seconds")
