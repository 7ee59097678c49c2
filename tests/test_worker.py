"""The loops of the background worker."""

import threading

import pytest

from server import worker
from server.domain.errors import Unavailable
from server.storage import database
from tests.support.people import People


def test_a_loop_keeps_its_connection_between_looks_and_opens_another_after_trouble(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "LATER", 0.01)
    stop, had_one = threading.Event(), list[bool]()

    def look() -> bool:
        had_one.append(not database.database.is_closed())
        database.database.execute_sql("select 1")
        if len(had_one) == 3:
            raise Unavailable
        if len(had_one) == 5:
            stop.set()
        return False

    database.release()
    worker.look_after((look,), 0, stop)
    assert had_one == [False, True, True, False, True]
    assert database.database.is_closed()
