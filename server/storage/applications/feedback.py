"""Interview feedback on applications."""

from typing import Any, NamedTuple

from server.domain import clock
from server.domain.feedback import FeedbackStatus, FeedbackText
from server.storage import sync_dirty
from server.storage.database import Statement
from server.storage.tables import Application, Feedback

_OF_CANDIDATE = Statement(
    """select f.id, f.application_id, f.author_id, u.name, f.status, f.recommendation, f.strengths, f.weaknesses,
              f.comment, f.updated_at, f.submitted_at, f.stage_id, s.name
       from feedback f join app_user u on u.id = f.author_id left join stage s on s.id = f.stage_id
       where f.application_id in (select id from application where candidate_id = ?)
         and (f.status = 'submitted' or f.author_id = ?) order by f.updated_at desc, f.id desc limit 500"""
)


class FeedbackRow(NamedTuple):
    """Feedback with its author's name, and the stage it is about."""

    id: int
    application: int
    author: int
    author_name: str
    status: str
    recommendation: str | None
    strengths: str
    weaknesses: str
    comment: str
    updated_at: int
    submitted_at: int | None
    stage: int | None
    stage_name: str | None


def of_candidate(candidate: int, reader: int) -> list[FeedbackRow]:
    """Feedback on a candidate's applications, newest first: the submitted, and the reader's own saved (statement 82)."""
    return [FeedbackRow(*row) for row in _OF_CANDIDATE.rows(candidate, reader)]


def keep(application: int, author: int, text: FeedbackText, submit: bool, stage: int | None = None) -> None:
    """Save or submit the author's one feedback on an application in ``stage``, or where it stands."""
    there: Any = Application.get_by_id(application)
    now, stage = clock.now(), stage or there.stage_id
    values = {
        "status": FeedbackStatus.SUBMITTED if submit else FeedbackStatus.SAVED,
        "recommendation": text.recommendation,
        "strengths": text.strengths,
        "weaknesses": text.weaknesses,
        "comment": text.comment,
        "updated_at": now,
        "submitted_at": now if submit else None,
    }
    own = (Feedback.application == application) & (Feedback.stage == stage) & (Feedback.author == author)
    if not Feedback.update(**values).where(own).execute():
        Feedback.create(application=application, stage=stage, author=author, **values)
    sync_dirty.application(application)


def about_application(application: int) -> bool:
    """Whether anybody has written feedback on an application, saved or submitted."""
    return bool(Feedback.select().where(Feedback.application == application).exists())
