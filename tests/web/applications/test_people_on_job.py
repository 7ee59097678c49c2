"""Prospects and applicants of a job, and moving them."""

import re
from collections.abc import Callable

import pytest

from server.domain.jobs import JobStatus
from server.domain.roles import Actor
from server.storage.jobs import jobs as stored_jobs
from server.usecases.applications import people_on_job
from server.usecases.candidates import candidates
from tests.support.people import People, advance
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page
from tests.web.support.team import Team

BrowserOf = Callable[[Actor], Browser]


@pytest.fixture
def team(people: People) -> Team:
    return Team.of(people)


@pytest.mark.statement(74, 75)
def test_an_exported_person_is_on_the_prospect_tab_alone(team: Team, browser_of: BrowserOf) -> None:
    team.export()
    browser = browser_of(team.rita)
    assert "Kari Nordmann" in browser.open(f"/jobs/{team.job}/prospects").links
    assert "Kari Nordmann" not in browser.open(f"/jobs/{team.job}/applicants").links


def test_moving_to_application_works_by_plain_forms_and_can_be_undone(team: Team, browser_of: BrowserOf) -> None:
    application = team.export()
    browser = browser_of(team.rita)
    form = browser.open(f"/jobs/{team.job}/prospects").form(f"/applications/{application}/move-to-application")
    assert form.buttons[0] == "Move to Application"
    page = browser.send(form.action, **form.fields)
    assert "Kari Nordmann is in Application now." in page.text
    assert "Kari Nordmann" not in page.links
    undo = next(form for form in page.forms if form.action.startswith("/undo/"))
    back = browser.send(undo.action, **undo.fields)
    assert "Taken back." in back.text
    assert "Kari Nordmann" in back.links


@pytest.mark.statement(215)
def test_a_hiring_manager_can_advance_an_applicant(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    browser = browser_of(team.hans)
    form = browser.open(f"/jobs/{team.job}/applicants").form(f"/applications/{application}/advance")
    assert "Kari Nordmann is in Interview now." in browser.send(form.action, **form.fields).text
    assert team.stage(application) == ("Interview", "active")


def test_advance_is_offered_only_where_a_later_stage_exists(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    for _ in range(2):
        advance(team.rita, application)
    browser = browser_of(team.rita)
    page = browser.open(f"/jobs/{team.job}/applicants")
    assert not page.goes_to(f"/applications/{application}/advance")
    assert page.goes_to(f"/applications/{application}/reject?tab=applicants")
    assert not browser.open(page.links["Kari Nordmann"]).goes_to(f"/applications/{application}/advance")


def test_htmx_gets_the_row_as_it_is_now_and_a_message_with_undo(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    form = {"tab": "applicants", "stage": team.stage_id("Application")}
    answer = browser_of(team.rita).htmx(f"/applications/{application}/advance", form)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith(f'<tr id="person-{application}">')
    assert "HX-Reswap" not in answer.headers
    assert [form.action for form in Page(answer.text).forms if form.action.startswith("/undo/")]
    assert "is in Interview now." in answer.text


@pytest.mark.parametrize("stage", [None, "", "x", "0", "9" * 5000])
def test_an_advance_that_names_no_stage_moves_nobody(team: Team, browser_of: BrowserOf, stage: str | None) -> None:
    application = team.applicant()
    form = {"tab": "applicants"} | ({"stage": stage} if stage is not None else {})
    answer = browser_of(team.rita).htmx(f"/applications/{application}/advance", form)
    assert answer.status_code == 409
    assert team.stage(application) == ("Application", "active")


def test_htmx_takes_a_row_out_of_the_list_it_left(team: Team, browser_of: BrowserOf) -> None:
    application = team.export()
    answer = browser_of(team.rita).htmx(f"/applications/{application}/move-to-application", {"tab": "prospects"})
    assert (answer.status_code, answer.headers["HX-Reswap"]) == (200, "delete")
    assert "<tr" not in answer.text
    assert "is in Application now." in answer.text


def test_a_move_from_a_stage_that_is_no_longer_true_says_so_and_shows_what_is(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    seen = {"tab": "applicants", "stage": team.stage_id("Application")}
    advance(team.hans, application)
    browser = browser_of(team.rita)
    part = browser.htmx(f"/applications/{application}/advance", seen)
    assert part.status_code == 409
    faster = "Hans was faster, so nothing was changed here: Kari Nordmann is in Interview now."
    assert faster in Page(part.text).text
    page = browser.send(f"/applications/{application}/advance", **seen)
    assert faster in page.text
    assert team.stage(application) == ("Interview", "active")


@pytest.mark.statement(217, 218, 219)
def test_a_recruiter_rejects_with_a_reason_that_the_activity_shows(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    browser = browser_of(team.rita)
    address = browser.open(f"/jobs/{team.job}/applicants").links["Reject Kari Nordmann"]
    form = browser.open(address).form(f"/applications/{application}/reject")
    assert len(form.choices["reason"]) > 10
    page = browser.send(form.action, **form.fields | {"reason": "skill_set", "comment": "<b>Told</b> by phone."})
    assert "Kari Nordmann is rejected." in page.text
    assert team.stage(application) == ("Application", "rejected")
    assert "Kari Nordmann" not in page.links
    rejected = browser.open(f"/jobs/{team.job}/applicants?status=rejected")
    assert "Skills do not fit the job" in rejected.text
    activity = browser.open(rejected.links["Kari Nordmann"].partition("?")[0] + "/activity")
    assert "Rejected in Application" in activity.text
    assert "Skills do not fit the job" in activity.text
    assert "<b>Told</b> by phone." in activity.text


@pytest.mark.statement(218)
@pytest.mark.parametrize(
    ("reason", "comment", "field"), [("", "x", "reason"), ("nonsense", "x", "reason"), ("other", "x" * 10_000, "comment")]
)
def test_a_rejection_that_is_refused_keeps_what_was_typed(
    team: Team, browser_of: BrowserOf, reason: str, comment: str, field: str
) -> None:
    application = team.applicant()
    browser = browser_of(team.rita)
    typed = {"tab": "applicants", "reason": reason, "comment": comment}
    for answer in (
        browser.post(f"/applications/{application}/reject", typed),
        browser.htmx(f"/applications/{application}/reject", typed),
    ):
        page = Page(answer.text)
        assert answer.status_code == 422
        assert page.message_of(field)
        assert page.form(f"/applications/{application}/reject").fields["comment"] == comment
    assert team.stage(application) == ("Application", "active")


@pytest.mark.statement(216)
def test_what_a_role_may_not_do_is_neither_offered_nor_done(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    reject, advance = f"/applications/{application}/reject", f"/applications/{application}/advance"
    manager, interviewer = browser_of(team.hans), browser_of(team.ingrid)
    page = manager.open(f"/jobs/{team.job}/applicants")
    assert page.goes_to(advance)
    assert not page.goes_to(f"{reject}?tab=applicants")
    page = interviewer.open(f"/jobs/{team.job}/applicants")
    assert not page.goes_to(advance)
    assert not page.goes_to(f"{reject}?tab=applicants")
    for browser, path in ((manager, reject), (interviewer, reject), (interviewer, advance)):
        assert browser.post(path, {"reason": "other"}).status_code == 403
    assert manager.get(reject).status_code == 403
    assert team.stage(application) == ("Application", "active")


def test_an_interviewer_sees_no_prospects(team: Team, browser_of: BrowserOf) -> None:
    application = team.export()
    browser = browser_of(team.ingrid)
    assert "Prospect" not in browser.open(f"/jobs/{team.job}").links
    assert browser.get(f"/jobs/{team.job}/prospects").status_code == 403
    assert browser.post(f"/applications/{application}/move-to-application").status_code == 404


def test_a_stranger_learns_nothing_of_an_application(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    browser = browser_of(team.people.recruiter())
    acts = (
        "move-to-application",
        "advance",
        "move",
        "reject",
        "withdraw",
        "reopen",
        "delete",
        "silver-medalist",
        "offer-accepted",
    )
    for path in (*acts, "invite"):
        answer = browser.post(f"/applications/{application}/{path}", {"reason": "other"})
        assert answer.status_code == 404, path


def test_on_a_closed_job_nobody_is_moved(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    stored_jobs.set_status(team.job, JobStatus.CLOSED)
    browser = browser_of(team.rita)
    assert not browser.open(f"/jobs/{team.job}/applicants").goes_to(f"/applications/{application}/advance")
    assert "is closed." in browser.send(f"/applications/{application}/advance", tab="applicants").text
    assert team.stage(application) == ("Application", "active")


def test_an_undo_that_comes_too_late_says_so(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    undoable_action = advance(team.rita, application).undoable_action
    advance(team.hans, application)
    page = browser_of(team.rita).send(f"/undo/{undoable_action}", back=f"/jobs/{team.job}/applicants")
    assert "cannot be undone any more" in page.text
    assert team.stage(application) == ("Offer", "active")


def test_the_activity_offers_undo_for_the_latest_step_alone(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    candidate = people_on_job.person(team.rita, application).row.candidate
    undoable_action = advance(team.rita, application).undoable_action
    browser = browser_of(team.rita)
    page = browser.open(f"/candidates/{candidate}/activity")
    assert [form.action for form in page.forms if form.action.startswith("/undo/")] == [f"/undo/{undoable_action}"]
    undone = browser.send(f"/undo/{undoable_action}", back=f"/candidates/{candidate}/activity")
    assert "Taken back; in Application again" in undone.text
    assert candidates.activity(team.rita, candidate).events[0].stage_change.move == "undone"


def test_moves_on_the_candidate_page_come_back_to_it(team: Team, browser_of: BrowserOf) -> None:
    application = team.applicant()
    candidate = people_on_job.person(team.rita, application).row.candidate
    browser = browser_of(team.rita)
    form = browser.open(f"/candidates/{candidate}").form(f"/applications/{application}/advance")
    answer = browser.post(form.action, form.fields)
    assert (answer.status_code, answer.location) == (303, f"/candidates/{candidate}")


@pytest.mark.parametrize("tab", ["prospects", "applicants"])
def test_a_long_list_goes_on_with_more(team: Team, browser_of: BrowserOf, tab: str) -> None:
    for number in range(26):
        (team.export if tab == "prospects" else team.applicant)(f"Person {number}")
    browser = browser_of(team.rita)
    first = browser.open(f"/jobs/{team.job}/{tab}")
    rest = browser.htmx(first.links["More"])
    assert rest.text.lstrip().startswith('<tr id="person-')
    rows = re.findall(r'id="person-(\d+)"', first.html + rest.text)
    assert len(rows) == len(set(rows)) == 26
    assert "More" not in browser.open(first.links["More"]).links


def test_empty_lists_say_how_people_get_there(team: Team, browser_of: BrowserOf) -> None:
    browser = browser_of(team.rita)
    assert browser.open(f"/jobs/{team.job}/prospects").goes_to("/settings/connections")
    assert "when a prospect is moved to Application" in browser.open(f"/jobs/{team.job}/applicants").text


@pytest.mark.parametrize(
    ("status", "said"), [(JobStatus.DRAFT, "as soon as the job is activated"), (JobStatus.CLOSED, "The job is closed")]
)
@pytest.mark.parametrize("tab", ["applicants", "prospects"])
def test_empty_lists_say_why_nobody_can_be_added(
    team: Team, browser_of: BrowserOf, tab: str, status: JobStatus, said: str
) -> None:
    stored_jobs.set_status(team.job, status)
    page = browser_of(team.rita).open(f"/jobs/{team.job}/{tab}")
    assert said in page.text
    for other in ("added by hand", "add them by hand"):
        assert other not in page.text


def test_html_in_a_name_is_shown_as_text_everywhere(team: Team, browser_of: BrowserOf) -> None:
    evil = "<img src=x onerror=alert(1)>"
    application = team.applicant(evil)
    browser = browser_of(team.rita)
    candidate = f"/candidates/{people_on_job.person(team.rita, application).row.candidate}"
    moved = browser.htmx(f"/applications/{application}/advance", {"tab": "applicants", "stage": team.stage_id("Application")})
    addresses = (f"/jobs/{team.job}/applicants", candidate, f"{candidate}/activity", f"/applications/{application}/reject")
    for page in (Page(moved.text), *(browser.open(address) for address in addresses)):
        assert evil in page.text
        assert not [at for tag, at in page.elements if "onerror" in at]
