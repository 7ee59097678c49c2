"""Admin center, Browser extension: on which hosts it works, and how."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.hosts import HostMode
from server.usecases.account import browser_extension
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("browser_extension", __name__)

_HERE = "/admin/browser-extension"


@pages.get(_HERE)
def show() -> Response:
    """The hosts with their modes."""
    return _page()


@pages.post(_HERE)
def decide() -> Response:
    """Add a host, or change the mode of one."""
    try:
        host = browser_extension.decide(actor(), form_input.text("host"), form_input.text("mode"))
    except Invalid as invalid:
        return _page(422, invalid.errors)
    return responses.done(gettext("Saved: %(host)s.", host=host.host), _HERE)


@pages.post(f"{_HERE}/remove")
def remove() -> Response:
    """Forget a host; a standing one goes back to its default."""
    browser_extension.forget(actor(), form_input.text("host"))
    return responses.done(gettext("%(host)s is removed.", host=form_input.text("host")[:260]), _HERE)


def _page(status: int = 200, errors: dict[str, str] | None = None) -> Response:
    return responses.page(
        "account/admin/browser_extension.html",
        status=status,
        hosts=browser_extension.read(actor()),
        modes=list(HostMode),
        form_values=form_input.texts(),
        errors=errors or {},
    )
