"""Handing letters to a mail server (RFC 5321), encrypted wherever a password or the server's offer asks for it."""

import smtplib
import ssl
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from server.domain.errors import MailDeferred, MailRefused, MailTrouble
from server.mail.settings import Smtp

TIMEOUT = 20.0  # seconds for each step; a letter has about eight, and the lease of whoever took it is longer than all of them
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Post:
    """A connection to a mail server for some letters: open it with ``with``. Raise MailTrouble when it cannot be had."""

    def __init__(self, server: Smtp) -> None:
        self._server = server
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        try:
            self._connection = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            raise MailTrouble(_reason(error)) from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._connection is not None:
            try:
                self._connection.quit()
            except (OSError, smtplib.SMTPException):
                self._connection.close()

    def send(self, message: EmailMessage) -> None:
        """Hand ``message`` over.

        Raise MailRefused when the server will never take it, MailDeferred when it may later, and MailTrouble when it
        is gone, so that nobody knows whether it took this one.
        """
        if self._connection is None:
            raise MailTrouble("")
        try:
            self._connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            code, reply = next(iter(refused.recipients.values()))
            raise _refusal(code, reply) from None
        except smtplib.SMTPResponseException as refused:
            raise _refusal(refused.smtp_code, refused.smtp_error) from None
        except smtplib.SMTPNotSupportedError as refused:
            raise MailRefused(_reason(refused)) from None
        except (OSError, smtplib.SMTPException) as error:
            raise MailTrouble(_reason(error)) from None

    def _connected(self) -> smtplib.SMTP:
        own = self._server
        if own.encrypted:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(own.host, own.port, timeout=TIMEOUT, context=ssl.create_default_context())
        else:
            connection = smtplib.SMTP(own.host, own.port, timeout=TIMEOUT)
        try:
            self._sign_in(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _sign_in(self, connection: smtplib.SMTP) -> None:
        if not self._server.encrypted:
            self._encrypt(connection)
        if self._server.user:
            connection.login(self._server.user, self._server.password)

    def _encrypt(self, connection: smtplib.SMTP) -> None:
        """STARTTLS. A password goes to nobody who does not prove their name; without one any encryption beats none."""
        connection.ehlo()
        secret = bool(self._server.user) and self._server.host not in _LOOPBACK
        if connection.has_extn("starttls"):
            context = ssl.create_default_context()
            if not secret:
                context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            connection.starttls(context=context)
        elif secret:
            raise smtplib.SMTPNotSupportedError("no STARTTLS, so the password was not sent")


def _refusal(code: int, reply: bytes | str) -> MailRefused | MailDeferred | MailTrouble:
    text = f"{code} {_text(reply)}"
    if code == 421 or code < 0:  # "closing transmission channel"
        return MailTrouble(text)
    return MailDeferred(text) if 400 <= code < 500 else MailRefused(text)


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return _text(str(error)) or type(error).__name__


def _text(reply: bytes | str) -> str:
    text = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    return " ".join(text.split())[:300]
