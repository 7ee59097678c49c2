"""The OpenAPI document, made from the operations and pydantic's schemas of their models."""

from functools import cache
from http import HTTPStatus
from typing import Any

from flask import Flask, Response
from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from server import __version__
from server.api import bearer, problems
from server.api.operations import OPERATIONS, PREFIX, Operation, answered
from server.api.reading import LARGEST_ID
from server.http_errors import status_of_kind

PATH = f"{PREFIX}/openapi.json"
_REFERENCE = "#/components/schemas/{model}"
_KEY_HEADER = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "Made once per click; the same key again gets the same answer and changes nothing.",
    "schema": {"type": "string", "pattern": "^[ -~]{1,200}$"},
}


def register(app: Flask) -> None:
    """Serve the document; it is made when it is asked for first."""
    app.add_url_rule(PATH, "api.openapi", _show)


def _show() -> Response:
    return answered(document())


@cache
def document() -> dict[str, Any]:
    """The document of all declared operations."""
    schemas, definitions = _schemas()
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        paths.setdefault(PREFIX + one.path, {})[one.method.lower()] = _operation(one, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Attract",
            "version": __version__,
            "description": "For Attract's browser extension and for integrators. Errors are problems (RFC 9457).",
        },
        "paths": paths,
        "components": {"schemas": definitions, "securitySchemes": {"oauth": _security()}},
    }


def _schemas() -> tuple[dict[Any, Any], dict[str, Any]]:
    models: dict[tuple[Any, JsonSchemaMode], None] = {(problems.Problem, "serialization"): None}
    for one in OPERATIONS:
        models |= {(model, "serialization"): None for model in one.answers.values()}
        models |= {(model, "validation"): None for model in (one.body, one.query) if model}
    adapters = [(model, mode, TypeAdapter(model)) for model, mode in models]
    schemas, shared = TypeAdapter.json_schemas(adapters, ref_template=_REFERENCE)
    return schemas, shared["$defs"]


def _operation(one: Operation, schemas: dict[Any, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": f"{one.handler.__module__.rpartition('.')[2]}_{one.handler.__name__}",
        "summary": (one.handler.__doc__ or "").strip(),
        "parameters": _parameters(one, schemas),
        "responses": _responses(one, schemas),
        "security": [{"oauth": [one.scope]}] if one.scope else [],
    }
    if one.body:
        described["requestBody"] = {"required": True, "content": _content("application/json", schemas[(one.body, "validation")])}
    return described


def _parameters(one: Operation, schemas: dict[Any, Any]) -> list[dict[str, Any]]:
    id_schema = {"type": "integer", "minimum": 1, "maximum": LARGEST_ID}
    parameters: list[dict[str, Any]] = [{"name": name, "in": "path", "required": True, "schema": id_schema} for name in one.ids]
    if one.query:
        model = TypeAdapter(one.query).json_schema()
        required = model.get("required", ())
        parameters += [
            {"name": name, "in": "query", "required": name in required, "schema": schema}
            for name, schema in model["properties"].items()
        ]
    return [*parameters, *([_KEY_HEADER] if one.idempotent else [])]


def _responses(one: Operation, schemas: dict[Any, Any]) -> dict[str, Any]:
    responses = {
        str(status): {
            "description": HTTPStatus(status).phrase,
            "content": _content("application/json", schemas[(model, "serialization")]),
        }
        for status, model in one.answers.items()
    }
    problem = _content(problems.MEDIA_TYPE, schemas[(problems.Problem, "serialization")])
    for status, codes in sorted(_codes(one).items()):
        responses[str(status)] = {"description": f"Problem: {', '.join(sorted(codes))}", "content": problem}
    return responses


def _codes(one: Operation) -> dict[int, set[str]]:
    by_status: dict[int, set[str]] = {}
    for kind in one.refused():
        by_status.setdefault(status_of_kind(kind), set()).add(kind.code)
    for status in (400, 413, 415) if one.body else ():
        by_status.setdefault(status, set()).add(problems.code_of_status(status))
    return by_status


def _content(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {media_type: {"schema": schema}}


def _security() -> dict[str, Any]:
    flow = {
        "authorizationUrl": "/oauth/authorize",
        "tokenUrl": "/oauth/token",
        "refreshUrl": "/oauth/token",
        "scopes": bearer.SCOPES,
    }
    return {"type": "oauth2", "description": "Authorization code with PKCE (S256)", "flows": {"authorizationCode": flow}}
