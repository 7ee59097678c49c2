"""The Rest.li methods that the resources of both dialects know.

seats = resource("v2", "seatsV2", quota="recruiterReads")

@seats.finder("attributes", guard=contract_is_enabled)
def by_attributes(call): return page(call, elements)
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.keys import Key
from e2e.recruiter.partner.wire.resource import Resource

Body = dict[str, Any]
Problem = dict[str, Any]
Validate = Callable[[Call, Key, Body], list[tuple[str, str]] | Problem | None]
Apply = Callable[[Call, Key, Body], int | Problem]
Guard = Callable[[Call], None]


@dataclass(frozen=True)
class EachEntity:
    """A batch method: ``validate`` every entity (a list of path and reason makes a 422), then ``apply`` those that pass."""

    validate: Validate
    apply: Apply


@dataclass(frozen=True)
class Whole:
    """Any other method: ``guard`` may refuse before the quota is touched, ``answer`` makes the body (and status, if not 200)."""

    answer: Callable[[Call], Body | tuple[Body, int]]
    guard: Guard | None = None


@dataclass
class ServedResource(Resource):
    """A resource with its methods: those of Rest.li by name, a finder as ``finder:<name>``, an action as ``action:<name>``."""

    methods: dict[str, EachEntity | Whole] = field(default_factory=dict)

    def finder(self, name: str, guard: Guard | None = None) -> Callable[[Callable[[Call], Body]], Callable[[Call], Body]]:
        """Decorator: the function answers ``GET …?q=name``; ``guard`` raises a Refusal for who may not."""
        return self._whole(f"finder:{name}", guard)

    def answers(self, method: str, guard: Guard | None = None) -> Callable[[Callable[[Call], Any]], Callable[[Call], Any]]:
        """Decorator: the function answers a method such as ``get``, ``create``, ``action:name`` as a whole."""
        return self._whole(method, guard)

    def each(self, method: str, validate: Validate, apply: Apply) -> None:
        """Serve a batch method entity by entity."""
        self.methods[method] = EachEntity(validate, apply)

    def _whole(self, method: str, guard: Guard | None) -> Callable[[Callable[[Call], Any]], Callable[[Call], Any]]:
        def register(answer: Callable[[Call], Any]) -> Callable[[Call], Any]:
            self.methods[method] = Whole(answer, guard)
            return answer

        return register


RESOURCES: dict[tuple[str, str], ServedResource] = {}


def resource(dialect: str, name: str, *, quota: str = "", **more: Any) -> ServedResource:
    """Register a resource of the dialect ``v2`` or ``rest``; a sub-resource's name is ``parent/child``."""
    made = ServedResource(dialect, name, quota=quota or name, **more)
    RESOURCES[dialect, name] = made
    return made
