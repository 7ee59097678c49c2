"""A user's own sign-in at LinkedIn: there from Connections or the Admin center, and back.

One that never leads back leaves nothing but the hint on the page it was begun on.
"""

from flask import Blueprint, Response, redirect, request, session
from flask_babel import gettext

from server.domain.errors import EncryptionKeyMissing, LinkedInTrouble
from server.domain.i18n_marker import N_
from server.http_errors import error_text, say
from server.usecases.linkedin.setup import user_connection
from server.usecases.linkedin.setup.user_connection import Begun, Returned
from server.web import responses
from server.web.account.admin import LINKEDIN
from server.web.account.sign_in import actor

pages = Blueprint("linkedin_sign_in", __name__)

CONNECTIONS = "/settings/connections"
CONNECTED = N_("Your LinkedIn account is connected.")
SET_UP = N_("LinkedIn is connected, and so is your own LinkedIn account.")
_KEPT = "linkedin_sign_in"


@pages.post(f"{CONNECTIONS}/linkedin/connect")
def connect() -> Response:
    """Go to LinkedIn's sign-in, and come back connected."""
    try:
        return go()
    except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
        return responses.done(error_text(trouble), CONNECTIONS, trouble=True)


@pages.post(f"{CONNECTIONS}/linkedin/disconnect")
def disconnect() -> Response:
    """Forget who the user is at LinkedIn."""
    user_connection.disconnect(actor())
    return responses.done(gettext("Your LinkedIn account is disconnected."), CONNECTIONS)


@pages.get("/linkedin/callback")
def back() -> Response:
    """Where LinkedIn's sign-in leads to; the answer counts once, in the session that began it."""
    begun = _begun(session.pop(_KEPT, None))
    page, text = (LINKEDIN, SET_UP) if begun and begun.setting_up else (CONNECTIONS, CONNECTED)
    given = Returned(*(request.args.get(name, "")[:4000] for name in ("state", "code", "error")))
    try:
        user_connection.finish(actor(), begun, given)
    except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
        return responses.done(error_text(trouble), page, trouble=True)
    return responses.done(say(text), page)


def go(setting_up: bool = False) -> Response:
    """Lead the reader to LinkedIn's sign-in, which leads back here. Raise NotPermitted, LinkedInTrouble."""
    begun = user_connection.begin(actor(), setting_up)
    session[_KEPT] = [begun.state, begun.verifier, begun.at, begun.setting_up]
    return redirect(begun.address, 303)  # type: ignore[return-value]


def unfinished(setting_up: bool = False) -> int | None:
    """When the reader went to LinkedIn's sign-in from which they have not come back; None when there is nothing to say."""
    begun = _begun(session.get(_KEPT))
    return begun.at if begun and begun.setting_up == setting_up and begun.unfinished else None


def _begun(kept: object) -> Begun | None:
    match kept:
        case [str(state), str(verifier), int(at), bool(setting_up)]:
            return Begun("", state, verifier, at, setting_up)
    return None
