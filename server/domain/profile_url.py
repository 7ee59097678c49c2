"""One person, one key: the many spellings of a profile address brought to a canonical form (users.md 12).

Three kinds of key: ``member:<id>`` from a Recruiter address, ``in:<slug>`` from a public LinkedIn profile, and
``web:<host><path>`` for a person's page anywhere else. What is not surely the same stays apart: two people under one key
would become one candidate.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import SplitResult, quote, unquote, urlsplit

from server.domain.errors import NotAProfile
from server.domain.hosts import HostMode

URL_LIMIT = 2000
KEY_LIMIT = 2100
MEMBER_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_RECRUITER_PATH = re.compile(r"/talent/(?:.*/)?profile/([A-Za-z0-9_-]{1,100})/?")
_PART_OF_PROFILE = r"[a-z]{2}(?:-[a-z]{2})?|(?:overlay|details|recent-activity)(?:/.*)?"  # its language, or a part of it
_PUBLIC_PATH = re.compile(rf"/(?:mwlite/)?in/([^/]{{1,300}})(?:/(?:{_PART_OF_PROFILE}))?/?", re.I)
# The spelling nearly every address on a page of results has: nothing to decode, no port to compare, no query.
_PLAIN = re.compile(
    r"https?://([a-z0-9.-]+(?::[0-9]{4,5})?)/(?:talent/profile/([A-Za-z0-9_-]{1,100})|in/([a-z0-9-]{1,100}))/?", re.ASCII
)
_HOST = re.compile(r"[a-z0-9.-]+|[0-9a-f:.]+")
_DEFAULT_PORT = {"http": 80, "https": 443}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])")
# Spaces, control characters and halves of surrogate pairs: no address has them, and they must not be kept.
_UNWRITABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TRACKING = ("utm_", "fbclid")
NO_HOSTS: Mapping[str, HostMode] = MappingProxyType({})


def profile_key(address: str, hosts: Mapping[str, HostMode] = NO_HOSTS) -> str:
    """The canonical key of the profile at ``address``.

    ``hosts`` are those the administrator decided about (with port where it is not the default). On each that is not off, a
    Recruiter address names its member, so that another mode does not make another person of them; on an inject host the
    other pages are read as LinkedIn's too: a stand-in for Recruiter is one, and may have pages of its own beside. Raise
    NotAProfile for what is no http(s) address, or no person's page on LinkedIn or in Recruiter.
    """
    plain = _PLAIN.fullmatch(address)
    if plain and (plain[1] == "www.linkedin.com" or hosts.get(plain[1]) is HostMode.INJECT):
        return f"member:{plain[2]}" if plain[2] else f"in:{plain[3]}"
    parts = _split(address)
    host = _host(parts)
    linkedin, mode = _is_linkedin(host.partition(":")[0]), hosts.get(host, HostMode.OFF)
    recruiter = _RECRUITER_PATH.fullmatch(parts.path)
    if recruiter and (linkedin or mode is not HostMode.OFF):
        return member_key(recruiter[1])
    if not linkedin and mode is not HostMode.INJECT:
        return _web_key(parts, host)
    if public := _PUBLIC_PATH.fullmatch(parts.path):
        return _public_key(public[1])
    if linkedin or parts.path.startswith("/talent"):
        raise NotAProfile
    return _web_key(parts, host)


def member_key(member_id: str) -> str:
    """The key of a LinkedIn member id; ids are case-sensitive. Raise NotAProfile when it is none."""
    if not MEMBER_ID.fullmatch(member_id):
        raise NotAProfile
    return f"member:{member_id}"


def absolute(address: str) -> str:
    """``address`` trimmed, and with https:// where it was pasted without its beginning."""
    address = address.strip()
    return address if _SCHEME.match(address) else f"https://{address.removeprefix('//')}"


def _split(address: str) -> SplitResult:
    address = absolute(address)
    if len(address) > URL_LIMIT or _UNWRITABLE.search(address):
        raise NotAProfile
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise NotAProfile from error
    if parts.scheme not in _DEFAULT_PORT or parts.username is not None or port == 0:
        raise NotAProfile
    return parts


def _host(parts: SplitResult) -> str:
    try:
        host = (parts.hostname or "").rstrip(".")
        host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise NotAProfile from error
    if not _HOST.fullmatch(host):
        raise NotAProfile
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port in (None, _DEFAULT_PORT[parts.scheme]) else f"{host}:{port}"


def _is_linkedin(hostname: str) -> bool:
    return hostname == "linkedin.com" or hostname.endswith(".linkedin.com")


def _public_key(slug: str) -> str:
    try:
        plain = unicodedata.normalize("NFC", unquote(slug, errors="strict").casefold())
    except UnicodeDecodeError as error:
        raise NotAProfile from error  # two slugs that both cannot be read are not the same person
    if plain in ("", ".", "..") or "/" in plain or _UNWRITABLE.search(plain):
        raise NotAProfile
    return f"in:{plain}"


def _web_key(parts: SplitResult, host: str) -> str:
    path = "/".join(_respelled(segment) for segment in parts.path.split("/")).rstrip("/")
    told = sorted(part for part in parts.query.split("&") if part and not part.startswith(_TRACKING))
    query = quote("&".join(told), safe="%/?~@:!$&'()*+,;=")
    key = f"web:{host}{path}?{query}" if query else f"web:{host}{path}"
    if len(key) > KEY_LIMIT:
        raise NotAProfile
    return key


def _respelled(segment: str) -> str:
    """``segment`` of a path in the one spelling that all its percent-encodings share."""
    try:
        return quote(unquote(segment, errors="strict"), safe="~@:!$&'()*+,;=")
    except UnicodeDecodeError:
        return quote(segment, safe="%~@:!$&'()*+,;=")  # not UTF-8: nothing is known about other spellings
