"""A job of the demo that waits for its approvers, and one that was turned down."""

from collections.abc import Mapping

from server.domain.approvals import Answer
from server.domain.jobs import JobDraft
from server.domain.roles import Actor, TeamRole
from server.storage.jobs import templates
from server.usecases.jobs import approval_answers, jobs

_WAITING = JobDraft(
    "Head of Engineering",
    "As our Head of Engineering you lead four teams and answer for what they ship.\n\n"
    "You grow managers, keep the budget, and say no in time.",
    "Oslo, Norway",
)
_REJECTED = JobDraft("Second Office Manager", "Looks after the house in Bergen two days a week.", "Bergen, Norway")
_MESSAGE = "Paid from next year's budget. I would like to look for somebody before Christmas."
_REASON = "The house in Bergen closes in spring. Can the office manager in Trondheim take this on?"


def ask(users: Mapping[str, Actor]) -> None:
    """Make both, and send them to their approvers."""
    rita, harald, sunniva = (users[name] for name in ("recruiter", "manager", "second.recruiter"))
    careful = next(one.id for one in templates.everything(10) if one.approval_needed)
    for draft in (_WAITING, _REJECTED):
        job = jobs.create(rita, draft, TeamRole.RECRUITER, template=careful)
        for approver in (harald, sunniva):
            approval_answers.add(rita, job, approver.id)
        approval_answers.send(rita, job, _MESSAGE if draft is _WAITING else "")
        if draft is _WAITING:
            approval_answers.answer(sunniva, job, Answer.APPROVED)
        else:
            approval_answers.answer(sunniva, job, Answer.REJECTED, _REASON)
