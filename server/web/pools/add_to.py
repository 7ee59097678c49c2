"""Adding people, one or many, to a job or to a talent pool: the dialogs that pages about people open."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext, ngettext

from server.domain.errors import Invalid, JobClosed, JobNotActive
from server.domain.i18n_marker import N_
from server.http_errors import error_text, say
from server.usecases.applications import add_to_job
from server.usecases.applications.add_to_job import AddedToJob
from server.usecases.candidates import sources
from server.usecases.pools import pool_people
from server.usecases.pools.pool_people import Changed
from server.web import form_input, language, responses
from server.web.account.sign_in import actor

pages = Blueprint("add_to", __name__)


@pages.get("/candidates/add-to-job")
def ask_job() -> Response:
    """The dialog Add candidate to job; htmx gets the list alone while somebody types (statement 244)."""
    return _jobs()


@pages.post("/candidates/add-to-job")
def add_people_to_job() -> Response:
    """Put everybody chosen on the job."""
    job, people = form_input.number("job"), form_input.numbers("candidate")
    if job is None:
        return _jobs(422, {"job": N_("Choose a job.")})
    try:
        added = add_to_job.add(actor(), job, people, form_input.text("source"), form_input.text("referrer"))
    except Invalid as invalid:
        return _jobs(422, invalid.errors)
    except (JobClosed, JobNotActive) as error:
        return responses.done(error_text(error), responses.back_to(), trouble=True)
    return responses.done(_message(added), responses.back_to(), undoable_action=added.undoable_action)


@pages.get("/candidates/add-to-pool")
def ask_pool() -> Response:
    """The dialog Add to talent pool; htmx gets the list alone while somebody types."""
    return _pools()


@pages.post("/candidates/add-to-pool")
def add_to_pool() -> Response:
    """Put everybody chosen into the pool."""
    pool, back = form_input.number("pool"), responses.back_to("/pools")
    if pool is None:
        return _pools(422, {"pool": N_("Choose a talent pool.")})
    changed = pool_people.add(actor(), pool, form_input.numbers("candidate"))
    return responses.done(_joined(changed), back, undoable_action=changed.undoable_action)


def _jobs(status: int = 200, errors: dict[str, str] | None = None) -> Response:
    people, query = form_input.numbers("candidate"), form_input.text("q").strip()[:200]
    try:
        targets = add_to_job.choices(actor(), people, query)
    except Invalid as nobody:
        return _nobody(nobody)
    data: dict[str, Any] = {
        "sources": sources.options(actor()),
        "colleagues": sources.colleagues(actor()),
        "form_values": form_input.texts(),
    }
    data |= {"targets": targets, "q": query, "errors": errors or {}, "back": responses.back_to("/pools")}
    return _dialog("jobs", gettext("Add candidate to job"), status, **data)


def _pools(status: int = 200, errors: dict[str, str] | None = None) -> Response:
    return pools_for(form_input.numbers("candidate"), status, errors)


def pools_for(
    people: Sequence[int], status: int = 200, errors: dict[str, str] | None = None, back: str | None = None
) -> Response:
    """The dialog Add to talent pool with these candidates, from the page ``back``."""
    query = form_input.text("q").strip()[:200]
    try:
        targets = pool_people.targets(actor(), people, query)
    except Invalid as nobody:
        return _nobody(nobody)
    data = {"targets": targets, "q": query, "errors": errors or {}, "back": back or responses.back_to("/pools")}
    return _dialog("pools", gettext("Add to talent pool"), status, **data)


def _dialog(to: str, title: str, status: int, **data: Any) -> Response:
    whole = "applications/people/_add_to_job.html" if to == "jobs" else "pools/people/_add_to_pool.html"
    part = f"{to}/_targets.html" if form_input.has_field("q") else whole
    return responses.page("pools/add_to/add_to.html", part, status, dialog=whole, title=title, **data)


def _nobody(invalid: Invalid) -> Response:
    text = say(invalid.errors["candidate"])
    if not responses.wants_part():
        return responses.done(text, responses.back_to("/pools"), trouble=True)
    response = responses.part("_toast.html", flash={"text": text, "trouble": True})
    response.headers["HX-Reswap"] = "none"
    return response


def _message(added: AddedToJob) -> str:
    names = {"job": added.job.title, "stage": language.stage_name(added.stage)}
    if not added.count:
        return gettext("Nobody was added: they are on %(job)s already.", job=added.job.title)
    if added.name:
        return gettext("%(name)s is on %(job)s now, in %(stage)s.", name=added.name, **names)
    return ngettext(
        "%(num)s person is on %(job)s now, in %(stage)s.",
        "%(num)s people are on %(job)s now, in %(stage)s.",
        added.count,
        **names,
    )


def _joined(changed: Changed) -> str:
    if not changed.count:
        return gettext("Nobody was added: they are in this pool already.")
    if changed.name:
        return gettext("%(name)s is in the pool.", name=changed.name)
    return ngettext("%(num)s person came into the pool.", "%(num)s people came into the pool.", changed.count)
