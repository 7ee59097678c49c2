"""What each of the five roles is offered, on a job that three of them work on, and that no typed address leads further."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.colleague import ADMIN, INTERVIEWER, MANAGER, READ_ONLY, RECRUITER, Colleague, ExportResult, Job
from e2e.support.people import Pool

AREAS = ["Home", "Jobs", "Candidates", "Talent pools", "Templates"]
JOB_TABS = ["Job details", "Hiring team", "Process", "Prospect", "Applicants", "Postings", "History"]
CANDIDATE_TABS = ["Profile", "Activity", "Documents", "Notes", "Feedback", "LinkedIn", "History"]
EDITING = frozenset({"Edit details", "Add applicant", "Advance", "Add note", "Edit candidate"})


@dataclass(frozen=True)
class Seen:
    """What somebody is offered; ``refused`` are addresses that they may only know by heart, with the status they get."""

    email: str
    offered: frozenset[str]
    refused: dict[str, int]
    areas: tuple[str, ...] = tuple(AREAS)
    job_tabs: tuple[str, ...] = tuple(JOB_TABS)
    candidate_tabs: tuple[str, ...] = tuple(CANDIDATE_TABS)


ROLES = [
    Seen(ADMIN, EDITING | {"Admin center", "Reject"}, {"/jobs/new": 403, "/jobs/999999": 404}),
    Seen(RECRUITER, EDITING | {"New job", "Reject"}, {"/admin/users": 403, "/admin/system": 403, "/jobs?view=all": 403}),
    Seen(MANAGER, EDITING | {"New job"}, {"{application}/reject": 403, "{application}/delete": 403, "/admin/users": 403}),
    Seen(
        INTERVIEWER,
        frozenset(),
        {"/candidates": 403, "/pools": 403, "/templates": 403, "{job}/prospects": 403, "{job}/edit": 403, "{prospect}": 404},
        areas=("Home", "Jobs"),
        job_tabs=("Job details", "Hiring team", "Process", "Applicants"),
        candidate_tabs=("Profile", "Activity", "Documents", "Notes", "Feedback"),
    ),
    Seen(READ_ONLY, frozenset(), {"/jobs/new": 403, "{job}/edit": 403, "{application}/reject": 403, "/pools/new": 403}),
]


@pytest.fixture(scope="session")
def at_work(world: object, people: Pool) -> tuple[Job, ExportResult, ExportResult]:
    """A job of a recruiter, a hiring manager and an interviewer, with an applicant and a prospect."""
    with Colleague(world.attract.address) as one:  # type: ignore[attr-defined]
        job = one.open_job("Shipwright")
        one.put_on_team(job, "Harald Manager", "hiring_manager")
        one.put_on_team(job, "Ingrid Interviewer", "interviewer")
        applicant, prospect = one.export(people.anybody(), job), one.export(people.anybody(), job)
        one.move_to_application(applicant)
    return job, applicant, prospect


@pytest.mark.parametrize("role", ROLES, ids=[role.email.partition("@")[0] for role in ROLES])
def test_each_role_is_offered_what_it_may_and_refused_the_rest(
    visit: Callable[..., Attract], at_work: tuple[Job, ExportResult, ExportResult], role: Seen
):
    job, applicant, prospect = at_work
    attract = visit().open("/").sign_in(role.email)
    expect(attract.heading("Home")).to_be_visible()
    assert tuple(attract.areas()) == role.areas
    attract.button("Settings").click()
    offered = _there(attract, "link", "Admin center") | _there(attract, "button", "New job")

    attract.open_applicants(job)
    expect(attract.heading(job.title)).to_be_visible()
    assert tuple(attract.tabs()) == role.job_tabs
    for name in ("Edit details", "Add applicant", "Advance", "Reject"):
        offered |= _there(attract, "button", name)

    attract.open(f"/candidates/{applicant.candidate}")
    assert tuple(attract.tabs()) == role.candidate_tabs
    offered |= {"Edit candidate" for _ in _there(attract, "button", "Edit details")}
    attract.show_tab("Notes")
    offered |= {"Add note" for _ in _there(attract, "textbox", "Note")}
    assert offered == role.offered

    known = {"job": f"/jobs/{job.id}", "application": f"/applications/{applicant.application}"}
    known["prospect"] = f"/candidates/{prospect.candidate}"
    assert {path: attract.status_of(path.format(**known)) for path in role.refused} == role.refused


def _there(attract: Attract, kind: str, name: str) -> set[str]:
    return {name} if attract.page.get_by_role(kind, name=name).count() else set()  # type: ignore[arg-type]
