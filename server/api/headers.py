"""Headers of every answer of the API: readable from any origin, since no cookie counts here, and kept by nobody."""

from flask import Flask, Response, current_app, request

from server.http_errors import answers_programs, transport_security

_PREFLIGHT_AGE = 24 * 3600
_READABLE = ("/api/v1/", "/oauth/token", "/oauth/revoke", "/.well-known/")


def register(app: Flask) -> None:
    """Set the headers on the API's answers, errors and preflights included."""
    app.after_request(_set)


def _set(response: Response) -> Response:
    path = request.path
    if not answers_programs(path):
        return response
    headers = response.headers
    headers["Cache-Control"] = "no-store"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers.update(transport_security(current_app.config["SETTINGS"].public_url))
    if path.startswith(_READABLE):
        headers["Access-Control-Allow-Origin"] = "*"
        if request.method == "OPTIONS":
            _answer_preflight(response)
        else:
            headers["Access-Control-Expose-Headers"] = "Retry-After, WWW-Authenticate, X-Request-Id"
    return response


def _answer_preflight(response: Response) -> None:
    response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET, POST, OPTIONS")
    response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type, Idempotency-Key"
    response.headers["Access-Control-Max-Age"] = str(_PREFLIGHT_AGE)
