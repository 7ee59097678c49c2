"""The dry run: everything is compared and checked, and nothing is sent (linkedin.md 18, TC1: what starts it, when it ends)."""

from collections.abc import Sequence
from dataclasses import replace

from server.storage import sync_dirty
from server.storage.database import transaction
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.outgoing.sync_records import REFUSED, WAITING
from server.storage.linkedin.setup import account
from server.storage.linkedin.setup.account import Account
from server.storage.sync_dirty import DirtyRow
from server.usecases.linkedin.outgoing import diff, reconcile
from server.usecases.linkedin.outgoing.desired_state import DesiredRecord

_AT_ONCE = 200


def work() -> bool:
    """Compare some more of what nobody has looked at yet; whether there was anything."""
    linkedin_account = account.read()
    if linkedin_account.sync != "dry_run" or not linkedin_account.connected:
        return False
    for subject in reconcile.SUBJECTS:
        if due := sync_dirty.awaiting_dry_run(subject, _AT_ONCE):
            _compare(replace(linkedin_account, sync="running"), subject, due)
            return True
    return False


def _compare(linkedin_account: Account, subject: str, due: Sequence[DirtyRow]) -> None:
    todo, _ = reconcile.compare(linkedin_account, subject, [dirty_row.id for dirty_row in due])
    told: list[tuple[DesiredRecord, str, str, str | None]] = [(one.desired, WAITING, one.digest, None) for one in todo.puts]
    told += [(one, WAITING, diff.desired_digest(one), None) for one in todo.blocked]
    told += [(one, WAITING, diff.desired_digest(one), diff.WAITS_FOR_PARENT) for one in todo.orphaned]
    refused = [(one, REFUSED, digest, one.refusal) for one, digest in todo.refused]
    with transaction():
        sync_records.alone()
        sync_records.keep_desired(diff.desired_rows(subject, [*told, *refused]))
        sync_records.keep_undesired(todo.undesired)
        sync_dirty.mark_dry_run_done(subject, due)
