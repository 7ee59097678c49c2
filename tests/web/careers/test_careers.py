"""The public page of a posted job, and applying on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from server.domain.documents import MEGABYTE
from server.domain.jobs import JobDraft, JobStatus
from server.domain.linkedin.posting import ApplyBy
from server.domain.rejection import REASONS
from server.domain.roles import Actor, TeamRole
from server.storage.database import transaction
from server.storage.jobs import jobs
from server.storage.tables import Application, Candidate, LinkedInIdentity, StageChange
from server.usecases.applications import applications, people_on_job
from server.usecases.candidates import documents
from server.usecases.careers import careers
from server.usecases.linkedin import postings
from server.usecases.linkedin.postings import ApplyChoice
from tests.support import files
from tests.support.linkedin_company import LinkedInCompany
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

PAGE = "/careers/REQ-1042"
TEXT = "Builds and runs the pipelines <script>that</script> everybody relies on. " * 3
DRAFT = JobDraft("Data Engineer", TEXT, "Oslo, Norway", employment_type="Full-time", seniority="Wizard")
KARI = {"first_name": "Kari", "last_name": "Nordmann", "email": "kari@example.com", "phone": ""}


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter("Rita")


@pytest.fixture
def job(people: People, rita: Actor, tmp_path: Path) -> int:
    """A job that is posted."""
    LinkedInCompany(tmp_path).connect()
    job = people.job((rita, TeamRole.RECRUITER), draft=DRAFT, job_id="REQ-1042")
    postings.post(rita, job, ApplyChoice(ApplyBy.ATTRACT))
    return job


def sent(browser: Browser, **changes: str) -> Page:
    return browser.send(PAGE, **KARI | changes)


def test_everybody_reads_a_posted_job(stranger: Browser, job: int) -> None:
    page = stranger.open(PAGE)
    for words in ("Data Engineer", "Oslo, Norway", "Full-time", "Wizard", "<script>that</script>"):
        assert words in page.text
    assert "<script>that" not in page.html
    assert page.form(PAGE).buttons == ["Send application"]


def test_a_job_that_was_never_posted_is_not_there(people: People, stranger: Browser, rita: Actor) -> None:
    people.job((rita, TeamRole.RECRUITER), draft=DRAFT, job_id="REQ-7")
    stranger.open("/careers/REQ-7", 404)
    stranger.open("/careers/%00", 404)
    assert stranger.post("/careers/REQ-7", KARI).status_code == 404


@pytest.mark.parametrize("closed", [True, False])
def test_a_job_that_is_closed_or_unposted_says_so_and_takes_nobody(
    stranger: Browser, rita: Actor, job: int, closed: bool
) -> None:
    if closed:
        with transaction():
            jobs.set_status(job, JobStatus.CLOSED)
    else:
        postings.unpost(rita, job)
    assert "This job is no longer open" in stranger.open(PAGE, 410).text
    assert stranger.post(PAGE, KARI).status_code == 410
    assert Candidate.select().count() == 0


def test_people_apply_elsewhere_where_the_company_says_so(stranger: Browser, rita: Actor, job: int) -> None:
    postings.post(rita, job, ApplyChoice(ApplyBy.OTHER, "https://jobs.example/1"))
    page = stranger.open(PAGE)
    assert page.links["Apply"] == "https://jobs.example/1"
    assert not page.forms
    assert stranger.post(PAGE, KARI).status_code == 404


def test_who_applies_is_an_applicant(stranger: Browser, rita: Actor, job: int) -> None:
    page = sent(stranger, phone="+47 900 00 000")
    assert "Thank you" in page.text
    row = people_on_job.applicants(rita, job).page.rows[0]
    assert (row.name, row.email, row.stage_kind, row.source) == (
        "Kari Nordmann",
        "kari@example.com",
        "application",
        "career_site",
    )
    kept = Candidate.get()
    assert (kept.first_name, kept.last_name, kept.phone) == ("Kari", "Nordmann", "+47 900 00 000")


def test_the_same_form_twice_makes_one_application(stranger: Browser, rita: Actor, job: int) -> None:
    first, second = sent(stranger), sent(stranger, email=" KARI@example.com ", first_name="Karianne")
    assert first.text == second.text
    assert (Candidate.select().count(), Application.select().count(), StageChange.select().count()) == (1, 1, 1)
    assert Candidate.get().first_name == "Kari"


def test_a_known_address_is_the_same_candidate_and_a_prospect_becomes_an_applicant(
    people: People, stranger: Browser, rita: Actor, job: int
) -> None:
    known = people.export(rita, job, people.person("Kari N.", email="kari@example.com"))
    sent(stranger)
    row = people_on_job.applicants(rita, job).page.rows[0]
    assert (row.candidate, row.name) == (known.candidate, "Kari N.")


def test_who_was_rejected_stays_rejected(people: People, stranger: Browser, rita: Actor, job: int) -> None:
    known = people.applicant(rita, job, people.person(email="kari@example.com"))
    applications.reject(rita, known.application, next(iter(REASONS)))
    assert "Thank you" in sent(stranger).text
    assert Application.get().status == "rejected"


def test_an_address_that_two_candidates_have_makes_somebody_new_once(
    people: People, stranger: Browser, rita: Actor, job: int
) -> None:
    other = people.job((rita, TeamRole.RECRUITER))
    for name in ("Kari", "Karl"):
        exported = people.export(rita, other, people.person(name))
        Candidate.update(email="kari@example.com", email_key="kari@example.com").where(
            Candidate.id == exported.candidate
        ).execute()
    sent(stranger)
    sent(stranger)
    assert Candidate.select().count() == 3
    assert Application.select().where(Application.job == job).count() == 1


def test_who_applies_does_not_become_whom_a_recruiter_exports_later(
    people: People, stranger: Browser, rita: Actor, job: int
) -> None:
    profile = "https://www.linkedin.com/in/kari-nordmann"
    sent(stranger, email="mallory@evil.example", profile_url=profile)
    applied = Candidate.get().id
    assert LinkedInIdentity.select().count() == 0
    exported = people.export(rita, job, people.person("Kari", member_id=None, profile_url=profile))
    assert exported.candidate_created
    assert exported.candidate != applied


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", " "),
        ("last_name", ""),
        ("email", ""),
        ("email", "kari"),
        ("first_name", "x" * 101),
        ("phone", "1" * 61),
    ],
)
def test_a_form_that_needs_another_look_keeps_what_was_typed(stranger: Browser, job: int, field: str, value: str) -> None:
    answer = stranger.post(PAGE, KARI | {field: value})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of(field)
    assert page.form(PAGE).fields | {"website": ""} == KARI | {field: value, "website": ""}
    assert Candidate.select().count() == 0


def test_what_fills_in_the_unseen_field_is_thanked_and_forgotten(stranger: Browser, job: int) -> None:
    assert "Thank you" in sent(stranger, website="https://spam.example").text
    assert Candidate.select().count() == 0


@pytest.mark.parametrize("path", ["/careers/REQ-7", "/careers/x%0d%0aSet-Cookie:%20a=b", "/careers/%00"])
@pytest.mark.parametrize("website", ["", "https://spam.example"])
def test_nobody_is_thanked_for_a_job_that_is_not_there(stranger: Browser, job: int, path: str, website: str) -> None:
    assert stranger.post(path, KARI | {"website": website}).status_code == 404


@pytest.mark.parametrize("website", ["", "https://spam.example"])
def test_thanks_come_for_a_job_id_with_signs_that_mean_something_in_addresses(
    people: People, stranger: Browser, rita: Actor, job: int, website: str
) -> None:
    odd = people.job((rita, TeamRole.RECRUITER), draft=DRAFT, job_id="REQ 7?a#b%20Ø")
    postings.post(rita, odd, ApplyChoice(ApplyBy.ATTRACT))
    answer = stranger.post("/careers/REQ%207%3Fa%23b%2520%C3%98", KARI | {"website": website})
    assert answer.location == "/careers/REQ%207%3Fa%23b%2520%C3%98/thanks"
    assert "Thank you" in stranger.open(answer.location).text


def test_one_network_address_sends_only_so_many(stranger: Browser, job: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(careers, "PER_ADDRESS", 2)
    for number in range(2):
        sent(stranger, email=f"k{number}@example.com")
    answer = stranger.post(PAGE, KARI)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Too many attempts" in answer.text
    assert Candidate.select().count() == 2


def test_the_way_of_an_applicant_says_where_they_came_in(
    browser_of: Callable[[Actor], Browser], stranger: Browser, rita: Actor, job: int
) -> None:
    sent(stranger)
    candidate = Candidate.get().id
    assert "Added to Application" in browser_of(rita).open(f"/candidates/{candidate}/activity").text


def test_a_resume_may_come_with_the_application(people: People, stranger: Browser, rita: Actor, job: int) -> None:
    answer = stranger.upload(PAGE, KARI, "cv.pdf", files.pdf("Fortran"))
    assert answer.status_code == 303
    (one,) = documents.read(rita, Candidate.get().id).documents
    assert (one.row.name, one.row.kind, one.row.by, one.row.application) == ("cv.pdf", "resume", None, Application.get().id)


@pytest.mark.parametrize(("content", "status"), [(files.EXE, 422), (b"x" * (11 * MEGABYTE), 413)])
def test_a_resume_that_is_none_is_refused_beside_its_field(stranger: Browser, job: int, content: bytes, status: int) -> None:
    answer = stranger.upload(PAGE, KARI, "cv.pdf", content)
    assert answer.status_code == status
    assert Page(answer.text).message_of("file")
    assert Candidate.select().count() == 0


@pytest.mark.statement(207)
def test_where_a_job_asks_for_a_resume_nobody_applies_without_one(
    people: People, stranger: Browser, rita: Actor, job: int
) -> None:
    with transaction():
        jobs.set_options(job, resume_required=True)
    answer = stranger.post(PAGE, KARI)
    page = Page(answer.text)
    assert (answer.status_code, page.message_of("file")) == (422, "This job asks for a resume. Choose the file to send along.")
    assert page.form(PAGE).fields["email"] == "kari@example.com"
    assert not Candidate.select().exists()
    stranger.upload(PAGE, KARI, "cv.pdf", files.pdf("Fortran"))
    assert not people_on_job.applicants(rita, job).page.rows[0].incomplete
