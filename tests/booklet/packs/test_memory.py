"""What is remembered of parts saves writing them and changes nothing that is printed."""

from pathlib import Path

from msgspec.structs import replace

from cchc.booklet.packs.compile import compile_pack
from cchc.booklet.packs.data import pack_data
from cchc.booklet.packs.memory import PartMemory
from cchc.booklet.packs.model import Pack


def test_only_a_changed_part_is_written_again(pack: Pack) -> None:
    memory = PartMemory()
    before = pack_data(pack, memory)["parts"]
    changed = replace(pack, parts=(replace(pack.parts[0], title="Khác"), *pack.parts[1:]))
    after = pack_data(changed, memory)["parts"]
    assert after == pack_data(changed)["parts"]
    sheets = [n for n, part in enumerate(after) if part["kind"] == "sheet"]
    assert [n for n in sheets if after[n] is not before[n]] == [0]


def test_a_pack_printed_before_has_the_bytes_of_a_new_one(
    pack: Pack, reading: bytes, fonts: Path
) -> None:
    memory = PartMemory()
    other = replace(pack, parts=pack.parts[1:])
    compile_pack(other, fonts, memory)
    assert compile_pack(pack, fonts, memory) == reading
    assert compile_pack(pack, fonts, memory) == reading
