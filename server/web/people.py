"""The Prospect and Applicants tabs of a job, as list and as board."""

from typing import Any

from flask import Blueprint, Response, request
from markupsafe import Markup

from server.domain.people_on_job import Narrowed, Order, Shown
from server.domain.stages import Stage
from server.usecases import people_on_job
from server.usecases.linkedin import exported
from server.usecases.people_on_job import Board, PeopleOnJob
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("people", __name__)

LIST, BOARD = "list", "board"
_VIEW = "people_view"  # the cookie that remembers the choice between the two in this browser
_YEAR = 365 * 24 * 60 * 60


@pages.get("/jobs/<row:job>/prospects")
def prospects(job: int) -> Response:
    """Whoever is in the Prospect stage; as a board also the way from there on."""
    if view() == BOARD:
        return _board(people_on_job.board(actor(), job, True, narrowed()), "prospects")
    return _list(people_on_job.prospects(actor(), job, typed.text("after") or None, narrowed()), "prospects")


@pages.get("/jobs/<row:job>/applicants")
def applicants(job: int) -> Response:
    """Whoever is past it."""
    if view() == BOARD:
        return _board(people_on_job.board(actor(), job, False, narrowed()), "applicants")
    return _list(people_on_job.applicants(actor(), job, typed.text("after") or None, narrowed()), "applicants")


@pages.get("/jobs/<row:job>/board/<row:stage>")
def column(job: int, stage: int) -> Response:
    """What follows in a column of the board."""
    found = people_on_job.column(actor(), job, stage, typed.text("after") or None, narrowed())
    asked = _asked(narrowed())
    return answers.part("jobs/_cards.html", found=found.job, column=found.columns[0], tab=tab(), asked=asked)


def view() -> str:
    """List or board: what the address says, else what was chosen last in this browser."""
    chosen = typed.text("view") or request.cookies.get(_VIEW)
    return BOARD if chosen == BOARD else LIST


def tab() -> str:
    """The tab that a form or a fragment belongs to, or "" for none."""
    return typed.text("tab") if typed.text("tab") in ("prospects", "applicants") else ""


def narrowed() -> Narrowed:
    """What was chosen above the list."""
    shown, order = typed.choice("status", Shown), typed.choice("sort", Order)
    return Narrowed(shown or Shown.RUNNING, order or Order.LATEST, typed.number("stage") if request.method == "GET" else None)


def track(stages: list[Stage]) -> dict[str, Any]:
    """What a row needs to show how far somebody is: the place of each stage, from 1, and one bar a stage."""
    return {"places": {stage.id: place for place, stage in enumerate(stages, 1)}, "bars": Markup("<i></i>") * len(stages)}


def _list(found: PeopleOnJob, tab: str) -> Response:
    part = "jobs/_people_rows.html" if typed.text("after") else "jobs/_people_list.html"
    data = {"people": found.page, "stages": found.stages, **track(found.stages)}
    return _people(found, tab, part, view=LIST, **data)


def _board(found: Board, tab: str) -> Response:
    return _people(found, tab, "jobs/_board.html", view=BOARD, board=found, stages=found.stages)


def _people(found: PeopleOnJob | Board, tab: str, part: str, **data: Any) -> Response:
    undecided = exported.waiting_on(found.job) if tab == "prospects" else 0
    chosen: dict[str, Any] = {"tab": tab, "asked": _asked(narrowed()), "statuses": list(Shown), "orders": list(Order)}
    response = answers.page("jobs/people.html", part, found=found.job, undecided=undecided, **chosen, **data)
    if typed.text("view"):
        response.set_cookie(_VIEW, view(), max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def _asked(chosen: Narrowed) -> dict[str, object]:
    """The choices as an address carries them, so that More goes on in the same list."""
    stage = {"stage": chosen.stage} if chosen.stage else {}
    return {"status": chosen.shown, "sort": chosen.order, **stage}
