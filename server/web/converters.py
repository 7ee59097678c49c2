"""Ids of rows in addresses."""

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

_LARGEST = 2**31 - 1  # what the databases keep in an id; anything above names nothing


class RowId(IntegerConverter):
    """``<row:job>``: an id that a row can have. A larger number is no such address (404) instead of an overflow."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=_LARGEST)


def register(app: Flask) -> None:
    """Teach the routes of ``app`` the converter ``row``."""
    app.url_map.converters["row"] = RowId
