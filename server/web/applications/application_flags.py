"""What is marked on an application beside its stage: silver medalist, offer accepted, invited to apply."""

from collections.abc import Callable

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import NotInvitable, NotSilver, WrongStage
from server.http_errors import error_text
from server.usecases.applications import application_flags, people_on_job
from server.web import form_input, responses
from server.web.account.sign_in import actor
from server.web.applications import applications

pages = Blueprint("application_flags", __name__)


@pages.post("/applications/<row:application>/silver-medalist")
def silver_medalist(application: int) -> Response:
    """Mark a silver medalist, or take the mark away."""
    silver = form_input.ticked("on")
    text = gettext("Marked as silver medalist.") if silver else gettext("No silver medalist any more.")
    return _flagged(application, lambda: application_flags.mark_silver(actor(), application, silver), text)


@pages.post("/applications/<row:application>/offer-accepted")
def offer_accepted(application: int) -> Response:
    """Keep that the offer was accepted, or that it was not after all."""
    accepted = form_input.ticked("on")
    text = gettext("The offer is accepted.") if accepted else gettext("The offer is not accepted any more.")
    return _flagged(application, lambda: application_flags.accept_offer(actor(), application, accepted), text)


@pages.get("/applications/<row:application>/invite")
def ask_to_invite(application: int) -> Response:
    """The link to the public page, and the letter that carries it."""
    invitation = application_flags.invitation(actor(), application)
    link = responses.settings().public_url + invitation.page if invitation.page else None
    return applications.dialog("invite", people_on_job.person(actor(), application), invitation=invitation, link=link)


@pages.post("/applications/<row:application>/invite")
def invite(application: int) -> Response:
    """Send the letter, or keep that the link was sent otherwise."""
    message, by_mail = form_input.text("message"), form_input.ticked("mail")
    done = gettext("The invitation is on its way.") if by_mail else gettext("Marked as invited.")
    return _flagged(application, lambda: application_flags.invite(actor(), application, message, by_mail), done)


def _flagged(application: int, set_flag: Callable[[], int | None], text: str) -> Response:
    trouble, undoable_action = "", None
    try:
        undoable_action = set_flag()
    except (WrongStage, NotSilver, NotInvitable) as error:
        trouble = error_text(error)
    one = people_on_job.person(actor(), application)
    return applications.shown(one, trouble or text, bool(trouble), undoable_action)
