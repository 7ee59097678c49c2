"""A user's own sign-in at LinkedIn: there from Connections or the Admin center, and back."""

from flask import Blueprint, Response, redirect, request, session
from flask_babel import gettext

from server.domain.errors import EncryptionKeyMissing, LinkedInTrouble
from server.edge import words_of
from server.usecases.linkedin import user_connection
from server.usecases.linkedin.user_connection import Begun, Returned
from server.web import answers
from server.web.sign_in import actor, local_path

pages = Blueprint("linkedin_sign_in", __name__)

CONNECTIONS = "/settings/connections"
_KEPT = "linkedin_sign_in"


@pages.post(f"{CONNECTIONS}/linkedin/connect")
def connect() -> Response:
    """Go to LinkedIn's sign-in, and come back connected."""
    try:
        return go(CONNECTIONS)
    except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
        return answers.done(words_of(trouble), CONNECTIONS, trouble=True)


@pages.post(f"{CONNECTIONS}/linkedin/disconnect")
def disconnect() -> Response:
    """Forget who the user is at LinkedIn."""
    user_connection.disconnect(actor())
    return answers.done(gettext("Your LinkedIn account is disconnected."), CONNECTIONS)


@pages.get("/linkedin/callback")
def back() -> Response:
    """Where LinkedIn's sign-in leads to; the answer counts once, in the session that began it."""
    begun, page = _kept()
    given = Returned(*(request.args.get(name, "")[:4000] for name in ("state", "code", "error")))
    try:
        user_connection.finish(actor(), begun, given)
    except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
        return answers.done(words_of(trouble), page, trouble=True)
    return answers.done(gettext("Your LinkedIn account is connected."), page)


def go(page: str) -> Response:
    """Lead the reader to LinkedIn's sign-in, and to ``page`` afterwards. Raise LinkedInTrouble."""
    begun = user_connection.begin(actor())
    session[_KEPT] = [begun.state, begun.verifier, begun.at, page]
    return redirect(begun.address, 303)  # type: ignore[return-value]


def _kept() -> tuple[Begun | None, str]:
    match session.pop(_KEPT, None):
        case [str(state), str(verifier), int(at), str(page)]:
            return Begun("", state, verifier, at), local_path(page)
    return None, CONNECTIONS
