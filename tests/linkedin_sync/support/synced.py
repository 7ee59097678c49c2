"""An Attract whose sync with a stand-in runs, and the means to work on both sides and to compare them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from e2e.recruiter.control_client import LinkedInControl
from server.config import Settings, from_environment
from server.domain import clock
from server.domain.feedback import FeedbackText, Recommendation
from server.domain.jobs import JobDraft, JobStatus
from server.domain.linkedin.access_levels import COMPANY_TYPES
from server.domain.person import Person
from server.domain.roles import Actor, Role, TeamRole
from server.linkedin.oauth.provisioning import ChildApp
from server.storage import database, sync_dirty
from server.storage.database import transaction
from server.storage.jobs import jobs as stored_jobs
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.setup import account, integrations
from server.storage.linkedin.setup.integrations import Integration
from server.usecases.applications import applications, exports, feedback
from server.usecases.applications.exports import ExportRequest
from server.usecases.candidates import notes
from server.usecases.linkedin.outgoing import dry_run, sync, sync_worker
from server.usecases.linkedin.setup import connection
from tests.linkedin_sync.support.expected import State, expected, stored
from tests.support.people import People
from tests.support.stand_in import ORGANIZATION, StandIn

KEY = Fernet.generate_key().decode()
TEXT = "Builds and runs the pipelines that everybody in the company relies on every day, and writes about how they work. "
DRAFT = JobDraft("Data Engineer", TEXT, "Oslo, Norway")
# What must never leave stands in all that is private, so that one look at LinkedIn's whole state finds any of it.
SECRET = "BETWEEN-US-ALONE"
AGAIN = 20 * clock.MINUTE  # longer than anything is put off


@dataclass
class Synced:
    """``rita`` is recruiter on the jobs made here, ``admin`` administers; ``told`` are the troubles she was told of."""

    people: People
    stand_in: StandIn
    app: ChildApp
    settings: Settings
    let_pass: Callable[[int], None]
    everybody: bool = True
    made: list[int] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def control(self) -> LinkedInControl:
        return self.stand_in.control

    @cached_property
    def rita(self) -> Actor:
        return self.people.recruiter("Rita Recruiter")

    @cached_property
    def admin(self) -> Actor:
        return self.people.user(Role.ADMINISTRATOR, Role.RECRUITER, name="Ada Admin")

    def start(self) -> "Synced":
        """The administrator starts the sync."""
        sync.start(self.admin)
        return self

    def job(self, job_id: str = "", draft: JobDraft = DRAFT, status: JobStatus = JobStatus.ACTIVE) -> int:
        """A job of Rita's."""
        return self.people.job((self.rita, TeamRole.RECRUITER), draft=draft, status=status, job_id=job_id)

    def prospect(self, job: int, name: str = "Kari Nordmann", **details: Any) -> exports.ExportResult:
        """Somebody with an e-mail address, exported to ``job`` with a private note."""
        number = len(self.made)
        self.made.append(job)
        told = {"member_id": f"AEMAAperson{number:04}", "email": f"p{number}@example.org"} | details
        request = ExportRequest(job, Person(name=name, **told), note="")
        export = exports.export(self.rita, f"key-{number}", request)
        notes.add(self.rita, export.candidate, f"{SECRET} {number}", private=True, application_id=export.application)
        return export

    def applicant(self, job: int, name: str = "Kari Nordmann", **details: Any) -> exports.ExportResult:
        """The same, past Prospect."""
        export = self.prospect(job, name, **details)
        applications.move_to_application(self.rita, export.application)
        return export

    def feedback(self, application: int, text: str, submit: bool = True) -> None:
        """Rita's feedback."""
        feedback.keep(self.rita, application, FeedbackText(Recommendation.HIRE, text, "", text), submit)

    def close(self, job: int) -> None:
        """The job is over."""
        with transaction():
            stored_jobs.set_status(job, JobStatus.CLOSED)

    def work(self, most: int = 400) -> None:
        """Let the worker work until nothing is left, however long things are put off."""
        for tried in range(most):
            while sync_worker.work():
                pass
            self.told += [text] if (text := self.trouble()) else []
            if not sync_dirty.waiting() and not sync_records.any_task():
                sync_worker.work()  # it writes down that it is through
                return
            self.let_pass(clock.SECOND if tried < 3 else AGAIN)
        raise AssertionError(f"still waiting: {sync_dirty.waiting()}")

    def work_but_not_what_waits(self) -> None:
        """The same, and something waits until a person has mended something."""
        for _ in range(8):
            while sync_worker.work():
                pass
            self.let_pass(AGAIN)

    def dry_run(self) -> None:
        """Let the dry run look at everything."""
        sync.start_dry_run(self.admin)
        while dry_run.work():
            pass

    def whole(self) -> dict[str, Any]:
        """All that LinkedIn has of this installation."""
        return dict(self.control.state()["apps"][self.app.client_id])

    def stored(self) -> State:
        """The same, record by record."""
        return stored(self.whole())

    def expected(self) -> State:
        """What should be there."""
        return expected(self.settings.public_url, self.everybody)

    def agree(self) -> State:
        """Both sides agree, record by record, and nothing private has left; what LinkedIn has."""
        there, should = self.stored(), self.expected()
        differing = [
            (id, there.get(id), should.get(id)) for id in there.keys() | should.keys() if there.get(id) != should.get(id)
        ]
        assert not differing, f"what LinkedIn has, and what it should have: {differing}"
        assert SECRET not in repr(self.control.state())
        return there

    def ids(self, kind: str) -> set[str]:
        """The ids of what LinkedIn has of a kind."""
        return {id for of, id in self.stored() if of == kind}

    def states(self) -> dict[tuple[str, str], int]:
        """How many records of each kind are in which state, as Attract counts them."""
        return sync_records.counts()

    def trouble(self) -> str | None:
        """The sentence that the administrator reads."""
        return account.read().trouble


def connected(people: People, stand_in: StandIn, home: Path, dialect: str, let_pass: Callable[[int], None]) -> Synced:
    """A company for which company level access is on; the stand-in begins anew, and nothing is synced yet."""
    stand_in.control.reset()
    stand_in.control.settings(task_delay_ms=0)
    app = stand_in.provision()
    stand_in.enable(stand_in.client(app), app, contract=False)
    stand_in.control.forget_requests()
    linkedin = {"LINKEDIN_ENVIRONMENT": "test", "LINKEDIN_ADDRESS": stand_in.address, "LINKEDIN_DIALECT": dialect}
    settings = from_environment({"ATTRACT_HOME": str(home), "SECRET_KEY": "s" * 40, "ENCRYPTION_KEYS": KEY, **linkedin})
    connection.bind(settings)
    sync_worker.forget()
    with transaction():
        account.change(company_name="Attract AS", company_id="2414183", app_urn=app.urn, client_id=app.client_id)
        account.change(client_secret=app.client_secret, callback_token="t" * 32, connected_at=clock.now())
        account.change(environment="test", public_url=settings.public_url)
        integrations.keep([Integration(type, ORGANIZATION, "", "enabled") for type in COMPANY_TYPES])
    database.release()
    return Synced(people, stand_in, app, settings, let_pass)
