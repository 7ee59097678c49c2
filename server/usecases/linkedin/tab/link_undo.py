"""Taking back a link or an unlinking (design section 5.12): the same two undoable actions, the other way round."""

from server.domain.errors import CannotUndo, LinkedInProfileTaken, NotFound
from server.domain.linkedin.urns import only_person, person_key
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.history import UndoableActionRow
from server.storage.linkedin.tab import links as stored
from server.usecases import access
from server.usecases.linkedin.tab import links


def unlink_again(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Take back a link; whoever made room for it comes back. Raise NotFound, NotPermitted, CannotUndo when it is gone."""
    candidate, member = _candidate(actor, undoable_action), undoable_action.data["member"]
    links.reserve(candidate, member, *undoable_action.data["before"])
    if _key(member) not in {one.key for one in stored.of_candidate(candidate)}:
        raise CannotUndo
    links.unlink(actor, candidate, member)
    for other in undoable_action.data["before"]:
        links.link(actor, candidate, other)


def link_again(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Take back an unlinking. Raise NotFound, NotPermitted, CannotUndo when the profile is somebody else's by now."""
    candidate, member = _candidate(actor, undoable_action), undoable_action.data["member"]
    try:
        if only_person(member):
            links.link(actor, candidate, member)
        else:
            links.link_address(actor, candidate, undoable_action.data["address"])
    except LinkedInProfileTaken as taken:
        raise CannotUndo from taken


def _candidate(actor: Actor, undoable_action: UndoableActionRow) -> int:
    if undoable_action.candidate is None:
        raise NotFound
    access.candidate(actor, undoable_action.candidate).require(Action.LINK_LINKEDIN_PROFILE)
    return undoable_action.candidate


def _key(member: str) -> str:
    return person_key(member) if only_person(member) else member
