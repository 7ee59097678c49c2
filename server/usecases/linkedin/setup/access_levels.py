"""Which features of LinkedIn are open: what every page and every background duty asks before it goes on."""

from server.domain.errors import LinkedInNotSetUp
from server.domain.linkedin.access_levels import AccessStanding, LinkedInFeature, standing_of
from server.storage.linkedin.setup import integrations


def standing() -> AccessStanding:
    """How this installation stands with LinkedIn, as LinkedIn last said; one small query, no request."""
    known = integrations.switches()
    return standing_of(known is not None, known or ())


def require(feature: LinkedInFeature) -> None:
    """Raise LinkedInNotSetUp unless ``feature`` is open."""
    if not standing().may(feature):
        raise LinkedInNotSetUp
