"""Sending the mail that waits: to a mail server, or to the Mailbox page alone (MAILBOX=1); with neither it goes on waiting.

A letter is claimed before it is handed over, so that two workers never send the same. Who is killed in the moment between the
server's yes and its keeping leaves one that is sent again after five minutes, with the same Message-ID, by which mail systems
know it for the same: SMTP has no better way, and a letter too few would be worse (RFC 5321 sections 4.5.3.2.6 and 6.1).
"""

import logging
from dataclasses import dataclass
from email.headerregistry import Address
from itertools import islice
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from server.catalogues import ENGLISH, speaker
from server.config import Settings
from server.domain import clock
from server.domain.errors import MailDeferred, MailNotSent, MailRefused, MailTrouble
from server.domain.notifications import told
from server.mail import letters
from server.mail.letters import Letter, Sender
from server.mail.settings import address
from server.mail.smtp import Post
from server.storage import mail
from server.storage.database import transaction
from server.storage.mail import LetterRow

_log = logging.getLogger("attract.mail")

AT_ONCE = 50  # letters handed over before the worker looks whether it is told to stop
# Between the tries of a letter that the server does not take now; after the last it failed.
PAUSES = (
    clock.MINUTE,
    5 * clock.MINUTE,
    15 * clock.MINUTE,
    clock.HOUR,
    3 * clock.HOUR,
    6 * clock.HOUR,
    12 * clock.HOUR,
    clock.DAY,
    clock.DAY,
)
# Between the tries of a server that cannot be reached, however many letters wait: they never fail for that.
_SERVER_PAUSES = (30 * clock.SECOND, clock.MINUTE, 2 * clock.MINUTE, 5 * clock.MINUTE, 15 * clock.MINUTE)


@dataclass(slots=True)
class _Here:
    """What this process was told at its start, and how often in a row it could not reach the server."""

    settings: Settings | None = None
    troubles: int = 0


_here = _Here()


def bind(settings: Settings) -> None:
    """Send by the server of ``settings`` in this process."""
    _here.settings, _here.troubles = settings, 0


def settings() -> Settings:
    """The settings of this process."""
    if _here.settings is None:
        raise RuntimeError("mailing.bind was not called")
    return _here.settings


def sender() -> Sender:
    """From where letters of this installation come."""
    own = settings()
    usual = Address(letters.one_line(own.instance_name), "attract", urlsplit(own.public_url).hostname or "localhost")
    return Sender(address(own.mail_from) if own.mail_from else usual, own.instance_name, own.public_url)


def work() -> bool:
    """Send what is due, 50 letters at most; whether there was any. One small query when there is none."""
    if not mail.any_due() or not (settings().mailbox or settings().smtp):
        return False
    try:
        with _post() as post:
            _well()
            for row in islice(iter(_take, None), AT_ONCE):
                _send(post, row)
    except MailTrouble as trouble:
        _put_all_off(trouble)
        return False
    return True


def letter(row: LetterRow) -> Letter:
    """A letter in the words of its reader. Raise KeyError or ValueError for a kind that this version does not know."""
    language = row.language or ENGLISH
    text = told(row.kind, row.args, speaker(language))
    return Letter(row.address, row.name, language, text, row.link, row.to_user, row.key, row.created_at)


class _Mailbox:
    """The post office of the demo: it keeps what the Mailbox page shows, and sends nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        pass

    def send(self, message: object) -> None:
        """Keep it: it is kept already."""


def _post() -> Post | _Mailbox:
    own = settings()
    return _Mailbox() if own.mailbox or own.smtp is None else Post(own.smtp)


def _take() -> LetterRow | None:
    with transaction():
        return mail.take()


def _send(post: Post | _Mailbox, row: LetterRow) -> None:
    """Hand one letter over and keep what became of it. Raise MailTrouble when the server is gone."""
    try:
        post.send(letters.message(letter(row), sender()))
    except (MailRefused, KeyError, ValueError) as refused:
        _log.warning("letter %s cannot be sent", row.id)
        reason = refused.reason if isinstance(refused, MailNotSent) else f"unreadable: {row.kind}"
        with transaction():
            mail.mark_failed(row.id, reason)
    except (MailDeferred, MailTrouble) as later:
        _put_off(row, later)
        if isinstance(later, MailTrouble):
            raise
    else:
        with transaction():
            mail.mark_sent(row.id)


def _put_off(row: LetterRow, later: MailDeferred | MailTrouble) -> None:
    last = row.tries > len(PAUSES)
    with transaction():
        if last and isinstance(later, MailDeferred):
            mail.mark_failed(row.id, later.reason)
        else:
            mail.put_off(row.id, clock.now() + PAUSES[min(row.tries, len(PAUSES)) - 1], later.reason)


def _put_all_off(trouble: MailTrouble) -> None:
    _log.warning("the mail server cannot be reached: %s", trouble.code)
    pause = _SERVER_PAUSES[min(_here.troubles, len(_SERVER_PAUSES) - 1)]
    _here.troubles += 1
    with transaction():
        mail.put_off_all(clock.now() + pause, trouble.reason)


def _well() -> None:
    """The server is there: whoever waited for it alone goes at once."""
    if _here.troubles:
        _here.troubles = 0
        with transaction():
            mail.wake()
