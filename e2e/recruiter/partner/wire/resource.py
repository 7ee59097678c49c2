"""What is served, described: its names, its keys, and whose it is. The methods it knows stand in methods.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from e2e.recruiter.partner.wire.keys import KeyShape


@dataclass
class Resource:
    """``key`` is None where keys are plain strings; ``renames`` maps the wire names of fields to those of /v2.

    ``scope`` "enabled" means that the integrationContext, which is the first part of every key, must have an enabled
    company-level integration of the calling application.
    """

    dialect: str
    name: str
    key: KeyShape | None = None
    parent: KeyShape | None = None
    quota: str = ""
    audience: str = "child"
    scope: str | None = None
    renames: Mapping[str, str] = field(default_factory=dict)

    def original_name(self, name: str) -> str:
        """The wire name of a field that is called ``name`` on /v2."""
        return next((wire for wire, ours in self.renames.items() if ours == name), name)
