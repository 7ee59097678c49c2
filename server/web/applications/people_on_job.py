"""The Prospect and Applicants tabs of a job, as list and as board."""

from typing import Any

from flask import Blueprint, Response, request
from markupsafe import Markup

from server.domain.people_on_job import Narrowed, PeopleOrder, Shown
from server.domain.stages import StageOfJob
from server.usecases.applications import people_on_job
from server.usecases.applications.people_on_job import Board, PeopleOnJob
from server.usecases.linkedin.incoming import export_decisions
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("people", __name__)

LIST, BOARD = "list", "board"
_VIEW = "people_view"  # the cookie that remembers the choice between the two in this browser
_YEAR = 365 * 24 * 60 * 60


@pages.get("/jobs/<row:job>/prospects")
def prospects(job: int) -> Response:
    """Whoever is in the Prospect stage; as a board also the way from there on."""
    if view() == BOARD:
        return _board(people_on_job.board(actor(), job, True, narrowed()), "prospects")
    return _list(people_on_job.prospects(actor(), job, form_input.text("after") or None, narrowed()), "prospects")


@pages.get("/jobs/<row:job>/applicants")
def applicants(job: int) -> Response:
    """Whoever is past it."""
    if view() == BOARD:
        return _board(people_on_job.board(actor(), job, False, narrowed()), "applicants")
    return _list(people_on_job.applicants(actor(), job, form_input.text("after") or None, narrowed()), "applicants")


@pages.get("/jobs/<row:job>/board/<row:stage>")
def column(job: int, stage: int) -> Response:
    """What follows in a column of the board."""
    people_page = people_on_job.column(actor(), job, stage, form_input.text("after") or None, narrowed())
    query = _query_args(narrowed())
    return responses.part(
        "applications/people/_cards.html", job_view=people_page.job, column=people_page.columns[0], tab=tab(), query_args=query
    )


def view() -> str:
    """List or board: what the address says, else what was chosen last in this browser."""
    chosen = form_input.text("view") or request.cookies.get(_VIEW)
    return BOARD if chosen == BOARD else LIST


def tab() -> str:
    """The tab that a form or a fragment belongs to, or "" for none."""
    return form_input.text("tab") if form_input.text("tab") in ("prospects", "applicants") else ""


def narrowed() -> Narrowed:
    """What was chosen above the list."""
    shown, order = form_input.choice("status", Shown), form_input.choice("sort", PeopleOrder)
    return Narrowed(
        shown or Shown.RUNNING, order or PeopleOrder.LATEST, form_input.number("stage") if request.method == "GET" else None
    )


def track(stages: list[StageOfJob]) -> dict[str, Any]:
    """What a row needs to show how far somebody is: the place of each stage, from 1, and one bar a stage."""
    return {"places": {stage.id: place for place, stage in enumerate(stages, 1)}, "bars": Markup("<i></i>") * len(stages)}


def _list(people_page: PeopleOnJob, tab: str) -> Response:
    part = "applications/people/_people_rows.html" if form_input.text("after") else "applications/people/_people_list.html"
    data = {"people": people_page.page, "stages": people_page.stages, **track(people_page.stages)}
    return _people(people_page, tab, part, view=LIST, **data)


def _board(people_page: Board, tab: str) -> Response:
    return _people(people_page, tab, "applications/people/_board.html", view=BOARD, board=people_page, stages=people_page.stages)


def _people(people_page: PeopleOnJob | Board, tab: str, part: str, **data: Any) -> Response:
    undecided = export_decisions.waiting_on(people_page.job) if tab == "prospects" else 0
    chosen: dict[str, Any] = {
        "tab": tab,
        "query_args": _query_args(narrowed()),
        "statuses": list(Shown),
        "orders": list(PeopleOrder),
    }
    response = responses.page(
        "applications/people/people.html", part, job_view=people_page.job, undecided=undecided, **chosen, **data
    )
    if form_input.text("view"):
        response.set_cookie(_VIEW, view(), max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def _query_args(chosen: Narrowed) -> dict[str, object]:
    """The choices as an address carries them, so that More goes on in the same list."""
    stage = {"stage": chosen.stage} if chosen.stage else {}
    return {"status": chosen.shown, "sort": chosen.order, **stage}
