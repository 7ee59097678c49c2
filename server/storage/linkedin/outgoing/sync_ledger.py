"""What LinkedIn was told about one person, record by record, and what each record is about in the words of Attract."""

from typing import NamedTuple

from server.storage.database import Statement

_LINES = Statement(
    """select kind, key, parent, state, desired is not null, fields, message, first_sent_at, sent_at, acknowledged_at
       from sync_record where subject = 'candidate' and subject_id = ? order by id limit 500"""
)
_APPLICATIONS = Statement(
    """select a.id, j.id, j.title, j.job_id from application a join job j on j.id = a.job_id where a.candidate_id = ?"""
)
# What a record is called, by its kind; nothing is said here of a note's or a feedback's text.
_NAMES = Statement(
    """select 'stage', p.id, case p.status when 'rejected' then '' else s.name end from application a
         join stage_change p on p.application_id = a.id join stage s on s.id = p.stage_id where a.candidate_id = ?
       union all
       select case when n.application_id is null then 'candidate_note' else 'application_note' end, n.id, u.name
         from note n join app_user u on u.id = n.author_id where n.candidate_id = ?
       union all
       select 'feedback', f.id, u.name from application a join feedback f on f.application_id = a.id
         join app_user u on u.id = f.author_id where a.candidate_id = ?"""
)


class LedgerLine(NamedTuple):
    """What LinkedIn was told about one record; ``fields`` are names, comma-separated. Not ``desired``: it is taken back."""

    kind: str
    key: str
    parent: str | None
    state: str
    desired: bool
    fields: str
    message: str | None
    first_sent_at: int | None
    sent_at: int | None
    acknowledged_at: int | None


class NamedJob(NamedTuple):
    """The job of an application."""

    id: int
    title: str
    job_id: str


def lines(candidate: int) -> list[LedgerLine]:
    """Everything LinkedIn was told about a candidate, withdrawn records too, oldest first."""
    return [LedgerLine(*row) for row in _LINES.rows(candidate)]


def jobs(candidate: int) -> dict[str, NamedJob]:
    """The jobs of the candidate's applications, by the application's key."""
    return {str(id): NamedJob(*job) for id, *job in _APPLICATIONS.rows(candidate)}


def names(candidate: int) -> dict[tuple[str, str], str]:
    """By kind and key: the name of a stage ("" for a rejection), the author of a note or of feedback."""
    return {(kind, str(id)): name for kind, id, name in _NAMES.rows(candidate, candidate, candidate)}
