"""An incoming export from LinkedIn in words: what came, and what became of it. ``incoming_exports`` says why not."""

from server.domain.i18n_marker import N_
from server.domain.linkedin.incoming_exports import (
    EXPORT,
    KNOWN_TYPES,
    SENTENCES,
    STATUS_CHANGE,
    TURNED_AWAY,
    IncomingExportState,
)

# With the places person, job and exporter, of which each fills those it names.
BY_SOMEBODY = N_("%(exporter)s exported %(person)s to %(job)s.")
EXPORTED = N_("%(person)s was exported to %(job)s.")
NOT_TOLD = N_("Somebody was exported. LinkedIn has not told who it is.")
SWITCHED = N_("In LinkedIn an access level was requested or switched.")
UNSIGNED = N_("Notifications that LinkedIn did not sign.")
OTHER = N_("A notification of a kind that Attract does not know.")

ASKING_WHO = N_("Attract asks LinkedIn who it is.")
ASKING_LEVELS = N_("Attract asks LinkedIn how the access levels stand.")
LEVELS_KNOWN = N_("Attract knows how the access levels stand now.")
DISMISSED = N_("Nothing is done about it.")
DISMISSED_FOR_NOW = N_("Nothing is done about it. Try again if that was a mistake.")


def export_text(type: str, person: str | None, exporter: str | None) -> str:
    """What came, as one sentence; ``person`` and ``exporter`` are whoever is known."""
    if type == EXPORT:
        return (BY_SOMEBODY if exporter else EXPORTED) if person else NOT_TOLD
    return {STATUS_CHANGE: SWITCHED, TURNED_AWAY: UNSIGNED}.get(type, OTHER)


def became(type: str, state: str, code: str) -> str:
    """What became of it and what to do, as one sentence; empty where LinkedIn's own words of a trouble (``code``) say more."""
    if state == IncomingExportState.DISMISSED:
        return DISMISSED_FOR_NOW if type in KNOWN_TYPES else DISMISSED
    if code:
        return SENTENCES.get(code, "")
    if state == IncomingExportState.DONE:
        return LEVELS_KNOWN
    return ASKING_LEVELS if type == STATUS_CHANGE else ASKING_WHO
