"""What LinkedIn should have, read from the tables in the plainest way; and what the stand-in has, in the same shape.

Both are maps from (kind, id) to fields in the names of linkedin.md 4 to 8. Of a closed job only its state counts: nothing
more can be said of it at LinkedIn. Person URNs of nobody are fine here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from server.storage import tables as t
from server.storage.database import database

Fields = dict[str, Any]
State = dict[tuple[str, str], Fields]

SOURCES = {"linkedin": "LinkedIn", "career_site": "Attract career site", "referral": "Referral"}
RESULTS = {"strong_hire": "Strong hire", "hire": "Hire", "undecided": "Undecided", "no_hire": "No hire"}
REASONS = {"qualification": "Lacks a required qualification"}
OUT = {"rejected": "Rejected", "withdrawn": "Withdrew"}
SHOWN_OF_JOB = ("title", "description", "location", "companyApplyUrl", "listedAt")
PUBLIC, PRIVATE = "PUBLIC", "PRIVATE_TO_ATS_INTEGRATION"


def expected(public_url: str, everybody: bool = True) -> State:
    """What should be at LinkedIn, as Attract stands now."""
    result = dict(_jobs(public_url)) | dict(_deleted_jobs())
    for candidate in t.Candidate.select().where(t.Candidate.merged_into.is_null()):
        result |= dict(_candidate(candidate, public_url))
    if not everybody:
        result |= dict(_access())
    return result


def stored(app: Mapping[str, Any]) -> State:
    """What the stand-in has of one application, from its control API."""
    result: State = {}
    for job in app["jobs"]:
        open = job["state"] == "LISTED"
        fields = {name: job["fields"].get(name) for name in SHOWN_OF_JOB} | {"availability": job["availability"]}
        result["job", job["external_id"]] = {"open": open} | (fields if open else {})
    for candidate in app["candidates"]:
        result["candidate", candidate["id"]] = _without(candidate, "integrationContext", "id", "matched", "notes")
        result |= {("note", f"c{one['id']}"): _without(one, "id") | {"of": candidate["id"]} for one in candidate["notes"]}
    for application in app["applications"]:
        children = ("stages", "notes", "interviewFeedback", "resumes")
        result["application", application["id"]] = _without(application, "integrationContext", "id", *children)
        for kind in children:
            for one in application.get(kind, []):
                result[kind, one["id"]] = _without(one, "id") | {"of": application["id"]}
    result |= {("acl", f"{acl[3]}|{acl[1]}"): {} for acl in app["acls"]}
    return result | {("assignee", f"{one[1]}|{one[3]}"): {} for one in app["assignees"]}


def _jobs(public_url: str) -> Iterator[tuple[tuple[str, str], Fields]]:
    posted = {row.job_id: row for row in t.Posting.select()}
    for job in t.Job.select().where(t.Job.activated_at.is_null(False)):
        if job.status != "active":
            yield ("job", job.job_id), {"open": False}
            continue
        posting = posted.get(job.id)
        yield (
            ("job", job.job_id),
            {
                "open": True,
                "title": job.title,
                "description": job.description,
                "location": job.location,
                "companyApplyUrl": (posting and posting.apply_url) or f"{public_url}/careers/{job.job_id}",
                "listedAt": job.activated_at,
                "availability": PUBLIC if posting and posting.posted else PRIVATE,
            },
        )


def _deleted_jobs() -> Iterator[tuple[tuple[str, str], Fields]]:
    """A job cannot be deleted at LinkedIn."""
    for job in t.DeletedJob.select().where(t.DeletedJob.activated_at.is_null(False)):
        yield ("job", job.job_id), {"open": False}


def _candidate(candidate: t.Candidate, public_url: str) -> Iterator[tuple[tuple[str, str], Fields]]:
    applications = list(t.Application.select().where((t.Application.candidate == candidate) & t.Application.past_prospect))
    keys = [row.key for row in t.LinkedInIdentity.select().where(t.LinkedInIdentity.candidate == candidate).order_by("id")]
    member = next((key.replace("person:", "urn:li:person:", 1) for key in keys if key.startswith("person:")), None)
    unlinked = t.Unlinking.select().where(t.Unlinking.candidate == candidate).exists()
    if not applications or (unlinked and not member) or not (member or candidate.email):
        return
    first, last = candidate.first_name, candidate.last_name
    if not first and not last:
        first, _, last = candidate.name.rpartition(" ")
    public = next((key[3:] for key in keys if key.startswith("in:")), None)
    fields = {
        "firstName": first,
        "lastName": last,
        "emailAddresses": [candidate.email] if candidate.email else [],
        "phoneNumbers": [{"number": candidate.phone}] if candidate.phone else [],
        "addresses": [],
        "externalProfileUrl": f"{public_url}/candidates/{candidate.id}",
        "atsCreatedAt": candidate.created_at,
        "atsLastModifiedAt": candidate.updated_at,
        "linkedInProfileUrl": public and f"https://www.linkedin.com/in/{public}",
        "currentCompanyName": candidate.company,
        "manualMatchedMember": member,
    }
    yield ("candidate", str(candidate.id)), _given(fields)
    open = ~t.Note.private & t.Note.removed_at.is_null()
    for note in t.Note.select().where((t.Note.candidate == candidate) & open & t.Note.application.is_null()):
        yield ("note", f"c{note.id}"), _note(note, candidate.id)
    for application in applications:
        yield from _application(application, first, last, candidate.email)


def _application(
    application: t.Application, first: str, last: str, email: str | None
) -> Iterator[tuple[tuple[str, str], Fields]]:
    fields = {
        "atsCandidateId": str(application.candidate_id),
        "atsJobPostingId": application.job.job_id,
        "atsJobPostingName": application.job.title,
        "firstName": first,
        "lastName": last,
        "candidateEmail": email,
        "source": SOURCES.get(application.source, application.source),
        "dispositionReason": REASONS.get(application.rejection_reason or ""),
        "atsCreatedAt": application.created_at,
        "atsLastModifiedAt": application.updated_at,
    }
    yield ("application", str(application.id)), _given(fields)
    for stage_change in t.StageChange.select().where(t.StageChange.application == application):
        if stage_change.stage.kind != "prospect" and not stage_change.undone and stage_change.move != "undone":
            name = OUT.get(stage_change.status, stage_change.stage.name)
            yield ("stages", str(stage_change.id)), {"stage": name, "atsCreatedAt": stage_change.at, "of": str(application.id)}
    open = ~t.Note.private & t.Note.removed_at.is_null()
    for note in t.Note.select().where((t.Note.application == application) & open):
        yield ("notes", str(note.id)), _note(note, application.id)
    for one in t.Feedback.select().where((t.Feedback.application == application) & (t.Feedback.status == "submitted")):
        yield ("interviewFeedback", str(one.id)), _feedback(one, application.id)


def _note(note: t.Note, of: int) -> Fields:
    return {"note": note.text, "author": _person(note.author.name), "atsCreatedAt": note.created_at, "of": str(of)}


def _feedback(one: t.Feedback, of: int) -> Fields:
    said = (
        ("Recommendation", RESULTS.get(one.recommendation or "")),
        ("Strengths", one.strengths),
        ("Weaknesses", one.weaknesses),
    )
    return {
        "feedback": one.comment,
        "evaluations": [{"attribute": name, "result": result} for name, result in said if result],
        "interviewer": _person(one.author.name),
        "atsCreatedAt": one.submitted_at,
        "of": str(of),
    }


def _access() -> Iterator[tuple[tuple[str, str], Fields]]:
    """Recruiters and hiring managers of each job; whoever is delegated to has the role of who named them."""
    rows = database.execute_sql(
        """select distinct j.job_id, m.user_id from team_member m join job j on j.id = m.job_id where j.activated_at is not null
           and (m.role in ('recruiter', 'hiring_manager') or exists (select 1 from team_member n where n.job_id = m.job_id
             and n.user_id = m.named_by_id and n.role in ('recruiter', 'hiring_manager')))"""
    )
    for job, user in rows.fetchall():
        yield ("acl", f"{job}|user-{user}"), {}
    members = {(row.user_id, row.member) for row in t.LinkedInConnection.select()}
    for user, member in members:
        yield ("assignee", f"user-{user}|{member}"), {}


def _person(name: str) -> Fields:
    first, _, last = name.rpartition(" ")
    return {"firstName": first, "lastName": last}


def _given(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if value is not None}


def _without(fields: Mapping[str, Any], *names: str) -> Fields:
    return {name: value for name, value in fields.items() if name not in names and value is not None}
