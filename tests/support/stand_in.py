"""The stand-in for LinkedIn in a thread of this process, and what connects an Attract with it; for every test that needs both."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from werkzeug.serving import make_server

from e2e.recruiter.app import create_app
from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.members import Directory
from e2e.recruiter.serving import Handler
from server.linkedin.addresses import Addresses, at
from server.linkedin.client import Gate, LinkedIn
from server.linkedin.oauth.provisioning import ChildApp, Partner
from server.linkedin.oauth.tokens import LinkedInTokens

PARTNER = ("parent-client", "parent-secret/+=1")
ORGANIZATION, CONTRACT = "urn:li:organization:2414183", "urn:li:contract:5001"
COMPANY_TYPES = ("ONE_CLICK_EXPORT", "IN_ATS_INDICATOR", "PROFILE_PLUGIN")
CALLBACK = "http://127.0.0.1:9/hooks/of-this-installation"
VERSION = "202604"


class _Quiet(Handler):
    protocol_version = "HTTP/1.1"  # connections stay open, as LinkedIn's do
    disable_nagle_algorithm = True

    def log(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """``addresses`` for the server's side, ``control`` for what people at LinkedIn do."""

    address: str
    control: LinkedInControl

    @property
    def addresses(self) -> Addresses:
        return at(self.address)

    @property
    def partner(self) -> Partner:
        return Partner(self.addresses, *PARTNER)

    def provision(self, unique_foreign_id: str = "inst-1") -> ChildApp:
        """An installation's application."""
        return self.partner.find_or_make(unique_foreign_id, "Attract - Acme", "Acme", [], ["https://ats.example"])

    def client(self, app: ChildApp, dialect: str = "v2", gate: Gate | None = None) -> LinkedIn:
        """What Attract talks to LinkedIn with."""
        tokens = LinkedInTokens(self.addresses, app.client_id, app.client_secret)
        return LinkedIn(self.addresses, dialect, VERSION, ORGANIZATION, tokens, gate)

    def enable(self, client: LinkedIn, app: ChildApp, company: bool = True, contract: bool = True) -> None:
        """Request the access levels, let the ATS name and configure them, and switch them on."""
        if company:
            self.control.request_integrations("company", client_id=app.client_id)
            for type in COMPANY_TYPES:
                client.name_integration(type, ORGANIZATION, "Acme – Attract")
            client.configure("ONE_CLICK_EXPORT", ORGANIZATION, "CALLBACK_URL", f"{CALLBACK}/{app.client_id}")
            client.configure("ONE_CLICK_EXPORT", ORGANIZATION, "JOB_POSTING_VIEWERS", "ALL_PRODUCT_USERS")
            client.configure("IN_ATS_INDICATOR", ORGANIZATION, "APPLICATION_VIEWERS", "ALL_PRODUCT_USERS")
            self.control.switch("company", True, client_id=app.client_id)
        if contract:
            self.control.request_integrations("contract", contract=5001, client_id=app.client_id)
            client.name_integration("CSA_API", CONTRACT, "Acme – Attract")
            self.control.switch("contract", True, contract=5001, client_id=app.client_id)

    def connected(self, dialect: str = "v2", gate: Gate | None = None) -> LinkedIn:
        """A client of a company for which both access levels are on."""
        app = self.provision()
        client = self.client(app, dialect, gate)
        self.enable(client, app)
        return client


@contextmanager
def served() -> Iterator[StandIn]:
    """A stand-in on a free port of this machine; ``control.reset()`` makes it as new."""
    server = make_server("127.0.0.1", 0, create_app(Directory.load()), threaded=True, request_handler=_Quiet)
    server.daemon_threads = True  # type: ignore[attr-defined]  # it is a ThreadingMixIn
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield StandIn(address, LinkedInControl(address))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
