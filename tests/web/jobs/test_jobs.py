"""Jobs: the list, a new one, its details, and activating it."""

from collections.abc import Callable

import pytest

from server.domain.jobs import JobStatus
from server.domain.roles import Actor, Role, TeamRole
from server.usecases.jobs import jobs
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]
TYPED = {"title": "Data Engineer", "description": "Builds pipelines.", "location": "Oslo", "openings": "2", "role": "recruiter"}
TYPED |= {"employment_type": "Full-time", "seniority": "Associate"}


def listed(page: Page) -> list[str]:
    """The titles of the jobs on a page, in order."""
    return [text for text, address in page.links.items() if address.removeprefix("/jobs/").isdecimal()]


def test_my_jobs_are_those_on_whose_team_i_am(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    people.job((rita, TeamRole.RECRUITER), title="Mine")
    people.job((people.recruiter(), TeamRole.RECRUITER), title="Theirs")
    assert listed(browser_of(rita).open("/jobs")) == ["Mine"]


def test_a_row_counts_prospects_and_applicants(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), job_id="REQ-1042")
    people.applicant(rita, job, people.person("Kari"))
    for name in ("Ola", "Per"):
        people.export(rita, job, people.person(name))
    html = browser_of(rita).open("/jobs").html
    assert 'data-label="Prospects">2<' in html
    assert 'data-label="Applicants">1<' in html
    assert "REQ-1042" in html


def test_an_interviewer_is_not_told_how_many_prospects_there_are(people: People, browser_of: BrowserOf) -> None:
    rita, ingrid = people.recruiter(), people.user()
    people.export(rita, people.job((rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER)))
    assert 'data-label="Prospects">–<' in browser_of(ingrid).open("/jobs").html


@pytest.mark.statement(134)
@pytest.mark.parametrize(("role", "offered"), [(Role.READ_ONLY, True), (Role.ADMINISTRATOR, True), (Role.RECRUITER, False)])
def test_all_jobs_are_offered_to_those_who_may_see_them(people: People, browser_of: BrowserOf, role: Role, offered: bool) -> None:
    people.job((people.recruiter(), TeamRole.RECRUITER), title="Somebody's")
    browser = browser_of(people.user(role))
    assert ("All jobs" in browser.open("/jobs").links) is offered
    if offered:
        assert listed(browser.open("/jobs?view=all")) == ["Somebody's"]
    else:
        browser.open("/jobs?view=all", 403)


@pytest.mark.statement(179)
def test_the_list_is_filtered_by_status_and_searched_by_title_and_job_id(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    people.job((rita, TeamRole.RECRUITER), title="Ærlig Økonom", job_id="REQ-77", status=JobStatus.DRAFT)
    people.job((rita, TeamRole.RECRUITER), title="Data Engineer")
    browser = browser_of(rita)
    assert listed(browser.open("/jobs?status=draft")) == ["Ærlig Økonom"]
    assert listed(browser.open("/jobs?q=engin")) == ["Data Engineer"]
    assert listed(browser.open("/jobs?q=req-77")) == ["Ærlig Økonom"]
    assert listed(browser.open("/jobs?q=okonom&status=draft")) == ["Ærlig Økonom"]
    assert browser.open("/jobs?q=okonom").form("/jobs").fields["q"] == "okonom"


@pytest.mark.parametrize(
    "query", ["q=%00", "status=nonsense", "after=x-y", "after=99999999999999999-1", "q=" + "x" * 3000, "view=?"]
)
def test_an_address_that_makes_no_sense_is_no_failure(people: People, browser_of: BrowserOf, query: str) -> None:
    browser_of(people.recruiter()).open(f"/jobs?{query}")


def test_htmx_gets_the_list_alone_and_its_next_rows_alone(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    for number in range(27):
        people.job((rita, TeamRole.RECRUITER), title=f"Job {number:02}")
    browser = browser_of(rita)
    part = browser.htmx("/jobs?q=job")
    assert part.text.lstrip().startswith('<div id="jobs">')
    assert "HX-Request-Type" in part.headers["Vary"]
    first = Page(part.text)
    rest = browser.htmx(first.links["More"])
    assert rest.text.lstrip().startswith("<tr>")
    assert len(listed(first)) == 25
    assert len(listed(Page(rest.text))) == 2
    assert "More" not in Page(rest.text).links


def test_more_leads_without_javascript_to_a_page_of_the_rest(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    for number in range(26):
        people.job((rita, TeamRole.RECRUITER), title=f"Job {number:02}", status=JobStatus.DRAFT)
    browser = browser_of(rita)
    first = browser.open("/jobs?status=draft")
    second = browser.open(first.links["More"])
    assert len(set(listed(first) + listed(second))) == 26
    assert second.form("/jobs").fields["status"] == "draft"


@pytest.mark.parametrize(
    ("role", "path", "words"),
    [
        (Role.RECRUITER, "/jobs", "Make a job, or ask a colleague"),
        (Role.READ_ONLY, "/jobs", "as soon as somebody puts you on their hiring team"),
        (Role.READ_ONLY, "/jobs?view=all", "Recruiters and hiring managers make the first one."),
        (Role.RECRUITER, "/jobs?q=nothing", "No job matches."),
    ],
)
def test_an_empty_list_says_what_to_do_next(people: People, browser_of: BrowserOf, role: Role, path: str, words: str) -> None:
    assert words in browser_of(people.user(role)).open(path).text


@pytest.mark.statement(149, 150, 155, 165)
def test_a_new_job_begins_as_a_draft_with_its_maker_on_the_team(people: People, browser_of: BrowserOf) -> None:
    rita = people.user(Role.RECRUITER, Role.HIRING_MANAGER, name="Rita")
    browser = browser_of(rita)
    first = browser.open(browser.open("/jobs").links["New job"])
    assert [at["value"] for tag, at in first.elements if at.get("name") == "role"] == ["recruiter", "hiring_manager"]
    page = browser.open("/jobs/new/details?title=Data+Engineer&role=hiring_manager&skip=yes")
    form = page.form("/jobs/new")
    assert (form.fields["title"], form.fields["role"], form.fields["openings"]) == ("Data Engineer", "hiring_manager", "1")
    assert {"title", "description", "location"} <= form.fields.keys()
    assert [at["value"] for tag, at in page.elements if at.get("name") == "role"] == ["recruiter", "hiring_manager"]
    made = browser.send("/jobs/new", **TYPED | {"role": "hiring_manager"})
    assert "Draft" in made.text
    assert "saved as a draft" in made.text
    assert "Hiring manager" in browser.open(made.links["Hiring team"]).text


def test_a_new_job_sent_twice_is_made_once_and_opened_both_times(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    browser = browser_of(rita)
    address = "/jobs/new/details?title=Data+Engineer&role=recruiter"
    form = browser.open(address).form("/jobs/new")
    first, second = (browser.post("/jobs/new", form.fields | TYPED) for _ in range(2))
    assert (first.status_code, second.status_code, second.location) == (303, 303, first.location)
    fresh = browser.open(address).form("/jobs/new")
    assert browser.post("/jobs/new", fresh.fields | TYPED).location != first.location
    assert len(jobs.list_jobs(rita).page.rows) == 2


@pytest.mark.statement(152, 153, 154)
@pytest.mark.parametrize("missing", ["title", "description", "location"])
def test_a_job_without_a_needed_text_is_refused_beside_the_field(people: People, browser_of: BrowserOf, missing: str) -> None:
    rita = people.recruiter()
    answer = browser_of(rita).post("/jobs/new", TYPED | {missing: "  "})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of(missing) == "This is needed."
    assert jobs.list_jobs(rita).page.rows == []
    kept = page.form("/jobs/new").fields
    assert all(kept[name] == value for name, value in TYPED.items() if name != missing)


@pytest.mark.parametrize("field", ["title", "location"])
def test_ten_kilobytes_in_a_field_are_refused_with_everything_kept(people: People, browser_of: BrowserOf, field: str) -> None:
    typed = TYPED | {"form_key": "kept", field: "æ" * 10_000, "description": "Line one\nLine two"}
    answer = browser_of(people.recruiter()).post("/jobs/new", typed)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of(field) == "This is too long."
    kept = page.form("/jobs/new").fields
    assert {name: kept[name] for name in typed} == typed


@pytest.mark.parametrize("openings", ["0", "1000", "-1", "two", "", "٣", "9" * 40])
def test_a_senseless_number_of_openings_is_refused(people: People, browser_of: BrowserOf, openings: str) -> None:
    answer = browser_of(people.recruiter()).post("/jobs/new", TYPED | {"openings": openings})
    assert answer.status_code == 422
    assert Page(answer.text).message_of("openings") == "Between 1 and 999."
    assert Page(answer.text).form("/jobs/new").fields["openings"] == openings


def test_a_role_that_one_does_not_hold_is_refused(people: People, browser_of: BrowserOf) -> None:
    for role in ("hiring_manager", "administrator", ""):
        answer = browser_of(people.recruiter()).post("/jobs/new", TYPED | {"role": role})
        assert Page(answer.text).message_of("role") == "Choose your role in the process."


@pytest.mark.statement(128, 129, 135)
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.READ_ONLY, None])
def test_without_the_role_a_new_job_is_neither_offered_nor_made(people: People, browser_of: BrowserOf, role: Role | None) -> None:
    browser = browser_of(people.user(*[role] if role else []))
    assert "New job" not in browser.open("/jobs").links
    assert browser.get("/jobs/new").status_code == 403
    assert browser.post("/jobs/new", TYPED).status_code == 403


def test_html_in_a_job_is_shown_as_text(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    evil = "<script>alert(1)</script>"
    browser = browser_of(rita)
    made = browser.send("/jobs/new", **TYPED | {"title": evil, "description": f"<img src=x onerror=alert(1)> {evil}"})
    for page in (made, browser.open("/jobs"), browser.open(f"{made.links['Job details']}/edit")):
        assert evil in page.text or page.form(f"{made.links['Job details']}/edit").fields["title"] == evil
        assert not [at for tag, at in page.elements if tag == "script" and "src" not in at]
        assert not [at for tag, at in page.elements if "onerror" in at]


@pytest.mark.statement(145, 144)
def test_only_whoever_may_change_the_details_is_offered_to(people: People, browser_of: BrowserOf) -> None:
    rita, ingrid = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER))
    interviewer, reader = browser_of(ingrid), browser_of(people.read_only())
    for browser in (interviewer, reader):
        assert not browser.open(f"/jobs/{job}").goes_to(f"/jobs/{job}/edit")
        assert browser.get(f"/jobs/{job}/edit").status_code == 403
        assert browser.post(f"/jobs/{job}/edit", TYPED).status_code == 403
    assert browser_of(people.recruiter()).post(f"/jobs/{job}/edit", TYPED).status_code == 404


def test_details_are_changed_in_a_form_that_holds_what_they_were(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    browser = browser_of(rita)
    form = browser.open(f"/jobs/{job}/edit").form(f"/jobs/{job}/edit")
    assert form.fields["title"] == "Senior Data Engineer"
    page = browser.send(form.action, **form.fields | {"location": "Bergen"})
    assert "The job details are saved." in page.text
    assert "Bergen" in page.text
    fresh = browser.open(form.action).form(form.action)
    refused = browser.post(form.action, fresh.fields | {"title": "", "location": "Kept"})
    assert refused.status_code == 422
    assert Page(refused.text).form(form.action).fields["location"] == "Kept"


@pytest.mark.statement(148, 172)
def test_a_draft_is_activated_by_whoever_may(people: People, browser_of: BrowserOf) -> None:
    rita, ingrid = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER), status=JobStatus.DRAFT)
    activate = f"/jobs/{job}/activate"
    interviewer = browser_of(ingrid)
    assert not interviewer.open(f"/jobs/{job}").goes_to(activate)
    assert interviewer.post(activate).status_code == 403
    browser = browser_of(rita)
    assert browser.open(f"/jobs/{job}").goes_to(activate)
    page = browser.send(activate)
    assert "The job is active." in page.text
    assert not page.goes_to(activate)


@pytest.mark.statement(170)
@pytest.mark.parametrize("status", [JobStatus.CLOSED, JobStatus.REJECTED])
def test_a_job_that_cannot_be_activated_says_so(people: People, browser_of: BrowserOf, status: JobStatus) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), status=status)
    browser = browser_of(rita)
    assert not browser.open(f"/jobs/{job}").goes_to(f"/jobs/{job}/activate")
    assert browser.post(f"/jobs/{job}/activate").status_code == 409
