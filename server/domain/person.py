"""A person as a page or LinkedIn describes them, before it is known whether Attract has them already."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from server.domain.errors import Invalid, NotAProfile, keepable, required
from server.domain.hosts import HostMode
from server.domain.i18n_marker import N_
from server.domain.linkedin.urns import person_key
from server.domain.profile_url import NO_HOSTS, member_key, profile_key, tidy

NAME_LIMIT = 200
DETAIL_LIMIT = 300
EMAIL_LIMIT = 320
# linkedin.md 20.3 checks addresses by this very form.
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Person:
    """What an export tells about somebody; everything but the name may be missing.

    ``person_urn`` and the names told apart come from LinkedIn's own exports alone (linkedin.md 9.4).
    """

    name: str
    profile_url: str | None = None
    member_id: str | None = None
    email: str | None = None
    headline: str | None = None
    company: str | None = None
    location: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    person_urn: str | None = None

    def checked(self) -> "Person":
        """This person with texts trimmed and long details cut; raise Invalid for a name or e-mail address that is none."""
        return Person(
            name=required(_one_line(self.name), "person.name", NAME_LIMIT),
            profile_url=tidy(self.profile_url) if self.profile_url else None,
            member_id=self.member_id or None,
            email=checked_email(self.email),
            headline=_detail(self.headline),
            company=_detail(self.company),
            location=_detail(self.location),
            first_name=_one_line(self.first_name or "")[:NAME_LIMIT] or None,
            last_name=_one_line(self.last_name or "")[:NAME_LIMIT] or None,
            person_urn=self.person_urn or None,
        )

    def keys(self, hosts: Mapping[str, HostMode] = NO_HOSTS) -> list[str]:
        """The identity keys, sturdiest first: person URN, member id, profile address. Raise NotAProfile for a bad one."""
        own_keys = [person_key(self.person_urn)] if self.person_urn else []
        own_keys += [member_key(self.member_id)] if self.member_id else []
        if self.profile_url:
            key = profile_key(self.profile_url, hosts)
            own_keys += [key] if key not in own_keys else []
        if not own_keys and not self.email:
            raise NotAProfile
        return own_keys


def checked_email(email: str | None) -> str | None:
    """``email`` trimmed, or None when there is none; raise Invalid when it has not the form of an address."""
    email = _printable(email or "")
    if not email:
        return None
    if len(email_key(email)) > EMAIL_LIMIT or not _EMAIL.fullmatch(email):
        raise Invalid({"email": N_("This is not an e-mail address.")})
    return email


def email_key(email: str) -> str:
    """``email`` as it is compared: without regard to case (users.md, matching oracle)."""
    return _printable(email).casefold()


def _printable(email: str) -> str:
    # An address copied from a page may carry characters nobody sees, such as a zero-width space.
    return "".join(char for char in email if char.isprintable() or char.isspace()).strip()


def _detail(text: str | None) -> str | None:
    return _one_line(text or "")[:DETAIL_LIMIT].rstrip() or None


def _one_line(text: str) -> str:
    return " ".join(keepable(text).split())
