"""What is served: resources of both dialects, each with the Rest.li methods it knows.

seats = resource("v2", "seatsV2", quota="recruiterReads")

@seats.finder("attributes", guard=contract_is_enabled)
def by_attributes(call): return page(call, elements)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from e2e.recruiter.partner.wire.keys import Key, KeyShape

if TYPE_CHECKING:
    from e2e.recruiter.partner.wire.call import Call

Body = dict[str, Any]
Problem = dict[str, Any]
Validate = Callable[["Call", Key, Body], "list[tuple[str, str]] | Problem | None"]
Apply = Callable[["Call", Key, Body], "int | Problem"]
Guard = Callable[["Call"], None]


@dataclass(frozen=True)
class EachEntity:
    """A batch method: ``validate`` every entity (a list of path and reason makes a 422), then ``apply`` those that pass."""

    validate: Validate
    apply: Apply


@dataclass(frozen=True)
class Whole:
    """Any other method: ``guard`` may refuse before the quota is touched, ``answer`` makes the body (and status, if not 200)."""

    answer: Callable[["Call"], "Body | tuple[Body, int]"]
    guard: Guard | None = None


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
    methods: dict[str, EachEntity | Whole] = field(default_factory=dict)

    def finder(self, name: str, guard: Guard | None = None) -> Callable[[Callable[["Call"], Body]], Callable[["Call"], Body]]:
        """Decorator: the function answers ``GET …?q=name``; ``guard`` raises a Refusal for who may not."""
        return self._whole(f"finder:{name}", guard)

    def answers(self, method: str, guard: Guard | None = None) -> Callable[[Callable[["Call"], Any]], Callable[["Call"], Any]]:
        """Decorator: the function answers a method such as ``get``, ``create``, ``action:name`` as a whole."""
        return self._whole(method, guard)

    def each(self, method: str, validate: Validate, apply: Apply) -> None:
        """Serve a batch method entity by entity."""
        self.methods[method] = EachEntity(validate, apply)

    def original_name(self, name: str) -> str:
        """The wire name of a field that is called ``name`` on /v2."""
        return next((wire for wire, ours in self.renames.items() if ours == name), name)

    def _whole(self, method: str, guard: Guard | None) -> Callable[[Callable[["Call"], Any]], Callable[["Call"], Any]]:
        def register(answer: Callable[["Call"], Any]) -> Callable[["Call"], Any]:
            self.methods[method] = Whole(answer, guard)
            return answer

        return register


RESOURCES: dict[tuple[str, str], Resource] = {}


def resource(dialect: str, name: str, *, quota: str = "", **more: Any) -> Resource:
    """Register a resource of the dialect ``v2`` or ``rest``; a sub-resource's name is ``parent/child``."""
    made = Resource(dialect, name, quota=quota or name, **more)
    RESOURCES[dialect, name] = made
    return made
