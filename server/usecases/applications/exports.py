"""The one-click export: a person from a page into the Prospect stage of a job (attract.md 3.9, design 5.2)."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace

from server.domain import clock
from server.domain.errors import CannotUndo, KeyReused, NotFound
from server.domain.jobs import JobStatus, check_takes_prospects
from server.domain.notes import checked_note
from server.domain.option_sets import LINKEDIN
from server.domain.permissions import Action
from server.domain.person import Person, checked_email
from server.domain.roles import Actor
from server.domain.stages import Move, StageKind
from server.storage.applications import applications, exports, stage_changes
from server.storage.applications import feedback as stored_feedback
from server.storage.applications.exports import ExportRow
from server.storage.candidates import candidates
from server.storage.candidates import notes as stored_notes
from server.storage.database import lock, transaction
from server.storage.linkedin.incoming import incoming_exports
from server.usecases import access
from server.usecases.access import JobAccess
from server.usecases.applications import create_application
from server.usecases.applications.create_application import CreatedApplication
from server.usecases.candidates import identity
from server.usecases.candidates.identity import Choice, Identified
from server.usecases.candidates.sources import CandidateSource

EXPORTED = "exported"
ALREADY = "already_on_job"
SOURCE = LINKEDIN  # attract.md 3.9: an exported person's source is LinkedIn


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What the recruiter sends off: the job, the person as the page shows them, and what was typed beside.

    ``email`` wins over the page's; ``candidate`` is the choice made after AmbiguousPerson, "new" for nobody listed.
    """

    job: int
    person: Person
    email: str | None = None
    note: str | None = None
    note_private: bool = False
    candidate: Choice = None

    def checked(self) -> "ExportRequest":
        """This request with its texts trimmed; raise Invalid with the field's name."""
        person = replace(self.person, email=checked_email(self.email) or self.person.email).checked()
        note = checked_note(self.note) if self.note and self.note.strip() else None
        return replace(self, person=person, note=note)


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The answer to an export; kept with it, so that a repetition gets the same one. ``undo_until`` is an instant."""

    outcome: str
    can_undo: bool
    undo_until: int
    undone: bool
    job: int
    job_id: str
    job_title: str
    job_location: str
    candidate: int
    candidate_name: str
    candidate_created: bool
    application: int
    stage: str
    stage_kind: str
    status: str
    id: int = 0
    replayed: bool = False


def export(actor: Actor, idempotency_key: str, request: ExportRequest) -> ExportResult:
    """Put a person into the Prospect stage of a job; the same key again gives the same answer and changes nothing.

    Raise NotFound, NotPermitted, JobNotActive, JobClosed, ProspectsOff for the job, AmbiguousPerson when two candidates
    could be meant, NotAProfile or Invalid for the person, KeyReused for another request under the same key.
    """
    request_hash = _hash_of(request)
    request = request.checked()
    with transaction():
        lock(f"export:{actor.id}:{idempotency_key}")
        if kept := exports.by_key(actor.id, idempotency_key):
            return _replayed(kept, request_hash)
        job = _open_job(actor, request.job)
        person = identity.identify(actor.id, request.person, SOURCE, request.candidate)
        answer, note = _put_on_job(job, person, request)
        done = answer.outcome == EXPORTED
        ids = (job.job.id, person.id, answer.application, note)
        learned = json.dumps(person.news if done else [])
        kept_answer = json.dumps(asdict(answer))
        id = exports.add(actor.id, idempotency_key, request_hash, ids, (person.created, done), learned, kept_answer)
    return replace(answer, id=id)


def undo(actor: Actor, export_id: int) -> ExportResult:
    """Take an own export back within 30 days, with everything it brought; again gives the same answer.

    Raise NotFound, or CannotUndo when it brought nothing or somebody worked with the person since.
    """
    with transaction():
        lock(f"undo:{export_id}")
        row = exports.by_id(export_id, actor.id)
        if row is None:
            raise NotFound
        access.job(actor, row.job, Action.EXPORT_TO_JOB)
        answer = _answer(row.id, row.answer)
        if row.undone_at is not None:
            return answer
        _undo(actor, row)
        answer = replace(answer, undone=True, can_undo=False)
        exports.mark_undone(row.id, json.dumps(asdict(answer)))
    return answer


def _open_job(actor: Actor, job_id: int) -> JobAccess:
    job_access = access.job(actor, job_id, Action.EXPORT_TO_JOB)
    check_takes_prospects(job_access.job.name, JobStatus(job_access.job.status), bool(job_access.job.prospects_enabled))
    return job_access


def put_on_job(job: int, person: Identified, told: Person, user: int | None) -> CreatedApplication:
    """Put a candidate into the Prospect stage, and keep what ``told`` says of them; within the caller's transaction.

    One who is on the job already is left as they are: not even what is known of the person changes. ``user`` is who
    exported them, or None. Both doors of Attract come through here: the extension, and LinkedIn's own export.
    """
    there = None if person.created else create_application.on_job(job, person.id)
    if there is not None:
        return there
    identity.learn(user, person, told)
    return create_application.create_new(job, person.id, StageKind.PROSPECT, CandidateSource(SOURCE), Move.EXPORTED, user)


def _put_on_job(job: JobAccess, person: Identified, request: ExportRequest) -> tuple[ExportResult, int | None]:
    user = job.actor.id
    created = put_on_job(job.job.id, person, request.person, user)
    note = None
    if created.new and request.note:
        note = stored_notes.add(person.id, created.application, user, request.note, request.note_private)
    return _described(job, person, created), note


def _described(job: JobAccess, person: Identified, created: CreatedApplication) -> ExportResult:
    return ExportResult(
        outcome=EXPORTED if created.new else ALREADY,
        can_undo=created.new,
        undo_until=clock.now() + clock.UNDO_WINDOW,
        undone=False,
        job=job.job.id,
        job_id=job.job.job_id,
        job_title=job.job.title,
        job_location=job.job.location,
        candidate=person.id,
        candidate_name=person.name,
        candidate_created=person.created,
        application=created.application,
        stage=created.stage,
        stage_kind=created.stage_kind.value,
        status=created.status.value,
    )


def _hash_of(request: ExportRequest) -> str:
    """What tells two requests under one key apart. What only LinkedIn's own exports tell is no part of it, so keys of
    earlier versions keep their answers."""
    body = asdict(request)
    for name in ("first_name", "last_name", "person_urn"):
        del body["person"][name]
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _replayed(kept: tuple[int, str, str], request_hash: str) -> ExportResult:
    id, kept_hash, answer = kept
    if kept_hash != request_hash:
        raise KeyReused
    return replace(_answer(id, answer), replayed=True)


def _answer(id: int, answer: str) -> ExportResult:
    return replace(ExportResult(**json.loads(answer)), id=id)


def _undo(actor: Actor, row: ExportRow) -> None:
    if row.application:
        candidates.hold_of(row.application)
    there = applications.by_id(row.application, actor.id) if row.application else None
    fresh = row.created_at > clock.now() - clock.UNDO_WINDOW
    if there is None or not row.application_created or not fresh or len(stage_changes.path(there.id)) != 1:
        raise CannotUndo
    if (
        stored_notes.about_application(there.id, besides=row.note)
        or stored_feedback.about_application(there.id)
        or incoming_exports.about_application(there.id)
    ):
        raise CannotUndo  # somebody wrote about them, or exported them to the same job in LinkedIn itself
    if row.note:
        stored_notes.remove(row.note)
    applications.remove(there.id, actor.id)
    # What a later export found the person by stays, or that person would be stored twice next time.
    found_again = exports.any_since(there.candidate, row.id) or incoming_exports.any_since(there.candidate, row.created_at)
    learned = [] if found_again else json.loads(row.learned)
    identity.forget(actor.id, there.candidate, learned)
