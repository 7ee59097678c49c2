"""An erased person in what is kept of others, who were taken for them: that it happened stays, not with whom."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from server.domain.errors import NotAProfile
from server.domain.hosts import HostMode
from server.domain.linkedin.urns import only_person, person_key
from server.domain.profile_url import profile_key
from server.domain.suppression_list import EMAIL
from server.storage.account import hosts
from server.storage.candidates import redaction
from server.storage.candidates.redaction import RedactedPlace
from server.usecases.candidates.suppression_list import KnownSuppressed

GONE = "…"


@dataclass(frozen=True, slots=True)
class _Gone:
    """Who is erased: the keys of their profiles, and the hosts whose addresses are read as profiles."""

    keys: AbstractSet[str]
    rules: dict[str, HostMode]

    def is_named(self, value: Any) -> bool:
        """Whether a key, a person URN or the address of a profile is the person's."""
        if not isinstance(value, str):
            return False
        if only_person(value):
            return person_key(value) in self.keys
        with suppress(NotAProfile):
            return value in self.keys or profile_key(value, self.rules) in self.keys
        return False


def forget(known: KnownSuppressed) -> None:
    """Take a person out of others' histories, undos and possible profiles; within the caller's transaction."""
    keys = {trace for trace in known.traces if not trace.startswith(EMAIL)}
    person = _Gone(keys, hosts.all_rules())
    ends = {key.partition(":")[2] for key in keys}
    for row in redaction.of(ends | {quote(end) for end in ends}, known.candidate):
        told = _LEFT[row.place](row.told, person)
        if told != row.told:
            redaction.keep(row, told)


def _entry(changes: dict[str, list[Any]], person: _Gone) -> dict[str, list[Any]]:
    return {field: [_value(value, person) for value in both] for field, both in changes.items()}


def _value(value: Any, person: _Gone) -> Any:
    if isinstance(value, list):
        return _without(value, person) or GONE
    return GONE if person.is_named(value) else value


def _undoable_action(data: dict[str, Any], person: _Gone) -> dict[str, Any] | None:
    """What an undo of a link may bring back still; None when it would bring the person."""
    if person.is_named(data.get("member")) or person.is_named(data.get("address")):
        return None
    return data | ({"before": _without(data["before"], person)} if "before" in data else {})


def _without(values: list[Any], person: _Gone) -> list[Any]:
    return [value for value in values if not person.is_named(value)]


_LEFT: dict[RedactedPlace, Callable[[Any, _Gone], Any]] = {
    RedactedPlace.ENTRY: _entry,
    RedactedPlace.UNDOABLE_ACTION: _undoable_action,
    RedactedPlace.GUESS: _without,
}
