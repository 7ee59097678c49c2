"""What may be asked of single fields; every question yields faults, pairs of path and reason."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from e2e.recruiter.partner.urns import is_person
from e2e.recruiter.partner.wire.errors import REQUIRED

Fields = Mapping[str, Any]
Faults = Iterator[tuple[str, str]]
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def required(fields: Fields, *names: str) -> Faults:
    """Fields that must be there and not null."""
    return ((name, REQUIRED) for name in names if fields.get(name) is None)


def texts(fields: Fields, *names: str, shortest: int = 0, longest: int | None = None) -> Faults:
    """Fields that are text of some length when they are there."""
    for name in names:
        value = fields.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            yield name, f"{value!r} is not backed by a String"
        elif len(value) < shortest:
            yield name, f'length of "{value}" is out of range {shortest}...{longest or ""}'
        elif longest is not None and len(value) > longest:
            yield name, f"length of {len(value)} is out of range {shortest}...{longest}"


def instants(fields: Fields, *names: str) -> Faults:
    """Fields that are milliseconds above zero when they are there."""
    for name in names:
        value = fields.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value <= 0):
            yield name, f"{value!r} must be a time in milliseconds, greater than 0"


def in_order(fields: Fields) -> Faults:
    """Nothing is modified before it is created."""
    created, modified = fields.get("atsCreatedAt"), fields.get("atsLastModifiedAt")
    if isinstance(created, int) and isinstance(modified, int) and modified < created:
        yield "atsLastModifiedAt", "must not be before the creation"


def arrays(fields: Fields, *names: str, of: type = dict) -> Faults:
    """Fields that are lists of ``of`` when they are there."""
    for name in names:
        value = fields.get(name)
        if value is None:
            continue
        if not isinstance(value, list):
            yield name, f"{value!r} is not backed by a DataList"
        else:
            yield from ((f"{name}/{i}", "has the wrong type") for i, each in enumerate(value) if not isinstance(each, of))


def one_of(fields: Fields, name: str, values: tuple[str, ...]) -> Faults:
    """A field that has one of these values when it is there."""
    if fields.get(name) is not None and fields[name] not in values:
        yield name, f'"{fields[name]}" is not an enum symbol'


def email(path: str, value: Any) -> Faults:
    """An e-mail address when it is there."""
    if value is not None and not (isinstance(value, str) and EMAIL.fullmatch(value)):
        yield path, f'"{value}" does not match the format X@X.X'


def person(fields: Fields, name: str) -> Faults:
    """A field that holds a person URN when it is there."""
    if fields.get(name) is not None and not is_person(fields[name]):
        yield name, f'"{fields[name]}" is not a valid urn:li:person'


def full_name(fields: Fields, name: str) -> Faults:
    """An author or interviewer, who needs both names when there is one."""
    value = fields.get(name)
    if value is None:
        return
    if not isinstance(value, dict):
        yield name, "is not backed by a DataMap"
        return
    yield from ((f"{name}/{path}", reason) for path, reason in required(value, "firstName", "lastName"))
