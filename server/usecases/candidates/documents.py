"""Documents about a candidate: kept with an application or in general, downloaded, removed, and read by the worker."""

import hashlib
from dataclasses import dataclass

from server.documents import text_extraction, types
from server.documents.text_extraction import UnreadableDocument
from server.domain import clock
from server.domain.documents import EMPTY, MEGABYTE, NO_KIND, NOT_TAKEN, DocumentKind, DocumentType, checked_name
from server.domain.errors import CannotUndo, Invalid, NotFound, TooLarge, keepable
from server.domain.history import Change, Subject, UndoableActionKind
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import history
from server.storage.candidates import candidates, documents
from server.storage.candidates.documents import DocumentRow
from server.storage.database import transaction
from server.storage.history import UndoableActionRow
from server.usecases import access
from server.usecases.access import ApplicationAccess, CandidateAccess
from server.usecases.candidates.candidates import ApplicationView, CandidateView, sees_linkedin, views

PATIENCE = clock.MINUTE  # after which a document whose reader died is read again
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: the name is its sender's word."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is taken: by what is in it, and called so that its name fits."""

    name: str
    type: DocumentType
    content: bytes

    @property
    def sha256(self) -> str:
        """What tells its bytes from all others."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the Documents tab; ``removable`` says whether the reader may take it away."""

    row: DocumentRow
    removable: bool


@dataclass(frozen=True, slots=True)
class Documents(CandidateView):
    """The Documents tab, latest first; ``subjects`` are the applications the reader may add to, ``general`` the person."""

    documents: list[Listed]
    subjects: list[ApplicationView]
    general: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was taken away: whose, its name, and the undoable action that puts it back."""

    candidate: int
    name: str
    undoable_action: int


def read(actor: Actor, candidate_id: int) -> Documents:
    """The documents the reader may open (statement 224). Raise NotFound."""
    candidate_access = access.candidate(actor, candidate_id)
    editable = {one.row.id for one in candidate_access.where(Action.EDIT_DOCUMENTS)}
    general = access.can(actor, Action.EDIT_CANDIDATE)
    shown = [row for row in documents.of(candidate_id) if _readable(candidate_access, row)]
    listed = [Listed(row, general if row.application is None else row.application in editable) for row in shown]
    applications = views(candidate_access)
    subjects = [view for view in applications if view.row.id in editable]
    return Documents(candidate_access.row, applications, listed, subjects, general, linkedin=sees_linkedin(candidate_access))


def checked(upload: Upload, megabytes: int) -> Checked:
    """A file as it is kept. Raise TooLarge above ``megabytes``, Invalid when it is none of the types that are taken."""
    if len(upload.content) > megabytes * MEGABYTE:
        raise TooLarge(megabytes)
    if not upload.content:
        raise Invalid({"file": EMPTY})
    type = types.detected(upload.content)
    if type is None:
        raise Invalid({"file": NOT_TAKEN})
    return Checked(checked_name(upload.name, type), type, upload.content)


def check_can_add(actor: Actor, candidate_id: int) -> None:
    """Before a file is read: whether the actor may add one at all. Raise NotFound, NotPermitted."""
    candidate_access = access.candidate(actor, candidate_id)
    if not candidate_access.can(Action.EDIT_CANDIDATE):
        candidate_access.require(Action.EDIT_DOCUMENTS)


def add(actor: Actor, candidate_id: int, upload: Checked, kind: DocumentKind | None, application_id: int | None = None) -> int:
    """Keep a document with one application or with the person in general; its id. The same once more changes nothing.

    Raise NotFound, NotPermitted, Invalid without a kind.
    """
    if kind is None:
        raise Invalid({"kind": NO_KIND})
    with transaction():
        if not candidates.hold(candidate_id):
            raise NotFound
        candidate_access = access.candidate(actor, candidate_id)
        _require_edit(candidate_access, application_id)
        return _kept(candidate_access.row.id, application_id, upload, kind, actor.id, _job(candidate_access, application_id))


def keep_own(candidate_id: int, application_id: int, job_id: int, upload: Checked) -> None:
    """Keep the resume that somebody who applies sends along, within the caller's transaction."""
    _kept(candidate_id, application_id, upload, DocumentKind.RESUME, None, job_id)


def download(actor: Actor, document_id: int) -> tuple[DocumentRow, bytes]:
    """A document with its bytes. Raise NotFound."""
    row = _readable_one(actor, document_id)[1]
    return row, documents.content(document_id)


def remove(actor: Actor, document_id: int) -> Removed:
    """Take a document away (statement 146); for 30 days it can be put back. Raise NotFound, NotPermitted."""
    with transaction():
        candidates.hold_of_document(document_id)
        candidate_access, row = _readable_one(actor, document_id)
        _require_edit(candidate_access, row.application)
        documents.remove(document_id)
        job = _job(candidate_access, row.application)
        undoable_action = history.undoable_action(
            UndoableActionKind.DOCUMENT_REMOVED, actor.id, {"document": document_id}, job, row.candidate
        )
        _tell(Change.ARTIFACT_REMOVED, row.candidate, row.application, actor.id, (row.name, None), job, undoable_action)
    return Removed(row.candidate, row.name, undoable_action)


def undo(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Put a removed document back. Raise NotFound, NotPermitted, CannotUndo when it is gone or there again."""
    id = undoable_action.data["document"]
    candidates.hold_of_document(id)
    row = documents.by_id(id)
    if row is None:
        raise CannotUndo
    candidate_access = access.candidate(actor, row.candidate)
    _require_edit(candidate_access, row.application)
    if row.removed_at is None:
        raise CannotUndo
    documents.put_back(id)
    _tell(
        Change.ARTIFACT_ADDED,
        row.candidate,
        row.application,
        actor.id,
        (None, row.name),
        _job(candidate_access, row.application),
        None,
    )


def work() -> bool:
    """Read the words of one document, for candidate search; whether there was one to read."""
    with transaction():
        due = documents.claim_due(clock.now() + PATIENCE)
    if due is None:
        return False
    text = _text_of(due.id, due.content_type) if due.tries < MOST_TRIES else None
    with transaction():
        candidates.hold_of_document(due.id)
        if text is None:
            documents.keep_failure(due.id)
        else:
            documents.keep_text(due.id, text)
    return True


def _text_of(document_id: int, content_type: str) -> str | None:
    try:
        return keepable(text_extraction.read(documents.content(document_id), content_type))
    except UnreadableDocument:
        return None


def _kept(candidate: int, application: int | None, upload: Checked, kind: DocumentKind, user: int | None, job: int | None) -> int:
    there = documents.same(candidate, application, kind, upload.sha256)
    if there is not None:
        return there
    type, content = upload.type, upload.content
    id = documents.add(candidate, application, kind, upload.name, type, content, upload.sha256, user)
    _tell(Change.ARTIFACT_ADDED, candidate, application, user, (None, upload.name), job, None)
    return id


def _tell(
    change: Change,
    candidate: int,
    application: int | None,
    by: int | None,
    names: tuple[str | None, str | None],
    job: int | None,
    undoable_action: int | None,
) -> None:
    """Say in the history that a document came or went (statement 281)."""
    about = (Subject.CANDIDATE, candidate) if application is None else (Subject.APPLICATION, application)
    history.record(*about, change, by, {"document": names}, job=job, candidate=candidate, undoable_action=undoable_action)


def _readable_one(actor: Actor, document_id: int) -> tuple[CandidateAccess, DocumentRow]:
    row = documents.by_id(document_id)
    if row is None or row.removed_at is not None:
        raise NotFound
    candidate_access = access.candidate(actor, row.candidate)
    if not _readable(candidate_access, row):
        raise NotFound
    return candidate_access, row


def _readable(candidate_access: CandidateAccess, row: DocumentRow) -> bool:
    """Whether the reader may open a document.

    Holders of a role search and read everybody's (sections 2.5 and 10); a mere interviewer reads what belongs to their jobs'
    applications, and what belongs to the person (statement 146).
    """
    if access.can(candidate_access.actor, Action.READ_CANDIDATE):
        return True
    own = {one.row.id for one in candidate_access.where(Action.READ_DOCUMENTS)}
    return bool(own) if row.application is None else row.application in own


def _require_edit(candidate_access: CandidateAccess, application_id: int | None) -> None:
    if application_id is None:
        access.require(candidate_access.actor, Action.EDIT_CANDIDATE)
    else:
        access.on_application(candidate_access, application_id).job.require(Action.EDIT_DOCUMENTS)


def _job(candidate_access: CandidateAccess, application_id: int | None) -> int | None:
    one: ApplicationAccess | None = next((one for one in candidate_access.applications if one.row.id == application_id), None)
    return one.row.job.id if one else None
