"""A process that does nothing but close the difference with LinkedIn, for tests that end it.

Run as ``python -m tests.linkedin_sync.support.working DATABASE_URL REQUEST MOMENT`` with the installation's settings in the
environment.
It kills itself ``before`` or ``after`` the request with that number, counted from 1; with 0 somebody else has to.
"""

import os
import signal
import sys
import time
from typing import Any

from server.config import from_environment
from server.linkedin.transport.http import HttpRequest, HttpTransport
from server.storage import database
from server.usecases.linkedin.outgoing import sync_worker
from server.usecases.linkedin.setup import connection


def _end_at(number: int, moment: str) -> None:
    real, left = HttpTransport.exchange, [number]

    def exchange(transport: HttpTransport, request: HttpRequest, token: str | None = None) -> Any:
        left[0] -= 1
        if left[0] == 0 and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        reply = real(transport, request, token)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return reply

    HttpTransport.exchange = exchange  # type: ignore[method-assign]


def main(url: str, number: int, moment: str) -> None:
    """Work until the end; says so with a line once it begins."""
    database.bind(url)
    connection.bind(from_environment(dict(os.environ)))
    _end_at(number, moment)
    print("at work", flush=True)
    while True:
        if not sync_worker.work():
            time.sleep(0.01)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
