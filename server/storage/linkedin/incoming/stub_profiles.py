"""Members who agreed to share their profile (linkedin.md 14), and which candidate each is."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.tables import MailStub

NEW, JOINED, UNDECIDED, UNLIKELY, ERASED = "new", "joined", "undecided", "refused", "erased"

_KEEP = Statement(
    """insert into mail_stub (stub, member, owner, state, raw, shared_at) values (?, ?, ?, 'new', ?, ?)
       on conflict (stub) do nothing"""
)
_KEEP_SUPPRESSED = Statement(
    """insert into mail_stub (stub, state, raw, shared_at) values (?, 'erased', '', ?) on conflict (stub) do nothing"""
)
_UNCLAIMED = Statement(
    "select id, member, raw, shared_at, state from mail_stub where candidate_id is null and raw <> '' order by id"
)
_BY_STATE = Statement("select id, member, raw, shared_at, state from mail_stub where state = ? order by id limit ?")
_BY_ID = Statement("select id, member, raw, shared_at, state from mail_stub where id = ?")
_SETTLE = Statement("update mail_stub set state = ?, candidate_id = ? where id = ?")
_MEMBERS = Statement("select distinct member from mail_stub where candidate_id = ? and member is not null order by member")
# What Attract knows already is never replaced.
_FILL_IN = Statement(
    """update candidate set phone = coalesce(phone, ?), company = coalesce(company, ?), headline = coalesce(headline, ?),
         updated_at = ? where id = ? and (phone is null or company is null or headline is null)"""
)


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


def fill_in(candidate: int, shared: Shared) -> None:
    """Let a candidate have what was shared where nothing is known yet; names and e-mail address are not among it."""
    details = [_cut(shared.phone, 60), _cut(shared.company, 300), _cut(shared.title, 300)]
    _FILL_IN.run(*details, clock.now(), candidate)


def keep_suppressed(stub: str, shared_at: int) -> None:
    """Keep of an erased person's stub profile that it came, and nothing else; within the caller's transaction."""
    _KEEP_SUPPRESSED.run(stub, shared_at)


def unclaimed() -> list[StubRow]:
    """Stub profiles that are nobody's yet."""
    return [_row(row) for row in _UNCLAIMED.rows()]


def forget(candidate: int | None, members: Sequence[str], ids: Sequence[int] = ()) -> None:
    """Empty the stub profiles of a person; the bare rows stay, so that the same stubs make nobody anew."""
    theirs = MailStub.member.in_(list(members)) | MailStub.id.in_(list(ids))
    if candidate is not None:
        theirs |= MailStub.candidate == candidate
    MailStub.update(member=None, owner=None, candidate=None, raw="", state=ERASED).where(theirs).execute()


def _row(row: tuple[int, str | None, str, int, str]) -> StubRow:
    id, member, raw, shared_at, state = row
    return StubRow(id, member, Shared(**json.loads(raw)) if raw else Shared(), shared_at, state)


def _cut(text: str | None, limit: int) -> str | None:
    return (text or "").strip()[:limit].rstrip() or None


def members_of(candidate: int) -> list[str]:
    """The person URNs of the stub profiles that a candidate is."""
    return [member for (member,) in _MEMBERS.rows(candidate)]
