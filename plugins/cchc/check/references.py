"""References between documents: units, sections, documents, tasks, own files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from cchc.check.known import Known, nearest
from cchc.pages.markdown import join
from cchc.schema.problem import Fault, Problem
from cchc.schema.references import AttachmentType, Reference, TaskReference
from cchc.schema.scalars import FileType
from cchc.schema.walk import Value
from cchc.source.store import Store, fold_name
from cchc.types.registry import content_types
from cchc.vietnamese.text import fold


def problems(store: Store, _as_of: datetime) -> Iterator[Problem]:
    """DON-VI, THAM-CHIEU, TEP-THIEU: whatever points at something that is not there."""
    judge = _Judge(store, Known(store))
    for path, values in store.texts.items():
        source = store.sources[path]
        for value in values:
            fault = judge.fault(path, value)
            if fault is not None:
                at = source.at(value.location)
                yield source.problem(fault.code, at, fault.message, fault.hint)


@dataclass(frozen=True)
class _Judge:
    store: Store
    known: Known
    _answers: dict[tuple[str, tuple[str, ...]], Fault | None] = field(default_factory=dict)

    def fault(self, path: str, value: Value) -> Fault | None:
        """What is wrong with a value, if it is a reference."""
        kind, text = value.kind, str(value.value)
        if isinstance(kind, FileType):
            return self._file(path, text)
        if isinstance(kind, AttachmentType):
            return self._attachment(path, text)
        if not isinstance(kind, Reference | TaskReference):
            return None
        key = (text, kind.targets)
        if key not in self._answers:
            task = isinstance(kind, TaskReference)
            self._answers[key] = self._task(text) if task else self._document(text, kind.targets)
        return self._answers[key]

    def _document(self, text: str, targets: tuple[str, ...]) -> Fault | None:
        kinds = self.known.kinds.get(text)
        if text in self.known.unread or (kinds and (not targets or kinds & set(targets))):
            return None
        if not targets or "unit" in targets:
            named = self.known.unit_names.get(fold_name(text), ())
            if len(named) == 1:
                return None
            if named:
                message = f'"{text}" là tên của nhiều đơn vị: {", ".join(named)}.'
                return Fault("DON-VI", message, "Ghi mã của đúng đơn vị.")
        return self._missing(text, targets, kinds)

    def _missing(self, text: str, targets: tuple[str, ...], kinds: frozenset[str] | None) -> Fault:
        code = "DON-VI" if targets == ("unit",) else "THAM-CHIEU"
        types = content_types()
        if kinds:
            found = ", ".join(sorted(types[kind].label for kind in kinds))
            wanted = ", ".join(types[kind].label for kind in targets)
            return Fault(code, f'"{text}" là {found}; ở đây cần {wanted}.', "Ghi đúng mã.")
        titles = self.known.titles(targets)
        identity, title = titles.get(fold(text), ("", ""))
        if title.lower() == text.lower() and "unit" not in targets:
            return Fault(code, f'"{text}" là tên; ở đây cần mã.', f'Ghi mã "{identity}".')
        hint = nearest(text, titles)
        folders = sorted({types[kind].folder for kind in targets})
        where = f" trong content/{folders[0]}/" if len(folders) == 1 else ""
        return Fault(code, f'Không có "{text}".', hint or f"Sửa mã, hoặc thêm tài liệu{where}.")

    def _task(self, text: str) -> Fault | None:
        plan, slash, task = text.partition("/")
        if not slash:
            hint = 'Viết "kế hoạch/nhiệm vụ", ví dụ kh-2007-09/1a-r1.'
            return Fault("THAM-CHIEU", f'"{text}" không phải mã nhiệm vụ.', hint)
        fault = self._document(plan, ("plan",))
        tasks = self.known.tasks.get(plan)
        if fault is not None or tasks is None or task in tasks:
            return fault
        hint = nearest(task, {name: (name, "") for name in tasks})
        message = f'Không có nhiệm vụ "{task}" trong {plan}.'
        return Fault("THAM-CHIEU", message, hint or "Ghi mã như trong kế hoạch.")

    def _file(self, path: str, text: str) -> Fault | None:
        folder = str(PurePosixPath(path).parent)
        if join(folder, text) in self.store.files:
            return None
        beside = {
            name: (name, "")
            for file in self.store.files
            if file.startswith(f"{folder}/") and not file.endswith(".md")
            for name in [file[len(folder) + 1 :]]
        }
        hint = nearest(text, beside) or f"Đặt tệp vào {folder}/, hoặc sửa tên."
        return Fault("TEP-THIEU", f'Không có tệp "{text}" cạnh bài.', hint)

    def _attachment(self, path: str, text: str) -> Fault | None:
        if text in self.known.kinds or text in self.known.unread:
            return None
        if "." in text or "/" in text:
            return self._file(path, text)
        return self._document(text, ())
