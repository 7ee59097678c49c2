"""Jobs > New: the title, the role and the template, then the details (statements 149-155)."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.roles import TeamRole
from server.usecases.jobs import jobs, templates
from server.web import form_input as typed
from server.web import responses
from server.web.account.sign_in import actor
from server.web.jobs import job_form
from server.web.jobs.job_form import Data

pages = Blueprint("new_job", __name__)


@pages.get("/jobs/new")
def begin() -> Response:
    """The first questions."""
    return _beginning({"title": "", "role": jobs.roles_for_new_job(actor())[0]}, {})


@pages.get("/jobs/new/details")
def details() -> Response:
    """The form for the details, with what was answered; Skip leaves the template out."""
    answered = {name: typed.text(name) for name in ("title", "role", "template")}
    try:
        jobs.check_beginning(actor(), answered["title"], typed.choice("role", TeamRole))
    except Invalid as invalid:
        return _beginning(answered, invalid.errors, 422)
    template = "" if typed.text("skip") else answered["template"]
    return _page(answered | {"template": template, "openings": 1}, {})


@pages.post("/jobs/new")
def create() -> Response:
    """Make the job and open it; the buttons of the lists only show the form again."""
    if step := job_form.stepped():
        return _page(*step)
    role, template = typed.choice("role", TeamRole), typed.number("template")
    try:
        job = jobs.create(actor(), job_form.draft(), role, typed.text("form_key"), template, typed.text("job_id"))
    except Invalid as invalid:
        return _page(job_form.again(), invalid.errors, 422)
    return responses.done(gettext("The job is saved as a draft. Activate it when it is ready for people."), f"/jobs/{job}")


def _beginning(typed: Data, errors: dict[str, str], status: int = 200) -> Response:
    return responses.page("jobs/form/new.html", status=status, typed=typed, errors=errors, **_offered())


def _page(typed: Data, errors: dict[str, str], status: int = 200) -> Response:
    data: Data = {"typed": typed, "errors": errors} | _offered() | job_form.SUGGESTED
    return responses.page("jobs/form/new_details.html", status=status, **data)


def _offered() -> Data:
    return {"roles": jobs.roles_for_new_job(actor()), "templates": templates.read_all(actor())}
