"""Operations of the JSON API: declared once beside their handlers, for the routes and for the OpenAPI document alike.

A library for that (spectree) was looked at: it answers validation in its own media type, takes a body that is not JSON for
an empty one, describes forms and problems wrongly, and reads every request through reflection. What is needed beyond
pydantic's own JSON schemas is small.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, Response
from pydantic_core import to_json

from server.api import bearer, reading
from server.domain import errors
from server.domain.errors import AttractError

PREFIX = "/api/v1"
Handler = TypeVar("Handler", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Operation:
    """One method on one path.

    ``answers`` are the shapes of the answer by status, ``refusals`` what it refuses beyond what all operations do. The
    handler gets ``actor`` where there is a scope, ``asked`` where there is a query or a body, and the ids of the path.
    """

    method: str
    path: str
    answers: Mapping[int, Any]
    handler: Callable[..., Any]
    scope: str | None = None
    query: type[reading.Query] | None = None
    body: type[reading.Body] | None = None
    idempotent: bool = False
    refusals: tuple[type[AttractError], ...] = ()

    @property
    def ids(self) -> list[str]:
        """The names of the ids in the path."""
        return re.findall(r"{(\w+)}", self.path)

    def refused(self) -> tuple[type[AttractError], ...]:
        """Every refusal of the domain that this operation can answer with."""
        always: tuple[type[AttractError], ...] = (errors.Unavailable, errors.Contended) if self.scope else ()
        signed = (errors.SignedOut, errors.TokenExpired, errors.NotPermitted) if self.scope else ()
        read = (errors.Invalid,) if self.query or self.body else ()
        problems = (errors.NotFound,) if self.ids else ()
        keyed = (errors.KeyMissing, errors.KeyReused) if self.idempotent else ()
        return (*signed, *read, *problems, *keyed, *self.refusals, *always)


OPERATIONS: list[Operation] = []


def operation(method: str, path: str, answers: Mapping[int, Any], **more: Any) -> Callable[[Handler], Handler]:
    """Declare the decorated handler as an operation; the arguments are those of Operation."""

    def declare(handler: Handler) -> Handler:
        OPERATIONS.append(Operation(method, path, answers, handler, **more))
        return handler

    return declare


def register(app: Flask) -> None:
    """Give ``app`` a route for every operation."""
    for one in OPERATIONS:
        rule = re.sub(r"{(\w+)}", rf"<int(min=1,max={reading.LARGEST_ID}):\1>", PREFIX + one.path)
        app.add_url_rule(rule, f"api.{one.handler.__module__}.{one.handler.__name__}", _view(one), methods=[one.method])


def _view(one: Operation) -> Callable[..., Response]:
    def view(**given: Any) -> Response:
        if one.scope is not None:
            given["actor"] = bearer.actor(one.scope)
        if one.body is not None:
            given["asked"] = reading.body(one.body)
        elif one.query is not None:
            given["asked"] = reading.query(one.query)
        return answered(one.handler(**given))

    return view


def answered(answer: Any) -> Response:
    """``answer``, or a pair of it and a status, as JSON."""
    data, status = answer if isinstance(answer, tuple) else (answer, 200)
    return Response(to_json(data), status, content_type="application/json")
