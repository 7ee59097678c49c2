"""Mail on its way: queued in the transaction that causes it, taken by one worker at a time, and kept for a while after."""

import secrets
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.notifications import packed

LEASE = 5 * clock.MINUTE  # what was taken for so long is free again: whoever took it was killed


class MailState(StrEnum):
    """Where a letter is."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


_ADD = Statement(
    """insert into outgoing_mail
         (user_id, address, name, language, kind, args, link, candidate_id, key, state, tries, due_at, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, ?, ?)"""
)


class Letter(NamedTuple):
    """To whom a letter goes: a user, or somebody who is none and whose ``language`` is known or not."""

    address: str
    name: str
    user: int | None = None
    language: str | None = None


def queue(letters: Sequence[Letter], kind: str, args: Mapping[str, Any], link: str, candidate: int | None) -> None:
    """Let the worker send these letters once the caller's transaction is through."""
    told, now = packed(args), clock.now()
    _ADD.each(
        [
            (one.user, one.address, one.name, one.language, kind, told, link, candidate, secrets.token_hex(16), now, now)
            for one in letters
        ]
    )
