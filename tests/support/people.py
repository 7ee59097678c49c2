"""A small company to test with: users, jobs and candidates, made through the use cases wherever one exists."""

from dataclasses import replace
from itertools import count
from typing import Any

from server.domain.jobs import JobDraft, JobStatus
from server.domain.person import Person
from server.domain.process import ProcessDraft
from server.domain.roles import Actor, Role, TeamRole
from server.domain.stages import DEFAULT_STAGES
from server.storage import tables
from server.storage.account import users
from server.storage.applications import people_on_job as stored_people
from server.storage.jobs import hiring_team, jobs, process
from server.usecases.applications import applications, exports
from server.usecases.applications.applications import Moved
from server.usecases.applications.exports import ExportRequest, ExportResult
from server.usecases.jobs import process as process_of_job

DRAFT = JobDraft("Senior Data Engineer", "Builds the pipelines.", "Oslo, Norway")
# Hashing a password on purpose takes long; users whom no test signs in carry one that nothing matches.
NO_PASSWORD = "!"


def arrangement(actor: Actor, job: int, **changes: Any) -> ProcessDraft:
    """The process of a job as it is, with ``changes`` of its options; names of stages by their place, as ``stage_2``."""
    draft = process_of_job.read(actor, job).draft
    names = {int(name.removeprefix("stage_")): changes.pop(name) for name in list(changes) if name.startswith("stage_")}
    stages = tuple(replace(stage, name=names.get(place, stage.name)) for place, stage in enumerate(draft.stages))
    return replace(draft, stages=stages, **changes)


def advance(actor: Actor, application: int) -> Moved:
    """Move somebody one stage on from where they stand."""
    there = stored_people.person(application)
    return applications.advance(actor, application, there.stage if there else 0)


class People:
    """Makes what a test needs; every name it does not care about is made up and unique."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def user(self, *roles: Role, name: str = "") -> Actor:
        """A user with these application roles."""
        number = next(self._numbers)
        address = f"user{number}@attract.example"
        id = users.add(address, address, name or f"User {number}", NO_PASSWORD)
        users.grant(id, frozenset(roles))
        row = users.by_id(id)
        assert row is not None
        return row.actor()

    def recruiter(self, name: str = "") -> Actor:
        """A user with the Recruiter role."""
        return self.user(Role.RECRUITER, name=name)

    def manager(self, name: str = "") -> Actor:
        """A user with the Hiring manager role."""
        return self.user(Role.HIRING_MANAGER, name=name)

    def administrator(self) -> Actor:
        """A user with the Administrator role alone."""
        return self.user(Role.ADMINISTRATOR)

    def read_only(self) -> Actor:
        """A user with the Read-only role."""
        return self.user(Role.READ_ONLY)

    def job(
        self,
        *team: tuple[Actor, TeamRole],
        status: JobStatus = JobStatus.ACTIVE,
        prospects: bool = True,
        managers_see: bool = True,
        draft: JobDraft = DRAFT,
        title: str = "",
        job_id: str = "",
        approval: bool = False,
    ) -> int:
        """A job with this team, in any status; its id. ``approval`` says that it needs one before it is activated."""
        number = next(self._numbers)
        draft = replace(draft, title=title) if title else draft
        id = jobs.add(draft, job_id or f"REQ-{5000 + number}", None)
        if approval:
            tables.Job.update(approval_needed=True).where(tables.Job.id == id).execute()
        process.add(id, DEFAULT_STAGES)
        jobs.set_options(id, prospects_enabled=prospects, managers_see_prospects=managers_see)
        jobs.set_status(id, status)
        for user, role in team:
            hiring_team.add(id, user.id, role)
        return id

    def person(self, name: str = "Kari Nordmann", **details: str | None) -> Person:
        """Somebody on LinkedIn, with a member id of their own unless one is given."""
        number = next(self._numbers)
        member = {"member_id": f"AEMAAtest{number:06}"}
        return Person(name=name, **(member | details))  # type: ignore[arg-type]

    def export(self, actor: Actor, job: int, person: Person | None = None, key: str = "") -> ExportResult:
        """Export somebody to a job."""
        request = ExportRequest(job, person or self.person())
        return exports.export(actor, key or f"key-{next(self._numbers)}", request)

    def applicant(self, actor: Actor, job: int, person: Person | None = None) -> ExportResult:
        """Export somebody and move them to Application."""
        exported = self.export(actor, job, person)
        applications.move_to_application(actor, exported.application)
        return exported
