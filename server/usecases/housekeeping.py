"""What the worker does for nobody in particular."""

from server.domain import clock, throttle
from server.storage import form_idempotency, mail, notifications
from server.storage.account import sessions, sign_ins, users
from server.storage.candidates import documents, merges
from server.storage.candidates import notes as stored_notes
from server.storage.database import transaction
from server.storage.linkedin.incoming import incoming_exports
from server.storage.pools import pool_imports, pools
from server.usecases.account import users as accounts

KEPT = 7 * clock.DAY
ANSWERS_KEPT = MAIL_KEPT = 30 * clock.DAY
TOLD_KEPT = 180 * clock.DAY


def work() -> bool:
    """Sweep, for the worker; there is never more to do."""
    sweep()
    return False


def sweep() -> int:
    """Delete what ended a week ago (tokens, codes, sessions), forms sent before that, and the sign-ins and failures that
    count no more, mail, removed documents and notes and deleted talent pools of 30 and notifications of 180 days ago, Excel
    files a day after they were read or a week after they came in; empty what LinkedIn told of exports settled 30 days ago; how
    many rows went."""
    now = clock.now()
    with transaction():
        incoming_exports.forget_answers(now - ANSWERS_KEPT)
        users.forget_old_failures(now - throttle.WINDOW)
        gone = sign_ins.sweep(now - accounts.LONGEST_LIFE, now - accounts.IDLE_LIFE)
        gone += mail.sweep(now - MAIL_KEPT) + notifications.sweep(now - TOLD_KEPT)
        merges.sweep(now - clock.UNDO_WINDOW)
        gone += documents.sweep(now - clock.UNDO_WINDOW) + stored_notes.sweep(now - clock.UNDO_WINDOW)
        gone += pools.sweep(now - clock.UNDO_WINDOW) + pool_imports.sweep(now - clock.DAY, now - KEPT)
        return gone + form_idempotency.sweep(now - KEPT) + sessions.sweep(now - KEPT)
