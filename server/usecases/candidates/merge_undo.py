"""Making two candidates of one again, while nothing came after that would be lost by it (design section 5.8)."""

from server.domain.errors import CannotUndo, NotFound
from server.domain.history import Change, Subject
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import history
from server.storage.applications import applications
from server.storage.candidates import candidates, merges
from server.storage.candidates.merges import MergeRow
from server.storage.history import UndoableActionRow
from server.storage.linkedin.tab import links
from server.usecases import access

CHANGED = N_("This cannot be undone any more: the contact details were changed since.")
MERGED_ON = N_("This cannot be undone now: the record was merged with another one since. Take that back first.")
MOVED_ON = N_("This cannot be undone any more: the application on %(job)s went on since.")


def undo(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Put both records back as they were; what came to the one since stays there.

    Raise NotFound, NotPermitted, CannotUndo with the reason when later changes make it impossible.
    """
    access.require(actor, Action.MERGE_CANDIDATES)
    merge = merges.by_id(undoable_action.data["merge"])
    if merge is None:
        raise NotFound
    links.alone()
    candidates.hold(merge.kept)
    if merge.undone_at is not None or not merge.data:
        raise CannotUndo
    _check_nothing_came_after(actor, merge)
    merges.undo(merge)
    for id in (merge.kept, merge.gone):
        history.record(Subject.CANDIDATE, id, Change.UNDONE, actor.id, candidate=id)


def _check_nothing_came_after(actor: Actor, merge: MergeRow) -> None:
    kept = merge.data["rows"][0]["id"]
    if merge.kept != kept or candidates.merged_into(kept):
        raise CannotUndo(MERGED_ON)
    if merges.described(kept) != merge.data["described"]:
        raise CannotUndo(CHANGED)
    for standing in merge.data["same"]:
        now = applications.by_id(standing["application"], actor.id)
        if now is None or [now.candidate, now.stage, now.status] != [kept, standing["stage"], standing["status"]]:
            raise CannotUndo(MOVED_ON, job=standing["job"])
