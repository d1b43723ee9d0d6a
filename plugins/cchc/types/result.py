"""A result recorded by itself, outside any article."""

import datetime
from collections.abc import Callable

from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.record import Record, ResultFields
from cchc.schema.scalars import Text


class Result(Record, ResultFields):
    """One result of a task as a document of its own."""

    title: Text | None = field("Tiêu đề", "Bỏ trống thì lấy tên nhiệm vụ.")

    def heading(self) -> str:
        return self.title or f"Kết quả {self.task}"

    def called(self, name_of: Callable[[str], str]) -> str:
        return self.title or f"Kết quả: {name_of(self.task)}"

    def day(self) -> datetime.date | None:
        return self.date


TYPE = ContentType(Result, "ket-qua", "Kết quả", "Kết quả")
