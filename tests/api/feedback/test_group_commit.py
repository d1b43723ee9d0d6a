import asyncio
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from cchc_api.feedback.group_commit import GroupCommit, Overloaded

pytestmark = pytest.mark.anyio


class Disk:
    """Writes when it is let; knows the batches it wrote."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.free = threading.Event()
        self.broken = False

    def write(self, items: Sequence[int]) -> Sequence[str]:
        self.free.wait(10)
        if self.broken:
            raise OSError("đĩa đầy")
        self.batches.append(list(items))
        return [f"n{item}" for item in items]


async def test_what_arrives_during_a_commit_shares_the_next_one() -> None:
    disk = Disk()
    with ThreadPoolExecutor(1) as writer:
        commits = GroupCommit[int, str](disk.write, writer, 10)
        waiting = [asyncio.create_task(commits.add(0))]
        await asyncio.sleep(0.02)
        waiting += [asyncio.create_task(commits.add(i)) for i in range(1, 5)]
        await asyncio.sleep(0.02)
        assert not any(task.done() for task in waiting)
        disk.free.set()
        assert await asyncio.gather(*waiting) == ["n0", "n1", "n2", "n3", "n4"]
        assert disk.batches == [[0], [1, 2, 3, 4]]
        await commits.close()


async def test_a_failed_commit_is_told_to_all_and_the_next_one_works() -> None:
    disk = Disk()
    disk.broken = True
    disk.free.set()
    with ThreadPoolExecutor(1) as writer:
        commits = GroupCommit[int, str](disk.write, writer, 10)
        found = await asyncio.gather(*(commits.add(i) for i in (1, 2)), return_exceptions=True)
        assert [type(each) for each in found] == [OSError, OSError]
        disk.broken = False
        assert await commits.add(3) == "n3"
        await commits.close()


async def test_too_many_and_late_ones_are_refused() -> None:
    disk = Disk()
    with ThreadPoolExecutor(1) as writer:
        commits = GroupCommit[int, str](disk.write, writer, 1)
        first = asyncio.create_task(commits.add(1))
        await asyncio.sleep(0.02)
        second = asyncio.create_task(commits.add(2))
        await asyncio.sleep(0.02)
        with pytest.raises(Overloaded):
            await commits.add(3)
        disk.free.set()
        await commits.close()
        assert [await first, await second] == ["n1", "n2"]
        with pytest.raises(Overloaded):
            await commits.add(4)
