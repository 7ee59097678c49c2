"""What LinkedIn would refuse, said before anything is sent (linkedin.md 5.1, 7, 20.3). Jobs have theirs in ``posting``."""

import re

from server.domain.i18n_marker import N_
from server.domain.linkedin.records import ApplicationRecord, CandidateRecord, FeedbackRecord, NoteRecord, Record, StageRecord

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
NO_FIRST_NAME = N_("The person has no name. Enter one.")
NO_LAST_NAME = N_("LinkedIn wants a first and a last name. Enter both.")
NO_EMAIL_NOR_MEMBER = N_(
    "The person has no e-mail address, and LinkedIn has not told which member they are; the address of a profile is not enough. "
    "Add an e-mail address."
)
BAD_EMAIL = N_("The e-mail address has not the form LinkedIn takes. Correct it.")
NO_STAGE = N_("The stage has a name that LinkedIn does not take. Rename it.")
NO_AUTHOR = N_("LinkedIn wants the first and the last name of whoever wrote this. Enter both in Attract.")


def refusal(record: Record) -> str | None:
    """Why LinkedIn would refuse ``record``, as a sentence that says what to do; None when nothing is known against it."""
    if isinstance(record, CandidateRecord):
        return _candidate(record)
    if isinstance(record, ApplicationRecord):
        return _application(record)
    if isinstance(record, StageRecord):
        return None if record.stage.strip() and record.stage != "Not Available" else NO_STAGE
    if isinstance(record, NoteRecord):
        return None if record.author_first and record.author_last else NO_AUTHOR
    if isinstance(record, FeedbackRecord):
        return None if record.interviewer_first and record.interviewer_last else NO_AUTHOR
    return None


def _candidate(record: CandidateRecord) -> str | None:
    if not record.first_name:
        return NO_FIRST_NAME
    if not record.emails and not record.member:
        return NO_EMAIL_NOR_MEMBER
    return None if all(_EMAIL.fullmatch(email) for email in record.emails) else BAD_EMAIL


def _application(record: ApplicationRecord) -> str | None:
    if not record.first_name or not record.last_name:
        return NO_LAST_NAME
    return None if not record.email or _EMAIL.fullmatch(record.email) else BAD_EMAIL
