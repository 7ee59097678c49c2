"""What history tells of: of which kind of thing, what happened to it, and what of it can be taken back."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from server.domain.permissions import Action

Changes = Mapping[str, tuple[Any, Any]]  # a field, what it was, what it is
LONGEST = 200  # of a longer text only that it changed is kept


class Subject(StrEnum):
    """What an entry is about (statement 280)."""

    JOB = "job"
    APPLICATION = "application"
    CANDIDATE = "candidate"


class Change(StrEnum):
    """What happened to it (attract.md 22 names them)."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    STATUS = "status_changed"
    TEAM = "team_changed"
    PROCESS = "process_changed"
    APPROVERS = "approvers_changed"
    ANSWERED = "approval_answered"
    MOVED = "moved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    ARTIFACT_ADDED = "artifact_added"
    ARTIFACT_REMOVED = "artifact_removed"
    LINKED = "linked"
    UNLINKED = "unlinked"
    MERGED = "merged"
    UNDONE = "undone"


class UndoableActionKind(StrEnum):
    """What somebody did that can be taken back for 30 days (design section 5.12)."""

    LINKED = "linked"
    UNLINKED = "unlinked"
    DOCUMENT_REMOVED = "document_removed"
    NOTE_REMOVED = "note_removed"
    MOVED = "moved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    OFFER_ANSWERED = "offer_answered"
    SILVER_MARKED = "silver_marked"
    ADDED_TO_JOB = "added_to_job"
    JOB_CLOSED = "job_closed"
    POOL_JOINED = "pool_joined"
    POOL_LEFT = "pool_left"
    POOL_DELETED = "pool_deleted"
    MERGED = "merged"


# Who is offered to take an undoable action back; the taking back itself asks once more, with all it knows.
OFFERED_TO: dict[UndoableActionKind, Action] = {
    UndoableActionKind.LINKED: Action.LINK_LINKEDIN_PROFILE,
    UndoableActionKind.UNLINKED: Action.LINK_LINKEDIN_PROFILE,
    UndoableActionKind.DOCUMENT_REMOVED: Action.EDIT_DOCUMENTS,
    UndoableActionKind.NOTE_REMOVED: Action.WRITE_NOTES,
    UndoableActionKind.MOVED: Action.ADVANCE_APPLICANT,
    UndoableActionKind.REJECTED: Action.REJECT_APPLICANT,
    UndoableActionKind.WITHDRAWN: Action.REJECT_APPLICANT,
    UndoableActionKind.REOPENED: Action.REJECT_APPLICANT,
    UndoableActionKind.OFFER_ANSWERED: Action.PREPARE_OFFER,
    UndoableActionKind.SILVER_MARKED: Action.MARK_SILVER_MEDALIST,
    UndoableActionKind.ADDED_TO_JOB: Action.ADD_APPLICANT,
    UndoableActionKind.JOB_CLOSED: Action.CLOSE_JOB,
    UndoableActionKind.POOL_JOINED: Action.USE_POOL,
    UndoableActionKind.POOL_LEFT: Action.USE_POOL,
    UndoableActionKind.POOL_DELETED: Action.EDIT_POOL,
    UndoableActionKind.MERGED: Action.MERGE_CANDIDATES,
}


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields of ``after`` that ``before`` has otherwise or not at all; of long texts only that they changed."""
    both = ((name, before.get(name), value) for name, value in after.items())
    return {name: (_kept(old), _kept(new)) for name, old, new in both if (old or None) != (new or None)}


def _kept(value: Any) -> Any:
    return "…" if isinstance(value, str) and len(value) > LONGEST else value
