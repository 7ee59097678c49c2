"""Who reads the LinkedIn tab, and how far they get (attract.md 3.7, statements 30 to 38)."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.linkedin.access_levels import AccessStanding, IntegrationState, LinkedInFeature
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.usecases import access
from server.usecases.linkedin.setup import access_levels, connection, seats
from server.usecases.linkedin.setup.seats import OwnSeat


class Reach(StrEnum):
    """How much of LinkedIn the reader gets to see, from nothing to everything."""

    NOT_SET_UP = "not_set_up"
    NOT_ENABLED = "not_enabled"
    NOT_CONNECTED = "not_connected"
    BASIC = "basic"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class TabReader:
    """Who reads, and how far they get; ``administers`` is who can set LinkedIn up."""

    actor: Actor
    reach: Reach
    standing: AccessStanding
    seat: OwnSeat
    administers: bool

    def may(self, feature: LinkedInFeature) -> bool:
        """Whether the reader has a Recruiter seat and the access level opens ``feature``."""
        return self.reach == Reach.FULL and self.standing.may(feature)


def reader_of(actor: Actor) -> TabReader:
    """How far ``actor`` gets: five small queries at most, no request."""
    standing, seat = access_levels.standing(), OwnSeat()
    if not connection.offered() or standing.state == IntegrationState.NOT_CONNECTED:
        reach = Reach.NOT_SET_UP
    elif standing.state != IntegrationState.ENABLED:
        reach = Reach.NOT_ENABLED
    else:
        seat = seats.of_user(actor.id)
        reach = _reach(seat)
    return TabReader(actor, reach, standing, seat, access.can(actor, Action.SET_UP_LINKEDIN))


def _reach(seat: OwnSeat) -> Reach:
    if not seat.connected:
        return Reach.NOT_CONNECTED
    return Reach.FULL if seat.kind == seats.RECRUITER else Reach.BASIC
