"""Jobs: the list, a new one, its details, and activating it."""

from typing import Any

from flask import Blueprint, Response, redirect
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.jobs import EMPLOYMENT_TYPES, SENIORITY_TYPES, JobDraft, JobStatus
from server.domain.permissions import Action
from server.domain.roles import TeamRole
from server.usecases import accounts, jobs
from server.usecases.jobs import JobDetails
from server.web import answers, typed
from server.web.labels import label, unlabelled
from server.web.sign_in import actor

pages = Blueprint("jobs", __name__)

# What the form suggests; anything else may be written.
_SUGGESTED: dict[str, Any] = {"employment_types": EMPLOYMENT_TYPES, "seniority_types": SENIORITY_TYPES}


@pages.get("/")
def home() -> Response:
    """Work begins at the jobs."""
    accounts.own(actor())
    return redirect("/jobs")  # type: ignore[return-value]


@pages.get("/jobs")
def index() -> Response:
    """My jobs or All jobs, by status and by words; htmx gets the list, or what follows it, alone."""
    after, everybody = typed.text("after"), typed.text("view") == "all"
    status, query = typed.choice("status", JobStatus), typed.text("q").strip()
    found = jobs.list_jobs(actor(), not everybody, status, query, after or None)
    asked = {"view": "all" if everybody else "mine", "status": status or "", "q": query[:200]}
    part = "jobs/_rows.html" if after else "jobs/_list.html"
    statuses, filtered = list(JobStatus), bool(status or query)
    return answers.page("jobs/index.html", part, found=found, asked=asked, statuses=statuses, filtered=filtered)


@pages.get("/jobs/new")
def new() -> Response:
    """The form for a new job."""
    roles = jobs.roles_for_new_job(actor())
    return answers.page("jobs/new.html", roles=roles, typed={"openings": 1, "role": roles[0]}, errors={}, **_SUGGESTED)


@pages.post("/jobs/new")
def create() -> Response:
    """Make the job and open it."""
    roles = jobs.roles_for_new_job(actor())
    try:
        job = jobs.create(actor(), _draft(), typed.choice("role", TeamRole), typed.text("form_key"))
    except Invalid as invalid:
        return answers.page("jobs/new.html", status=422, roles=roles, typed=typed.texts(), errors=invalid.errors, **_SUGGESTED)
    return answers.done(gettext("The job is saved as a draft. Activate it when it is ready for people."), f"/jobs/{job}")


@pages.get("/jobs/<row:job>")
def show(job: int) -> Response:
    """The Job details tab."""
    return answers.page("jobs/details.html", found=jobs.read(actor(), job))


@pages.get("/jobs/<row:job>/edit")
def edit(job: int) -> Response:
    """The form for the details, filled with what they are."""
    found = jobs.read(actor(), job, Action.EDIT_JOB)
    return answers.page("jobs/edit.html", found=found, typed=_present(found), errors={}, **_SUGGESTED)


@pages.post("/jobs/<row:job>/edit")
def change(job: int) -> Response:
    """Keep changed details."""
    try:
        jobs.change(actor(), job, _draft())
    except Invalid as invalid:
        found = jobs.read(actor(), job, Action.EDIT_JOB)
        return answers.page("jobs/edit.html", status=422, found=found, typed=typed.texts(), errors=invalid.errors, **_SUGGESTED)
    return answers.done(gettext("The job details are saved."), f"/jobs/{job}")


@pages.post("/jobs/<row:job>/activate")
def activate(job: int) -> Response:
    """Open the job for people."""
    jobs.activate(actor(), job)
    return answers.done(gettext("The job is active. Prospects and applicants can come in."), f"/jobs/{job}")


def _present(found: JobDetails) -> dict[str, object]:
    """The form as the job is. LinkedIn's types stand there in the reader's language, and are known again by it."""
    job = found.job
    types = {"employment_type": label(found.employment_type or ""), "seniority": label(found.seniority or "")}
    texts = {"title": job.title, "description": found.description, "location": job.location}
    return texts | types | {"openings": job.openings}


def _draft() -> JobDraft:
    return JobDraft(
        typed.text("title"),
        typed.text("description"),
        typed.text("location"),
        openings=typed.number("openings") or 0,
        employment_type=unlabelled(typed.text("employment_type"), EMPLOYMENT_TYPES),
        seniority=unlabelled(typed.text("seniority"), SENIORITY_TYPES),
    )
