"""An Attract of its own for the certification: a scratch home, a database, served on a loopback port, worked in the open."""

import secrets
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from server import app, config, worker
from server.domain.roles import Actor, Role
from server.storage import database, encryption, migrate
from server.storage.account import users
from server.usecases.linkedin.outgoing import sync, sync_worker
from server.usecases.linkedin.setup import connection

PATIENCE = 180.0  # seconds that work may take
_PAUSE = 0.05
_QUIET = 3  # times in a row that nothing was to be done


class _Silent(WSGIRequestHandler):
    """Says nothing of its requests."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing."""


class Installation:
    """Attract called ``name``, whose LinkedIn is ``stand_in`` in ``dialect``. One at a time is in force: ``enter``."""

    def __init__(self, home: Path, name: str, stand_in: str, dialect: str) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        port = self._socket.getsockname()[1]
        own = {
            "ATTRACT_HOME": str(home),
            "PORT": str(port),
            "SECRET_KEY": secrets.token_hex(32),
            "INSTANCE_NAME": name,
            "ENCRYPTION_KEYS": encryption.new_key(),
            "LINKEDIN_ENVIRONMENT": "test",
            "LINKEDIN_ADDRESS": stand_in,
            "LINKEDIN_DIALECT": dialect,
            "LINKEDIN_RECORDS_PER_MINUTE": "0",
            "LOG_LEVEL": "error",
        }
        home.mkdir(parents=True, exist_ok=True)
        self.settings = config.from_environment(own)
        self.administrator = Actor(0, "", "", frozenset())
        self._server: BaseWSGIServer | None = None
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Make the database and its administrator, and serve."""
        self.enter()
        migrate.migrate()
        self.administrator = user("admin@attract.example", "Arne Admin", Role.ADMINISTRATOR, Role.RECRUITER)
        wsgi = app.create_app(self.settings)
        self._server = make_server(
            "127.0.0.1", self.settings.port, wsgi, threaded=True, request_handler=_Silent, fd=self._socket.fileno()
        )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def enter(self) -> None:
        """Make this the Attract of this process."""
        database.bind(self.settings.database_url)
        connection.bind(self.settings)
        sync_worker.forget()

    def end(self) -> None:
        """Serve no more."""
        if self._server and self._thread:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self._socket.close()
        database.release()

    def work(self, until: Callable[[], bool] | None = None) -> bool:
        """Do what the background worker does until ``until`` holds, or nothing waits to be sent; whether it came to that.

        What LinkedIn takes in steps waits for some seconds between them.
        """
        end, idle, until = time.monotonic() + PATIENCE, 0, until or self._nothing_waits
        while time.monotonic() < end:
            did = [loop() for loops, _ in worker.LINKEDIN_WORK_LOOPS.values() for loop in loops]
            idle = 0 if any(did) or self._under_way() else idle + 1
            if idle >= _QUIET and until():
                return True
            if not any(did):
                time.sleep(_PAUSE)
        return False

    def _nothing_waits(self) -> bool:
        state = sync.overview(self.administrator)
        return state.account.sync != "running" or not state.waiting

    def _under_way(self) -> bool:
        """Whether LinkedIn was sent jobs of which it has not said yet how they went."""
        return any(kind.accepted for kind in sync.overview(self.administrator).kinds)


def user(email: str, name: str, *roles: Role) -> Actor:
    """A user of the scratch Attract; nobody signs in as them, so their password is none."""
    id = users.add(email, email, name, "!")
    users.grant(id, frozenset(roles))
    user_row = users.by_id(id)
    if user_row is None:
        raise LookupError(email)
    return user_row.actor()
