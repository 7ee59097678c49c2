"""Telling people what happened: in Attract and by e-mail, as each of them chose (attract.md 20)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from server.domain.errors import NotFound
from server.domain.notifications import (
    DEFAULTS,
    NOTIFICATION_TEMPLATES,
    NotificationChannel,
    NotificationKind,
    NotificationTemplate,
    Topic,
    Value,
    told,
)
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import mail, notifications
from server.storage.database import transaction
from server.storage.mail import To
from server.storage.notifications import NotificationRow
from server.usecases import access
from server.usecases.paging import PAGE


def notify(
    users: Iterable[int], kind: NotificationKind, args: Mapping[str, Value], link: str, candidate: int | None = None
) -> None:
    """Tell ``users``, each once, what happened: within the caller's transaction, in at most three statements.

    ``args`` fill the places of the kind's words (NOTIFICATION_TEMPLATES); ``message`` among them is what a person wrote to go
    with it. ``link`` is the path of the page where something is to be done. Whoever names a candidate gives their id too:
    what names them goes with them when they are erased. The caller leaves out who caused it. Raise KeyError for a missing
    argument, ValueError for other misuse.
    """
    topic = _checked(kind, args, candidate).topic
    if topic is None or not link.startswith("/") or link.startswith("//"):
        raise ValueError(f"{kind} does not go to users, or {link} is no path")
    usual = DEFAULTS[topic]
    recipients = notifications.recipients(users, topic)
    in_app = [one.id for one in recipients if _chosen(one.in_app, usual.in_app)]
    by_mail = [To(one.email, one.name, one.id) for one in recipients if _chosen(one.mail, usual.mail)]
    notifications.add(in_app, kind, args, link, candidate)
    mail.queue(by_mail, kind, args, link, candidate)


def write_to(
    address: str,
    name: str,
    kind: NotificationKind,
    args: Mapping[str, Value],
    link: str,
    candidate: int | None,
    language: str | None = None,
) -> None:
    """Write to somebody who is no user, such as a candidate, within the caller's transaction.

    ``link`` is a path here or a whole https:// address. Raise KeyError for a missing argument.
    """
    _checked(kind, args, candidate)
    mail.queue([To(address, name, language=language)], kind, args, link, candidate)


@dataclass(frozen=True, slots=True)
class Notices:
    """A page of what the reader was told, latest first; ``after`` is where the next one begins."""

    rows: list[NotificationRow]
    after: int | None


def unread(actor: Actor) -> int:
    """How much is new to the reader, for the bell; 100 stands for any number from there. Raise NotPermitted."""
    access.require(actor, Action.READ_NOTIFICATIONS)
    return notifications.unread(actor.id)


def read(actor: Actor, after: int | None = None) -> Notices:
    """What the reader was told, without kinds that this version does not know. Raise NotPermitted."""
    access.require(actor, Action.READ_NOTIFICATIONS)
    rows = notifications.page(actor.id, after, PAGE + 1)
    known = [row for row in rows[:PAGE] if row.kind in list(NotificationKind)]
    return Notices(known, rows[PAGE - 1].id if len(rows) > PAGE else None)


def mark_read(actor: Actor, notification: int | None = None) -> str:
    """Keep that the reader read one of their notifications, or all of them (None); where the one leads to.

    Raise NotPermitted, NotFound for one that is not theirs.
    """
    access.require(actor, Action.READ_NOTIFICATIONS)
    with transaction():
        link = notifications.link(actor.id, notification) if notification is not None else "/notifications"
        if link is None:
            raise NotFound
        notifications.mark_read(actor.id, notification)
    return link


def choices(actor: Actor) -> dict[Topic, NotificationChannel]:
    """What the reader is told about and where. Raise NotPermitted."""
    access.require(actor, Action.READ_NOTIFICATIONS)
    chosen = notifications.choices(actor.id)
    return {topic: chosen.get(topic, usual) for topic, usual in DEFAULTS.items()}


def choose(actor: Actor, chosen: Mapping[Topic, NotificationChannel]) -> None:
    """Keep what the reader wants to be told about and where. Raise NotPermitted."""
    access.require(actor, Action.READ_NOTIFICATIONS)
    with transaction():
        notifications.choose(actor.id, chosen)


def _checked(kind: NotificationKind, args: Mapping[str, Value], candidate: int | None) -> NotificationTemplate:
    told(kind, args, str)
    if "candidate" in args and candidate is None:
        raise ValueError(f"{kind} names a candidate whose erasure would leave it behind")
    return NOTIFICATION_TEMPLATES[kind]


def _chosen(choice: bool | None, usual: bool) -> bool:
    return usual if choice is None else bool(choice)
