"""Notes that recruiters wrote in LinkedIn Recruiter (linkedin.md 13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.storage.database import Statement
from server.storage.tables import ProspectNote

_KEEP = Statement(
    """insert into prospect_note (note, owner, member, text, private, created_at, modified_at) values (?, ?, ?, ?, ?, ?, ?)
       on conflict (note) do update set owner = excluded.owner, member = excluded.member, text = excluded.text,
         private = excluded.private, modified_at = excluded.modified_at
         where prospect_note.modified_at <= excluded.modified_at"""
)
_DROP = Statement("delete from prospect_note where note = ?")


@dataclass(frozen=True, slots=True)
class ProspectNoteRow:
    """A note of the holder of ``owner`` about ``member``; a private one is for that holder alone."""

    note: str
    owner: str
    member: str
    text: str
    private: bool
    created_at: int
    modified_at: int


def keep(notes: Sequence[ProspectNoteRow]) -> None:
    """Keep these as they are now, over what they were before; within the caller's transaction."""
    for one in notes:
        _KEEP.run(one.note, one.owner, one.member, one.text, one.private, one.created_at, one.modified_at)


def drop(ids: Sequence[str]) -> None:
    """Delete the notes that were deleted in Recruiter (``active: false``)."""
    for id in ids:
        _DROP.run(id)


def forget(members: Sequence[str]) -> int:
    """Delete every note about these members; how many went."""
    return int(ProspectNote.delete().where(ProspectNote.member.in_(list(members))).execute())


def count(members: Sequence[str]) -> int:
    """How many notes about these members are here."""
    return int(ProspectNote.select().where(ProspectNote.member.in_(list(members))).count())
