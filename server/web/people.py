"""The Prospect and Applicants tabs of a job."""

from typing import Any

from flask import Blueprint, Response
from markupsafe import Markup

from server.domain.stages import Stage
from server.usecases import applications
from server.usecases.applications import PeopleOnJob
from server.usecases.linkedin import exported
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("people", __name__)


@pages.get("/jobs/<row:job>/prospects")
def prospects(job: int) -> Response:
    """Whoever is in the Prospect stage."""
    found = applications.prospects(actor(), job, typed.text("after") or None)
    return _people(found, "prospects", exported.waiting_on(found.job))


@pages.get("/jobs/<row:job>/applicants")
def applicants(job: int) -> Response:
    """Whoever is past it."""
    return _people(applications.applicants(actor(), job, typed.text("after") or None), "applicants")


def _people(found: PeopleOnJob, tab: str, undecided: int = 0) -> Response:
    data = {"found": found.job, "undecided": undecided, "people": found.page, "tab": tab, **track(found.stages)}
    return answers.page("jobs/people.html", "jobs/_people_rows.html", **data)


def track(stages: list[Stage]) -> dict[str, Any]:
    """What a row needs to show how far somebody is: the place of each stage, from 1, and one bar a stage."""
    return {"places": {stage.id: place for place, stage in enumerate(stages, 1)}, "bars": Markup("<i></i>") * len(stages)}
