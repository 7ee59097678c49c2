"""Refusals and the body that carries them (linkedin.md 1.6)."""

from dataclasses import dataclass
from typing import Any

REQUIRED = "field is required but not found and has no default value"


@dataclass
class Refusal(Exception):
    """A whole request is refused; ``service_error_code`` defaults to none of LinkedIn's."""

    status: int
    message: str
    service_error_code: int = 0

    def body(self) -> dict[str, Any]:
        """LinkedIn's error object."""
        return problem(self.status, self.message, self.service_error_code)


def problem(status: int, message: str, service_error_code: int = 0) -> dict[str, Any]:
    """The same object where one entity of a batch is refused."""
    return {"status": status, "message": message, "serviceErrorCode": service_error_code}


def not_permitted(what: str) -> Refusal:
    """403 in LinkedIn's wording."""
    return Refusal(403, f"Not enough permissions to access: {what}", 100)


def invalid(*faults: tuple[str, str]) -> dict[str, Any]:
    """422 for one entity: each fault is the path of a field, without leading slash, and the reason."""
    return problem(422, "\n".join(f"ERROR :: /{path} :: {reason}" for path, reason in faults))
