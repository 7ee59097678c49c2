"""Writers of SQLite take turns."""

from pathlib import Path

import pytest

from server.domain.errors import Unavailable
from server.storage import sqlite_write_lock
from tests.support.at_once import at_once


def test_two_writers_of_one_file_do_not_write_at_once(tmp_path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def write() -> None:
        for _ in range(50):
            with sqlite_write_lock.write_lock(str(tmp_path / "attract.db")):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    at_once(write, write, write)
    assert max(most) == 1


def test_a_writer_whose_turn_does_not_come_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_write_lock, "PATIENCE", 0.05)
    path = str(tmp_path / "attract.db")

    def wait() -> None:
        with pytest.raises(Unavailable), sqlite_write_lock.write_lock(path):
            raise AssertionError("it was another's turn")

    with sqlite_write_lock.write_lock(path):
        at_once(wait)
