"""Taking back a link or an unlinking (design section 5.12): the same two deeds, the other way round."""

from server.domain.errors import CannotUndo, LinkedInProfileTaken, NotFound
from server.domain.linkedin.urns import only_person, person_key
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.history import Deed
from server.storage.linkedin.tab import links as stored
from server.usecases import access
from server.usecases.linkedin.tab import links


def unlink_again(actor: Actor, deed: Deed) -> None:
    """Take back a link; whoever made room for it comes back. Raise NotFound, NotPermitted, CannotUndo when it is gone."""
    candidate, member = _candidate(actor, deed), deed.data["member"]
    links.reserve(candidate, member, *deed.data["before"])
    if _key(member) not in {one.key for one in stored.of_candidate(candidate)}:
        raise CannotUndo
    links.unlink(actor, candidate, member)
    for other in deed.data["before"]:
        links.link(actor, candidate, other)


def link_again(actor: Actor, deed: Deed) -> None:
    """Take back an unlinking. Raise NotFound, NotPermitted, CannotUndo when the profile is somebody else's by now."""
    candidate, member = _candidate(actor, deed), deed.data["member"]
    try:
        if only_person(member):
            links.link(actor, candidate, member)
        else:
            links.link_address(actor, candidate, deed.data["address"])
    except LinkedInProfileTaken as taken:
        raise CannotUndo from taken


def _candidate(actor: Actor, deed: Deed) -> int:
    if deed.candidate is None:
        raise NotFound
    access.candidate(actor, deed.candidate).require(Action.LINK_LINKEDIN_PROFILE)
    return deed.candidate


def _key(member: str) -> str:
    return person_key(member) if only_person(member) else member
