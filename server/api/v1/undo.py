"""Taking an export back."""

from server.api.operations import operation
from server.api.v1.exported import ExportAnswer, described
from server.domain import errors
from server.domain.roles import Actor
from server.usecases.applications import exports


@operation("POST", "/exports/{export}/undo", {200: ExportAnswer}, scope="export", refusals=(errors.CannotUndo,))
def undo(actor: Actor, export: int) -> ExportAnswer:
    """Undo an export of mine within 30 days; once more changes nothing."""
    return described(exports.undo(actor, export))
