"""User settings."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.usecases.account import users
from server.web import form_input, language, responses
from server.web.account.sign_in import actor

pages = Blueprint("account", __name__)


@pages.get("/settings")
def show() -> Response:
    """Who the reader is to Attract."""
    return _page()


@pages.post("/settings")
def choose_language() -> Response:
    """Keep the language the reader chose, and go on in it."""
    chosen = form_input.text("language") or None
    try:
        users.choose_language(actor(), chosen)
    except Invalid as invalid:
        return _page(422, invalid.errors)
    language.choose(chosen or language.requested_language())
    return responses.done(gettext("Your language is saved."), "/settings")


def _page(status: int = 200, errors: dict[str, str] | None = None) -> Response:
    data: dict[str, Any] = {"account": users.own(actor()), "languages": language.NAMES, "errors": errors or {}}
    return responses.page("account/settings/account.html", status=status, **data)
