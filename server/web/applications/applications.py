"""Moving somebody on a job: on, out, and back."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request
from flask_babel import gettext

from server.domain.errors import AttractError, Invalid, JobClosed, JobNotActive, ProspectsOff, WrongStage
from server.domain.people_on_job import fits
from server.domain.permissions import Action
from server.domain.stages import ApplicationStatus
from server.http_errors import error_text
from server.usecases.applications import applications, people_on_job, person_actions, rejection_reasons
from server.usecases.applications.applications import Moved
from server.usecases.applications.people_on_job import OnePerson
from server.web import form_input, language, responses
from server.web.account.sign_in import actor
from server.web.applications import people_on_job as web_people_on_job

pages = Blueprint("applications", __name__)

# What somebody else did since the page was opened: it is said, and the page shows what is true now.
_CONFLICTS = (WrongStage, JobClosed, JobNotActive, ProspectsOff)


@pages.post("/applications/<row:application>/move-to-application")
def move_to_application(application: int) -> Response:
    """Make a prospect an applicant."""
    return _moved(application, lambda: applications.move_to_application(actor(), application))


@pages.post("/applications/<row:application>/advance")
def advance(application: int) -> Response:
    """One stage on from the stage the reader saw."""
    return _moved(application, lambda: applications.advance(actor(), application, form_input.number("stage") or 0))


@pages.post("/applications/<row:application>/move")
def move(application: int) -> Response:
    """To the stage ``to``, from the stage the reader saw."""
    goal, from_stage = form_input.number("to") or 0, form_input.number("stage") or 0
    return _moved(application, lambda: applications.move(actor(), application, goal, from_stage))


@pages.get("/applications/<row:application>/actions")
def menu(application: int) -> Response:
    """All that can be done with somebody, as a page or a dialog."""
    actions = person_actions.of(actor(), application)
    return dialog("actions", actions.one, goals=actions.goals, rest=actions.rest)


@pages.get("/applications/<row:application>/reject")
def ask_reason(application: int) -> Response:
    """The form that asks for the reason."""
    return _ask_reason(application)


@pages.post("/applications/<row:application>/reject")
def reject(application: int) -> Response:
    """Take somebody out of the running with a reason."""
    reason, comment = form_input.text("reason"), form_input.text("comment")
    try:
        return _moved(application, lambda: applications.reject(actor(), application, reason, comment))
    except Invalid as invalid:
        return _ask_reason(application, 422, invalid.errors)


@pages.get("/applications/<row:application>/withdraw")
def ask_comment(application: int) -> Response:
    """The form for somebody who withdrew."""
    return _ask_comment(application)


@pages.post("/applications/<row:application>/withdraw")
def withdraw(application: int) -> Response:
    """Keep that somebody withdrew."""
    try:
        return _moved(application, lambda: applications.withdraw(actor(), application, form_input.text("comment")))
    except Invalid as invalid:
        return _ask_comment(application, 422, invalid.errors)


@pages.post("/applications/<row:application>/reopen")
def reopen(application: int) -> Response:
    """Take somebody into the running again."""
    return _moved(application, lambda: applications.reopen(actor(), application))


@pages.get("/applications/<row:application>/delete")
def ask_delete(application: int) -> Response:
    """The confirmation that says what goes."""
    return dialog("delete", people_on_job.person(actor(), application, Action.DELETE_APPLICANT))


@pages.post("/applications/<row:application>/delete")
def delete(application: int) -> Response:
    """Delete an application."""
    one = people_on_job.person(actor(), application)
    applications.remove(actor(), application)
    tab = "applicants" if one.row.past_prospect else "prospects"
    text = gettext("%(name)s is no longer on %(job)s.", name=one.row.name, job=one.job.job.title)
    return responses.done(text, f"/jobs/{one.job.job.id}/{tab}")


def shown(one: OnePerson, text: str, trouble: bool = False, undoable_action: int | None = None) -> Response:
    """What happened, and the person as they are now: on the page to go back to, or within the page that is open."""
    back = back_to(one)
    if not responses.wants_part():
        return responses.done(text, back, trouble, undoable_action)
    flash = {"text": text, "undoable_action": undoable_action, "trouble": trouble, "back": _open_page() or back}
    return _card(one, flash) if form_input.text("view") == web_people_on_job.BOARD else _row(one, flash)


def dialog(name: str, one: OnePerson, status: int = 200, **data: Any) -> Response:
    """A form about somebody, as a page or within the dialog of the page that is open."""
    where = {
        "tab": web_people_on_job.tab(),
        "view": form_input.text("view"),
        "back": back_to(one),
        "dialog": responses.wants_part(),
    }
    page, part = f"applications/actions/{name}.html", f"applications/actions/_{name}.html"
    return responses.page(page, part, status, one=one, form_values=form_input.texts(), **where, **data)


def back_to(one: OnePerson) -> str:
    """Where a form about somebody leads: the page it came from, else their list, else their page."""
    tab = web_people_on_job.tab()
    return responses.back_to(f"/jobs/{one.job.job.id}/{tab}" if tab else f"/candidates/{one.row.candidate}")


def _moved(application: int, move: Callable[[], Moved]) -> Response:
    from_stage = form_input.number("stage")
    try:
        undoable_action = move().undoable_action
    except _CONFLICTS as error:
        one = people_on_job.person(actor(), application)
        return shown(one, _who_was_faster(one, from_stage, error), trouble=True)
    one = people_on_job.person(actor(), application)
    return shown(one, _where(one), undoable_action=undoable_action)


def _where(one: OnePerson) -> str:
    name, stage = one.row.name, language.stage_name(one.row.stage_name)
    if one.row.status == ApplicationStatus.REJECTED:
        return gettext("%(name)s is rejected.", name=name)
    if one.row.status == ApplicationStatus.WITHDRAWN:
        return gettext("%(name)s withdrew.", name=name)
    return gettext("%(name)s is in %(stage)s now.", name=name, stage=stage)


def _who_was_faster(one: OnePerson, from_stage: int | None, error: AttractError) -> str:
    """What somebody else did to the person since the reader looked; other refusals speak for themselves."""
    out = one.row.status != ApplicationStatus.ACTIVE
    if not isinstance(error, WrongStage) or not (out or (from_stage and from_stage != one.row.stage)):
        return error_text(error)
    who = people_on_job.latest_stage_change(actor(), one.row.id).by or gettext("Somebody")
    return gettext("%(who)s was faster, so nothing was changed here: %(where)s", who=who, where=_where(one))


def _row(one: OnePerson, flash: dict[str, Any]) -> Response:
    """The person's row as it is now, or its removal from a list it belongs to no more."""
    stays = one.row.past_prospect == (web_people_on_job.tab() == "applicants")
    data = {"job_view": one.job, "row": one.row, "tab": web_people_on_job.tab(), **web_people_on_job.track(one.stages)}
    return _part("applications/people/_moved.html", flash, delete=not stays, stays=stays, **data)


def _card(one: OnePerson, flash: dict[str, Any]) -> Response:
    """The person's card where it belongs now, and how many are in each column."""
    shown = web_people_on_job.narrowed().shown
    stays = fits(shown, ApplicationStatus(one.row.status), bool(one.row.silver_at))
    columns = people_on_job.counts(actor(), one.job.job.id, shown, web_people_on_job.tab() == "prospects")
    data = {"job_view": one.job, "row": one.row, "tab": web_people_on_job.tab(), "counts": columns, "stays": stays}
    return _part("applications/people/_moved_card.html", flash, delete=True, **data)


def _part(template: str, flash: dict[str, Any], delete: bool, **data: Any) -> Response:
    response = responses.part(template, 409 if flash["trouble"] else 200, flash=flash, **data)
    if delete:
        response.headers["HX-Reswap"] = "delete"
    response.headers["HX-Trigger"] = "close-dialog"
    return response


def _open_page() -> str:
    """The page that htmx asks from, to come back to after an undo."""
    _, _, path = request.headers.get("HX-Current-URL", "").partition(request.host)
    return path


def _ask_reason(application: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    one = people_on_job.person(actor(), application, Action.REJECT_APPLICANT)
    return dialog("reject", one, status, reasons=rejection_reasons.options(), errors=errors or {})


def _ask_comment(application: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    one = people_on_job.person(actor(), application, Action.REJECT_APPLICANT)
    return dialog("withdraw", one, status, errors=errors or {})
