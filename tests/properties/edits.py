"""Steps that an editor takes with articles: every one changes files of a site in a random place."""

import re
from pathlib import Path
from random import Random

from tests.outputs.sites import article
from tests.properties.texts import (
    SECTIONS,
    TAGS,
    UNITS,
    Step,
    body,
    documents,
    moment,
    note,
    state,
    stated,
    words,
)
from tests.properties.world import World


def add_article(world: World, random: Random) -> str:
    """A new article with this and that."""
    when, number = moment(random), random.randint(10, 19)
    more = [f"id: bai-{number}"]
    if random.random() < 0.5:
        more.append(f"unit: {random.choice(UNITS)}")
    if random.random() < 0.5:
        more.append(f"tags: [{', '.join(random.sample(TAGS, random.randint(1, 3)))}]")
    if random.random() < 0.3:
        more.append(f"summary: {words(random)}")
    path = world.root / f"content/tin/{when[:4]}/bai-{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = article(f"Bài {words(random)}", when, *more, body=body(world, random, path))
    path.write_text(text.replace("tin-chung", random.choice(SECTIONS)), "utf-8")
    return path.name


def edit_body(world: World, random: Random) -> str:
    """Another body, perhaps with links to documents, files and lists."""
    path = random.choice(documents(world))
    head = path.read_text("utf-8").removeprefix("---\n").partition("\n---")[0]
    path.write_text(f"---\n{head}\n---\n\n{body(world, random, path)}\n", "utf-8")
    return path.name


def edit_title(world: World, random: Random) -> str:
    """Another title, or the name where a document has one."""
    path = random.choice(documents(world))
    key = next((key for key in ("title", "name", "abstract", "topic") if stated(path, key)), "")
    if key:
        state(path, key, f"{words(random)} {random.randint(1, 99)}")
    return f"{path.name} {key}"


def edit_field(world: World, random: Random) -> str:
    """Section, unit, summary, day of an article."""
    path = random.choice(documents(world, "tin"))
    key, value = random.choice((
        ("section", random.choice(SECTIONS)), ("unit", random.choice(UNITS)), ("unit", None),
        ("summary", words(random)), ("published", moment(random)), ("author", words(random)),
        ("attachments", "[so-lieu.txt]"), ("attachments", "[so-lieu.txt, van-ban-2031-qd-12]"),
        ("attachments", None), ("change_notes", "\n  - at: 2031-12-01T09:00\n    note: Sửa."),
        ("change_notes", None),
    ))  # fmt: skip
    state(path, key, value)
    return f"{path.name} {key} {value}"


def set_state(world: World, random: Random) -> str:
    """Draft, withdrawn, embargoed, expiring, or public again."""
    path = random.choice(documents(world))
    key, value = random.choice((
        ("state", "nháp"), ("state", "gỡ"), ("state", "đăng"), ("state", None),
        ("published", moment(random)), ("expires", moment(random)), ("expires", None),
    ))  # fmt: skip
    state(path, key, value)
    return f"{path.name} {key} {value}"


def retag(world: World, random: Random) -> str:
    """Other tags."""
    path = random.choice(documents(world, "tin", "van-ban", "ke-hoach"))
    tags = random.sample(TAGS, random.randint(0, 3))
    state(path, "tags", f"[{', '.join(tags)}]" if tags else None)
    return path.name


def edit_result(world: World, random: Random) -> str:
    """An article reports of a task, or no more."""
    path = random.choice(documents(world, "tin"))
    task, day = random.choice(("1a", "1b")), random.choice(("2031-05-05", "2031-12-30"))
    evidence = random.choice(("so-lieu.txt", "bien-ban.pdf", "van-ban-2031-qd-12"))
    result = (
        f"\n  - task: kh-2031-05/{task}\n    date: {day}\n    quantity: {random.randint(1, 3)}"
        f"\n    evidence: {evidence}"
    )
    state(path, "results", result if random.random() < 0.7 else None)
    return path.name


def rename_file(world: World, random: Random) -> str:
    """The same text in another file, which without an id or slug has another address."""
    path = random.choice(documents(world))
    return _move(world, random, path, path.with_name(f"{path.stem}-{random.randint(1, 9)}.md"))


def rename_with_id(world: World, random: Random) -> str:
    """An article with an id in another file or folder: its references stay."""
    path = random.choice([p for p in documents(world, "tin") if stated(p, "id")] or [world.root])
    if path == world.root:
        return "no article with an id"
    new = random.choice((f"doi-{random.randint(1, 9)}.md", f"con/{path.name}"))
    return _move(world, random, path, path.parent / new)


def _move(world: World, random: Random, path: Path, target: Path) -> str:
    """Move a file; mostly the links to it follow it, and its own ones."""
    target.parent.mkdir(exist_ok=True)
    path.rename(target)
    if random.random() < 0.8:
        for other in documents(world):
            text = other.read_text("utf-8")
            if f"({path.name}" in text or f"/{path.name}" in text:
                new = target.relative_to(path.parent).as_posix()
                text = text.replace(f"({path.name}", f"({new}").replace(f"/{path.name}", f"/{new}")
                other.write_text(text, "utf-8")
        if target.parent != path.parent:
            own = (
                target.read_text("utf-8").replace("](../", "](../../").replace("](bai", "](../bai")
            )
            target.write_text(own, "utf-8")
    return f"{path.name} -> {target.name}"


def change_slug(world: World, random: Random) -> str:
    """Another address, with or without a line of the ledger that leads there."""
    path = random.choice(documents(world, "tin", "van-ban", "hop", "danh-muc"))
    slug, old = f"duong-dan-{random.randint(1, 9)}", stated(path, "slug") or path.stem
    state(path, "slug", slug)
    published = stated(path, "published")[:4]
    if published and random.random() < 0.7:
        identity = stated(path, "id") or f"tin-{path.parent.name}-{path.stem}"
        note(world, f"/tin/{published}/{old}/", identity, f"/tin/{published}/{slug}/")
    return f"{path.name} {old} -> {slug}"


def delete(world: World, random: Random) -> str:
    """A document less."""
    path = random.choice(documents(world, random.choice(("tin", "tin", "tin", ""))))
    path.unlink()
    if random.random() < 0.6:
        for other in documents(world):
            text = other.read_text("utf-8")
            there = re.compile(rf"\[([^\]]*)\]\([^)]*\b{re.escape(path.name)}[^)]*\)")
            if there.search(text):
                other.write_text(there.sub(r"\1", text), "utf-8")
    return path.name


ARTICLES: tuple[Step, ...] = (
    edit_body, add_article, edit_title, edit_field, set_state, retag, delete, rename_with_id,
    rename_file, change_slug, edit_result,
)  # fmt: skip
