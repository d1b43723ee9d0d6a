"""Steps that are no edit: settings, time, hands in the output folder, damaged memory."""

import json
import os
from datetime import datetime, timedelta
from random import Random

from tests.properties.edits import delete
from tests.properties.texts import DAYS, Step, documents, words
from tests.properties.world import World

from cchc.build.memory import recall, remember
from cchc.vietnamese.dates import ZONE

INSTANTS = (
    *(datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZONE)
      for day in (*DAYS, "2032-02-01") for hour in ("00:00", "08:00", "12:00")),
    datetime(2031, 8, 15, 12, tzinfo=ZONE),
    datetime(2032, 3, 1, tzinfo=ZONE),
)  # fmt: skip


def nothing(_world: World, _random: Random) -> str:
    """Nobody does anything."""
    return ""


def touch(world: World, random: Random) -> str:
    """A file with the same bytes and another stamp, or in another inode."""
    path = random.choice(documents(world))
    data = path.read_bytes()
    if random.random() < 0.5:
        path.unlink()
    path.write_bytes(data)
    return path.name


def move_time(world: World, random: Random) -> str:
    """Another instant, earlier or later, often just at an edge."""
    off = random.choice((timedelta(), timedelta(), timedelta(seconds=-1), timedelta(hours=5)))
    world.as_of = random.choice(INSTANTS) + off
    return world.as_of.isoformat()


def change_settings(world: World, random: Random) -> str:
    """Another value of some option."""
    file = world.root / "mkdocs.yml"
    name, value = random.choice((
        ("list_size", random.choice("567")), ("related", random.choice("0123")),
        ("feed_size", random.choice("567")), ("organisation", words(random)),
        ("notice", words(random)), ("due_soon_days", random.choice(("0", "15", "30"))),
        ("data_license", "CC-BY-4.0"), ("feedback_key", random.choice(("", "0f" * 32))),
        ("syllables_per_minute", random.choice(("120", "220"))),
        ("page_views", random.choice((True, False))),
    ))  # fmt: skip
    lines = [line for line in file.read_text("utf-8").split("\n") if f" {name}:" not in line]
    text = "\n".join(line for line in lines if line) + f"\n      {name}: {json.dumps(value)}\n"
    if random.random() < 0.3:
        text = text.replace("https://x.example/tinh/", "https://x.example/khac/")
    file.write_text(text, "utf-8")
    return name


def change_templates(world: World, random: Random) -> str:
    """The templates of another version of the library, whose stamp is another one, too."""
    world.frame = random.choice(("một", "hai", "ba"))
    state = world.request().state.folder
    for file in (state / "manifest", world.other_state / "manifest"):
        parts = recall(file)
        if parts:
            header = list(parts[0])
            header[0] = random.randbytes(16)
            remember(file, (tuple(header), *parts[1:]))
    kept = world.root / ".cchc/analysis"
    parts = recall(kept)
    if parts and random.random() < 0.5:
        remember(kept, (random.randbytes(16), *parts[1:]))
    return world.frame


def count_visits(world: World, random: Random) -> str:
    """Another snapshot of the counter, or none."""
    snapshot = world.root / ".cchc/counter.json"
    if snapshot.is_file() and random.random() < 0.3:
        snapshot.unlink()
        return "no snapshot"
    total = random.randint(50, 60)
    snapshot.parent.mkdir(exist_ok=True)
    snapshot.write_text(json.dumps({"total": total, "as_of": "2031-12-30T10:00:00+07:00"}))
    return str(total)


def count_reports(world: World, random: Random) -> str:
    """Another snapshot of the citizens' box, or none."""
    snapshot = world.root / ".cchc/feedback.json"
    if snapshot.is_file() and random.random() < 0.3:
        snapshot.unlink()
        return "no snapshot"
    total = random.randint(3, 9)
    row = {"month": "2031-05", "unit": "x", "counts": [total, 0, 0, 0], "total": total}
    told = {"until": "2031-05", "rows": [row], "months": {"2031-05": total}, "total": total}
    snapshot.parent.mkdir(exist_ok=True)
    snapshot.write_text(json.dumps(told))
    return str(total)


def harm_output(world: World, random: Random) -> str:
    """Somebody deletes files of the site, or writes into them."""
    told = []
    for out in (world.out, world.other):
        files = sorted(path for path in out.rglob("*") if path.is_file())
        for path in random.sample(files, min(len(files), random.randint(1, 3))):
            told.append(path.name)
            if random.random() < 0.5:
                path.unlink()
            elif random.random() < 0.5:
                path.write_bytes(path.read_bytes()[::-1])
            else:
                path.write_bytes(b"khac")
    return " ".join(told)


def harm_memory(world: World, random: Random) -> str:
    """A file of the build's memory is cut, overwritten or gone."""
    state = world.root / ".cchc"
    ours = [path for path in sorted(state.rglob("*")) if path.is_file() and _is_memory(path.name)]
    told = []
    for path in random.sample(ours, min(len(ours), random.randint(1, 2))):
        told.append(path.name)
        data, how = path.read_bytes(), random.random()
        if how < 0.4:
            path.unlink()
        elif how < 0.7 and path.name != "search.sqlite":  # whose rest only a whole look would miss
            path.write_bytes(data[: random.randint(0, len(data))])
        else:
            path.write_bytes(random.randbytes(100))
    return " ".join(told)


def forget_and_delete(world: World, random: Random) -> str:
    """The manifest is lost, and what it knew of goes at the same time."""
    (world.request().state.folder / "manifest").write_bytes(random.randbytes(random.randint(0, 9)))
    return delete(world, random)


def _is_memory(name: str) -> bool:
    # Without both manifest and list nobody knows any more which files are the build's own; files
    # that an open connection has mapped cannot be cut in the same process.
    others = ("counter.json", "feedback.json", "lock", "files", "unfinished")
    return name not in others and not name.endswith(("-shm", "-wal"))


def interrupt(world: World, random: Random) -> str:
    """An edit is built, the build ends before anything is written, the edit is taken back."""
    inputs = world.inputs()
    path = random.choice(documents(world))
    path.write_text(path.read_text("utf-8") + f"\n\n{words(random)}\n", "utf-8")
    clash = world.root / "content/trang/hop.md"
    if not clash.exists():
        clash.write_text("---\ntitle: Trùng\n---\n", "utf-8")
    count_visits(world, random)
    world.build()
    world.restore(inputs)
    return path.name


def build_elsewhere(world: World, _random: Random) -> str:
    """Another output folder is built as well, after whatever has changed since."""
    world.also = True
    return str(world.other.name)


def build_clean(world: World, _random: Random) -> str:
    """The next build is a clean one into the same folder."""
    world.clean = True
    return ""


def share_work(world: World, _random: Random) -> str:
    """From now on several processes build."""
    world.jobs = 2
    return str(os.cpu_count() and 2)


OTHERS: tuple[Step, ...] = (
    nothing, touch, move_time, move_time, change_settings, change_templates, count_visits,
    count_reports, harm_output, harm_memory, forget_and_delete, interrupt, build_elsewhere,
    build_clean,
)  # fmt: skip
