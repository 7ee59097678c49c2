"""The addresses of OAuth: the sign-in of the extension, its tokens, and their end."""

import re
from functools import partial
from urllib.parse import urlencode

from authlib.oauth2 import OAuth2Error
from flask import Flask, Response, redirect, request
from flask_login import current_user
from werkzeug.exceptions import RequestURITooLarge, UnsupportedMediaType

from server.api.oauth.server import Server
from server.api.problems import UnknownClient
from server.http_errors import LONGEST_ONWARD

# What may stand in an OAuth error (RFC 6749 section 5.2); Authlib repeats these parameters there and fails at others.
_REPEATED = ("client_id", "redirect_uri", "response_type")
_PLAIN = re.compile(r"[\x20\x21\x23-\x5b\x5d-\x7e]*")


def register(app: Flask, server: Server) -> None:
    """Serve the three endpoints with ``server``."""
    app.add_url_rule("/oauth/authorize", "api.oauth.authorize", partial(_authorize, server), methods=["GET"])
    app.add_url_rule("/oauth/token", "api.oauth.token", partial(_token, server), methods=["POST"])
    app.add_url_rule("/oauth/revoke", "api.oauth.revoke", partial(_revoke, server), methods=["POST"])
    app.register_error_handler(OAuth2Error, lambda error: server.handle_response(*error()))


def _authorize(server: Server) -> Response:
    """Send the extension's user back with a code; who is signed out signs in first. There is no consent to ask for:
    the client is Attract's own, and only the extension itself receives its redirect address."""
    if len(request.full_path) > LONGEST_ONWARD:
        raise RequestURITooLarge  # the sign-in page could not lead back here
    if not all(_PLAIN.fullmatch(value) for name in _REPEATED for value in request.args.getlist(name)):
        raise UnknownClient
    reader = current_user.actor if current_user.is_authenticated else None
    try:
        grant = server.get_consent_grant(end_user=reader)
    except OAuth2Error as error:
        if not error.redirect_uri:
            raise UnknownClient from error
        return server.refused(error)
    if reader is None:
        return redirect(f"/sign-in?{urlencode({'next': request.full_path})}")  # type: ignore[return-value]
    return server.create_authorization_response(grant=grant, grant_user=reader)


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
