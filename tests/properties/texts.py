"""Texts of documents as an editor changes them: keys of the front matter, words, places."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from tests.properties.sites import SINCE
from tests.properties.world import World

Step = Callable[[World, Random], object]
Fields = tuple[tuple[str, tuple[str | None, ...]], ...]
DAYS = ("2031-05-02", "2031-11-30", "2031-12-31", "2032-01-01", "2032-01-05")
HOURS = ("", "T00:00", "T08:00", "T23:59")
TAGS = ("kiểm tra", "cuối năm", "Đường dây nóng", "mới")
UNITS = ("so-noi-vu", "so-tu-phap", "Sở Nội vụ", "STP", "ubnd")
SECTIONS = ("tin-chung", "tin-co-so")
WORDS = ("Sáng", "chiều", "Đoàn", "hồ sơ", "đúng hạn", "Gia Định", "một <hai>", "ba & bốn")


def documents(world: World, *folders: str) -> list[Path]:
    """The Markdown files below some folders of `content/`."""
    tops = [world.root / "content" / folder for folder in folders or ("",)]
    return sorted(path for top in tops for path in top.rglob("*.md"))


def lines_of(path: Path) -> list[str]:
    """The lines of a file."""
    return path.read_text("utf-8").split("\n")


def state(path: Path, key: str, value: str | None) -> None:
    """Set a key of the front matter; None takes it away with everything indented below it."""
    head, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---")
    kept: list[str] = []
    inside = False
    for line in head.split("\n"):
        inside = line.startswith(f"{key}:") or (inside and line.startswith((" ", "-")))
        if not inside:
            kept.append(line)
    if value is not None:
        kept.append(f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}")
    path.write_text("---\n" + "\n".join(kept) + "\n---" + body, "utf-8")


def stated(path: Path, key: str) -> str:
    """What the front matter says of a key, in one line; empty when it says nothing."""
    found = (line for line in lines_of(path) if line.startswith(f"{key}: "))
    return next(found, "").removeprefix(f"{key}: ")


def words(random: Random, most: int = 3) -> str:
    """Some words."""
    return " ".join(random.sample(WORDS, random.randint(1, most)))


def moment(random: Random) -> str:
    """A day, or an instant, around the New Year."""
    return random.choice(DAYS) + random.choice(HOURS)


def body(world: World, random: Random, path: Path) -> str:
    """A body, perhaps with links to documents, files and lists."""
    parts = [words(random)]
    if random.random() < 0.4:
        parts.append("## Mục\n\n- một\n- hai")
    if random.random() < 0.6:
        target = random.choice([path for path in documents(world) if not is_draft(path)])
        up = "../" * (len(path.relative_to(world.root / "content").parts) - 1)
        inside = target.relative_to(world.root / "content").as_posix()
        part = "#muc" if "## Mục" in target.read_text("utf-8") and random.random() < 0.5 else ""
        parts.append(f"Xem [{words(random, 1)}]({up}{inside}{part}).")
    if random.random() < 0.3:
        parts.append(random.choice(("[mọi tin](/tin/)", "![ảnh](so-lieu.txt)", "<b>đậm</b>")))
    return "\n\n".join(parts)


def is_draft(path: Path) -> bool:
    """Whether a file states a draft."""
    return "\nstate: nháp" in path.read_text("utf-8")


def choose(world: World, random: Random, fields: Mapping[str, Fields], *folders: str) -> str:
    """Set one of the `fields` of some document, by a part of its text or path."""
    found = [
        (path, key, values)
        for path in documents(world, *folders)
        for part, choices in fields.items()
        if part in f"{path.parent.parent.name}/" or part in path.read_text("utf-8")
        for key, values in choices
    ]
    if not found:
        return "none"
    path, key, values = random.choice(found)
    value = random.choice(values)
    state(path, key, value)
    return f"{path.name} {key} {value}"


def note(world: World, address: str, identity: str, target: str) -> None:
    """A line of the ledger that leads from an address to another one."""
    ledger = world.root / "dia-chi.txt"
    kept = [line for line in lines_of(ledger) if not line.startswith(f"{address} ")]
    kept.append(f"{address}   {identity}   {SINCE}   redirect   {target}")
    ledger.write_text("\n".join(sorted(filter(None, kept))) + "\n", "utf-8")
