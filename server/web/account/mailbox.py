"""The Mailbox page of the demo: what was sent, for administrators; and trying again what was not."""

from flask import Blueprint, Response
from flask_babel import ngettext

from server.usecases.account import mailbox
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("mailbox", __name__)

HERE = "/admin/mailbox"


@pages.get(HERE)
def index() -> Response:
    """What was sent, latest first; htmx gets what follows alone."""
    mailbox_page = mailbox.read(actor(), form_input.number("after"))
    return responses.page("account/mail/mailbox.html", "account/mail/_mailbox_rows.html", mailbox_page=mailbox_page)


@pages.get(f"{HERE}/<row:letter>")
def letter(letter: int) -> Response:
    """One letter, as its reader got it."""
    return responses.page("account/mail/letter.html", letter=mailbox.letter(actor(), letter))


@pages.post("/admin/mail/again")
def try_again() -> Response:
    """Send what waits or failed now."""
    number = mailbox.try_again(actor())
    message = ngettext("%(num)s letter is on its way again.", "%(num)s letters are on their way again.", number)
    return responses.done(message, responses.back_to("/admin"))
