"""What each kind of record consists of in the names of /v2 (linkedin.md 4.1, 5.1, 6, 7); /rest renames some of them.

What Attract does not know is left out, which LinkedIn takes for nothing: every request replaces the record as a whole.
"""

from collections.abc import Callable
from typing import Any

from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import ApplicationRecord, CandidateRecord, FeedbackRecord, JobRecord, NoteRecord, StageRecord
from server.linkedin import assumptions as a

Body = dict[str, Any]
PUBLIC, PRIVATE = "PUBLIC", "PRIVATE_TO_ATS_INTEGRATION"


def job(record: JobRecord, organization: str) -> Body:
    """A job of the company ``organization``, as it should be; what shall happen to it is the dialect's to add."""
    body = {
        "integrationContext": organization,
        "externalJobPostingId": record.key,
        "title": record.title,
        "description": record.description,
        "location": record.location,
        "companyApplyUrl": record.apply_url,
        "listedAt": record.listed_at,
        "availability": PUBLIC if record.public else PRIVATE,
        "state": "LISTED" if record.open else "CLOSED",
        "listingType": "BASIC",
        a.JOB_EMPLOYMENT_FIELD: a.EMPLOYMENT_WORDS.get(record.employment_type or ""),
        a.JOB_SENIORITY_FIELD: a.SENIORITY_WORDS.get(record.seniority or ""),
    }
    return {name: value for name, value in body.items() if value not in (None, "")}


def candidate(record: CandidateRecord) -> Body:
    """A person. The member goes along whenever known: leaving it out may undo the link (linkedin.md 5.1)."""
    body: Body = {
        "firstName": record.first_name,
        "lastName": record.last_name,
        "emailAddresses": list(record.emails),
        "phoneNumbers": [{"number": phone} for phone in record.phones],
        "addresses": [{a.CANDIDATE_PLACE_FIELD: record.location}] if record.location else [],
        "externalProfileUrl": record.profile_url,
        "atsCreatedAt": record.created_at,
        "atsLastModifiedAt": max(record.modified_at, record.created_at),
    }
    if record.linkedin_url:
        body["linkedInProfileUrl"] = record.linkedin_url
    if record.company:
        body["currentCompanyName"] = record.company
    if record.title:
        body["currentJobTitle"] = record.title
    if record.member:
        body["manualMatchedMember"] = record.member
    return body


def application(record: ApplicationRecord) -> Body:
    """A candidate on a job."""
    body: Body = {
        "atsCandidateId": record.candidate,
        "atsJobPostingId": record.job,
        "atsJobPostingName": record.job_title,
        "firstName": record.first_name,
        "lastName": record.last_name,
        "source": record.source,
        "atsCreatedAt": record.created_at,
        "atsLastModifiedAt": max(record.modified_at, record.created_at),
    }
    if record.email:
        body["candidateEmail"] = record.email
    if record.disposition:
        body["dispositionReason"] = record.disposition
    return body


def stage(record: StageRecord) -> Body:
    """A step of an application's way."""
    return {"stage": record.stage, "atsCreatedAt": record.created_at}


def note(record: NoteRecord) -> Body:
    """A note on a candidate or an application."""
    author = {"firstName": record.author_first, "lastName": record.author_last}
    return {"note": record.text, "author": author, "atsCreatedAt": record.created_at}


def feedback(record: FeedbackRecord) -> Body:
    """Feedback after an interview."""
    return {
        "feedback": record.text,
        "evaluations": [{"attribute": attribute, "result": result} for attribute, result in record.evaluations],
        "interviewer": {"firstName": record.interviewer_first, "lastName": record.interviewer_last},
        "atsCreatedAt": record.created_at,
    }


def nothing(_record: Any) -> Body:
    """What an ACL or an assignee consists of beside its key (linkedin.md 8)."""
    return {}


OF_KIND: dict[RecordKind, Callable[[Any], Body]] = {
    RecordKind.CANDIDATE: candidate,
    RecordKind.CANDIDATE_NOTE: note,
    RecordKind.APPLICATION: application,
    RecordKind.STAGE: stage,
    RecordKind.APPLICATION_NOTE: note,
    RecordKind.FEEDBACK: feedback,
    RecordKind.ASSIGNEE: nothing,
    RecordKind.ACL: nothing,
}
