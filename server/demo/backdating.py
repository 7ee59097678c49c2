"""Giving the demo a past: what was written a moment ago is moved back over the last months, in its order."""

import random

from server.domain import clock
from server.storage.database import Statement

_STAGE_CHANGES = Statement("select id from stage_change where application_id = ? order by id")
_SET_AT = Statement("update stage_change set at = ? where id = ?")
_SET_APPLICATION = Statement("update application set created_at = ?, updated_at = ? where id = ?")
_SET_NOTES = Statement("update note set created_at = ? where application_id = ?")
_SET_FEEDBACK = Statement(
    "update feedback set created_at = ?, updated_at = ?, submitted_at = case when submitted_at is null then null else ? end"
    " where application_id = ?"
)
_SET_EXPORT = Statement("update export set created_at = ? where application_id = ?")
_SET_CANDIDATE = Statement(
    """update candidate set created_at = ?, updated_at = ?
       where created_at > ? and id = (select candidate_id from application where id = ?)"""
)
_SET_IDENTITIES = Statement(
    """update linkedin_identity set linked_at = ?
       where linked_at > ? and candidate_id = (select candidate_id from application where id = ?)"""
)
_JOBS = Statement("select id from job order by id")
_SET_JOB = Statement(
    """update job set created_at = ?, updated_at = ?, activated_at = case when activated_at is null then null else ? end
       where id = ?"""
)


def spread_application(application: int, chance: random.Random) -> None:
    """Let an application begin up to 80 days ago, with some days between its steps; notes and feedback come last."""
    at = clock.now() - chance.randint(20, 80) * clock.DAY - chance.randint(0, 8 * 60) * clock.MINUTE
    begun = at
    for (stage_change,) in _STAGE_CHANGES.rows(application):
        _SET_AT.run(at, stage_change)
        last, at = at, at + chance.randint(1, 4) * clock.DAY + chance.randint(0, 300) * clock.MINUTE
    _SET_APPLICATION.run(begun, last, application)
    _SET_EXPORT.run(begun, application)
    _SET_CANDIDATE.run(begun, last, begun, application)
    _SET_IDENTITIES.run(begun, begun, application)
    written = last + chance.randint(1, 20) * clock.HOUR
    _SET_NOTES.run(written, application)
    _SET_FEEDBACK.run(written, written, written, application)


def spread_jobs(chance: random.Random) -> None:
    """Let the jobs have been opened over the last quarter, the first of them last, so that it tops the list."""
    for number, (job,) in enumerate(_JOBS.rows()):
        at = clock.now() - number * 3 * clock.DAY - chance.randint(1, 300) * clock.MINUTE
        _SET_JOB.run(at - 10 * clock.DAY, at, at, job)
