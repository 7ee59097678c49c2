"""The steps of an application that still stand, and which of them can be taken back (design section 5.12)."""

from collections.abc import Sequence

from server.domain import clock
from server.domain.history import OFFERED_TO, UndoableActionKind
from server.domain.permissions import Action
from server.domain.stages import Move, StageKind
from server.storage.applications.stage_changes import StageChangeRow

_KINDS = {
    Move.REJECTED: UndoableActionKind.REJECTED,
    Move.WITHDRAWN: UndoableActionKind.WITHDRAWN,
    Move.REOPENED: UndoableActionKind.REOPENED,
}


def kind_of(move: Move) -> UndoableActionKind:
    """What kind of undoable action a move is."""
    return _KINDS.get(move, UndoableActionKind.MOVED)


def standing(path: Sequence[StageChangeRow]) -> list[StageChangeRow]:
    """The way as it stands: without steps that were taken back, and without the taking back."""
    return [stage_change for stage_change in path if not stage_change.undone and stage_change.move != Move.UNDONE]


def reached_offer(path: Sequence[StageChangeRow]) -> bool:
    """Whether somebody came as far as the Offer stage, and that was not taken back."""
    return any(stage_change.stage_kind == StageKind.OFFER for stage_change in standing(path))


def undoable(standing: Sequence[StageChangeRow]) -> StageChangeRow | None:
    """The latest step when it can be taken back: not the one that brought the person here, and at most 30 days old."""
    latest = standing[-1] if len(standing) > 1 else None
    return latest if latest and latest.undoable_action and latest.at >= clock.now() - clock.UNDO_WINDOW else None


def needed_to_undo(standing: Sequence[StageChangeRow]) -> set[Action]:
    """What somebody must be allowed to do who takes the latest step back: also to see the list it leads back to."""
    needed = {OFFERED_TO[kind_of(Move(standing[-1].move))]}
    return needed | ({Action.VIEW_PROSPECTS} if standing[-2].stage_kind == StageKind.PROSPECT else set())
