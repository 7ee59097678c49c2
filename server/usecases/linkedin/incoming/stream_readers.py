"""What each stream asks LinkedIn for, and how it is kept (linkedin.md 12 to 15). Reading and keeping are apart: no request
is made within a transaction.

An id that no column holds is left out, never cut: cut it would be somebody else's. And one odd thing must not keep the
window it lies in, and all that comes after, from being read.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from server.domain.errors import keepable
from server.domain.linkedin import windows
from server.domain.linkedin.parties import other_party
from server.domain.linkedin.urns import only_person, person_key
from server.domain.linkedin.windows import LinkedInStream, Window
from server.domain.profile_url import URL_LIMIT
from server.domain.suppression_list import traces
from server.linkedin.client import LinkedIn
from server.linkedin.incoming import ClosedProfileNotice, InMailMessage, ProspectNoteMessage, StubProfile
from server.storage.linkedin.incoming import cursors, inmail, prospect_notes, stub_profiles
from server.storage.linkedin.incoming.inmail import InMailRow
from server.storage.linkedin.incoming.prospect_notes import ProspectNoteRow
from server.storage.linkedin.incoming.stub_profiles import Shared
from server.storage.linkedin.tab import members
from server.storage.linkedin.tab.members import MemberRow
from server.usecases.candidates.suppression_list import is_suppressed, suppressed_members
from server.usecases.linkedin.incoming import closed_profiles

_OWNERS = 100  # named in one request
_ID, _URN, _SEAT = 200, 120, 60  # the longest ids that the tables hold
_log = logging.getLogger(__name__)

Item = TypeVar("Item")


def read(stream: LinkedInStream, client: LinkedIn, subject: str, window: Window) -> list[Any]:
    """Everything in ``window``, all pages of it. Raise LinkedInTrouble."""
    return _READ[stream.name](client, subject, window)


def keep(stream: LinkedInStream, subject: str, items: Sequence[Any]) -> None:
    """Keep what was read, each thing once; within the caller's transaction."""
    _KEEP[stream.name](subject, items)


def _all(pages: Iterable[Iterable[Item]]) -> list[Item]:
    return [item for page in pages for item in page]


def _read_inmail(client: LinkedIn, seat: str, window: Window) -> list[InMailMessage]:
    return _all(client.conversation_events(seat, window.start, window.end))


def _read_notes(client: LinkedIn, contract: str, window: Window) -> list[ProspectNoteMessage]:
    # LinkedIn's lower bound is exclusive and its upper one inclusive.
    return _all(client.prospect_notes(contract, [], window.start - 1, window.end - 1))


def _read_stubs(client: LinkedIn, contract: str, window: Window) -> list[StubProfile]:
    owners = cursors.owners(contract)
    some = [owners[first : first + _OWNERS] for first in range(0, len(owners), _OWNERS)]
    return [stub for each in some for stub in _all(client.mail_stubs(contract, each, window.start, window.end))]


def _read_closed(client: LinkedIn, _subject: str, window: Window) -> list[ClosedProfileNotice]:
    return _all(client.closed_profiles(window.start, window.end))


def _keep_inmail(seat: str, events: Sequence[InMailMessage]) -> None:
    mine = cursors.seat(seat)
    own = (seat, mine.member if mine else None)
    named = [(event, (event.author, *event.recipients)) for event in events]
    named = [(event, parties) for event, parties in named if _fits("InMail", (event.id, _ID), *((one, _URN) for one in parties))]
    colleagues = inmail.holders([urn for _, parties in named for urn in parties if urn and urn not in own])
    told = [(event, other_party(parties, own, colleagues)) for event, parties in named]
    gone = suppressed_members(member for _, member in told)
    inmail.keep([_inmail(seat, event, member) for event, member in told if member and member not in gone])


def _inmail(seat: str, event: InMailMessage, member: str) -> InMailRow:
    return InMailRow(
        event=event.id,
        seat=seat,
        thread=_whole(event.thread, _ID),
        author=event.author or None,
        member=member,
        type=keepable(event.type or "")[:40],
        subject=_text(event.subject),
        text=_text(event.body),
        at=event.at,
    )


def _keep_notes(_contract: str, notes: Sequence[ProspectNoteMessage]) -> None:
    known = [note for note in notes if _fits("note", (note.id, _ID), (note.owner, _SEAT), (note.member, _URN))]
    prospect_notes.drop([note.id for note in known if not note.active])
    gone = suppressed_members(note.member for note in known)
    prospect_notes.keep([_note(note) for note in known if note.active and note.owner and note.member and note.member not in gone])


def _note(note: ProspectNoteMessage) -> ProspectNoteRow:
    return ProspectNoteRow(
        note=note.id,
        owner=note.owner or "",
        member=note.member or "",
        text=_text(note.text) or "",
        private=note.private,
        created_at=note.created_at,
        modified_at=note.modified_at,
    )


def _keep_stubs(_contract: str, stubs: Sequence[StubProfile]) -> None:
    for stub in (one for one in stubs if _fits("stub profile", (one.id, _ID))):
        names = (keepable(stub.first_name or ""), keepable(stub.last_name or ""))
        told = [_text(one) for one in (stub.email, stub.phone, stub.company, stub.title)]
        shared = Shared(*names, *told)
        # Whoever agreed to share is a candidate even where nobody can say who they are on LinkedIn.
        member = _whole(stub.member, _URN)
        if is_suppressed(traces([person_key(member)] if member and only_person(member) else [], [shared.email])):
            stub_profiles.keep_suppressed(stub.id, stub.created_at)
            continue
        stub_profiles.keep(stub.id, member, _whole(stub.owner, _SEAT), shared, stub.created_at)
        if only_person(member):
            members.keep(MemberRow(member or "", *names, headline=shared.title, company=shared.company, email=shared.email))


def _keep_closed(_subject: str, notices: Sequence[ClosedProfileNotice]) -> None:
    for one in notices:
        closed_profiles.keep(_whole(one.member, _URN), _whole(one.profile_url, URL_LIMIT), one.at)


def _fits(what: str, *ids: tuple[str | None, int]) -> bool:
    """Whether every id can be kept, by the most characters each may have; the log tells of what is left out."""
    held = all(_whole(id, limit) == (id or None) for id, limit in ids)
    if not held:
        _log.warning("An id of LinkedIn is too long or no text, and the %s it names is left out", what)
    return held


def _whole(id: str | None, limit: int) -> str | None:
    """``id`` where a column of ``limit`` characters holds it."""
    return id if id and len(id) <= limit and keepable(id) == id else None


def _text(text: str | None) -> str | None:
    return keepable(text or "").strip() or None


_READ: dict[str, Callable[[LinkedIn, str, Window], list[Any]]] = {
    windows.INMAIL.name: _read_inmail,
    windows.NOTES.name: _read_notes,
    windows.STUBS.name: _read_stubs,
    windows.CLOSED.name: _read_closed,
}
_KEEP: dict[str, Callable[[str, Sequence[Any]], None]] = {
    windows.INMAIL.name: _keep_inmail,
    windows.NOTES.name: _keep_notes,
    windows.STUBS.name: _keep_stubs,
    windows.CLOSED.name: _keep_closed,
}
