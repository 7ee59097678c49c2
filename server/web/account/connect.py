"""Connect: the question that a user answers before their browser extension gets a code (OAuth 2.1 section 4.1)."""

import re
from urllib.parse import urlsplit

from flask import Blueprint, Response, request
from flask_babel import gettext

from server.domain.errors import NotFound
from server.domain.i18n_marker import N_
from server.web import headers, responses
from server.web.account.sign_in import actor

pages = Blueprint("connect", __name__)

# The addresses that browsers reserve for the sign-in of an extension; nothing else may follow the answer.
_EXTENSION = re.compile(r"https://[a-z0-9-]{1,63}\.(?:chromiumapp\.org|extensions\.allizom\.org)/")
# What each scope lets the extension do, as the question says it.
_SCOPES = {
    "profile": N_("See your name, email address and roles"),
    "jobs": N_("Search the jobs you can export to"),
    "export": N_("Export people to your jobs in your name"),
    "in_ats": N_("See what is known here about the people you look at"),
}
_BROWSERS = (("Firefox/", "Firefox"), ("Edg/", "Edge"), ("Chrome/", "Chrome"))
_SYSTEMS = (("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Android", "Android"), ("Linux", "Linux"))


@pages.get("/connect")
def ask() -> Response:
    """Which browser wants to be connected with what, in whose name, and what it may do then. Nothing is given by this page.

    Raise NotFound where the answer would not go to the extension.
    """
    reader, back = actor(), request.args.get("redirect_uri", "")
    if not (_EXTENSION.match(back) or back in responses.settings().extension_redirects):
        raise NotFound
    there = urlsplit(back)
    headers.allow_form_target(f"{there.scheme}://{there.netloc}")
    scopes = request.args.get("scope", "").split() or list(_SCOPES)
    return responses.page(
        "account/connect.html",
        bare=True,
        browser=browser_name(request.headers.get("User-Agent", "")),
        address=responses.settings().public_url,
        allowed=[gettext(_SCOPES[scope]) for scope in scopes if scope in _SCOPES],
        query=request.query_string.decode("ascii", "replace"),
        owner=reader,
    )


def browser_name(user_agent: str) -> str:
    """Such as "Chrome on Linux", as the browsers under Connections are called; "" for one that is not known."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    return f"{browser} on {system}" if browser and system else browser
