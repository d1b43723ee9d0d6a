"""`python -m cchc_cli.demo SITE FOLDER`: a site to try things on, its citizens' box open.

Copies the site, makes a pair of keys for it where it has none, and puts reports of earlier months
into its register, so that the public table has something to show. Nothing of it is for real use:
the password of the key is printed.
"""

import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from cchc.build.analysis import open_store
from cchc.source.feedback_counts import fingerprint
from cchc.types.unit import Unit
from cchc_api.feedback import actions
from cchc_api.feedback.database import FILE
from cchc_api.feedback.key_file import SUFFIX, KeyFile, make_key
from cchc_api.feedback.register import Entry, NewReport, Register
from cchc_api.feedback.seals import SECRET_BYTES, Content, reply_key, seal, secret_hash
from cchc_cli.options import now

PASSWORD = "chi-de-dung-thu"  # noqa: S105 - told to everybody
_PLUGIN = "  - cchc:\n"
SETTINGS = """\
      feedback_key: "{key}"
      feedback_days: 10
      feedback_days_source: Quy chế tiếp nhận phản ánh của bản dùng thử
"""
TEXTS = (
    "Nộp hồ sơ từ đầu tháng, quá hạn trong giấy hẹn mà chưa có kết quả.",
    "Cán bộ ở bộ phận một cửa hướng dẫn tận tình, xin cảm ơn.",
    "Giấy niêm yết thủ tục đã cũ, ghi mức phí không đúng với mức thu.",
    "Phải đi lại ba lần vì mỗi lần được yêu cầu thêm một loại giấy tờ.",
)
MONTHS = (14, 9, 12)
"""Reports a unit got one, two and three months ago; the second unit two thirds."""


def main() -> None:
    """Make the copy and say how to look into the box."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    make(source, folder, now())
    print(
        f"Hộp phản ánh của bản dùng thử: khóa ở {folder}/khoa, mật khẩu {PASSWORD}. Xem sổ bằng:\n"
        f"  .venv/bin/cchc feedback open --root {folder}/trang --keys {folder}/khoa",
        file=sys.stderr,
    )


def make(source: Path, folder: Path, today: datetime) -> Path:
    """The root of the copy; what an earlier call has made of keys and state stays."""
    root, keys = folder / "trang", folder / "khoa"
    root.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(root / "content", ignore_errors=True)
    shutil.copytree(source / "content", root / "content")
    configuration = (source / "mkdocs.yml").read_text("utf-8")
    if "feedback_key:" in configuration:
        (root / "mkdocs.yml").write_text(configuration, "utf-8")
        return root
    key = _key(keys)
    opened = configuration.replace(_PLUGIN, _PLUGIN + SETTINGS.format(key=key), 1)
    (root / "mkdocs.yml").write_text(opened, "utf-8")
    if not (root / ".cchc" / FILE).exists():
        _fill(root, key, today)
    return root


def _key(folder: Path) -> str:
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        return msgspec.json.decode(file.read_bytes(), type=KeyFile).public
    return make_key(folder, PASSWORD)[0]


def _fill(root: Path, key: str, today: datetime) -> None:
    store = open_store(root)
    named = [each.id for each in store.of("unit") if _can_be_named(each.record)]
    units = [named[len(named) // 3], named[2 * len(named) // 3]]
    with closing(Register(root / ".cchc" / FILE)) as register:
        register.add(_reports(units, key, today), today.timestamp())
        for number, entry in enumerate(register.entries()):
            register.replace(_handled(entry, number))


def _can_be_named(record: object) -> bool:
    return isinstance(record, Unit) and record.kind != "nhóm cơ quan"


def _reports(units: list[str], key: str, today: datetime) -> Iterator[NewReport]:
    for months, reports in reversed(list(enumerate(MONTHS, 1))):
        first = today - timedelta(days=30 * months)
        for place, unit in enumerate(units):
            for number in range(reports * (3 - place) // 3):
                secret = secrets.token_bytes(SECRET_BYTES).hex()
                content = Content(unit, TEXTS[number % len(TEXTS)])
                received = first + timedelta(hours=number)
                yield NewReport(
                    received,
                    unit,
                    (received + timedelta(days=14)).date(),
                    False,
                    secret_hash(secret),
                    bytes(reply_key(secret).public_key),
                    seal(content, key),
                    fingerprint(key),
                )


def _handled(entry: Entry, number: int) -> Entry:
    """One of eight waits for its answer, every second of the others is closed."""
    after = datetime.fromisoformat(entry.received) + timedelta(days=5)
    if number % 8 == 3:
        return actions.assign(entry, entry.unit, after)
    answered = actions.answer(entry, "Cơ quan đã kiểm tra và trả lời.", after)
    return actions.close(answered, after, spam=False) if number % 2 else answered


if __name__ == "__main__":
    main()
