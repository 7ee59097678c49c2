"""One request that has passed the checks of syntax, as the resources see it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from e2e.recruiter.partner.ats.store import AtsStore
from e2e.recruiter.partner.platform.apps import App, Token
from e2e.recruiter.partner.platform.faults import Fault
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.wire.errors import Refusal
from e2e.recruiter.partner.wire.keys import Key
from e2e.recruiter.partner.wire.query import Query
from e2e.recruiter.partner.wire.resource import Resource


@dataclass
class Call:
    """``protocol`` is 1 or 2; ``path_key`` the key in the path; ``entities`` key and value in their order."""

    world: World
    app: App
    token: Token
    resource: Resource
    protocol: int
    method: str
    query: Query
    body: dict[str, Any]
    path_key: Key = ()
    entities: list[tuple[Key, dict[str, Any]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    memo: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def store(self) -> AtsStore:
        """What the calling application has sent."""
        return self.world.store_of(self.app.client_id)

    @property
    def now(self) -> int:
        """The world's time."""
        return self.world.clock.now()

    def parameter(self, name: str, default: str | None = None) -> str:
        """The only value of a parameter; Refusal 400 if it is missing and there is no ``default``."""
        values = self.query.params.get(name)
        if values:
            return values[0]
        if default is None:
            raise Refusal(400, f"Required query parameter '{name}' is missing")
        return default

    def parameters(self, name: str) -> list[str]:
        """All values of a repeatable parameter, perhaps none."""
        return self.query.params.get(name, [])

    def number(self, name: str, default: int | None = None) -> int:
        """A parameter that is a whole number; Refusal 400 if it is missing without default, or none."""
        text = self.parameter(name, None if default is None else str(default))
        if not text.lstrip("-").isdigit():
            raise Refusal(400, f"Query parameter '{name}' must be a number")
        return int(text)

    def has_fault(self, kind: str) -> Fault | None:
        """The fault of this kind that hit the request, if one did."""
        return next((fault for fault in self.faults if fault.kind == kind), None)

    def person_urn(self, member_id: str) -> str:
        """What the calling application calls a member."""
        return self.world.person_urn(self.app.client_id, member_id)

    def lint(self, kind: str, detail: str) -> None:
        """Remember something questionable that the calling application did."""
        self.world.lint(self.app.client_id, kind, detail)
