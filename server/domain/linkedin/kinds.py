"""The kinds of record that LinkedIn is told about, and the order in which they go there (linkedin.md 7.6)."""

from enum import StrEnum


class Kind(StrEnum):
    """One kind of record; a record is known by its kind and its key."""

    JOB = "job"
    CANDIDATE = "candidate"
    CANDIDATE_NOTE = "candidate_note"
    APPLICATION = "application"
    STAGE = "stage"
    APPLICATION_NOTE = "application_note"
    FEEDBACK = "feedback"
    ASSIGNEE = "assignee"
    ACL = "acl"


ORDER: tuple[Kind, ...] = tuple(Kind)
# Deleting the parent deletes these with it (linkedin.md 17), and on /v2 they live below it.
PARENT: dict[Kind, Kind] = {
    Kind.CANDIDATE_NOTE: Kind.CANDIDATE,
    Kind.STAGE: Kind.APPLICATION,
    Kind.APPLICATION_NOTE: Kind.APPLICATION,
    Kind.FEEDBACK: Kind.APPLICATION,
}
LARGEST_BATCH = 100  # records in one request (linkedin.md 1.7)
