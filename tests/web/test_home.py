"""The Home page: what a signed-in user meets first."""

from collections.abc import Callable

import pytest
from flask import Flask

from server.domain.jobs import JobStatus
from server.domain.roles import Actor, Role, TeamRole
from server.usecases.jobs import approval_answers
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.team import Team

BrowserOf = Callable[[Actor], Browser]


def test_the_first_page_is_home_and_the_navigation_leads_there(people: People, browser_of: BrowserOf) -> None:
    page = browser_of(people.recruiter()).open("/about")
    assert page.links["Home"] == "/"
    assert browser_of(people.recruiter()).open("/").title.startswith("Home")


def test_numbers_lead_to_the_people_they_count(people: People, browser_of: BrowserOf) -> None:
    team = Team.of(people)
    team.export()
    team.applicant("Per Hansen")
    page = browser_of(team.rita).open("/")
    assert page.links["1 Prospects"] == f"/jobs/{team.job}/prospects"
    assert page.links["1 Applicants"] == f"/jobs/{team.job}/applicants"
    assert "Prospects" not in browser_of(team.ingrid).open("/").text


@pytest.mark.parametrize(
    ("roles", "said", "next_step"),
    [
        ((Role.ADMINISTRATOR,), "You are on no hiring team.", "/admin/users"),
        ((Role.RECRUITER,), "You have no open job yet.", "/jobs/new"),
        ((Role.HIRING_MANAGER,), "You have no open job yet.", "/jobs/new"),
        ((Role.READ_ONLY,), "You may read everything in Attract.", "/candidates"),
        ((), "You are on no hiring team yet.", None),
    ],
)
def test_who_has_no_job_is_told_what_to_do_next_as_far_as_they_may(
    people: People, browser_of: BrowserOf, roles: tuple[Role, ...], said: str, next_step: str | None
) -> None:
    browser = browser_of(people.user(*roles))
    page = browser.open("/")
    assert said in page.text
    steps = {"/admin/users", "/jobs/new"} & set(page.links.values())
    assert steps == ({next_step} & {"/admin/users", "/jobs/new"})
    if next_step:
        assert browser.get(next_step).status_code == 200


def test_what_changed_is_shown_until_it_is_marked_as_seen(people: People, browser_of: BrowserOf) -> None:
    team, rolf = Team.of(people), people.recruiter("Rolf")
    browser = browser_of(team.hans)
    browser.send("/seen", **browser.open("/").form("/seen").filled())
    team.applicant("Åse <b>Berg</b>")
    for _ in range(2):
        page = browser.open("/")
        assert "Came in Åse <b>Berg</b> Rita" in page.text
        assert "Moved Åse <b>Berg</b> Application Rita" in page.text
    page = browser.send("/seen", **page.form("/seen").filled())
    assert "Åse" not in page.text
    assert "Nothing has changed." in page.text
    assert browser.post("/seen", {"up_to": "x" * 50}).status_code == 303
    assert browser_of(rolf).post("/seen", {"up_to": "1"}).status_code == 303


def test_of_many_approvals_the_rest_is_folded(people: People, browser_of: BrowserOf) -> None:
    rita, ola = people.recruiter("Rita"), people.user(name="Ola")
    for number in range(7):
        job = people.job((rita, TeamRole.RECRUITER), status=JobStatus.DRAFT, approval=True, title=f"Pilot {number}")
        approval_answers.add(rita, job, ola.id)
        approval_answers.send(rita, job)
    for browser in (browser_of(ola), browser_of(rita)):
        shown, _, rest = browser.open("/").html.partition("<summary>2 more</summary>")
        assert [title for number in range(7) if (title := f"Pilot {number}") in shown.partition("my-jobs")[0]] == [
            f"Pilot {number}" for number in range(5)
        ]
        assert "Pilot 6" in rest.partition("my-jobs")[0]


def test_home_speaks_norwegian(people: People, app: Flask) -> None:
    rita = people.recruiter()
    people.job((rita, TeamRole.RECRUITER))
    page = Browser(app).signed_in(rita).get("/", **{"Accept-Language": "nb"})
    assert "Mine jobber" in page.text
    assert "Siste aktivitet" in page.text
