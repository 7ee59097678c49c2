"""Fill, serve, measure, and print the table."""

import argparse
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

import requests

from server.domain.roles import Actor, Role
from server.storage import database, migrate
from server.usecases import accounts
from tests.bench import sync
from tests.bench.filling import Size, fill
from tests.bench.scenes import Scene, look_up_scene, scenes
from tests.bench.sign_in import access_token, session_cookie

PORT = 18790
EMAIL = "recruiter@bench.example"
PASSWORD = "bench-password"
CONNECTIONS = 8
SMALL = Size(candidates=1_000, jobs=200, applications=2_000, notes=500)
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


@dataclass(frozen=True)
class Served:
    """A filled server that runs; ``headers`` sign in, by token (False) or by cookie (True)."""

    address: str
    home: Path
    size: Size
    headers: dict[bool, str]


def main() -> None:
    """Measure as the command line says."""
    options = _options()
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "sync":
            figures |= _web(Path(folder), options)
        if options.only != "web":
            figures |= _sync(Path(folder))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(figures, indent=2))
    print(f"\nWritten to {options.json}")


def _web(folder: Path, options: argparse.Namespace) -> dict[str, object]:
    print("Filling 1,000 candidates, and 100,000 ...", flush=True)
    with (
        _serving(folder / "small", SMALL, port=PORT + 1) as small,
        _serving(folder / "big", Size(), port=PORT) as big,
    ):
        found = _rounds(big, options.seconds, options.rounds)
        growth = _growth(big, small, options.seconds, options.rounds)
    _print(found, growth)
    return {"scenes": [asdict(one) for one in found], "look_up_100000_to_1000": growth}


def _sync(folder: Path) -> dict[str, object]:
    print("Syncing with a stand-in for LinkedIn ...", flush=True)
    found, delay = sync.measure(folder)
    sync.show(found, delay)
    return {"first_syncs": [asdict(one) | {"ratio": one.ratio} for one in found], "arrival": asdict(delay)}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="length of one measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each scene; the median counts")
    parser.add_argument("--only", choices=("web", "sync"), help="leave the other half out")
    parser.add_argument("--json", type=Path, default=Path("var/bench.json"), help="where the figures go")
    return parser.parse_args()


@contextmanager
def _serving(home: Path, size: Size, port: int) -> Iterator[Served]:
    environment = _environment(home, port)
    database.bind(environment["DATABASE_URL"])
    migrate.migrate()
    recruiter = accounts.add_user(EMAIL, "Rita", PASSWORD, frozenset({Role.RECRUITER}))
    manager = accounts.add_user("manager@bench.example", "Harald", PASSWORD, frozenset({Role.HIRING_MANAGER}))
    fill(size, recruiter, manager)
    token = access_token(Actor(recruiter, "Rita", EMAIL, frozenset({Role.RECRUITER})), environment["SECRET_KEY"])
    database.release()
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "server.cli", "serve", "--workers", "2"], env=environment, stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            cookie = session_cookie(address, EMAIL, PASSWORD)
            yield Served(address, home, size, {False: f"Authorization: Bearer {token}", True: f"Cookie: {cookie}"})
        finally:
            server.terminate()
            server.wait(timeout=20)


def _rounds(served: Served, seconds: int, rounds: int) -> list[Measured]:
    wanted = scenes(served.size, job=1)
    taken: dict[str, list[Measured]] = {scene.name: [] for scene in wanted}
    for turn in range(rounds):
        bare = None
        for scene in wanted:
            one = _play(scene, served, seconds, first=turn * 10_000_000)
            bare = bare or one
            taken[scene.name].append(replace(one, ratio=one.per_second / bare.per_second, aim=scene.aim))
            print(f"  {scene.name:24} {one.per_second:8.0f}/s", flush=True)
    return [_middle(found) for found in taken.values()]


def _play(scene: Scene, served: Served, seconds: int, first: int = 0) -> Measured:
    prepared = served.home / "requests.txt"
    prepared.write_text("\n".join(scene.requests))
    load = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(Path(__file__).with_name("load.lua"))]
    headers = ["-H", served.headers[scene.signed_in], "-H", "Content-Type: application/json"]
    command = [*load, *headers, served.address, "--", str(prepared), str(first)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    found = _RESULT.search(ran.stdout)
    assert found, ran.stdout + ran.stderr
    count, microseconds, refused, p50, p99 = map(int, found.groups())
    assert not refused, f"{scene.name}: {refused} of {count} requests were refused"
    return Measured(scene.name, count / microseconds * 1e6, p50 / 1000, p99 / 1000)


def _middle(found: list[Measured]) -> Measured:
    middle = {name: median(getattr(one, name) for one in found) for name in ("per_second", "p50", "p99", "ratio")}
    return replace(found[0], **middle)


def _growth(big: Served, small: Served, seconds: int, rounds: int) -> float:
    """What is left of the look-up's rate at the size of ``big``; measured turn by turn, so that a busy moment hits both."""
    pairs = []
    for _ in range(rounds):
        rates = [_play(look_up_scene(served.size), served, seconds).per_second for served in (big, small)]
        pairs.append(rates[0] / rates[1])
    return median(pairs)


def _environment(home: Path, port: int) -> dict[str, str]:
    home.mkdir()
    own = {"ATTRACT_HOME": str(home), "DATABASE_URL": f"sqlite:///{home / 'attract.db'}", "PORT": str(port)}
    return dict(os.environ, SECRET_KEY=secrets.token_hex(32), LOG_LEVEL="info", **own)


def _wait(address: str) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if requests.get(f"{address}/healthz", timeout=2).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise SystemExit("The server does not answer.")


def _print(found: list[Measured], growth: float) -> None:
    print(f"\n{'':26}{'requests/s':>11}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}{'aim':>7}")
    for one in found:
        aim = f"{one.aim:.2f}" if one.aim else ""
        print(f"{one.scene:26}{one.per_second:11.0f}{one.p50:9.2f}{one.p99:9.2f}{one.ratio:8.3f}{aim:>7}")
    print(f"{'look-up at 100,000 candidates to 1,000':53}{growth:10.3f}{'0.90':>7}")


if __name__ == "__main__":
    main()
