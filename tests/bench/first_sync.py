"""``python -m tests.bench.first_sync BODIES``: a process that does what the worker does until LinkedIn has everything.

It keeps each request in the file BODIES and prints as JSON: seconds, records, peak memory in MB, and what it costs to look
for work when there is none, in microseconds.
"""

import json
import os
import pickle
import sys
import time
from pathlib import Path
from statistics import median
from typing import BinaryIO

import requests

from server.config import from_environment
from server.storage import database, sync_dirty
from server.storage.linkedin.outgoing import sync_records
from server.usecases.linkedin.outgoing import sync_worker
from server.usecases.linkedin.setup import connection

LOOKS = 300
_send = requests.adapters.HTTPAdapter.send


def main() -> None:
    """See the module."""
    settings = from_environment(dict(os.environ))
    database.bind(settings.database_url, little_memory=True)
    connection.bind(settings)
    with Path(sys.argv[1]).open("wb") as bodies:
        _keep_requests(bodies)
        began = time.perf_counter()
        _work()
        seconds = time.perf_counter() - began
    done = sum(count for (_, state), count in sync_records.counts().items() if state == "acknowledged")
    print(json.dumps({"seconds": seconds, "records": done, "memory": peak_memory(), "idle": _idle()}))


def peak_memory() -> float:
    """The most this process ever held, in MB; what getrusage says would count the process that started it."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _work() -> None:
    while True:
        if not sync_worker.work():
            if not sync_dirty.waiting() and not sync_records.any_task():
                return
            time.sleep(0.02)


def _idle() -> float:
    taken = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        assert not sync_worker.work()
        taken.append(time.perf_counter() - began)
    return median(taken) * 1e6


def _keep_requests(bodies: BinaryIO) -> None:
    def send(self, request, **how):  # type: ignore[no-untyped-def]
        if "/oauth/" not in request.url:
            pickle.dump((request.method, request.path_url, dict(request.headers), request.body), bodies)
        return _send(self, request, **how)

    requests.adapters.HTTPAdapter.send = send


if __name__ == "__main__":
    main()
