"""Applications with their notes, stages, interview feedback and resumes (linkedin.md 7, 20.3, 20.4)."""

from typing import Any

from e2e.recruiter.partner.ats import fields as ask
from e2e.recruiter.partner.ats.store import Key
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import problem

Body = dict[str, Any]
Validate = Any
NAMES = ("atsJobPostingId", "atsJobPostingName", "firstName", "lastName")
KNOWN = {
    *NAMES,
    *("atsCandidateId", "candidateEmail", "source", "dispositionReason", "atsCreatedAt", "atsLastModifiedAt"),
    "accessRestrictions",
}
NO_STAGE = "Not Available"
INTERVIEW_TYPES = ("PHONE_SCREEN", "ONSITE")
KNOWN_OF_CHILD = {
    "stages": {"stage", "atsCreatedAt", "atsLastModifiedAt"},
    "interviewFeedback": {"atsCreatedAt", "atsLastModifiedAt", "interviewer", "feedback", "evaluations", "interviewType"},
}


def validate(call: Call, key: Key, entity: Body) -> list[tuple[str, str]] | Body:
    """An application; under ``strict`` its job and candidate must be there already."""
    if not entity.keys() <= KNOWN:
        call.lint("unknown_field", f"application {key[1]}: {', '.join(sorted(entity.keys() - KNOWN))}")
    found = [*ask.required(entity, *NAMES, "atsCreatedAt", "atsLastModifiedAt"), *ask.texts(entity, *NAMES, shortest=1)]
    found += ask.texts(entity, "atsCandidateId", "source", "dispositionReason")
    found += ask.instants(entity, "atsCreatedAt", "atsLastModifiedAt")
    found += ask.in_order(entity)
    found += ask.email("candidateEmail", entity.get("candidateEmail"))
    return found or _dangling(call, key, entity) or []


def put(call: Call, key: Key, entity: Body) -> int:
    """Full replacement."""
    known = call.store.applications.get(key)
    if known is not None:
        call.store.applications_of[_candidate_key(key, known)].discard(key)
    call.store.applications[key] = entity
    call.store.applications_of[_candidate_key(key, entity)].add(key)
    return 204 if known else 201


def delete(call: Call, key: Key, _entity: Body) -> int | Body:
    """The application goes with its notes, stages and feedback."""
    known = call.store.applications.pop(key, None)
    if known is None:
        return problem(404, f"No application {key[1]}")
    call.store.applications_of[_candidate_key(key, known)].discard(key)
    call.store.children.pop(key, None)
    return 204


def validate_stage(call: Call, key: Key, entity: Body) -> list[tuple[str, str]]:
    """One entry of an application's history."""
    _lint_unknown(call, "stages", key, entity)
    found = [*ask.required(entity, "stage", "atsCreatedAt"), *ask.texts(entity, "stage", shortest=1)]
    if entity.get("stage") == NO_STAGE:
        found.append(("stage", f'"{NO_STAGE}" is not allowed'))
    return [*found, *ask.instants(entity, "atsCreatedAt")]


def validate_feedback(call: Call, key: Key, entity: Body) -> list[tuple[str, str]]:
    """What an interviewer reported."""
    _lint_unknown(call, "interviewFeedback", key, entity)
    found = [*ask.texts(entity, "feedback"), *ask.instants(entity, "atsCreatedAt"), *ask.full_name(entity, "interviewer")]
    found += ask.one_of(entity, "interviewType", INTERVIEW_TYPES)
    found += ask.arrays(entity, "evaluations")
    evaluations = entity.get("evaluations")
    for position, each in enumerate(evaluations if isinstance(evaluations, list) else ()):
        if isinstance(each, dict):
            found += ((f"evaluations/{position}/{path}", why) for path, why in ask.required(each, "attribute", "result"))
    return found


def validate_resume(_call: Call, _key: Key, _entity: Body) -> None:
    """Nothing is known about the fields of a resume."""


def put_child(kind: str) -> Any:
    """The function that stores a child of ``kind``; its application may still be unknown unless the stand-in is strict."""

    def put(call: Call, key: Key, entity: Body) -> int | Body:
        if key[:2] not in call.store.applications:
            call.lint("dangling", f"{kind} {key[2]} of application {key[1]}")
            if call.world.settings.strict:
                return problem(404, f"No application {key[1]}")
        children = call.store.children.setdefault(key[:2], {}).setdefault(kind, {})
        known = key[2] in children
        children[key[2]] = entity
        return 204 if known else 201

    return put


def delete_child(kind: str) -> Any:
    """The function that deletes a child of ``kind``."""

    def delete(call: Call, key: Key, _entity: Body) -> int | Body:
        children = call.store.children.get(key[:2], {}).get(kind, {})
        return problem(404, f"No {kind} {key[2]}") if children.pop(key[2], None) is None else 204

    return delete


def _lint_unknown(call: Call, kind: str, key: Key, entity: Body) -> None:
    if not entity.keys() <= KNOWN_OF_CHILD[kind]:
        call.lint("unknown_field", f"{kind} {key[2]}: {', '.join(sorted(entity.keys() - KNOWN_OF_CHILD[kind]))}")


def _candidate_key(key: Key, entity: Body) -> Key:
    return (key[0], str(entity.get("atsCandidateId") or ""))


def _dangling(call: Call, key: Key, entity: Body) -> Body | None:
    missing = []
    if (key[0], entity["atsJobPostingId"]) not in call.store.jobs:
        missing.append(f"job {entity['atsJobPostingId']}")
    if entity.get("atsCandidateId") and _candidate_key(key, entity) not in call.store.candidates:
        missing.append(f"candidate {entity['atsCandidateId']}")
    for each in missing:
        call.lint("dangling", f"application {key[1]} of {each}")
    return problem(404, f"No {' and no '.join(missing)}") if missing and call.world.settings.strict else None
