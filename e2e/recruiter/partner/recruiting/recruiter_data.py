"""What people do in Recruiter, as plain state: InMail, prospect notes, stubs, saved prospects, rejections, exports, purges.

Everything here speaks of members and seats by the ids of the pages; resources/inmail_and_notes.py turns them into an
application's URNs. Callers hold ``world.lock``.
"""

from dataclasses import dataclass, field
from typing import Any

from e2e.recruiter.members import Member
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World

INMAIL, REPLY, ACCEPT, DECLINE = "INMAIL", "REPLY", "ACCEPT", "DECLINE"
PRIVATE, PUBLIC = "PRIVATE", "PUBLIC"


class Unknown(LookupError):
    """A seat, member, thread, note or export that does not exist; the text says which."""


class Impossible(ValueError):
    """Something that LinkedIn would not let people do; the text says why."""


@dataclass
class Thread:
    """One InMail conversation between a seat and a member."""

    number: int
    seat: int
    member: str
    subject: str

    @property
    def urn(self) -> str:
        """``urn:li:messagingThread:<number>``."""
        return f"urn:li:messagingThread:{self.number}"


@dataclass(frozen=True)
class Event:
    """Something that happened in a thread; INMAIL is the seat's, the other types are the member's."""

    id: str
    thread: str
    type: str
    created_at: int
    subject: str | None
    body: str | None


@dataclass
class Note:
    """What a recruiter noted about a member; a deleted note stays as ``active`` False (linkedin.md 13)."""

    id: str
    seat: int
    member: str
    text: str
    visibility: str
    created_at: int
    modified_at: int
    active: bool = True


@dataclass(frozen=True)
class Stub:
    """Contact data a member agreed to share with a contract when first answering (linkedin.md 14)."""

    id: str
    seat: int
    contract: int
    member: Member
    email: str | None
    created_at: int


@dataclass
class Export:
    """One press of Export; ``id`` is the requestId that the notification carries."""

    id: str
    client_id: str
    context: str
    job: str
    member: Member
    seat: int
    emails: list[str]
    exported_at: int
    expires_at: int


@dataclass(frozen=True)
class Purge:
    """A member whom an application had exported has closed the account."""

    client_id: str
    member: Member
    purged_at: int


@dataclass(frozen=True)
class MemberAction:
    """A prospect saved to a project (``what`` is its name) or rejected (``what`` is the reason)."""

    seat: int
    member: str
    what: str
    at: int


@dataclass
class RecruiterData:
    """Everything of one world, each kind in the order in which it came to be.

    ``linked`` is whom people linked in the profile widget, by client id and candidate key.
    """

    threads: dict[str, Thread] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    stubs: list[Stub] = field(default_factory=list)
    saved: list[MemberAction] = field(default_factory=list)
    rejections: list[MemberAction] = field(default_factory=list)
    exports: dict[str, Export] = field(default_factory=dict)
    purges: list[Purge] = field(default_factory=list)
    linked: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def threads_between(self, seat: int, member: str) -> list[Thread]:
        """The conversations of one seat with one member, oldest first."""
        return [each for each in self.threads.values() if each.seat == seat and each.member == member]

    def events_of(self, thread: str) -> list[Event]:
        """What happened in a thread, oldest first."""
        return [each for each in self.events if each.thread == thread]


def recruiter_data(world: World) -> RecruiterData:
    """The world's data; empty after a reset."""
    if world.recruiter is None:
        world.recruiter = RecruiterData()
    data: RecruiterData = world.recruiter
    return data


def seat_named(world: World, name: Any) -> ContractSeat:
    """A seat by its number, its URN, or the id of the person who holds it (the first active one); Unknown if there is none."""
    text = str(name).removeprefix("urn:li:seat:")
    if text.isdigit() and int(text) in world.seats:
        return world.seats[int(text)]
    for seat in world.seats.values():
        if seat.person == text and seat.state == "ACTIVE":
            return seat
    raise Unknown(f"no seat: {name}")


def member_named(world: World, name: Any) -> Member:
    """A member by id, or by the slug of the public profile; Unknown if there is none or the account is closed."""
    member = world.member(str(name)) or next((each for each in world.all_members() if each.slug == name), None)
    if member is None:
        raise Unknown(f"no member: {name}")
    return member


def may_source(seat: ContractSeat) -> bool:
    """Whether the seat is a recruiter's, which sees whole profiles and writes InMail; a hiring manager's is not."""
    return any(role in ("ADMIN_SEAT", "SOURCER_ADD_PROSPECT") for role in seat.roles)
