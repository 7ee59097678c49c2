"""The sync: what is at LinkedIn in the end is what should be there, in both dialects and on both databases."""

from server.usecases import applications, notes
from tests.linkedin_sync.synced import Synced


def test_the_first_sync_brings_everything_there(linkedin: Synced) -> None:
    job = linkedin.job()
    kari = linkedin.applicant(job)
    linkedin.prospect(job)
    notes.add(linkedin.rita, kari.candidate, "Speaks well", private=False, application_id=kari.application)
    notes.add(linkedin.rita, kari.candidate, "Known since 2019", private=False)
    linkedin.feedback(kari.application, "Knows her trade")
    applications.reject(linkedin.rita, kari.application, "qualification")
    linkedin.start().work()
    there = linkedin.agree()
    assert {kind for kind, _ in there} == {"job", "candidate", "application", "stages", "notes", "note", "interviewFeedback"}
