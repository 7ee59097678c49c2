"""Holding the candidates whom other rows belong to: the rule is in CONTRIBUTING.md, "Who waits for whom"."""

from collections.abc import Callable
from typing import Any

from server.storage.database import Statement, database, is_sqlite

_CANDIDATES = "select c.id from candidate c where c.id in ({ids}) order by c.id"


class Owners:
    """The candidates whose ids the query ``ids`` finds on PostgreSQL (``?`` for a value). SQLite has one writer anyhow."""

    def __init__(self, ids: str) -> None:
        found = _CANDIDATES.format(ids=ids)
        self._found, self._held = Statement(found), Statement(f"{found} for update of c")

    def hold(self, *values: Any, then: Callable[[], object] = lambda: None) -> None:
        """Keep others from changing these candidates until the transaction ends; ``then`` takes what is locked after people.

        While somebody waits for people, two of them can become one, or another can come: whoever is found then was not
        waited for in everybody's order, so what was taken is let go and taken anew.
        """
        while not is_sqlite():
            with database.atomic() as attempt:
                held = self._held.rows(*values)
                then()
                if self._found.rows(*values) == held:
                    return
                attempt.rollback()
