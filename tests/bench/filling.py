"""A big company for the measurements, the same at every run."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from server.domain import clock
from server.domain.roles import TeamRole
from server.domain.search_text import folded
from server.domain.stages import DEFAULT_STAGES, ApplicationStatus, Move, StageKind
from server.storage.database import transaction
from server.storage.tables import (
    Application,
    Candidate,
    Feedback,
    Job,
    LinkedInIdentity,
    Note,
    Stage,
    StageChange,
    Table,
    TeamMember,
)

SEED = 20
TITLES = ("Engineer", "Developer", "Analyst", "Designer", "Manager", "Accountant", "Advisor", "Architect", "Writer", "Nurse")
LEVELS = ("Senior", "Junior", "Lead", "Principal", "Associate")
FIELDS = ("Data", "Backend", "Frontend", "Security", "Platform", "Finance", "Sales", "People", "Research", "Support")
_FIRST = [
    f"{a}{b}" for a in ("Ka", "Li", "Mo", "No", "Per", "Ras", "Sig", "Tor") for b in ("ri", "na", "rik", "an", "ve", "mund")
]
_LAST = [
    f"{a}{b}"
    for a in ("Berg", "Dal", "Hau", "Lund", "Nord", "Sol", "Vik")
    for b in ("e", "en", "gen", "mann", "sen", "stad", "vik", "y")
]
BATCH = 400  # rows in one statement: SQLite takes 32,766 values at most
TEAM_JOBS = 60  # on so many jobs the measured recruiter works


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    candidates: int = 100_000
    jobs: int = 2_000
    applications: int = 200_000
    notes: int = 50_000


def name(candidate: int) -> str:
    """What a candidate of the measurements is called; of a hundred thousand about forty have the same name."""
    return f"{_FIRST[candidate % len(_FIRST)]} {_LAST[candidate // len(_FIRST) % len(_LAST)]}"


def email(candidate: int) -> str | None:
    """Their address; every third has none."""
    return f"person{candidate}@mail.example" if candidate % 3 else None


def company(candidate: int) -> str:
    """Where they work."""
    return f"Company {candidate % 997}"


def team_jobs(size: Size) -> range:
    """The jobs on whose team the measured recruiter is."""
    return range(1, size.jobs + 1, max(1, size.jobs // TEAM_JOBS))


def member_id(candidate: int) -> str:
    """The LinkedIn member id of a candidate of the measurements."""
    return f"AEMAAbench{candidate:08}"


def fill(size: Size, recruiter: int, manager: int) -> None:
    """Fill an empty database that holds two users."""
    chance = random.Random(SEED)
    now = clock.now()
    with transaction():
        insert(Job, _jobs(size, chance, now))
        insert(Stage, _stages(size))
        insert(TeamMember, _team(size, recruiter, manager, now))
        insert(Candidate, _candidates(size, chance, now))
        insert(LinkedInIdentity, _identities(size, recruiter, now))
        placed = pairs(size)
        insert(Application, _applications(placed, recruiter, now))
        insert(StageChange, _steps(placed, recruiter, now))
        insert(Note, _notes(size, chance, placed, recruiter, now))
        insert(Feedback, _feedback(placed, manager, now))


def insert(table: type[Table], rows: Iterable[dict[str, Any]]) -> None:
    """Insert ``rows``, however many, batch by batch."""
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        table.insert_many(batch).execute()


def _jobs(size: Size, chance: random.Random, now: int) -> Iterator[dict[str, Any]]:
    for number in range(1, size.jobs + 1):
        title = f"{chance.choice(LEVELS)} {chance.choice(FIELDS)} {chance.choice(TITLES)}"
        job_id = f"REQ-{10_000 + number}"
        yield {
            "job_id": job_id,
            "title": title,
            "description": "A job to measure with.",
            "location": "Oslo, Norway",
            "status": "active" if number % 10 else "closed",
            "search_text": folded(title, job_id),
            "updated_at": now - number,
            "activated_at": now - number,
        }


def _stages(size: Size) -> Iterator[dict[str, Any]]:
    for job in range(1, size.jobs + 1):
        for position, (kind, name) in enumerate(DEFAULT_STAGES):
            yield {"job": job, "kind": kind, "name": name, "position": position}


def _team(size: Size, recruiter: int, manager: int, now: int) -> Iterator[dict[str, Any]]:
    for job in team_jobs(size):
        yield {"job": job, "user": recruiter, "role": TeamRole.RECRUITER, "created_at": now}
        yield {"job": job, "user": manager, "role": TeamRole.HIRING_MANAGER, "created_at": now}


def _candidates(size: Size, chance: random.Random, now: int) -> Iterator[dict[str, Any]]:
    for number in range(1, size.candidates + 1):
        yield {
            "name": name(number),
            "email": email(number),
            "email_key": email(number),
            "headline": f"{chance.choice(FIELDS)} {chance.choice(TITLES)}",
            "company": company(number),
            "location": "Oslo, Norway",
            "source": "linkedin",
            "created_at": now - number,
            "updated_at": now - number,
        }


def _identities(size: Size, user: int, now: int) -> Iterator[dict[str, Any]]:
    for number in range(1, size.candidates + 1):
        yield {"candidate": number, "key": f"member:{member_id(number)}", "linked_by": user, "linked_at": now}
        yield {"candidate": number, "key": f"in:person-{number}", "linked_by": user, "linked_at": now}


def pairs(size: Size) -> list[tuple[int, int, int]]:
    """The applications in order of their ids, which begin at 1: job, candidate, position of the stage they are in."""
    chance = random.Random(SEED + 1)
    per_candidate = size.applications // size.candidates
    chosen = []
    for candidate in range(1, size.candidates + 1):
        for job in chance.sample(range(1, size.jobs + 1), per_candidate):
            chosen.append((job, candidate, chance.choice((0, 1, 1, 2, 2, 3))))
    return chosen


def _stage_id(job: int, position: int) -> int:
    return (job - 1) * len(DEFAULT_STAGES) + position + 1


def _applications(pairs: list[tuple[int, int, int]], user: int, now: int) -> Iterator[dict[str, Any]]:
    for number, (job, candidate, position) in enumerate(pairs):
        yield {
            "job": job,
            "candidate": candidate,
            "stage": _stage_id(job, position),
            "status": ApplicationStatus.ACTIVE,
            "past_prospect": DEFAULT_STAGES[position][0] is not StageKind.PROSPECT,
            "source": "linkedin",
            "created_by": user,
            "created_at": now - number,
            "updated_at": now - number,
        }


def _steps(pairs: list[tuple[int, int, int]], user: int, now: int) -> Iterator[dict[str, Any]]:
    for application, (job, _, position) in enumerate(pairs, 1):
        for step in range(position + 1):
            yield {
                "application": application,
                "move": Move.ADVANCED if step else Move.EXPORTED,
                "stage": _stage_id(job, step),
                "status": ApplicationStatus.ACTIVE,
                "by": user,
                "at": now - 1000 + step,
            }


def _notes(size: Size, chance: random.Random, pairs: list[tuple[int, int, int]], user: int, now: int) -> Iterator[dict[str, Any]]:
    for number in range(size.notes):
        application = chance.randrange(len(pairs))
        yield {
            "candidate": pairs[application][1],
            "application": application + 1,
            "author": user,
            "text": f"Note {number}: called, interested, wants to hear more about the team.",
            "private": number % 10 == 0,
            "created_at": now - number,
        }


def _feedback(pairs: list[tuple[int, int, int]], author: int, now: int) -> Iterator[dict[str, Any]]:
    for application, (_, _, position) in enumerate(pairs, 1):
        if position >= 2 and application % 4 == 0:
            yield {
                "application": application,
                "author": author,
                "status": "submitted",
                "recommendation": "hire",
                "strengths": "Explains clearly.",
                "weaknesses": "Few.",
                "comment": "Yes.",
                "created_at": now,
                "updated_at": now,
                "submitted_at": now,
            }
