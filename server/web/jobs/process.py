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
    job_process = process.read(actor(), job)
    return _page(job_process, stage_form.filled(job_process.draft, job_process.version))


@pages.post("/jobs/<row:job>/process")
def change(job: int) -> Response:
    """Keep the stages and the options; the buttons that arrange them only show the form again."""
    job_process = process.to_edit(actor(), job)
    if step := stage_form.pressed_step(job_process.stages):
        return _page(job_process, step)
    draft = stage_form.draft(job_process.stages)
    try:
        process.change(actor(), job, draft, form_input.text("version"))
    except Invalid as invalid:
        return _page(job_process, stage_form.refused(job_process.stages, invalid.errors), 422)
    except EditConflict as conflict:
        return _page(job_process, stage_form.conflicting(job_process.stages, conflict, draft.values()), 409)
    return responses.done(gettext("The process is saved."), f"/jobs/{job}/process")


def _page(job_process: process.Process, form: dict[str, Any], status: int = 200) -> Response:
    feedback = feedback_activity.of_job(actor(), job_process.job.job.id)
    return responses.page(
        "jobs/process/process.html", status=status, job_view=job_process.job, process=job_process, feedback=feedback, **form
    )
