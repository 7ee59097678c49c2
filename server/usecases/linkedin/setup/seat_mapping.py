"""Whose seats of LinkedIn Recruiter are whose: found by person URN, the rest mapped by an administrator (linkedin.md 11)."""

from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import EncryptionKeyMissing, Invalid, LinkedInAccountTaken, LinkedInTrouble, NotFound
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.linkedin.incoming import Seat
from server.storage import sync_dirty
from server.storage.account import users
from server.storage.account.users import UserRow
from server.storage.database import lock, transaction
from server.storage.linkedin.setup import connections, schedules, seats
from server.storage.linkedin.setup.schedules import Schedule
from server.storage.linkedin.setup.seats import SeatRow
from server.usecases import access
from server.usecases.linkedin.setup import access_levels, connection

EVERY = clock.HOUR
PAGE = 50


@dataclass(frozen=True, slots=True)
class Seats:
    """A page of seats; ``suggested`` maps a row to the user with the same e-mail address; ``onward`` is the next page's id."""

    rows: list[SeatRow]
    suggested: dict[int, UserRow]
    onward: int | None
    active: int
    unmatched: int
    schedules: list[Schedule]
    open: bool


def read(actor: Actor, unmatched: bool = False, text: str = "", after: int = 0) -> Seats:
    """Seats of the contracts for administrators, 50 at a time after the row ``after``. Raise NotPermitted."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    seat_rows = seats.page(unmatched, text.split()[:5], after, PAGE + 1)
    rows, more = seat_rows[:PAGE], len(seat_rows) > PAGE
    active, nobodys = seats.count()
    suggested = users.by_emails([row.email.lower() for row in rows if row.user is None and row.email])
    return Seats(
        rows=rows,
        suggested={row.id: suggested[row.email.lower()] for row in rows if row.email and row.email.lower() in suggested},
        onward=rows[-1].id if more else None,
        active=active,
        unmatched=nobodys,
        schedules=schedules.all_of(schedules.SEATS),
        open=bool(access_levels.standing().contracts),
    )


def give(actor: Actor, seat: int, email: str) -> SeatRow:
    """Say by hand whose a seat is: the user with this e-mail address.

    Raise NotPermitted, NotFound, Invalid, and LinkedInAccountTaken for a seat whose member is connected as another user.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    with transaction():
        lock("linkedin_connection")
        row = seats.by_id(seat)
        if row is None:
            raise NotFound
        user = users.by_email(email.strip().lower())
        if user is None:
            raise Invalid({"user": N_("No user who may sign in has this e-mail address.")})
        holder = connections.holder(row.member) if row.member else None
        if holder not in (None, user.id):
            other = users.by_id(holder)
            raise LinkedInAccountTaken(name=other.name if other else "?")
        seats.give(seat, user.id)
        sync_dirty.user(*{user.id, row.user or user.id})
    return row


def undo(actor: Actor, seat: int) -> SeatRow:
    """Forget what was said by hand; a seat whose holder connected is theirs again. Raise NotPermitted, NotFound."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    with transaction():
        lock("linkedin_connection")
        row = seats.by_id(seat)
        if row is None:
            raise NotFound
        seats.give(seat, None)
        seats.match_by_member()
        if row.user:
            sync_dirty.user(row.user)
    return row


def look_again(actor: Actor) -> None:
    """Read all seats from LinkedIn now. Raise NotPermitted, LinkedInTrouble."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    for contract in access_levels.standing().contracts:
        _read(contract)


def work() -> bool:
    """Read the seats of one contract when it is time; whether it was."""
    due = schedules.due(schedules.SEATS)
    if due is None:
        return False
    contract, tries = due
    try:
        _read(contract)
    except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
        with transaction():
            schedules.failed(schedules.SEATS, contract, str(trouble), min(EVERY, clock.MINUTE << min(tries, 10)))
    return True


def _read(contract: str) -> None:
    """All pages first, then one transaction: half a list would make seats inactive that are not."""
    begun = clock.now()
    seat_rows = [_row(seat, contract) for page in connection.client().seats(contract) for seat in page]
    with transaction():
        lock("linkedin_connection")
        seats.keep(seat_rows)
        seats.retire(contract, begun)
        seats.match_by_member()
        schedules.start(schedules.SEATS, contract)
        schedules.done(schedules.SEATS, contract, EVERY)


def _row(seat: Seat, contract: str) -> SeatRow:
    return SeatRow(
        seat=seat.id if seat.id.startswith("urn:") else f"urn:li:seat:{seat.id}",
        contract=seat.contract or contract,
        member=seat.member,
        first_name=seat.first_name or "",
        last_name=seat.last_name or "",
        email=seat.email,
        state=seat.state or "ACTIVE",
        kind=seat.kind,
    )
