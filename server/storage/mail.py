"""Mail on its way: queued in the transaction that causes it, taken by one worker at a time, and kept for a while after."""

import json
import secrets
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.notifications import packed
from server.storage.tables import OutgoingMail

LEASE = 5 * clock.MINUTE  # what was taken so long ago is free again: whoever took it was killed
COUNTED = 1000  # counting stops here


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
_DUE = Statement(
    """select 1 where exists (select 1 from outgoing_mail where state = 'queued' and due_at <= ?)
       or exists (select 1 from outgoing_mail where state = 'sending' and due_at <= ?)"""
)
_FREE = Statement("update outgoing_mail set state = 'queued' where state = 'sending' and due_at <= ?")
_TAKE = """update outgoing_mail set state = 'sending', due_at = ?, tries = tries + 1
    where id = (select id from outgoing_mail where state = 'queued' and due_at <= ? order by due_at, id limit 1 {skip})
    returning id"""
_TAKEN = Statement(_TAKE.format(skip=""), _TAKE.format(skip="for update skip locked"))
_LETTER = """select m.id, m.address, m.name, coalesce(m.language, u.language, u.browser_language), m.kind, m.args, m.link,
      m.user_id is not null, m.key, m.tries, m.created_at, m.sent_at
    from outgoing_mail m left join app_user u on u.id = m.user_id where {which}"""
_BY_ID = Statement(_LETTER.format(which="m.id = ?"))
_SENT = "m.state = 'sent' {after} order by m.id desc limit ?"
_FIRST = Statement(_LETTER.format(which=_SENT.format(after="")))
_NEXT = Statement(_LETTER.format(which=_SENT.format(after="and m.id < ?")))
_SOME = f"select created_at from outgoing_mail where state {{state}} limit {COUNTED}"
_COUNTS = Statement(
    f"""select (select count(*) from ({_SOME.format(state="in ('queued', 'sending')")}) waiting),
               (select min(created_at) from ({_SOME.format(state="in ('queued', 'sending')")}) waiting),
               (select count(*) from ({_SOME.format(state="= 'failed'")}) failed),
               (select trouble from outgoing_mail where trouble is not null and state <> 'sent' order by id desc limit 1)"""
)
_PUT_OFF_ALL = Statement("update outgoing_mail set due_at = ?, trouble = ? where state = 'queued' and due_at <= ?")
_WAKE = Statement("update outgoing_mail set due_at = ? where state = 'queued' and due_at > ? and tries = 0")
_AGAIN = Statement("update outgoing_mail set state = 'queued', due_at = ?, tries = 0 where state in ('queued', 'failed')")


class To(NamedTuple):
    """To whom a letter goes: a user, or somebody who is none and whose ``language`` is known or not."""

    address: str
    name: str
    user: int | None = None
    language: str | None = None


class LetterRow(NamedTuple):
    """A letter; ``language`` is what its reader chose, or their browser asks for, or None."""

    id: int
    address: str
    name: str
    language: str | None
    kind: str
    args: dict[str, Any]
    link: str
    to_user: bool
    key: str
    tries: int
    created_at: int
    sent_at: int | None


class MailCounts(NamedTuple):
    """How much mail waits, since when, how much failed, and what the trouble was; counting stops at 1,000."""

    waiting: int
    oldest: int | None
    failed: int
    trouble: str | None


def queue(letters: Sequence[To], kind: str, args: Mapping[str, Any], link: str, candidate: int | None) -> None:
    """Let the worker send these letters once the caller's transaction is through."""
    told, now = packed(args), clock.now()
    _ADD.each(
        [
            (one.user, one.address, one.name, one.language, kind, told, link, candidate, secrets.token_hex(16), now, now)
            for one in letters
        ]
    )


def any_due() -> bool:
    """Whether a letter can be tried now; one look into the index."""
    now = clock.now()
    return _DUE.row(now, now) is not None


def take() -> LetterRow | None:
    """Claim the letter that waits longest: for five minutes it is nobody else's. None when there is no more."""
    now = clock.now()
    _FREE.run(now)
    row = _TAKEN.row(now + LEASE, now)
    return by_id(row[0]) if row else None


def by_id(letter: int) -> LetterRow | None:
    """The letter with this id."""
    row = _BY_ID.row(letter)
    return _letter(row) if row else None


def sent(after: int | None, limit: int) -> list[LetterRow]:
    """What was sent, latest first, from before the letter with id ``after`` on."""
    rows = _FIRST.rows(limit) if after is None else _NEXT.rows(after, limit)
    return [_letter(row) for row in rows]


def mark_sent(letter: int) -> None:
    """Keep that the server took a letter."""
    OutgoingMail.update(state=MailState.SENT, sent_at=clock.now(), trouble=None).where(OutgoingMail.id == letter).execute()


def mark_failed(letter: int, trouble: str) -> None:
    """Keep that a letter cannot be sent."""
    OutgoingMail.update(state=MailState.FAILED, trouble=trouble).where(OutgoingMail.id == letter).execute()


def put_off(letter: int, due_at: int, trouble: str) -> None:
    """Try a letter again at ``due_at``."""
    OutgoingMail.update(state=MailState.QUEUED, due_at=due_at, trouble=trouble).where(OutgoingMail.id == letter).execute()


def put_off_all(due_at: int, trouble: str) -> None:
    """Try whatever is due again at ``due_at``: no letter is to blame."""
    _PUT_OFF_ALL.run(due_at, trouble, clock.now())


def wake() -> None:
    """Try at once what waited for the server alone."""
    now = clock.now()
    _WAKE.run(now, now)


def try_again() -> int:
    """Queue everything anew that failed or waits; how many letters that are."""
    return _AGAIN.run(clock.now())


def counts() -> MailCounts:
    """How the mail stands."""
    return MailCounts(*(_COUNTS.row() or (0, None, 0, None)))


def sweep(before: int) -> int:
    """Forget letters that were written before ``before``, whatever became of them; how many rows went."""
    return int(OutgoingMail.delete().where(OutgoingMail.created_at < before).execute())


def _letter(row: tuple[Any, ...]) -> LetterRow:
    letter = LetterRow(*row)
    return letter._replace(args=json.loads(row[5]), to_user=bool(letter.to_user))
