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
    template_view = templates.read(actor(), template)
    named = {"name": template_view.draft.name, "approval": template_view.draft.approval_needed}
    return _page(template_view, named | stage_form.filled(template_view.draft.process, template_view.version))


@pages.post("/templates/<row:template>")
def change(template: int) -> Response:
    """Keep what was changed; the buttons that arrange the stages only show the form again."""
    template_view = templates.to_edit(actor(), template)
    if step := stage_form.pressed_step(template_view.stages):
        return _page(template_view, _named() | step)
    draft = TemplateDraft(form_input.text("name"), form_input.ticked("approval"), stage_form.draft(template_view.stages))
    try:
        templates.change(actor(), template, draft, form_input.text("version"))
    except Invalid as invalid:
        return _page(template_view, _named() | stage_form.refused(template_view.stages, invalid.errors), 422)
    except EditConflict as conflict:
        return _page(template_view, _named() | stage_form.conflicting(template_view.stages, conflict, draft.values()), 409)
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
    template_view = templates.to_edit(actor(), template)
    return responses.page("jobs/templates/remove.html", "jobs/templates/_remove.html", template_view=template_view)


@pages.post("/templates/<row:template>/remove")
def remove(template: int) -> Response:
    """Delete a template."""
    templates.remove(actor(), template)
    return responses.done(gettext("The template is deleted. Jobs made from it stay as they are."), "/templates")


def _index(errors: dict[str, str], status: int = 200) -> Response:
    template_views = templates.read_all(actor())
    data: dict[str, Any] = {
        "template_views": template_views,
        "built_in": DEFAULT_STAGES,
        "form_values": form_input.texts(),
        "errors": errors,
    }
    return responses.page("jobs/templates/index.html", status=status, **data)


def _page(template_view: Template, form: dict[str, Any], status: int = 200) -> Response:
    return responses.page("jobs/templates/template.html", status=status, template_view=template_view, **form)


def _named() -> dict[str, Any]:
    return {"name": form_input.text("name"), "approval": form_input.ticked("approval")}
