"""Adding somebody to a job by hand."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import AmbiguousPerson, Invalid
from server.domain.stages import StageKind
from server.usecases.applications import add_by_hand, people_on_job
from server.usecases.applications.add_by_hand import AddedByHand, NewPerson, Offers
from server.usecases.candidates import sources
from server.usecases.candidates.identity import Choice
from server.web import form_input, language, responses
from server.web.account.sign_in import actor

pages = Blueprint("add_by_hand", __name__)

_KINDS = {"prospects": StageKind.PROSPECT, "applicants": StageKind.APPLICATION}
_FIELDS = ("first_name", "last_name", "email", "profile_url", "source", "referrer")


@pages.get("/jobs/<row:job>/<any(prospects, applicants):tab>/new")
def form(job: int, tab: str) -> Response:
    """The form."""
    return _form(job, tab)


@pages.post("/jobs/<row:job>/<any(prospects, applicants):tab>/new")
def add(job: int, tab: str) -> Response:
    """Add somebody, or ask who of those known already is meant."""
    new = NewPerson(*(form_input.text(name) for name in _FIELDS))
    try:
        added = add_by_hand.add(actor(), job, _KINDS[tab], new, _choice(), form_input.text("form_key"))
    except AmbiguousPerson:
        return _form(job, tab, 422, offers=add_by_hand.offers(actor(), job, _KINDS[tab], new))
    except Invalid as invalid:
        return _form(job, tab, 422, invalid.errors)
    return _done(added, f"/jobs/{job}/{tab}")


def _form(job: int, tab: str, status: int = 200, errors: dict[str, str] | None = None, offers: Offers | None = None) -> Response:
    newcomer_form = add_by_hand.form(actor(), job, _KINDS[tab])
    data: dict[str, Any] = {"sources": sources.options(actor()), "colleagues": sources.colleagues(actor()), "offers": offers}
    data |= {"newcomer_form": newcomer_form, "tab": tab, "form_values": form_input.texts(), "errors": errors or {}}
    return responses.page("applications/people/add_person.html", status=status, **data)


def _choice() -> Choice:
    return "new" if form_input.text("known") == "new" else form_input.number("known")


def _done(added: AddedByHand, to: str) -> Response:
    row = people_on_job.person(actor(), added.application).row
    stage = language.stage_name(row.stage_name)
    if added.new:
        return responses.done(gettext("%(name)s is in %(stage)s now.", name=row.name, stage=stage), to)
    return responses.done(gettext("%(name)s is on this job already, in %(stage)s.", name=row.name, stage=stage), to, trouble=True)
