"""A worker truly killed in mid-sync, with kill -9: the next one goes on, and in the end both sides agree."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.domain import clock
from server.storage import database
from server.storage.tables import Lease
from server.usecases.candidates import notes
from tests.linkedin_sync.support.synced import KEY, Synced

CHECKOUT = Path(__file__).parents[2]
DEADLINE = 30


class Workers:
    """Processes that work on one database; all are ended with the test."""

    def __init__(self, linkedin: Synced, url: str) -> None:
        own = {"SECRET_KEY": "s" * 40, "ENCRYPTION_KEYS": KEY, "ATTRACT_HOME": str(linkedin.settings.home)}
        known = {"LINKEDIN_ENVIRONMENT": "test", "LINKEDIN_ADDRESS": linkedin.stand_in.address}
        self.environment = {**os.environ, **own, **known, "LINKEDIN_DIALECT": linkedin.settings.linkedin_dialect}
        self.url = url
        self.started: list[subprocess.Popen[str]] = []

    def start(self, request: int = 0, moment: str = "before") -> subprocess.Popen[str]:
        """A worker that is at work, until it dies before or after the request with this number."""
        command = [sys.executable, "-m", "tests.linkedin_sync.support.working", self.url, str(request), moment]
        process = subprocess.Popen(command, cwd=CHECKOUT, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        return process

    def end(self) -> None:
        """Kill whoever is left."""
        for process in self.started:
            process.kill()
            process.wait(timeout=DEADLINE)
            if process.stdout:
                process.stdout.close()


@pytest.fixture
def workers(synced: Synced, database_url: str) -> Iterator[Workers]:
    """Much to do, and nobody at work yet."""
    job = synced.job()
    for number in range(12):
        one = synced.applicant(job, f"Kari Nordmann{number}")
        notes.add(synced.rita, one.candidate, "Speaks well", private=False, application_id=one.application)
    database.release()
    result = Workers(synced, database_url)
    yield result
    result.end()


# On either dialect: 1 the token, 2 the job, 3 the candidates; then a task or the applications, and so on.
@pytest.mark.parametrize(("request_number", "moment"), [(2, "after"), (3, "before"), (3, "after"), (4, "after"), (5, "before")])
def test_a_worker_killed_in_mid_sync_is_followed_by_one_that_finishes(
    synced: Synced, workers: Workers, request_number: int, moment: str
) -> None:
    first = workers.start(request_number, moment)
    assert first.wait(timeout=DEADLINE) == -signal.SIGKILL
    assert synced.stored() != synced.expected()
    synced.let_pass(3 * clock.MINUTE)  # the duty of the dead worker runs out
    synced.work()
    synced.agree()


def test_two_workers_at_once_take_turns_and_the_second_takes_over_from_a_dead_one(synced: Synced, workers: Workers) -> None:
    first, _second = workers.start(4, "after"), workers.start()
    assert first.wait(timeout=DEADLINE) == -signal.SIGKILL
    Lease.update(until=0).execute()  # as if two minutes had passed for both
    end = time.monotonic() + DEADLINE
    while synced.stored() != synced.expected():
        assert time.monotonic() < end, "nobody took over"
        time.sleep(0.05)
    synced.agree()
