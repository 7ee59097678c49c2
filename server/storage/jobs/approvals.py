"""Who is asked to approve a job, and what they said. A row without ``asked_at`` asks nothing: what it says was about an
earlier version of the job, and is shown until the job is sent again."""

from typing import NamedTuple

from server.domain import clock
from server.domain.approvals import REMIND_AFTER, Answer, ApprovalState
from server.domain.history import Change, Subject
from server.storage import history
from server.storage.database import Statement
from server.storage.ids import among, id_list
from server.storage.jobs.team_sql import WRITES
from server.storage.tables import Approval, User

_OF_JOB = Statement(
    f"""select p.id, p.approver_id, u.name, u.email, p.state, p.comment, p.asked_at, p.answered_at, p.reminded_at,
         p.asked_by_id, by_whom.name, p.message, case when {WRITES} then 1 else 0 end
       from approval p join app_user u on u.id = p.approver_id left join app_user by_whom on by_whom.id = p.asked_by_id
       where p.job_id = ? order by p.id"""
)
# What waits for somebody; a job that was closed meanwhile waits for nobody.
_OPEN = "p.state = 'waiting' and p.asked_at is not null and j.status = 'pending'"
_OPEN_REQUESTS = """select j.id, j.job_id, j.title, by_whom.name, p.asked_at from approval p join job j on j.id = p.job_id
    left join app_user by_whom on by_whom.id = p.asked_by_id where {which} order by p.asked_at, p.id limit ?"""
_ASSIGNED_TO = Statement(_OPEN_REQUESTS.format(which=f"p.approver_id = ? and {_OPEN}"))
_REQUESTED_BY = Statement(
    f"""select j.id, j.job_id, j.title, by_whom.name, min(p.asked_at) from approval p join job j on j.id = p.job_id
        join app_user by_whom on by_whom.id = p.asked_by_id where p.asked_by_id = ? and {_OPEN}
        group by j.id, j.job_id, j.title, by_whom.name order by min(p.asked_at), j.id limit ?"""
)
_STATES = among(
    """select p.job_id, p.approver_id, u.name, p.state from approval p join app_user u on u.id = p.approver_id
       where p.job_id {among} and p.asked_at is not null order by p.id"""
)
_LATE = f"from approval p join job j on j.id = p.job_id where {_OPEN} and p.asked_at <= ? and p.reminded_at is null"
_ANY_LATE = Statement(f"select 1 {_LATE} limit 1")
_TAKE_LATE = Statement(f"select p.id, p.approver_id, j.id, j.job_id, j.title {_LATE} order by p.asked_at, p.id limit ?")
_REMINDED = among("update approval set reminded_at = ? where id {among}")


class ApproverRow(NamedTuple):
    """An approver of a job. ``asked_at`` is None while they are not asked, ``may`` whether they can still answer.

    ``message`` is what whoever asked wrote to all approvers.
    """

    id: int
    user: int
    name: str
    email: str
    state: ApprovalState
    comment: str
    asked_at: int | None
    answered_at: int | None
    reminded_at: int | None
    asked_by: int | None
    asked_by_name: str | None
    message: str | None
    may: bool


class AskedRow(NamedTuple):
    """A job that waits for approvers; ``by`` is who sent it to them, ``at`` when."""

    job: int
    job_id: str
    title: str
    by: str | None
    at: int


class StateRow(NamedTuple):
    """What one approver said about one job."""

    job: int
    user: int
    name: str
    state: str


class LateRow(NamedTuple):
    """Somebody who has not answered for a day; ``approver`` is the user."""

    id: int
    approver: int
    job: int
    job_id: str
    title: str


def of_job(job: int) -> list[ApproverRow]:
    """The approvers of a job in the order they were named."""
    return [ApproverRow(*row)._replace(state=ApprovalState(row[4]), may=bool(row[12])) for row in _OF_JOB.rows(job)]


def add(job: int, approver: int, by: int) -> None:
    """Name an approver who is none yet."""
    Approval.create(job=job, approver=approver, state=ApprovalState.WAITING)
    _record(job, by, None, User.get_by_id(approver).name)


def remove(job: int, row: ApproverRow, by: int) -> None:
    """Name somebody no more."""
    Approval.delete().where(Approval.id == row.id).execute()
    _record(job, by, row.name, None)


def ask(job: int, by: int, message: str) -> None:
    """Ask all approvers of a job now, in parallel; what they said about an earlier version is over."""
    values = {"state": ApprovalState.WAITING, "comment": "", "asked_by": by, "asked_at": clock.now(), "message": message or None}
    Approval.update(**values, answered_at=None, reminded_at=None).where(Approval.job == job).execute()


def release(job: int) -> None:
    """Nobody is asked about this job any more; what was said stays readable."""
    Approval.update(asked_at=None).where(Approval.job == job).execute()


def keep_answer(job: int, row: ApproverRow, answer: Answer, comment: str) -> None:
    """Keep what an approver said; a rejection lets the others off."""
    values = {"state": ApprovalState(answer), "comment": comment, "answered_at": clock.now()}
    Approval.update(**values).where(Approval.id == row.id).execute()
    if answer is Answer.REJECTED:
        waiting = (Approval.job == job) & (Approval.state == ApprovalState.WAITING)
        Approval.update(state=ApprovalState.LAPSED).where(waiting).execute()
    changes = {"answer": (None, answer), "comment": (None, comment)} if comment else {"answer": (None, answer)}
    history.record(Subject.JOB, job, Change.ANSWERED, row.user, changes, job=job)


def assigned_to(user: int, limit: int) -> list[AskedRow]:
    """The jobs that wait for the answer of ``user``, those that wait longest first."""
    return [AskedRow(*row) for row in _ASSIGNED_TO.rows(user, limit)]


def requested_by(user: int, limit: int) -> list[AskedRow]:
    """The jobs that ``user`` sent to approvers and that are not decided, those that wait longest first."""
    return [AskedRow(*row) for row in _REQUESTED_BY.rows(user, limit)]


def states(jobs: list[int]) -> list[StateRow]:
    """What everybody who is asked about these jobs said so far."""
    return [StateRow(*row) for row in _STATES.rows(id_list(jobs))]


def any_late() -> bool:
    """Whether somebody has not answered for a day and was not told so: one look into one index."""
    return _ANY_LATE.row(clock.now() - REMIND_AFTER) is not None


def take_late(limit: int) -> list[LateRow]:
    """Those, longest first, and from now on they were told."""
    rows = [LateRow(*row) for row in _TAKE_LATE.rows(clock.now() - REMIND_AFTER, limit)]
    _REMINDED.run(clock.now(), id_list([row.id for row in rows]))
    return rows


def _record(job: int, by: int, before: str | None, after: str | None) -> None:
    history.record(Subject.JOB, job, Change.APPROVERS, by, {"approver": (before, after)}, job=job)
