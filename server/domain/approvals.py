"""The approval of a job before it is activated (attract.md 4.6): who answered what, and what follows from it."""

from collections.abc import Collection
from enum import StrEnum

from server.domain import clock
from server.domain.jobs import JobStatus

COMMENT_LIMIT = 2000
MOST_APPROVERS = 20
REMIND_AFTER = clock.DAY  # statement 176
SENDABLE = (JobStatus.DRAFT, JobStatus.REJECTED)


class ApprovalState(StrEnum):
    """What an approver said about the job as it was sent; ``LAPSED`` when somebody else rejected it before they answered."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    LAPSED = "lapsed"


class Answer(StrEnum):
    """What an approver can say."""

    APPROVED = "approved"
    REJECTED = "rejected"


def outcome(states: Collection[ApprovalState]) -> JobStatus:
    """What a job is whose approvers stand like this: all must approve, and one rejection rejects (statements 167-169)."""
    if ApprovalState.REJECTED in states:
        return JobStatus.REJECTED
    all_approved = bool(states) and set(states) == {ApprovalState.APPROVED}
    return JobStatus.APPROVED if all_approved else JobStatus.PENDING
