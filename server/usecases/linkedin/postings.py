"""Posting a job to LinkedIn: what stands in the way, the wish, and how far it is (attract.md 3.12).

Nothing is asked of LinkedIn here. The wish is kept, and the background work brings it there.
"""

from dataclasses import dataclass

from server.domain.errors import Invalid, JobNotActive, LinkedInNotSetUp, LinkedInTrouble, WrongStage
from server.domain.i18n_marker import N_
from server.domain.jobs import JobStatus
from server.domain.linkedin import posting
from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.posting import ApplyBy, PostingState
from server.domain.linkedin.records import JobRecord
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import sync_dirty
from server.storage.database import transaction
from server.storage.linkedin import postings
from server.storage.linkedin.outgoing import sync_records, sync_sources
from server.storage.linkedin.outgoing.sync_records import RecordRow
from server.storage.linkedin.outgoing.sync_sources import JobSource
from server.storage.linkedin.postings import PostingRow
from server.storage.linkedin.setup import account
from server.storage.linkedin.setup.account import Account
from server.usecases import access
from server.usecases.access import JobAccess
from server.usecases.jobs.jobs import JobView, view
from server.usecases.linkedin.setup import connection

NOT_ACTIVE = N_("Only active jobs can be posted. Activate the job first.")
CLOSED = N_("The job is closed. Closed jobs are not posted.")
NO_COMPANY_ID = N_("The Company ID is missing. An administrator enters it in the Admin center, LinkedIn Integration.")
LEAVING = N_("An administrator is disconnecting Attract from LinkedIn, so nothing can be posted.")
PAUSED = N_("An administrator has paused what goes to LinkedIn. This goes on afterwards.")
CHANGED = N_("The posting is not there any more. Look again before you go on.")


@dataclass(frozen=True, slots=True)
class Postings:
    """The Postings tab. ``blocks`` are sentences that say why the job cannot be posted now, ``mends`` those about its details.

    ``message`` is what LinkedIn or Attract found wrong and ``advice`` what to do; ``pause`` says that nothing is sent for now.
    """

    job: JobView
    state: PostingState
    posting: PostingRow | None
    blocks: list[str]
    mends: list[str]
    apply_url: str
    own_page: str
    message: str | None
    advice: str | None
    pause: str | None

    @property
    def may_post(self) -> bool:
        """Whether the reader may post, repost and unpost (statements 99-102)."""
        return Action.POST_TO_LINKEDIN in self.job.may

    @property
    def posted(self) -> bool:
        """Whether the job is to be on LinkedIn."""
        return self.posting is not None and bool(self.posting.posted)

    @property
    def offered(self) -> bool:
        """Whether nothing stands in the way of Post Now."""
        return not self.blocks and not self.mends


@dataclass(frozen=True, slots=True)
class ApplyChoice:
    """How candidates are to apply; ``url`` is empty for the page in Attract."""

    by: ApplyBy
    url: str = ""

    def checked(self) -> "ApplyChoice":
        """This choice; raise Invalid for an address of the company's own that is not a whole one."""
        if self.by is ApplyBy.ATTRACT:
            return ApplyChoice(self.by)
        return ApplyChoice(self.by, posting.checked_apply_address(self.url))


def read(actor: Actor, job_id: int, action: Action = Action.READ_LINKEDIN_POSTING) -> Postings:
    """The Postings tab of a job, for ``action``. Raise NotFound, NotPermitted."""
    return _described(access.job(actor, job_id, action))


def post(actor: Actor, job_id: int, choice: ApplyChoice) -> None:
    """Have the job posted (statements 98-100); again changes how candidates apply.

    Raise NotFound, NotPermitted, JobNotActive (statement 109), LinkedInNotSetUp or LinkedInLocked (110), Invalid.
    """
    choice = choice.checked()
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.POST_TO_LINKEDIN)
        _check(job_access)
        postings.post(job_id, choice.by, choice.url or None, actor.id)
        _try_again(job_access)


def repost(actor: Actor, job_id: int) -> None:
    """Have the posting renewed, and sent as the job is now. Raise as ``post``, and WrongStage when somebody unposted it."""
    with transaction():
        job_access = _posted(actor, job_id)
        _check(job_access)
        postings.renew(job_id, actor.id)
        _try_again(job_access)


def try_again(actor: Actor, job_id: int) -> None:
    """Send again what was refused. Raise NotFound, NotPermitted."""
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.POST_TO_LINKEDIN)
        _try_again(job_access)


def unpost(actor: Actor, job_id: int) -> None:
    """Have the job taken down from LinkedIn; again changes nothing. Raise NotFound, NotPermitted."""
    with transaction():
        take_down(access.job_to_change(actor, job_id, Action.POST_TO_LINKEDIN))


def is_posted(job_id: int) -> bool:
    """Whether a job is to be on LinkedIn, for the use case that asks about more of it."""
    there = postings.of_job(job_id)
    return there is not None and bool(there.posted)


def take_down(job_access: JobAccess) -> bool:
    """Have a job taken down that is to be on LinkedIn, within the caller's transaction; whether it was."""
    posted = is_posted(job_access.job.id)
    if posted:
        postings.unpost(job_access.job.id, job_access.actor.id)
        _try_again(job_access)
    return posted


def put_back(job_access: JobAccess) -> None:
    """Have a job on LinkedIn again as it was there before, within the caller's transaction."""
    there = postings.of_job(job_access.job.id)
    if there:
        postings.post(job_access.job.id, there.apply_by, there.apply_url, job_access.actor.id)
        _try_again(job_access)


def _posted(actor: Actor, job_id: int) -> JobAccess:
    job_access = access.job_to_change(actor, job_id, Action.POST_TO_LINKEDIN)
    there = postings.of_job(job_id)
    if there is None or not there.posted:
        raise WrongStage(CHANGED)
    return job_access


def _try_again(job_access: JobAccess) -> None:
    record = sync_records.one(RecordKind.JOB.value, job_access.job.job_id)
    if record and record.state in (sync_records.FAILED, sync_records.REFUSED):
        sync_records.retry_one(record.kind, record.key)
    sync_dirty.job(job_access.job.id)


def _check(job_access: JobAccess) -> None:
    """Raise what stands in the way of posting."""
    if job_access.job.status != JobStatus.ACTIVE:
        raise JobNotActive(_not_active(job_access.job.status))
    if trouble := _not_connected(account.read()):
        raise trouble
    if mends := posting.refusals(_as_posted(sync_sources.jobs([job_access.job.id])[0])):
        raise Invalid({"posting": mends[0]})


def _described(job_access: JobAccess) -> Postings:
    source, kept, public_url = sync_sources.jobs([job_access.job.id])[0], account.read(), connection.settings().public_url
    there = postings.of_job(job_access.job.id)
    record = sync_records.one(RecordKind.JOB.value, job_access.job.job_id)
    state = _state(job_access, there, record)
    wrong = state in (PostingState.FAILED, PostingState.REFUSED) and record is not None
    return Postings(
        job=view(job_access),
        state=state,
        posting=there,
        blocks=_blocks(job_access, kept),
        mends=posting.refusals(_as_posted(source)),
        apply_url=posting.job_record(source, public_url).apply_url,
        own_page=posting.public_address(public_url, source.job_id),
        message=record.message if record and wrong else None,
        advice=posting.advice(record.message) if record and state is PostingState.FAILED else None,
        pause=_pause(state, kept),
    )


def _state(job_access: JobAccess, there: PostingRow | None, record: RecordRow | None) -> PostingState:
    posted = there is not None and bool(there.posted) and job_access.job.status == JobStatus.ACTIVE
    if there is None:
        return PostingState.NOT_POSTED  # what LinkedIn knows of the job then is for its export list alone
    return posting.state_of(posted, record.state if record else None, record.acknowledged if record else None)


def _blocks(job_access: JobAccess, kept: Account) -> list[str]:
    blocks = [] if job_access.job.status == JobStatus.ACTIVE else [_not_active(job_access.job.status)]
    trouble = _not_connected(kept)
    return [*blocks, trouble.message] if trouble else blocks


def _not_active(status: str) -> str:
    return CLOSED if status == JobStatus.CLOSED else NOT_ACTIVE


def _not_connected(kept: Account) -> LinkedInTrouble | None:
    """Why this installation cannot post: posting needs a Company ID and the connection, and no RSC (statements 26, 110)."""
    if not kept.company_id:
        return LinkedInNotSetUp(NO_COMPANY_ID)
    if not kept.connected or not connection.offered():
        return LinkedInNotSetUp()
    if kept.sync == "withdrawing":
        return LinkedInNotSetUp(LEAVING)
    try:
        connection.check_lock(kept)
    except LinkedInTrouble as locked:
        return locked
    return None


def _as_posted(source: JobSource) -> JobRecord:
    """The job as it would go to LinkedIn if it were posted now."""
    return posting.job_record(source._replace(posted=True, status=JobStatus.ACTIVE), connection.settings().public_url)


def _pause(state: PostingState, kept: Account) -> str | None:
    """Why what was submitted does not go on just now; None when all is well or nothing waits."""
    if state not in (PostingState.SUBMITTED, PostingState.CHANGING, PostingState.LEAVING):
        return None
    return PAUSED if kept.sync == "paused" else kept.trouble
