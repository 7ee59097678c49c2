"""Taking back what somebody did, for 30 days (design section 5.12): each kind of deed knows its own way back."""

from collections.abc import Callable

from server.domain import clock
from server.domain.errors import CannotUndo, NotFound
from server.domain.history import DeedKind
from server.domain.roles import Actor
from server.storage import history
from server.storage.database import transaction
from server.storage.history import Deed
from server.usecases import documents, merge_undo, notes
from server.usecases.linkedin import link_undo

# Each runs within the transaction of the undo, asks the matrix, and raises NotFound, NotPermitted or CannotUndo.
UNDOERS: dict[DeedKind, Callable[[Actor, Deed], None]] = {
    DeedKind.LINKED: link_undo.unlink_again,
    DeedKind.UNLINKED: link_undo.link_again,
    DeedKind.DOCUMENT_REMOVED: documents.take_back,
    DeedKind.NOTE_REMOVED: notes.take_back,
    DeedKind.MERGED: merge_undo.take_back,
}


def take_back(actor: Actor, deed_id: int) -> Deed:
    """Take a deed back, whole; what it was.

    Raise NotFound, NotPermitted, CannotUndo when it is too long ago, taken back already, or others came after it.
    """
    with transaction():
        deed = history.deed_to_undo(deed_id)
        if deed is None:
            raise NotFound
        UNDOERS[deed.kind](actor, deed)
        if deed.undone_at is not None or deed.at < clock.now() - clock.UNDO_WINDOW:
            raise CannotUndo
        history.mark_undone(deed.id, actor.id)
    return deed
