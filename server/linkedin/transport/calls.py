"""Requests in the name of an application: counted by the gate, with its token, which is renewed once when it is refused."""

from typing import Protocol

from server.domain.errors import LinkedInDown, LinkedInRefused, LinkedInThrottled, LinkedInWrongCredentials
from server.linkedin.oauth.tokens import LinkedInTokens
from server.linkedin.transport.http import HttpRequest, Reply


class Gate(Protocol):
    """Who counts and paces requests; ``resource`` is a key of quotas.QUOTAS, or a resource that has no known quota."""

    def before(self, resource: str, records: int) -> None:
        """Wait until ``records`` may go, or raise LinkedInThrottled."""

    def after(self, resource: str, records: int, status: int) -> None:
        """A request was answered with ``status``; 503 stands for no answer, or none that can be read."""


class OpenGate:
    """Lets everything pass."""

    def before(self, resource: str, records: int) -> None:
        """Nothing to wait for."""

    def after(self, resource: str, records: int, status: int) -> None:
        """Nothing to count."""


class Calls:
    """Sends requests with the token of one application."""

    def __init__(self, tokens: LinkedInTokens, gate: Gate) -> None:
        self._tokens, self._gate = tokens, gate

    def send(self, request: HttpRequest, records: int = 1) -> Reply:
        """The answer to ``request`` about ``records``. Raise what HttpTransport raises."""
        self._gate.before(request.resource, records)
        token = self._tokens.token()
        try:
            return self._counted(request, records, token)
        except LinkedInWrongCredentials:
            return self._counted(request, records, self._tokens.renew(token))

    def _counted(self, request: HttpRequest, records: int, token: str) -> Reply:
        status = 0
        try:
            reply = self._tokens.transport.exchange(request, token)
            status = reply.status
        except LinkedInRefused as refused:
            status = refused.status
            raise
        except LinkedInThrottled:
            status = 429
            raise
        except LinkedInDown:
            status = 503
            raise
        else:
            return reply
        finally:
            self._gate.after(request.resource, records, status)
