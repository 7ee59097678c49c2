"""What a run does in the database itself because Attract has no page for it. Each step is noted, and the report names it.

Everything else in a run is done by the use cases that Attract's pages call.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from server.storage import sync_dirty
from server.storage.database import Statement, transaction

NO_PAGE = "there is no page for it yet"
NOBODY_WAITS = "nobody waits that long"

_JOB = Statement("update job set created_at = ?, updated_at = ?, activated_at = ? where id = ?")
_APPLICATION = Statement("update application set created_at = ?, updated_at = ? where id = ?")
_CANDIDATE = Statement("update candidate set created_at = ?, updated_at = ? where id = ?")
_SET_AT = Statement("update stage_change set at = ? where application_id = ?")
_DUE = Statement("update linkedin_cursor set due_at = 0 where stream in ('streams', 'inmail', 'notes', 'stubs', 'closed')")
_NO_FEEDBACK = Statement("delete from feedback where application_id = ?")

_noted: ContextVar[list[str] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[list[str]]:
    """The steps that are done directly within the block, each kind once, with why."""
    steps: list[str] = []
    before = _noted.set(steps)
    try:
        yield steps
    finally:
        _noted.reset(before)


@contextmanager
def _step(what: str, why: str = NO_PAGE) -> Iterator[None]:
    """One step in a transaction of its own, noted as ``what``."""
    steps, text = _noted.get(), f"{what} ({why})"
    if steps is not None and text not in steps:
        steps.append(text)
    with transaction():
        yield


def remove_feedback(application: int) -> None:
    """Take submitted feedback away."""
    with _step("submitted feedback is deleted"):
        _NO_FEEDBACK.run(application)
        sync_dirty.application(application)


def move_job_back(job: int, at: int) -> None:
    """Let a job have begun at ``at``."""
    with _step("dates of the history are set back", NOBODY_WAITS):
        _JOB.run(at, at, at, job)


def move_person_back(candidate: int, application: int, at: int) -> None:
    """Let a candidate have applied at ``at``."""
    with _step("dates of the history are set back", NOBODY_WAITS):
        _APPLICATION.run(at, at, application)
        _CANDIDATE.run(at, at, candidate)
        _SET_AT.run(at, application)


def read_now() -> None:
    """Let everything that is read from LinkedIn now and then be due."""
    with _step("what is read from LinkedIn every few minutes is read at once", NOBODY_WAITS):
        _DUE.run()
