"""A mail server, and an Attract that sends by it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.config import from_environment
from server.usecases import mail_delivery
from tests.support.mail_server import MailServer

SECRET = "s" * 40


@pytest.fixture
def mail_server(tmp_path: Path) -> Iterator[MailServer]:
    """A mail server that takes everything."""
    folder = tmp_path / "mail"
    folder.mkdir()
    server = MailServer(folder).start()
    yield server
    server.stop()


def bind(tmp_path: Path, **environment: str) -> None:
    """Send by these settings."""
    own = {"ATTRACT_HOME": str(tmp_path), "SECRET_KEY": SECRET, "PUBLIC_URL": "https://attract.example"}
    mail_delivery.bind(from_environment(own | environment))


@pytest.fixture
def by_smtp(mail_server: MailServer, tmp_path: Path) -> MailServer:
    """The same, and mail goes there."""
    bind(tmp_path, SMTP_URL=mail_server.url(), MAIL_FROM="Attract Ærlig <attract@attract.example>")
    return mail_server
