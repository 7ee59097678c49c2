"""What is left of erased people: digests by which they are known again, grouped by person (design section 5.9)."""

import secrets
from collections.abc import Iterable

from server.domain.suppression_list import digest
from server.storage.candidates.candidates import text_list
from server.storage.database import Statement

_KEEP = Statement("insert into suppressed_trace (person, digest) values (?, ?)")
_ANY = Statement("select 1 from suppressed_trace limit 1")
_OF = """select person, digest from suppressed_trace
    where person in (select person from suppressed_trace where digest in ({digests})) order by id"""
_PEOPLE = Statement(_OF.format(digests="select value from json_each(?)"), _OF.format(digests="select unnest(?::text[])"))


def keep(traces: Iterable[str]) -> None:
    """Remember that the person with these traces was erased."""
    person = secrets.token_hex(8)
    _KEEP.each([(person, digest(trace)) for trace in sorted(traces)])


def any_left() -> bool:
    """Whether anybody was ever erased."""
    return _ANY.row() is not None


def people(digests: Iterable[str]) -> list[frozenset[str]]:
    """All digests of each erased person who has one of ``digests``."""
    traces: dict[str, set[str]] = {}
    for person, one in _PEOPLE.rows(text_list([*digests])):
        traces.setdefault(person, set()).add(one)
    return [frozenset(of) for of in traces.values()]
