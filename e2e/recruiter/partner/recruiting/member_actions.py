"""What people do in Recruiter, and what members do: each action changes the data of the world. Callers hold ``world.lock``."""

from e2e.recruiter.members import Member
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.recruiter_data import (
    DECLINE,
    INMAIL,
    PRIVATE,
    PUBLIC,
    REPLY,
    Event,
    Impossible,
    MemberAction,
    Note,
    Purge,
    Stub,
    Thread,
    Unknown,
    may_source,
    member_named,
    recruiter_data,
)


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


def save_to_project(world: World, seat: ContractSeat, member: Member, project: str) -> MemberAction:
    """Put a member among the prospects of a project or job in Recruiter."""
    if not project.strip():
        raise Impossible("a project needs a name")
    action = MemberAction(seat.id, member.id, project.strip(), world.clock.now())
    recruiter_data(world).saved.append(action)
    return action


def reject(world: World, seat: ContractSeat, member: Member, reason: str) -> MemberAction:
    """Reject a prospect in Recruiter; only who rejected gets to see it."""
    action = MemberAction(seat.id, member.id, reason.strip() or "Not a fit", world.clock.now())
    recruiter_data(world).rejections.append(action)
    return action


def close_account(world: World, member: Member) -> list[Purge]:
    """The member leaves LinkedIn: every application that had exported them is owed a notice (linkedin.md 15)."""
    data = recruiter_data(world)
    owners = dict.fromkeys(each.client_id for each in data.exports.values() if each.member.id == member.id)
    notices = [Purge(client_id, member, world.clock.now()) for client_id in owners]
    data.purges += notices
    world.close_account(member.id)
    return notices
