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
from collections.abc import MutableMapping
from datetime import UTC, datetime
from time import perf_counter_ns
from typing import Any

import structlog
from flask import Flask, Response, g, request

_CAUSES = 5
_BEGAN, _USER = "attract.began", "attract.user"
_log: Any = structlog.get_logger()
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
    structlog.configure(
        processors=[_line],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: _STANDARD_ERROR,
        cache_logger_on_first_use=False,
    )
    global _log
    _log = structlog.get_logger().bind()  # a lazy logger would be built again for every line
    handler = logging.StreamHandler(_STANDARD_ERROR)
    handler.setFormatter(_LibraryLine())
    handler.name = __name__
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if kept.name != __name__] + [handler]
    # Below this libraries write SQL with its values, and tokens.
    root.setLevel(max(number, logging.INFO))


def request_id() -> str:
    """The id of the present request, which its answer carries as X-Request-Id."""
    return str(g.request_id)


def note_user(user_id: int) -> None:
    """Say whom the present request speaks for."""
    request.environ[_USER] = user_id


def not_permitted() -> None:
    """Log that somebody asked for what the matrix refuses: pages do not offer it, so the request was made by hand."""
    rule = request.url_rule
    _log.warning("not_permitted", request=request_id(), route=rule.rule if rule else None, user=request.environ.get(_USER))


def unexpected(error: BaseException | None) -> None:
    """Log an exception that nobody expected."""
    rule = request.url_rule
    _log.error("exception", request=request_id(), route=rule.rule if rule else None, causes=_causes(error))


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    request.environ[_BEGAN] = perf_counter_ns()


def _end(response: Response) -> Response:
    environ, rule = request.environ, request.url_rule
    took = perf_counter_ns() - environ[_BEGAN]
    status = response.status_code
    id = response.headers["X-Request-Id"] = request_id()
    (_log.error if status >= 500 else _log.info)(
        "request",
        request=id,
        method=environ["REQUEST_METHOD"],
        route=rule.rule if rule else None,
        status=status,
        ms=round(took / 1_000_000, 3),
        user=environ.get(_USER),
    )
    return response


def _line(_logger: Any, level: str, event: MutableMapping[str, Any]) -> str:
    return _encode({"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "level": level, **event})


def _causes(error: BaseException | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while error is not None and len(found) < _CAUSES:
        frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
        found.append({"kind": f"{type(error).__module__}.{type(error).__qualname__}", "stack": frames} | _message(error))
        error = error.__cause__ or error.__context__
    return found


def _message(error: BaseException) -> dict[str, str]:
    return {"message": str(error)} if _log.is_enabled_for(logging.DEBUG) else {}


class _LibraryLine(logging.Formatter):
    """What libraries log through the standard library, in the same form."""

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, Any] = {"event": record.getMessage(), "logger": record.name}
        if record.exc_info:
            event["causes"] = _causes(record.exc_info[1])
        return _line(None, record.levelname.lower(), event)


class _StandardError:
    """Whatever standard error is at the moment of writing; tests and process managers change it."""

    def write(self, text: str) -> None:
        sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()

    def msg(self, line: str) -> None:
        self.write(line + "\n")

    debug = info = warning = error = msg


_STANDARD_ERROR = _StandardError()
