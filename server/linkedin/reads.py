"""What is read from LinkedIn: matches, exports, seats, and what happens in Recruiter (linkedin.md 5.2, 9.4, 11 to 15)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from server.domain.errors import LinkedInRefused
from server.linkedin import assumptions as a
from server.linkedin import incoming, reading
from server.linkedin.incoming import ClosedProfileNotice, ExportedPerson, InMailMessage, ProspectNoteMessage, Seat, StubProfile
from server.linkedin.restli.client import Params, RestliClient, slices

_SEATS, _EVENTS, _NOTES, _STUBS, _CLOSED, _EXPORTS = 100, 50, 100, 50, 100, 10

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Matches:
    """Whom LinkedIn takes a candidate for: ``manual`` is the person URN it was told, ``members`` those it found."""

    manual: str | None
    members: tuple[str, ...]


def matches(restli: RestliClient, candidates: Sequence[str]) -> dict[str, Matches]:
    """The matches of candidates, by their keys; those that LinkedIn does not have are missing."""
    target, by_candidate = restli.dialect.candidates(), dict[str, Matches]()
    for some in slices(candidates):
        keys = [restli.dialect.candidate_key(one) for one in some]
        outcomes = restli.batch("batch_get", target, keys, fields="matchedMembers,manualMatchedMember")
        by_candidate |= {key: _matches(one.value) for key, one in zip(some, outcomes, strict=True) if one.error is None}
    return by_candidate


def export(restli: RestliClient, request_id: str) -> list[ExportedPerson]:
    """Who was exported by the request of a notification; nobody for an id that is forged, foreign or too old."""
    params = [("q", "request"), ("requestId", request_id)]
    try:
        return [one for page in _pages(restli, "exportedCandidates", params, _EXPORTS, incoming.exported_person) for one in page]
    except LinkedInRefused as refused:
        if refused.status != 404:
            raise
        return []


def seats(restli: RestliClient, contract: str, states: Sequence[str]) -> Iterator[list[Seat]]:
    """The seats of a contract (URN)."""
    params: Params = [("q", "attributes"), ("contracts", [contract]), ("states", states)]
    return _pages(restli, "seatsV2", params, _SEATS, incoming.seat)


def conversation_events(restli: RestliClient, seat: str, start: int, end: int) -> Iterator[list[InMailMessage]]:
    """InMail of a seat (URN) from ``start`` on, before ``end``, at most 12 hours."""
    params = [("q", "criteria"), ("viewer", seat), ("timeRange.start", str(start)), ("timeRange.end", str(end))]
    return _pages(restli, "conversationEvents", params, _EVENTS, lambda raw: incoming.inmail_event(raw, start))


def prospect_notes(
    restli: RestliClient, contract: str, owners: Sequence[str], after: int, until: int
) -> Iterator[list[ProspectNoteMessage]]:
    """Notes of a contract last changed after ``after`` and until ``until``, both in ms; those of ``owners`` (seats) if any."""
    params: Params = [
        ("q", "criteria"),
        ("contract", contract),
        *([("owners", owners)] if owners else []),
        ("cutoffDate", str(after)),
        ("beforeDate", str(until)),
    ]
    return _pages(restli, "prospectNotes", params, _NOTES, lambda raw: incoming.prospect_note(raw, until))


def mail_stubs(restli: RestliClient, contract: str, owners: Sequence[str], start: int, end: int) -> Iterator[list[StubProfile]]:
    """Stub profiles made for ``owners`` (seats) from ``start`` on, before ``end``."""
    params: Params = [
        ("q", "contract"),
        ("contract", contract),
        *([("owners", owners)] if owners else []),
        ("createdDateStart", str(start)),
        ("createdDateEnd", str(end)),
    ]
    return _pages(restli, "mailStubs", params, _STUBS, lambda raw: incoming.mail_stub(raw, start))


def closed_profiles(restli: RestliClient, start: int, end: int) -> Iterator[list[ClosedProfileNotice]]:
    """Exported members who left LinkedIn from ``start`` on, before ``end``."""
    params = [("q", "criteria"), ("exportType", "ONE_CLICK_EXPORT")]
    params += [("timeRange.start", str(start)), ("timeRange.end", str(end))]
    return _pages(restli, "atsPurgedExportedCandidates", params, _CLOSED, lambda raw: incoming.closed_profile(raw, start))


def _pages(
    restli: RestliClient, name: str, params: Params, count: int, read: Callable[[dict[str, Any]], Item | None]
) -> Iterator[list[Item]]:
    for page in restli.pages(restli.dialect.reads(name), params, count):
        yield [item for raw in page if (item := read(raw)) is not None]


def _matches(raw: Any) -> Matches:
    matched_members = raw.get("matchedMembers")
    several = matched_members if isinstance(matched_members, list) else [matched_members]
    members = (reading.urn(_flat(one), "person", "member") for one in several)
    return Matches(reading.urn(raw, "person", "manualMatchedMember"), tuple(dict.fromkeys(one for one in members if one)))


def _flat(one: Any) -> dict[str, Any]:
    return {"member": reading.value(one, *a.MATCHED_MEMBER) if isinstance(one, dict) else one}
