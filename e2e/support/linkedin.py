"""LinkedIn in a journey: an Attract, the stand-in it is connected with, and what people and time do on both sides."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import requests

from e2e.recruiter.control_client import LinkedInControl
from e2e.support.colleague import ADMIN, PASSWORD, RECRUITER, Colleague, ExportResult, Job
from e2e.support.people import Member, Pool
from e2e.support.servers import Attract, Recruiter, Server, free_port

MINUTE = 60_000  # milliseconds
SLOW = 45_000  # milliseconds that something may take which the background worker does
PATIENCE = 20  # seconds for an answer
COMPANY, COMPANY_ID, CONTRACT = "Attract AS", "2414183", "5001"
PARTNER_ID, PARTNER_SECRET = "parent-client", "parent-secret/+=1"


@dataclass
class LinkedIn:
    """Running servers: ``attract`` takes ``recruiter`` for LinkedIn, and ``control`` is LinkedIn's side of everything."""

    attract: Attract
    recruiter: Recruiter
    control: LinkedInControl
    people: Pool = field(init=False)

    @classmethod
    def start(
        cls, folder: Path, connected: bool = True, which: str = "nordic", name: str = "Attract with LinkedIn"
    ) -> "LinkedIn":
        """A company with jobs and without candidates; ``connected``: enabled, seats known, users connected, sync running.

        ``which`` is the set of the demo: with "main" there are candidates, too.
        """
        port = free_port()
        recruiter = Recruiter("Recruiter of LinkedIn", port, folder / "recruiter.log").launch()
        attract = Attract(name, free_port(), folder / "attract.log", home=folder / "attract", which=which, recruiter=port)
        recruiter.wait()
        one = cls(attract.fill(linkedin=connected).launch(), recruiter, LinkedInControl(recruiter.address))
        attract.wait()
        one.people = Pool.of(attract)
        return one

    @property
    def servers(self) -> tuple[Server, ...]:
        """Both of them."""
        return self.attract, self.recruiter

    def stop(self) -> None:
        """End both servers."""
        for server in self.servers:
            server.stop()

    def colleague(self, email: str) -> Colleague:
        """Somebody else at Attract, over HTTP."""
        return Colleague(self.attract.address, email)

    def enable(self) -> None:
        """The administrator has connected Attract, and LinkedIn's has switched the company level on; nothing was sent yet."""
        with self._signed_in(ADMIN) as browser:
            page = f"{self.attract.address}/admin/linkedin"
            company = {"company_name": COMPANY, "company_id": COMPANY_ID}
            partner = {"partner_id": PARTNER_ID, "partner_secret": PARTNER_SECRET}
            for form, fields in (("company", company), ("partner", partner)):
                browser.post(f"{page}/{form}", data=fields, timeout=PATIENCE).raise_for_status()
            self._sign_in_at_linkedin(browser, f"{page}/connect", "ada")
            asked = self.control.request_integrations("company")
            browser.post(f"{page}/integrations", json=asked, timeout=PATIENCE).raise_for_status()
            self.control.switch("company", enabled=True)
            browser.post(f"{page}/refresh", timeout=PATIENCE).raise_for_status()

    def connect(self, email: str, person: str) -> None:
        """The user with this address connects the LinkedIn account of ``person`` (the stand-in's id), whatever was before."""
        with self._signed_in(email) as browser:
            self._disconnect(browser)
            self._sign_in_at_linkedin(browser, f"{self.attract.address}/settings/connections/linkedin/connect", person)

    def disconnect(self, email: str) -> None:
        """The user with this address has no LinkedIn account connected."""
        with self._signed_in(email) as browser:
            self._disconnect(browser)

    def _signed_in(self, email: str) -> requests.Session:
        browser = requests.Session()
        browser.post(f"{self.attract.address}/sign-in", data={"email": email, "password": PASSWORD}, timeout=PATIENCE)
        return browser

    def _sign_in_at_linkedin(self, browser: requests.Session, way: str, person: str) -> None:
        at_linkedin = browser.post(way, allow_redirects=False, timeout=PATIENCE).headers["Location"]
        back = browser.post(at_linkedin, data={"person": person, "allow": "1"}, timeout=PATIENCE)
        said = back.text.partition('id="said"')[2]
        assert "note fine" in said, said[:1500]

    def _disconnect(self, browser: requests.Session) -> None:
        browser.post(f"{self.attract.address}/settings/connections/linkedin/disconnect", timeout=PATIENCE).raise_for_status()

    def apply(self, job: Job, first_name: str, last_name: str, email: str) -> int:
        """Somebody applies on the page of a posted job or any other open one; the candidate."""
        form = {"first_name": first_name, "last_name": last_name, "email": email}
        answer = requests.post(f"{self.attract.address}/careers/{job.job_id}", data=form, timeout=PATIENCE)
        assert answer.ok, answer.text[:500]
        return self.candidate(email)

    def open_job(self, title: str) -> Job:
        """A posted job of the demo's recruiter that LinkedIn has got to know, so that people can be exported to it."""
        with self.colleague(RECRUITER) as one:
            job = one.open_job(title)
        with self._signed_in(RECRUITER) as browser:
            confirm = f"{self.attract.address}/jobs/{job.id}/postings/linkedin/confirm"
            browser.post(confirm, data={"apply_by": "attract", "apply_url": ""}, timeout=PATIENCE).raise_for_status()
        self.wait_until_offered(job)
        return job

    def wait_until_offered(self, job: Job) -> None:
        """Wait until LinkedIn offers the job for exporting to it."""
        self.wait(lambda: any(job.title == each["title"] for each in self.control.export_jobs("rita")))

    def export(self, member: Member, job: Job, email: str, seat: str = "rita") -> int:
        """Export in LinkedIn Recruiter with this e-mail address; the candidate, once Attract has taken the export over."""
        self.press_export(member, job, email, seat)
        self.wait(lambda: self._candidates(email))
        return self.candidate(email)

    def press_export(self, member: Member, job: Job, email: str, seat: str = "rita") -> str:
        """Export in LinkedIn Recruiter, and wait for nothing; the number under which LinkedIn notifies Attract of it."""
        return self.control.export(member.id, job=self._posting_id(job), seat=seat, emails=[email])

    def deliver(self, number: str, times: int) -> None:
        """LinkedIn notifies Attract of an export ``times`` more, and every notification has been answered."""
        before = self._delivered(number)
        self.control.notify(number, "times", times)
        self.wait(lambda: self._delivered(number) >= before + times)

    def _delivered(self, number: str) -> int:
        return len([one for one in self.control.deliveries(settle=5) if one["id"] == number])

    def become_applicant(self, candidate: int) -> int:
        """Move the only application of a prospect on, and wait until LinkedIn has been told; the candidate."""
        ((application,),) = self._ask("select id from application where candidate_id = ?", str(candidate))
        with self.colleague(RECRUITER) as one:
            one.move_to_application(ExportResult(candidate, int(application)))
        self.wait_until_synced(candidate)
        return candidate

    def wait_until_synced(self, candidate: int) -> None:
        """Wait until LinkedIn has been told of a candidate."""
        asked = "select 1 from sync_record where kind = 'candidate' and subject_id = ? and acknowledged is not null"
        self.wait(lambda: self._ask(asked, str(candidate)))

    def wait(self, ready: Callable[[], object]) -> None:
        """Wait until ``ready`` answers truly: for what the background worker does."""
        end = time.monotonic() + SLOW / 1000
        while not ready():
            assert time.monotonic() < end, self.attract.last_words()
            time.sleep(0.2)

    def _posting_id(self, job: Job) -> str:
        (result,) = [each for each in self.control.export_jobs("rita") if each["title"] == job.title][:1]
        return str(result["externalJobPostingId"])

    def _candidates(self, email: str) -> list[tuple[int | str, ...]]:
        return self._ask("select id from candidate where email = ?", email)

    def candidate(self, email: str) -> int:
        """The candidate with this e-mail address."""
        ((result,),) = self._candidates(email)
        return int(result)

    def is_candidate(self, name: str) -> int:
        """How many candidates have this name."""
        return len(self._ask("select id from candidate where name = ?", name))

    def share_profile(self, member: Member) -> None:
        """A member answers an InMail and shares name and e-mail address, and Attract has read it."""
        thread = self.control.send_inmail("rita", member.id, "A job", "May I tell you more?")
        stub = self.control.answer_inmail(thread, "Gladly.", share=True)
        self.time_goes_by("stubs")
        self.wait(lambda: self._ask("select 1 from mail_stub where stub = ? and state <> 'new'", str(stub)))

    def undecided(self) -> tuple[int, int]:
        """An export and a shared profile that wait until somebody says who is meant; their ids at Attract."""
        asked = [
            f"select id from {table} where state = 'undecided' order by id desc" for table in ("incoming_export", "mail_stub")
        ]
        self.wait(lambda: all(self._ask(sql) for sql in asked))
        export, shared = (int(self._ask(sql)[0][0]) for sql in asked)
        return export, shared

    def time_goes_by(self, *streams: str) -> None:
        """What happened at LinkedIn is old enough to be read now, and ``streams`` (stubs, closed, …) are due at Attract."""
        self.control.advance(3 * MINUTE)
        for name in streams:
            self._ask("update linkedin_cursor set due_at = 0 where stream = ?", name)

    def _ask(self, sql: str, *values: str) -> list[tuple[int | str, ...]]:
        # Attract has no way to move its clock, nor to look for candidates by address: its database is asked instead.
        with sqlite3.connect(self.attract.home / "attract.db", timeout=PATIENCE) as connection:
            return connection.execute(sql, values).fetchall()
