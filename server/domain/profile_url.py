"""One person, one key: the many spellings of a profile address brought to a canonical form (users.md 12).

Three kinds of key: ``member:<id>`` from an address of Recruiter, ``in:<vanity name>`` from a public LinkedIn profile, and
``web:<host><path>`` for a person's page anywhere else. What is not surely the same stays apart: two people under one key
would become one candidate. tests/domain/profile_addresses.json lists the forms; the extension reads them the same way.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from urllib.parse import SplitResult, quote, unquote, urlsplit

from server.domain import address_part, member_id
from server.domain.errors import NotALinkedInProfile, NotAProfile
from server.domain.hosts import HostMode

URL_LIMIT = 2000
KEY_LIMIT = 2100
# pages.md R1-R3: Recruiter, also in its mails. R21 (before 2020) and S1 (Sales Navigator): ``<id or number>,<reason>,<token>``.
# I14 and LinkedIn's mails: the ordinary profile. What follows is a part of it: a language, a window over it, a tab.
_RECRUITER_PATH = re.compile(r"/(?:comm/)?talent/(?:.*/)?profile/([^/]+).*", re.I | re.A)
_BY_NUMBER_OR_ID = re.compile(r"/(?:recruiter/profile|sales/(?:lead|people|profile))/([^/]+).*", re.I | re.A)
_PUBLIC_PATH = re.compile(r"/(?:comm/|m/|mwlite/(?:profile/)?)*in/([^/]+).*", re.I | re.A)
# The spelling nearly every address on a page of results has: nothing to decode, no port to compare, no query.
_PLAIN = re.compile(r"https?://([a-z0-9.-]+(?::[0-9]{4,5})?)/(?:talent/profile/([A-Za-z0-9_-]{1,100})|in/([a-z0-9-]{1,100}))/?")
_HOST = re.compile(r"[a-z0-9.-]+|[0-9a-f:.]+")
_DEFAULT_PORT = {"http": 80, "https": 443}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])")
# Spaces, control characters and halves of surrogate pairs: no address has them, and they must not be kept.
_UNWRITABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ELSEWHERE = re.compile(r".*/(?:\.|%2e){1,2}(?:/.*)?|.*\\.*", re.I)  # a browser would go to another path
_AROUND = re.compile(r"<(.*)>|\((.*)\)|\[(.*)\]|\"(.*)\"|'(.*)'|“(.*)”|«(.*)»", re.S)
_BETWEEN = re.compile(r"[\s<>()\[\]{}\"“”«»|,;*]+")
_ONE_ADDRESS = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:\S*\s*")
_TRACKING = ("utm_", "fbclid")
_SHORT_LINKS = "lnkd.in"
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
        return _needed(_member(plain[2]) if plain[2] else _public(plain[3]))
    parts = _split(address)
    host = _host(parts)
    linkedin, mode = _is_under(host, "linkedin.com"), hosts.get(host, HostMode.OFF)
    path = _single_slashes(parts.path)
    recruiter = _RECRUITER_PATH.fullmatch(path)
    if recruiter and (linkedin or mode is not HostMode.OFF):
        return _needed(_member(recruiter[1]))
    if not linkedin and mode is not HostMode.INJECT:
        return _web_key(parts, host)
    if numbered := _BY_NUMBER_OR_ID.fullmatch(path):
        return _needed(_member(numbered[1], member_id.is_known_kind, member_id.is_number))
    if public := _PUBLIC_PATH.fullmatch(path):
        return _needed(_public(public[1]))
    if linkedin or path.startswith("/talent"):
        raise NotAProfile
    return _web_key(parts, host)


def linkedin_key(address: str, hosts: Mapping[str, HostMode] = NO_HOSTS) -> str:
    """``profile_key`` of a LinkedIn profile; raise NotALinkedInProfile for a page elsewhere as well."""
    try:
        key = profile_key(address, hosts)
    except NotAProfile as error:
        raise NotALinkedInProfile from error
    if key.startswith("web:"):
        raise NotALinkedInProfile
    return key


def pasted_address(text: str, hosts: Mapping[str, HostMode] = NO_HOSTS) -> str:
    """The one address of a LinkedIn profile that somebody pasted, with or without words around it.

    Raise NotALinkedInProfile where there is none, or more than one person's.
    """
    by_part: dict[str, str] = {}
    text = text.translate(address_part.INVISIBLE)
    for part in [text] if _ONE_ADDRESS.fullmatch(text) else [text, *_BETWEEN.split(text)]:
        with suppress(NotALinkedInProfile):
            by_part.setdefault(linkedin_key(part, hosts), tidy(part))
        if by_part and part is text:
            break
    if len(by_part) != 1:
        raise NotALinkedInProfile
    return next(iter(by_part.values()))


def tidy(address: str) -> str:
    """``address`` as it is kept and shown: a public address of LinkedIn in its canonical form, any other as it is written.

    What stood around it or came with it (a sentence's signs, a mail's tokens, the window that was open) is no part of it.
    """
    address = absolute(address)
    with suppress(NotAProfile):
        parts = _split(address)
        if _is_under(_host(parts), "linkedin.com") and _PUBLIC_PATH.fullmatch(_single_slashes(parts.path)):
            return f"https://www.linkedin.com/in/{quote(profile_key(address).partition(':')[2], safe='')}"
    return address


def member_key(id: str) -> str:
    """The key of a LinkedIn member id; ids are case-sensitive. Raise NotAProfile when it is none."""
    return f"member:{member_id.checked(id)}"


def absolute(address: str) -> str:
    """``address`` without what stands around it, and with https:// where it was pasted without its beginning."""
    address = address.translate(address_part.INVISIBLE).strip()
    if around := _AROUND.fullmatch(address):
        address = next(inner for inner in around.groups() if inner is not None).strip()
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
    if parts.scheme not in _DEFAULT_PORT or parts.username is not None or port == 0 or _ELSEWHERE.fullmatch(parts.path):
        raise NotAProfile
    return parts


def _host(parts: SplitResult) -> str:
    written = (parts.hostname or "").removesuffix(".")
    try:
        host = written if written.isascii() else written.encode("idna").decode()
    except UnicodeError as error:
        raise NotAProfile from error
    if not _HOST.fullmatch(host) or (host != written and _is_under(host, "linkedin.com")):
        raise NotAProfile  # also a host that only looks like LinkedIn's, whatever a browser makes of it
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port in (None, _DEFAULT_PORT[parts.scheme]) else f"{host}:{port}"


def _single_slashes(path: str) -> str:
    return re.sub("/{2,}", "/", path)


def _is_under(host: str, domain: str) -> bool:
    return f".{host.partition(':')[0]}".endswith(f".{domain}")


def _needed(key: str | None) -> str:
    if key is None:
        raise NotAProfile
    return key


def _member(part: str, *kinds: Callable[[str], bool]) -> str | None:
    id = address_part.member_id(part)
    return f"member:{id}" if id and (not kinds or any(kind(id) for kind in kinds)) else None


def _public(part: str) -> str | None:
    """An id in the place of a vanity name is the member's id."""
    name = address_part.vanity_name(part)
    return _member(part, member_id.is_known_kind) or (f"in:{name}" if name else None)


def _web_key(parts: SplitResult, host: str) -> str:
    if _is_under(host, _SHORT_LINKS):
        raise NotAProfile  # where it leads only LinkedIn knows
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
