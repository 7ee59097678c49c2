"""Exports from LinkedIn: what became of them, in the Admin center; who is meant, there and on the page of a job."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.usecases.candidates.identity import Choice
from server.usecases.linkedin.incoming import export_decisions
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("admin_incoming_exports", __name__)

HERE = "/admin/linkedin/exports"
OF_JOB = "/jobs/<row:job>/exports"
STATE_NAMES = {
    "new": N_("waiting"),
    "done": N_("done"),
    "refused": N_("refused"),
    "undecided": N_("to be decided"),
    "unknown": N_("unknown"),
    "dismissed": N_("dismissed"),
}
# The look of a pill, by state.
STATE_LOOKS = {"new": "pending", "done": "active", "refused": "rejected", "undecided": "pending", "unknown": "pending"}
VIEW_NAMES = {
    "": N_("All"),
    "open": N_("Need you"),
    "waiting": N_("Waiting"),
    "done": N_("Done"),
    "dismissed": N_("Dismissed"),
    export_decisions.SWITCHES: N_("Access levels"),
}


@pages.get(OF_JOB)
def of_job(job: int) -> Response:
    """The exports to a job that wait for somebody to say who is meant."""
    return _of_job(job)


@pages.post(f"{OF_JOB}/<row:incoming_export>")
def choose_on_job(job: int, incoming_export: int) -> Response:
    """Say who is meant, as somebody who may export to the job."""
    try:
        export_decisions.choose(actor(), incoming_export, _choice(), job)
    except Invalid as invalid:
        return _of_job(job, 422, {incoming_export: invalid.errors})
    return responses.done(gettext("The export is taken over."), f"/jobs/{job}/prospects")


@pages.get(HERE)
def show() -> Response:
    """What arrived, newest first."""
    view = form_input.text("view")
    exports_page = export_decisions.overview(actor(), view, form_input.number("after"))
    view = view if view in VIEW_NAMES else ""
    return responses.page(
        "linkedin/incoming/incoming_exports.html",
        exports_page=exports_page,
        view=view,
        here=HERE,
        names=STATE_NAMES,
        looks=STATE_LOOKS,
        views=VIEW_NAMES,
    )


@pages.post(f"{HERE}/<row:incoming_export>/retry")
def retry(incoming_export: int) -> Response:
    """Look at an incoming export again."""
    export_decisions.try_again(actor(), incoming_export)
    return responses.done(gettext("It is tried again. Look again in a moment."), HERE)


@pages.post(f"{HERE}/<row:incoming_export>/dismiss")
def dismiss(incoming_export: int) -> Response:
    """Let an incoming export rest."""
    export_decisions.dismiss(actor(), incoming_export)
    return responses.done(gettext("It is dismissed. You find it under Dismissed, where it can be tried again."), HERE)


@pages.get(f"{HERE}/<row:incoming_export>/choose")
def ask(incoming_export: int) -> Response:
    """Who is meant, with everybody it may be."""
    return _ask(incoming_export)


@pages.post(f"{HERE}/<row:incoming_export>/choose")
def choose(incoming_export: int) -> Response:
    """Say who is meant, as an administrator."""
    try:
        export_decisions.choose(actor(), incoming_export, _choice())
    except Invalid as invalid:
        return _ask(incoming_export, 422, invalid.errors)
    return responses.done(gettext("The export is taken over."), HERE)


def _choice() -> Choice:
    return "new" if form_input.text("candidate") == "new" else form_input.number("candidate")


def _ask(incoming_export: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    decision = export_decisions.choices(actor(), incoming_export)
    action = f"{HERE}/{incoming_export}/choose"
    return responses.page(
        "linkedin/incoming/incoming_export.html", status=status, one=decision, action=action, back=HERE, errors=errors or {}
    )


def _of_job(job: int, status: int = 200, errors: dict[int, dict[str, str]] | None = None) -> Response:
    exports_page, undecided = export_decisions.undecided(actor(), job)
    return responses.page(
        "linkedin/incoming/job_exports.html", status=status, job_view=exports_page, undecided=undecided, errors_of=errors or {}
    )
