"""Taking back what somebody did, for 30 days (design section 5.12): each kind of deed knows its own way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import CannotUndo, NotFound
from server.domain.history import DeedKind
from server.domain.roles import Actor
from server.storage import history
from server.storage.database import transaction
from server.storage.history import Deed
from server.usecases import closing
from server.usecases.applications import add_to_job, application_flags, apply_move
from server.usecases.candidates import documents, merge_undo, notes
from server.usecases.linkedin.tab import link_undo
from server.usecases.pools import pool_people, pools


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back, and of a deed with many the names of those for whom it could not be."""

    deed: Deed
    left_out: Sequence[str]


# Each runs within the transaction of the undo, asks the matrix, and raises NotFound, NotPermitted, JobClosed or CannotUndo;
# one for many people answers the names of those whom it had to leave as they are.
UNDOERS: dict[DeedKind, Callable[[Actor, Deed], Sequence[str] | None]] = {
    DeedKind.LINKED: link_undo.unlink_again,
    DeedKind.UNLINKED: link_undo.link_again,
    DeedKind.DOCUMENT_REMOVED: documents.take_back,
    DeedKind.NOTE_REMOVED: notes.take_back,
    DeedKind.MOVED: apply_move.take_back,
    DeedKind.REJECTED: apply_move.take_back,
    DeedKind.WITHDRAWN: apply_move.take_back,
    DeedKind.REOPENED: apply_move.take_back,
    DeedKind.OFFER_ANSWERED: application_flags.take_back,
    DeedKind.SILVER_MARKED: application_flags.take_back,
    DeedKind.PLACED: add_to_job.take_back,
    DeedKind.JOB_CLOSED: closing.take_back,
    DeedKind.POOL_JOINED: pool_people.take_back_joining,
    DeedKind.POOL_LEFT: pool_people.take_back_leaving,
    DeedKind.POOL_DELETED: pools.take_back,
    DeedKind.MERGED: merge_undo.take_back,
}


def take_back(actor: Actor, deed_id: int) -> TakenBack:
    """Take a deed back, whole, or as far as nobody came after it.

    Raise NotFound, NotPermitted, JobClosed, CannotUndo when it is too long ago, taken back already, or others came after it.
    """
    with transaction():
        deed = history.deed_to_undo(deed_id)
        if deed is None:
            raise NotFound
        left_out = UNDOERS[deed.kind](actor, deed)
        if deed.undone_at is not None or deed.at < clock.now() - clock.UNDO_WINDOW:
            raise CannotUndo
        history.mark_undone(deed.id, actor.id)
    return TakenBack(deed, left_out or ())
