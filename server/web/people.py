"""The Prospect and Applicants tabs of a job."""

from flask import Blueprint, Response

from server.usecases import applications
from server.usecases.applications import PeopleOnJob
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("people", __name__)


@pages.get("/jobs/<row:job>/prospects")
def prospects(job: int) -> Response:
    """Whoever is in the Prospect stage."""
    return _people(applications.prospects(actor(), job, typed.text("after") or None), "prospects")


@pages.get("/jobs/<row:job>/applicants")
def applicants(job: int) -> Response:
    """Whoever is past it."""
    return _people(applications.applicants(actor(), job, typed.text("after") or None), "applicants")


def _people(found: PeopleOnJob, tab: str) -> Response:
    return answers.page(
        "jobs/people.html", "jobs/_people_rows.html", found=found.job, stages=found.stages, people=found.page, tab=tab
    )
