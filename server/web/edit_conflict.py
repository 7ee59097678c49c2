"""Two versions of one thing beside each other, when somebody else saved first (usecases.edit_conflict)."""

from collections.abc import Mapping
from typing import Any

from server.domain.errors import EditConflict
from server.usecases import edit_conflict
from server.web import history


def shown(conflict: EditConflict, mine: Mapping[str, Any]) -> dict[str, Any]:
    """What ``conflict`` of _fields.html shows, as history says it; ``version`` lets the form replace what stands now."""
    theirs = {name: history.value(conflict.present[name]) for name in mine}
    named = [(name, history.field_name(name)) for name in mine]
    mine = {name: history.value(given) for name, given in mine.items()}
    return {"theirs": theirs, "mine": mine, "named": named, "version": edit_conflict.token(conflict.present)}
