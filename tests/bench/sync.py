"""The sync with LinkedIn: its rate as a ratio to a bare loop that posts the same bodies, its memory, its delay, its rest."""

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import requests

from e2e.recruiter.control_client import LinkedInControl
from server.domain.roles import Actor, Role
from server.storage import database, sync_dirty
from server.usecases.account import users
from server.usecases.candidates import notes
from tests.bench import company, history

FULL = os.environ.get("BENCH_FULL") == "1"
# Dialect and candidates of each first sync; the two of /rest show what grows with the number of rows.
FIRST_SYNCS = (("rest", 1_000), ("v2", 1_000), ("rest", 10_000), *((("rest", 100_000),) if FULL else ()))
CHANGES = 30
PATIENCE = 60.0  # seconds


@dataclass(frozen=True)
class FirstSync:
    """Seconds of the sync and of the bare loop; ``memory`` in MB, ``idle`` microseconds to find that there is nothing to do."""

    dialect: str
    candidates: int
    records: int
    seconds: float
    bare_seconds: float
    memory: float
    idle: float

    @property
    def ratio(self) -> float:
        """The rate of the sync to that of the bare loop."""
        return self.bare_seconds / self.seconds


@dataclass(frozen=True)
class Delay:
    """Seconds from a change in Attract to its incoming export at LinkedIn."""

    p50: float
    p95: float


def measure(folder: Path, wanted: tuple[tuple[str, int], ...] = FIRST_SYNCS) -> tuple[list[FirstSync], Delay]:
    """Everything about the sync; ``wanted`` are the dialects and numbers of candidates of the first syncs."""
    result = []
    for dialect, candidates in wanted:
        result.append(_first_sync(folder / f"{dialect}-{candidates}", dialect, candidates))
        print(f"  first sync, {dialect}, {candidates:,} candidates: ratio {result[-1].ratio:.2f}", flush=True)
    return result, _delay(folder / "delay")


def show(measurements: list[FirstSync], delay: Delay) -> None:
    """Print the tables."""
    print(f"\n{'first sync':26}{'records':>9}{'records/s':>11}{'ratio':>8}{'aim':>6}{'MB':>6}{'aim':>6}{'idle pass µs':>15}")
    for one in measurements:
        name = f"{one.candidates:,} candidates, {one.dialect}"
        rate = one.records / one.seconds
        print(f"{name:26}{one.records:9}{rate:11.0f}{one.ratio:8.2f}{'0.60':>6}{one.memory:6.0f}{'250':>6}{one.idle:15.0f}")
    print(f"a change arrives at LinkedIn after {delay.p50:.2f} s (p50), {delay.p95:.2f} s (p95; aim 5 s)")


def _first_sync(home: Path, dialect: str, candidates: int) -> FirstSync:
    with company.stand_in() as control:
        environment = company.connect(control, home, dialect)
        should = history.fill(candidates)
        database.release()
        command = [sys.executable, "-m", "tests.bench.first_sync", str(home / "bodies")]
        ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    said = json.loads(ran.stdout)
    assert said["records"] == should, f"LinkedIn has {said['records']} of {should} records"
    with company.stand_in() as fresh:
        bare = _bare(fresh, home)
    return FirstSync(dialect, candidates, should, said["seconds"], bare, said["memory"], said["idle"])


def _bare(control: LinkedInControl, home: Path) -> float:
    """Seconds to send the requests of a sync to a LinkedIn that is as new, and do nothing else."""
    company.connect(control, home / "bare", "rest")
    token, spent = company.token(), 0.0
    with requests.Session() as session:
        for method, path, headers, body in _requests(home / "bodies"):
            sent = {**headers, "Authorization": f"Bearer {token}"}
            began = time.perf_counter()
            answer = session.request(method, f"{control.address}{path}", headers=sent, data=body)
            spent += time.perf_counter() - began
            assert answer.status_code < 300, answer.text
            assert not answer.json().get("errors"), answer.text
    return spent


def _requests(bodies: Path) -> Iterator[tuple[str, str, dict[str, str], bytes | None]]:
    with bodies.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)


def _delay(home: Path) -> Delay:
    """One change after the other, each when the worker has nothing else to do."""
    with company.stand_in() as control:
        environment = company.connect(control, home, "rest")
        history.fill(CHANGES)
        admin = users.add_user("admin@bench.example", "Ada Lovelace", "bench-password", frozenset({Role.ADMINISTRATOR}))
        actor = Actor(admin, "Ada Lovelace", "admin@bench.example", frozenset({Role.ADMINISTRATOR}))
        with subprocess.Popen(
            [sys.executable, "-m", "server.cli", "worker"], env=environment, stderr=subprocess.DEVNULL
        ) as worker:
            try:
                _until(lambda: not sync_dirty.waiting())
                taken = [_one_delay(control, actor, number + 1) for number in range(CHANGES)]
            finally:
                worker.terminate()
        database.release()
    cuts = quantiles(taken, n=20, method="inclusive")
    return Delay(cuts[9], cuts[18])


def _one_delay(control: LinkedInControl, actor: Actor, candidate: int) -> float:
    control.forget_requests()
    began = time.perf_counter()
    notes.add(actor, candidate, "Called: interested.", private=False)
    _until(lambda: any(one["resource"] == "candidateNotes" for one in control.requests()))
    taken = time.perf_counter() - began
    _until(lambda: not sync_dirty.waiting())
    return taken


def _until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.02)
