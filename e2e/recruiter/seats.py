"""Seats: who is signed in to the stand-in, and what that seat shows of a member."""

from dataclasses import dataclass

from flask import Request, current_app

from e2e.recruiter.partner.platform.fixture import ContractSeat, Person
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.recruiter_data import may_source


@dataclass(frozen=True)
class Seat:
    """A LinkedIn licence with its holder; a seat is no role in any other system. ``person`` is None when nobody is signed in."""

    key: str
    holder: str
    licence: str
    sees_whole_profile: bool
    sees_addresses: bool
    person: str | None = None


SEATS = {
    seat.key: seat
    for seat in (
        Seat("recruiter", "Rita Recruiter", "Recruiter seat", sees_whole_profile=True, sees_addresses=True, person="rita"),
        Seat("hiring_manager", "Harald Haugen", "Hiring manager seat", True, sees_addresses=False, person="harald"),
        Seat("none", "Nora Nilsen", "No seat", sees_whole_profile=False, sees_addresses=False, person="nora"),
        Seat("colleague", "Ola Olsen", "Recruiter seat", sees_whole_profile=True, sees_addresses=True, person="ola"),
        Seat("admin", "Ada Admin", "Recruiter seat, administrator", True, sees_addresses=True, person="ada"),
        Seat("signed_out", "Nobody", "Signed out", sees_whole_profile=False, sees_addresses=False),
    )
}
DEFAULT_SEAT = SEATS["recruiter"]
SEAT_COOKIE = "seat"


def seat_of(request: Request) -> Seat:
    """The seat that the cookie of ``request`` names, by key or by a person's id; the recruiter's if there is no such seat."""
    key = request.cookies.get(SEAT_COOKIE, "")
    if key in SEATS:
        return SEATS[key]
    world: World = current_app.extensions["world"]
    with world.lock:
        return _seat_of_person(world, world.people[key]) if key in world.people else DEFAULT_SEAT


def key_of_person(person_id: str) -> str:
    """The value of the cookie that signs somebody in."""
    return next((seat.key for seat in SEATS.values() if seat.person == person_id), person_id)


def contract_seats(world: World, seat: Seat) -> list[ContractSeat]:
    """The active seats of whoever is signed in, one for each contract, oldest first."""
    return [each for each in world.seats.values() if each.person == seat.person and each.state == "ACTIVE"]


def _seat_of_person(world: World, person: Person) -> Seat:
    own = [each for each in world.seats.values() if each.person == person.id and each.state == "ACTIVE"]
    is_recruiter = any(may_source(each) for each in own)
    licence = "Recruiter seat" if is_recruiter else "Hiring manager seat" if own else "No seat"
    holder = f"{person.first_name} {person.last_name}"
    return Seat(person.id, holder, licence, sees_whole_profile=bool(own), sees_addresses=is_recruiter, person=person.id)
