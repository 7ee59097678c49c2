"""The demo's connection with the stand-in: set up as an administrator would, with both sides played.

The stand-in keeps nothing over a restart, so every start of the demo connects anew and lets everything be sent again.
"""

from typing import Any

import requests

from server.demo import company
from server.domain import clock
from server.domain.errors import LinkedInNotSetUp
from server.domain.person import email_key
from server.domain.roles import Actor
from server.storage import sync_dirty
from server.storage.account import users
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.setup import account, connections, seats
from server.usecases.linkedin.outgoing import sync
from server.usecases.linkedin.setup import connection, integrations, seat_mapping, setup

PARTNER = ("parent-client", "parent-secret/+=1")  # what the stand-in hands out
COMPANY, COMPANY_ID, CONTRACT = "Attract AS", "2414183", "5001"
_PATIENCE = 10  # seconds


def connect() -> None:
    """Connect, request, switch on, and start the sync; some InMail, notes and a shared profile come with it.

    Raise LinkedInNotSetUp unless the installation is set to a stand-in, LinkedInTrouble.
    """
    if connection.settings().linkedin_environment != "test":
        raise LinkedInNotSetUp
    admin = _user("admin")
    if not account.read().company_id:
        # Before the first reading, and minutes ago by LinkedIn's clock: so it is there as soon as Attract reads.
        _correspond()
        _stand_in("clock", advance_ms=10 * clock.MINUTE)
    setup.save_company(admin, COMPANY, COMPANY_ID)
    setup.save_partner(admin, *PARTNER)
    setup.prepare(admin)
    setup.complete(admin)  # as if Ada had signed in at LinkedIn
    with transaction():
        sync_records.forget_acknowledged()
    for bundle in ("company", "contract"):
        order = _stand_in("integrations/request", bundle=bundle, contract=CONTRACT if bundle == "contract" else None)
        integrations.request(admin, order)
        # What an earlier start kept as enabled, this stand-in has just been asked for anew: now it is known, and made ready.
        integrations.notify_partner(admin)
        _stand_in("integrations", bundle=bundle, contract=CONTRACT if bundle == "contract" else None, enabled=True)
    integrations.look_again(admin)
    seat_mapping.look_again(admin)
    while seat_mapping.work():
        pass
    _connect_users()
    _start(admin)


def _user(local: str) -> Actor:
    demo_user = next(one for one in company.USERS if one.email.startswith(f"{local}@"))
    row = users.by_email(email_key(demo_user.email))
    if row is None:
        raise LinkedInNotSetUp
    return Actor(row.id, demo_user.name, demo_user.email, demo_user.roles)


def _connect_users() -> None:
    """Whoever has a seat under their own address is connected, as if they had signed in at LinkedIn themselves."""
    with transaction():
        for seat in seats.page(unmatched=False, words=[], after=0, limit=50):
            user = users.by_email(email_key(seat.email)) if seat.email else None
            if user and seat.member:
                connections.keep(user.id, seat.member)
                sync_dirty.user(user.id)
        seats.match_by_member()


def _start(admin: Actor) -> None:
    if account.read().sync in ("off", "dry_run"):
        sync.start(admin)
    else:
        sync.compare_again(admin)


def _correspond() -> None:
    """An exchange by InMail, a colleague's, notes, and two members who share their profile: for the LinkedIn tab and the pool."""
    known = [key for number in range(1, 30) for key in _members(number)]
    for place, member in enumerate(known[:4]):
        seat = "rita" if place % 2 == 0 else "ola"
        thread = _stand_in("inmail", seat=seat, member=member, subject="A job in Oslo", body=_HELLO)["thread"]
        _stand_in("inmail/answer", thread=thread, body=_ANSWER, share=place == 0)
        _stand_in("notes", seat=seat, member=member, text="Speaks well about her last team.", visibility="PUBLIC")
        _stand_in("notes", seat=seat, member=member, text="Ask about the notice period.", visibility="PRIVATE")
    for slug in ("kristin-sorbo-cdd184", "gaute-braten", "pal-hansen"):
        thread = _stand_in("inmail", seat="rita", member=slug, subject="A job in Oslo", body=_HELLO, quiet=True).get("thread")
        if thread:
            _stand_in("inmail/answer", thread=thread, body=_ANSWER, share=True)


_HELLO = "Hello, I read about your work and have a job in mind. May I tell you more?"
_ANSWER = "Thank you for writing! Yes, please send me the details."


def _members(candidate: int) -> list[str]:
    return [one.key.partition(":")[2] for one in candidates.identities(candidate) if one.key.startswith("member:")]


def _stand_in(order: str, quiet: bool = False, **body: Any) -> Any:
    """What the stand-in answers to an order of its control API; {} for one it refuses, when ``quiet``."""
    answer = requests.post(f"{connection.addresses().api}/__control/{order}", json=body, timeout=_PATIENCE)
    if quiet and not answer.ok:
        return {}
    answer.raise_for_status()
    return answer.json()
