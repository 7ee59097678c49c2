"""Candidates and their notes (linkedin.md 5, 6, 20.3, 20.4)."""

from typing import Any

from e2e.recruiter.partner.ats import fields as ask
from e2e.recruiter.partner.ats.patches import malformed, patched
from e2e.recruiter.partner.ats.store import Candidate, Key
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import problem

Body = dict[str, Any]
TEXTS = (
    *("externalProfileUrl", "firstName", "lastName", "linkedInProfileUrl", "currentCompanyName", "currentJobTitle"),
    *("middleInitial", "prefix", "suffix"),
)
KNOWN = {
    *TEXTS,
    *("addresses", "phoneNumbers", "emailAddresses", "atsCreatedAt", "atsLastModifiedAt", "doNotContact", "manualMatchedMember"),
}
NOTE = {"note", "author", "atsCreatedAt", "atsLastModifiedAt"}
CANDIDATE_REQUIRED = ("addresses", "phoneNumbers", "atsCreatedAt", "atsLastModifiedAt", "externalProfileUrl", "firstName")


def faults_of(fields: Body) -> list[tuple[str, str]]:
    """What is wrong with a candidate that shall be stored."""
    found = ask.required(fields, *CANDIDATE_REQUIRED) + ask.texts(fields, *TEXTS)
    found += ask.arrays(fields, "addresses", "phoneNumbers") + ask.arrays(fields, "emailAddresses", of=str)
    found += ask.instants(fields, "atsCreatedAt", "atsLastModifiedAt") + ask.in_order(fields)
    found += ask.person(fields, "manualMatchedMember")
    emails = fields.get("emailAddresses")
    if not emails and not fields.get("manualMatchedMember"):
        found += ask.required({}, "emailAddresses")
    for position, address in enumerate(emails if isinstance(emails, list) else ()):
        found += ask.email(f"emailAddresses/{position}", address)
    if fields.get("doNotContact") not in (None, True, False):
        found.append(("doNotContact", "is not backed by a Boolean"))
    return found


def validate(call: Call, key: Key, entity: Body) -> list[tuple[str, str]]:
    """A full candidate; unknown fields and URNs of nobody are linted."""
    known = KNOWN.union(entity)
    if len(known) > len(KNOWN):
        call.lint("unknown_field", f"candidate {key[1]}: {', '.join(sorted(known - KNOWN))}")
    return faults_of(_with_sticky_match(call, key, entity))


def put(call: Call, key: Key, entity: Body) -> int:
    """Full replacement; a manual match stays if that flag is on and the entity does not name another."""
    known = call.store.candidates.get(key)
    entity = _with_sticky_match(call, key, entity)
    notes = known.notes if known else call.store.orphan_notes.pop(key, {})
    matched = known.matched if known else []
    call.store.candidates[key] = Candidate(entity, call.now, matched, notes)
    _changed(call, key, entity)
    return 204 if known else 201


def validate_patch(call: Call, key: Key, entity: Body) -> list[tuple[str, str]] | Body | None:
    """A partial update of a candidate that is there, and that is a good candidate afterwards."""
    if wrong := malformed(entity):
        return wrong
    known = call.store.candidates.get(key)
    return problem(404, f"No candidate {key[1]}") if known is None else faults_of(patched(known.fields, entity))


def patch(call: Call, key: Key, entity: Body) -> int:
    """Set and delete fields, ``manualMatchedMember`` above all."""
    known = call.store.candidates[key]
    known.fields = patched(known.fields, entity)
    known.changed_at = call.now
    _changed(call, key, known.fields)
    return 204


def delete(call: Call, key: Key, _entity: Body) -> int | Body:
    """The candidate goes with its notes, and with it the indicator."""
    known = call.store.candidates.pop(key, None)
    if known is None:
        return problem(404, f"No candidate {key[1]}")
    call.store.unmatched_yet.pop(key, None)
    for member in known.matched:
        call.store.candidates_of[member].discard(key)
    return 204


def put_note(call: Call, key: Key, entity: Body) -> int | Body:
    """A note of a candidate, who may still be unknown unless the stand-in is strict."""
    candidate = call.store.candidates.get(key[:2])
    if candidate is None:
        call.lint("dangling", f"note {key[2]} of candidate {key[1]}")
        if call.world.settings.strict:
            return problem(404, f"No candidate {key[1]}")
    notes = candidate.notes if candidate else call.store.orphan_notes.setdefault(key[:2], {})
    known = key[2] in notes
    notes[key[2]] = entity
    return 204 if known else 201


def delete_note(call: Call, key: Key, _entity: Body) -> int | Body:
    """One note of a candidate."""
    candidate = call.store.candidates.get(key[:2])
    notes = candidate.notes if candidate else call.store.orphan_notes.get(key[:2], {})
    return problem(404, f"No note {key[2]}") if notes.pop(key[2], None) is None else 204


def validate_note(call: Call, key: Key, entity: Body) -> list[tuple[str, str]]:
    """A note of a candidate or of an application."""
    if not entity.keys() <= NOTE:
        call.lint("unknown_field", f"note {key[2]}: {', '.join(sorted(entity.keys() - NOTE))}")
    return [*ask.texts(entity, "note"), *ask.instants(entity, "atsCreatedAt"), *ask.full_name(entity, "author")]


def _with_sticky_match(call: Call, key: Key, entity: Body) -> Body:
    """``entity`` with the manual match it had, under the flag ``sticky_manual_match``, unless it says something of its own."""
    known = call.store.candidates.get(key) if call.world.settings.sticky_manual_match else None
    if known is None or "manualMatchedMember" in entity or "manualMatchedMember" not in known.fields:
        return entity
    return entity | {"manualMatchedMember": known.fields["manualMatchedMember"]}


def _changed(call: Call, key: Key, fields: Body) -> None:
    call.store.unmatched_yet.pop(key, None)
    call.store.unmatched_yet[key] = None
    manual = fields.get("manualMatchedMember")
    if manual and call.world.member_id_of(call.app.client_id, manual) is None:
        call.lint("unknown_person", f"candidate {key[1]}: {manual}")
