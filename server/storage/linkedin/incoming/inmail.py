"""InMails that seat holders exchanged with members (linkedin.md 12). Their text is for the holder of the seat alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.storage.database import Statement
from server.storage.ids import id_list
from server.storage.tables import InMailEvent

_KEEP = Statement(
    """insert into inmail_event (event, seat, thread, author, member, type, subject, text, at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (seat, event) do nothing"""
)
_HOLDERS = "select seat, member from linkedin_seat where seat in ({0}) or member in ({0})"
_COLLEAGUES = Statement(_HOLDERS.format("select value from json_each(?)"), _HOLDERS.format("select unnest(?::text[])"))


@dataclass(frozen=True, slots=True)
class InMailRow:
    """One InMail as the holder of ``seat`` sees it; ``member`` is whom it is with, ``at`` an instant."""

    event: str
    seat: str
    thread: str | None
    author: str | None
    member: str
    type: str
    subject: str | None
    text: str | None
    at: int


def keep(events: Sequence[InMailRow]) -> None:
    """Keep those that are not here yet; within the caller's transaction."""
    for one in events:
        _KEEP.run(one.event, one.seat, one.thread, one.author, one.member, one.type, one.subject, one.text, one.at)


def forget(members: Sequence[str]) -> int:
    """Delete every InMail with these members; how many went."""
    return int(InMailEvent.delete().where(InMailEvent.member.in_(list(members))).execute())


def count(members: Sequence[str]) -> int:
    """How many InMails with these members are here."""
    return int(InMailEvent.select().where(InMailEvent.member.in_(list(members))).count())


def holders(urns: Sequence[str]) -> dict[str, str | None]:
    """Of ``urns`` those that are seats of ours or people who hold one, with the person URN of the holder."""
    urn_list = id_list(list(dict.fromkeys(urns)))
    members: dict[str, str | None] = {}
    for seat, member in _COLLEAGUES.rows(urn_list, urn_list) if urns else ():
        members |= {seat: member} | ({member: member} if member else {})
    return members
