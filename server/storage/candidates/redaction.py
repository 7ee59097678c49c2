"""Where others than a person may name them: histories, undoable actions and LinkedIn's guesses of whoever was taken for them."""

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from server.storage.database import Statement


class RedactedPlace(StrEnum):
    """What names somebody, by its table."""

    ENTRY = "history_entry"
    UNDOABLE_ACTION = "undoable_action"
    GUESS = "linkedin_match"


_COLUMN = {RedactedPlace.ENTRY: "changes", RedactedPlace.UNDOABLE_ACTION: "data", RedactedPlace.GUESS: "members"}
_WHICH = {
    RedactedPlace.ENTRY: "change in ('linked', 'unlinked')",
    RedactedPlace.UNDOABLE_ACTION: "kind in ('linked', 'unlinked')",
    RedactedPlace.GUESS: "members <> '[]'",
}
# Whoever is erased is rare, so these read the whole of a table; nothing is kept to find them by.
_NAMING = """select id, {told} from {place} where {which} and (candidate_id is null or candidate_id <> ?)
    and {find}(lower({told}), lower(?)) > 0 order by id"""
_NAMING_ROWS = {
    place: Statement(*(_NAMING.format(told=told, place=place, which=_WHICH[place], find=find) for find in ("instr", "strpos")))
    for place, told in _COLUMN.items()
}
_KEEP = {place: Statement(f"update {place} set {told} = ? where id = ?") for place, told in _COLUMN.items()}
_REMOVE = {place: Statement(f"delete from {place} where id = ?") for place in RedactedPlace}


class RedactionRow(NamedTuple):
    """A row that may name the person; ``told`` is its JSON."""

    place: RedactedPlace
    id: int
    told: Any


def of(words: Iterable[str], besides: int | None) -> Iterator[RedactionRow]:
    """Rows with one of ``words`` in them that are not the candidate's ``besides``; the caller looks closer."""
    written = sorted({json.dumps(word)[1:-1] for word in words})
    for place, statement in _NAMING_ROWS.items():
        rows = {id: told for word in written for id, told in statement.rows(besides or 0, word)}
        yield from (RedactionRow(place, id, json.loads(told)) for id, told in sorted(rows.items()))


def keep(row: RedactionRow, told: Any) -> None:
    """Keep ``told`` in place of what the row says; a row of which None is left goes."""
    if told is None:
        _REMOVE[row.place].run(row.id)
    else:
        _KEEP[row.place].run(json.dumps(told), row.id)
