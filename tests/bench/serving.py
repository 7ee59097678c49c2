"""A server of its own over a filled database, as an operator starts it, and somebody signed in to it."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from server.domain.roles import Actor, Role
from server.storage import database, migrate
from server.usecases.account import users
from tests.bench.filling import Size, fill
from tests.bench.hiring import Work, fill_work
from tests.bench.sign_in import access_token, session_cookie

EMAIL = "recruiter@bench.example"
PASSWORD = "bench-password"


@dataclass(frozen=True)
class Served:
    """A filled server that runs; ``headers`` sign in, by token (False) or by cookie (True)."""

    address: str
    home: Path
    size: Size
    work: Work
    headers: dict[bool, str]


@contextmanager
def serving(home: Path, size: Size, port: int) -> Iterator[Served]:
    """Fill a database of this size in ``home`` and serve it with two workers."""
    environment = _environment(home, port)
    database.bind(environment["DATABASE_URL"])
    migrate.migrate()
    recruiter = users.add_user(EMAIL, "Rita", PASSWORD, frozenset({Role.RECRUITER}))
    manager = users.add_user("manager@bench.example", "Harald", PASSWORD, frozenset({Role.HIRING_MANAGER}))
    fill(size, recruiter, manager)
    work = fill_work(size, recruiter)
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
            yield Served(address, home, size, work, {False: f"Authorization: Bearer {token}", True: f"Cookie: {cookie}"})
        finally:
            server.terminate()
            server.wait(timeout=20)


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
