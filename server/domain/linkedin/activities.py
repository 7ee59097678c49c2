"""What recruiters did about a candidate: notes, InMail and rejections (attract.md 3.7)."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import required

NOTE_LIMIT = 10_000


class InMailMove(StrEnum):
    """What an InMail event was."""

    SENT = "sent"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


_ANSWERS = {"ACCEPT": InMailMove.ACCEPTED, "ACCEPTED": InMailMove.ACCEPTED}
_ANSWERS |= {"DECLINE": InMailMove.DECLINED, "DECLINED": InMailMove.DECLINED}


def move_of(type: str, author: str | None, member: str) -> InMailMove:
    """What an event was, from LinkedIn's ``type`` and who wrote it; a type nobody knows is a message of its author's.

    What the fields are called is LinkedIn's own secret still (linkedin.md 12), so the author decides before the type does.
    """
    if (answer := _ANSWERS.get(type.upper())) is not None:
        return answer
    return InMailMove.ANSWERED if author == member else InMailMove.SENT


@dataclass(frozen=True, slots=True)
class OwnInMail:
    """A message of the reader's own exchange with the prospect, whole (statement 47)."""

    at: int
    move: InMailMove
    subject: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class OthersInMail:
    """That somebody else exchanged InMail with the prospect: who and when, and nothing of what (statements 45, 46)."""

    at: int
    move: InMailMove
    who: str


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A recruiter's note. ``id`` is there for one written in Attract, ``own`` for the reader's."""

    at: int
    who: str
    text: str
    private: bool
    own: bool
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejection; ``reason`` (a code) and ``comment`` are there for whoever rejected, nobody else."""

    at: int
    who: str | None
    application: int
    reason: str | None
    comment: str | None


def checked_recruiter_note(text: str) -> str:
    """``text`` trimmed; raise Invalid when it is empty or over 10,000 characters."""
    return required(text, "recruiter_note", NOTE_LIMIT)
