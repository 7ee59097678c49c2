"""Jobs: the list, their details, and activating one."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import EditConflict, Invalid
from server.domain.job_keywords import KeywordKind
from server.domain.jobs import JobStatus
from server.usecases.jobs import job_keywords, jobs
from server.web import edit_conflict, form_input, responses
from server.web.account.sign_in import actor
from server.web.jobs import job_form
from server.web.jobs.job_form import Data

pages = Blueprint("jobs", __name__)


@pages.get("/jobs")
def index() -> Response:
    """My jobs or All jobs, by status and by words; htmx gets the list, or what follows it, alone."""
    after, everybody = form_input.text("after"), form_input.text("view") == "all"
    status, query = form_input.choice("status", JobStatus), form_input.text("q").strip()
    jobs_page = jobs.list_jobs(actor(), not everybody, status, query, after or None)
    query_args = {"view": "all" if everybody else "mine", "status": status or "", "q": query[:200]}
    part = "jobs/_rows.html" if after else "jobs/_list.html"
    statuses, filtered = list(JobStatus), bool(status or query)
    return responses.page(
        "jobs/index.html", part, jobs_page=jobs_page, query_args=query_args, statuses=statuses, filtered=filtered
    )


@pages.get("/jobs/suggestions")
def suggestions() -> Response:
    """What the line of a list of words goes on with: the default words, and those that other jobs were described with."""
    kind = form_input.choice("kind", KeywordKind) or KeywordKind.SKILL
    own = job_keywords.suggest(actor(), kind, job_form.line_text(kind), form_input.number("job"))
    return responses.part("jobs/form/_suggestions.html", kind=kind, own=own, **job_form.SUGGESTED)


@pages.get("/jobs/<row:job>")
def show(job: int) -> Response:
    """The Job details tab."""
    return responses.page("jobs/details.html", job_view=jobs.read(actor(), job))


@pages.get("/jobs/<row:job>/edit")
def edit(job: int) -> Response:
    """The form for the details, filled with what they are."""
    job_details = jobs.to_edit(actor(), job)
    return _form(job, job_form.filled(job_details.draft) | {"version": job_details.version}, {})


@pages.post("/jobs/<row:job>/edit")
def change(job: int) -> Response:
    """Keep changed details; the buttons of the lists only show the form again."""
    if step := job_form.pressed_step():
        return _form(job, *step)
    draft = job_form.draft()
    try:
        jobs.change(actor(), job, draft, form_input.text("version"))
    except Invalid as invalid:
        return _form(job, job_form.again(), invalid.errors, 422)
    except EditConflict as conflict:
        return _form(job, job_form.again(), {}, 409, **edit_conflict.shown(conflict, draft.values()))
    return responses.done(gettext("The job details are saved."), f"/jobs/{job}")


@pages.post("/jobs/<row:job>/activate")
def activate(job: int) -> Response:
    """Open the job for people."""
    jobs.activate(actor(), job)
    return responses.done(gettext("The job is active. Prospects and applicants can come in."), f"/jobs/{job}")


def _form(job: int, form_values: Data, errors: dict[str, str], status: int = 200, **versions: Any) -> Response:
    data: Data = {
        "job_view": jobs.to_edit(actor(), job),
        "form_values": form_values,
        "errors": errors,
        "version": form_values.get("version", ""),
    }
    return responses.page("jobs/form/edit.html", status=status, **data | job_form.SUGGESTED | versions)
