"""Rows in every table that refers to something, whatever tables there will be: for what must not forget a table."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from peewee import BlobField, BooleanField, Field, ForeignKeyField, IntegerField

from server.storage.tables import ALL, Table

_numbers = count(1)
# What is read as JSON wherever it stands.
_JSON = {"members": "[]", "data": "{}", "args": "{}", "changes": "{}", "people": "[]", "outcome": "{}"}


def references(target: type[Table]) -> list[ForeignKeyField]:
    """Every key that leads to rows of ``target``."""
    keys = [key for table in ALL for key in table._meta.sorted_fields if isinstance(key, ForeignKeyField)]
    return [key for key in keys if key.rel_model is target]


def fill(key: ForeignKeyField, id: int, parents: Mapping[type[Table], int]) -> None:
    """Add a row that refers to row ``id`` by ``key`` and, where it must refer to more, to ``parents``.

    Two rows made so have the same values, but for what may be there only once in the whole table.
    """
    values: dict[str, Any] = {key.name: id}
    for field in key.model._meta.sorted_fields:
        if field.name not in values and not field.null and field.default is None and field.name != "id":
            values[field.name] = parents[field.rel_model] if isinstance(field, ForeignKeyField) else _value(field, key)
    key.model.insert(values).execute()


def _value(field: Field, key: ForeignKeyField) -> Any:
    if isinstance(field, BooleanField):
        return False
    if isinstance(field, BlobField):
        return b"x"
    number = next(_numbers) if _once(field, key) else 0
    if isinstance(field, IntegerField):
        return number
    return _JSON.get(field.name, f"x{number}")


def _once(field: Field, key: ForeignKeyField) -> bool:
    """Whether a value of ``field`` may be there only once, whichever row the key leads to."""
    together = [columns for columns, unique in field.model._meta.indexes if unique and field.name in columns]
    return field.unique or any(key.name not in columns for columns in together)
