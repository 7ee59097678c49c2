"""Notifications in Attract, and what each user chose about them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from server.domain import clock
from server.domain.notifications import NotificationChannel, Topic
from server.storage.database import Statement
from server.storage.ids import id_list
from server.storage.tables import Notification

_COUNTED = 100  # counting stops here: "99+" says as much

_RECIPIENTS = """select u.id, u.name, u.email, c.in_app, c.mail from app_user u
    left join notification_choice c on c.user_id = u.id and c.topic = ? where u.active and u.id {ids} order by u.id"""
_TO_TELL = Statement(*(_RECIPIENTS.format(ids=ids) for ids in ("in (select value from json_each(?))", "= any(?)")))
_ADD = Statement(
    "insert into notification (user_id, kind, args, link, candidate_id, created_at, read_at) values (?, ?, ?, ?, ?, ?, null)"
)
_UNREAD = Statement(
    f"""select count(*) from
        (select 1 from notification where user_id = ? and read_at is null limit {_COUNTED}) counted"""
)
_PAGE = "select id, kind, args, link, created_at, read_at from notification where user_id = ? {after} order by id desc limit ?"
_FIRST, _NEXT = Statement(_PAGE.format(after="")), Statement(_PAGE.format(after="and id < ?"))
_CHOICES = Statement("select topic, in_app, mail from notification_choice where user_id = ?")
_CHOOSE = Statement(
    """insert into notification_choice (user_id, topic, in_app, mail) values (?, ?, ?, ?)
       on conflict (user_id, topic) do update set in_app = excluded.in_app, mail = excluded.mail"""
)
# Unread in Attract or just written to; letters are looked at only for those whom Attract itself tells nothing.
_UNTOLD = Statement(
    """select r.user_id from user_role r join app_user u on u.id = r.user_id
       where r.role = 'administrator' and u.active
         and not exists (select 1 from notification n where n.user_id = r.user_id and n.read_at is null and n.kind = ?)
         and not exists (select 1 from outgoing_mail m where m.user_id = r.user_id and m.kind = ? and m.created_at > ?)
       order by r.user_id"""
)


class Recipient(NamedTuple):
    """A user to tell something; ``in_app`` and ``mail`` are None while they chose nothing about it."""

    id: int
    name: str
    email: str
    in_app: bool | None
    mail: bool | None


class NotificationRow(NamedTuple):
    """Something a user was told; ``read_at`` is None while it is new to them."""

    id: int
    kind: str
    args: dict[str, Any]
    link: str
    updated_at: int
    read_at: int | None


def recipients(users: Iterable[int], topic: Topic) -> list[Recipient]:
    """Those of ``users`` who may sign in, each once, with what they chose about ``topic``."""
    return [Recipient(*row) for row in _TO_TELL.rows(topic, id_list(sorted(set(users))))]


def administrators_untold(kind: str, since: int) -> list[int]:
    """The administrators who have no unread notification of ``kind``, and were not written to about it after ``since``."""
    return [user for (user,) in _UNTOLD.rows(kind, kind, since)]


def add(users: Sequence[int], kind: str, args: Mapping[str, Any], link: str, candidate: int | None) -> None:
    """Tell ``users`` something within the caller's transaction."""
    told, now = packed(args), clock.now()
    _ADD.each([(user, kind, told, link, candidate, now) for user in users])


def unread(user: int) -> int:
    """How much is new to ``user``; 100 stands for any number from there. One look into one index."""
    row = _UNREAD.row(user)
    return int(row[0]) if row else 0


def page(user: int, after: int | None, limit: int) -> list[NotificationRow]:
    """What ``user`` was told, latest first, from before the one with id ``after`` on."""
    rows = _FIRST.rows(user, limit) if after is None else _NEXT.rows(user, after, limit)
    return [NotificationRow(*row)._replace(args=json.loads(row[2])) for row in rows]


def mark_read(user: int, notification: int | None = None) -> None:
    """Keep that ``user`` read one, or all, of their notifications; what they read before stays as it was."""
    mine = (Notification.user == user) & Notification.read_at.is_null()
    chosen = mine if notification is None else mine & (Notification.id == notification)
    Notification.update(read_at=clock.now()).where(chosen).execute()


def link(user: int, notification: int) -> str | None:
    """Where a notification of ``user`` leads to."""
    row = Notification.select(Notification.link).where((Notification.user == user) & (Notification.id == notification)).first()
    return row.link if row else None


def choices(user: int) -> dict[str, NotificationChannel]:
    """What ``user`` chose, by topic."""
    return {topic: NotificationChannel(bool(in_app), bool(mail)) for topic, in_app, mail in _CHOICES.rows(user)}


def choose(user: int, chosen: Mapping[Topic, NotificationChannel]) -> None:
    """Keep what ``user`` chose."""
    _CHOOSE.each([(user, topic.value, choice.in_app, choice.mail) for topic, choice in chosen.items()])


def packed(args: Mapping[str, Any]) -> str:
    """Arguments as a column keeps them."""
    return json.dumps(dict(args), ensure_ascii=False)


def sweep(before: int) -> int:
    """Forget what was told before ``before``; how many rows went."""
    return int(Notification.delete().where(Notification.created_at < before).execute())
