"""Bodies rendered by several processes, for a site with many documents.

Markdown is half of the work of a cold build and needs nothing but the document, so worker
processes take it over; what they give back is what this process would have made itself.
"""

from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection

from cchc.pages.site import Site
from cchc.source.documents import Document

FEWEST = 50
"""Below so many documents starting a process costs more than it saves."""


def render_bodies(site: Site, jobs: int) -> None:
    """Render the bodies of all public documents with `jobs` processes, this one included.

    With one job, few documents, or a system that cannot fork, nothing is done: each body is
    rendered when its page asks for it. The caller runs no other threads.
    """
    documents = [document for document in site.public() if not document.kind.hidden]
    if jobs < 2 or len(documents) < FEWEST or "fork" not in get_all_start_methods():
        return
    context = get_context("fork")
    workers = []
    for number in range(1, jobs):
        receiver, sender = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(site, documents[number::jobs], sender))
        worker.start()
        sender.close()
        workers.append((worker, receiver))
    for document in documents[::jobs]:
        site.body(document)
    for worker, receiver in workers:
        # A killed worker sends nothing: its documents are rendered when they are asked for.
        with suppress(EOFError):
            site.adopt(receiver.recv())
        worker.join()


def _work(site: Site, documents: Sequence[Document], sender: Connection) -> None:
    sender.send({document.path: site.body(document) for document in documents})
    sender.close()
