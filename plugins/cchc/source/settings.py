"""The site's settings: options of plugin `cchc` in mkdocs.yml, read by the library itself."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from cchc.schema.problem import Problem
from cchc.schema.suggestion import did_you_mean
from cchc.source.lines import Lines
from cchc.source.settings_error import SettingsError as SettingsError  # noqa: PLC0414 - also found here
from cchc.vietnamese.windows import Thirds


class Settings(BaseModel):
    """Everything a site may set; each option has a default that works."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    site_name: str = Field("Cải cách hành chính", description="Tên trang.")
    site_url: str = Field("", description="Địa chỉ công bố của trang.")
    organisation: str = Field("", description="Cơ quan chủ quản trang, hiện ở đầu và chân trang.")
    standing_body: str = Field("", description="Cơ quan thường trực, hiện ở chân trang.")
    notice: str = Field("", description="Dòng thông báo trên mọi trang, ví dụ “dữ liệu giả định”.")
    list_size: int = Field(20, ge=5, le=200, description="Số bài trên một trang danh sách.")
    related: int = Field(5, ge=0, le=50, description="Số bài trong “Các tin đã đưa”.")
    page_views: bool = Field(
        False, description="Hiện số lượt xem trên trang mỗi bài; cần API, không có thì không hiện."
    )
    feed_size: int = Field(50, ge=5, le=500, description="Số mục trong nguồn cấp tin (feed).")
    data_license: str = Field(
        "", description="Giấy phép của dữ liệu mở, ví dụ “CC-BY-4.0”; bỏ trống là chưa nêu."
    )
    due_soon_days: int = Field(15, ge=0, le=90, description="Còn bao nhiêu ngày là sắp đến hạn.")
    syllables_per_minute: int = Field(
        220,
        ge=100,
        le=400,
        description="Số âm tiết đọc trong một phút, để ước tính thời gian đọc kịch bản.",
    )
    month_thirds: tuple[int, int] = Field(
        (10, 20), description="Ngày cuối của đầu tháng và giữa tháng."
    )
    feedback_key: str = Field(
        "",
        pattern="^([0-9a-f]{64})?$",
        description="Khóa công khai của hộp phản ánh, do `cchc feedback keygen` in ra; "
        "bỏ trống là chưa mở hộp.",
    )
    feedback_days: int = Field(
        0, ge=0, le=365, description="Số ngày làm việc để trả lời phản ánh; 0 là không nêu hạn."
    )
    feedback_days_source: str = Field("", description="Căn cứ của hạn trả lời phản ánh.")
    feedback_keep_months: int = Field(
        24, ge=1, le=120, description="Số tháng giữ phản ánh sau khi đóng, rồi xóa."
    )

    @field_validator("month_thirds")
    @classmethod
    def _in_order(cls, days: tuple[int, int]) -> tuple[int, int]:
        Thirds(*days)  # raises ValueError, which pydantic collects
        return days

    @property
    def thirds(self) -> Thirds:
        """Beginning, middle and end of a month."""
        return Thirds(*self.month_thirds)

    @cached_property
    def prefix(self) -> str:
        """The path under which the site is published: "/" or "/x/"."""
        path = urlsplit(self.site_url).path.strip("/")
        return f"/{path}/" if path else "/"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; tags of other programs (`!ENV`, `!!python/name:`) mean nothing here."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_settings(root: Path) -> Settings:
    """Settings of the site at `root`. Raises SettingsError."""
    try:
        return _settings(read_configuration(root))
    except ValidationError as error:
        text = (root / "mkdocs.yml").read_text("utf-8-sig")
        raise SettingsError(*(_problem(detail, text) for detail in error.errors())) from None


def read_configuration(root: Path) -> Mapping[str, Any]:
    """The whole of mkdocs.yml as plain data. Raises SettingsError."""
    path = root / "mkdocs.yml"
    if not path.is_file():
        hint = "Chạy lệnh trong thư mục gốc của trang, hoặc dùng --root."
        message = "Không có tệp mkdocs.yml trong thư mục gốc."
        raise SettingsError(Problem("mkdocs.yml", 1, 1, "TEP-THIEU", message, hint))
    try:
        config = yaml.load(path.read_text("utf-8-sig"), Loader=_Loader)  # noqa: S506 - safe loader
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = "Tệp cấu hình sai cú pháp YAML."
        raise SettingsError(Problem("mkdocs.yml", line, column, "FM-YAML", message)) from None
    if not isinstance(config, dict | None):
        raise _not_keys("Tệp cấu hình", "Ví dụ: site_name: Cải cách hành chính")
    return config or {}


def _not_keys(what: str, hint: str) -> SettingsError:
    message = f'{what} phải gồm các dòng "khóa: giá trị".'
    return SettingsError(Problem("mkdocs.yml", 1, 1, "FM-DANG", message, hint))


def _settings(config: Mapping[str, Any]) -> Settings:
    options = dict(_plugin_options(config.get("plugins")))
    for key in ("site_name", "site_url"):
        if config.get(key) is not None:
            options.setdefault(key, config[key])
    return Settings.model_validate(options)


def _problem(detail: ErrorDetails, text: str) -> Problem:
    """A fault of one option, at the line that names it."""
    name = str(detail["loc"][0])
    found = re.search(rf"^[ \t-]*({re.escape(name)})[ \t]*:", text, re.MULTILINE)
    place = Lines.of(text).at(found.start(1) if found else 0)
    if detail["type"] == "extra_forbidden":
        names = Settings.model_fields
        hint = did_you_mean(name, names, f"Các tùy chọn dùng được: {', '.join(names)}.")
        return Problem(
            "mkdocs.yml", *place, "FM-KHOA", f'Plugin cchc không có tùy chọn "{name}".', hint
        )
    meaning = Settings.model_fields[name].description or ""
    message = f'Giá trị của tùy chọn "{name}" không dùng được.'
    return Problem("mkdocs.yml", *place, "FM-DANG", message, f"{meaning}")


def _plugin_options(plugins: Any) -> Mapping[str, Any]:
    """Options under `cchc`. Raises SettingsError where they are no mapping."""
    entries = [plugins] if isinstance(plugins, dict) else plugins
    for entry in entries if isinstance(entries, list) else []:
        options = entry.get("cchc") if isinstance(entry, dict) else None
        if options is not None and not isinstance(options, dict):
            raise _not_keys("Phần tùy chọn của plugin cchc", "Ví dụ: list_size: 20")
        if options:
            return options
    return {}
