"""Notes about a candidate; a private one is its author's alone and never leaves Attract (design section 5.4)."""

from server.domain.errors import required

NOTE_LIMIT = 10_000


def checked_note(text: str) -> str:
    """``text`` trimmed; raise Invalid when it is empty or over 10,000 characters."""
    return required(text, "note", NOTE_LIMIT)
