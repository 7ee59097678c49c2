"""Taking back what somebody did, for 30 days (design section 5.12): each kind of undoable action knows its own way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import CannotUndo, NotFound
from server.domain.history import UndoableActionKind
from server.domain.roles import Actor
from server.storage import history
from server.storage.database import transaction
from server.storage.history import UndoableActionRow
from server.usecases import closing
from server.usecases.applications import add_to_job, application_flags, apply_move
from server.usecases.candidates import documents, merge_undo, notes
from server.usecases.linkedin.tab import link_undo
from server.usecases.pools import pool_people, pools


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What was taken back, and of an undoable action with many the names of those for whom it could not be."""

    undoable_action: UndoableActionRow
    left_out: Sequence[str]


# Each runs within the transaction of the undo, asks the matrix, and raises NotFound, NotPermitted, JobClosed or CannotUndo;
# one for many people answers the names of those whom it had to leave as they are.
UNDOERS: dict[UndoableActionKind, Callable[[Actor, UndoableActionRow], Sequence[str] | None]] = {
    UndoableActionKind.LINKED: link_undo.unlink_again,
    UndoableActionKind.UNLINKED: link_undo.link_again,
    UndoableActionKind.DOCUMENT_REMOVED: documents.undo,
    UndoableActionKind.NOTE_REMOVED: notes.undo,
    UndoableActionKind.MOVED: apply_move.undo,
    UndoableActionKind.REJECTED: apply_move.undo,
    UndoableActionKind.WITHDRAWN: apply_move.undo,
    UndoableActionKind.REOPENED: apply_move.undo,
    UndoableActionKind.OFFER_ANSWERED: application_flags.undo,
    UndoableActionKind.SILVER_MARKED: application_flags.undo,
    UndoableActionKind.ADDED_TO_JOB: add_to_job.undo,
    UndoableActionKind.JOB_CLOSED: closing.undo,
    UndoableActionKind.POOL_JOINED: pool_people.undo_joining,
    UndoableActionKind.POOL_LEFT: pool_people.undo_leaving,
    UndoableActionKind.POOL_DELETED: pools.undo,
    UndoableActionKind.MERGED: merge_undo.undo,
}


def undo_action(actor: Actor, undoable_action_id: int) -> UndoResult:
    """Take an undoable action back, whole, or as far as nobody came after it.

    Raise NotFound, NotPermitted, JobClosed, CannotUndo when it is too long ago, taken back already, or others came after it.
    """
    with transaction():
        undoable_action = history.undoable_action_to_undo(undoable_action_id)
        if undoable_action is None:
            raise NotFound
        left_out = UNDOERS[undoable_action.kind](actor, undoable_action)
        if undoable_action.undone_at is not None or undoable_action.at < clock.now() - clock.UNDO_WINDOW:
            raise CannotUndo
        history.mark_undone(undoable_action.id, actor.id)
    return UndoResult(undoable_action, left_out or ())
