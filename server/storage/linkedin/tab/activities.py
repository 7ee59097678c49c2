"""Reading what recruiters did about a member: InMail, notes from LinkedIn Recruiter, rejections. Nothing is written here.

What is not the reader's to read is not in the answer of the database either: other people's InMail comes without its
subject and text, other people's private notes and reasons of rejection do not come at all (statements 43, 46).
"""

from collections.abc import Sequence
from typing import NamedTuple

from server.domain import clock
from server.domain.linkedin.activities import OthersInMail, OwnInMail, Rejection, WrittenNote, move_of
from server.storage.database import Statement
from server.storage.ids import id_list
from server.storage.tables import Cursor


def _statement(sql: str) -> Statement:
    sqlite = sql.format(among="in (select value from json_each(?))", besides="not in (select value from json_each(?))")
    return Statement(sqlite, sql.format(among="= any(?)", besides="<> all(?)"))


_OWN = _statement(
    """select at, type, author, member, subject, text from inmail_event
       where member {among} and seat {among} order by at, id limit 500"""
)
_OTHERS = _statement(
    """select e.at, e.type, e.author, e.member, coalesce(u.name, nullif(trim(s.first_name || ' ' || s.last_name), ''), '')
       from inmail_event e left join linkedin_seat s on s.seat = e.seat left join app_user u on u.id = s.user_id
       where e.member {among} and e.seat {besides} order by e.at desc, e.id desc limit 200"""
)
_NOTES = _statement(
    """select n.created_at, coalesce(u.name, nullif(trim(s.first_name || ' ' || s.last_name), ''), ''), n.text, n.private, n.owner
       from prospect_note n left join linkedin_seat s on s.seat = n.owner left join app_user u on u.id = s.user_id
       where n.member {among} and (not n.private or n.owner {among}) order by n.created_at desc, n.id desc limit 200"""
)
_REJECTIONS = Statement(
    """select p.at, u.name, p.application_id, case when p.by_id = ? then a.rejection_reason end,
         case when p.by_id = ? then a.rejection_comment end
       from stage_change p join application a on a.id = p.application_id left join app_user u on u.id = p.by_id
       where a.candidate_id = ? and p.move = 'rejected' and not p.undone order by p.at desc, p.id desc limit 200"""
)
_STREAMS = _statement("select stream, read_at, due_at, trouble from linkedin_cursor where stream {among} and subject {among}")


class ActivityStream(NamedTuple):
    """How far a stream from LinkedIn is: when it was read last, when it is next, and what keeps it."""

    stream: str
    read_at: int | None
    due_at: int
    trouble: str | None


def own_inmails(members: Sequence[str], seats: Sequence[str]) -> list[OwnInMail]:
    """The exchange of the holder of ``seats`` with ``members``, oldest first, whole."""
    rows = _OWN.rows(id_list(members), id_list(seats))
    return [OwnInMail(at, move_of(type, author, member), subject, text) for at, type, author, member, subject, text in rows]


def others_inmails(members: Sequence[str], seats: Sequence[str]) -> list[OthersInMail]:
    """Who else exchanged InMail with ``members`` and when, newest first."""
    rows = _OTHERS.rows(id_list(members), id_list(seats))
    return [OthersInMail(at, move_of(type, author, member), who) for at, type, author, member, who in rows]


def prospect_notes(members: Sequence[str], seats: Sequence[str]) -> list[WrittenNote]:
    """The notes of LinkedIn Recruiter about ``members``, newest first: public ones, and those of the holder of ``seats``."""
    rows = _NOTES.rows(id_list(members), id_list(seats))
    return [WrittenNote(at, who, text, bool(private), owner in seats) for at, who, text, private, owner in rows]


def rejections(candidate: int, reader: int) -> list[Rejection]:
    """The rejections of a candidate that stand, newest first; reasons are there for ``reader``'s own."""
    return [Rejection(*row) for row in _REJECTIONS.rows(reader, reader, candidate)]


def streams(names: Sequence[str], subjects: Sequence[str]) -> list[ActivityStream]:
    """Where the streams of these seats or contracts are."""
    return [ActivityStream(*row) for row in _STREAMS.rows(id_list(names), id_list(subjects))]


def read_now(names: Sequence[str], subjects: Sequence[str]) -> None:
    """Let the worker read these streams as soon as it can; one that LinkedIn keeps waiting stays where it is."""
    chosen = Cursor.stream.in_([*names]) & Cursor.subject.in_([*subjects]) & Cursor.trouble.is_null()
    Cursor.update(due_at=clock.now()).where(chosen).execute()
