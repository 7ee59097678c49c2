"""Whatever happens on both sides, with trouble and with workers killed at any point: in the end both sides agree."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from server.domain import clock
from server.storage import database
from tests.linkedin_sync.support.at_random import RandomWork
from tests.linkedin_sync.support.synced import Synced, connected
from tests.support.people import People
from tests.support.stand_in import StandIn

MANY = settings(stateful_step_count=80, max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(MANY, max_examples=2)


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """By how many milliseconds the clock is ahead, in a list of one."""
    real, ahead = clock.now, [0]
    monkeypatch.setattr(clock, "now", lambda: real() + ahead[0])
    monkeypatch.setattr("server.linkedin.transport.http._FIRST_PAUSE", 0.001)
    return ahead


@pytest.fixture
def machine(sync_stand_in: StandIn, passed: list[int], tmp_path: Path) -> Callable[..., type[RandomWork]]:
    """A state machine whose every run begins with an empty database; ``fresh`` makes one and answers its address."""

    def make(dialect: str, fresh: Callable[[], str]) -> type[RandomWork]:
        def let_pass(milliseconds: int) -> None:
            passed[0] += milliseconds

        def begin() -> Synced:
            passed[0] = 0
            database.bind(fresh())
            return connected(People(), sync_stand_in, tmp_path, dialect, let_pass)

        return type("Machine", (RandomWork,), {"begin": staticmethod(begin)})

    return make


@pytest.fixture
def sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes an empty database and answers its address."""
    numbers = count(1)

    def fresh() -> str:
        path = tmp_path / f"attract{next(numbers)}.db"
        shutil.copyfile(sqlite_template, path)
        return f"sqlite:///{path}"

    yield fresh
    database.release()


@pytest.fixture
def postgresql(postgresql_url: str, empty_postgresql: Callable[[], None]) -> Callable[[], str]:
    """Empties the database and answers its address."""

    def fresh() -> str:
        empty_postgresql()
        return postgresql_url

    return fresh


@pytest.mark.parametrize("dialect", ["v2", "rest"])
def test_both_sides_agree_after_random_work_on_sqlite(
    machine: Callable[..., type[RandomWork]], sqlite: Callable[[], str], dialect: str
) -> None:
    run_state_machine_as_test(machine(dialect, sqlite), settings=MANY)


@pytest.mark.parametrize("dialect", ["v2", "rest"])
def test_both_sides_agree_after_random_work_on_postgresql(
    machine: Callable[..., type[RandomWork]], postgresql: Callable[[], str], dialect: str
) -> None:
    run_state_machine_as_test(machine(dialect, postgresql), settings=FEW)
