"""JSON for the extension and for integrators, OAuth for the extension to connect, LinkedIn's notifications, and health."""

from flask import Flask

from server.api import headers, health, oauth, openapi, operations, problems, v1, webhooks

__all__ = ["register", "v1"]


def register(app: Flask) -> None:
    """Give ``app`` everything that answers programs; ``v1`` declares its operations by being imported."""
    for part in (problems, headers, health, openapi, operations, oauth, webhooks):
        part.register(app)
