"""How a job gets from what LinkedIn has to what it should have, one operation at a time (linkedin.md 4.1).

A job's state on LinkedIn's side is kept as a shape before its hash: ``P`` public or ``R`` private, ``O`` open or ``C``
closed, and two digits that count its renewals. So "PO00" is a job that everybody sees.
"""

from dataclasses import replace
from typing import NamedTuple

from server.domain.linkedin.records import JobRecord

SHAPE = 4  # characters


class JobStep(NamedTuple):
    """One request: ``operation`` on ``record``, after which the job has ``shape``; ``last`` when nothing follows it."""

    operation: str
    record: JobRecord
    shape: str
    last: bool


def shape(record: JobRecord, renewals: int = 0) -> str:
    """The shape that ``record`` has once LinkedIn has it."""
    return f"{'P' if record.public else 'R'}{'O' if record.open else 'C'}{renewals % 100:02d}"


def next_step(there: str | None, record: JobRecord, renewals: int) -> JobStep | None:
    """What to send for ``record`` when LinkedIn has the shape ``there`` (None: nothing). None when it is closed and stays so.

    A job that was never there is made before it is closed, so that closed jobs are counted too (RSC-201); a public one
    is closed before it becomes private (linkedin.md 4.1).
    """
    desired_shape = shape(record, renewals)
    if there is None:
        return JobStep("CREATE", replace(record, open=True), f"{desired_shape[0]}O{desired_shape[2:]}", record.open)
    if there[1] == "C":
        return JobStep("CREATE", record, desired_shape, True) if record.open else None
    if not record.open:  # as who could see it: without Recruiter System Connect nothing can be said of private jobs
        return JobStep("CLOSE", replace(record, public=there[0] == "P"), desired_shape, True)
    if there[0] == "P" and desired_shape[0] == "R":
        return JobStep("CLOSE", replace(record, open=False, public=True), f"PC{there[2:]}", False)
    operation = "RENEW" if there[2:] != desired_shape[2:] else "UPDATE"
    return JobStep(operation, record, desired_shape, True)
