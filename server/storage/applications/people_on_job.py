"""The people of a job as lists and boards show them, page by page, each page for the price of its rows."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from server.domain.option_sets import OptionName
from server.domain.people_on_job import Narrowed, PeopleOrder, Shown
from server.domain.stages import ApplicationStatus, StageKind
from server.storage.account.option_sets import name_of
from server.storage.database import Statement
from server.storage.ids import among, id_list

COUNTED = 100  # counting stops here: "99+" is as good an answer

# One value at a time: what only exists PostgreSQL may look up in a whole table that it reads first.
_ROW = """select a.id, a.candidate_id, c.name, c.headline, c.email, s.name, s.kind, a.status, a.source, a.updated_at,
    exists(select 1 from stage later where later.job_id = a.job_id and later.position > s.position), s.id, a.past_prospect,
    src.label, src.label_nb, a.rejection_reason, why.label, why.label_nb, a.silver_at, a.offer_accepted_at, a.invited_at,
    exists(select 1 from linkedin_identity i where i.candidate_id = c.id),
    a.past_prospect and (select j.resume_required from job j where j.id = a.job_id) and (select d.id from document d
      where d.candidate_id = c.id and d.kind = 'resume' and d.removed_at is null limit 1) is null"""
_JOINED = """join candidate c on c.id = a.candidate_id join stage s on s.id = a.stage_id
    left join option src on src.option_set = 'source' and src.code = a.source
    left join option why on why.option_set = 'rejection_reason' and why.code = a.rejection_reason"""
_BY_ID = Statement(f"{_ROW} from application a {_JOINED} where a.id = ?")

_SHOWN = {
    Shown.RUNNING: "a.status = 'active'",
    Shown.REJECTED: "a.status = 'rejected'",
    Shown.WITHDRAWN: "a.status = 'withdrawn'",
    Shown.SILVER: "a.silver_at is not null",
    Shown.EVERYBODY: "true",
}
_ORDER = {
    PeopleOrder.LATEST: "a.updated_at desc, a.id desc",
    PeopleOrder.OLDEST: "a.updated_at, a.id",
    PeopleOrder.NAME: "lower(c.name), a.id",
}
_AFTER = {
    PeopleOrder.LATEST: "(a.updated_at, a.id) < (?, ?)",
    PeopleOrder.OLDEST: "(a.updated_at, a.id) > (?, ?)",
    # A name is long and tells of a person, so a key in an address never holds it: it is read again, and the instant ignored.
    PeopleOrder.NAME: """(lower(c.name), a.id) > (select lower(k.name), l.id from application l join candidate k
        on k.id = l.candidate_id where ? > 0 and l.id = ?)""",
}
_STANDING = """select a.id, a.candidate_id, c.name, a.stage_id, s.name, s.kind, a.status, a.past_prospect, a.updated_at,
    a.offer_accepted_at, a.rejection_reason, a.rejection_comment
    from application a join candidate c on c.id = a.candidate_id join stage s on s.id = a.stage_id"""
_STANDING_AMONG = among(f"{_STANDING} where a.job_id = ? and a.id {{among}} order by a.id")


class PersonOnJob(NamedTuple):
    """A line of the Prospect or Applicants tab, or a card of the board.

    ``can_go_on`` says whether a later stage than ``stage`` exists, ``linked`` whether LinkedIn knows who this is, ``incomplete``
    whether the resume is missing that the job asks of applicants (statement 207); ``duplicate``, whether somebody else may be the
    same person, is told by usecases.candidates.duplicates for a whole page.
    """

    id: int
    candidate: int
    name: str
    headline: str | None
    email: str | None
    stage_name: str
    stage_kind: str
    status: str
    source: str
    updated_at: int
    can_go_on: bool
    stage: int
    past_prospect: bool
    source_name: OptionName
    reason_name: OptionName | None
    silver_at: int | None
    offer_accepted_at: int | None
    invited_at: int | None
    linked: bool
    incomplete: bool
    duplicate: bool


class ApplicationStanding(NamedTuple):
    """Where somebody stands on a job, as moving them needs it."""

    id: int
    candidate: int
    name: str
    stage: int
    stage_name: str
    stage_kind: StageKind
    status: ApplicationStatus
    past_prospect: bool
    updated_at: int
    offer_accepted_at: int | None
    rejection_reason: str | None
    rejection_comment: str | None


def person(application: int) -> PersonOnJob | None:
    """One line as it stands now."""
    row = _BY_ID.row(application)
    return _person(row) if row else None


def page(job: int, past_prospect: bool, narrowed: Narrowed, after: tuple[int, int] | None, limit: int) -> list[PersonOnJob]:
    """Prospects or applicants of a job, from the key ``after`` on."""
    chosen = (narrowed.stage,) if narrowed.stage is not None else ()
    values = (*chosen, job, past_prospect) + (after or ())
    statement = _page(narrowed.stage is not None, narrowed.shown, narrowed.order, after is not None)
    return [_person(row) for row in statement.rows(*values, limit)]


def column(stage: int, narrowed: Narrowed, after: tuple[int, int] | None, limit: int) -> list[PersonOnJob]:
    """Who stands in a stage, from the key ``after`` on."""
    statement = _column(narrowed.shown, narrowed.order, after is not None)
    return [_person(row) for row in statement.rows(stage, *(after or ()), limit)]


def columns(job: int, with_prospects: bool, narrowed: Narrowed, limit: int) -> list[PersonOnJob]:
    """The first ``limit`` of each stage of a job, stage by stage."""
    statement = _columns(narrowed.shown, narrowed.order)
    return [_person(row) for row in statement.rows(limit, job, with_prospects)]


def counts(job: int, shown: Shown) -> dict[int, int]:
    """How many stand in each stage of a job; counting stops at 100."""
    return dict(_counts(shown).rows(job))


def keys(job: int, past_prospect: bool, narrowed: Narrowed, limit: int) -> list[int]:
    """The applications of a whole list."""
    chosen = (narrowed.stage,) if narrowed.stage is not None else ()
    statement = _keys(narrowed.stage is not None, narrowed.shown)
    return [row[0] for row in statement.rows(*chosen, job, past_prospect, limit)]


def standing(job: int, applications: Sequence[int]) -> list[ApplicationStanding]:
    """Where these of the job stand, those that are still there, oldest first."""
    return [
        ApplicationStanding(*row)._replace(stage_kind=StageKind(row[5]), status=ApplicationStatus(row[6]))
        for row in _STANDING_AMONG.rows(job, id_list(applications))
    ]


def _choosing(of: str, shown: Shown, order: PeopleOrder, after: bool) -> str:
    """The ids of one page, by an index alone; only they are joined with the rest."""
    named = "join candidate c on c.id = a.candidate_id" if order is PeopleOrder.NAME else ""
    conditions = " and ".join([of, _SHOWN[shown], *([_AFTER[order]] if after else [])])
    return f"select a.id from application a {named} where {conditions} order by {_ORDER[order]} limit ?"


def _of_list(stage: bool) -> str:
    return f"{'a.stage_id = ? and ' if stage else ''}a.job_id = ? and a.past_prospect = ?"


def _rows(chosen: str, order: PeopleOrder) -> Statement:
    return Statement(f"{_ROW} from ({chosen}) chosen join application a on a.id = chosen.id {_JOINED} order by {_ORDER[order]}")


@cache
def _page(stage: bool, shown: Shown, order: PeopleOrder, after: bool) -> Statement:
    return _rows(_choosing(_of_list(stage), shown, order, after), order)


@cache
def _column(shown: Shown, order: PeopleOrder, after: bool) -> Statement:
    return _rows(_choosing("a.stage_id = ?", shown, order, after), order)


@cache
def _keys(stage: bool, shown: Shown) -> Statement:
    return Statement(f"select a.id from application a where {_of_list(stage)} and {_SHOWN[shown]} limit ?")


@cache
def _columns(shown: Shown, order: PeopleOrder) -> Statement:
    """Each column by an index alone: PostgreSQL does that for a lateral join, SQLite for a list of ids per stage."""
    chosen = _choosing("a.stage_id = col.id", shown, order, after=False)
    ordered = f"where col.job_id = ? and (col.kind <> 'prospect' or ?) order by col.position, {_ORDER[order]}"
    return Statement(
        f"{_ROW} from stage col join application a on a.id in ({chosen}) {_JOINED} {ordered}",
        f"{_ROW} from stage col cross join lateral ({chosen}) chosen join application a on a.id = chosen.id {_JOINED} {ordered}",
    )


@cache
def _counts(shown: Shown) -> Statement:
    counted = f"select 1 from application a where a.stage_id = col.id and {_SHOWN[shown]} limit {COUNTED}"
    return Statement(f"select col.id, (select count(*) from ({counted}) counted) from stage col where col.job_id = ?")


def _person(row: tuple[Any, ...]) -> PersonOnJob:
    reason = name_of(*row[15:18]) if row[15] else None
    flags = (*row[18:21], *map(bool, row[21:23]), False)
    return PersonOnJob._make((*row[:12], bool(row[12]), name_of(row[8], *row[13:15]), reason, *flags))
