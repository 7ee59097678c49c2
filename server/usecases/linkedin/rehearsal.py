"""The dry run: everything is compared and checked, and nothing is sent (linkedin.md 18, TC1: what starts it, when it ends)."""

from collections.abc import Sequence
from dataclasses import replace

from server.storage import marks, sync_records
from server.storage.database import transaction
from server.storage.linkedin import account
from server.storage.linkedin.account import Account
from server.storage.marks import Mark
from server.storage.sync_records import REFUSED, WAITING
from server.usecases.linkedin import comparing, difference
from server.usecases.linkedin.planning import Planned

_AT_ONCE = 200


def work() -> bool:
    """Compare some more of what nobody has looked at yet; whether there was anything."""
    found = account.read()
    if found.sync != "rehearsing" or not found.connected:
        return False
    for subject in comparing.SUBJECTS:
        if due := marks.unrehearsed(subject, _AT_ONCE):
            _rehearse(replace(found, sync="running"), subject, due)
            return True
    return False


def _rehearse(found: Account, subject: str, due: Sequence[Mark]) -> None:
    todo, _ = comparing.compare(found, subject, [mark.id for mark in due])
    told: list[tuple[Planned, str, str, str | None]] = [(one.planned, WAITING, one.wanted, None) for one in todo.puts]
    told += [(one, WAITING, difference.wanted_of(one), None) for one in todo.blocked]
    told += [(one, WAITING, difference.wanted_of(one), difference.WAITS_FOR_PARENT) for one in todo.orphaned]
    refused = [(one, REFUSED, wanted, one.refusal) for one, wanted in todo.refused]
    with transaction():
        sync_records.alone()
        sync_records.plan(difference.plan_rows(subject, [*told, *refused]))
        sync_records.unwant(todo.unwanted)
        marks.rehearse(subject, due)
