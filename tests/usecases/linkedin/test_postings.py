"""Posting jobs to LinkedIn: from the wish to what the stand-in lists, and back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from server.config import from_environment
from server.domain import clock
from server.domain.closing import ClosingReason
from server.domain.errors import Invalid, NotPermitted
from server.domain.jobs import JobDraft, JobStatus
from server.domain.linkedin.access_levels import COMPANY_TYPES
from server.domain.linkedin.posting import ApplyBy, PostingState
from server.domain.roles import Actor, TeamRole
from server.linkedin.oauth.provisioning import ChildApp
from server.storage.database import transaction
from server.storage.jobs import jobs as stored_jobs
from server.storage.linkedin.setup import account, integrations
from server.storage.linkedin.setup.integrations import Integration
from server.storage.tables import Job, Posting
from server.usecases import closing, undo
from server.usecases.closing import Close
from server.usecases.jobs import deleting, jobs
from server.usecases.linkedin import postings
from server.usecases.linkedin.outgoing import sync_worker
from server.usecases.linkedin.postings import ApplyChoice
from server.usecases.linkedin.setup import connection
from tests.support.people import People
from tests.support.stand_in import ORGANIZATION, StandIn, served

TEXT = "Builds and runs the pipelines that everybody relies on, <with care> & patience.\n" * 2
DRAFT = JobDraft("Data Engineer", TEXT, "Oslo, Norway", employment_type="Full-time", seniority="Director")
HERE = ApplyChoice(ApplyBy.ATTRACT)


@pytest.fixture(scope="module")
def served_stand_in() -> Iterator[StandIn]:
    with served() as stand_in:
        yield stand_in


@dataclass
class Connected:
    """Attract connected with the stand-in; without Recruiter System Connect unless a test switches it on."""

    stand_in: StandIn
    app: ChildApp
    let_pass: Callable[[int], None]

    def work(self) -> None:
        """Let the background work run until LinkedIn has looked at everything."""
        for _ in range(20):
            while sync_worker.work():
                pass
            self.let_pass(1000)

    def enable(self) -> None:
        """Company level access is on, and all jobs go to LinkedIn."""
        self.stand_in.enable(self.stand_in.client(self.app), self.app, contract=False)
        with transaction():
            integrations.keep([Integration(type, ORGANIZATION, "", "enabled") for type in COMPANY_TYPES])
            account.change(sync="running")

    def listed(self) -> list[dict[str, Any]]:
        """What LinkedIn has: every job as it was last sent, with ``state`` and ``availability``."""
        stored = self.stand_in.control.state()["apps"][self.app.client_id]["jobs"]
        return [job["fields"] | {"state": job["state"], "availability": job["availability"]} for job in stored]


@pytest.fixture(params=["v2", "rest"])
def linkedin(
    request: pytest.FixtureRequest, served_stand_in: StandIn, people: People, tmp_path: Path, let_pass: Callable[[int], None]
) -> Connected:
    served_stand_in.control.reset()
    served_stand_in.control.settings(task_delay_ms=0)
    app = served_stand_in.provision()
    settings = {"ATTRACT_HOME": str(tmp_path), "SECRET_KEY": "s" * 40, "ENCRYPTION_KEYS": Fernet.generate_key().decode()}
    settings |= {"LINKEDIN_ENVIRONMENT": "test", "LINKEDIN_ADDRESS": served_stand_in.address, "LINKEDIN_DIALECT": request.param}
    bound = from_environment(settings)
    connection.bind(bound)
    sync_worker.forget()
    with transaction():
        account.change(company_id="2414183", environment="test", public_url=bound.public_url, connected_at=clock.now())
        account.change(client_id=app.client_id, client_secret=app.client_secret)
    return Connected(served_stand_in, app, let_pass)


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter("Rita")


@pytest.fixture
def job(people: People, rita: Actor, linkedin: Connected) -> int:
    return people.job((rita, TeamRole.RECRUITER), draft=DRAFT, job_id="REQ-1042")


def state(actor: Actor, job: int) -> PostingState:
    return postings.read(actor, job).state


@pytest.mark.statement(26, 108, 111)
def test_a_job_is_posted_without_recruiter_system_connect(linkedin: Connected, rita: Actor, job: int, people: People) -> None:
    people.job((rita, TeamRole.RECRUITER), draft=DRAFT)  # was not posted, so it stays here
    postings.post(rita, job, HERE)
    assert state(rita, job) is PostingState.SUBMITTED
    linkedin.work()
    assert state(rita, job) is PostingState.POSTED
    (listed,) = linkedin.listed()
    assert (listed["state"], listed["availability"], listed["listingType"]) == ("LISTED", "PUBLIC", "BASIC")
    assert listed["companyApplyUrl"] == "http://127.0.0.1:8000/careers/REQ-1042"
    assert "&lt;with care&gt; &amp; patience.<br>" in listed["description"]


@pytest.mark.statement(117)
def test_unposting_takes_the_job_down_and_it_can_be_posted_again(linkedin: Connected, rita: Actor, job: int) -> None:
    postings.post(rita, job, HERE)
    linkedin.work()
    postings.unpost(rita, job)
    assert state(rita, job) is PostingState.LEAVING
    linkedin.work()
    assert [one["state"] for one in linkedin.listed()] == ["CLOSED"]
    assert state(rita, job) is PostingState.NOT_POSTED
    postings.post(rita, job, ApplyChoice(ApplyBy.OTHER, "https://jobs.example/1"))
    linkedin.work()
    (listed,) = linkedin.listed()
    assert (listed["state"], listed["companyApplyUrl"]) == ("LISTED", "https://jobs.example/1")
    assert state(rita, job) is PostingState.POSTED


def test_with_recruiter_system_connect_an_unposted_job_stays_for_the_export_list(
    linkedin: Connected, rita: Actor, job: int
) -> None:
    linkedin.enable()
    postings.post(rita, job, HERE)
    linkedin.work()
    assert state(rita, job) is PostingState.POSTED
    postings.unpost(rita, job)
    linkedin.work()
    assert [(one["state"], one["availability"]) for one in linkedin.listed()] == [("LISTED", "PRIVATE_TO_ATS_INTEGRATION")]
    assert state(rita, job) is PostingState.NOT_POSTED


def test_a_repost_and_a_change_reach_linkedin(linkedin: Connected, rita: Actor, job: int) -> None:
    postings.post(rita, job, HERE)
    linkedin.work()
    jobs.change(rita, job, replace(DRAFT, title="Senior Data Engineer"))
    assert state(rita, job) in (PostingState.POSTED, PostingState.CHANGING)
    linkedin.work()
    postings.repost(rita, job)
    linkedin.work()
    (listed,) = linkedin.listed()
    assert listed["title"] == "Senior Data Engineer"
    assert state(rita, job) is PostingState.POSTED
    assert Posting.get().renewals == 1


@pytest.mark.statement(115)
def test_a_duplicate_is_not_posted_until_the_other_listing_is_gone(linkedin: Connected, rita: Actor, job: int) -> None:
    linkedin.stand_in.control.add_external_listing("2414183", DRAFT.title, DRAFT.location)
    postings.post(rita, job, HERE)
    linkedin.work()
    postings_view = postings.read(rita, job)
    assert postings_view.state is PostingState.FAILED
    assert "already listed from another source" in (postings_view.message or "")
    assert "from another source" in (postings_view.advice or "")
    assert linkedin.listed() == []
    postings.try_again(rita, job)
    linkedin.work()
    assert state(rita, job) is PostingState.FAILED
    jobs.change(rita, job, replace(DRAFT, title="Another Engineer"))
    linkedin.work()
    assert state(rita, job) is PostingState.POSTED


@pytest.mark.statement(112, 113)
def test_types_of_the_company_are_not_sent(linkedin: Connected, rita: Actor, job: int) -> None:
    postings.post(rita, job, HERE)
    linkedin.work()
    known = str(linkedin.listed())
    jobs.change(rita, job, replace(DRAFT, employment_type="Seasonal", seniority="Wizard"))
    linkedin.work()
    assert state(rita, job) is PostingState.POSTED
    assert "Seasonal" not in str(linkedin.listed())
    assert "Wizard" not in str(linkedin.listed())
    assert "Oslo, Norway" in known


@pytest.mark.statement(114)
@pytest.mark.parametrize("location", ["Oslo", "Oslo,", ", Norway"])
def test_a_job_without_city_and_country_is_not_posted(linkedin: Connected, people: People, rita: Actor, location: str) -> None:
    job = people.job((rita, TeamRole.RECRUITER), draft=replace(DRAFT, location=location))
    with pytest.raises(Invalid):
        postings.post(rita, job, HERE)
    assert linkedin.listed() == []


def test_a_posted_job_cannot_be_changed_into_what_linkedin_refuses(linkedin: Connected, rita: Actor, job: int) -> None:
    postings.post(rita, job, HERE)
    with pytest.raises(Invalid) as refused:
        jobs.change(rita, job, replace(DRAFT, description="Short.", location="Oslo"))
    assert [*refused.value.errors] == ["description", "location"]
    postings.unpost(rita, job)
    jobs.change(rita, job, replace(DRAFT, description="Short."))


def test_what_cannot_be_sent_says_why(linkedin: Connected, rita: Actor, job: int) -> None:
    postings.post(rita, job, HERE)
    Job.update(description="Short.").where(Job.id == job).execute()
    linkedin.work()
    postings_view = postings.read(rita, job)
    assert postings_view.state is PostingState.REFUSED
    assert "at least 100 characters" in (postings_view.message or "")
    assert linkedin.listed() == []


def test_a_posted_job_that_is_closed_leaves_linkedin(linkedin: Connected, rita: Actor, job: int) -> None:
    postings.post(rita, job, HERE)
    linkedin.work()
    with transaction():
        stored_jobs.set_status(job, JobStatus.CLOSED)
    linkedin.work()
    assert [one["state"] for one in linkedin.listed()] == ["CLOSED"]
    assert state(rita, job) is PostingState.NOT_POSTED


def test_closing_a_job_takes_its_posting_down_and_opening_it_again_puts_it_back(
    linkedin: Connected, rita: Actor, job: int
) -> None:
    postings.post(rita, job, HERE)
    linkedin.work()
    assert closing.ask(rita, job).posted
    undoable_action = closing.close(rita, job, Close(ClosingReason.CANCELLED))
    assert Posting.get().posted is False
    linkedin.work()
    assert [one["state"] for one in linkedin.listed()] == ["CLOSED"]
    undo.undo_action(rita, undoable_action or 0)
    linkedin.work()
    assert (state(rita, job), [one["state"] for one in linkedin.listed()]) == (PostingState.POSTED, ["LISTED"])


def test_a_posted_job_that_is_deleted_leaves_linkedin(linkedin: Connected, rita: Actor, job: int) -> None:
    postings.post(rita, job, HERE)
    linkedin.work()
    assert [one["state"] for one in linkedin.listed()] == ["LISTED"]
    deleting.delete(rita, job, 0)
    linkedin.work()
    assert [one["state"] for one in linkedin.listed()] == ["CLOSED"]


def test_posting_twice_is_posting_once(linkedin: Connected, rita: Actor, job: int) -> None:
    for _ in range(2):
        postings.post(rita, job, HERE)
    linkedin.work()
    assert len(linkedin.listed()) == 1
    for _ in range(2):
        postings.unpost(rita, job)
    assert Posting.select().count() == 1


def test_a_hiring_manager_of_the_job_posts_nothing(linkedin: Connected, people: People) -> None:
    mona = people.manager()
    job = people.job((mona, TeamRole.HIRING_MANAGER), draft=DRAFT)
    for act in (lambda: postings.post(mona, job, HERE), lambda: postings.unpost(mona, job), lambda: postings.repost(mona, job)):
        with pytest.raises(NotPermitted):
            act()
