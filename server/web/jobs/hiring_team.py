"""The Hiring team tab."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.roles import TeamRole
from server.usecases.jobs import hiring_team
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("hiring_team", __name__)


@pages.get("/jobs/<row:job>/team")
def show(job: int) -> Response:
    """Who is on the team, and the form to add somebody."""
    return _page(job)


@pages.post("/jobs/<row:job>/team")
def add(job: int) -> Response:
    """Put somebody on the team."""
    try:
        hiring_team.add(actor(), job, form_input.number("user") or 0, form_input.choice("role", TeamRole))
    except Invalid as invalid:
        return _page(job, 422, invalid.errors)
    return responses.done(gettext("The hiring team is changed."), f"/jobs/{job}/team")


@pages.post("/jobs/<row:job>/team/<row:member>/remove")
def remove(job: int, member: int) -> Response:
    """Take a place on the team away."""
    hiring_team.remove(actor(), job, member)
    return responses.done(gettext("The hiring team is changed."), f"/jobs/{job}/team")


def _page(job: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    query = form_input.text("person")[:200]
    team = hiring_team.read(actor(), job, query)
    data: dict[str, Any] = {
        "job_view": team.job,
        "team": team,
        "person_query": query,
        "form_values": form_input.texts(),
        "errors": errors or {},
    }
    return responses.page("jobs/team.html", status=status, **data)
