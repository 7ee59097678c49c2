"""What is installed here, and the reader's roles (statement 136)."""

from flask import Blueprint, Response

from server import __version__
from server.usecases import accounts
from server.web import answers
from server.web.sign_in import actor

pages = Blueprint("about", __name__)


@pages.get("/about")
def show() -> Response:
    """Version, instance and roles."""
    account = accounts.own(actor())
    return answers.page("about.html", account=account, version=__version__, address=answers.settings().public_url)
