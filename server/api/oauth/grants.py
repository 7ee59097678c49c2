"""The two grants: Authlib checks the protocol, usecases.account.connections keeps codes, sessions and tokens."""

from dataclasses import dataclass
from typing import Any

from authlib.oauth2 import OAuth2Request
from authlib.oauth2.rfc6749 import InvalidGrantError, InvalidRequestError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant, RefreshTokenGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from flask import current_app

from server.api.oauth.client import Extension
from server.usecases.account import connections
from server.usecases.account.connections import ExtensionTokens


@dataclass(frozen=True, slots=True)
class Credential:
    """A code or a refresh token that was presented, as Authlib asks about it."""

    text: str
    user: int
    client_id: str
    scope: str
    redirect_uri: str = ""
    code_challenge: str = ""
    code_challenge_method: str = "S256"

    def get_redirect_uri(self) -> str:
        """The address that the code was sent to."""
        return self.redirect_uri

    def get_scope(self) -> str:
        """The scope that was granted."""
        return self.scope

    def check_client(self, client: Extension) -> bool:
        """Whether it was issued to ``client``."""
        return self.client_id == client.get_client_id()


class CodeGrant(AuthorizationCodeGrant):
    """Codes for the extension (OAuth 2.1 section 4.1)."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("none",)

    def generate_authorization_code(self) -> str:
        """A new code for whoever is signed in."""
        oauth_request: OAuth2Request = self.request
        challenge = oauth_request.payload.data["code_challenge"]
        client = oauth_request.client.get_client_id()
        return connections.issue_code(
            oauth_request.user, client, oauth_request.payload.redirect_uri, oauth_request.scope, challenge
        )

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        """Nothing: a code is kept when it is made."""

    def query_authorization_code(self, code: str, client: Extension) -> Credential | None:
        """The code, if it is good; a second use ends what the first began."""
        row = connections.look_at_code(code)
        if row is None:
            return None
        credential = Credential(code, row.user, row.client_id, row.scope, row.redirect_uri, row.challenge)
        return credential if credential.check_client(client) else None

    def authenticate_user(self, authorization_code: Credential) -> int:
        """The id of the user the code was issued to."""
        return authorization_code.user

    def generate_token(self, **_: Any) -> dict[str, Any]:
        """The tokens of a new session."""
        device = self.request.form.get("device", "")
        return _answer(connections.exchange(self.request.authorization_code.text, device, _key()))

    def delete_authorization_code(self, authorization_code: Credential) -> None:
        """Nothing: a used code is kept for a while, so that a second use is noticed."""


class RefreshGrant(RefreshTokenGrant):
    """Refresh tokens that are spent by their use (OAuth 2.1 section 4.3)."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("none",)

    def authenticate_refresh_token(self, refresh_token: str) -> Credential | None:
        """The session that the token was once issued for; whether it still holds is decided when it is spent."""
        row = connections.look_at_refresh_token(refresh_token, _key())
        return Credential(refresh_token, row.user, row.client_id, row.scope) if row else None

    def authenticate_user(self, refresh_token: Credential) -> int:
        """The id of the user the session belongs to."""
        return refresh_token.user

    def issue_token(self, user: int, refresh_token: Credential) -> dict[str, Any]:
        """The next tokens of the session."""
        scope = self.request.payload.scope or refresh_token.scope
        return _answer(connections.refresh(refresh_token.text, scope, _key()))

    def revoke_old_credential(self, refresh_token: Credential) -> None:
        """Nothing: the old token was spent when the new one was made."""


class S256Only(CodeChallenge):
    """PKCE by S256, always (OAuth 2.1 section 4.1.1; RFC 7636 takes a missing method for plain)."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ("S256",)

    def validate_code_challenge(self, grant: CodeGrant, redirect_uri: str) -> None:
        """Raise InvalidRequestError for an authorization request without an S256 challenge."""
        form = grant.request.payload.data
        if not form.get("code_challenge") or form.get("code_challenge_method") != "S256":
            raise InvalidRequestError("PKCE is needed: code_challenge with code_challenge_method=S256.")
        super().validate_code_challenge(grant, redirect_uri)


def _answer(tokens: ExtensionTokens | None) -> dict[str, Any]:
    if tokens is None:
        raise InvalidGrantError
    return {
        "access_token": tokens.access,
        "token_type": "Bearer",
        "expires_in": tokens.expires_in,
        "refresh_token": tokens.refresh,
        "scope": tokens.scope,
    }


def _key() -> str:
    return str(current_app.secret_key)
