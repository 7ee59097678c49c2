"""The Hiring team tab."""

from collections.abc import Callable

import pytest

from server.domain.roles import Actor, TeamRole
from server.usecases.jobs import hiring_team
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Form, Page

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
    query = browser.open(f"/jobs/{job}/team?person=oystein")
    form = to_add(query, job)
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
