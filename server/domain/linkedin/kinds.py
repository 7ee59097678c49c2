"""The kinds of record that LinkedIn is told about, and the order in which they go there (linkedin.md 7.6)."""

from enum import StrEnum


class RecordKind(StrEnum):
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


ORDER: tuple[RecordKind, ...] = tuple(RecordKind)
# Deleting the parent deletes these with it (linkedin.md 17), and on /v2 they live below it.
PARENT: dict[RecordKind, RecordKind] = {
    RecordKind.CANDIDATE_NOTE: RecordKind.CANDIDATE,
    RecordKind.STAGE: RecordKind.APPLICATION,
    RecordKind.APPLICATION_NOTE: RecordKind.APPLICATION,
    RecordKind.FEEDBACK: RecordKind.APPLICATION,
}
LARGEST_BATCH = 100  # records in one request (linkedin.md 1.7)
