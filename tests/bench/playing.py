"""Playing a scene: how many requests a second, how long they take, and that none is refused."""

import re
import sqlite3
import statistics
import subprocess
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import requests

from tests.bench.scenes import Scene
from tests.bench.serving import Served

CONNECTIONS = 8
TURN = 10_000_000  # numbers that one measurement may use up, so that no two requests of a run are alike
_RESULT = re.compile(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+)")


@dataclass(frozen=True)
class Measured:
    """Requests per second and latencies in milliseconds; ``ratio`` is to the bare route measured beside it."""

    scene: str
    per_second: float
    p50: float
    p99: float
    ratio: float = 1.0
    aim: float | None = None


def play(scene: Scene, served: Served, seconds: int, turn: int = 0) -> Measured:
    """Play the requests of a scene over and over, for so many seconds."""
    _prepare(scene, served)
    prepared = served.home / "requests.txt"
    prepared.write_text("\n".join(scene.requests))
    load = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(Path(__file__).with_name("load.lua"))]
    headers = [part for one in (served.headers[scene.signed_in], *scene.headers) for part in ("-H", one)]
    command = [*load, *headers, served.address, "--", str(prepared), str(turn * TURN)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    result = _RESULT.search(ran.stdout)
    assert result, ran.stdout + ran.stderr
    count, microseconds, refused, p50, p99 = map(int, result.groups())
    assert not refused, f"{scene.name}: {refused} of {count} requests were refused"
    assert not scene.once or count <= len(scene.requests), f"{scene.name}: {count} requests, only {len(scene.requests)} prepared"
    return Measured(scene.name, count / microseconds * 1e6, p50 / 1000, p99 / 1000, aim=scene.aim)


def play_once(scene: Scene, served: Served) -> Measured:
    """Send each request of a scene once, one after the other: for work that takes long, and that nobody does twice."""
    _prepare(scene, served)
    session = requests.Session()
    session.headers.update(one.split(": ", 1) for one in (served.headers[scene.signed_in], *scene.headers))
    taken = []
    for line in scene.requests:
        method, path, *body = line.split("\t")
        begun = time.perf_counter()
        answer = session.request(method, served.address + path, data="".join(body), timeout=30, allow_redirects=False)
        taken.append(time.perf_counter() - begun)
        assert answer.status_code == scene.answer, f"{scene.name}: {answer.status_code} {answer.text[:500]}"
    assert not scene.effect or _asked(served, scene.effect), f"{scene.name}: nothing came of it"
    slowest = statistics.quantiles(taken, n=100)[-1] if len(taken) > 1 else taken[0]
    return Measured(scene.name, len(taken) / sum(taken), median(taken) * 1000, slowest * 1000, aim=scene.aim)


def middle(measurements: list[Measured]) -> Measured:
    """The median of several measurements of one scene."""
    figures = {name: median(getattr(one, name) for one in measurements) for name in ("per_second", "p50", "p99", "ratio")}
    return replace(measurements[0], **figures)


def _asked(served: Served, query: str) -> bool:
    with sqlite3.connect(served.home / "attract.db", timeout=30) as database:
        return bool(database.execute(query).fetchone()[0])


def _prepare(scene: Scene, served: Served) -> None:
    """Make the database as it was before the scene was played last."""
    if scene.before:
        with sqlite3.connect(served.home / "attract.db", timeout=30) as database:
            database.execute(scene.before)
