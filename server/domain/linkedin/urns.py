"""LinkedIn's names for things, and the identity key that a person URN gives a candidate (linkedin.md 1.8)."""

import re

from server.domain.errors import NotAProfile

_PERSON = re.compile(r"urn:li:person:([A-Za-z0-9_-]{1,100})")
PERSON = "person:"


def person_key(urn: str) -> str:
    """The identity key of a person URN: "person:AbC". Raise NotAProfile for what is none.

    Such ids are scoped to our application at LinkedIn, so they say nothing about the member id of a Recruiter page.
    """
    matched = _PERSON.fullmatch(urn)
    if not matched:
        raise NotAProfile
    return f"{PERSON}{matched[1]}"


def only_person(urn: str | None) -> str | None:
    """``urn`` where it is a person's, which an identity key can be made of; None otherwise."""
    return urn if urn and _PERSON.fullmatch(urn) else None


def person_urn(key: str) -> str:
    """The person URN of an identity key "person:AbC"."""
    return f"urn:li:person:{key.removeprefix(PERSON)}"


def last_part(urn: str) -> str:
    """What a URN ends with: "5001" for "urn:li:contract:5001"."""
    return urn.rpartition(":")[2]
