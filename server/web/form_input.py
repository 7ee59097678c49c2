"""Reading what people typed into forms and addresses: cleaned, bounded, never an exception."""

import secrets
from enum import StrEnum
from functools import partial
from typing import TypeVar

from flask import Flask, request

from server.http_errors import answers_programs

# A description of 20,000 characters may take nine bytes each on the way here; it is refused beside its field, not as a whole.
FORM_LIMIT = 512 * 1024
_LARGEST = 2**31 - 1
_MOST_VALUES = 1000
Choice = TypeVar("Choice", bound=StrEnum)


def register(app: Flask) -> None:
    """Let forms be as long as their longest texts, and carry one-time keys."""
    app.before_request(_allow_long_forms)
    app.jinja_env.globals["new_form_key"] = partial(secrets.token_urlsafe, 16)


def text(name: str) -> str:
    """The text in field ``name`` of the form sent, or of the address of a page that is only read.

    Lines end with a line feed, and NUL, which PostgreSQL refuses, is left out.
    """
    given = request.form if request.method == "POST" else request.args
    return given.get(name, "").replace("\r\n", "\n").replace("\0", "")


def texts() -> dict[str, str]:
    """Every field of the form, or of the address that it was sent to by GET, to show it again with all that was typed."""
    return {name: text(name) for name in (request.form if request.method == "POST" else request.args)}


def several(name: str) -> list[str]:
    """Every text in the fields called ``name`` of the form, in their order."""
    return [text.replace("\r\n", "\n").replace("\0", "") for text in request.form.getlist(name)]


def number(name: str) -> int | None:
    """The whole number in field ``name``, or None when there is none that a row or a count can have."""
    return row_id(text(name).strip())


def instant(name: str) -> int | None:
    """The instant (milliseconds since 1970) in field ``name``, or None when there is none."""
    digits = text(name)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def numbers(name: str) -> list[int]:
    """Every whole number in fields called ``name`` that a row can have, each once, in their order."""
    given = request.form if request.method == "POST" else request.args
    ids = (row_id(value.strip()) for value in given.getlist(name)[:_MOST_VALUES])
    return list(dict.fromkeys(value for value in ids if value))


def row_id(digits: str) -> int | None:
    """The number that ``digits`` write, or None when no row can have it."""
    value = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else None
    return value if value is not None and value <= _LARGEST else None


def ticked(name: str) -> bool:
    """Whether the box ``name`` is ticked."""
    return name in request.form


def has_field(name: str) -> bool:
    """Whether the address of a page that is only read has the field ``name`` at all."""
    return request.method == "GET" and name in request.args


def choice(name: str, kind: type[Choice]) -> Choice | None:
    """The member of ``kind`` chosen in field ``name``, or None."""
    value = text(name)
    return kind(value) if value in list(kind) else None


def _allow_long_forms() -> None:
    if not answers_programs(request.path):
        request.max_content_length = FORM_LIMIT
        request.max_form_memory_size = FORM_LIMIT
