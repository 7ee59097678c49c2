"""URNs that come in (linkedin.md 1.8)."""

import re

CONTEXT = re.compile(r"urn:li:(organization|contract):\d+")
PERSON = re.compile(r"urn:li:person:[A-Za-z0-9_-]+")


def is_context(urn: str) -> bool:
    """Whether this is a well-formed integrationContext."""
    return CONTEXT.fullmatch(urn) is not None


def is_person(urn: object) -> bool:
    """Whether this is a well-formed person URN."""
    return isinstance(urn, str) and PERSON.fullmatch(urn) is not None
