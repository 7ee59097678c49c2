"""The demo's talent pools: one that a recruiter shares with the hiring manager, and one of their own."""

from collections.abc import Mapping, Sequence

from server.domain.newcomer import Newcomer
from server.domain.roles import Actor
from server.usecases.pools import add_by_hand, pool_people, pools

_OUTSIDE = (
    Newcomer("Eira", "Solvang", "eira.solvang@mail.example", "+47 900 11 201"),
    Newcomer("Jonas", "Bakkeli", "jonas.bakkeli@mail.example"),
    Newcomer("Amina", "Farouk", "amina.farouk@mail.example", "+47 900 11 203"),
)


def fill(users: Mapping[str, Actor], known: Sequence[int]) -> None:
    """Make the pools, with some of the candidates who are ``known`` and with some whom nobody applied for yet."""
    rita, harald = users["recruiter"], users["manager"]
    shared = pools.create(rita, "Data and analytics", [harald.id])
    pool_people.add(rita, shared, known[:18])
    for one, source in zip(_OUTSIDE, ("conferences", "university", "agency"), strict=True):
        add_by_hand.add(harald, shared, one, source)
    add_by_hand.add_employee(harald, shared, users["second.interviewer"].id, "referral", rita.email)
    pool_people.add(rita, pools.create(rita, "People to call again"), known[20:26])
