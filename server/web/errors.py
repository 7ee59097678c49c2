"""Refusals and failures as pages, or as a message in the page that is open; the API keeps its own."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask, Response, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, default_exceptions

from server import log
from server.domain.errors import AttractError, MergedAway, NotFound, NotPermitted, SignedOut, TooMany
from server.http_errors import answers_programs, error_text, status_of
from server.web import responses

_CANDIDATE = re.compile(r"^/candidates/\d+")
Answer = Callable[[Any], Any]
# What an open page asks every minute, whether its reader is still signed in or not.
_ASKED_BY_ITSELF = ("/notifications/unread",)


def register(app: Flask) -> None:
    """Answer errors on pages; on the addresses of the API whoever was registered before goes on answering."""
    _on_pages(app, None, AttractError, _refused)
    _on_pages(app, None, HTTPException, _failed)
    for code, kind in default_exceptions.items():
        if code in app.error_handler_spec[None]:
            _on_pages(app, code, kind, _failed)


def _on_pages(app: Flask, code: int | None, kind: type[Exception], answer: Answer) -> None:
    earlier = app.error_handler_spec[None][code].get(kind)

    def chosen(error: Exception) -> Any:
        if not answers_programs(request.path):
            return answer(error)
        return earlier(error) if earlier else error

    app.register_error_handler(code or kind, chosen)


def _refused(error: AttractError) -> Response:
    if isinstance(error, SignedOut):
        return _to_sign_in()
    if isinstance(error, MergedAway) and request.method == "GET" and not responses.wants_part():
        return redirect(_elsewhere(error.into))  # type: ignore[return-value]
    if isinstance(error, NotPermitted):
        log.not_permitted()
    response = _answer(status_of(error), error_text(error))
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _failed(error: HTTPException) -> Response:
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    response = _answer(error.code, _words(error.code))
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _answer(status: int, text: str) -> Response:
    id = log.request_id()
    if not responses.wants_part():
        return responses.page("error.html", status=status, text=text, code=status, id=id)
    flash = {"text": text, "trouble": True, "id": id if status >= 500 else None}
    response = responses.part("_toast.html", status, flash=flash)
    response.headers["HX-Reswap"] = "none"  # what is open stays as it is, typed text included
    return response


def _to_sign_in() -> Response:
    if request.htmx and request.path in _ASKED_BY_ITSELF:  # type: ignore[attr-defined]
        return Response(status=204)  # the page that asked stays open, with what is typed in it
    onward = request.full_path.rstrip("?") if request.method == "GET" and not request.htmx else _open_page()  # type: ignore[attr-defined]
    address = f"/sign-in?next={quote(onward)}" + ("&unsaved=1" if request.method == "POST" else "")
    if request.htmx:  # type: ignore[attr-defined]
        return Response(status=200, headers={"HX-Redirect": address})
    return redirect(address, 303 if request.method == "POST" else 302)  # type: ignore[return-value]


def _elsewhere(candidate: int) -> str:
    """The same page of the candidate with whom the one that this page was about was made one."""
    address = request.full_path.rstrip("?")
    return _CANDIDATE.sub(f"/candidates/{candidate}", address, count=1)


def _open_page() -> str:
    """The local address of the page that a write or an htmx request was made from."""
    parts = urlsplit(request.headers.get("HX-Current-URL") or request.referrer or "")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"


def _words(status: int) -> str:
    if status == 404:
        return error_text(NotFound())
    if status == 405:
        return gettext("This address cannot be opened like that. Go back and use the page's own buttons.")
    if status == 413:
        return gettext("This is too much at once. Shorten what you entered and send it again.")
    if status >= 500:
        return gettext("Something went wrong on our side, and nothing was lost that was saved before. Try again.")
    return gettext("This request could not be understood. Go back and try again.")
