"""Reading what was sent: bodies, queries and the Idempotency-Key, checked against their models at the edge."""

import re
from typing import Annotated, TypeVar

from flask import request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import UnsupportedMediaType

from server.api.problems import NotJson
from server.domain.errors import Invalid, KeyMissing
from server.domain.i18n_marker import N_

Model = TypeVar("Model", bound=BaseModel)

LARGEST_ID = 2**53 - 1  # what a number in JSON holds exactly (RFC 8259 section 6)
_NO_NUL = r"^[^\x00]*$"  # PostgreSQL keeps no NUL in texts
_KEY = re.compile(r"[\x20-\x7e]{1,200}")
_TOLD_AT_ONCE = 20

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Text = Annotated[str, StringConstraints(pattern=_NO_NUL)]


class Body(BaseModel):
    """A body of a write: what it does not know it refuses, and a number is not a text."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Query(BaseModel):
    """A query: what it does not know it passes over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


_MESSAGES = {
    "missing": N_("This is needed."),
    "string_too_short": N_("This is needed."),
    "too_short": N_("This is needed."),
    "string_too_long": N_("This is too long."),
    "too_long": N_("These are too many."),
    "extra_forbidden": N_("There is no such field."),
    "string_pattern_mismatch": N_("This contains a character that cannot be kept."),
    "greater_than_equal": N_("This number is too small."),
    "less_than_equal": N_("This number is too large."),
}
_OTHER_KIND = N_("This is not of the kind that is expected here.")


def body(model: type[Model]) -> Model:
    """The body of the present request. Raise UnsupportedMediaType, NotJson, Invalid with the path of each bad field."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        return model.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        raise _refused(error) from None


def query(model: type[Model]) -> Model:
    """The query of the present request; of a name given twice the first counts. Raise Invalid."""
    try:
        return model.model_validate(request.args.to_dict())
    except ValidationError as error:
        raise _refused(error) from None


def idempotency_key() -> str:
    """The header Idempotency-Key of the present request. Raise KeyMissing when it is missing or no key."""
    key = request.headers.get("Idempotency-Key", "")
    if not _KEY.fullmatch(key):
        raise KeyMissing
    return key


def _refused(error: ValidationError) -> Invalid | NotJson:
    details = error.errors(include_url=False, include_context=False, include_input=False)
    if details[0]["type"] == "json_invalid":
        return NotJson()
    return Invalid({_path(one): _MESSAGES.get(one["type"], _OTHER_KIND) for one in details[:_TOLD_AT_ONCE]})


def _path(detail: ErrorDetails) -> str:
    # Where several kinds are possible pydantic names each of them in the path; those names are no fields.
    if detail["type"] == "extra_forbidden":
        return ".".join(str(part) for part in detail["loc"])[:100]
    return ".".join(str(part) for part in detail["loc"] if isinstance(part, int) or part.isidentifier())
