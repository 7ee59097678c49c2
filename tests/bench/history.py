"""What a company has when it connects: candidates with two applications each, all of which LinkedIn takes."""

from collections.abc import Iterator
from typing import Any

from server.domain import clock
from server.domain.stages import DEFAULT_STAGES
from server.storage import sync_dirty
from server.storage.database import transaction
from server.storage.linkedin.setup import account
from server.storage.tables import Application, Candidate, Job, Stage, StageChange
from tests.bench.filling import insert

JOBS = 50
PER_CANDIDATE = 5  # records: the person, and two applications with a stage each
_STAGE = 1  # the first past Prospect


def fill(candidates: int) -> int:
    """Fill an empty, connected database and begin the first sync; how many records LinkedIn should have at its end."""
    now = clock.now()
    with transaction():
        insert(Job, _jobs(now))
        insert(Stage, _stages())
        insert(Candidate, _candidates(candidates, now))
        insert(Application, _applications(candidates, now))
        insert(StageChange, _steps(candidates, now))
        account.change(sync="running", sync_started_at=now)
        sync_dirty.everything()
    return JOBS + PER_CANDIDATE * candidates


def _jobs(now: int) -> Iterator[dict[str, Any]]:
    for number in range(JOBS):
        title, job_id = f"Engineer {number}", f"REQ-{number}"
        about = {"description": "You build what others rely on. " * 10, "location": "Oslo, Norway", "search_text": title}
        yield {"job_id": job_id, "title": title, "status": "active", "activated_at": now, **about}


def _stages() -> Iterator[dict[str, Any]]:
    for job in range(1, JOBS + 1):
        for position, (kind, name) in enumerate(DEFAULT_STAGES):
            yield {"job": job, "kind": kind, "name": name, "position": position}


def _candidates(count: int, now: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        address = f"person{number}@mail.example"
        known = {"email": address, "email_key": address, "company": f"Company {number % 997}", "source": "linkedin"}
        yield {"name": f"Kari Nordmann {number}", "created_at": now, "updated_at": now, **known}


def _applications(candidates: int, now: int) -> Iterator[dict[str, Any]]:
    for number in range(2 * candidates):
        job = _job(number)
        place = {"job": job, "candidate": number // 2 + 1, "stage": _stage(job), "past_prospect": True}
        yield {**place, "status": "active", "source": "linkedin", "created_at": now, "updated_at": now}


def _steps(candidates: int, now: int) -> Iterator[dict[str, Any]]:
    for number in range(2 * candidates):
        yield {"application": number + 1, "move": "advanced", "stage": _stage(_job(number)), "status": "active", "at": now}


def _job(application: int) -> int:
    return application % JOBS + 1


def _stage(job: int) -> int:
    return (job - 1) * len(DEFAULT_STAGES) + _STAGE + 1
