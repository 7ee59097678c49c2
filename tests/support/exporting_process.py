"""A process that exports one person after another and prints the id of every export it was told is done.

For tests that end it: from outside with SIGKILL, or by itself after a given statement of a given export, or, with
a statement numbered 0, between that export and its acknowledgement. Run as
``python -m tests.support.exporting_process URL USER JOB EXPORT STATEMENT``.
"""

import os
import signal
import sys
from itertools import count

from server.domain.person import Person
from server.storage import database
from server.storage.account import users
from server.usecases.applications import exports
from server.usecases.applications.exports import ExportRequest, ExportResult


def request(job: int, number: int) -> ExportRequest:
    """What the export with this number asks for."""
    profile = f"https://www.linkedin.com/in/person-{number}"
    return ExportRequest(job, Person(f"Person {number}", profile, f"M{number}", f"p{number}@example.org"), note="Hello")


def export(user: int, job: int, number: int) -> ExportResult:
    """Make the export with this number, or get its answer again."""
    row = users.by_id(user)
    assert row is not None
    return exports.export(row.actor(), f"key-{number}", request(job, number))


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _end_after(statements: int) -> None:
    left = count(statements, -1)
    next(left)
    database.database.query_hooks.append(lambda _event: next(left) > 0 or _end())


def main(url: str, user: int, job: int, fatal: int, statement: int) -> None:
    """Export until somebody ends this process, which does so itself during the export numbered ``fatal``."""
    database.bind(url)
    for number in count(1):
        if number == fatal and statement:
            _end_after(statement)
        done = export(user, job, number)
        if number == fatal and not statement:
            _end()
        print(done.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))  # type: ignore[arg-type]
