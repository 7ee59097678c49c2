"""One person, one key: the many spellings of a profile address brought to a canonical form (users.md 12).

Three kinds of key: ``member:<id>`` from a Recruiter address, ``in:<slug>`` from a public LinkedIn profile, and
``web:<host><path>`` for a person's page anywhere else.
"""

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import SplitResult, quote, unquote, urlsplit

from server.domain.errors import NotAProfile

URL_LIMIT = 2000
MEMBER_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_RECRUITER_PATH = re.compile(r"/talent/(?:[^?#]*/)?profile/([A-Za-z0-9_-]{1,100})/?")
_PUBLIC_PATH = re.compile(r"/(?:mwlite/)?in/([^/?#]{1,300})(?:/(?:[a-z]{2}(?:-[a-z]{2})?|overlay/[^?#]*|details/[^?#]*)?)?", re.I)
_HOST = re.compile(r"[a-z0-9.-]+|[0-9a-f:.]+")
_DEFAULT_PORT = {"http": 80, "https": 443}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])")


def profile_key(address: str, recruiter_hosts: Collection[str] = ()) -> str:
    """The canonical key of the profile at ``address``.

    ``recruiter_hosts`` are hosts (with port where it is not the default) whose addresses are read as LinkedIn's own; a
    stand-in for Recruiter is one. Raise NotAProfile for what is no http(s) address, or no person's page on LinkedIn.
    """
    parts = _split(address)
    host = _host(parts)
    if not _is_linkedin(parts.hostname or "") and host not in recruiter_hosts:
        return _web_key(parts, host)
    if recruiter := _RECRUITER_PATH.fullmatch(parts.path):
        return member_key(recruiter[1])
    if public := _PUBLIC_PATH.fullmatch(parts.path):
        return _public_key(public[1])
    raise NotAProfile


def member_key(member_id: str) -> str:
    """The key of a LinkedIn member id; ids are case-sensitive. Raise NotAProfile when it is none."""
    if not MEMBER_ID.fullmatch(member_id):
        raise NotAProfile
    return f"member:{member_id}"


def host_of(address: str) -> str:
    """The host of ``address``, lower case, with its port where that is not the scheme's own. Raise NotAProfile."""
    return _host(_split(address))


def _split(address: str) -> SplitResult:
    address = address.strip()
    if not address or len(address) > URL_LIMIT or any(ord(char) < 33 for char in address):
        raise NotAProfile
    if not _SCHEME.match(address):
        address = f"https://{address.removeprefix('//')}"  # pasted without its beginning
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise NotAProfile from error
    if parts.scheme not in _DEFAULT_PORT or parts.username is not None or port == 0:
        raise NotAProfile
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not _HOST.fullmatch(host):
        raise NotAProfile
    port = parts.port
    return host if port in (None, _DEFAULT_PORT[parts.scheme]) else f"{host}:{port}"


def _is_linkedin(hostname: str) -> bool:
    return hostname == "linkedin.com" or hostname.endswith(".linkedin.com")


def _public_key(slug: str) -> str:
    plain = unicodedata.normalize("NFC", unquote(slug)).casefold()
    if plain in ("", ".", "..") or "/" in plain:
        raise NotAProfile
    return f"in:{plain}"


def _web_key(parts: SplitResult, host: str) -> str:
    path = quote(unquote(parts.path), safe="/~@:!$&'()*+,;=").rstrip("/")
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not part.startswith(("utm_", "fbclid"))))
    return f"web:{host}{path}?{query}" if query else f"web:{host}{path}"
