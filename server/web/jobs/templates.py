"""Templates: the processes that jobs begin with."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import EditConflict, Invalid
from server.domain.process import TemplateDraft
from server.domain.stages import DEFAULT_STAGES
from server.usecases.jobs import templates
from server.usecases.jobs.templates import Template
from server.web import form_input, responses
from server.web.account.sign_in import actor
from server.web.jobs import stage_form

pages = Blueprint("templates", __name__)


@pages.get("/templates")
def index() -> Response:
    """All templates, as cards."""
    return _index({})


@pages.post("/templates")
def create() -> Response:
    """Make a template and open it to be arranged."""
    try:
        template = templates.create(actor(), form_input.text("name"), form_input.text("form_key"))
    except Invalid as invalid:
        return _index(invalid.errors, 422)
    return responses.done(gettext("The template is made. Arrange its stages and save it."), f"/templates/{template}")


@pages.get("/templates/<row:template>")
def show(template: int) -> Response:
    """One template; a form for who may change it."""
    found = templates.read(actor(), template)
    named = {"name": found.draft.name, "approval": found.draft.approval_needed}
    return _page(found, named | stage_form.filled(found.draft.process, found.version))


@pages.post("/templates/<row:template>")
def change(template: int) -> Response:
    """Keep what was changed; the buttons that arrange the stages only show the form again."""
    found = templates.to_edit(actor(), template)
    if step := stage_form.stepped(found.stages):
        return _page(found, _named() | step)
    draft = TemplateDraft(form_input.text("name"), form_input.ticked("approval"), stage_form.draft(found.stages))
    try:
        templates.change(actor(), template, draft, form_input.text("version"))
    except Invalid as invalid:
        return _page(found, _named() | stage_form.refused(found.stages, invalid.errors), 422)
    except EditConflict as overtaken:
        return _page(found, _named() | stage_form.overtaken(found.stages, overtaken, draft.values()), 409)
    return responses.done(gettext("The template is saved."), f"/templates/{template}")


@pages.post("/templates/<row:template>/default")
def make_default(template: int) -> Response:
    """Let jobs begin with this template when nobody chooses."""
    templates.set_default(actor(), template)
    return responses.done(gettext("Jobs begin with this template when nobody chooses another."), "/templates")


@pages.post("/templates/default")
def make_built_in_default() -> Response:
    """Let jobs begin with the built-in process when nobody chooses."""
    templates.set_default(actor(), None)
    return responses.done(gettext("Jobs begin with the built-in process when nobody chooses a template."), "/templates")


@pages.get("/templates/<row:template>/remove")
def ask_to_remove(template: int) -> Response:
    """Whether a template is really to go."""
    found = templates.to_edit(actor(), template)
    return responses.page("jobs/templates/remove.html", "jobs/templates/_remove.html", found=found)


@pages.post("/templates/<row:template>/remove")
def remove(template: int) -> Response:
    """Delete a template."""
    templates.remove(actor(), template)
    return responses.done(gettext("The template is deleted. Jobs made from it stay as they are."), "/templates")


def _index(errors: dict[str, str], status: int = 200) -> Response:
    found = templates.read_all(actor())
    data: dict[str, Any] = {"found": found, "built_in": DEFAULT_STAGES, "typed": form_input.texts(), "errors": errors}
    return responses.page("jobs/templates/index.html", status=status, **data)


def _page(found: Template, form: dict[str, Any], status: int = 200) -> Response:
    return responses.page("jobs/templates/template.html", status=status, found=found, **form)


def _named() -> dict[str, Any]:
    return {"name": form_input.text("name"), "approval": form_input.ticked("approval")}
