"""Who is asked for feedback on whom. Whoever moves an application, or puts somebody on a team, only leaves a stage entry; the
worker works out from it who is to be asked, so that no way into a stage is forgotten and nobody is asked twice."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from server.domain import clock
from server.domain.feedback import remind_at
from server.storage.database import Statement
from server.storage.ids import among, id_list
from server.storage.jobs.team_sql import WRITES

_MISSING = f"""
    select a.id, a.candidate_id, c.name, a.job_id, j.title, j.job_id, a.stage_id, u.id, f.reminder,
      (select p.by_id from stage_change p where p.application_id = a.id order by p.id desc limit 1)
    from application a join feedback_activity f on f.stage_id = a.stage_id and f.active
      join candidate c on c.id = a.candidate_id join job j on j.id = a.job_id
      join app_user u on u.id in (
        select m.user_id from team_member m where m.job_id = a.job_id
          and ((f.inherit and m.role in ('recruiter', 'hiring_manager', 'interviewer'))
            or m.user_id in (select user_id from feedback_participant where stage_id = a.stage_id)))
    where a.id {{ids}} and a.status = 'active' and {WRITES}
      and not exists (select 1 from feedback_request r
                      where r.application_id = a.id and r.stage_id = a.stage_id and r.user_id = u.id)
      and not exists (select 1 from feedback b where b.application_id = a.id and b.stage_id = a.stage_id
                      and b.author_id = u.id and b.status = 'submitted')
    order by a.id, u.id"""
_IDS = ("in (select value from json_each(?))", "= any(?)")
_TO_ASK = Statement(*(_MISSING.format(ids=ids) for ids in _IDS))
_ENTERING = """insert into stage_entry (application_id) select a.id from application a
       join feedback_activity f on f.stage_id = a.stage_id and f.active where a.id {ids}"""
_ENTER = Statement(*(_ENTERING.format(ids=ids) for ids in _IDS))
_ANY_ENTRY = Statement("select 1 from stage_entry limit 1")
_ENTRIES = Statement("select id, application_id from stage_entry order by id limit ?")
_TAKE_ENTRIES = among("delete from stage_entry where id {among} returning application_id")
_ASK = Statement(
    """insert into feedback_request (application_id, stage_id, user_id, asked_at, remind_at) values (?, ?, ?, ?, ?)
       on conflict (application_id, stage_id, user_id) do nothing"""
)
_DONE = Statement(
    """update feedback_request set done_at = ?, remind_at = null
       where application_id = ? and stage_id = ? and user_id = ? and done_at is null"""
)
# Still wanted: not answered, the applicant in the running and not back before the stage, the person on the team still.
_OPEN = f"""feedback_request r join application a on a.id = r.application_id join candidate c on c.id = a.candidate_id
      join job j on j.id = a.job_id join stage s on s.id = r.stage_id join stage there on there.id = a.stage_id
      join app_user u on u.id = r.user_id
    where r.done_at is null and a.status = 'active' and j.status = 'active' and there.position >= s.position and {WRITES}
      and exists (select 1 from team_member m where m.job_id = a.job_id and m.user_id = r.user_id)"""
_ROW = "r.id, r.application_id, a.candidate_id, c.name, a.job_id, j.title, j.job_id, s.name, r.user_id, r.asked_at"
_SAVED = "exists (select 1 from feedback b where b.application_id = a.id and b.stage_id = s.id and b.author_id = r.user_id)"
_MINE = Statement(f"select {_ROW}, {_SAVED} from {_OPEN} and r.user_id = ? and r.id > ? order by r.id limit ?")
_OPEN_ONES = Statement(*(f"select {_ROW}, {_SAVED} from {_OPEN} and r.id {ids} order by r.id" for ids in _IDS))
_ANY_DUE = Statement("select 1 from feedback_request where remind_at <= ? limit 1")
_DUE = Statement("select id, application_id from feedback_request where remind_at <= ? order by remind_at, id limit ?")
_TAKE_DUE = among("update feedback_request set remind_at = null where id {among} returning id")
_REMINDED = Statement(*(f"update feedback_request set reminded_at = ? where id {ids}" for ids in _IDS))
_OF_CANDIDATE = Statement(
    """select r.id, r.application_id, r.stage_id, s.name, r.user_id, u.name, r.asked_at, r.remind_at, r.reminded_at, r.done_at
       from application a join feedback_request r on r.application_id = a.id join stage s on s.id = r.stage_id
         join app_user u on u.id = r.user_id
       where a.candidate_id = ? order by r.application_id, s.position, u.name, r.id limit 500"""
)
_BY_ID = Statement("select application_id, user_id, done_at from feedback_request where id = ?")


class ToAsk(NamedTuple):
    """Somebody who is to be asked; ``moved_by`` is who brought the applicant there."""

    application: int
    candidate: int
    candidate_name: str
    job: int
    job_title: str
    job_id: str
    stage: int
    user: int
    reminder: str
    moved_by: int | None

    @property
    def job_name(self) -> str:
        """How a sentence calls the job."""
        return f"{self.job_title} ({self.job_id})"


class OpenRequest(NamedTuple):
    """Feedback that is wanted still; ``saved`` says that the person has begun it."""

    id: int
    application: int
    candidate: int
    candidate_name: str
    job: int
    job_title: str
    job_id: str
    stage_name: str
    user: int
    asked_at: int
    saved: bool

    @property
    def job_name(self) -> str:
        """How a sentence calls the job."""
        return f"{self.job_title} ({self.job_id})"


class FeedbackRequestRow(NamedTuple):
    """Somebody who was asked about a candidate, answered or not."""

    id: int
    application: int
    stage: int
    stage_name: str
    user: int
    user_name: str
    asked_at: int
    remind_at: int | None
    reminded_at: int | None
    done_at: int | None


def entered(*applications: int) -> None:
    """Let the worker ask about applications that came to another stage; one without a Feedback activity leaves no entry."""
    _ENTER.run(id_list(applications))


def any_entry() -> bool:
    """Whether anybody may have to be asked."""
    return _ANY_ENTRY.row() is not None


def entries(limit: int) -> dict[int, int]:
    """The oldest entries, each with the application that came somewhere."""
    return dict(_ENTRIES.rows(limit))


def take(entries: Iterable[int]) -> list[int]:
    """The applications of these entries, each once; they are nobody else's any more."""
    return sorted({row[0] for row in _TAKE_ENTRIES.rows(id_list([*entries]))})


def to_ask(applications: Sequence[int]) -> list[ToAsk]:
    """Who takes part in the present stages of ``applications`` and neither was asked nor answered yet."""
    return [ToAsk(*row) for row in _TO_ASK.rows(id_list(applications))]


def ask(new_requests: Sequence[ToAsk]) -> None:
    """Keep that they are asked now."""
    now = clock.now()
    _ASK.each([(one.application, one.stage, one.user, now, remind_at(now, one.reminder)) for one in new_requests])


def done(application: int, stage: int, user: int) -> None:
    """Keep that ``user`` answered."""
    _DONE.run(clock.now(), application, stage, user)


def to_give(user: int, after: int, limit: int) -> list[OpenRequest]:
    """What is wanted of ``user``, the oldest request first, from after the one with id ``after`` on."""
    return [_open(row) for row in _MINE.rows(user, after, limit)]


def any_due() -> bool:
    """Whether somebody is to be reminded."""
    return _ANY_DUE.row(clock.now()) is not None


def due(limit: int) -> dict[int, int]:
    """The requests of which somebody is to be reminded now, each with its application."""
    return dict(_DUE.rows(clock.now(), limit))


def take_due(requests: Iterable[int]) -> list[OpenRequest]:
    """These, not to be reminded of by itself again; without those of whom nothing is wanted any more."""
    return open_ones([row[0] for row in _TAKE_DUE.rows(id_list([*requests]))])


def open_ones(requests: Sequence[int]) -> list[OpenRequest]:
    """Those of ``requests`` that are wanted still."""
    return [_open(row) for row in _OPEN_ONES.rows(id_list(requests))]


def reminded(requests: Sequence[int]) -> None:
    """Keep that they were reminded now."""
    _REMINDED.run(clock.now(), id_list(requests))


def of_candidate(candidate: int) -> list[FeedbackRequestRow]:
    """Everybody who was asked about a candidate."""
    return [FeedbackRequestRow(*row) for row in _OF_CANDIDATE.rows(candidate)]


def by_id(request: int) -> tuple[int, int, int | None] | None:
    """Application, user and the instant of the answer of a request."""
    row = _BY_ID.row(request)
    return (row[0], row[1], row[2]) if row else None


def _open(row: tuple[Any, ...]) -> OpenRequest:
    open_request = OpenRequest(*row)
    return open_request._replace(saved=bool(open_request.saved))
