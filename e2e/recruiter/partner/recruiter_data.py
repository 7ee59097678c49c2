"""What people do in Recruiter, as plain state: InMail, prospect notes, stubs, saved prospects, rejections, exports, purges.

Everything here speaks of members and seats by the ids of the pages; finders.py turns them into an application's URNs. Callers
hold ``world.lock``.
"""

from dataclasses import dataclass, field
from typing import Any

from e2e.recruiter.members import Member
from e2e.recruiter.partner.fixture import ContractSeat
from e2e.recruiter.partner.world import World

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
class Deed:
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
    saved: list[Deed] = field(default_factory=list)
    rejections: list[Deed] = field(default_factory=list)
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


def _event(world: World, thread: Thread, kind: str, body: str | None, subject: str | None = None) -> Event:
    event = Event(f"E{world.number()}", thread.urn, kind, world.clock.now(), subject, body)
    recruiter_data(world).events.append(event)
    return event


def send_inmail(world: World, seat: ContractSeat, member: Member, subject: str, body: str, thread: str | None = None) -> Thread:
    """A message from a seat to a member, in a new thread unless an own one is named. Impossible for hiring-manager seats."""
    if not may_source(seat):
        raise Impossible("a hiring manager seat sends no InMail")
    data = recruiter_data(world)
    there = data.threads.get(thread) if thread else None
    if there is None or there.seat != seat.id:
        there = Thread(world.number(), seat.id, member.id, subject)
        data.threads[there.urn] = there
    _event(world, there, INMAIL, body, subject)
    return there


def answer_inmail(world: World, thread: str, body: str, share: bool, email: str | None, kind: str = REPLY) -> Stub | None:
    """The member answers; answering first and agreeing to share makes a stub, with ``email`` or without, unless there is one.

    ``kind`` is REPLY, ACCEPT or DECLINE; who declines shares nothing. Unknown for a thread that does not exist.
    """
    data = recruiter_data(world)
    if thread not in data.threads:
        raise Unknown(f"no thread: {thread}")
    about = data.threads[thread]
    is_first = all(each.type == INMAIL for each in data.events_of(thread))
    _event(world, about, kind, body or None)
    if not (share and is_first) or kind == DECLINE:
        return None
    return _share(world, world.seats[about.seat], member_named(world, about.member), email)


def _share(world: World, seat: ContractSeat, member: Member, email: str | None) -> Stub | None:
    data = recruiter_data(world)
    if any(each.contract == seat.contract and each.member.id == member.id for each in data.stubs):
        return None
    stub = Stub(f"M{world.number()}", seat.id, seat.contract, member, email, world.clock.now())
    data.stubs.append(stub)
    return stub


def add_note(world: World, seat: ContractSeat, member: Member, text: str, visibility: str = PRIVATE) -> Note:
    """A note of this seat about a member; private unless made public. Impossible without text or with another visibility."""
    if not text.strip() or visibility not in (PRIVATE, PUBLIC):
        raise Impossible("a note needs text and a visibility, PUBLIC or PRIVATE")
    now = world.clock.now()
    note = Note(f"N{world.number()}", seat.id, member.id, text, visibility, now, now)
    recruiter_data(world).notes[note.id] = note
    return note


def edit_note(world: World, note_id: str, text: str | None = None, visibility: str | None = None) -> Note:
    """Other words or another visibility for a note that is active; Unknown for any other."""
    note = _active_note(world, note_id)
    if (text is not None and not text.strip()) or visibility not in (None, PRIVATE, PUBLIC):
        raise Impossible("a note needs text and a visibility, PUBLIC or PRIVATE")
    note.text, note.visibility = text or note.text, visibility or note.visibility
    note.modified_at = world.clock.now()
    return note


def delete_note(world: World, note_id: str) -> Note:
    """Take a note away; it stays known as inactive. Unknown if it is not active."""
    note = _active_note(world, note_id)
    note.active, note.modified_at = False, world.clock.now()
    return note


def _active_note(world: World, note_id: str) -> Note:
    note = recruiter_data(world).notes.get(note_id)
    if note is None or not note.active:
        raise Unknown(f"no note: {note_id}")
    return note


def save_to_project(world: World, seat: ContractSeat, member: Member, project: str) -> Deed:
    """Put a member among the prospects of a project or job in Recruiter."""
    if not project.strip():
        raise Impossible("a project needs a name")
    deed = Deed(seat.id, member.id, project.strip(), world.clock.now())
    recruiter_data(world).saved.append(deed)
    return deed


def reject(world: World, seat: ContractSeat, member: Member, reason: str) -> Deed:
    """Reject a prospect in Recruiter; only who rejected gets to see it."""
    deed = Deed(seat.id, member.id, reason.strip() or "Not a fit", world.clock.now())
    recruiter_data(world).rejections.append(deed)
    return deed


def close_account(world: World, member: Member) -> list[Purge]:
    """The member leaves LinkedIn: every application that had exported them is owed a notice (linkedin.md 15)."""
    data = recruiter_data(world)
    owners = dict.fromkeys(each.client_id for each in data.exports.values() if each.member.id == member.id)
    notices = [Purge(client_id, member, world.clock.now()) for client_id in owners]
    data.purges += notices
    world.close_account(member.id)
    return notices


def may_source(seat: ContractSeat) -> bool:
    """Whether the seat is a recruiter's, which sees whole profiles and writes InMail; a hiring manager's is not."""
    return any(role in ("ADMIN_SEAT", "SOURCER_ADD_PROSPECT") for role in seat.roles)
