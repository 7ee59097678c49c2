"""What must hold of a job for as long as it is posted."""

from server.domain.errors import Invalid
from server.domain.jobs import JobDraft
from server.domain.linkedin import posting
from server.storage.linkedin.outgoing import sync_sources
from server.usecases.linkedin.setup import connection


def check_change(job_id: int, draft: JobDraft) -> None:
    """Raise Invalid by field when the job is posted and LinkedIn would refuse it with the details of ``draft``.

    LinkedIn checks a job even when it is to be taken down, so one that was changed like that could not leave any more.
    """
    source = sync_sources.jobs([job_id])[0]
    if source.posted:
        changed = source._replace(title=draft.title, description=draft.description, location=draft.location)
        refusals = posting.refusals(posting.job_record(changed, connection.settings().public_url))
        if errors := {posting.FIELDS[sentence]: sentence for sentence in refusals if sentence in posting.FIELDS}:
            raise Invalid(errors)
