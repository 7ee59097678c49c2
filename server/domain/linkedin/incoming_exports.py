"""What arrives from LinkedIn: notifications, the exports behind them, and why one may not be taken over (linkedin.md 9)."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum

from server.domain.errors import AttractError, Invalid, JobClosed, JobNotActive, NotAProfile, NotPermitted, ProspectsOff
from server.domain.i18n_marker import N_
from server.domain.linkedin.urns import last_part, only_person, person_key
from server.domain.person import NAME_LIMIT, Person, checked_email
from server.domain.profile_url import profile_key, tidy
from server.domain.suppression_list import traces

EXPORT = "EXPORT_CANDIDATE_PROFILE"
STATUS_CHANGE = "INTEGRATION_STATUS_CHANGE"
KNOWN_TYPES = (EXPORT, STATUS_CHANGE)
# Not LinkedIn's: one row a day counts the notifications that were turned away.
TURNED_AWAY = "TURNED_AWAY"


class IncomingExportState(StrEnum):
    """How far an incoming export is. ``unknown`` is a notification of a type that means nothing to Attract."""

    NEW = "new"
    DONE = "done"
    REFUSED = "refused"
    UNDECIDED = "undecided"
    UNKNOWN = "unknown"
    DISMISSED = "dismissed"


class IncomingExportRefused(AttractError):
    """An export that is not taken over, by the ``code`` in SENTENCES."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(SENTENCES[code])


UNKNOWN_JOB, FOREIGN, EXPIRED, UNKNOWN_EXPORT = "unknown_job", "foreign_context", "expired", "unknown_export"
ERASED = "erased"
NOBODY, UNKNOWN_TYPE, BAD_SIGNATURE, AMBIGUOUS = "nobody", "unknown_type", "bad_signature", "ambiguous_person"
EXPORTED, ALREADY = "exported", "already_on_job"

# One sentence each that says what to do; %(job)s is the Job ID, %(name)s the exporter.
SENTENCES: dict[str, str] = {
    UNKNOWN_JOB: N_("Attract has no job %(job)s. Ask for an export to another job, or dismiss this one."),
    JobNotActive.code: N_("The job %(job)s is not active. Activate it, and this export is tried again by itself."),
    JobClosed.code: N_("The job %(job)s is closed. Ask for an export to another job, or dismiss this one."),
    ProspectsOff.code: N_("The job %(job)s takes no prospects. Ask for an export to another job, or dismiss this one."),
    NotPermitted.code: N_("%(name)s may not export to the job %(job)s. Put them on its hiring team, then try again."),
    FOREIGN: N_(
        "LinkedIn says that this export belongs to another company. Nothing was taken over; tell LinkedIn if it happens again."
    ),
    EXPIRED: N_("The notification had expired when it came. Try again; if nothing is found, ask for the export once more."),
    UNKNOWN_EXPORT: N_("LinkedIn has no export under this number: it has expired, or never was. Ask for the export once more."),
    NOBODY: N_("LinkedIn's answer says of nobody who they are. Ask for the export once more."),
    ERASED: N_(
        "The person was erased from Attract, so nothing of this export was kept. If the company may keep them again, "
        "export them with the browser extension."
    ),
    AMBIGUOUS: N_("More than one candidate could be this person. Choose who it is."),
    UNKNOWN_TYPE: N_("It was kept, and nothing was done. Tell whoever looks after this Attract if it happens again."),
    BAD_SIGNATURE: N_("They were turned away. Check the client secret if exports are missing."),
    EXPORTED: N_("Taken over, and on the Prospect tab of %(job)s."),
    ALREADY: N_("Was on the job %(job)s already, so nothing changed."),
}
# Refusals that end when the job takes prospects.
UNTIL_JOB_OPENS = (UNKNOWN_JOB, JobNotActive.code, JobClosed.code, ProspectsOff.code)
# Refusals that a later notification under the same number takes back.
UNTIL_HEARD_AGAIN = (EXPIRED, UNKNOWN_EXPORT)


@dataclass(frozen=True, slots=True)
class ExportContent:
    """What LinkedIn tells of an export; ``job`` is our Job ID, ``exporter`` the URN of a seat or a person."""

    member: str | None
    first_name: str
    last_name: str
    profile_url: str | None
    headline: str | None
    location: str | None
    company: str | None
    emails: tuple[str, ...]
    job: str
    context: str
    exporter: str | None

    @property
    def name(self) -> str:
        """First and last name; without either what else names the person."""
        whole = f"{self.first_name} {self.last_name}".strip()
        return (whole or next(iter(self.emails), "") or last_part(self.member or ""))[:NAME_LIMIT]

    def person(self) -> Person:
        """The person as both doors of Attract take them. Raise ArrivalRefused when nothing says who they are."""
        urn, address, email = only_person(self.member), _address(self.profile_url), _first_email(self.emails)
        if not self.name or not (urn or address or email):
            raise IncomingExportRefused(NOBODY)
        return Person(
            name=self.name,
            profile_url=address,
            email=email,
            headline=self.headline,
            company=self.company,
            location=self.location,
            first_name=self.first_name,
            last_name=self.last_name,
            person_urn=urn,
        ).checked()

    def traces(self) -> frozenset[str]:
        """By what the person would be known again (domain.suppression_list), whether or not they can be taken over."""
        urn, address = only_person(self.member), _address(self.profile_url)
        keys = [person_key(urn)] if urn else []
        return traces([*keys, *([profile_key(address)] if address else [])], _emails(self.emails))

    def text(self) -> str:
        """This as it is kept."""
        return json.dumps(asdict(self))


def told_of(text: str) -> ExportContent:
    """What was kept by ``Told.text``."""
    values = json.loads(text)
    return ExportContent(**values | {"emails": tuple(values["emails"])})


def _address(profile_url: str | None) -> str | None:
    """The public address where it is one; the person URN says who they are without it."""
    with suppress(NotAProfile):
        return tidy(profile_url) if profile_url and profile_key(profile_url) else None
    return None


def _first_email(emails: Iterable[str]) -> str | None:
    """The first that has the form of an address: recruiters type them in by hand (linkedin.md 9.4)."""
    return next(_emails(emails), None)


def _emails(emails: Iterable[str]) -> Iterator[str]:
    for email in emails:
        with suppress(Invalid):
            if checked := checked_email(email):
                yield checked
