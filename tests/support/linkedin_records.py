"""Records as small as they can be, for tests."""

from dataclasses import replace
from typing import Any

from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import (
    AclRecord,
    ApplicationRecord,
    AssigneeRecord,
    CandidateRecord,
    FeedbackRecord,
    JobRecord,
    NoteRecord,
    RecordResult,
    StageRecord,
)

AT = 1_700_000_000_000


def job(key: str = "REQ-1", **changes: Any) -> JobRecord:
    made = JobRecord(
        key, "Engineer", "We build what recruiters like. " * 4, "Oslo, Norway", "https://a.example/j", AT, True, False
    )
    return replace(made, **changes)


def candidate(key: str = "C1", **changes: Any) -> CandidateRecord:
    made = CandidateRecord(key, "Ada", "Byron", ("ada@example.com",), (), f"https://a.example/c/{key}", AT, AT)
    return replace(made, **changes)


def application(key: str = "A1", candidate: str = "C1", job: str = "REQ-1", **changes: Any) -> ApplicationRecord:
    made = ApplicationRecord(key, candidate, job, "Engineer", "Ada", "Byron", "ada@example.com", "Referral", None, AT, AT)
    return replace(made, **changes)


def stage(key: str = "S1", parent: str = "A1", stage: str = "Phone Screen") -> StageRecord:
    return StageRecord(key, parent, stage, AT)


def note(key: str = "N1", parent: str = "A1", kind: RecordKind = RecordKind.APPLICATION_NOTE) -> NoteRecord:
    return NoteRecord(key, parent, "Good talk", "Rita", "Book", AT, kind)


def feedback(key: str = "F1", parent: str = "A1") -> FeedbackRecord:
    return FeedbackRecord(key, parent, "Great interview!", (("Verbal Communication", "4/5"),), "Rita", "Book", AT)


def acl(job: str = "REQ-1", group: str = "user-1") -> AclRecord:
    return AclRecord(f"{job}|{group}", job, group)


def assignee(member: str, group: str = "user-1") -> AssigneeRecord:
    return AssigneeRecord(f"{group}|{member}", group, member)


def said(batches: Any) -> list[RecordResult]:
    """All answers, and none of them may be bad news."""
    answers = [answer for batch in batches for answer in batch]
    assert [answer.error for answer in answers if answer.error] == []
    return answers
