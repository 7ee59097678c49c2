"""Partial updates: ``{"patch": {"$set": {…}, "$delete": […]}}`` (linkedin.md 1.4)."""

from collections.abc import Mapping
from typing import Any

from e2e.recruiter.partner.wire.errors import problem


def malformed(entity: Mapping[str, Any]) -> dict[str, Any] | None:
    """A problem if ``entity`` is no patch."""
    patch = entity.get("patch")
    good = isinstance(patch, dict) and isinstance(patch.get("$set", {}), dict) and isinstance(patch.get("$delete", []), list)
    if good and set(patch or {}) <= {"$set", "$delete"}:
        return None
    return problem(400, 'A partial update is {"patch": {"$set": {…}}}')


def patched(fields: Mapping[str, Any], entity: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` after the patch."""
    patch = entity["patch"]
    kept = {name: value for name, value in fields.items() if name not in patch.get("$delete", ())}
    return kept | patch.get("$set", {})
