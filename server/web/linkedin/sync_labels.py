"""What the records, fields, states and quotas of the sync are called on the pages of the Admin center."""

from collections.abc import Iterable

from server.domain.i18n_marker import N_
from server.domain.linkedin.kinds import RecordKind
from server.http_errors import say, stage_names
from server.usecases.linkedin.outgoing.ledger import LedgerEntry, LedgerStanding

KINDS = {
    RecordKind.JOB: N_("Jobs"),
    RecordKind.CANDIDATE: N_("Candidates"),
    RecordKind.CANDIDATE_NOTE: N_("Notes on candidates"),
    RecordKind.APPLICATION: N_("Applications"),
    RecordKind.STAGE: N_("Stages"),
    RecordKind.APPLICATION_NOTE: N_("Notes on applications"),
    RecordKind.FEEDBACK: N_("Interview feedback"),
    RecordKind.ASSIGNEE: N_("People with access"),
    RecordKind.ACL: N_("Access to jobs"),
}
# One record of a person: with the name of a stage or an author, and without.
_RECORDS = {
    RecordKind.CANDIDATE: ("", N_("The person")),
    RecordKind.CANDIDATE_NOTE: (N_("Note by %(name)s"), N_("A note that is gone")),
    RecordKind.APPLICATION: ("", N_("The application")),
    RecordKind.STAGE: (N_("Stage: %(name)s"), N_("A stage that is gone")),
    RecordKind.APPLICATION_NOTE: (N_("Note by %(name)s"), N_("A note that is gone")),
    RecordKind.FEEDBACK: (N_("Interview feedback by %(name)s"), N_("Interview feedback that is gone")),
}
FIELDS = {
    "first_name": N_("first name"),
    "last_name": N_("last name"),
    "emails": N_("e-mail address"),
    "phones": N_("phone number"),
    "profile_url": N_("address in Attract"),
    "created_at": N_("date added"),
    "modified_at": N_("date changed"),
    "linkedin_url": N_("public profile address"),
    "company": N_("employer"),
    "title": N_("title"),
    "location": N_("location"),
    "member": N_("linked LinkedIn profile"),
    "candidate": N_("which person"),
    "job": N_("which job"),
    "job_title": N_("title of the job"),
    "email": N_("e-mail address"),
    "source": N_("source"),
    "disposition": N_("reason of rejection"),
    "stage": N_("stage"),
    "text": N_("text"),
    "author_first": N_("author"),
    "author_last": N_("author"),
    "evaluations": N_("evaluation"),
    "interviewer_first": N_("interviewer"),
    "interviewer_last": N_("interviewer"),
}
# How a record stands, and the look of its pill.
STANDINGS = {
    LedgerStanding.ACKNOWLEDGED: (N_("acknowledged"), "active"),
    LedgerStanding.WAITING: (N_("waiting"), "pending"),
    LedgerStanding.LEAVING: (N_("being withdrawn"), "pending"),
    LedgerStanding.FAILED: (N_("refused by LinkedIn"), "rejected"),
    LedgerStanding.REFUSED: (N_("not sent"), "rejected"),
    LedgerStanding.WITHDRAWN: (N_("withdrawn"), ""),
    LedgerStanding.NEVER: (N_("never sent"), ""),
}
_INTEGRATIONS = N_("Integrations")
_RESOURCES = {
    "atsCandidates": KINDS[RecordKind.CANDIDATE],
    "candidates": KINDS[RecordKind.CANDIDATE],
    "atsCandidates/notes": KINDS[RecordKind.CANDIDATE_NOTE],
    "candidateNotes": KINDS[RecordKind.CANDIDATE_NOTE],
    "atsApplications": KINDS[RecordKind.APPLICATION],
    "atsApplications/stages": KINDS[RecordKind.STAGE],
    "applicationStage": KINDS[RecordKind.STAGE],
    "atsApplications/notes": KINDS[RecordKind.APPLICATION_NOTE],
    "applicationNotes": KINDS[RecordKind.APPLICATION_NOTE],
    "atsApplications/interviewFeedback": KINDS[RecordKind.FEEDBACK],
    "applicationInterviewFeedbacks": KINDS[RecordKind.FEEDBACK],
    "atsEntityAcls": KINDS[RecordKind.ACL],
    "entityAcls": KINDS[RecordKind.ACL],
    "atsEntityAclAssignees": KINDS[RecordKind.ASSIGNEE],
    "entityAclAssignees": KINDS[RecordKind.ASSIGNEE],
    "simpleJobPostings": KINDS[RecordKind.JOB],
    "jobRequisitions": KINDS[RecordKind.JOB],
    "simpleJobPostingTasks": N_("How sent jobs got on"),
    "atsIntegrations": _INTEGRATIONS,
    "integrations": _INTEGRATIONS,
    "integrationConfigurations": _INTEGRATIONS,
    "exportedCandidates": N_("Exports"),
    "recruiterReads": N_("InMail, notes, seats and shared profiles"),
}


def record(entry: LedgerEntry) -> str:
    """What a record of the ledger is, in the reader's language."""
    named, nameless = _RECORDS[entry.kind]
    if entry.kind is RecordKind.STAGE and entry.name == "":
        return say(N_("Rejected"))
    if not entry.name:
        return say(nameless)
    return say(named, name=stage_names()[entry.name] if entry.kind is RecordKind.STAGE else entry.name)


def fields(names: Iterable[str]) -> str:
    """The fields of a record as a list in words, each once."""
    return ", ".join(dict.fromkeys(say(FIELDS.get(name, name)) for name in names))


def resource(name: str) -> str:
    """What a resource of LinkedIn's API is about; its own name where nothing better is known."""
    return say(_RESOURCES[name]) if name in _RESOURCES else name
