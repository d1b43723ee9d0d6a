"""Steps that an editor takes with everything else: plans, events, units, files, the ledger."""

from collections.abc import Mapping
from random import Random

from tests.outputs.sites import record
from tests.properties.texts import (
    DAYS,
    UNITS,
    Fields,
    Step,
    body,
    choose,
    documents,
    lines_of,
    note,
    words,
)
from tests.properties.world import World


def add_other(world: World, random: Random) -> str:
    """A new document of another type."""
    number = random.randint(1, 9)
    new = random.choice((
        (f"trang/them-{number}.md", (f"title: Trang {number}",)),
        (f"trang/con/them-{number}.md", (f"title: Trang {number}",)),
        (f"trang/{random.choice(('tin', 'hop', 'lien-he'))}.md", ("title: Trùng",)),
        (
            f"danh-muc/don-vi-{number}.md",
            ("type: unit", f"name: Sở thứ {number}", "level: tỉnh", "kind: sở"),
        ),
        (f"danh-muc/muc-{number}.md", ("type: section", f"name: Mục {number}", "order: 3")),
        (
            f"van-ban/2031/cv-{number}.md",
            ("form: CV", f"number: {number}/SNV", "issuer: so-noi-vu", "issued: 2031-12-30",
             f"abstract: Về việc {words(random)}."),
        ),
        (
            f"hop/2032/hop-{number}.md",
            (f"title: Họp {number}", "kind: định kỳ", "planned: quý I/2032", "unit: ubnd"),
        ),
        (
            f"phat-song/2031/ky-{number}.md",
            ("type: broadcast", "series: chuyen-muc", "medium: phát thanh",
             f"month: 2031-m0{number % 3 + 7}", f"airs: 2031-0{number % 3 + 7}-06T18:30",
             "length: 15", "status: đã phát"),
        ),
        (
            f"phan-anh/2031/pa-{number}.md",
            ("topic: Chờ lâu", "received: 2031-12-10", "channel: duong-day-nong",
             f"unit: {random.choice(UNITS)}", "summary: Chờ lâu."),
        ),
    ))  # fmt: skip
    path = world.root / "content" / new[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(record(*new[1], body=body(world, random, path)), "utf-8")
    return new[0]


def edit_ledger(world: World, random: Random) -> str:
    """A line more, a line less, another target."""
    ledger = world.root / "dia-chi.txt"
    lines = [line for line in lines_of(ledger) if line]
    if random.random() < 0.4:
        lines.remove(random.choice(lines))
        ledger.write_text("\n".join(lines) + "\n", "utf-8")
        return "line less"
    if random.random() < 0.3:
        since = random.choice(DAYS) + "T08:00+07:00"
        lines.append(f"/tin/2031/bo-{random.randint(1, 9)}/   x   {since}   withdrawn   -")
        ledger.write_text("\n".join(sorted(lines)) + "\n", "utf-8")
        return "withdrawn"
    target = random.choice(("/tin/", "/van-ban/", "/tin/2031/bai-1/", "/tin/2031/ten-cu/"))
    note(world, f"/cu/{random.randint(1, 3)}.html", "x", target)
    return target


def edit_catalogue(world: World, random: Random) -> str:
    """A unit's or a section's name, short name, order, parent, end."""
    name = ("name", (f"Sở {words(random)}", f"Mục {random.randint(1, 9)}"))
    fields: Mapping[str, Fields] = {
        "\ntype: unit": (
            name, ("short", ("S1", "S2", None)), ("aliases", ("[Sở 1]", "[Sở 2, Sở 3]", None)),
            ("parent", ("so-noi-vu", None)), ("valid_to", (*DAYS, None)),
        ),
        "\ntype: section": (name, ("order", ("1", "2", "3")), ("description", ("a", "b", None))),
        "\ntype: channel": (name, ("address", ("1022", None))),
        "\ntype: visit_count": (("amount", ("50", "60")),),
    }  # fmt: skip
    return choose(world, random, fields, "danh-muc")


def edit_file(world: World, random: Random) -> str:
    """Other bytes of a file beside the documents, a file more, a file less."""
    files = sorted(p for p in (world.root / "content").rglob("*") if p.suffix in (".txt", ".pdf"))
    if not files or random.random() < 0.3:
        folder = random.choice(documents(world)).parent
        files = [folder / random.choice(("so-lieu.txt", "them.txt", "anh.png", "them.pdf"))]
    elif random.random() < 0.3:
        random.choice(files).unlink()
        return "file less"
    path = random.choice(files)
    path.write_bytes(b"%PDF-1.4 " + random.randbytes(random.randint(1, 9)))
    return path.name


def edit_task(world: World, random: Random) -> str:
    """A task's title, window or leader, a heading, the plan's text."""
    plans = documents(world, "ke-hoach")
    if not plans:
        return "no plan"
    old, new = random.choice((
        ("    title: Kiểm tra các sở", f"    title: Kiểm tra {words(random)}"),
        ("    window: quý II/2031", "    window: quý I/2032"),
        ("    window: quý IV/2031", "    window: từ 01/12/2031 đến 05/01/2032"),
        ("    lead: so-noi-vu", "    lead: so-tu-phap"),
        ("      quantity: 2", "      quantity: 1"),
        ("a. Kiểm tra 02 sở;", "a. Kiểm tra 03 sở;"),
        ("    title: Kiểm tra\n", f"    title: {words(random)}\n"),
    ))  # fmt: skip
    text = plans[0].read_text("utf-8")
    plans[0].write_text(text.replace(old, new) if old in text else text.replace(new, old), "utf-8")
    return new.strip()


def edit_event(world: World, random: Random) -> str:
    """A meeting, a class, a broadcast, a round, a report of the hotline, a result."""
    hours = tuple(f"{day}T08:00" for day in DAYS)
    notes = ("change_notes", ("\n  - at: 2031-12-01T09:00\n    note: Đổi giờ.", None))
    windows = ("quý II/2031", "quý IV/2031", "tháng 12/2031", "tháng 1/2032", "quý I/2032")
    fields: Mapping[str, Fields] = {
        "hop/": (
            ("starts", (*hours, None)), ("planned", windows), ("venue", ("A", "B", None)), notes,
        ),
        "tap-huan/": (("starts", (*hours, None)), ("window", windows), ("no", ("1", "2")), notes),
        "\ntype: broadcast": (("status", ("đã phát", "hoãn")), ("length", ("10", "20"))),
        "\ntype: series": (("span", ("2031-m07 – 2031-m08", "2031-m07 – 2032-m01")),),
        "\ntype: inspection": (("window", windows), ("units", ("[ubnd]", None))),
        "\ntype: visit": (
            ("done", ("2031-05-06", None)), ("planned", ("2031-12-30", "2032-01-05", None)),
            ("status", ("dự kiến", "đã kết luận")), ("findings", ("3", None)),
        ),
        "phan-anh/": (
            ("answered", ("2031-06-20", "2031-12-20", None)), ("outcome", ("đúng", None)),
            ("due", ("2031-06-24", "2032-01-05", None)), ("unit", ("so-noi-vu", None)),
        ),
        "ket-qua/": (("quantity", ("1", "2", None)), ("date", ("2031-11-21", "2031-12-30"))),
    }  # fmt: skip
    folders = ("hop", "tap-huan", "phat-song", "kiem-tra", "phan-anh", "ket-qua")
    return choose(world, random, fields, *folders)


MORE: tuple[Step, ...] = (
    edit_ledger, edit_catalogue, edit_file, edit_task, edit_event, add_other,
)  # fmt: skip
