"""Edits that come too late: nothing that somebody else saved in the meantime is overwritten without being shown."""

import hashlib
import json
from collections.abc import Mapping

from server.domain.errors import EditConflict


def token(fields: Mapping[str, object]) -> str:
    """What a form carries to say which version of ``fields`` its reader saw."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True, default=str).encode()).hexdigest()[:24]


def check(version: str | None, present: Mapping[str, object]) -> None:
    """Raise Overtaken when ``present``, read within the caller's transaction, is not what the reader saw.

    None is no reader, but a program that replaces whatever is there.
    """
    if version is not None and version != token(present):
        raise EditConflict(present)
