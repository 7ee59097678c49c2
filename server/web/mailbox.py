"""The Mailbox page of the demo: what was sent, for administrators; and trying again what was not."""

from flask import Blueprint, Response
from flask_babel import ngettext

from server.usecases import mailbox
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("mailbox", __name__)

HERE = "/admin/mailbox"


@pages.get(HERE)
def index() -> Response:
    """What was sent, latest first; htmx gets what follows alone."""
    found = mailbox.read(actor(), typed.number("after"))
    return answers.page("admin/mailbox.html", "admin/_mailbox_rows.html", found=found)


@pages.get(f"{HERE}/<row:letter>")
def letter(letter: int) -> Response:
    """One letter, as its reader got it."""
    return answers.page("admin/letter.html", letter=mailbox.letter(actor(), letter))


@pages.post("/admin/mail/again")
def try_again() -> Response:
    """Send what waits or failed now."""
    number = mailbox.try_again(actor())
    said = ngettext("%(num)s letter is on its way again.", "%(num)s letters are on their way again.", number)
    return answers.done(said, answers.back_to("/admin"))
