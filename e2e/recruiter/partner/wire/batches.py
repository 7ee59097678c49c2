"""Running a call's method and wrapping what comes out (linkedin.md 1.4): checks 8 and 9, then the change."""

from typing import Any

from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import Refusal, invalid, problem
from e2e.recruiter.partner.wire.fault_injection import partial
from e2e.recruiter.partner.wire.keys import Key
from e2e.recruiter.partner.wire.methods import RESOURCES, EachEntity, Whole

Body = dict[str, Any]


def run(call: Call) -> tuple[Body, int]:
    """The body of the answer and its status; Refusal for the whole request where a guard or the quota says so."""
    handler = RESOURCES[call.resource.dialect, call.resource.name].methods[call.method]
    if isinstance(handler, EachEntity):
        outcomes = _each(call, handler)
        return (_by_index if call.method == "batch_create" else _by_key)(call, outcomes), 200
    return _whole(call, handler)


def _whole(call: Call, handler: Whole) -> tuple[Body, int]:
    if handler.guard:
        handler.guard(call)
    _spend(call, 1)
    answer = handler.answer(call)
    return answer if isinstance(answer, tuple) else (answer, 200)


def _each(call: Call, handler: EachEntity) -> list[Body]:
    """For every entity the object that describes its fate; one bad entity never fails the others."""
    writing = call.method not in ("batch_get", "batch_delete")
    entities = [(key, _in_our_names(call, entity)) for key, entity in call.entities] if writing else call.entities
    problems = [_problem(call, handler, key, entity) for key, entity in entities]
    if call.has_fault("partial"):
        problems = [refused or partial(call.faults, position) for position, refused in enumerate(problems)]
    _spend(call, len(entities))
    return [refused or _applied(call, handler, key, entity) for (key, entity), refused in zip(entities, problems, strict=True)]


def _applied(call: Call, handler: EachEntity, key: Key, entity: Body) -> Body:
    result = handler.apply(call, key, entity)
    return {"status": result} if isinstance(result, int) else result


def _problem(call: Call, handler: EachEntity, key: Key, entity: Any) -> Body | None:
    if not isinstance(entity, dict):
        return problem(400, "An entity must be a JSON object")
    found = handler.validate(call, key, entity)
    if not found:
        return None
    if isinstance(found, dict):
        return found
    return invalid(*((call.resource.original_name(path), reason) for path, reason in found))


def _in_our_names(call: Call, entity: Any) -> Any:
    renames = call.resource.renames
    if not renames or not isinstance(entity, dict):
        return entity
    if call.method == "batch_partial_update":
        return entity
    return {renames.get(name, name): value for name, value in entity.items()}


def _spend(call: Call, records: int) -> None:
    if not call.world.quotas.spend(call.app.client_id, call.resource.quota, records):
        raise Refusal(429, f"Resource level throttle {call.resource.name} limit for calls to this resource is reached.", 101)


def _by_index(call: Call, outcomes: list[Body]) -> Body:
    return {"elements": [each if "id" in each else {"status": each["status"], "error": each} for each in outcomes]}


def _by_key(call: Call, outcomes: list[Body]) -> Body:
    results, errors, statuses = {}, {}, {}
    for (key, _), outcome in zip(call.entities, outcomes, strict=True):
        name = written(call, key)
        if "serviceErrorCode" in outcome:
            errors[name] = outcome
        else:
            results[name] = _projected(call, outcome) if call.method == "batch_get" else outcome
        statuses[name] = outcome["status"] if name in errors else 200
    return {"results": results, "errors": errors} | ({"statuses": statuses} if call.method == "batch_get" else {})


def _projected(call: Call, entity: Body) -> Body:
    """Only the fields that ``fields=a,b`` asks for, in the names of the dialect."""
    wanted = {name for value in call.parameters("fields") for name in value.split(",")}
    entity = {call.resource.original_name(name): value for name, value in entity.items()}
    return {name: value for name, value in entity.items() if not wanted or name in wanted}


def written(call: Call, key: Key) -> str:
    """The key as it stands in a map of the answer: in the caller's protocol, its parts in the server's own order."""
    shape, own = call.resource.key, key[len(call.path_key) :]
    if shape is None:
        return own[0]
    write = shape.write_v2 if call.protocol == 2 else shape.write_v1
    return write(own, backwards=call.has_fault("reorder_keys") is not None)
