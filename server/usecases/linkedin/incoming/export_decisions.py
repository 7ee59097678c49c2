"""Exports from LinkedIn as people see them: the page of the Admin center, and who is meant, for the recruiters of a job."""

import json
from dataclasses import dataclass, field

from server.domain.errors import Invalid, NotFound
from server.domain.i18n_marker import N_
from server.domain.linkedin import incoming_export_labels
from server.domain.linkedin.incoming_exports import KNOWN_TYPES, IncomingExportRefused, IncomingExportState
from server.domain.matching import Possibility
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.database import lock, transaction
from server.storage.linkedin.incoming import incoming_exports
from server.storage.linkedin.incoming.incoming_exports import IncomingExportRow, ShownIncomingExport
from server.usecases import access
from server.usecases.candidates import identity
from server.usecases.candidates.identity import Choice
from server.usecases.jobs.jobs import JobView, view
from server.usecases.linkedin.incoming import incoming_exports as incoming
from server.usecases.paging import PAGE

# What an administrator may do in which state.
_MAY_TRY = (IncomingExportState.NEW, IncomingExportState.REFUSED, IncomingExportState.DISMISSED)
SWITCHES = "switches"
VIEWS: dict[str, tuple[IncomingExportState, ...]] = {
    "open": (IncomingExportState.REFUSED, IncomingExportState.UNDECIDED, IncomingExportState.UNKNOWN),
    "waiting": (IncomingExportState.NEW,),
    "done": (IncomingExportState.DONE,),
    "dismissed": (IncomingExportState.DISMISSED,),
}
_CHOICES = 10  # at once on the page of a job
_ANSWER_SHOWN = 4000  # characters
_MAY_DISMISS = (IncomingExportState.REFUSED, IncomingExportState.UNDECIDED, IncomingExportState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ShownExport:
    """An entry of the page; ``export_text`` has the places person, job and exporter, ``became`` job and name.

    Where ``became`` is empty, ``row.message`` tells of a trouble, in words that are LinkedIn's and have no places.
    ``answer`` is what LinkedIn said of the export, for people who look into it: its beginning, empty once it is thrown away.
    """

    row: ShownIncomingExport
    export_text: str
    became: str
    answer: str
    may_try: bool
    may_choose: bool
    may_dismiss: bool


@dataclass(frozen=True, slots=True)
class Exports:
    """A page of incoming exports, newest first; ``onward`` is the id the next page begins after, ``counts`` are by view."""

    rows: list[ShownExport]
    counts: dict[str, int]
    onward: int | None


@dataclass(frozen=True, slots=True)
class WhoIsMeant:
    """An export that waits for a choice, with everybody it may be, best first."""

    row: ShownIncomingExport
    name: str
    headline: str | None
    company: str | None
    location: str | None
    profile_url: str | None
    email: str | None
    possible: tuple[Possibility, ...] = field(default=())
    may_be_new: bool = True


def overview(actor: Actor, view: str, after: int | None) -> Exports:
    """What arrived, newest first; ``view`` is one of VIEWS or SWITCHES, anything else is everything. Raise NotPermitted.

    News of access levels, which are many and ask nothing of anybody, are a view of their own.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    rows = incoming_exports.page(VIEWS.get(view, ()), None, after, PAGE + 1, switches=view == SWITCHES)
    onward = rows[PAGE - 1].id if len(rows) > PAGE else None
    counts = incoming_exports.counts()
    by_view = {name: sum(counts.get(state, 0) for state in states) for name, states in VIEWS.items()}
    return Exports([_shown(row) for row in rows[:PAGE]], by_view, onward)


def try_again(actor: Actor, incoming_export_id: int) -> None:
    """Look at an incoming export anew, one that was dismissed too; the worker does it at once. Raise NotPermitted, NotFound."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    with transaction():
        row = _held(incoming_export_id)
        if row.state not in _MAY_TRY or row.type not in KNOWN_TYPES:
            raise NotFound(N_("Somebody has dealt with this already."))
        incoming_exports.try_again(row.id)


def dismiss(actor: Actor, incoming_export_id: int) -> None:
    """Say that nothing is to be done about an incoming export. Raise NotPermitted, NotFound."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    with transaction():
        row = _held(incoming_export_id)
        if row.state not in _MAY_DISMISS:
            raise NotFound(N_("Somebody has dealt with this already."))
        incoming_exports.settle(row.id, IncomingExportState.DISMISSED)


def undecided(actor: Actor, job_id: int) -> tuple[JobView, list[WhoIsMeant]]:
    """The exports to a job that wait for a choice, for those who may export to it. Raise NotFound, NotPermitted."""
    job_access = access.job(actor, job_id, Action.EXPORT_TO_JOB)
    rows = incoming_exports.page([IncomingExportState.UNDECIDED], job_access.job.job_id, None, _CHOICES)
    return view(job_access), [_who(row) for row in rows]


def waiting_on(job_view: JobView) -> int:
    """How many exports to a job wait for a choice of the person it was read for."""
    return incoming_exports.undecided_on(job_view.job.job_id) if Action.EXPORT_TO_JOB in job_view.may else 0


def choices(actor: Actor, incoming_export_id: int) -> WhoIsMeant:
    """An export that waits for a choice. Raise NotPermitted, NotFound when it waits no longer."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    row = incoming_exports.shown(incoming_export_id)
    if row is None or row.state != IncomingExportState.UNDECIDED:
        raise NotFound
    return _who(row)


def choose(actor: Actor, incoming_export_id: int, choice: Choice, job_id: int | None = None) -> None:
    """Say who is meant: an administrator, or with ``job_id`` somebody who may export to that job.

    Raise NotPermitted, NotFound when somebody decided already, Invalid for nobody or for one who was not offered.
    """
    row = _to_choose(actor, incoming_export_id, job_id)
    if choice is None:
        raise Invalid({"candidate": N_("Choose who this is.")})
    if not incoming.take_over(row.id, choice):
        raise NotFound(N_("Somebody has dealt with this already."))


def _to_choose(actor: Actor, incoming_export_id: int, job_id: int | None) -> IncomingExportRow:
    if job_id is None:
        access.require(actor, Action.SET_UP_LINKEDIN)
    else:
        job = access.job(actor, job_id, Action.EXPORT_TO_JOB).job
    row = incoming_exports.by_id(incoming_export_id)
    if row is None or row.state != IncomingExportState.UNDECIDED or (job_id is not None and row.job_id != job.job_id):
        raise NotFound(N_("Somebody has dealt with this already."))
    return row


def _held(incoming_export_id: int) -> IncomingExportRow:
    lock(f"incoming_export:{incoming_export_id}")
    row = incoming_exports.by_id(incoming_export_id)
    if row is None:
        raise NotFound
    return row


def _shown(row: ShownIncomingExport) -> ShownExport:
    known = row.type in KNOWN_TYPES
    return ShownExport(
        row=row,
        export_text=incoming_export_labels.export_text(row.type, row.person_name, row.exporter_name),
        became=incoming_export_labels.became(row.type, row.state, row.code),
        answer=_answer(row.raw),
        may_try=known and row.state in _MAY_TRY,
        may_choose=row.state == IncomingExportState.UNDECIDED,
        may_dismiss=row.state in _MAY_DISMISS,
    )


def _answer(raw: str) -> str:
    return json.dumps(json.loads(raw)["answer"], indent=1, ensure_ascii=False)[:_ANSWER_SHOWN] if raw else ""


def _who(row: ShownIncomingExport) -> WhoIsMeant:
    kept = incoming_exports.by_id(row.id)
    if kept is None:
        raise NotFound
    content = incoming.told(kept)
    try:
        person = content.person()
    except IncomingExportRefused as refused:
        raise NotFound from refused
    possible, may_be_new = identity.possible(person)
    details = (content.headline, content.company, content.location, person.profile_url, person.email)
    return WhoIsMeant(row, content.name, *details, possible=possible, may_be_new=may_be_new)
