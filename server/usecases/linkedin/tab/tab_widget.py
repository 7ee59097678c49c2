"""LinkedIn's own part of the LinkedIn tab, or why it is not there and who can change that (linkedin.md 16)."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import AttractError
from server.domain.linkedin.access_levels import LinkedInFeature
from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.urns import PERSON
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.outgoing.sync_records import FAILED, REFUSED
from server.storage.linkedin.setup import account
from server.storage.linkedin.tab import links
from server.usecases.linkedin.setup import widgets
from server.usecases.linkedin.setup.widgets import Widget
from server.usecases.linkedin.tab.tab_reader import TabReader


class Absence(StrEnum):
    """Why LinkedIn does not show the candidate."""

    PROSPECT = "prospect"
    UNLINKED = "unlinked"
    REFUSED = "refused"
    FAILED = "failed"
    NOT_BEGUN = "not_begun"
    PAUSED = "paused"
    WITHDRAWING = "withdrawing"
    ON_THE_WAY = "on_the_way"
    NOT_OPEN = "not_open"


@dataclass(frozen=True, slots=True)
class Missing:
    """Why, and what LinkedIn or Attract's own check says against the person's data, where that is the reason."""

    why: Absence
    message: str | None = None


_STANDS_STILL = {
    "off": Absence.NOT_BEGUN,
    "dry_run": Absence.NOT_BEGUN,
    "paused": Absence.PAUSED,
    "withdrawing": Absence.WITHDRAWING,
}
_AGAINST = {REFUSED: Absence.REFUSED, FAILED: Absence.FAILED}


def widget(reader: TabReader, synced: bool) -> Widget | None:
    """LinkedIn's widget, which works only for candidates that LinkedIn was sent."""
    if not synced or not reader.may(LinkedInFeature.PROFILE_WIDGET):
        return None
    try:
        return widgets.profile()
    except AttractError:
        return None


def missing(candidate: int, past_prospect: bool, synced: bool) -> Missing:
    """Why there is no widget for a candidate: what can be mended comes before what passes by itself; three queries at most."""
    if not past_prospect:
        return Missing(Absence.PROSPECT)
    if synced:
        return Missing(Absence.NOT_OPEN)
    if _withdrawn_by_unlinking(candidate):
        return Missing(Absence.UNLINKED)
    record = sync_records.one(RecordKind.CANDIDATE, str(candidate))
    if record and record.state in _AGAINST:
        return Missing(_AGAINST[record.state], record.message)
    return Missing(_STANDS_STILL.get(account.sync_state(), Absence.ON_THE_WAY))


def _withdrawn_by_unlinking(candidate: int) -> bool:
    return bool(links.unlinked(candidate)) and not any(one.key.startswith(PERSON) for one in links.of_candidate(candidate))
