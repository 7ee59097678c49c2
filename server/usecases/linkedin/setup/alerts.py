"""What administrators are told of when LinkedIn needs them: in Attract and by e-mail, wherever they are (linkedin.md 15, TC13).

Nothing names a person: the page that the link opens does. Who was told and has not looked yet is not told again, so that
twenty exports that cannot be taken over are one message.
"""

from server.domain import clock
from server.domain.notifications import NotificationKind
from server.storage import notifications as stored
from server.usecases import notifications

_PAGES = {
    NotificationKind.LINKEDIN_CLOSED: "/admin/linkedin/closed-profiles",
    NotificationKind.LINKEDIN_EXPORT: "/admin/linkedin/exports?view=open",
}


def tell(kind: NotificationKind) -> None:
    """Tell the administrators who do not know yet; within the caller's transaction, in at most four statements."""
    told = stored.administrators_untold(kind, clock.now() - clock.DAY)
    if told:
        notifications.notify(told, kind, {}, _PAGES[kind])
