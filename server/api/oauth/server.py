"""The authorization server: Authlib's, told who the client is and where this installation lives."""

from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.integrations.flask_oauth2.requests import FlaskOAuth2Payload, FlaskOAuth2Request
from authlib.oauth2 import OAuth2Error, OAuth2Request
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc9207 import IssuerParameter
from flask import Request, Response, request

from server.api.bearer import SCOPES
from server.api.oauth.client import Extension
from server.api.oauth.grants import CodeGrant, RefreshGrant, S256Only
from server.config import Settings
from server.usecases.account import connections


class Server(AuthorizationServer):
    """Grants codes and tokens to the extension, and to nobody else."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.scopes_supported = list(SCOPES)
        self._public_url = settings.public_url
        self._extension = Extension(settings.extension_redirects)
        self._issuer = Issuer(settings.public_url)
        self.register_grant(CodeGrant, [S256Only()])
        self.register_grant(RefreshGrant)
        self.register_endpoint(Revocation)
        self.register_extension(self._issuer)

    def query_client(self, client_id: str) -> Extension | None:
        """The extension, if it is meant."""
        return self._extension if client_id == self._extension.client_id else None

    def save_token(self, token: dict[str, Any], request: OAuth2Request) -> None:
        """Nothing: tokens are kept, hashed, in the transaction that makes them."""

    def create_oauth2_request(self, _: object) -> OAuth2Request:
        """The present request, as it reached the address people open: TLS may end at a proxy before Attract."""
        return PublicRequest(request, self._public_url)

    def refused(self, error: OAuth2Error) -> Response:
        """The redirect that tells the client of ``error``, with the issuer as on every authorization answer."""
        response: Response = self.handle_error_response(None, error)
        self._issuer.add_issuer_parameter(self, response)
        return response


class PublicRequest(FlaskOAuth2Request):
    """A request judged by the installation's public address. Raise InsecureTransportError for http beyond loopback."""

    def __init__(self, oauth_request: Request, public_url: str) -> None:
        OAuth2Request.__init__(self, oauth_request.method, public_url + oauth_request.full_path, headers=oauth_request.headers)
        self._request = oauth_request
        self.payload = FlaskOAuth2Payload(oauth_request)


class Revocation(RevocationEndpoint):
    """Ends the session of a token (RFC 7009)."""

    CLIENT_AUTH_METHODS = ("none",)

    def authenticate_endpoint_client(self, request: OAuth2Request) -> Extension:
        """The extension: there is no other client, and whoever holds a token may end it without saying more."""
        if request.payload.client_id is None:
            return self.server.query_client(Extension.client_id)
        return super().authenticate_endpoint_client(request)

    def query_token(self, token_string: str, token_type_hint: str | None) -> None:
        """End the token's session; there is nothing to hand on, and the answer is the same for a token nobody has."""
        connections.revoke(token_string)

    def revoke_token(self, token: None, request: OAuth2Request) -> None:
        """Nothing is left to end."""


class Issuer(IssuerParameter):
    """Says in every authorization answer who gives it (RFC 9207)."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url

    def get_issuer(self) -> str:
        """This installation's address."""
        return self._public_url
