"""An Attract that is connected with a stand-in whose people export; for tests of what arrives from LinkedIn."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.members import Directory
from server.config import Settings, from_environment
from server.domain import clock
from server.domain.linkedin.records import JobRecord
from server.domain.roles import Actor
from server.linkedin.client import LinkedIn
from server.linkedin.oauth.provisioning import ChildApp
from server.storage.database import transaction
from server.storage.linkedin.incoming import incoming_exports
from server.storage.linkedin.incoming.incoming_exports import ShownIncomingExport
from server.storage.linkedin.setup import account, seats
from server.storage.linkedin.setup.seats import SeatRow
from server.storage.tables import IncomingExport, LinkedInSeat
from server.usecases.linkedin.incoming import incoming_exports as arriving
from server.usecases.linkedin.incoming import webhook_notifications
from server.usecases.linkedin.setup import connection
from tests.support.people import People
from tests.support.stand_in import CONTRACT, StandIn

KEY = Fernet.generate_key().decode()
TOKEN = "token-that-nobody-can-guess"
RITA = "urn:li:seat:9001"
_MEMBERS = Directory.load().members
KARI = next(member for member in _MEMBERS if member.public_profile_url and member.company)
SOMEBODY = next(member for member in _MEMBERS if member.public_profile_url and member is not KARI)


def environment(home: Path, address: str) -> dict[str, str]:
    """The settings of an installation that takes the stand-in at ``address`` for LinkedIn."""
    linkedin = {"LINKEDIN_ENVIRONMENT": "test", "LINKEDIN_ADDRESS": address, "ENCRYPTION_KEYS": KEY}
    return {"ATTRACT_HOME": str(home), "SECRET_KEY": "s" * 40, "LOG_LEVEL": "error", **linkedin}


def signed(secret: str, body: bytes) -> str:
    """LinkedIn's signature of ``body``."""
    return hmac.new(secret.encode(), b"hmacsha256=" + body, hashlib.sha256).hexdigest()


def notice(id: str, type: str = "EXPORT_CANDIDATE_PROFILE", **more: Any) -> bytes:
    """The body of a notification."""
    return json.dumps({"id": id, "type": type, **more}).encode()


@dataclass
class IncomingLinkedIn:
    """The company, its application at LinkedIn, and the means to export there and to notify here."""

    people: People
    stand_in: StandIn
    app: ChildApp
    client: LinkedIn
    settings: Settings
    offered: set[str] = field(default_factory=set)

    @property
    def control(self) -> LinkedInControl:
        return self.stand_in.control

    def offer(self, job_id: str) -> None:
        """LinkedIn has the job in its list, whatever Attract thinks of it."""
        job = JobRecord(job_id, "Engineer", "Builds. " * 30, "Oslo, Norway", "https://ats.example", clock.now(), True, False)
        for answers in self.client.put_jobs([(job, "CREATE")]):
            assert [answer.error for answer in answers] == [None]
        self.offered.add(job_id)

    def export(self, job_id: str, member: Any = KARI, emails: tuple[str, ...] = (), seat: str = RITA) -> str:
        """Somebody presses Export in LinkedIn; no notification goes out by itself. The request id."""
        if job_id not in self.offered:
            self.offer(job_id)
        return self.control.export(member.id, job_id, seat, [*emails], client_id=self.app.client_id, mode="none")

    def notify(self, id: str, **more: Any) -> None:
        """LinkedIn's notification arrives."""
        body = notice(id, **more)
        webhook_notifications.receive(TOKEN, body, signed(self.app.client_secret, body))

    def receive_export(
        self, job_id: str, member: Any = KARI, emails: tuple[str, ...] = (), seat: str = RITA
    ) -> ShownIncomingExport:
        """An export, its notification, and the worker's work."""
        return self.settled(self.export(job_id, member, emails, seat))

    def settled(self, id: str) -> ShownIncomingExport:
        """A notification for the export ``id`` and the worker's work."""
        self.notify(id)
        arriving.work()
        return self.newest()

    def newest(self) -> ShownIncomingExport:
        """The incoming export that came last."""
        result = incoming_exports.shown(
            IncomingExport.select(IncomingExport.id).order_by(IncomingExport.id.desc()).limit(1).scalar()
        )
        assert result
        return result

    def seat_of(self, user: Actor, seat: str = RITA) -> None:
        """Attract knows whose seat it is."""
        row = SeatRow(
            seat=seat,
            contract=CONTRACT,
            member=None,
            first_name="Rita",
            last_name="Recruiter",
            email=None,
            state="ACTIVE",
            kind="recruiter",
        )
        with transaction():
            seats.keep([row])
            LinkedInSeat.update(user=user.id).where(LinkedInSeat.seat == seat).execute()


def connected(people: People, stand_in: StandIn, home: Path) -> IncomingLinkedIn:
    """A connected company with company level access; the stand-in begins anew."""
    stand_in.control.reset()
    settings = from_environment(environment(home, stand_in.address))
    connection.bind(settings)
    app = stand_in.provision()
    client = stand_in.client(app)
    stand_in.enable(client, app, contract=False)
    keep(app, settings)
    return IncomingLinkedIn(people, stand_in, app, client, settings)


def keep(app: ChildApp, settings: Settings) -> None:
    """The account of a company that an administrator connected."""
    with transaction():
        account.change(company_name="Attract AS", company_id="2414183", app_urn=app.urn, client_id=app.client_id)
        account.change(client_secret=app.client_secret, callback_token=TOKEN, connected_at=clock.now())
        account.change(environment=settings.linkedin_environment, public_url=settings.public_url)
