"""Seats: who is signed in to the stand-in, and what that seat shows of a member."""

from dataclasses import dataclass

from flask import Request


@dataclass(frozen=True)
class Seat:
    """A LinkedIn licence with its holder; a seat is no role in any other system."""

    key: str
    holder: str
    licence: str
    sees_whole_profile: bool
    sees_addresses: bool


SEATS = {
    seat.key: seat
    for seat in (
        Seat("recruiter", "Rita Recruiter", "Recruiter seat", sees_whole_profile=True, sees_addresses=True),
        Seat("hiring_manager", "Harald Haugen", "Hiring manager seat", sees_whole_profile=True, sees_addresses=False),
        Seat("none", "Nora Nilsen", "No seat", sees_whole_profile=False, sees_addresses=False),
    )
}
DEFAULT_SEAT = SEATS["recruiter"]
SEAT_COOKIE = "seat"


def seat_of(request: Request) -> Seat:
    """The seat that the cookie of ``request`` names; the recruiter's if it names none that exists."""
    return SEATS.get(request.cookies.get(SEAT_COOKIE, ""), DEFAULT_SEAT)
