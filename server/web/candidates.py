"""A candidate: profile and activity."""

from flask import Blueprint, Response

from server.usecases import candidates
from server.usecases.candidates import Identity
from server.web import answers
from server.web.sign_in import actor

pages = Blueprint("candidates", __name__)

_WEB = ("https://", "http://")


@pages.get("/candidates/<row:candidate>")
def profile(candidate: int) -> Response:
    """The Profile tab."""
    found = candidates.profile(actor(), candidate)
    return answers.page("candidates/profile.html", found=found, profiles=_profiles(found.identities))


@pages.get("/candidates/<row:candidate>/activity")
def activity(candidate: int) -> Response:
    """The Activity tab."""
    return answers.page("candidates/activity.html", found=candidates.activity(actor(), candidate))


def _profiles(identities: list[Identity]) -> list[tuple[str, str | None, int]]:
    """Every profile once: a member id and a public address often belong to the same page."""
    return list({one[:2]: one for one in reversed([_link(identity) for identity in identities])}.values())[::-1]


def _link(identity: Identity) -> tuple[str, str | None, int]:
    """A profile as text, address (a web address, or None) and the instant it was linked."""
    if not identity.profile_url:
        return identity.key.partition(":")[2], None, identity.linked_at
    _, mark, rest = identity.profile_url.partition("://")
    shown = rest if mark else identity.profile_url
    return shown, identity.profile_url if identity.profile_url.startswith(_WEB) else f"https://{shown}", identity.linked_at
