"""Search as a reader meets it: over HTTP, answers weighed, on the articles of the search bench."""

import http.client
import json
import random
import time
from collections.abc import Mapping
from urllib.parse import quote

from tests.api.bench_parts import Options
from tests.api.load import PAGES
from tests.api.serving import serving
from tests.api.support import publish
from tests.bench.measure import Series, cpu_seconds, share
from tests.bench.search import (
    PLANTED,
    articles,
    ask_common,
    ask_numbers,
    ask_phrases,
    phrases,
    recall,
)


def search(options: Options) -> Mapping[str, Series]:
    """The whole index built; every query asked once in each round."""
    chance = random.Random(2007)  # noqa: S311 - the same texts in every run
    planted = phrases(chance)
    rows = list(articles(max(options.articles, PLANTED * len(planted)), planted, chance))
    asked = [*ask_phrases(rows, planted), *ask_numbers()]
    common = [word for words in ask_common(chance).values() for word in words]
    root = options.folder / "search"
    root.mkdir()
    begin, used = time.perf_counter(), time.process_time()
    publish(root, PAGES, rows=rows)
    index = {"wall_s": [time.perf_counter() - begin], "cpu_s": [time.process_time() - used]}
    times: dict[str, list[float]] = {"p50_ms": [], "p95_ms": [], "cpu_ms": [], "largest_kb": []}
    parts: list[float] = []
    with serving(root, root / "log", "127.0.0.1") as served:
        line = http.client.HTTPConnection(*served.ports[0])
        _ask(line, asked[0][0])
        for _ in range(options.rounds):
            used = cpu_seconds([served.process.pid])
            answers = [_ask(line, typed) for typed in [*(typed for typed, _ in asked), *common]]
            used = cpu_seconds([served.process.pid]) - used
            spent = [took for took, _ in answers]
            times["p50_ms"].append(share(spent, 0.5))
            times["p95_ms"].append(share(spent, 0.95))
            times["cpu_ms"].append(used / len(answers) * 1000)
            times["largest_kb"].append(max(len(body) for _, body in answers) / 1000)
            firsts = [_ids(body) for _, body in answers]
            parts += [recall(f, w) for f, (_, w) in zip(firsts, asked, strict=False)]
    return {
        "search.index": index,
        "search.times": times,
        "search.recall": {"recall": [sum(parts) / len(parts)], "least": [min(parts)]},
    }


def _ask(line: http.client.HTTPConnection, words: str) -> tuple[float, bytes]:
    """Milliseconds until the whole answer was there, and the answer."""
    begin = time.perf_counter()
    line.request("GET", f"/api/search?q={quote(words)}")
    answer = line.getresponse()
    body = answer.read()
    took = (time.perf_counter() - begin) * 1000
    assert answer.status == 200, body
    return took, body


def _ids(body: bytes) -> list[str]:
    return [each["id"] for each in json.loads(body)["results"]]
