"""What a user is at LinkedIn: connected or not, and with which seats (attract.md 3.7)."""

from dataclasses import dataclass

from server.storage.linkedin.setup import connections, seats

RECRUITER, HIRING_MANAGER, NONE = "recruiter", "hiring_manager", "none"


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """What a user is at LinkedIn: ``connected`` by their own sign-in there, ``kind`` recruiter, hiring_manager or none.

    ``seats`` and ``contracts`` are URNs; ``member`` is the person URN they connected as. ``proven`` are those of the seats
    that are this member's by LinkedIn's own word: an administrator's, who maps seats, opens nobody's private texts.
    """

    connected: bool = False
    kind: str = NONE
    seats: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    member: str | None = None
    connected_at: int | None = None


def of_user(user_id: int) -> OwnSeat:
    """What the user with this id is at LinkedIn; two small queries, no request. Who asks has been let in already."""
    connection, own = connections.of_user(user_id), seats.of_user(user_id)
    kinds = {kind for _, kind, _, _ in own}
    return OwnSeat(
        connected=connection is not None,
        kind=next((kind for kind in (RECRUITER, HIRING_MANAGER) if kind in kinds), NONE),
        seats=tuple(seat for seat, _, _, _ in own),
        proven=tuple(seat for seat, _, _, member in own if connection and member == connection.member),
        contracts=tuple(dict.fromkeys(contract for _, _, contract, _ in own)),
        member=connection.member if connection else None,
        connected_at=connection.connected_at if connection else None,
    )
