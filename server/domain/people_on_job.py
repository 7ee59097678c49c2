"""Which people of a job a list shows, and in which order."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.stages import ApplicationStatus


class Shown(StrEnum):
    """Whom a list is narrowed to."""

    RUNNING = "running"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SILVER = "silver_medalists"
    EVERYBODY = "everybody"


def fits(shown: Shown, status: ApplicationStatus, silver: bool) -> bool:
    """Whether a list that is narrowed so shows somebody."""
    if shown is Shown.SILVER:
        return silver
    return shown is Shown.EVERYBODY or status is _STATUS[shown]


_STATUS = {
    Shown.RUNNING: ApplicationStatus.ACTIVE,
    Shown.REJECTED: ApplicationStatus.REJECTED,
    Shown.WITHDRAWN: ApplicationStatus.WITHDRAWN,
}


class PeopleOrder(StrEnum):
    """How a list is ordered."""

    LATEST = "latest"
    OLDEST = "oldest"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What somebody chose above a list; without ``stage`` all stages of its tab."""

    shown: Shown = Shown.RUNNING
    order: PeopleOrder = PeopleOrder.LATEST
    stage: int | None = None
