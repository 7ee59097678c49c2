"""Batches and finders of one company in one dialect: the grammar of Rest.li, and nothing of what is said in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from server.domain.errors import LinkedInDown, LinkedInForbidden, LinkedInRefused
from server.domain.linkedin.kinds import LARGEST_BATCH
from server.linkedin import reading
from server.linkedin.dialects import Dialect
from server.linkedin.dialects.contract import Key, Target
from server.linkedin.restli import keys, responses
from server.linkedin.restli.requests import request
from server.linkedin.restli.responses import BatchOutcome
from server.linkedin.transport.calls import Calls

Params = Sequence[tuple[str, str | Sequence[str]]]


class RestliClient:
    """``api`` is the base of LinkedIn's API. All methods raise what HttpTransport raises."""

    def __init__(self, api: str, dialect: Dialect, calls: Calls) -> None:
        self.dialect = dialect
        self._api, self._calls = api, calls

    def batch(
        self, method: str, target: Target, keys: Sequence[Key], entities: Sequence[Any] | None = None, fields: str = ""
    ) -> list[BatchOutcome]:
        """A batch_update, batch_partial_update, batch_delete or batch_get of at most 100 keys: an outcome for each."""
        parts = [one for one in keys if not isinstance(one, str)]
        texts, query = _compound(target, parts) if parts else _plain(target, [str(one) for one in keys])
        if fields:
            query = f"{query}&fields={fields}"
        body = None if entities is None else {"entities": dict(zip(texts, entities, strict=True))}
        rest_request = request(method, self._api + target.path, target.resource, query, body, target.headers)
        answer = self._calls.send(rest_request, len(texts)).body
        return responses.by_key(answer, texts, parts or None, entities=method == "batch_get")

    def create(self, target: Target, elements: Sequence[Mapping[str, Any]]) -> list[BatchOutcome]:
        """A batch_create of at most 100 elements: an outcome for each."""
        body = {"elements": list(elements)}
        rest_request = request("batch_create", self._api + target.path, target.resource, "", body, target.headers)
        return responses.by_index(self._calls.send(rest_request, len(elements)).body, len(elements))

    def pages(self, target: Target, params: Params, count: int) -> Iterator[list[dict[str, Any]]]:
        """The pages of a finder, ``count`` elements asked for at a time, until LinkedIn has no more."""
        start, last = 0, None
        while True:
            page = [*params, ("start", str(start)), ("count", str(count))]
            rest_request = request("finder", self._api + target.path, target.resource, _query(target, page), None, target.headers)
            body = self._calls.send(rest_request).body
            elements = body.get("elements")
            if not isinstance(elements, list):
                raise LinkedInDown
            if elements and elements == last:
                raise LinkedInDown  # the same page for ever
            yield list(reading.objects(elements))
            start, last = start + len(elements), elements
            if not _more(body, len(elements), start, count):
                return


def require(outcome: BatchOutcome) -> BatchOutcome:
    """The outcome of a single record when it is good. Raise LinkedInForbidden or LinkedInRefused otherwise."""
    if outcome.error is not None:
        raise (LinkedInForbidden if outcome.status == 403 else LinkedInRefused)(outcome.status, outcome.error)
    return outcome


def slices(items: Sequence[Any], size: int = LARGEST_BATCH) -> Iterator[Sequence[Any]]:
    """``items`` in pieces of at most ``size``."""
    return (items[first : first + size] for first in range(0, len(items), size))


def _compound(target: Target, parts: list[keys.Parts]) -> tuple[list[str], str]:
    if target.protocol == 2:
        texts = [keys.text_2(one) for one in parts]
        return texts, keys.query_2(texts)
    return [keys.text_1(one) for one in parts], keys.query_1(parts)


def _plain(target: Target, ids: list[str]) -> tuple[list[str], str]:
    written = [quote(id, safe="") for id in ids]
    if target.protocol == 2:
        return ids, keys.query_2(written)
    return ids, "&".join(f"ids={id}" for id in written)


def _query(target: Target, params: Params) -> str:
    """Parameters; those with several values are repeated under protocol 1.0 and a list under 2.0."""
    if target.protocol == 1:
        return urlencode(params, doseq=True, errors="replace")
    return "&".join(f"{name}={_value_2(value)}" for name, value in params)


def _value_2(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return quote(value, safe="", errors="replace")
    return f"List({','.join(quote(one, safe='') for one in value)})"


def _more(body: Mapping[str, Any], got: int, reached: int, count: int) -> bool:
    """Whether another page may follow: LinkedIn's link says so, or its total, or that this one is full (linkedin.md 20.8)."""
    if not got:
        return False
    paging = body.get("paging")
    paging = paging if isinstance(paging, dict) else {}
    if any(link.get("rel") == "next" for link in reading.objects(paging.get("links"))):
        return True
    total = paging.get("total")
    if isinstance(total, int) and total > 0:
        return reached < total
    granted = paging.get("count")
    return got >= (min(count, granted) if isinstance(granted, int) and granted > 0 else count)
