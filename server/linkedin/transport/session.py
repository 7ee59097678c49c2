"""Sessions of requests as we want them: without cookies, and with the operator's environment read once."""

import os
from functools import lru_cache
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests


def new_session() -> requests.Session:
    """A session for one thread; cookies of the other side are not kept."""
    session = requests.Session()
    session.cookies.set_policy(_NoCookies())
    session.headers["User-Agent"] = "Attract"
    # The environment is read here and in ``proxies``; a netrc file must not put its password in our token's place.
    session.trust_env = False
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
    return session


@lru_cache(maxsize=16)
def proxies(base: str) -> dict[str, str]:
    """The proxies that the operator's environment names for ``base``; looking takes as long as a small request."""
    return dict(requests.utils.get_environ_proxies(base))


class _NoCookies(DefaultCookiePolicy):
    def set_ok(self, *_: Any) -> bool:
        return False

    def return_ok(self, *_: Any) -> bool:
        return False
