"""Random work on both sides, with troubles at LinkedIn and with the worker killed; what hypothesis puts together from it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from random import Random
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from server.domain import clock
from server.domain.errors import AttractError
from server.domain.jobs import JobStatus
from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.posting import ApplyBy
from server.domain.roles import TeamRole
from server.linkedin.incoming import Seat
from server.linkedin.transport.http import HttpRequest, HttpTransport
from server.storage import database
from server.storage.applications import stage_changes
from server.storage.database import transaction
from server.storage.jobs import hiring_team, process
from server.storage.jobs import jobs as stored_jobs
from server.storage.linkedin.incoming import cursors
from server.storage.linkedin.setup import account, connections, integrations, seats
from server.storage.linkedin.setup.integrations import Integration
from server.storage.linkedin.setup.seats import SeatRow
from server.storage.tables import Application, Candidate, Cursor, IncomingExport, InMailEvent, Job, ProspectNote
from server.storage.tables import Export as ExportRow
from server.usecases import erasure, undo
from server.usecases.applications import applications, exports
from server.usecases.candidates import notes
from server.usecases.erasure import ErasureReason
from server.usecases.jobs import jobs
from server.usecases.linkedin import postings
from server.usecases.linkedin.incoming import incoming_exports, polls, webhook_notifications
from server.usecases.linkedin.outgoing import sync, sync_worker
from server.usecases.linkedin.postings import ApplyChoice
from server.usecases.linkedin.setup import connection
from server.usecases.linkedin.tab import links
from tests.linkedin_sync.support.synced import DRAFT, SECRET, Synced
from tests.support.incoming_exports import notice, signed
from tests.support.stand_in import CONTRACT

WORKS: tuple[Callable[[], bool], ...] = (sync_worker.work, incoming_exports.work, polls.work)
MEMBERS = ("kari", "ola", "per", "siv")
WRITTEN_TO = ("anne", "jon")  # nobody exports them, so nobody erases what they wrote
FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 429},
    {"kind": "status", "status": 429, "retry_after": 30},
    {"kind": "status", "status": 403},
    {"kind": "html", "status": 502},
    {"kind": "half_body"},
    {"kind": "drop_connection"},
    {"kind": "revoke_token"},
    {"kind": "partial", "status": 503},
    {"kind": "partial", "status": 422},
    {"kind": "reorder_keys"},
    {"kind": "missing_statuses"},
    {"kind": "unknown_fields"},
)


UNDOABLE_ACTIONS = (
    *("new_job", "edit_job", "open_or_close_job", "post_job", "new_person", "new_person", "move_person", "move_person"),
    *("move_person", "write_note", "give_feedback", "link_person", "link_person", "erase_person", "undo_export", "change_team"),
    *("export_in_linkedin", "export_in_linkedin", "notify_again", "write_inmail", "note_in_linkedin", "trouble", "trouble"),
    *("time_passes", "time_passes", "pause_or_resume", "worker_works", "worker_works", "worker_works"),
    *("worker_is_killed_at_the_database", "worker_is_killed_at_a_request", "worker_is_killed_at_a_request"),
)


class Killed(BaseException):
    """The worker was killed: nobody catches this."""


class RandomWork(RuleBasedStateMachine):
    """``begin`` makes a connected company on an empty database; its clock and the stand-in's go together."""

    begin: ClassVar[Callable[[], Synced]]

    def __init__(self) -> None:
        super().__init__()
        self.company = type(self).begin()
        self.control = self.company.control
        self.child = self.company.app.client_id
        self.count = 0
        self.export: list[str] = []
        self.threads: list[str] = []
        self.notes: list[str] = []

    @initialize(everybody=st.booleans())
    def connect(self, everybody: bool) -> None:
        """Both access levels, seats, somebody at work in Recruiter, and a sync that runs."""
        company = self.company
        for member in (*MEMBERS, *WRITTEN_TO):
            self.control.add_member(member, first_name=member.capitalize(), last_name="Hansen", slug=f"{member}-hansen")
        self.control.request_integrations("contract", contract=5001, client_id=self.child)
        client = company.stand_in.client(company.app)
        client.name_integration("CSA_API", CONTRACT, "Acme – Attract")
        self.control.switch("contract", True, contract=5001, client_id=self.child)
        result = [one for page in client.seats(CONTRACT) for one in page]
        company.everybody = everybody
        with transaction():
            integrations.keep([Integration("CSA_API", CONTRACT, "", "enabled")])
            seats.keep([seat_row(one) for one in result])
            account.change(viewers="everybody" if everybody else "hiring_team")
            connections.keep(company.rita.id, next(one.member for one in result if one.id.endswith(":9001")) or "")
            cursors.add("inmail", [one.id for one in result], clock.now() - clock.HOUR)
            for stream, subject in (("notes", CONTRACT), ("stubs", CONTRACT), ("closed", "")):
                cursors.add(stream, [subject], clock.now() - clock.HOUR)
        for name in ("Kari Nordmann", "Ola Nordmann", "Per Nordmann"):
            job = company.job()
            company.prospect(job, name)
            one = company.applicant(job, f"{name} Hansen")
            notes.add(company.rita, one.candidate, self.text(), private=False, application_id=one.application)
            notes.add(company.rita, one.candidate, self.text(), private=False)
            company.feedback(one.application, self.text())
        company.start()

    @rule(seed=st.integers(0, 2**32 - 1))
    def something_happens(self, seed: int) -> None:
        """One undoable action; one rule for all, or hypothesis would leave many of them out of each run."""
        chance = Random(seed)
        getattr(self, chance.choice(UNDOABLE_ACTIONS))(chance)

    def new_job(self, chance: Random) -> None:
        """Another job, at most six."""
        prospects = chance.random() < 0.8
        if Job.select().count() < 6:
            self.company.job(status=JobStatus.ACTIVE if prospects else JobStatus.DRAFT)

    def edit_job(self, chance: Random) -> None:
        """Its title."""
        title = chance.choice(["Data Engineer", "Principal Engineer", "Ingeniør – ærlig & <klok>"])
        if job := one_of(Job, chance):
            self.do(lambda: jobs.change(self.company.admin, job.id, replace(DRAFT, title=title)))

    def open_or_close_job(self, chance: Random) -> None:
        """Whatever it was before."""
        job, status = one_of(Job, chance), chance.choice([JobStatus.ACTIVE, JobStatus.CLOSED])
        if job and job.status in (JobStatus.ACTIVE, JobStatus.CLOSED):
            with transaction():
                stored_jobs.set_status(job.id, status)

    def post_job(self, chance: Random) -> None:
        """For everybody to see, anew, or no more."""
        job, undoable_action = one_of(Job, chance), chance.choice(["post", "repost", "unpost"])
        if job and undoable_action == "post":
            self.do(lambda: postings.post(self.company.rita, job.id, ApplyChoice(ApplyBy.ATTRACT)))
        elif job:
            self.do(lambda: getattr(postings, undoable_action)(self.company.rita, job.id))

    def new_person(self, chance: Random) -> None:
        """Exported by the extension, with an e-mail address or without."""
        job, past = one_of(Job, chance), chance.random() < 0.7
        details: dict[str, Any] = chance.choice([{}, {}, {"email": None}])
        if job and (made := self.do(lambda: self.company.prospect(job.id, **details))) and past:
            self.do(lambda: applications.move_to_application(self.company.rita, made.application))

    def move_person(self, chance: Random) -> None:
        """A step on, out, or back."""
        one, rita = one_of(Application, chance), self.company.rita
        undoable_action = chance.choice(["move", "advance", "anywhere", "reject", "withdraw", "reopen", "undo", "undo", "undo"])
        if one is None:
            return
        if undoable_action == "advance":
            self.do(lambda: applications.advance(rita, one.id, one.stage_id))
        elif undoable_action == "reject":
            self.do(lambda: applications.reject(rita, one.id, "qualification"))
        elif undoable_action == "withdraw":
            self.do(lambda: applications.withdraw(rita, one.id))
        elif undoable_action == "reopen":
            self.do(lambda: applications.reopen(rita, one.id))
        elif undoable_action == "anywhere":
            stages = [stage.id for stage in process.stages(one.job_id)]
            self.do(lambda: applications.move(rita, one.id, chance.choice(stages), one.stage_id))
        elif undoable_action == "undo":
            self.do(lambda: undo.undo_action(rita, latest_undoable_action(one.id)))
        else:
            self.do(lambda: applications.move_to_application(rita, one.id))

    def write_note(self, chance: Random) -> None:
        """A private one holds the secret."""
        one, private, general = one_of(Application, chance), chance.random() < 0.3, chance.random() < 0.3
        if one:
            text, about = SECRET if private else self.text(), None if general else one.id
            self.do(lambda: notes.add(self.company.rita, one.candidate_id, text, private, about))

    def give_feedback(self, chance: Random) -> None:
        """What is only saved holds the secret."""
        submit = chance.random() < 0.5
        if one := one_of(Application, chance):
            self.do(lambda: self.company.feedback(one.id, self.text() if submit else SECRET, submit))

    def link_person(self, chance: Random) -> None:
        """Say who they are at LinkedIn, or are not."""
        one, rita = one_of(Candidate, chance), self.company.rita
        member, undoable_action = chance.choice(["Right", "Wrong"]), chance.choice(["link", "unlink", "address"])
        if one is None:
            return
        if undoable_action == "link":
            self.do(lambda: links.link(rita, one.id, f"urn:li:person:{member}{one.id}"))
        elif undoable_action == "address":
            self.do(lambda: links.link_address(rita, one.id, f"https://www.linkedin.com/in/{member.lower()}-{one.id}"))
        elif own := next((row.key for row in one.linkedinidentity_set if row.key.startswith("person:")), None):
            self.do(lambda: links.unlink(rita, one.id, own.replace("person:", "urn:li:person:")))

    def erase_person(self, chance: Random) -> None:
        """For good, here and at LinkedIn."""
        if one := one_of(Candidate, chance):
            self.do(lambda: erasure.erase(self.company.admin, one.id, ErasureReason.ASKED))

    def undo_export(self, chance: Random) -> None:
        """Who came by it goes again, if nobody worked with them since."""
        if one := one_of(ExportRow, chance):
            self.do(lambda: exports.undo(self.company.rita, one.id))

    def change_team(self, chance: Random) -> None:
        """The administrator joins or leaves as a recruiter."""
        job, ada, join = one_of(Job, chance), self.company.admin, chance.random() < 0.5
        if job is None:
            return
        places = [one for one in hiring_team.of_job(job.id) if one.user == ada.id]
        with transaction():
            if join and not places:
                hiring_team.add(job.id, ada.id, TeamRole.RECRUITER)
            elif places and not join:
                hiring_team.remove(places[0], job.id, by=ada.id)

    def export_in_linkedin(self, chance: Random) -> None:
        """Press Export in Recruiter; the notification comes once or more often."""
        there, member = self.control.export_jobs("rita"), chance.choice(MEMBERS)
        if there:
            job = chance.choice(there)["externalJobPostingId"]
            id = self.control.export(member, job, "rita", [f"{member}@example.org"], client_id=self.child, mode="none")
            self.export.append(id)
            for _ in range(chance.randint(1, 3)):
                self.notify(id)

    def notify_again(self, chance: Random) -> None:
        """LinkedIn repeats itself."""
        if self.export:
            self.notify(chance.choice(self.export))

    def write_inmail(self, chance: Random) -> None:
        """A recruiter writes in Recruiter, or the member answers."""
        member = chance.choice(WRITTEN_TO)
        if chance.random() < 0.5 and self.threads:
            self.control.answer_inmail(self.threads[-1], self.text())
        else:
            self.threads.append(self.control.send_inmail("rita", member, "Hello", self.text()))

    def note_in_linkedin(self, chance: Random) -> None:
        """A recruiter's note in Recruiter."""
        member, undoable_action = chance.choice(WRITTEN_TO), chance.choice(["add", "edit", "delete"])
        public = chance.random() < 0.5
        if undoable_action == "add" or not self.notes:
            self.notes.append(self.control.add_note("rita", member, self.text(), "PUBLIC" if public else "PRIVATE"))
        elif undoable_action == "edit":
            self.control.edit_note(self.notes[-1], self.text())
        else:
            self.control.delete_note(self.notes.pop())

    def trouble(self, chance: Random) -> None:
        """From some request on LinkedIn is in trouble for a while."""
        self.control.fault(after=chance.randint(0, 5), times=chance.randint(1, 7), **chance.choice(FAULTS))

    def time_passes(self, chance: Random) -> None:
        """For both."""
        self.pass_time(chance.choice([1, 20, 400, 4_000]) * clock.SECOND)

    def pause_or_resume(self, chance: Random) -> None:
        """The administrator's buttons."""
        button = chance.choice([sync.pause, sync.resume, sync.resume, sync.compare_again])
        self.do(lambda: button(self.company.admin))

    def worker_works(self, chance: Random) -> None:
        """A few passes over what is due."""
        for _ in range(chance.randint(1, 6)):
            for work in WORKS:
                with suppress(AttractError):
                    work()

    def worker_is_killed_at_the_database(self, chance: Random) -> None:
        """During one of its statements; another worker starts."""
        with killed_after_statements(chance.randint(1, 60)), suppress(Killed):
            self.worker_works(chance)
        self.start_anew()

    def worker_is_killed_at_a_request(self, chance: Random) -> None:
        """Before LinkedIn hears of it, or before the worker hears that it did."""
        with killed_at_request(chance.randint(1, 12), chance.random() < 0.5), suppress(Killed):
            self.worker_works(chance)
        self.start_anew()

    def teardown(self) -> None:
        """Good weather, and all the time it takes: both sides agree, and nothing private has left."""
        try:
            if hasattr(self, "company") and account.read().sync != "off":
                self.settle()
        finally:
            database.release()

    def settle(self) -> None:
        """Work until it is quiet, and compare."""
        self.control.clear_faults()
        sync_worker.forget()
        self.do(lambda: sync.resume(self.company.admin))
        for _ in range(3):
            self.everything_is_looked_at()
            for kind in RecordKind:
                sync.retry(self.company.admin, kind, "failed")
        self.company.work()
        self.company.agree()
        assert self.company.trouble() is None
        self.both_know_of_the_same_messages()
        self.every_export_arrived_once()

    def everything_is_looked_at(self) -> None:
        """Exports that wait for their next try, and streams that rest, are due now."""
        self.company.work()
        self.pass_time(30 * clock.MINUTE)
        Cursor.update(due_at=clock.now()).execute()
        IncomingExport.update(due_at=clock.now()).where(IncomingExport.state == "new").execute()
        for work in (incoming_exports.work, polls.work):
            while work():
                pass

    def both_know_of_the_same_messages(self) -> None:
        """InMail and recruiters' notes, each once."""
        there = self.control.state()["recruiter"]
        assert sorted(one.event for one in InMailEvent.select()) == sorted(event["id"] for event in there["events"])
        active = {note["id"]: note["text"] for note in there["recruiterNotes"] if note.get("active", True)}
        assert {one.note: one.text for one in ProspectNote.select()} == active

    def every_export_arrived_once(self) -> None:
        """None is left over, and each is there once however often LinkedIn told of it."""
        assert IncomingExport.select().where(IncomingExport.state == "new").count() == 0
        assert sorted(one.notification for one in IncomingExport.select()) == sorted(self.export)

    def notify(self, id: str) -> None:
        """LinkedIn's notification arrives."""
        body = notice(id)
        webhook_notifications.receive("t" * 32, body, signed(self.company.app.client_secret, body))

    def start_anew(self) -> None:
        """What a process remembers is gone; the duty of the one that died is given up by time."""
        database.release()
        sync_worker.forget()
        connection.bind(self.company.settings)
        self.pass_time(3 * clock.MINUTE)

    def pass_time(self, milliseconds: int) -> None:
        """By both clocks."""
        self.company.let_pass(milliseconds)
        self.control.advance(milliseconds)

    def do(self, undoable_action: Callable[[], Any]) -> Any:
        """What ``undoable_action`` returns; None where Attract does not allow it just now."""
        try:
            return undoable_action()
        except AttractError:
            return None

    def text(self) -> str:
        """Words that nobody wrote before."""
        self.count += 1
        return f"Text {self.count} – æøå 漢字 &<b>"


def seat_row(seat: Seat) -> SeatRow:
    """A seat as LinkedIn tells of it."""
    return SeatRow(
        seat=seat.id,
        contract=seat.contract or "",
        member=seat.member,
        first_name=seat.first_name or "",
        last_name=seat.last_name or "",
        email=seat.email,
        state=seat.state or "",
        kind=seat.kind,
    )


def one_of(table: Any, chance: Random) -> Any:
    """Any row of ``table``, None when there is none."""
    ids = [row.id for row in table.select(table.id).order_by(table.id)]
    return table.get_by_id(chance.choice(ids)) if ids else None


def latest_undoable_action(application: int) -> int:
    """What taking back the latest step that was not taken back names; 0 for the one that brought the person."""
    path = [
        stage_change
        for stage_change in stage_changes.path(application)
        if not stage_change.undone and stage_change.move != "undone"
    ]
    return path[-1].undoable_action or 0


@contextmanager
def killed_after_statements(count: int) -> Iterator[None]:
    """Raise Killed at the statement with this number, counted in this thread."""
    left, own = [count], threading.get_ident()

    def kill(_event: Any) -> None:
        if threading.get_ident() == own:
            left[0] -= 1
            if left[0] == 0:
                raise Killed

    hooks = database.database.query_hooks
    hooks.append(kill)
    try:
        yield
    finally:
        hooks.remove(kill)


@contextmanager
def killed_at_request(number: int, after: bool) -> Iterator[None]:
    """Raise Killed at the request with this number, when LinkedIn has answered or before it is asked."""
    real, left = HttpTransport.exchange, [number]

    def exchange(transport: HttpTransport, request: HttpRequest, token: str | None = None) -> Any:
        left[0] -= 1
        if left[0] == 0 and not after:
            raise Killed
        reply = real(transport, request, token)
        if left[0] == 0:
            raise Killed
        return reply

    HttpTransport.exchange = exchange  # type: ignore[method-assign]
    try:
        yield
    finally:
        HttpTransport.exchange = real  # type: ignore[method-assign]
