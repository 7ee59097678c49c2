"""Reminding approvers who have not answered within 24 hours, each once (statement 176)."""

from server.domain.notifications import NotificationKind
from server.storage.database import lock, transaction
from server.storage.jobs import approvals
from server.usecases.jobs.approval_answers import page_of
from server.usecases.notifications import notify

AT_ONCE = 200  # reminders in one transaction
_LOCK = "approval-reminders"


def work() -> bool:
    """Remind whoever is due; whether there was anybody. One small query when there is nobody."""
    return approvals.any_late() and _remind()


def _remind() -> bool:
    with transaction():
        lock(_LOCK)
        late = approvals.take_late(AT_ONCE)
        for one in late:
            notify([one.approver], NotificationKind.APPROVAL_REMINDER, {"job": f"{one.title} ({one.job_id})"}, page_of(one.job))
    return bool(late)
