"""What is installed here, and the reader's roles (statement 136)."""

from flask import Blueprint, Response

from server import __version__
from server.usecases.account import users
from server.web import responses
from server.web.account.sign_in import actor

pages = Blueprint("about", __name__)


@pages.get("/about")
def show() -> Response:
    """Version, instance and roles."""
    account = users.own(actor())
    return responses.page("account/about.html", account=account, version=__version__, address=responses.settings().public_url)
