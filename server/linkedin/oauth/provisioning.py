"""The partner's own application makes one application for each installation (linkedin.md 2.3). Used with a parent token only."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from server.domain.errors import LinkedInDown, LinkedInRefused
from server.linkedin import assumptions as a
from server.linkedin import reading
from server.linkedin.addresses import Addresses
from server.linkedin.oauth.tokens import LinkedInTokens
from server.linkedin.transport.calls import Calls, OpenGate
from server.linkedin.transport.http import HttpRequest

_RESOURCE = "provisionedApplications"
_JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class ChildApp:
    """An installation's application and its credentials."""

    urn: str
    client_id: str
    client_secret: str = field(repr=False)


class Partner:
    """The partner at LinkedIn. All methods raise what HttpTransport raises."""

    def __init__(self, addresses: Addresses, client_id: str, client_secret: str) -> None:
        tokens = LinkedInTokens(addresses, client_id, client_secret)
        self._base, self._calls = f"{addresses.api}/v2", Calls(tokens, OpenGate())

    def find_or_make(
        self,
        unique_foreign_id: str,
        name: str,
        description: str,
        callback_addresses: Sequence[str],
        js_domains: Sequence[str],
    ) -> ChildApp:
        """The application with this id among the partner's; it is made when there is none, however often this is asked."""
        application = self._find(unique_foreign_id)
        if application is not None:
            return application
        body: dict[str, Any] = {"uniqueForeignId": unique_foreign_id, "name": name, "description": description}
        body |= _settings(callback_addresses, js_domains)
        try:
            made = _child(self._send("POST", "", body, repeatable=False))
        except LinkedInRefused as refused:
            if refused.status != 409:
                raise
            made = None  # somebody was quicker
        made = made or self._find(unique_foreign_id)
        if made is None:
            raise LinkedInDown
        return made

    def update(self, urn: str, callback_addresses: Sequence[str], js_domains: Sequence[str]) -> None:
        """Say where the application's sign-in leads back to, and which sites may show LinkedIn's widgets."""
        self._send("POST", f"/{quote(urn, safe=':')}", {"patch": {"$set": _settings(callback_addresses, js_domains)}})

    def roll_secret(self, urn: str) -> str:
        """A new secret for the application; the one before stays valid. Raise LinkedInRefused while there are two."""
        address = f"{self._base}/developerApplicationsSecurity?action={a.ROLL_SECRET_ACTION}"
        headers = {**_JSON, "X-RestLi-Method": "action", "X-RestLi-Protocol-Version": "2.0.0"}
        body = json.dumps({a.ROLL_SECRET_OF_CHILD: urn}).encode()
        request = HttpRequest("POST", address, "developerApplicationsSecurity", headers, body, repeatable=False)
        secret = _credential(self._calls.send(request).body, "clientSecret", "secret")
        if secret is None:
            raise LinkedInDown
        return secret

    def _find(self, unique_foreign_id: str) -> ChildApp | None:
        query = f"?q=credentialsByUniqueForeignId&uniqueForeignId={quote(unique_foreign_id, safe='')}"
        try:
            answer = self._send("GET", query)
        except LinkedInRefused as refused:
            if refused.status == 404:
                return None
            raise
        elements = reading.objects(answer.get("elements", [answer]))
        return next((child for one in elements if (child := _child(one))), None)

    def _send(self, verb: str, path: str, body: Any = None, repeatable: bool = True) -> dict[str, Any]:
        raw = None if body is None else json.dumps(body).encode()
        address = f"{self._base}/{_RESOURCE}{path}"
        return self._calls.send(HttpRequest(verb, address, _RESOURCE, _JSON if raw else {}, raw, repeatable)).body


def _settings(callback_addresses: Sequence[str], js_domains: Sequence[str]) -> dict[str, list[str]]:
    return {
        "oauth2AuthorizedCallbackUrls": list(callback_addresses),
        "validJsSdkDomains": [domain.rstrip("/") for domain in js_domains],
    }


def _child(answer: dict[str, Any]) -> ChildApp | None:
    """The application in an answer; None unless it has an URN, an id and a secret."""
    urn = reading.text(answer, *a.APP_URN, *(f"value.{name}" for name in a.APP_URN))
    client_id = _credential(answer, "clientId", "client_id")
    client_secret = _credential(answer, "clientSecret", "client_secret")
    return ChildApp(urn, client_id, client_secret) if urn and client_id and client_secret else None


def _credential(answer: dict[str, Any], *names: str) -> str | None:
    places = [f"{place}.{name}".removeprefix(".") for place in a.CREDENTIAL_PLACES for name in names]
    return reading.text(answer, *places)
