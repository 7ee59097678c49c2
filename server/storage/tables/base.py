"""What all tables share."""

from typing import Any

from peewee import BigIntegerField, Model

from server.domain import clock
from server.storage.database import database


class Table(Model):
    """A table of Attract's database. Columns for foreign keys carry an index only where rows are sought by them."""

    id: Any  # peewee makes it

    class Meta:
        database = database
        legacy_table_names = False


class InstantField(BigIntegerField):
    """An instant as domain.clock defines it: milliseconds since 1970 in UTC."""


def created() -> InstantField:
    """A column that holds when its row was made."""
    return InstantField(default=clock.now)
