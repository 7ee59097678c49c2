"""Two-legged tokens: minted by POST, used by everybody until shortly before they expire (linkedin.md 2.1)."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from server.domain import clock
from server.domain.errors import LinkedInDown, LinkedInRefused, LinkedInWrongCredentials
from server.linkedin.addresses import Addresses
from server.linkedin.transport.http import HttpRequest, HttpTransport

EARLY = 60 * clock.SECOND
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_LIFE = 1800  # seconds, where LinkedIn does not say


@dataclass(frozen=True, slots=True)
class KeptToken:
    """A token and the instant, by our clock, at which it expires."""

    value: str = field(repr=False)
    expires_at: int


class LinkedInTokens:
    """The token of one application: all who share this share its token, and ``transport`` as well.

    ``kept`` is one that was kept earlier, ``keep`` is told each new one, so that other processes can use it too.
    """

    def __init__(
        self,
        addresses: Addresses,
        client_id: str,
        client_secret: str,
        kept: KeptToken | None = None,
        keep: Callable[[KeptToken], None] | None = None,
        transport: HttpTransport | None = None,
    ) -> None:
        self.transport = transport or HttpTransport()
        self._addresses, self._client_id, self._client_secret = addresses, client_id, client_secret
        self._token, self._keep = kept, keep
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return "Tokens()"

    def token(self) -> str:
        """A token that lives for another minute at least. Raise LinkedInWrongCredentials and whatever HttpTransport raises."""
        with self._lock:
            if self._token is None or self._token.expires_at - EARLY <= clock.now():
                self._token = self._mint()
            return self._token.value

    def renew(self, refused: str | None = None) -> str:
        """A new token in place of ``refused``, unless somebody renewed it in the meantime."""
        with self._lock:
            if self._token is None or refused is None or self._token.value == refused:
                self._token = self._mint()
            return self._token.value

    def introspect(self, token: str) -> dict[str, Any]:
        """What LinkedIn says about a token: active, status, expires_at and more (RSC-106)."""
        return self._post("introspectToken", {"token": token})

    def _mint(self) -> KeptToken:
        answer = self._post("accessToken", {"grant_type": "client_credentials"})
        made = KeptToken(token_in(answer), clock.now() + life_in(answer) * clock.SECOND)
        if self._keep is not None:
            self._keep(made)
        return made

    def _post(self, name: str, fields: dict[str, str]) -> dict[str, Any]:
        return post_form(self.transport, self._addresses, name, fields, (self._client_id, self._client_secret))


def post_form(
    transport: HttpTransport, addresses: Addresses, name: str, fields: dict[str, str], credentials: tuple[str, str]
) -> dict[str, Any]:
    """Ask an OAuth endpoint as the application with these ``credentials``, its id and secret.

    Raise LinkedInWrongCredentials where LinkedIn does not know them, and whatever HttpTransport raises.
    """
    client_id, client_secret = credentials
    form = urlencode({**fields, "client_id": client_id, "client_secret": client_secret}).encode()
    redeems = "code" in fields  # can be done once only; everything else may be asked again
    request = HttpRequest("POST", f"{addresses.www}/oauth/v2/{name}", name, FORM, form, not redeems, client_secret)
    try:
        return transport.exchange(request).body
    except LinkedInRefused as refused:
        reason = str(refused.params["reason"])
        if refused.status == 400 and "client" in reason.lower() and not redeems:
            raise LinkedInWrongCredentials(400, reason) from None
        raise


def token_in(answer: dict[str, Any]) -> str:
    """The token of an answer. Raise LinkedInDown when there is none."""
    token = answer.get("access_token")
    if not isinstance(token, str) or not token:
        raise LinkedInDown
    return token


def life_in(answer: dict[str, Any]) -> int:
    """For how many seconds the token of an answer lives; LinkedIn writes them as a number or as text."""
    try:
        return max(0, int(answer.get("expires_in") or _LIFE))
    except (TypeError, ValueError):
        return _LIFE
