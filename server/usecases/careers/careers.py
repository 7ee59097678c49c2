"""The public page of a posted job, and applying there without signing in (attract.md 3.12 and 14).

Nobody is told whether Attract knows them: whatever becomes of an application, the answer is the same.
"""

import hashlib

from server.domain import clock, throttle
from server.domain.errors import Invalid, NotFound, TooMany, keepable
from server.domain.i18n_marker import N_
from server.domain.matching import match
from server.domain.newcomer import Newcomer
from server.domain.option_sets import CAREER_SITE
from server.domain.person import email_key
from server.domain.stages import ApplicationStatus, Move, StageKind
from server.storage.account import users
from server.storage.applications import people_on_job
from server.storage.candidates import candidates
from server.storage.careers import careers
from server.storage.careers.careers import PublicJob
from server.storage.database import lock, transaction
from server.usecases.applications import apply_move, create_application
from server.usecases.applications.apply_move import MoveOutcome
from server.usecases.applications.create_application import CreatedApplication
from server.usecases.candidates import documents
from server.usecases.candidates.documents import Checked
from server.usecases.candidates.sources import CandidateSource

SOURCE = CAREER_SITE
RESUME_MISSING = N_("This job asks for a resume. Choose the file to send along.")
PER_ADDRESS = 20  # applications from one network address in 15 minutes


def read(job_id: str) -> PublicJob:
    """A job that is or was posted; ``open`` says which. Raise NotFound for any other."""
    public_job = careers.job(keepable(job_id))
    if public_job is None:
        raise NotFound
    return public_job


def apply(job_id: str, form: Newcomer, remote: str, resume: Checked | None = None) -> PublicJob:
    """Make an applicant of somebody, once for each e-mail address, with the resume they send along; the job.

    ``remote`` is the network address asked from. Raise NotFound, also for a job that is no longer open, TooMany, Invalid, also
    without the resume that the job asks for (statement 207).
    """
    form = form.checked()
    _count_try(remote)
    with transaction():
        lock(f"email:{email_key(form.email)}")
        job = read(job_id)
        if not job.open or job.apply_url:
            raise NotFound
        if job.resume_required and resume is None:
            raise Invalid({"file": RESUME_MISSING})
        if not careers.applied(job.id, email_key(form.email)):
            candidate, application = _put_on_job(job, form)
            if resume is not None:
                documents.keep_own(candidate, application, job.id, resume)
    return job


def _put_on_job(job: PublicJob, form: Newcomer) -> tuple[int, int]:
    """The candidate and their application on the job."""
    candidate = _known(form) or _new(form)
    created = create_application.create(job.id, candidate, StageKind.APPLICATION, CandidateSource(SOURCE), Move.ADDED, None)
    if not created.new and created.stage_kind is StageKind.PROSPECT:
        _move_on(job, created)
    return candidate, created.application


def _move_on(job: PublicJob, created: CreatedApplication) -> None:
    """A prospect who applies is one no longer; somebody who was rejected stays so."""
    candidates.hold_of(created.application)
    stage = create_application.stage_of(job.id, StageKind.APPLICATION)
    there = people_on_job.standing(job.id, [created.application])
    prospects = [one for one in there if one.status is ApplicationStatus.ACTIVE and not one.past_prospect]
    if prospects:
        apply_move.apply_moves(None, job.id, prospects, lambda _: stage, MoveOutcome(Move.MOVED_TO_APPLICATION))
        create_application.announce(job.id, [one.candidate for one in prospects], stage.kind, Move.MOVED_TO_APPLICATION, None)


def _known(form: Newcomer) -> int | None:
    """The one candidate with this address; where several have it, whoever applies is somebody new."""
    candidate = match(form.person, [], candidates.known([], form.email)).candidate
    return candidate.id if candidate and candidates.hold(candidate.id) else None


def _new(form: Newcomer) -> int:
    candidate = candidates.add(form.person, SOURCE, None)
    careers.keep_names(candidate, form.first_name, form.last_name, form.phone or None)
    return candidate


def _count_try(remote: str) -> None:
    """Count an application before it is looked at. Raise TooMany."""
    bucket = hashlib.sha256(f"apply:{throttle.network(remote)}".encode()).hexdigest()
    with transaction():
        lock(bucket)
        now = clock.now()
        wait = throttle.seconds_to_wait(users.failures(bucket, now - throttle.WINDOW), PER_ADDRESS, now)
        if wait:
            raise TooMany(wait)
        users.note_failure((bucket,), now)
