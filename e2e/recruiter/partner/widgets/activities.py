"""Recruiting activities as one seat may see them (linkedin.md 16, attract.md 3.7).

Notes: own ones, and public ones of the same contract. InMail: of own threads the first message with its words, of others' only
who and when; accepted or declined. Rejections: own ones.
"""

from dataclasses import dataclass

from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.recruiter_data import ACCEPT, DECLINE, INMAIL, PUBLIC, Event, Note, recruiter_data

DONE = {INMAIL: "sent an InMail", ACCEPT: "accepted", DECLINE: "declined"}


@dataclass(frozen=True)
class Activity:
    """One line: who did what when (milliseconds), with the words if the seat may see them."""

    who: str
    what: str
    at: int
    words: str | None = None


def activities(world: World, seat: ContractSeat, member_id: str) -> list[Activity]:
    """Everything the seat may see about the member, newest first."""
    found = [*_notes(world, seat, member_id), *_inmail(world, seat, member_id), *_rejections(world, seat, member_id)]
    return sorted(found, key=lambda each: -each.at)


def visible_notes(world: World, seat: ContractSeat, member_id: str) -> list[Note]:
    """Active notes about the member that the seat may read."""
    return [
        note
        for note in recruiter_data(world).notes.values()
        if note.member == member_id and note.active and (note.seat == seat.id or _is_public_to(world, note, seat))
    ]


def holder(world: World, seat_id: int) -> str:
    """The name of whoever holds a seat."""
    person = world.people[world.seats[seat_id].person]
    return f"{person.first_name} {person.last_name}"


def _is_public_to(world: World, note: Note, seat: ContractSeat) -> bool:
    return note.visibility == PUBLIC and world.seats[note.seat].contract == seat.contract


def _notes(world: World, seat: ContractSeat, member_id: str) -> list[Activity]:
    return [
        Activity(holder(world, note.seat), f"noted ({note.visibility.lower()})", note.modified_at, note.text)
        for note in visible_notes(world, seat, member_id)
    ]


def _inmail(world: World, seat: ContractSeat, member_id: str) -> list[Activity]:
    data = recruiter_data(world)
    found: list[Activity] = []
    for thread in data.threads.values():
        if thread.member == member_id:
            events = data.events_of(thread.urn)
            found += [
                _event(world, thread.seat, each, is_own=thread.seat == seat.id, is_first=each is events[0]) for each in events
            ]
    return found


def _event(world: World, owner: int, event: Event, is_own: bool, is_first: bool) -> Activity:
    words = "\n".join(filter(None, (event.subject, event.body))) if is_own and is_first else None
    who = holder(world, owner) if event.type == INMAIL else "The member"
    return Activity(who, DONE.get(event.type, "replied"), event.created_at, words)


def _rejections(world: World, seat: ContractSeat, member_id: str) -> list[Activity]:
    return [
        Activity(holder(world, each.seat), "rejected this prospect", each.at, each.what)
        for each in recruiter_data(world).rejections
        if each.member == member_id and each.seat == seat.id
    ]
