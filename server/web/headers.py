"""What every page tells the browser about security and keeping."""

from collections.abc import Iterable

from flask import Flask, Response, current_app, g, request

from server.config import Settings
from server.http_errors import answers_programs, transport_security

_POLICY = (
    "default-src 'none'; script-src 'self'{widgets}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'{widgets};{frames} form-action 'self'{targets}; base-uri 'none'; frame-ancestors 'none'"
)
# A widget signs people in at LinkedIn in a window of its own, and is told by the browser which site it stands in.
_WITH_WIDGET = {"Referrer-Policy": "strict-origin-when-cross-origin", "Cross-Origin-Opener-Policy": "same-origin-allow-popups"}
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


# A file that somebody uploaded: whatever is in it runs nothing, loads nothing and is shown in no page.
_CONTAINED = "sandbox; default-src 'none'; frame-ancestors 'none'"


def register(app: Flask) -> None:
    """Set the headers on every answer that is not the API's."""
    app.after_request(_set)


def allow_form_target(origin: str) -> None:
    """Let the form of this page lead to ``origin``: Chromium applies form-action to the redirects after it, too."""
    g.form_target = origin


def allow_widget(origins: Iterable[str]) -> None:
    """Let scripts and frames of ``origins``, LinkedIn's, into this page: only pages that show a widget call this."""
    g.widget_origins = " ".join(origins)


def contain() -> None:
    """This answer is a file of somebody's, not a page of ours."""
    g.contained = True


def _set(response: Response) -> Response:
    if answers_programs(request.path):
        return response
    response.headers.update(_ALWAYS)
    targets = f" {g.form_target}" if "form_target" in g else ""
    page = _POLICY.format(targets=targets, **_widgets())
    response.headers["Content-Security-Policy"] = _CONTAINED if "contained" in g else page
    if "widget_origins" in g:
        response.headers.update(_WITH_WIDGET)
    settings: Settings = current_app.config["SETTINGS"]
    response.headers.update(transport_security(settings.public_url))
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "private, no-store"
        response.vary.update(("HX-Request-Type", "Accept-Language"))
    return response


def _widgets() -> dict[str, str]:
    origins = g.get("widget_origins", "")
    return {"widgets": f" {origins}" if origins else "", "frames": f" frame-src {origins};" if origins else ""}
