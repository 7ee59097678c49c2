"""A company connected with a stand-in for LinkedIn that runs in a process of its own and takes as much as it can."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.partner.platform.quotas import SYNCED
from server.config import from_environment
from server.domain import clock
from server.linkedin.oauth.tokens import LinkedInTokens
from server.storage import database, encryption, migrate
from server.storage.database import transaction
from server.storage.linkedin.setup import account, integrations
from server.storage.linkedin.setup.integrations import Integration
from server.usecases.linkedin.setup import connection

COMPANY_ID = "2414183"
_CALLBACK = "http://127.0.0.1:9/hooks/of-this-installation"


@contextmanager
def stand_in() -> Iterator[LinkedInControl]:
    """LinkedIn without quotas, as new."""
    command = [sys.executable, "-m", "e2e.recruiter", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1].rstrip("/")
            control = LinkedInControl(address)
            control.quotas(**dict.fromkeys(SYNCED))
            yield control
        finally:
            process.terminate()


def connect(control: LinkedInControl, home: Path, dialect: str) -> dict[str, str]:
    """Make an empty database in ``home``, connected and with company level on; the environment of its processes."""
    own = {
        "ATTRACT_HOME": str(home),
        "DATABASE_URL": f"sqlite:///{home / 'attract.db'}",
        "SECRET_KEY": secrets.token_hex(32),
        "ENCRYPTION_KEYS": encryption.new_key(),
        "LINKEDIN_ENVIRONMENT": "test",
        "LINKEDIN_ADDRESS": control.address,
        "LINKEDIN_DIALECT": dialect,
        "LINKEDIN_RECORDS_PER_MINUTE": "0",
        "LOG_LEVEL": "warning",
    }
    home.mkdir(parents=True)
    settings = from_environment(own)
    database.bind(settings.database_url)
    migrate.migrate()
    connection.bind(settings)
    app = control.add_app("bench", name="Attract - Attract AS")
    with transaction():
        account.change(
            company_name="Attract AS",
            company_id=COMPANY_ID,
            environment="test",
            public_url=settings.public_url,
            client_id=app["client_id"],
            client_secret=app["client_secret"],
            app_urn=app["urn"],
            callback_token=secrets.token_urlsafe(24),
            connected_at=clock.now(),
        )
    _switch_on(control)
    return dict(os.environ, **own)


def token() -> str:
    """A token of the application that was connected last."""
    linkedin_account, secret = account.read(), account.secret("client_secret")
    return LinkedInTokens(connection.addresses(), linkedin_account.client_id, secret or "").token()


def _switch_on(control: LinkedInControl) -> None:
    client = connection.client()
    asked = [(one["integrationType"], one["integrationContext"]) for one in control.request_integrations("company")]
    for type, context in asked:
        client.name_integration(type, context, "Attract AS")
        if type == "ONE_CLICK_EXPORT":
            client.configure(type, context, "CALLBACK_URL", _CALLBACK)
    control.switch("company", enabled=True)
    states = client.integrations(asked)
    with transaction():
        integrations.keep([Integration(one.type, one.context, one.name, one.status) for one in states])
