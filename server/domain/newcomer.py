"""Somebody whose name and address a person typed: an applicant, or a colleague who adds them by hand or from a file."""

from collections.abc import Callable
from dataclasses import dataclass

from server.domain.errors import Invalid, bounded, keepable, required
from server.domain.i18n_marker import N_
from server.domain.person import NAME_LIMIT as WHOLE_NAME_LIMIT
from server.domain.person import Person, checked_email

NAME_LIMIT, PHONE_LIMIT = 100, 60


@dataclass(frozen=True, slots=True)
class Newcomer:
    """First name, last name and e-mail address (statement 238); the telephone may be empty.

    Nobody is asked for a LinkedIn profile: they could name anybody's, and whom recruiters export later would become them.
    """

    first_name: str
    last_name: str
    email: str
    phone: str = ""

    def checked(self, email_needed: bool = True) -> "Newcomer":
        """The same with texts trimmed and in one line; raise Invalid with a message per field.

        A colleague who adds somebody need not know the address: then ``email_needed`` is False.
        """
        errors: dict[str, str] = {}
        kept: dict[str, str] = {}
        checks: dict[str, Callable[[], str]] = {
            "first_name": lambda: required(_one_line(self.first_name), "first_name", NAME_LIMIT),
            "last_name": lambda: required(_one_line(self.last_name), "last_name", NAME_LIMIT),
            "email": lambda: checked_email(required(self.email, "email", 400) if email_needed else self.email) or "",
            "phone": lambda: bounded(_one_line(self.phone), "phone", PHONE_LIMIT),
        }
        for field, check in checks.items():
            try:
                kept[field] = check()
            except Invalid as invalid:
                errors |= invalid.errors
        if email_needed and not kept.get("email", "-"):  # it was made of characters that nobody sees
            errors["email"] = N_("This is needed.")
        if errors:
            raise Invalid(errors)
        if len(f"{kept['first_name']} {kept['last_name']}") > WHOLE_NAME_LIMIT:
            raise Invalid({"last_name": N_("This is too long.")})
        return Newcomer(**kept)

    @property
    def person(self) -> Person:
        """Who it is, as Attract keeps people."""
        name = f"{self.first_name} {self.last_name}"
        return Person(name, email=self.email or None, first_name=self.first_name, last_name=self.last_name)


def _one_line(text: str) -> str:
    return " ".join(keepable(text).split())
