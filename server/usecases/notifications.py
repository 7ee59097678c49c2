"""Telling people what happened: in Attract and by e-mail, as each of them chose (spec/attract.md section 20)."""

from collections.abc import Iterable, Mapping

from server.domain.notifications import DEFAULTS, WORDS, Kind, Value, Words, told
from server.storage import mail, notifications
from server.storage.mail import To


def notify(users: Iterable[int], kind: Kind, args: Mapping[str, Value], link: str, candidate: int | None = None) -> None:
    """Tell ``users``, each once, what happened: within the caller's transaction, in at most three statements.

    ``args`` fill the places of the kind's words (domain.notifications.WORDS); ``message`` among them is what a person wrote
    to go with it. ``link`` is the path of the page where something is to be done. Whoever names a candidate gives their id
    too: what names them goes with them when they are erased. The caller leaves out who caused it. Raise KeyError for a
    missing argument, ValueError for other misuse.
    """
    topic = _checked(kind, args, candidate).topic
    if topic is None or not link.startswith("/") or link.startswith("//"):
        raise ValueError(f"{kind} does not go to users, or {link} is no path")
    usual = DEFAULTS[topic]
    found = notifications.recipients(users, topic)
    in_app = [one.id for one in found if _chosen(one.in_app, usual.in_app)]
    by_mail = [To(one.email, one.name, one.id) for one in found if _chosen(one.mail, usual.mail)]
    notifications.add(in_app, kind, args, link, candidate)
    mail.queue(by_mail, kind, args, link, candidate)


def write_to(
    address: str, name: str, kind: Kind, args: Mapping[str, Value], link: str, candidate: int | None, language: str | None = None
) -> None:
    """Write to somebody who is no user, such as a candidate, within the caller's transaction.

    ``link`` is a path here or a whole https:// address. Raise KeyError for a missing argument.
    """
    _checked(kind, args, candidate)
    mail.queue([To(address, name, language=language)], kind, args, link, candidate)


def _checked(kind: Kind, args: Mapping[str, Value], candidate: int | None) -> Words:
    told(kind, args, str)
    if "candidate" in args and candidate is None:
        raise ValueError(f"{kind} names a candidate whose erasure would leave it behind")
    return WORDS[kind]


def _chosen(choice: bool | None, usual: bool) -> bool:
    return usual if choice is None else bool(choice)
