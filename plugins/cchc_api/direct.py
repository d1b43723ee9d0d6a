"""Hits that our own server hands over without ASGI: no task, no messages, no event for each.

They are four fifths of all requests and each is answered from ready bytes as soon as its batch is
durable. Checked, counted and refused exactly as by ``routes/hits.py``, whose functions these are.
"""

import logging
from collections.abc import Callable, Mapping

from cchc_api.addresses import Peer
from cchc_api.counting import RawHeaders, begin, not_stored, tell_refusal
from cchc_api.direct_protocol import Answer, Fields
from cchc_api.problems import INTERNAL, RequestError
from cchc_api.routes.hits import BODY_LIMIT, PATH, check_head, decode
from cchc_api.services import Services

_log = logging.getLogger(__name__)

Reply = Callable[[Answer], None]


class DirectHits:
    """What the server asks about a request for the address of the hits."""

    path = PATH.encode()
    body_limit = BODY_LIMIT

    def __init__(self, services: Services, fields: Mapping[str, str]) -> None:
        """``fields``: header fields of every answer."""
        self._services = services
        self._hits = services.metrics.hits
        self._fields = {name.lower(): value for name, value in fields.items()}
        self._ready = {family: self._stored(family) for family in (0, 4, 6)}

    def peer(self, host: str) -> Peer:
        """Who is at the other end."""
        return self._services.clients.peer(host)

    def start(
        self, peer: Peer, fields: Fields, headers: RawHeaders, body: bytes, reply: Reply
    ) -> None:
        """Count a hit; the reply comes when it is durable."""
        services = self._services
        try:
            check_head(services, headers)
            hit = decode(body)
            client = services.clients.behind(peer, fields) if peer.trusted else peer.client
            outcome, stored = begin(services, hit.path, client, headers)
            ready = self._ready[client.family if client else 0]
            if stored is None:
                self._tell(True, outcome, ready, reply)
            else:
                stored.then(self._tell, outcome, ready, reply)
        except RequestError as error:
            tell_refusal(services, error)
            reply(self._problem(error))
        except Exception:
            _log.exception("Lỗi khi ghi một lượt xem")
            reply(self._problem(RequestError(INTERNAL)))

    def _tell(self, stored: bool, outcome: str, ready: Answer, reply: Reply) -> None:
        if stored:
            self._hits[outcome] += 1
            reply(ready)
        else:
            error = not_stored()
            tell_refusal(self._services, error)
            reply(self._problem(error))

    def _stored(self, family: int) -> Answer:
        fields = {"cache-control": "no-store", **self._fields}
        if family:
            fields["cchc-family"] = str(family)
        return Answer.of(204, fields)

    def _problem(self, error: RequestError) -> Answer:
        response = error.problem.response(error.detail, error.headers)
        fields = {**dict(response.headers), **self._fields}
        return Answer.of(response.status_code, fields, bytes(response.body))
