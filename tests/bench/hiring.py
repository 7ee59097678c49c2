"""What people work with all day, on top of the company: words to search by, a job with thousands on it, and a big talent pool."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from server.domain import clock
from server.domain.roles import TeamRole
from server.domain.search_text import folded
from server.domain.stages import DEFAULT_STAGES, Move
from server.storage.candidates import candidate_search
from server.storage.candidates.candidate_search import Filters, Sort
from server.storage.database import transaction
from server.storage.tables import (
    Application,
    CandidateText,
    ContactKey,
    Document,
    Job,
    PoolMember,
    Stage,
    StageChange,
    TalentPool,
    TeamMember,
)
from server.usecases.paging import PAGE
from tests.bench.filling import FIELDS, TITLES, Size, company, email, insert, name

ON_JOB, IN_POOL = 5_000, 10_000
PROSPECTS = 300  # of those on the job
DEEP = 500  # the page far down a list
_WORDS = tuple(
    f"{a}{b}{c}" for a in ("bor", "kel", "vin", "sol") for b in ("an", "es", "il", "or", "um") for c in map(str, range(200))
)


@dataclass(frozen=True)
class Work:
    """The ids of what was filled in: the job, its stages in order, the pool; ``deep`` begins a page far down each list."""

    job: int
    stages: list[int]
    applicants: list[int]
    pool: int
    deep: dict[Sort, str]


def document_word(chance: random.Random) -> str:
    """A word that stands in a few documents of every hundred."""
    return chance.choice(_WORDS)


def fill_work(size: Size, recruiter: int) -> Work:
    """Fill a database that holds the company of ``filling`` already."""
    now = clock.now()
    with transaction():
        insert(CandidateText, _texts(size))
        insert(ContactKey, _keys(size))
        insert(Document, _documents(size, recruiter, now))
        job, stages = _job(recruiter, now)
        first = size.applications + 1
        insert(Application, _applications(size, job, stages, recruiter, now))
        people = min(ON_JOB, size.candidates)
        insert(StageChange, _steps(range(first, first + people), stages, recruiter, now))
        pool = TalentPool.create(
            name="Engineers", name_key="engineers", search_text="engineers", source="internal", owner=recruiter
        )
        insert(PoolMember, _members(size, pool.id, now))
    deep = {sort: _deep(size, sort) for sort in Sort}
    return Work(job, stages, list(range(first + min(PROSPECTS, people // 10), first + people)), pool.id, deep)


def _texts(size: Size) -> Iterator[dict[str, Any]]:
    chance = random.Random(31)
    for number in range(1, size.candidates + 1):
        yield {
            "candidate": number,
            "name_key": folded(name(number)),
            "company_key": folded(company(number)),
            "names": folded(name(number), email(number)),
            "details": folded(f"{chance.choice(FIELDS)} {chance.choice(TITLES)}", company(number), "Oslo, Norway"),
            "documents": folded(_file_name(number), _written(number)) if _has_document(number) else "",
        }


def _keys(size: Size) -> Iterator[dict[str, Any]]:
    for number in range(1, size.candidates + 1):
        if address := email(number):
            yield {"candidate": number, "kind": "email", "key": address}
        yield {"candidate": number, "kind": "profile", "key": f"in:person-{number}"}


def _documents(size: Size, user: int, now: int) -> Iterator[dict[str, Any]]:
    kind = {"kind": "resume", "content_type": "text/plain", "sha256": "0" * 64, "reading": "done", "uploaded_by": user}
    for number in filter(_has_document, range(1, size.candidates + 1)):
        text = _written(number)
        yield {**kind, "candidate": number, "name": _file_name(number), "size": len(text), "text": text, "uploaded_at": now}


def _has_document(candidate: int) -> bool:
    return candidate % 5 == 0


def _file_name(candidate: int) -> str:
    return f"CV {candidate}.txt"


def _written(candidate: int) -> str:
    chance = random.Random(candidate)
    return " ".join(chance.choices(_WORDS, k=150))


def _job(recruiter: int, now: int) -> tuple[int, list[int]]:
    about = {"description": "Thousands apply.", "location": "Oslo, Norway", "status": "active", "activated_at": now}
    job = Job.create(job_id="REQ-1", title="Trainee", search_text=folded("Trainee", "REQ-1"), updated_at=now, **about)
    stages = [
        Stage.create(job=job, kind=kind, name=title, position=place).id for place, (kind, title) in enumerate(DEFAULT_STAGES)
    ]
    TeamMember.create(job=job, user=recruiter, role=TeamRole.RECRUITER)
    return job.id, stages


def _applications(size: Size, job: int, stages: list[int], user: int, now: int) -> Iterator[dict[str, Any]]:
    people = min(ON_JOB, size.candidates)
    for number in range(people):
        applies = number >= min(PROSPECTS, people // 10)
        where = {"stage": stages[1 if applies else 0], "past_prospect": applies, "status": "active", "source": "linkedin"}
        changed = {"created_by": user, "created_at": now - number, "updated_at": now - number}
        yield {"job": job, "candidate": number + 1, **where, **changed}


def _steps(applications: range, stages: list[int], user: int, now: int) -> Iterator[dict[str, Any]]:
    for application in applications:
        yield {"application": application, "move": Move.ADDED, "stage": stages[0], "status": "active", "by": user, "at": now}


def _members(size: Size, pool: int, now: int) -> Iterator[dict[str, Any]]:
    for number in range(1, min(IN_POOL, size.candidates) + 1):
        called = {"search_text": folded(name(number)), "sort_name": folded(name(number))}
        yield {"pool": pool, "candidate": number, "added_at": now - number, **called}


def _deep(size: Size, sort: Sort) -> str:
    """The key of the page ``DEEP`` in the order of ``sort``; of the middle of a shorter list."""
    before = min(DEEP * PAGE, size.candidates // 2)
    last = candidate_search.everybody(Filters(), sort, None, before)[-1]
    return f"{last.group}-{last.candidate}"
