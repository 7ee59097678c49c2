"""Many values as the one parameter that ``in (select value from json_each(?))`` and ``= any(?)`` take."""

import json
from collections.abc import Sequence

from server.storage.database import Statement, is_sqlite


def id_list(values: Sequence[int] | Sequence[str]) -> object:
    """``values`` for either database: JSON on SQLite, an array on PostgreSQL."""
    return json.dumps([*values]) if is_sqlite() else [*values]


def among(sql: str) -> Statement:
    """A statement in which ``{among}`` is "is one of the values of an id list"."""
    return Statement(sql.format(among="in (select value from json_each(?))"), sql.format(among="= any(?)"))
