"""What this authorization server can do, for programs that ask (RFC 8414)."""

from typing import Any

from flask import Flask, Response

from server.api.bearer import SCOPES
from server.api.operations import answered
from server.config import Settings

PATH = "/.well-known/oauth-authorization-server"


def register(app: Flask) -> None:
    """Serve the metadata of this installation."""
    here = of(app.config["SETTINGS"])

    def show() -> Response:
        return answered(here)

    app.add_url_rule(PATH, "api.oauth.metadata", show)


def of(settings: Settings) -> dict[str, Any]:
    """The metadata of the installation that ``settings`` describe."""
    issuer = settings.public_url
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/oauth/authorize",
        "token_endpoint": f"{issuer}/oauth/token",
        "revocation_endpoint": f"{issuer}/oauth/revoke",
        "scopes_supported": list(SCOPES),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "token_endpoint_auth_methods_supported": ["none"],
        "revocation_endpoint_auth_methods_supported": ["none"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
    }
