"""An erased person in what is kept of others, who were taken for them: that it happened stays, not with whom."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from server.domain.erased import EMAIL
from server.domain.errors import NotAProfile
from server.domain.linkedin.urns import only_person, person_key
from server.domain.profile_url import profile_key
from server.storage import hosts, mentions
from server.storage.mentions import Place
from server.usecases.erased import Known

GONE = "…"


def forget(known: Known) -> None:
    """Take a person out of others' histories, undos and possible profiles; within the caller's transaction."""
    keys = {trace for trace in known.traces if not trace.startswith(EMAIL)}
    ends = {key.partition(":")[2] for key in keys}
    for mention in mentions.of(ends | {quote(end) for end in ends}, known.candidate):
        told = _LEFT[mention.place](mention.told, keys)
        if told != mention.told:
            mentions.keep(mention, told)


def _entry(changes: dict[str, list[Any]], keys: AbstractSet[str]) -> dict[str, list[Any]]:
    return {field: [_value(value, keys) for value in both] for field, both in changes.items()}


def _value(value: Any, keys: AbstractSet[str]) -> Any:
    if isinstance(value, list):
        return _without(value, keys) or GONE
    return GONE if _names(value, keys) else value


def _deed(data: dict[str, Any], keys: AbstractSet[str]) -> dict[str, Any] | None:
    """What an undo of a link may bring back still; None when it would bring the person."""
    if _names(data.get("member"), keys) or _names(data.get("address"), keys):
        return None
    return data | ({"before": _without(data["before"], keys)} if "before" in data else {})


def _without(values: list[Any], keys: AbstractSet[str]) -> list[Any]:
    return [value for value in values if not _names(value, keys)]


def _names(value: Any, keys: AbstractSet[str]) -> bool:
    """Whether a key, a person URN or the address of a profile is the person's."""
    if not isinstance(value, str):
        return False
    if only_person(value):
        return person_key(value) in keys
    with suppress(NotAProfile):
        return value in keys or profile_key(value, hosts.all_rules()) in keys
    return False


_LEFT: dict[Place, Callable[[Any, AbstractSet[str]], Any]] = {Place.ENTRY: _entry, Place.DEED: _deed, Place.GUESS: _without}
