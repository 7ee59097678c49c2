"""What every page tells the browser about security and keeping."""

from flask import Flask, Response, current_app, g, request

from server.config import Settings
from server.edge import answers_programs, transport_security

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'{targets}; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def register(app: Flask) -> None:
    """Set the headers on every answer that is not the API's."""
    app.after_request(_set)


def allow_form_target(origin: str) -> None:
    """Let the form of this page lead to ``origin``: Chromium applies form-action to the redirects after it, too."""
    g.form_target = origin


def _set(response: Response) -> Response:
    if answers_programs(request.path):
        return response
    response.headers.update(_ALWAYS)
    targets = f" {g.form_target}" if "form_target" in g else ""
    response.headers["Content-Security-Policy"] = _POLICY.format(targets=targets)
    settings: Settings = current_app.config["SETTINGS"]
    response.headers.update(transport_security(settings.public_url))
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "private, no-store"
        response.vary.update(("HX-Request-Type", "Accept-Language"))
    return response
