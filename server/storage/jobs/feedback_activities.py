"""The Feedback activities of stages: their options, and who takes part beside the hiring team."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from server.domain.feedback import FeedbackOptions, Reminder
from server.storage.database import Statement
from server.storage.tables import FeedbackParticipant

_OPTIONS = "select f.stage_id, f.active, f.inherit, f.see_others, f.edit_after, f.reminder from feedback_activity f where {which}"
_OF_JOB = Statement(_OPTIONS.format(which="f.stage_id in (select id from stage where job_id = ?)"))
_OF_STAGE = Statement(_OPTIONS.format(which="f.stage_id = ?"))
_OF_CANDIDATE = Statement(
    _OPTIONS.format(
        which="f.stage_id in (select s.id from application a join stage s on s.job_id = a.job_id where a.candidate_id = ?)"
    )
)
_KEEP = Statement(
    """insert into feedback_activity (stage_id, active, inherit, see_others, edit_after, reminder) values (?, ?, ?, ?, ?, ?)
       on conflict (stage_id) do update set active = excluded.active, inherit = excluded.inherit,
         see_others = excluded.see_others, edit_after = excluded.edit_after, reminder = excluded.reminder"""
)
_PARTICIPANTS = Statement(
    """select u.id, u.name, u.email from feedback_participant p join app_user u on u.id = p.user_id
       where p.stage_id = ? order by u.name, u.id"""
)
_JOIN = Statement(
    """insert into stage_entry (application_id) select a.id from application a
       join feedback_activity f on f.stage_id = a.stage_id and f.active where a.job_id = ? and a.status = 'active'"""
)


class Participant(NamedTuple):
    """Somebody chosen to give feedback in a stage."""

    id: int
    name: str
    email: str


def of_job(job: int) -> dict[int, FeedbackOptions]:
    """The options of the stages of ``job`` that have any, by stage."""
    return _by_stage(_OF_JOB.rows(job))


def of_candidate(candidate: int) -> dict[int, FeedbackOptions]:
    """The same for the jobs of all applications of a candidate."""
    return _by_stage(_OF_CANDIDATE.rows(candidate))


def of_stage(stage: int) -> FeedbackOptions:
    """The options of a stage; off where nobody chose any."""
    return _by_stage(_OF_STAGE.rows(stage)).get(stage, FeedbackOptions())


def keep(stage: int, options: FeedbackOptions) -> None:
    """Set the options of a stage."""
    _KEEP.run(stage, options.active, options.inherit, options.see_others, options.edit_after, options.reminder.value)


def participants(stage: int) -> list[Participant]:
    """Who was chosen to take part in a stage, by name."""
    return [Participant(*row) for row in _PARTICIPANTS.rows(stage)]


def choose(stage: int, users: Iterable[int]) -> None:
    """Let exactly these take part beside the hiring team."""
    FeedbackParticipant.delete().where(FeedbackParticipant.stage == stage).execute()
    rows = [{"stage": stage, "user": user} for user in sorted(set(users))]
    if rows:
        FeedbackParticipant.insert_many(rows).execute()


def _by_stage(rows: list[tuple[Any, ...]]) -> dict[int, FeedbackOptions]:
    return {
        stage: FeedbackOptions(bool(active), bool(inherit), bool(see), bool(edit), Reminder(reminder))
        for stage, active, inherit, see, edit, reminder in rows
    }


def joined(job: int) -> None:
    """Let the worker ask those who joined the team of ``job`` about everybody who is in such a stage."""
    _JOIN.run(job)
