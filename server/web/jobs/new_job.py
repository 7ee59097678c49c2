"""Jobs > New: the title, the role and the template, then the details (statements 149-155)."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.roles import TeamRole
from server.usecases.jobs import jobs, templates
from server.web import form_input, responses
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
    answered = {name: form_input.text(name) for name in ("title", "role", "template")}
    try:
        jobs.check_beginning(actor(), answered["title"], form_input.choice("role", TeamRole))
    except Invalid as invalid:
        return _beginning(answered, invalid.errors, 422)
    template = "" if form_input.text("skip") else answered["template"]
    return _page(answered | {"template": template, "openings": 1}, {})


@pages.post("/jobs/new")
def create() -> Response:
    """Make the job and open it; the buttons of the lists only show the form again."""
    if step := job_form.pressed_step():
        return _page(*step)
    role, template = form_input.choice("role", TeamRole), form_input.number("template")
    try:
        job = jobs.create(actor(), job_form.draft(), role, form_input.text("form_key"), template, form_input.text("job_id"))
    except Invalid as invalid:
        return _page(job_form.again(), invalid.errors, 422)
    return responses.done(gettext("The job is saved as a draft. Activate it when it is ready for people."), f"/jobs/{job}")


def _beginning(form_values: Data, errors: dict[str, str], status: int = 200) -> Response:
    return responses.page("jobs/form/new.html", status=status, form_values=form_values, errors=errors, **_offered())


def _page(form_values: Data, errors: dict[str, str], status: int = 200) -> Response:
    data: Data = {"form_values": form_values, "errors": errors} | _offered() | job_form.SUGGESTED
    return responses.page("jobs/form/new_details.html", status=status, **data)


def _offered() -> Data:
    return {"roles": jobs.roles_for_new_job(actor()), "templates": templates.read_all(actor())}
