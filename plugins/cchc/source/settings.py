"""The site's settings: options of plugin `cchc` in mkdocs.yml, read by the library itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cchc.schema.problem import Problem


class SettingsError(Exception):
    """mkdocs.yml cannot be read; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Settings(BaseModel):
    """Everything a site may set; each option has a default that works."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    site_name: str = Field("Cải cách hành chính", description="Tên trang.")
    site_url: str = Field("", description="Địa chỉ công bố của trang.")
    organisation: str = Field("", description="Cơ quan chủ quản trang, hiện ở đầu và chân trang.")
    standing_body: str = Field("", description="Cơ quan thường trực, hiện ở chân trang.")
    place: str = Field("", description="Địa danh in trên văn bản.")
    notice: str = Field("", description="Dòng thông báo trên mọi trang, ví dụ “dữ liệu giả định”.")
    list_size: int = Field(20, ge=5, le=200, description="Số bài trên một trang danh sách.")
    related: int = Field(5, ge=0, le=50, description="Số bài trong “Các tin đã đưa”.")
    feed_size: int = Field(50, ge=5, le=500, description="Số mục trong nguồn tin.")
    due_soon_days: int = Field(15, ge=0, le=90, description="Còn bao nhiêu ngày là sắp đến hạn.")
    month_thirds: tuple[int, int] = Field(
        (10, 20), description="Ngày cuối của đầu tháng và giữa tháng."
    )

    @property
    def prefix(self) -> str:
        """The path under which the site is published: "/" or "/x/"."""
        path = urlsplit(self.site_url).path.strip("/")
        return f"/{path}/" if path else "/"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; tags of other programs (`!ENV`, `!!python/name:`) mean nothing here."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_settings(root: Path) -> Settings:
    """Settings of the site at `root`. Raises SettingsError."""
    return _settings(read_configuration(root))


def read_configuration(root: Path) -> Mapping[str, Any]:
    """The whole of mkdocs.yml as plain data. Raises SettingsError."""
    path = root / "mkdocs.yml"
    if not path.is_file():
        hint = "Chạy lệnh trong thư mục gốc của trang, hoặc dùng --root."
        message = "Không có tệp mkdocs.yml trong thư mục gốc."
        raise SettingsError(Problem("mkdocs.yml", 1, 1, "TEP-THIEU", message, hint))
    try:
        config = yaml.load(path.read_text("utf-8-sig"), Loader=_Loader)  # noqa: S506 - safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = "Tệp cấu hình sai cú pháp YAML."
        raise SettingsError(Problem("mkdocs.yml", line, column, "FM-YAML", message)) from None
    return config if isinstance(config, dict) else {}


def _settings(config: Mapping[str, Any]) -> Settings:
    options = dict(_plugin_options(config.get("plugins")))
    for key in ("site_name", "site_url"):
        if config.get(key) is not None:
            options.setdefault(key, config[key])
    try:
        return Settings.model_validate(options)
    except ValidationError as error:
        names = ", ".join(".".join(map(str, detail["loc"])) for detail in error.errors())
        message = f"Tùy chọn của plugin cchc không đúng: {names}."
        known = ", ".join(Settings.model_fields)
        problem = Problem("mkdocs.yml", 1, 1, "FM-KHOA", message, f"Các tùy chọn: {known}.")
        raise SettingsError(problem) from None


def _plugin_options(plugins: Any) -> Mapping[str, Any]:
    if isinstance(plugins, dict):
        return plugins.get("cchc") or {}
    for entry in plugins if isinstance(plugins, list) else []:
        if isinstance(entry, dict) and "cchc" in entry:
            return entry["cchc"] or {}
    return {}
