"""The Process tab."""

from typing import Any

from flask import Blueprint, Response, request
from flask_babel import gettext

from server.domain.errors import Invalid
from server.usecases import process
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("process", __name__)

_STAGE = "stage-"


@pages.get("/jobs/<row:job>/process")
def show(job: int) -> Response:
    """The stages and the Prospect options; a form until the job is active."""
    return _page(job)


@pages.post("/jobs/<row:job>/process")
def change(job: int) -> Response:
    """Keep the names of the stages and the options."""
    try:
        process.change(actor(), job, _names(), typed.ticked("prospects"), typed.ticked("managers"))
    except Invalid as invalid:
        return _page(job, 422, invalid.errors)
    return answers.done(gettext("The process is saved."), f"/jobs/{job}/process")


def _names() -> dict[int, str]:
    fields = {name: typed.row_id(name.removeprefix(_STAGE)) for name in request.form if name.startswith(_STAGE)}
    return {stage: typed.text(name) for name, stage in fields.items() if stage is not None}


def _page(job: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    stages = process.read(actor(), job)
    kept = {"prospects": stages.prospects_enabled, "managers": stages.managers_see_prospects}
    ticks = {name: typed.ticked(name) for name in kept} if errors else kept
    data: dict[str, Any] = {
        "found": stages.job,
        "process": stages,
        "ticks": ticks,
        "typed": typed.texts(),
        "errors": errors or {},
    }
    return answers.page("jobs/process.html", status=status, **data)
