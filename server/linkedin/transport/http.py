"""All HTTP towards LinkedIn goes through here: timeouts, repetition, LinkedIn's clock, and errors by their names.

What is logged and raised carries LinkedIn's words, cut short, and never an id, a token, a secret or a body.
"""

import logging
import random
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests

from server.domain import clock
from server.domain.errors import (
    LinkedInDown,
    LinkedInForbidden,
    LinkedInRefused,
    LinkedInThrottled,
    LinkedInWrongCredentials,
)
from server.domain.i18n_marker import N_
from server.linkedin.assumptions import VERSION_REFUSED
from server.linkedin.transport.replies import instant_of, parsed, reason_in
from server.linkedin.transport.session import new_session, proxies

CONNECT_TIMEOUT, READ_TIMEOUT = 5.0, 30.0  # seconds
LONGEST_ANSWER = 32 * 1024 * 1024  # bytes
LONGEST_READING = 120.0  # seconds, for servers that trickle
QUICK_RETRIES = 2
LONGEST_WAIT = clock.DAY  # a Retry-After beyond this is a mistake: daily quotas begin anew at midnight
OLD_VERSION = N_(
    "LinkedIn does not take this version of its API any more (%(status)s): %(reason)s. Ask the operator to set LINKEDIN_VERSION."
)
_PIECE = 65_536
_FIRST_PAUSE = 0.2  # seconds

_log = logging.getLogger("attract.linkedin")
# Its messages name whole addresses, with the ids of people in their queries.
logging.getLogger("urllib3").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request. ``resource`` is its name for logs and quotas, ``repeatable`` says that sending it twice does no harm.

    ``secret`` is what the body holds that no error may show, should LinkedIn quote it.
    """

    verb: str
    address: str
    resource: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = field(default=None, repr=False)
    repeatable: bool = True
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back with a status below 300; ``body`` is the parsed JSON object, empty where nothing was sent."""

    status: int
    headers: Mapping[str, str]
    body: dict[str, Any]


class Broken(Exception):
    """An answer that did not arrive whole; the text says in what way."""


class HttpTransport:
    """A connection to LinkedIn, kept open and usable by several threads at once."""

    def __init__(self, connect_timeout: float = CONNECT_TIMEOUT, read_timeout: float = READ_TIMEOUT) -> None:
        self._timeouts = (connect_timeout, read_timeout)
        self._own = threading.local()
        self._clock_skew = 0

    def now(self) -> int:
        """LinkedIn's clock in milliseconds, to the second: ours, moved by what the last ``Date`` said."""
        return clock.now() + self._clock_skew

    def exchange(self, request: HttpRequest, token: str | None = None) -> Reply:
        """Send ``request`` and return LinkedIn's answer; repeat it at most twice where that is harmless and may help.

        Raise LinkedInDown, LinkedInThrottled, LinkedInWrongCredentials, LinkedInForbidden, LinkedInRefused.
        """
        tries = 1 + QUICK_RETRIES * request.repeatable
        for tried in range(1, tries + 1):
            try:
                return self._once(request, token)
            except _TransientTrouble as trouble:
                if tried == tries or not trouble.quick:
                    raise LinkedInDown from None
                time.sleep(_FIRST_PAUSE * 2 ** (tried - 1) * random.uniform(0.5, 1.5))  # noqa: S311 - spreads load only
        raise AssertionError("unreachable")

    def _once(self, request: HttpRequest, token: str | None) -> Reply:
        began = time.monotonic()
        status, uuid = 0, ""
        headers = {**request.headers, "Authorization": f"Bearer {token}"} if token else {**request.headers}
        try:
            with self._session().request(
                request.verb,
                request.address,
                data=request.body,
                headers=headers,
                proxies=proxies("/".join(request.address.split("/", 3)[:3])),
                timeout=self._timeouts,
                allow_redirects=False,
                stream=True,
            ) as response:
                status, uuid = response.status_code, response.headers.get("x-li-uuid", "")
                self._set_clock(response.headers.get("Date"))
                return self._judged(request, response, _whole(response), token)
        except requests.exceptions.ReadTimeout:
            raise _TransientTrouble(quick=False) from None
        except (requests.exceptions.RequestException, Broken):
            raise _TransientTrouble(quick=True) from None
        finally:
            took = int((time.monotonic() - began) * 1000)
            _log.info("linkedin %s %s %s %d ms %s", request.verb, request.resource, status or "-", took, uuid[:64])

    def _judged(self, request: HttpRequest, response: requests.Response, raw: bytes, token: str | None) -> Reply:
        """The answer, or the named error that it is."""
        status, body = response.status_code, parsed(raw)
        if status < 300:
            if body is None:
                raise Broken("no JSON object")
            return Reply(status, response.headers, body)
        if status == 429:
            raise LinkedInThrottled(request.resource, self._until(response.headers.get("Retry-After")))
        if status == 401:
            raise LinkedInWrongCredentials(401, reason_in(body, token, request.secret))
        if status < 400 or status >= 500 or body is None:
            raise Broken(f"status {status}")
        reason = reason_in(body, token, request.secret)
        if status == 403:
            raise LinkedInForbidden(status, reason)
        raise LinkedInRefused(status, reason, OLD_VERSION if any(word in reason for word in VERSION_REFUSED) else None)

    def _set_clock(self, date: str | None) -> None:
        instant = instant_of(date)
        # The header tells whole seconds: what lies within one is no difference.
        if instant is not None:
            clock_skew = instant - clock.now()
            self._clock_skew = 0 if -2 * clock.SECOND < clock_skew <= clock.SECOND else clock_skew

    def _until(self, retry_after: str | None) -> int | None:
        """The instant, by our clock, that a Retry-After of seconds or of a date names."""
        if retry_after is None:
            return None
        text, now = retry_after.strip(), clock.now()
        if text.isascii() and text.isdecimal():
            wait = int(text[:9]) * clock.SECOND
        else:
            instant = instant_of(text)
            if instant is None:
                return None
            wait = instant - self.now()
        return now + min(max(wait, 0), LONGEST_WAIT)

    def _session(self) -> requests.Session:
        """This thread's session."""
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = new_session()
        return session


class _TransientTrouble(Exception):
    """Trouble that another try may end; ``quick`` when it may be over in a moment."""

    def __init__(self, quick: bool) -> None:
        super().__init__()
        self.quick = quick


def _whole(response: requests.Response) -> bytes:
    """The body, all of it. Raise Broken when it is too much or takes too long."""
    pieces, size, end = [], 0, time.monotonic() + LONGEST_READING
    for piece in response.iter_content(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LONGEST_ANSWER or time.monotonic() > end:
            raise Broken("too long")
    return b"".join(pieces)
