"""The Hiring team and Process tabs."""

from collections.abc import Callable

import pytest

from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.usecases import hiring_team, process
from tests.people import People
from tests.web.browsing import Browser
from tests.web.reading import Form, Page

BrowserOf = Callable[[Actor], Browser]


@pytest.mark.statement(163)
def test_the_team_of_an_active_job_can_be_changed(people: People, browser_of: BrowserOf) -> None:
    rita, ingrid = people.recruiter(), people.user(name="Ingrid Interviewer")
    job = people.job((rita, TeamRole.RECRUITER))
    browser = browser_of(rita)
    page = browser.send(f"/jobs/{job}/team", user=str(ingrid.id), role="interviewer")
    assert "The hiring team is changed." in page.text
    place = next(member for member in hiring_team.read(rita, job).members if member.user == ingrid.id)
    assert page.goes_to(f"/jobs/{job}/team/{place.id}/remove")
    browser.send(f"/jobs/{job}/team/{place.id}/remove")
    assert [member.user for member in hiring_team.read(rita, job).members] == [rita.id]


@pytest.mark.statement(130, 131)
@pytest.mark.parametrize("role", ["recruiter", "hiring_manager"])
def test_a_place_that_asks_for_a_role_is_refused_beside_the_field(people: People, browser_of: BrowserOf, role: str) -> None:
    rita, nobody = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER))
    answer = browser_of(rita).post(f"/jobs/{job}/team", {"user": str(nobody.id), "role": role})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of("user") == "This person cannot have that role on the team."
    assert page.form(f"/jobs/{job}/team").fields == {"user": str(nobody.id), "role": role}


@pytest.mark.parametrize("form", [{}, {"user": "x", "role": "chief"}, {"user": "1"}])
def test_a_senseless_role_is_refused(people: People, browser_of: BrowserOf, form: dict[str, str]) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    answer = browser_of(rita).post(f"/jobs/{job}/team", form)
    assert answer.status_code == 422
    assert Page(answer.text).message_of("role") == "Choose a role."


@pytest.mark.statement(137, 138)
def test_a_delegate_is_shown_with_whom_they_act_for(people: People, browser_of: BrowserOf) -> None:
    rita, deputy = people.recruiter("Rita Recruiter"), people.user(name="Dag Deputy")
    job = people.job((rita, TeamRole.RECRUITER))
    page = browser_of(rita).send(f"/jobs/{job}/team", user=str(deputy.id), role="delegate")
    assert "Dag Deputy" in page.text
    assert "Delegate of Rita Recruiter" in page.text


def test_whoever_only_reads_the_team_is_offered_no_change(people: People, browser_of: BrowserOf) -> None:
    rita, ingrid = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER))
    browser = browser_of(ingrid)
    page = browser.open(f"/jobs/{job}/team")
    assert [form.action for form in page.forms if form.action.startswith("/jobs")] == []
    place = hiring_team.read(rita, job).members[0].id
    assert browser.post(f"/jobs/{job}/team", {"user": "1", "role": "interviewer"}).status_code == 403
    assert browser.post(f"/jobs/{job}/team/{place}/remove").status_code == 403


@pytest.mark.statement(195, 197)
def test_the_process_of_a_draft_is_a_form(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    browser = browser_of(rita)
    form = browser.open(f"/jobs/{job}/process").form(f"/jobs/{job}/process")
    assert form.fields["prospects"] == "on"
    stage = process.read(rita, job).stages[2].id
    kept = {name: value for name, value in form.fields.items() if name != "prospects"}
    page = browser.send(form.action, **kept | {f"stage-{stage}": "Samtale"})
    assert "The process is saved." in page.text
    assert "Prospect" not in page.links
    assert [one.name for one in process.read(rita, job).stages] == ["Prospect", "Application", "Samtale", "Offer"]


def test_a_stage_without_a_name_is_refused_and_the_rest_is_kept(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    stages = process.read(rita, job).stages
    browser = browser_of(rita)
    typed = {f"stage-{stages[1].id}": "", f"stage-{stages[2].id}": "Samtale"}
    answer = browser.post(f"/jobs/{job}/process", typed)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of("name") == "This is needed."
    fields = page.form(f"/jobs/{job}/process").fields
    assert fields[f"stage-{stages[2].id}"] == "Samtale"
    assert "prospects" not in fields


@pytest.mark.parametrize("stage", ["9" * 5000, "-1", "٣", ""])
def test_a_stage_that_no_row_can_be_is_no_failure(people: People, browser_of: BrowserOf, stage: str) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    assert browser_of(rita).post(f"/jobs/{job}/process", {f"stage-{stage}": "Mine", "prospects": "on"}).status_code == 303
    assert "Mine" not in [one.name for one in process.read(rita, job).stages]


def to_add(page: Page, job: int) -> Form | None:
    """The form that puts somebody on the team, which is not the one that searches."""
    return next((form for form in page.forms if (form.action, form.method) == (f"/jobs/{job}/team", "post")), None)


def test_in_a_large_organisation_a_colleague_is_sought_by_name(
    people: People, browser_of: BrowserOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hiring_team, "SHOWN", 2)
    rita, anna, berit, oystein = (people.recruiter(name) for name in ("Rita", "Anna", "Berit", "Øystein Ås"))
    job = people.job((rita, TeamRole.RECRUITER))
    browser = browser_of(rita)
    first = browser.open(f"/jobs/{job}/team")
    assert "These are the first 2 by name." in first.text
    assert to_add(first, job).choices["user"] == [str(anna.id), str(berit.id)]
    sought = browser.open(f"/jobs/{job}/team?person=oystein")
    form = to_add(sought, job)
    assert form.choices["user"] == [str(oystein.id)]
    refused = Page(browser.post(form.action, form.fields | {"role": "hiring_manager"}).text)
    assert to_add(refused, job).choices["user"] == [str(oystein.id)]
    assert "Øystein Ås" in browser.send(form.action, **form.fields | {"role": "interviewer"}).text


def test_a_search_that_finds_nobody_says_so_and_offers_nobody(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    page = browser_of(rita).open(f"/jobs/{job}/team?person=nobody")
    assert "Nobody has that name or address." in page.text
    assert to_add(page, job) is None
    assert page.form(f"/jobs/{job}/team").fields["person"] == "nobody"


@pytest.mark.statement(164)
def test_the_process_cannot_be_changed_after_activation(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    browser = browser_of(rita)
    page = browser.open(f"/jobs/{job}/process")
    assert [form.action for form in page.forms if form.action.endswith("/process")] == []
    assert "cannot be changed after activation" in page.text
    assert browser.post(f"/jobs/{job}/process", {"prospects": "on"}).status_code == 409


@pytest.mark.statement(198)
def test_a_job_without_prospects_has_no_prospect_tab(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), prospects=False)
    browser = browser_of(rita)
    assert "Prospect" not in browser.open(f"/jobs/{job}").links
    browser.open(f"/jobs/{job}/prospects", 404)
