"""The Postings tab of a job, and Post Now with its two questions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from server.domain.jobs import JobDraft, JobStatus
from server.domain.linkedin.posting import NO_CITY_AND_COUNTRY, SHORT_DESCRIPTION, ApplyBy
from server.domain.roles import Actor, Role, TeamRole
from server.storage.database import transaction
from server.storage.linkedin.setup import account
from server.storage.tables import Job, Posting, SyncRecord
from server.usecases.linkedin import postings
from server.usecases.linkedin.postings import NO_COMPANY_ID, NOT_ACTIVE, ApplyChoice
from tests.support.linkedin_company import LinkedInCompany
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]
DRAFT = JobDraft("Data Engineer", "Builds and runs the pipelines that everybody relies on. " * 3, "Oslo, Norway")


@pytest.fixture
def company(people: People, tmp_path: Path) -> LinkedInCompany:
    """A company that is connected with LinkedIn, without any access level of Recruiter System Connect."""
    return LinkedInCompany(tmp_path).connect(company=False, contract=False)


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter("Rita")


@pytest.fixture
def job(people: People, rita: Actor, company: LinkedInCompany) -> int:
    return people.job((rita, TeamRole.RECRUITER), draft=DRAFT, job_id="REQ-1042")


def tab(job: int) -> str:
    return f"/jobs/{job}/postings"


def act(job: int, name: str) -> str:
    return f"{tab(job)}/linkedin/{name}"


def sync(job: int, state: str, acknowledged: str | None = None, message: str | None = None) -> None:
    """Say how far the background work has brought the job."""
    with transaction():
        SyncRecord.delete().execute()
        row = Job.get_by_id(job)
        SyncRecord.create(
            kind="job",
            key=row.job_id,
            subject="job",
            subject_id=job,
            state=state,
            acknowledged=acknowledged,
            message=message,
            may_be_there=True,
        )


@pytest.mark.statement(98, 104, 105, 106, 111, 116)
def test_post_now_asks_twice_and_then_submits(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser = browser_of(rita)
    page = browser.open(browser.open(f"/jobs/{job}").links["Postings"])
    first = browser.open(page.links["Post Now"])
    assert "Create an “Apply now” web address" in first.text
    assert "Candidates can apply using a Link in Attract" in first.text
    form = first.form(act(job, "confirm"))
    assert (form.method, form.fields["apply_by"], form.buttons) == ("get", "attract", ["Done"])
    second = browser.open(f"{form.action}?apply_by=attract&apply_url=")
    assert "Submit for posting" in second.text
    assert "Limited Listing" in second.text
    assert "48 hours" in second.text
    assert "Jobs Terms & Conditions" in second.text
    assert "/careers/REQ-1042" in second.text
    form = second.form(act(job, "confirm"))
    assert form.buttons == ["Confirm"]
    done = browser.send(form.action, **form.fields)
    assert "It may take up to 48 hours" in done.text
    assert "Submitted" in done.text
    assert "Posted by Rita" in done.text
    assert "Post Now" not in done.links


@pytest.mark.statement(107)
def test_without_confirm_nothing_is_posted(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser = browser_of(rita)
    browser.open(act(job, "post"))
    browser.open(f"{act(job, 'confirm')}?apply_by=attract")
    assert Posting.select().count() == 0
    assert "Post Now" in browser.open(tab(job)).links


@pytest.mark.parametrize(
    "address", ["", "http://jobs.example/1", "javascript:alert(1)", "jobs.example", "https://a b", "https://"]
)
def test_another_address_must_be_a_whole_and_secure_one(browser_of: BrowserOf, rita: Actor, job: int, address: str) -> None:
    browser = browser_of(rita)
    answer = browser.client.get(act(job, "confirm"), query_string={"apply_by": "other", "apply_url": address})
    assert answer.status_code == 422
    page = Page(answer.text)
    assert page.message_of("apply_url")
    assert page.form(act(job, "confirm")).fields["apply_url"] == address
    assert browser.post(act(job, "confirm"), {"apply_by": "other", "apply_url": address}).status_code == 422
    assert Posting.select().count() == 0


def test_candidates_may_apply_at_an_address_of_the_company(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser = browser_of(rita)
    page = browser.send(act(job, "confirm"), apply_by="other", apply_url="https://jobs.example/1?x=<1>")
    assert Posting.get().apply_url == "https://jobs.example/1?x=<1>"
    assert page.links["https://jobs.example/1?x=<1>"] == "https://jobs.example/1?x=<1>"


@pytest.mark.statement(99, 100)
@pytest.mark.parametrize("administers", [True, False])
def test_administrators_and_recruiters_post_repost_and_unpost(
    people: People, browser_of: BrowserOf, rita: Actor, job: int, administers: bool
) -> None:
    browser = browser_of(people.administrator() if administers else rita)
    browser.send(act(job, "confirm"), apply_by="attract")
    sync(job, "acknowledged", "PO00abc")
    page = browser.open(tab(job))
    assert "Repost" in page.form(act(job, "repost")).buttons
    assert "submitted to LinkedIn again" in browser.send(act(job, "repost")).text
    assert Posting.get().renewals == 1
    asked = browser.open(page.links["Unpost"])
    browser.send(asked.form(act(job, "unpost")).action)
    assert not Posting.get().posted


@pytest.mark.statement(101, 102)
@pytest.mark.parametrize("reads", ["manager", "read_only"])
def test_hiring_managers_and_read_only_users_see_the_posting_and_change_nothing(
    people: People, browser_of: BrowserOf, rita: Actor, reads: str, company: LinkedInCompany
) -> None:
    mona = people.manager()
    reader = mona if reads == "manager" else people.read_only()
    job = people.job((rita, TeamRole.RECRUITER), (mona, TeamRole.HIRING_MANAGER), draft=DRAFT)
    postings.post(rita, job, ApplyChoice(ApplyBy.ATTRACT))
    sync(job, "acknowledged", "PO00abc")
    browser = browser_of(reader)
    page = browser.open(browser.open(f"/jobs/{job}").links["Postings"])
    assert "Posted" in page.text
    assert not [form for form in page.forms if "/linkedin/" in form.action]
    assert not {"Unpost", "Post Now"} & set(page.links)
    assert "Post Now" not in page.text
    for name in ("post", "unpost", "confirm"):
        browser.open(act(job, name), 403)
    for name in ("confirm", "repost", "unpost", "try-again"):
        assert browser.post(act(job, name), {"apply_by": "attract"}).status_code == 403
    assert (Posting.get().posted, Posting.get().renewals) == (True, 0)


@pytest.mark.statement(103)
def test_an_interviewer_has_no_postings(people: People, browser_of: BrowserOf, rita: Actor, company: LinkedInCompany) -> None:
    ingrid = people.user()
    job = people.job((rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER), draft=DRAFT)
    browser = browser_of(ingrid)
    assert "Postings" not in browser.open(f"/jobs/{job}").links
    browser.open(tab(job), 403)
    browser.open(act(job, "post"), 403)


def test_who_is_not_on_the_team_learns_nothing(people: People, browser_of: BrowserOf, job: int) -> None:
    browser_of(people.recruiter()).open(tab(job), 404)


@pytest.mark.statement(108)
@pytest.mark.parametrize(
    ("state", "acknowledged", "shown"),
    [
        ("waiting", None, "Submitted"),
        ("accepted", "RO00abc", "Submitted to LinkedIn"),
        ("acknowledged", "PO00abc", "Posted"),
        ("waiting", "PO00abc", "The latest change is on its way to LinkedIn."),
    ],
)
def test_the_tab_says_how_far_the_posting_is(
    browser_of: BrowserOf, rita: Actor, job: int, state: str, acknowledged: str | None, shown: str
) -> None:
    browser = browser_of(rita)
    browser.send(act(job, "confirm"), apply_by="attract")
    sync(job, state, acknowledged)
    page = browser.open(tab(job))
    assert shown in page.text
    assert ('hx-trigger="every 5s"' in page.html) is (shown != "Posted")
    part = browser.htmx(tab(job))
    assert part.text.lstrip().startswith('<section class="card posting"')


@pytest.mark.statement(109)
@pytest.mark.parametrize("status", [JobStatus.DRAFT, JobStatus.APPROVED, JobStatus.CLOSED])
def test_a_job_that_is_not_active_is_not_posted(
    people: People, browser_of: BrowserOf, rita: Actor, company: LinkedInCompany, status: JobStatus
) -> None:
    job = people.job((rita, TeamRole.RECRUITER), draft=DRAFT, status=status)
    browser = browser_of(rita)
    page = browser.open(tab(job))
    assert "Post Now" not in page.links
    assert ("closed" if status is JobStatus.CLOSED else NOT_ACTIVE) in page.text
    assert browser.post(act(job, "confirm"), {"apply_by": "attract"}).status_code == 409
    assert Posting.select().count() == 0


@pytest.mark.statement(110)
def test_without_a_company_id_nothing_is_posted(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    with transaction():
        account.change(company_id="")
    browser = browser_of(rita)
    page = browser.open(tab(job))
    assert "Post Now" not in page.links
    assert NO_COMPANY_ID in page.text
    assert browser.post(act(job, "confirm"), {"apply_by": "attract"}).status_code == 409
    assert Posting.select().count() == 0


def test_without_a_connection_nothing_is_posted(people: People, browser_of: BrowserOf, rita: Actor, tmp_path: Path) -> None:
    LinkedInCompany(tmp_path).offer()
    with transaction():
        account.change(company_id="2414183")
    job = people.job((rita, TeamRole.RECRUITER), draft=DRAFT)
    browser = browser_of(rita)
    assert "LinkedIn is not connected yet." in browser.open(tab(job)).text
    assert browser.post(act(job, "confirm"), {"apply_by": "attract"}).status_code == 409


@pytest.mark.statement(26)
def test_posting_needs_no_recruiter_system_connect(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser_of(rita).send(act(job, "confirm"), apply_by="attract")
    assert Posting.get().posted


@pytest.mark.statement(114)
def test_what_linkedin_would_refuse_is_said_before(
    people: People, browser_of: BrowserOf, rita: Actor, company: LinkedInCompany
) -> None:
    job = people.job((rita, TeamRole.RECRUITER), draft=JobDraft("Data Engineer", "Short.", "Oslo"))
    browser = browser_of(rita)
    page = browser.open(tab(job))
    assert NO_CITY_AND_COUNTRY in page.text
    assert SHORT_DESCRIPTION in page.text
    assert page.links["Edit details"] == f"/jobs/{job}/edit"
    assert "Post Now" not in page.links
    assert browser.post(act(job, "confirm"), {"apply_by": "attract"}).status_code == 422
    assert Posting.select().count() == 0


@pytest.mark.statement(115)
def test_a_duplicate_is_said_with_what_to_do_and_may_be_tried_again(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser = browser_of(rita)
    browser.send(act(job, "confirm"), apply_by="attract")
    sync(job, "failed", None, "DUPLICATE_JOB: <b>known</b>")
    page = browser.open(tab(job))
    assert "LinkedIn did not take the job." in page.text
    assert "&lt;b&gt;known" in page.html
    assert "LinkedIn has this job from another source" in page.text
    assert page.form(act(job, "try-again")).buttons == ["Try again"]
    assert "Submitted" in browser.send(act(job, "try-again")).text


@pytest.mark.statement(117)
def test_an_unposted_job_shows_post_now_again(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser = browser_of(rita)
    browser.send(act(job, "confirm"), apply_by="attract")
    sync(job, "acknowledged", "PO00abc")
    page = browser.send(act(job, "unpost"))
    assert "Post Now" in page.links
    assert "Unposted by Rita" in page.text
    assert "Being taken down" in page.text
    sync(job, "acknowledged", "PC00abc")
    assert "Not posted" in browser.open(tab(job)).text


def test_who_reposts_what_somebody_unposted_is_told(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser = browser_of(rita)
    browser.send(act(job, "confirm"), apply_by="attract")
    browser.send(act(job, "unpost"))
    assert browser.post(act(job, "repost")).status_code == 409
    assert Posting.get().renewals == 0


def test_the_copy_of_a_posting_that_is_paused_says_so(browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser = browser_of(rita)
    browser.send(act(job, "confirm"), apply_by="attract")
    with transaction():
        account.change(sync="paused")
    assert "has paused what goes to LinkedIn" in browser.open(tab(job)).text


@pytest.mark.statement(112, 113)
def test_types_of_the_company_are_kept_and_shown(people: People, browser_of: BrowserOf, rita: Actor, job: int) -> None:
    browser = browser_of(rita)
    form = browser.open(f"/jobs/{job}/edit").form(f"/jobs/{job}/edit")
    page = browser.send(form.action, **form.fields | {"employment_type": "Seasonal", "seniority": "Wizard"})
    assert "Employment type: Seasonal" in page.text
    assert "Seniority type: Wizard" in page.text
    browser.send(act(job, "confirm"), apply_by="attract")
    assert Posting.get().posted


def test_an_administrator_without_a_team_posts(people: People, browser_of: BrowserOf, job: int) -> None:
    both = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    assert "Post Now" in browser_of(both).open(tab(job)).links
