"""No visitor key on disk: the keys are known here, so the files can be searched for them."""

import os
from pathlib import Path

import pytest
from tests.api.support import FIREFOX, NEWS, READER, READER6, failing_store, publish, running

pytestmark = pytest.mark.anyio


async def test_no_key_and_no_secret_in_any_file_or_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    publish(tmp_path)
    store = failing_store(tmp_path)
    async with running(tmp_path, store=store) as api:
        for address in (READER, READER6):
            for page in ("/", NEWS):
                await api.reader(address).hit(page)
        store.broken = True
        await api.reader("198.51.100.9").hit()
        visitors = api.services.visitors
        seen = [key for key, *_ in visitors._seen.items()]
        keys = [key.to_bytes(8, order) for key in seen for order in ("big", "little")]
        traces = [bytes(visitors._secret), *keys, FIREFOX.encode(), READER.encode()]
        traces += [str(key).encode() for key in seen]
        traces += [f"{key:x}".encode() for key in seen]
        assert len(keys) == 4
    files = [Path(folder) / name for folder, _, names in os.walk(tmp_path) for name in names]
    assert files
    data = b"\n".join(file.read_bytes() for file in files) + caplog.text.encode()
    assert b"site_day" in data
    assert "đĩa đầy".encode() in data
    for trace in (*traces, b"198.51.100.9"):
        assert trace not in data
