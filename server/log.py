"""The log: one line of JSON per event on standard error, without personal data and secrets.

A request leaves its id, method, route rule, status, milliseconds and user id: never its address, its query, or what it
carried. An unexpected exception leaves its kind and its stack without local variables, and without its message, since
drivers quote values there; only the level debug shows that too.
"""

import json
import logging
import secrets
import sys
import traceback
from datetime import UTC, datetime
from time import perf_counter_ns
from typing import Any

from flask import Flask, Response, g, request

_CAUSES = 5
_BEGAN, _USER = "attract.began", "attract.user"
_log = logging.getLogger("attract.requests")
_encode = json.JSONEncoder(default=str).encode


def register(app: Flask, level: str) -> None:
    """Log what ``app`` does from ``level`` on (debug, info, warning, error), and what libraries say."""
    configure(level)
    app.before_request(_begin)
    app.after_request(_end)
    app.log_exception = lambda info: unexpected(info[1])  # type: ignore[method-assign,assignment]


def configure(level: str) -> None:
    """Send this process's log to standard error; for processes that serve no requests too."""
    number = logging.getLevelNamesMapping()[level.upper()]
    handler = _StandardError()
    handler.setFormatter(_JsonLine())
    handler.name = __name__
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if kept.name != __name__] + [handler]
    # Below this libraries write SQL with its values, and tokens.
    root.setLevel(max(number, logging.INFO))
    _log.setLevel(number)


def request_id() -> str:
    """The id of the present request, which its answer carries as X-Request-Id."""
    return str(g.request_id)


def note_user(user_id: int) -> None:
    """Say whom the present request speaks for."""
    request.environ[_USER] = user_id


def not_permitted() -> None:
    """Log that somebody asked for what the matrix refuses: pages do not offer it, so the request was made by hand."""
    rule = request.url_rule
    _write(logging.WARNING, "not_permitted", route=rule.rule if rule else None, user=request.environ.get(_USER))


def unexpected(error: BaseException | None) -> None:
    """Log an exception that nobody expected."""
    rule = request.url_rule
    _write(logging.ERROR, "exception", route=rule.rule if rule else None, causes=_causes(error))


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    request.environ[_BEGAN] = perf_counter_ns()


def _end(response: Response) -> Response:
    environ, rule = request.environ, request.url_rule
    took = perf_counter_ns() - environ[_BEGAN]
    status = response.status_code
    response.headers["X-Request-Id"] = request_id()
    _write(
        logging.ERROR if status >= 500 else logging.INFO,
        "request",
        method=environ["REQUEST_METHOD"],
        route=rule.rule if rule else None,
        status=status,
        ms=round(took / 1_000_000, 3),
        user=environ.get(_USER),
    )
    return response


def _write(level: int, event: str, **fields: Any) -> None:
    """One event of the present request."""
    if _log.isEnabledFor(level):
        _log.log(level, event, extra={"fields": {"request": request_id(), **fields}})


def _causes(error: BaseException | None) -> list[dict[str, Any]]:
    causes: list[dict[str, Any]] = []
    while error is not None and len(causes) < _CAUSES:
        frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
        causes.append({"kind": f"{type(error).__module__}.{type(error).__qualname__}", "stack": frames} | _message(error))
        error = error.__cause__ or error.__context__
    return causes


def _message(error: BaseException) -> dict[str, str]:
    return {"message": str(error)} if _log.isEnabledFor(logging.DEBUG) else {}


class _JsonLine(logging.Formatter):
    """Events of requests with their fields; what else is logged, by Attract or by libraries, with the name of its logger."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "level": record.levelname.lower()}
        line |= {"event": record.getMessage()} | getattr(record, "fields", {"logger": record.name})
        if record.exc_info:
            line["causes"] = _causes(record.exc_info[1])
        return _encode(line)


class _StandardError(logging.StreamHandler[Any]):
    """Whatever standard error is at the moment of writing; tests and process managers change it."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> Any:
        return sys.stderr
