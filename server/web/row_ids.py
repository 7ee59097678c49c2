"""Ids of rows in addresses."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

_LARGEST = 2**31 - 1  # what the databases keep in an id; anything above names nothing


class RowId(IntegerConverter):
    """``<row:job>``: an id that a row can have. A larger number is no such address (404) instead of an overflow."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, max=_LARGEST, **kwargs)


def register(app: Flask) -> None:
    """Teach the routes of ``app`` the converter ``row``."""
    app.url_map.converters["row"] = RowId
