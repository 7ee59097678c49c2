"""A company whose Attract is connected with LinkedIn: seats, connections, and what LinkedIn has told. No request is made."""

from itertools import count
from pathlib import Path
from typing import ClassVar

from server.config import Settings, from_environment
from server.domain import clock
from server.domain.linkedin.access_levels import COMPANY_TYPES, CONTRACT_TYPE
from server.domain.roles import Actor
from server.storage.database import transaction
from server.storage.linkedin.incoming import inmail, prospect_notes
from server.storage.linkedin.incoming.inmail import InMailRow
from server.storage.linkedin.incoming.prospect_notes import ProspectNoteRow
from server.storage.linkedin.setup import account, connections, integrations
from server.storage.linkedin.setup.integrations import Integration
from server.storage.linkedin.tab import members
from server.storage.linkedin.tab.members import MemberRow
from server.storage.tables import Cursor, LinkedInSeat, SyncRecord
from server.usecases.linkedin.setup import connection

ORGANIZATION, CONTRACT = "urn:li:organization:2414183", "urn:li:contract:5001"
STAND_IN = "http://127.0.0.1:9"  # nobody answers there, and nobody is asked


class LinkedInCompany:
    """Sets up as little as a test asks for; ``environment`` is for an application that is to run on it."""

    environment: ClassVar = {"LINKEDIN_ENVIRONMENT": "test", "LINKEDIN_ADDRESS": STAND_IN}

    def __init__(self, home: Path) -> None:
        self._numbers = count(1)
        given = {"ATTRACT_HOME": str(home), "SECRET_KEY": "s" * 40, **self.environment}
        self.settings: Settings = from_environment(given)

    def offer(self) -> None:
        """The operator has set this installation up for LinkedIn."""
        connection.bind(self.settings)

    def connect(self, company: bool = True, contract: bool = True, status: str = "enabled") -> "LinkedInCompany":
        """The administrator has connected it; the levels asked for are in ``status``."""
        self.offer()
        types = [(kind, ORGANIZATION) for kind in COMPANY_TYPES if company] + [(CONTRACT_TYPE, CONTRACT)] * contract
        with transaction():
            account.change(company_id="2414183", client_id="child", connected_at=clock.now(), environment="test")
            account.change(public_url=self.settings.public_url)
            integrations.keep([Integration(kind, context, kind, status) for kind, context in types])
        return self

    def seat(self, user: Actor, kind: str = "recruiter", connected: bool = True) -> str:
        """Give ``user`` a seat, or none, and let them connect their own account; the seat's URN."""
        number = next(self._numbers)
        member, seat = f"urn:li:person:user{number}", f"urn:li:seat:{9000 + number}"
        with transaction():
            if connected:
                connections.keep(user.id, member)
            if kind != "none":
                names = {"first_name": user.name.split()[0], "last_name": user.name.split()[-1]}
                LinkedInSeat.create(seat=seat, contract=CONTRACT, member=member, state="ACTIVE", kind=kind, user=user.id, **names)
        return seat

    def member(self, id: str, first: str = "Kari", last: str = "Nordmann", **details: str | None) -> str:
        """LinkedIn has told of a member; the person URN."""
        urn = f"urn:li:person:{id}"
        with transaction():
            members.keep(MemberRow(urn, first, last, **details))
        return urn

    def synced(self, candidate: int) -> None:
        """LinkedIn has acknowledged the candidate."""
        with transaction():
            SyncRecord.create(
                kind="candidate",
                key=str(candidate),
                subject="candidate",
                subject_id=candidate,
                state="acknowledged",
                acknowledged="a",
                may_be_there=True,
            )

    def inmail(self, seat: str, member: str, subject: str, text: str, author: str = "", type: str = "INMAIL") -> None:
        """The holder of ``seat`` exchanged a message with ``member``."""
        number = next(self._numbers)
        with transaction():
            inmail.keep([InMailRow(f"e{number}", seat, "t", author or seat, member, type, subject, text, clock.now() + number)])

    def note(self, seat: str, member: str, text: str, private: bool = True) -> None:
        """The holder of ``seat`` wrote a note in LinkedIn Recruiter."""
        now = clock.now()
        with transaction():
            prospect_notes.keep([ProspectNoteRow(f"n{next(self._numbers)}", seat, member, text, private, now, now)])

    def stream(self, name: str, subject: str, read_at: int | None, trouble: str | None = None) -> None:
        """A stream was read at ``read_at`` and is due much later."""
        later = clock.now() + clock.HOUR
        with transaction():
            Cursor.create(stream=name, subject=subject, until=0, due_at=later, read_at=read_at, trouble=trouble)
