"""Moving everything that hangs on one row to another row of the same table, and back again.

What hangs on a row is read off the tables themselves (every foreign key that leads to it), so that a table that is new
tomorrow is moved, too. Where both rows have what may be there only once, the second is laid aside, with all that is in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import and_
from typing import Any

from peewee import Expression, ForeignKeyField

from server.storage.tables import ALL, CandidateText, ContactKey, LinkedInMatch, Merge, SocialLink, StageChange, Table

# How to reach the person is chosen field by field, and the words they are found by are collected anew; whom LinkedIn takes
# them for is asked anew; the past of a merge stays.
_NOT_MOVED: frozenset[tuple[type[Table], str]] = frozenset(
    {(table, "candidate") for table in (CandidateText, ContactKey, SocialLink, LinkedInMatch)} | {(Merge, "gone")}
)
# The way of one application makes no sense in the middle of another's: it is laid aside with its application.
_LAID_ASIDE = frozenset({StageChange})

JournalEntry = dict[str, Any]
Row = dict[str, Any]


@dataclass(slots=True)
class Journal:
    """What was moved and laid aside, in order: enough to take it all back. ``prefers`` says which of two rows stays."""

    prefers: Callable[[type[Table], int, int], bool] = lambda _table, _kept, _gone: True
    entries: list[JournalEntry] = field(default_factory=list)

    def move(self, table: type[Table], gone: int, kept: int) -> None:
        """Let everything that hangs on the row ``gone`` hang on ``kept``."""
        for key in _keys_to(table):
            self._make_room(key, gone, kept)
            ids = [id for (id,) in key.model.select(key.model.id).where(key == gone).tuples()]
            self._moved(key, ids, gone, kept)

    def _moved(self, key: ForeignKeyField, ids: Sequence[int], gone: int, kept: int) -> None:
        if ids:
            key.model.update({key: kept}).where(key.model.id.in_(list(ids))).execute()
            self.entries.append({"moved": _name(key.model), "key": key.name, "ids": ids, "from": gone, "to": kept})

    def _make_room(self, key: ForeignKeyField, gone: int, kept: int) -> None:
        if key.model in _LAID_ASIDE:
            for (id,) in key.model.select(key.model.id).where(key == gone).order_by(key.model.id).tuples():
                self._lay_aside(key.model, id)
            return
        for theirs, ours in _rivals(key, gone, kept):
            loser, winner = (theirs, ours) if self.prefers(key.model, ours, theirs) else (ours, theirs)
            self.move(key.model, loser, winner)
            self._lay_aside(key.model, loser)

    def _lay_aside(self, table: type[Table], id: int) -> None:
        row = table.select().where(table.id == id).dicts().get()
        self.entries.append({"aside": _name(table), "row": row})
        table.delete().where(table.id == id).execute()


def undo(entries: Sequence[JournalEntry]) -> None:
    """Undo ``entries`` from the last to the first. What is gone meanwhile stays gone, and so does what hung on it."""
    new: dict[tuple[str, int], int] = {}
    for entry in reversed(entries):
        if "aside" in entry:
            _bring_back(_TABLES[entry["aside"]], dict(entry["row"]), new)
        else:
            _move_back(_TABLES[entry["moved"]], entry, new)


def _move_back(table: type[Table], entry: JournalEntry, new: dict[tuple[str, int], int]) -> None:
    key = getattr(table, entry["key"])
    target = _name(key.rel_model)
    to, back = (new.get((target, id), id) for id in (entry["to"], entry["from"]))
    if key.rel_model.select().where(key.rel_model.id == back).exists():
        ids = [new.get((entry["moved"], id), id) for id in entry["ids"]]
        table.update({key: back}).where(table.id.in_(ids) & (key == to)).execute()


def _bring_back(table: type[Table], row: Row, new: dict[tuple[str, int], int]) -> None:
    """Insert a row that was laid aside, under its number when that is free, where all that it belongs to is still there."""
    for key in _foreign(table):
        id = row[key.name]
        row[key.name] = new.get((_name(key.rel_model), id), id)
        if id is not None and not key.rel_model.select().where(key.rel_model.id == row[key.name]).exists():
            if not key.null:
                return
            row[key.name] = None
    if _taken(table, row):
        return
    old = row["id"]
    if table.select().where(table.id == old).exists():
        del row["id"]
    new[_name(table), old] = table.insert(row).execute()


def _taken(table: type[Table], row: Row) -> bool:
    """Whether another row has meanwhile what may be there only once."""
    for columns in _unique(table):
        same = reduce(and_, (getattr(table, name) == row[name] for name in columns))
        if all(row[name] is not None for name in columns) and table.select().where(same).exists():
            return True
    return False


def _rivals(key: ForeignKeyField, gone: int, kept: int) -> list[tuple[int, int]]:
    """Pairs of rows, of ``gone`` and of ``kept``, that cannot both hang on one."""
    rivals: list[tuple[int, int]] = []
    table, other = key.model, key.model.alias()
    for columns in _unique(table):
        if key.name in columns:
            same: Expression = reduce(
                and_,
                (getattr(table, name) == getattr(other, name) for name in columns if name != key.name),
                (key == gone) & (getattr(other, key.name) == kept),
            )
            rivals.extend(table.select(table.id, other.id).join(other, on=same).tuples().iterator())
    return list(dict.fromkeys(rivals))


def treatment(target: type[Table]) -> dict[str, str]:
    """How each key that leads to rows of ``target`` is treated, by table and key, those of rows that can be laid aside included.

    ``moved``, ``laid aside``, ``one stays`` (moved, unless both rows have what may be there only once), or ``left``. A test
    holds it against what was thought of, so that nobody adds a table without asking what a merge does to it.
    """
    treatments: dict[str, str] = {}
    for key in _references(target):
        treatments[f"{_name(key.model)}.{key.name}"] = treated = _treatment(key)
        if treated == "one stays":
            treatments |= treatment(key.model)
    return treatments


def _treatment(key: ForeignKeyField) -> str:
    if (key.model, key.name) in _NOT_MOVED:
        return "left"
    if key.model in _LAID_ASIDE:
        return "laid aside"
    return "one stays" if any(key.name in columns for columns in _unique(key.model)) else "moved"


@cache
def _keys_to(target: type[Table]) -> list[ForeignKeyField]:
    return [key for key in _references(target) if (key.model, key.name) not in _NOT_MOVED]


def _references(target: type[Table]) -> list[ForeignKeyField]:
    return [key for table in ALL for key in _foreign(table) if key.rel_model is target]


def _foreign(table: type[Table]) -> list[ForeignKeyField]:
    return [key for key in table._meta.sorted_fields if isinstance(key, ForeignKeyField)]


def _unique(table: type[Table]) -> list[tuple[str, ...]]:
    single = [(key.name,) for key in table._meta.sorted_fields if key.unique]
    return single + [tuple(columns) for columns, unique in table._meta.indexes if unique]


def _name(table: type[Table]) -> str:
    return str(table._meta.table_name)


_TABLES: dict[str, type[Table]] = {_name(table): table for table in ALL}
