"""The seats of LinkedIn Recruiter, and whose they are (linkedin.md 11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, fn

from server.domain import clock
from server.storage.database import Statement
from server.storage.tables import LinkedInConnection, LinkedInSeat, User

_OF_USER = Statement(
    "select s.seat, s.kind, s.contract, s.member from linkedin_seat s where s.user_id = ? and s.state = 'ACTIVE' order by s.id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """A seat as LinkedIn describes it; ``user`` is whose it is in Attract."""

    id: int = 0
    seat: str
    contract: str
    member: str | None
    first_name: str
    last_name: str
    email: str | None
    state: str
    kind: str
    user: int | None = None
    user_name: str | None = None
    by_hand: bool = False

    @property
    def name(self) -> str:
        """How the holder is called."""
        return f"{self.first_name} {self.last_name}".strip()


def of_user(user_id: int) -> list[tuple[str, str, str, str | None]]:
    """Seat, kind, contract and member of the active seats of a user."""
    return [tuple(row) for row in _OF_USER.rows(user_id)]


def page(unmatched: bool, words: Sequence[str], after: int, limit: int) -> list[SeatRow]:
    """At most ``limit`` seats after the id ``after`` whose holder's name or address has every one of ``words``."""
    query = LinkedInSeat.select(LinkedInSeat, User.name.alias("user_name")).join(User, JOIN.LEFT_OUTER)
    query = query.where(LinkedInSeat.id > after)
    if unmatched:
        query = query.where(LinkedInSeat.user.is_null(), LinkedInSeat.state == "ACTIVE")
    told = fn.lower(
        LinkedInSeat.first_name.concat(" ").concat(LinkedInSeat.last_name).concat(" ").concat(fn.coalesce(LinkedInSeat.email, ""))
    )
    for word in words:
        query = query.where(told.contains(word))
    return [_row(row) for row in _dicts(query.order_by(LinkedInSeat.id).limit(limit))]


def by_id(id: int) -> SeatRow | None:
    """The seat with this row id."""
    row = (
        LinkedInSeat.select(LinkedInSeat, User.name.alias("user_name"))
        .join(User, JOIN.LEFT_OUTER)
        .where(LinkedInSeat.id == id)
        .dicts()
        .first()
    )
    return _row(row) if row else None


def keep(seat_rows: Sequence[SeatRow]) -> None:
    """Keep what LinkedIn said just now about ``seat_rows``; whose they are stays as it is."""
    for one in seat_rows:
        LinkedInSeat.insert(
            seat=one.seat,
            contract=one.contract,
            member=one.member,
            first_name=one.first_name,
            last_name=one.last_name,
            email=one.email,
            state=one.state,
            kind=one.kind,
            seen_at=clock.now(),
        ).on_conflict(
            conflict_target=(LinkedInSeat.seat,),
            preserve=(
                LinkedInSeat.contract,
                LinkedInSeat.member,
                LinkedInSeat.first_name,
                LinkedInSeat.last_name,
                LinkedInSeat.email,
                LinkedInSeat.state,
                LinkedInSeat.kind,
                LinkedInSeat.seen_at,
            ),
        ).execute()


def retire(contract: str, seen_before: int) -> None:
    """Seats of ``contract`` that LinkedIn named no more since ``seen_before`` are inactive now."""
    LinkedInSeat.update(state="INACTIVE").where(LinkedInSeat.contract == contract, LinkedInSeat.seen_at < seen_before).execute()


def match_by_member() -> None:
    """Give each seat to the user who connected as its member, and take it from one who does not; what a person chose stays."""
    connected = LinkedInConnection.select(LinkedInConnection.user).where(LinkedInConnection.member == LinkedInSeat.member)
    LinkedInSeat.update(user=connected).where(~LinkedInSeat.by_hand).execute()


def give(id: int, user_id: int | None) -> None:
    """Let the seat be ``user_id``'s because an administrator says so; None takes their word back."""
    LinkedInSeat.update(user=user_id, by_hand=user_id is not None).where(LinkedInSeat.id == id).execute()


def retire_all() -> None:
    """No seat counts any more: the company was disconnected. Who held which is kept for connecting again."""
    LinkedInSeat.update(state="INACTIVE").execute()


def count() -> tuple[int, int]:
    """How many seats are active, and how many of them are nobody's in Attract."""
    active = LinkedInSeat.select().where(LinkedInSeat.state == "ACTIVE")
    return active.count(), active.where(LinkedInSeat.user.is_null()).count()


def _dicts(query: Any) -> list[dict[str, Any]]:
    return list(query.dicts())


def _row(row: dict[str, Any]) -> SeatRow:
    names = (
        "id",
        "seat",
        "contract",
        "member",
        "first_name",
        "last_name",
        "email",
        "state",
        "kind",
        "user",
        "user_name",
        "by_hand",
    )
    return SeatRow(**{name: row[name] for name in names})
