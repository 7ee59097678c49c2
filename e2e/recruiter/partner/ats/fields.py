"""What may be asked of single fields; every answer is a list of faults, pairs of path and reason."""

import re
from collections.abc import Mapping
from typing import Any

from e2e.recruiter.partner.platform.urns import is_person
from e2e.recruiter.partner.wire.errors import REQUIRED

Fields = Mapping[str, Any]
Faults = list[tuple[str, str]]
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def required(fields: Fields, *names: str) -> Faults:
    """Fields that must be there and not null."""
    return [(name, REQUIRED) for name in names if fields.get(name) is None]


def texts(fields: Fields, *names: str, shortest: int = 0, longest: int | None = None) -> Faults:
    """Fields that are text of some length when they are there."""
    found = []
    for name in names:
        value = fields.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            found.append((name, f"{value!r} is not backed by a String"))
        elif len(value) < shortest or (longest is not None and len(value) > longest):
            found.append((name, f"length of {len(value)} is out of range {shortest}...{longest or ''}"))
    return found


def instants(fields: Fields, *names: str) -> Faults:
    """Fields that are milliseconds above zero when they are there."""
    given = [(name, fields[name]) for name in names if fields.get(name) is not None]
    return [
        (name, f"{value!r} must be a time in milliseconds, greater than 0")
        for name, value in given
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0
    ]


def in_order(fields: Fields) -> Faults:
    """Nothing is modified before it is created."""
    created, modified = fields.get("atsCreatedAt"), fields.get("atsLastModifiedAt")
    if isinstance(created, int) and isinstance(modified, int) and modified < created:
        return [("atsLastModifiedAt", "must not be before the creation")]
    return []


def arrays(fields: Fields, *names: str, of: type = dict) -> Faults:
    """Fields that are lists of ``of`` when they are there."""
    found = []
    for name in names:
        value = fields.get(name)
        if isinstance(value, list):
            found += [(f"{name}/{place}", "has the wrong type") for place, each in enumerate(value) if not isinstance(each, of)]
        elif value is not None:
            found.append((name, f"{value!r} is not backed by a DataList"))
    return found


def one_of(fields: Fields, name: str, values: tuple[str, ...]) -> Faults:
    """A field that has one of these values when it is there."""
    value = fields.get(name)
    return [] if value is None or value in values else [(name, f'"{value}" is not an enum symbol')]


def email(path: str, value: Any) -> Faults:
    """An e-mail address when it is there."""
    if value is None or (isinstance(value, str) and EMAIL.fullmatch(value)):
        return []
    return [(path, f'"{value}" does not match the format X@X.X')]


def person(fields: Fields, name: str) -> Faults:
    """A field that holds a person URN when it is there."""
    value = fields.get(name)
    return [] if value is None or is_person(value) else [(name, f'"{value}" is not a valid urn:li:person')]


def full_name(fields: Fields, name: str) -> Faults:
    """An author or interviewer, who needs both names when there is one."""
    value = fields.get(name)
    if value is None:
        return []
    if not isinstance(value, dict):
        return [(name, "is not backed by a DataMap")]
    return [(f"{name}/{path}", reason) for path, reason in required(value, "firstName", "lastName")]
