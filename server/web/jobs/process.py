"""The Process tab."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import EditConflict, Invalid
from server.usecases.jobs import feedback_activity, process
from server.web import form_input, responses
from server.web.account.sign_in import actor
from server.web.jobs import stage_form

pages = Blueprint("process", __name__)


@pages.get("/jobs/<row:job>/process")
def show(job: int) -> Response:
    """The stages and the Prospect options; a form until the job is active."""
    found = process.read(actor(), job)
    return _page(found, stage_form.filled(found.draft, found.version))


@pages.post("/jobs/<row:job>/process")
def change(job: int) -> Response:
    """Keep the stages and the options; the buttons that arrange them only show the form again."""
    found = process.to_edit(actor(), job)
    if step := stage_form.stepped(found.stages):
        return _page(found, step)
    draft = stage_form.draft(found.stages)
    try:
        process.change(actor(), job, draft, form_input.text("version"))
    except Invalid as invalid:
        return _page(found, stage_form.refused(found.stages, invalid.errors), 422)
    except EditConflict as overtaken:
        return _page(found, stage_form.overtaken(found.stages, overtaken, draft.values()), 409)
    return responses.done(gettext("The process is saved."), f"/jobs/{job}/process")


def _page(found: process.Process, form: dict[str, Any], status: int = 200) -> Response:
    feedback = feedback_activity.of_job(actor(), found.job.job.id)
    return responses.page("jobs/process/process.html", status=status, found=found.job, process=found, feedback=feedback, **form)
