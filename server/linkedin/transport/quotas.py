"""How much of each resource may be used: requests a day (UTC) and records a minute, per application (linkedin.md 1.7).

Resources are named as the gate of the client hears them; 0 says that LinkedIn names no figure. Reading what happens in
Recruiter draws on one quota for four resources, so these four share one name.
"""

RECRUITER_READS = "recruiterReads"
_RECORDS = (100_000, 10_000)
_INTEGRATIONS = (5_000, 0)

QUOTAS: dict[str, tuple[int, int]] = {
    "atsCandidates": _RECORDS,
    "atsCandidates/notes": _RECORDS,
    "atsApplications": _RECORDS,
    "atsApplications/stages": _RECORDS,
    "atsApplications/notes": _RECORDS,
    "atsApplications/interviewFeedback": _RECORDS,
    "atsEntityAcls": _RECORDS,
    "atsEntityAclAssignees": _RECORDS,
    "simpleJobPostings": _RECORDS,
    "simpleJobPostingTasks": (300_000, 0),
    "candidates": _RECORDS,
    "candidateNotes": _RECORDS,
    "applicationStage": _RECORDS,
    "applicationNotes": _RECORDS,
    "applicationInterviewFeedbacks": (1_000_000, 0),
    "entityAcls": _RECORDS,
    "entityAclAssignees": _RECORDS,
    "jobRequisitions": _RECORDS,
    "atsIntegrations": _INTEGRATIONS,
    "integrations": _INTEGRATIONS,
    "integrationConfigurations": _INTEGRATIONS,
    RECRUITER_READS: (100_000, 0),
}
