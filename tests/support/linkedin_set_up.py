"""A company on its way to LinkedIn: an Attract that knows a stand-in in this process, and an administrator at its pages."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import requests
from cryptography.fernet import Fernet
from flask import Flask
from werkzeug.serving import BaseWSGIServer, make_server

from e2e.recruiter.app import create_app
from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.members import Directory
from server.domain.roles import Actor
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

KEY = Fernet.generate_key().decode()
PAGE = "/admin/linkedin"
CONNECTIONS = "/settings/connections"
COMPANY, COMPANY_ID = "Attract AS", "2414183"
ORGANIZATION, CONTRACT, SECOND_CONTRACT = f"urn:li:organization:{COMPANY_ID}", "urn:li:contract:5001", "urn:li:contract:5002"
PARTNER_ID, PARTNER_SECRET = "parent-client", "parent-secret/+=1"


class StandIn:
    """LinkedIn as it plays itself here: one server for many tests, each of which begins anew."""

    def __init__(self) -> None:
        self.server: BaseWSGIServer = make_server("127.0.0.1", 0, create_app(Directory.load()), threaded=True)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.control = LinkedInControl(self.address)
        self._thread = threading.Thread(target=self.server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        """End the server."""
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()

    def environment(self, **more: str) -> dict[str, str]:
        """The settings of an Attract that takes it for LinkedIn."""
        own = {"LINKEDIN_ENVIRONMENT": "test", "LINKEDIN_ADDRESS": self.address, "ENCRYPTION_KEYS": KEY}
        return own | {"PUBLIC_URL": "http://127.0.0.1:8000"} | more

    def allow(self, address: str, person: str = "ada", answer: str = "allow") -> str:
        """Sign in at ``address``, which led to LinkedIn, as ``person``; the local address that LinkedIn leads back to."""
        given = requests.post(address, data={"person": person, answer: "1"}, timeout=10, allow_redirects=False)
        assert given.status_code == 302, given.text
        parts = urlsplit(given.headers["Location"])
        return f"{parts.path}?{parts.query}"


@dataclass
class Company:
    """An administrator's browser at an Attract that can be connected."""

    app: Flask
    people: People
    stand_in: StandIn
    admin: Actor
    browser: Browser

    @property
    def linkedin(self) -> LinkedInControl:
        """What LinkedIn's people do."""
        return self.stand_in.control

    def page(self) -> Page:
        """The LinkedIn Integration page as it is now."""
        return self.browser.open(PAGE)

    def save(self) -> None:
        """Fill in company and credentials."""
        self.browser.send(f"{PAGE}/company", company_name=COMPANY, company_id=COMPANY_ID)
        self.browser.send(f"{PAGE}/partner", partner_id=PARTNER_ID, partner_secret=PARTNER_SECRET)

    def connect(self, person: str = "ada") -> Page:
        """Save, choose Connect, sign in at LinkedIn, and come back."""
        self.save()
        answer = self.browser.post(f"{PAGE}/connect")
        assert answer.status_code == 303, answer.text
        return self.browser.open(self.stand_in.allow(answer.location, person))

    def request(self, bundle: str, contract: str | None = None) -> Page:
        """Choose Request in LinkedIn's widget; the page tells Attract what the widget told it."""
        asked = self.linkedin.request_integrations(bundle, contract)
        answer = self.browser.client.post(f"{PAGE}/integrations", json=asked)
        assert answer.status_code == 204, answer.text
        return self.page()

    def enable(self, *contracts: str, company: bool = True) -> Page:
        """Everything up to Enabled: for the company, and for these contracts."""
        self.connect()
        if company:
            self.request("company")
            self.linkedin.switch("company", enabled=True)
        for contract in contracts:
            self.request("contract", contract)
            self.linkedin.switch("contract", enabled=True, contract=contract)
        return self.browser.send(f"{PAGE}/refresh")

    def browser_of(self, actor: Actor) -> Browser:
        """A browser in which somebody else is signed in."""
        return Browser(self.app).signed_in(actor)

    def connect_user(self, actor: Actor, person: str) -> Page:
        """A user connects their own account, signing in at LinkedIn as ``person``."""
        browser = self.browser_of(actor)
        answer = browser.post(f"{CONNECTIONS}/linkedin/connect")
        return browser.open(self.stand_in.allow(answer.location, person))


def asked_at(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


MakeApp = Callable[..., Flask]
