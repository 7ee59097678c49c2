"""OAuth 2.1 for the browser extension: authorization code with PKCE, rotating refresh tokens, revocation, metadata."""

from flask import Flask

from server.api.oauth import endpoints, metadata
from server.api.oauth.server import Server


def register(app: Flask) -> None:
    """Make ``app`` an authorization server for the extension."""
    endpoints.register(app, Server(app.config["SETTINGS"]))
    metadata.register(app)
