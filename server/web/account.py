"""User settings."""

from flask import Blueprint, Response

from server.usecases import accounts
from server.web import answers
from server.web.sign_in import actor

pages = Blueprint("account", __name__)


@pages.get("/settings")
def show() -> Response:
    """Who the reader is to Attract."""
    return answers.page("settings/account.html", account=accounts.own(actor()))
