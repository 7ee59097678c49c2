"""A process that does nothing but send mail, for tests that end it.

Run as ``python -m tests.support.mailing_process DATABASE_URL SMTP_URL FATAL``: it kills itself right after the mail server
took the letter
with the number FATAL, counted from 1, before it can keep that; with 0 it ends once nothing is due.
"""

import os
import signal
import sys
from email.message import EmailMessage

from server.config import from_environment
from server.mail.smtp import Post
from server.storage import database
from server.usecases import mail_delivery


def main(url: str, smtp: str, fatal: int) -> None:
    """Send until nothing is due."""
    database.bind(url)
    own = {"SMTP_URL": smtp, "MAIL_FROM": "attract@attract.example", "PUBLIC_URL": "https://attract.example"}
    mail_delivery.bind(from_environment(dict(os.environ) | own))
    real, left = Post.send, [fatal]

    def send(post: Post, message: EmailMessage) -> None:
        real(post, message)
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    Post.send = send  # type: ignore[method-assign]
    while mail_delivery.work():
        pass


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
