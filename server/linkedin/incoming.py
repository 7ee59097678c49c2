"""What comes from LinkedIn, read tolerantly: unknown fields and values never fail, and ``raw`` keeps the answer as it was.

The functions answer None for what is missing its one indispensable part. ``otherwise`` is the instant to take where none can
be read: names of these fields are UNCONFIRMED, and what was asked for by time lies in the window that was asked for.
"""

from dataclasses import dataclass, field
from typing import Any

from server.linkedin import assumptions as a
from server.linkedin.reading import boolean, fingerprint, instant, text, texts, urn, value

Raw = dict[str, Any]
_NO_RAW = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ExportedPerson:
    """Somebody exported to ``job`` by the seat ``exporter`` (linkedin.md 9.4). ``member`` is a person URN."""

    member: str | None
    first_name: str
    last_name: str
    profile_url: str | None
    headline: str | None
    location: str | None
    employers: tuple[str, ...]
    emails: tuple[str, ...]
    job: str | None
    integration_context: str | None
    exporter: str | None
    exported_at: int | None
    raw: Raw = _NO_RAW


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of Recruiter (linkedin.md 11): ``id`` and ``contract`` are URNs, ``kind`` is recruiter or hiring_manager."""

    id: str
    contract: str | None
    member: str | None
    first_name: str | None
    last_name: str | None
    email: str | None
    state: str | None
    roles: tuple[str, ...]
    kind: str
    raw: Raw = _NO_RAW


@dataclass(frozen=True, slots=True)
class InMailMessage:
    """One event of an exchange (linkedin.md 12); ``author`` and ``recipients`` are URNs of seats or persons."""

    id: str
    thread: str | None
    author: str | None
    recipients: tuple[str, ...]
    at: int
    subject: str | None
    body: str | None
    type: str
    raw: Raw = _NO_RAW


@dataclass(frozen=True, slots=True)
class ProspectNoteMessage:
    """A recruiter's note about a member (linkedin.md 13); one that is not ``active`` was deleted."""

    id: str
    contract: str | None
    owner: str | None
    member: str | None
    text: str | None
    private: bool
    active: bool
    created_at: int
    modified_at: int
    raw: Raw = _NO_RAW


@dataclass(frozen=True, slots=True)
class StubProfile:
    """What a member shared by answering an InMail to ``owner``, a seat (linkedin.md 14)."""

    id: str
    member: str | None
    first_name: str | None
    last_name: str | None
    email: str | None
    phone: str | None
    company: str | None
    title: str | None
    owner: str | None
    contract: str | None
    created_at: int
    raw: Raw = _NO_RAW


@dataclass(frozen=True, slots=True)
class ClosedProfileNotice:
    """A member who was exported and has left LinkedIn at ``at`` (linkedin.md 15); one of the two others is there."""

    member: str | None
    profile_url: str | None
    at: int
    raw: Raw = _NO_RAW


def exported_person(raw: Raw) -> ExportedPerson | None:
    """An element of exportedCandidates; None when it says nothing of whom it is about."""
    profile = value(raw, *a.EXPORT_PROFILE)
    if not isinstance(profile, dict):
        profile = raw
    member, address = urn(profile, "person", "member"), text(profile, "profileUrl")
    first, last = text(profile, "firstName") or "", text(profile, "lastName") or ""
    if not (member or address or first or last):
        return None
    return ExportedPerson(
        member=member,
        first_name=first,
        last_name=last,
        profile_url=address,
        headline=text(profile, "headline"),
        location=text(profile, "location", "location.name"),
        employers=texts(profile, "currentEmployerNames"),
        emails=texts(profile, "emailAddresses", "emailAddress"),
        job=text(raw, *a.EXPORT_JOB),
        integration_context=text(raw, "integrationContext"),
        exporter=urn(raw, "seat", *a.EXPORTER),
        exported_at=instant(raw, *a.EXPORTED_AT),
        raw=raw,
    )


def seat(raw: Raw) -> Seat | None:
    """An element of seatsV2; None without an id."""
    id = urn(raw, "seat", "id", "seatId")
    if id is None:
        return None
    roles = texts(raw, "seatRoles", "roles")
    managing = bool(roles) and all(a.SEAT_ROLE_OF_HIRING_MANAGER in role.upper() for role in roles)
    return Seat(
        id=id,
        contract=urn(raw, "contract", "contract", "contractId"),
        member=urn(raw, "person", "member"),
        first_name=text(raw, "firstName"),
        last_name=text(raw, "lastName"),
        email=text(raw, "email", "emailAddress"),
        state=text(raw, "state"),
        roles=roles,
        kind="hiring_manager" if managing else "recruiter",
        raw=raw,
    )


def inmail_event(raw: Raw, otherwise: int) -> InMailMessage:
    """An element of conversationEvents."""
    return InMailMessage(
        id=text(raw, *a.EVENT_ID) or fingerprint(raw),
        thread=text(raw, *a.EVENT_THREAD),
        author=urn(raw, "person", *a.EVENT_AUTHOR),
        recipients=_parties(value(raw, *a.EVENT_RECIPIENTS)),
        at=_or(instant(raw, *a.EVENT_AT), otherwise),
        subject=text(raw, *a.EVENT_SUBJECT),
        body=text(raw, *a.EVENT_BODY),
        type=text(raw, *a.EVENT_TYPE) or "",
        raw=raw,
    )


def prospect_note(raw: Raw, otherwise: int) -> ProspectNoteMessage:
    """An element of prospectNotes."""
    created, modified = instant(raw, *a.NOTE_CREATED), instant(raw, *a.NOTE_MODIFIED)
    return ProspectNoteMessage(
        id=text(raw, *a.NOTE_ID) or fingerprint(raw),
        contract=urn(raw, "contract", "contract"),
        owner=urn(raw, "seat", *a.NOTE_OWNER),
        member=urn(raw, "person", *a.NOTE_MEMBER),
        text=text(raw, *a.NOTE_TEXT),
        private=_is_private(raw),
        active=boolean(raw, "active") is not False,
        created_at=_or(created, _or(modified, otherwise)),
        modified_at=_or(modified, _or(created, otherwise)),
        raw=raw,
    )


def mail_stub(raw: Raw, otherwise: int) -> StubProfile:
    """An element of mailStubs."""
    return StubProfile(
        id=text(raw, *a.STUB_ID) or fingerprint(raw),
        member=urn(raw, "person", *a.STUB_MEMBER),
        first_name=text(raw, "firstName"),
        last_name=text(raw, "lastName"),
        email=next(iter(texts(raw, *a.STUB_EMAIL)), None),
        phone=_phone(value(raw, *a.STUB_PHONE)),
        company=text(raw, *a.STUB_COMPANY),
        title=text(raw, *a.STUB_TITLE),
        owner=urn(raw, "seat", *a.STUB_OWNER),
        contract=urn(raw, "contract", "contract"),
        created_at=_or(instant(raw, *a.STUB_CREATED), otherwise),
        raw=raw,
    )


def closed_profile(raw: Raw, otherwise: int) -> ClosedProfileNotice | None:
    """An element of atsPurgedExportedCandidates; None when it says nothing of whom it is about."""
    member, address = urn(raw, "person", *a.CLOSED_MEMBER), text(raw, *a.CLOSED_PROFILE)
    at = _or(instant(raw, *a.CLOSED_AT), otherwise)
    return ClosedProfileNotice(member, address, at, raw) if member or address else None


def _or(known_at: int | None, otherwise: int) -> int:
    return otherwise if known_at is None else known_at


def _is_private(raw: Raw) -> bool:
    visibility = text(raw, *a.NOTE_VISIBILITY)
    if visibility is not None:
        return visibility.upper() not in a.NOTE_PUBLIC_WORDS
    flag = boolean(raw, "private", "isPrivate")
    return flag if flag is not None else a.NOTE_WITHOUT_VISIBILITY_IS_PRIVATE


def _parties(value_read: Any) -> tuple[str, ...]:
    several = value_read if isinstance(value_read, list) else [value_read]
    return tuple(party for one in several if (party := urn({"it": one}, "person", "it")))


def _phone(value_read: Any) -> str | None:
    one = value_read[0] if isinstance(value_read, list) and value_read else value_read
    return text({"it": one}, "it.number", "it")
