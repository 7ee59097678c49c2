"""Fault injection: rules that tests set, each matching some requests and doing one thing to them (linkedin.md 20.7)."""

from dataclasses import dataclass, field
from typing import Any

KINDS = (
    *("status", "timeout", "html", "half_body", "revoke_token", "partial", "reorder_keys", "unknown_fields"),
    *("expires_in_string", "missing_statuses", "drop_connection", "unknown_enum"),
)


@dataclass
class Fault:
    """One rule. ``match`` may hold method (HTTP), path_prefix and resource; ``after`` matching requests pass untouched, then
    every ``every``-th one is hit, ``times`` times at most (None: for ever)."""

    kind: str
    match: dict[str, str] = field(default_factory=dict)
    status: int = 500
    retry_after: int | None = None
    message: str | None = None
    every: int = 1
    times: int | None = None
    after: int = 0
    seconds: float = 30.0
    seen: int = 0
    hits: int = 0

    def takes(self, method: str, path: str, resource: str) -> bool:
        """Whether this rule hits the request; counts it as seen either way if it matches."""
        if not self._matches(method, path, resource):
            return False
        self.seen += 1
        due = self.seen > self.after and (self.seen - self.after) % self.every == 0
        if not due or (self.times is not None and self.hits >= self.times):
            return False
        self.hits += 1
        return True

    def _matches(self, method: str, path: str, resource: str) -> bool:
        wanted = self.match
        return (
            method == wanted.get("method", method)
            and path.startswith(wanted.get("path_prefix", ""))
            and resource == wanted.get("resource", resource)
        )


class Faults:
    """The rules in force, in the order in which they were set."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []

    def add(self, **values: Any) -> Fault:
        """A new rule from the fields of Fault; ValueError or TypeError if it makes no sense."""
        fault = Fault(**values)
        if fault.kind not in KINDS:
            raise ValueError(f"unknown kind of fault: {fault.kind}")
        self.rules.append(fault)
        return fault

    def clear(self) -> None:
        """No fault is injected any more."""
        self.rules.clear()

    def taking(self, method: str, path: str, resource: str) -> list[Fault]:
        """The rules that hit this request."""
        return [rule for rule in self.rules if rule.takes(method, path, resource)] if self.rules else []
