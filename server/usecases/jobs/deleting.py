"""Deleting a job (attract.md 2.3): what goes with it, and the deletion itself, which cannot be taken back."""

from dataclasses import dataclass

from server.domain.errors import MorePeople, NotPermitted
from server.domain.history import Change, Subject
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import deletions, history
from server.storage.database import transaction
from server.storage.deletions import DeletionCounts
from server.usecases import access
from server.usecases.access import JobAccess
from server.usecases.jobs.jobs import JobView, may_delete, view


@dataclass(frozen=True, slots=True)
class Deletion:
    """A job and what goes with it."""

    job: JobView
    goes: DeletionCounts


def ask(actor: Actor, job_id: int) -> Deletion:
    """What goes with a job. Raise NotFound, NotPermitted (statements 183, 184)."""
    job_access = access.job(actor, job_id, Action.READ_JOB)
    _check(job_access)
    return Deletion(view(job_access), deletions.counts(job_id, actor.id))


def delete(actor: Actor, job_id: int, people: int) -> str:
    """Delete a job with its applications; how it was called. LinkedIn is told that it is closed, and takes back its people.

    ``people`` is how many the actor was told would go. Raise NotFound, NotPermitted, MorePeople.
    """
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.READ_JOB)
        deletions.hold(job_id)
        _check(job_access)
        if deletions.counts(job_id, actor.id).people > people:
            raise MorePeople
        deletions.remove(job_id, actor.id)
        was = {"title": (job_access.job.title, None), "job_id": (job_access.job.job_id, None)}
        history.record(Subject.JOB, job_id, Change.DELETED, actor.id, was)
    return job_access.job.name


def _check(job_access: JobAccess) -> None:
    if not may_delete(job_access):
        raise NotPermitted
