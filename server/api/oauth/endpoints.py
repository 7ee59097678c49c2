"""The addresses of OAuth: the sign-in of the extension, its tokens, and their end."""

import re
from functools import partial
from urllib.parse import urlencode

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import AccessDeniedError
from flask import Flask, Response, redirect, request
from flask_login import current_user
from werkzeug.exceptions import RequestURITooLarge, UnsupportedMediaType

from server import origin
from server.api.oauth.server import Server
from server.api.problems import UnknownClient
from server.domain.roles import Actor
from server.http_errors import LONGEST_ONWARD

# What may stand in an OAuth error (RFC 6749 section 5.2); Authlib repeats these parameters there and fails at others.
_REPEATED = ("client_id", "redirect_uri", "response_type")
_PLAIN = re.compile(r"[\x20\x21\x23-\x5b\x5d-\x7e]*")


def register(app: Flask, server: Server) -> None:
    """Serve the endpoints with ``server``."""
    app.add_url_rule("/oauth/authorize", "api.oauth.authorize", partial(_authorize, server), methods=["GET"])
    app.add_url_rule("/oauth/authorize", "api.oauth.consent", partial(_consent, server), methods=["POST"])
    app.add_url_rule("/oauth/token", "api.oauth.token", partial(_token, server), methods=["POST"])
    app.add_url_rule("/oauth/revoke", "api.oauth.revoke", partial(_revoke, server), methods=["POST"])
    app.register_error_handler(OAuth2Error, lambda error: server.handle_response(*error()))


def _authorize(server: Server) -> Response:
    """Lead the extension's user to the page that asks for consent; who is signed out signs in first. Nothing is given here:
    a code comes from the answer to that page alone, never from following a link."""
    _require_plain()
    try:
        server.get_consent_grant(end_user=_reader())
    except OAuth2Error as error:
        return _refused(server, error)
    return redirect(f"/connect?{_query()}") if _reader() else _sign_in()  # type: ignore[return-value]


def _consent(server: Server) -> Response:
    """Send the user back to the extension with a code when they chose Allow, else with access_denied (RFC 6749 section 4.1.2)."""
    origin.require_own_page()
    _require_plain()
    try:
        grant = server.get_consent_grant(end_user=_reader())
    except OAuth2Error as error:
        return _refused(server, error)
    if _reader() is None:
        return _sign_in()
    if request.form.get("answer") != "allow":
        return _refused(server, AccessDeniedError(redirect_uri=grant.redirect_uri))
    response: Response = server.create_authorization_response(grant=grant, grant_user=_reader())
    return _onward(response)


def _refused(server: Server, error: OAuth2Error) -> Response:
    if not error.redirect_uri:
        raise UnknownClient from error
    error.state = request.values.get("state")
    return _onward(server.refused(error))


def _onward(response: Response) -> Response:
    """After a form a browser is sent on with 303, so that it repeats nothing."""
    response.status_code = 303 if request.method == "POST" else 302
    return response


def _reader() -> Actor | None:
    return current_user.actor if current_user.is_authenticated else None


def _sign_in() -> Response:
    onward = urlencode({"next": f"/oauth/authorize?{_query()}"})
    return _onward(redirect(f"/sign-in?{onward}"))  # type: ignore[arg-type]


def _query() -> str:
    return request.query_string.decode("ascii", "replace")


def _require_plain() -> None:
    if len(request.full_path) > LONGEST_ONWARD:
        raise RequestURITooLarge  # the sign-in page could not lead back here
    if not all(_PLAIN.fullmatch(value) for name in _REPEATED for value in request.values.getlist(name)):
        raise UnknownClient


def _token(server: Server) -> Response:
    """Exchange a code or a refresh token for tokens."""
    _require_form()
    return server.create_token_response()


def _revoke(server: Server) -> Response:
    """End the session of a token."""
    _require_form()
    return server.create_endpoint_response("revocation")


def _require_form() -> None:
    if request.mimetype != "application/x-www-form-urlencoded":
        raise UnsupportedMediaType
