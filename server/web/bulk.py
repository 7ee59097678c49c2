"""Doing the same with many people of a job: the confirmation that names them, and the undoable action."""

from flask import Blueprint, Response, request
from flask_babel import gettext, ngettext

from server.domain import bulk as rules
from server.domain.bulk import Act, Chosen
from server.domain.errors import Invalid, NotFound
from server.domain.people_on_job import Narrowed
from server.http_errors import say
from server.usecases.applications import bulk, rejection_reasons
from server.usecases.applications.bulk import BulkAction, BulkResult, BulkSelection, LeftOut
from server.usecases.pools import pool_people
from server.web import form_input, labels, responses
from server.web.account.sign_in import actor
from server.web.applications import people_on_job
from server.web.pools import add_to

pages = Blueprint("bulk", __name__)


@pages.post("/jobs/<row:job>/bulk")
def confirm(job: int) -> Response:
    """What would be done to how many, and with whom it cannot be: nothing is done yet; or into which talent pool they go."""
    if form_input.text("act") == "pool":
        return add_to.pools_for(bulk.candidates_of(actor(), job, _selection(), pool_people.MOST), back=_back(job))
    return _confirmation(job, _act())


@pages.post("/jobs/<row:job>/bulk/<any(advance, move, reject):act>")
def do(job: int, act: str) -> Response:
    """Do it."""
    bulk_action = BulkAction(Act(act), form_input.number("to"), form_input.text("reason"), form_input.text("comment"))
    try:
        done = bulk.do(actor(), job, bulk_action, _selection())
    except Invalid as invalid:
        return _confirmation(job, Act(act), 422, invalid.errors)
    return responses.done(
        _message(bulk_action.act, done), _back(job), trouble=done.count == 0, undoable_action=done.undoable_action
    )


def _confirmation(job: int, act: Act, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    selection = _selection()
    preview = bulk.preview(actor(), job, act, selection)
    data = {
        "preview": preview,
        "job_view": preview.job,
        "selection": selection,
        "act": act,
        "back": _back(job),
        "tab": people_on_job.tab(),
    }
    data |= {"reasons": rejection_reasons.options() if act is Act.REJECT else [], "left_out": _named(preview.left_out)}
    return responses.page(
        "applications/people/bulk.html",
        "applications/people/_bulk.html",
        status,
        form_values=form_input.texts(),
        errors=errors or {},
        **data,
    )


def _act() -> Act:
    act = form_input.choice("act", Act)
    if act is None:
        raise NotFound
    return act


def _selection() -> BulkSelection:
    """Whom the form chose: boxes, or the whole list as it was when the confirmation was shown."""
    shown = people_on_job.narrowed()
    listed = Narrowed(shown.shown, shown.order, form_input.number("only_stage"))
    chosen = Chosen(rules.ticked(request.form.getlist("person")), form_input.ticked("everybody"), form_input.instant("as_of"))
    return BulkSelection(people_on_job.tab() == "applicants", listed, chosen)


def _back(job: int) -> str:
    return responses.back_to(f"/jobs/{job}/{people_on_job.tab() or 'applicants'}")


def _message(act: Act, done: BulkResult) -> str:
    if not done.count and not done.left_out:
        return gettext("Nobody was changed. Tick the people first.")
    texts = {
        Act.ADVANCE: ngettext("%(num)s person is one stage on.", "%(num)s people are one stage on.", done.count),
        Act.MOVE: ngettext("%(num)s person is moved.", "%(num)s people are moved.", done.count),
        Act.REJECT: ngettext("%(num)s person is rejected.", "%(num)s people are rejected.", done.count),
    }
    did = texts[act] if done.count else gettext("Nobody was changed.")
    if not done.left_out:
        return did
    rest = gettext("Left as they are: %(names)s.", names=labels.listed(_named(done.left_out), most=3))
    return f"{did} {rest}"


def _named(left_out: list[LeftOut]) -> list[str]:
    """Those left out with the reason: "Kari Nordmann is in the last stage"."""
    return [f"{one.name or gettext('Somebody')} {say(one.why)}" for one in left_out]
