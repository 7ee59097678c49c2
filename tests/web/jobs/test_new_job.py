"""Jobs > New, and the lists of words in the form for details, as they work without JavaScript and with it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.usecases.jobs import jobs, templates
from tests.support.people import DRAFT, People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Form, Page

BrowserOf = Callable[[Actor], Browser]
DETAILS = {"description": "Brings ships in.", "location": "Oslo", "openings": "1"}


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter()


@pytest.fixture
def browser(rita: Actor, browser_of: BrowserOf) -> Browser:
    return browser_of(rita)


def made(rita: Actor) -> jobs.JobDetails:
    """The job that was made last."""
    return jobs.read(rita, jobs.list_jobs(rita).page.rows[0].id)


@pytest.mark.statement(149)
def test_a_job_begins_with_title_role_and_template_and_goes_on_to_the_details(rita: Actor, browser: Browser) -> None:
    template = templates.create(rita, "Pilots")
    first = browser.open("/jobs/new").form("/jobs/new/details")
    assert (first.method, first.fields["title"], first.fields["role"]) == ("get", "", "recruiter")
    page = browser.open(f"/jobs/new/details?title=Pilot&role=recruiter&template={template}")
    form = page.form("/jobs/new")
    assert (form.fields["title"], form.fields["template"]) == ("Pilot", str(template))
    browser.send("/jobs/new", **form.filled(**DETAILS))
    assert (made(rita).job.title, made(rita).template) == ("Pilot", "Pilots")


@pytest.mark.statement(151)
def test_skip_uses_the_default_template(rita: Actor, browser: Browser, people: People) -> None:
    other, usual = templates.create(rita, "Other"), templates.create(rita, "Usual")
    templates.set_default(people.administrator(), usual)
    page = browser.open(f"/jobs/new/details?title=Pilot&role=recruiter&template={other}&skip=yes")
    browser.send("/jobs/new", **page.form("/jobs/new").filled(**DETAILS))
    assert made(rita).template == "Usual"


@pytest.mark.parametrize(
    ("query", "wrong"), [("role=recruiter", "title"), ("title=Pilot", "role"), ("title=x&role=nobody", "role")]
)
def test_the_first_questions_are_asked_again_with_what_was_answered(browser: Browser, query: str, wrong: str) -> None:
    page = browser.open(f"/jobs/new/details?{query}", 422)
    assert page.message_of(wrong)
    assert page.form("/jobs/new/details")


def test_a_template_that_is_gone_and_a_job_id_that_is_taken_are_said_beside_their_fields(
    rita: Actor, browser: Browser, people: People
) -> None:
    people.job(job_id="SHIP-1")
    typed = {"title": "Pilot", "role": "recruiter", **DETAILS}
    for field, value in (("template", "10000"), ("job_id", "SHIP-1"), ("job_id", "two words")):
        answer = browser.post("/jobs/new", typed | {field: value})
        assert answer.status_code == 422
        assert Page(answer.text).message_of(field)
    browser.send("/jobs/new", **typed, job_id="SHIP-2")
    assert made(rita).job.job_id == "SHIP-2"


class Edit:
    """The form for the details of a draft."""

    def __init__(self, people: People, browser_of: BrowserOf, rita: Actor) -> None:
        self.job = people.job((rita, TeamRole.RECRUITER), status=JobStatus.DRAFT)
        self.address, self.browser, self.rita = f"/jobs/{self.job}/edit", browser_of(rita), rita

    def open(self) -> Form:
        return self.browser.open(self.address).form(self.address)

    def step(self, form: Form, step: str, **changes: str) -> Page:
        answer = self.browser.post(self.address, form.filled(step=step, **changes))
        assert answer.status_code == 200
        return Page(answer.text)

    def words(self, page: Page, kind: str) -> list[str]:
        return page.form(self.address).repeated.get(kind, [])


@pytest.fixture
def edit(people: People, browser_of: BrowserOf, rita: Actor) -> Edit:
    return Edit(people, browser_of, rita)


@pytest.mark.statement(157)
def test_words_are_added_and_taken_off_and_kept_on_save(edit: Edit) -> None:
    page = edit.step(edit.open(), "add:skill", skill_new="Python, Ice navigation", title="Typed")
    assert edit.words(page, "skill") == ["Python", "Ice navigation"]
    form = page.form(edit.address)
    assert (form.fields["skill_new"], form.fields["title"]) == ("", "Typed")
    page = edit.step(form, "drop:skill:Python")
    assert edit.words(page, "skill") == ["Ice navigation"]
    assert jobs.read(edit.rita, edit.job).draft == DRAFT
    edit.browser.send(edit.address, **page.form(edit.address).filled(skill_new="SQL", industry_new="Maritime"))
    assert jobs.read(edit.rita, edit.job).draft == replace(
        DRAFT, title="Typed", skills=("Ice navigation", "SQL"), industries=("Maritime",)
    )
    assert "Ice navigation SQL Company industries Maritime" in edit.browser.open(f"/jobs/{edit.job}").text


@pytest.mark.statement(158, 159)
@pytest.mark.parametrize("kind", ["job_function", "industry"])
def test_a_fourth_word_of_ones_own_is_refused_when_it_is_added_and_when_it_is_saved(edit: Edit, kind: str) -> None:
    page = edit.step(edit.open(), f"add:{kind}", **{f"{kind}_new": "One,Two,Three"})
    assert edit.words(page, kind) == ["One", "Two", "Three"]
    page = edit.step(page.form(edit.address), f"add:{kind}", **{f"{kind}_new": "Four"})
    assert "at most 3" in page.message_of(kind)
    assert edit.words(page, kind) == ["One", "Two", "Three"]
    assert page.form(edit.address).fields[f"{kind}_new"] == "Four"
    answer = edit.browser.post(edit.address, page.form(edit.address).filled())
    assert (answer.status_code, "at most 3" in Page(answer.text).message_of(kind)) == (422, True)
    assert jobs.read(edit.rita, edit.job).draft == DRAFT


@pytest.mark.statement(157)
def test_default_skills_are_suggested_and_those_of_other_jobs_while_one_types(edit: Edit) -> None:
    html = edit.browser.open(edit.address).html
    assert '<option value="Python">' in html.partition('id="skill-words"')[2].partition("</datalist>")[0]
    jobs.change(edit.rita, edit.job, replace(DRAFT, skills=("Ice navigation",)))
    answer = edit.browser.htmx(f"/jobs/suggestions?kind=skill&job={edit.job}&skill_new=ic")
    assert answer.text.startswith('<option value="Ice navigation">')
    assert '<option value="Python">' in answer.text
    assert "Ice" not in edit.browser.htmx("/jobs/suggestions?kind=skill&skill_new=x").text


def test_words_are_typed_in_the_readers_language_and_kept_in_one(edit: Edit) -> None:
    norwegian = {"Accept-Language": "nb"}
    answer = edit.browser.post(edit.address, edit.open().filled(step="add:industry", industry_new="Sjøfart"), **norwegian)
    page = Page(answer.text)
    assert edit.words(page, "industry") == ["Maritime"]
    assert "Sjøfart" in page.text


def test_words_with_markup_are_text(edit: Edit) -> None:
    evil = '"><script>alert(1)</script>'
    page = edit.step(edit.open(), "add:skill", skill_new=evil)
    assert edit.words(page, "skill") == [evil]
    assert not [at for tag, at in page.elements if tag == "script" and "src" not in at]


@pytest.mark.parametrize("step", ["drop:skill:Nobody", "drop:skill", "add:skill"])
def test_a_step_that_names_nothing_changes_nothing(edit: Edit, step: str) -> None:
    assert edit.words(edit.step(edit.open(), step), "skill") == []


def test_who_saves_second_sees_both_versions_keeps_theirs_typed_and_may_put_it_in_its_place(edit: Edit) -> None:
    form = edit.open()
    jobs.change(edit.rita, edit.job, replace(DRAFT, title="Theirs", industries=("Maritime",)))
    answer = edit.browser.post(edit.address, form.filled(title="Mine"))
    page = Page(answer.text)
    assert answer.status_code == 409
    assert "Job title Theirs Mine" in page.text
    assert "Company industries Maritime –" in page.text
    assert jobs.read(edit.rita, edit.job).job.title == "Theirs"
    assert page.form(edit.address).fields["title"] == "Mine"
    edit.browser.send(edit.address, **page.form(edit.address).filled())
    assert jobs.read(edit.rita, edit.job).job.title == "Mine"


@pytest.mark.statement(178)
def test_an_approved_and_activated_job_offers_no_form_and_takes_none(people: People, rita: Actor, browser: Browser) -> None:
    job = people.job((rita, TeamRole.RECRUITER), approval=True)
    assert not browser.open(f"/jobs/{job}").goes_to(f"/jobs/{job}/edit")
    assert browser.get(f"/jobs/{job}/edit").status_code == 409
    assert browser.post(f"/jobs/{job}/edit", {"title": "x", **DETAILS}).status_code == 409


@pytest.mark.statement(171)
def test_the_form_says_that_an_edit_makes_an_approved_job_a_draft_again(people: People, rita: Actor, browser: Browser) -> None:
    job = people.job((rita, TeamRole.RECRUITER), approval=True, status=JobStatus.APPROVED)
    form = browser.open(f"/jobs/{job}/edit")
    assert "a draft again" in form.text
    page = browser.send(f"/jobs/{job}/edit", **form.form(f"/jobs/{job}/edit").filled(title="Other"))
    assert "Draft" in page.text
