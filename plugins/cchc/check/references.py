"""References between documents: units, sections, documents, tasks, own files."""

from collections.abc import Iterator

from msgspec import Struct, field

from cchc.check.between import Between
from cchc.check.known import Known, nearest
from cchc.pages.addresses import join
from cchc.schema.problem import Fault, Problem
from cchc.source.store import Store, fold_name
from cchc.types.registry import content_types
from cchc.vietnamese.text import fold


def between_files(between: Between) -> Iterator[Problem]:
    """DON-VI, THAM-CHIEU, TEP-THIEU: whatever points at something that is not there."""
    judge = _Judge(between.store, between.known)
    for path, facts in between.facts.items():
        for sort, text, targets, line, column in facts.citations:
            fault = judge.fault(path, sort, text, targets)
            if fault is not None:
                yield Problem(path, line, column, fault.code, fault.message, fault.hint)


class _Judge(Struct, frozen=True, dict=True):
    store: Store
    known: Known
    _answers: dict[tuple[str, tuple[str, ...]], Fault | None] = field(default_factory=dict)

    def fault(self, path: str, sort: str, text: str, targets: tuple[str, ...]) -> Fault | None:
        """What is wrong with a reference of this sort."""
        if sort == "file":
            return self._file(path, text)
        if sort == "attachment":
            return self._attachment(path, text)
        key = (text, targets)
        if key not in self._answers:
            task = sort == "task"
            self._answers[key] = self._task(text) if task else self._document(text, targets)
        return self._answers[key]

    def _document(self, text: str, targets: tuple[str, ...]) -> Fault | None:
        kinds = self.known.kinds(text)
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

    def _missing(self, text: str, targets: tuple[str, ...], kinds: frozenset[str]) -> Fault:
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
        folder = path.rpartition("/")[0]
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
        if text in self.known.owners or text in self.known.unread:
            return None
        if "." in text or "/" in text:
            return self._file(path, text)
        return self._document(text, ())
