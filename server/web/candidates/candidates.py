"""A candidate: profile, Edit details, and activity."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.contacts import PHONES, ContactDetails, Network
from server.domain.errors import EditConflict, Invalid
from server.usecases import edit_conflict
from server.usecases.candidates import candidates, contact_details
from server.usecases.candidates.candidates import Identity
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("candidates", __name__)

_WEB = ("https://", "http://")


@pages.get("/candidates/<row:candidate>")
def profile(candidate: int) -> Response:
    """The Profile tab."""
    candidate_profile = candidates.profile(actor(), candidate)
    return responses.page(
        "candidates/profile.html", candidate_view=candidate_profile, profiles=_profiles(candidate_profile.identities)
    )


@pages.get("/candidates/<row:candidate>/edit")
def edit(candidate: int) -> Response:
    """The form for the contact details, filled with what they are."""
    return _form(candidate)


@pages.post("/candidates/<row:candidate>/edit")
def change(candidate: int) -> Response:
    """Keep changed contact details; where somebody else saved first, both versions are shown."""
    try:
        contact_details.change(actor(), candidate, _details(), form_input.text("version"))
    except Invalid as invalid:
        return _form(candidate, 422, form_values=form_input.texts(), version=form_input.text("version"), errors=invalid.errors)
    except EditConflict as conflict:
        return _form(
            candidate, 409, form_values=form_input.texts(), theirs=conflict.present, version=edit_conflict.token(conflict.present)
        )
    return responses.done(gettext("The contact details are saved."), f"/candidates/{candidate}")


@pages.get("/candidates/<row:candidate>/activity")
def activity(candidate: int) -> Response:
    """The Activity tab."""
    return responses.page("candidates/activity.html", candidate_view=candidates.activity(actor(), candidate))


def _details() -> ContactDetails:
    names = ("first_name", "last_name", "email", "second_email", *PHONES, "location")
    links = {one: form_input.text(f"link_{one}") for one in Network}
    return ContactDetails(**{name: form_input.text(name) for name in names}, links=links)


def _form(candidate: int, status: int = 200, **given: Any) -> Response:
    details = contact_details.read(actor(), candidate)
    data = {"form_values": details.details.fields(), "version": details.version, "errors": {}, "theirs": None} | given
    return responses.page("candidates/edit.html", status=status, candidate_view=details, networks=list(Network), **data)


def _profiles(identities: list[Identity]) -> list[tuple[str, str | None, int]]:
    """Every profile once: a member id and a public address often belong to the same page."""
    return list({one[:2]: one for one in reversed([_link(identity) for identity in identities])}.values())[::-1]


def _link(identity: Identity) -> tuple[str, str | None, int]:
    """A profile as text, address (a web address, or None) and the instant it was linked."""
    if not identity.profile_url:
        return identity.key.partition(":")[2], None, identity.linked_at
    _, separator, rest = identity.profile_url.partition("://")
    shown = rest if separator else identity.profile_url
    return shown, identity.profile_url if identity.profile_url.startswith(_WEB) else f"https://{shown}", identity.linked_at
