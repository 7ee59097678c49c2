"""How a candidate can be reached, and how two people are compared by it (users.md, matching oracle)."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from server.domain.errors import Invalid, NotALinkedInProfile, NotAProfile, bounded, keepable, required
from server.domain.i18n_marker import N_
from server.domain.person import DETAIL_LIMIT, NAME_LIMIT, checked_email, email_key
from server.domain.profile_url import NO_HOSTS, URL_LIMIT, absolute, pasted_address, profile_key

PHONE_LIMIT = 60
PHONES = ("phone", "home_phone", "work_phone")
_COMPARED_DIGITS = 8
_EXTENSION = re.compile(r"[^\W\d_]|[#;,]")


class Network(StrEnum):
    """Where people have a page of their own."""

    LINKEDIN = "linkedin"
    GITHUB = "github"
    X = "x"
    FACEBOOK = "facebook"
    WEBSITE = "website"


class KeyKind(StrEnum):
    """By what two candidates can be the same person."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    MEMBER = "member"  # whom LinkedIn takes somebody for


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """What **Edit details** changes (statement 247); every text but one of the names may be empty. ``phone`` is the mobile."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    second_email: str = ""
    phone: str = ""
    home_phone: str = ""
    work_phone: str = ""
    location: str = ""
    links: Mapping[Network, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def name(self) -> str:
        """First and last name as one."""
        return f"{self.first_name} {self.last_name}".strip()

    def fields(self) -> dict[str, str]:
        """Every text by the name of its field; a link is called by its network: ``link_github``."""
        own = ("first_name", "last_name", "email", "second_email", *PHONES, "location")
        return {name: getattr(self, name) for name in own} | {f"link_{one}": self.links.get(one, "") for one in Network}

    def checked(self) -> "ContactDetails":
        """These details with their texts trimmed; raise Invalid with a message for each field that cannot be kept."""
        errors: dict[str, str] = {}
        kept: dict[str, str] = {}
        for name, value in self.fields().items():
            try:
                kept[name] = _CHECKS.get(name, _link)(value, name)
            except Invalid as invalid:
                errors |= invalid.errors
        links = {one: address for one in Network if (address := kept.pop(f"link_{one}", ""))}
        details = ContactDetails(**kept, links=links)
        errors = details._contradictions() | errors
        if errors:
            raise Invalid(errors)
        return details

    def _contradictions(self) -> dict[str, str]:
        errors_by_field: dict[str, str] = {}
        if not self.name:
            errors_by_field["first_name"] = N_("This is needed.")
        if len(self.name) > NAME_LIMIT:
            errors_by_field["last_name"] = N_("This is too long.")
        if self.second_email and email_key(self.second_email) == email_key(self.email):
            errors_by_field["second_email"] = N_("This is the first e-mail address once more.")
        return errors_by_field

    def keys(self) -> set[tuple[KeyKind, str]]:
        """By what others can be found to be the same person."""
        emails = {(KeyKind.EMAIL, email_key(one)) for one in (self.email, self.second_email) if one}
        phones = {(KeyKind.PHONE, key) for name in PHONES if (key := phone_key(getattr(self, name)))}
        # A website of their own may be the company's.
        profiles = {_profile(address) for one, address in self.links.items() if one is not Network.WEBSITE}
        return emails | phones | {(KeyKind.PROFILE, key) for key in profiles if key}


def phone_key(phone: str | None) -> str:
    """``phone`` as it is compared: its last eight digits, so that neither country code nor spelling matters; "" for none."""
    number = _EXTENSION.split(re.sub(r"^\D+", "", phone or ""), maxsplit=1)[0]
    digits = "".join(str(unicodedata.digit(char)) for char in number if unicodedata.digit(char, None) is not None)
    return digits.lstrip("0")[-_COMPARED_DIGITS:]


def _profile(address: str) -> str:
    try:
        return profile_key(address, NO_HOSTS)
    except NotAProfile:
        return ""


def _line(value: str, name: str, limit: int) -> str:
    return bounded(" ".join(keepable(value).split()), name, limit)


def _email(value: str, name: str) -> str:
    try:
        return checked_email(bounded(value, name, 400)) or ""
    except Invalid as invalid:
        raise Invalid({name: next(iter(invalid.errors.values()))}) from None


def _phone(value: str, name: str) -> str:
    phone = _line(value, name, PHONE_LIMIT)
    if phone and not phone_key(phone):
        raise Invalid({name: N_("This is not a telephone number.")})
    return phone


def _link(value: str, name: str) -> str:
    if not value.strip():
        return ""
    if name == f"link_{Network.LINKEDIN}":
        return _linkedin_profile(value, name)
    address = required(absolute(value), name, URL_LIMIT)
    if not _profile(address):
        raise Invalid({name: N_("This is not the address of a person's page.")})
    return address


def _linkedin_profile(value: str, name: str) -> str:
    try:
        return pasted_address(bounded(value, name, URL_LIMIT))
    except NotALinkedInProfile as error:
        raise Invalid({name: error.message}) from None


_CHECKS: dict[str, Callable[[str, str], str]] = {
    "first_name": lambda value, name: _line(value, name, NAME_LIMIT),
    "last_name": lambda value, name: _line(value, name, NAME_LIMIT),
    "email": _email,
    "second_email": _email,
    "phone": _phone,
    "home_phone": _phone,
    "work_phone": _phone,
    "location": lambda value, name: _line(value, name, DETAIL_LIMIT),
}
