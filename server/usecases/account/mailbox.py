"""What administrators see of the mail: how much waits and why (System), and in the demo what was sent (Mailbox)."""

from dataclasses import dataclass

from server.domain.errors import NotFound
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.mail import letters
from server.mail.letters import Text
from server.storage import mail
from server.storage.database import transaction
from server.storage.mail import LetterRow
from server.usecases import access, mail_delivery
from server.usecases.paging import PAGE


@dataclass(frozen=True, slots=True)
class MailStanding:
    """How the mail stands. ``way`` is smtp (by ``server``), mailbox, or none: then everything waits for SMTP_URL.

    ``waiting`` and ``failed`` stop at 1,000; ``oldest`` is since when the first of them waits, ``trouble`` what the server
    said last about a letter that is still here.
    """

    way: str
    server: str
    waiting: int
    oldest: int | None
    failed: int
    trouble: str | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that was sent, as its reader got it."""

    id: int
    address: str
    name: str
    sent_at: int
    text: Text


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A page of what was sent, latest first; ``after`` is where the next one begins."""

    letters: list[Sent]
    after: int | None


def standing(actor: Actor) -> MailStanding:
    """How the mail stands, for the System page. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    own = mail_delivery.settings()
    way = "mailbox" if own.mailbox else "smtp" if own.smtp else "none"
    return MailStanding(way, own.smtp.host if own.smtp else "", *mail.counts())


def try_again(actor: Actor) -> int:
    """Send everything that waits or failed now; how many letters. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    with transaction():
        return mail.try_again()


def read(actor: Actor, after: int | None = None) -> Mailbox:
    """What was sent. Raise NotPermitted; NotFound where mail goes out for real."""
    _open(actor)
    rows = mail.sent(after, PAGE + 1)
    return Mailbox([_sent(row) for row in rows[:PAGE]], rows[PAGE - 1].id if len(rows) > PAGE else None)


def letter(actor: Actor, letter_id: int) -> Sent:
    """One letter. Raise NotPermitted, NotFound."""
    _open(actor)
    row = mail.by_id(letter_id)
    if row is None or row.sent_at is None:
        raise NotFound
    return _sent(row)


def _open(actor: Actor) -> None:
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    if not mail_delivery.settings().mailbox:
        raise NotFound


def _sent(row: LetterRow) -> Sent:
    text = letters.text(mail_delivery.letter(row), mail_delivery.sender())
    return Sent(row.id, row.address, row.name, row.sent_at or row.created_at, text)
