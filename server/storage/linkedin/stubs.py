"""Members who agreed to share their profile (linkedin.md 14), and which candidate each is."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from server.storage.database import Statement
from server.storage.tables import MailStub

NEW, JOINED, UNDECIDED, UNLIKELY, ERASED = "new", "joined", "undecided", "refused", "erased"

_KEEP = Statement(
    """insert into mail_stub (stub, member, owner, state, raw, shared_at) values (?, ?, ?, 'new', ?, ?)
       on conflict (stub) do nothing"""
)
_BY_STATE = Statement("select id, member, raw, shared_at, state from mail_stub where state = ? order by id limit ?")
_BY_ID = Statement("select id, member, raw, shared_at, state from mail_stub where id = ?")
_SETTLE = Statement("update mail_stub set state = ?, candidate_id = ? where id = ?")


@dataclass(frozen=True, slots=True)
class Shared:
    """What a member shared; everything but the names may be missing."""

    first_name: str = ""
    last_name: str = ""
    email: str | None = None
    phone: str | None = None
    company: str | None = None
    title: str | None = None


class StubRow(NamedTuple):
    """A stub profile; ``member`` is a person URN."""

    id: int
    member: str | None
    shared: Shared
    shared_at: int
    state: str


def keep(stub: str, member: str | None, owner: str | None, shared: Shared, shared_at: int) -> None:
    """Keep a stub profile that is not here yet, to be looked at; within the caller's transaction."""
    _KEEP.run(stub, member, owner, json.dumps(asdict(shared)), shared_at)


def in_state(state: str, limit: int) -> list[StubRow]:
    """Stub profiles in ``state``, oldest first."""
    return [_row(row) for row in _BY_STATE.rows(state, limit)]


def by_id(stub: int) -> StubRow | None:
    """The stub profile with this row id."""
    row = _BY_ID.row(stub)
    return _row(row) if row else None


def settle(stub: int, state: str, candidate: int | None = None) -> None:
    """Say what became of a stub profile."""
    _SETTLE.run(state, candidate, stub)


def forget(candidate: int | None, members: Sequence[str]) -> None:
    """Empty the stub profiles of a person; the bare rows stay, so that the same stubs make nobody anew."""
    theirs = MailStub.member.in_(list(members))
    if candidate is not None:
        theirs |= MailStub.candidate == candidate
    MailStub.update(member=None, owner=None, candidate=None, raw="", state=ERASED).where(theirs).execute()


def _row(row: tuple[int, str | None, str, int, str]) -> StubRow:
    id, member, raw, shared_at, state = row
    return StubRow(id, member, Shared(**json.loads(raw)) if raw else Shared(), shared_at, state)
