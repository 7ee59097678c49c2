"""Documents about candidates: of which kind, of which type, how they may be called."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from server.domain.errors import Invalid, keepable
from server.domain.i18n_marker import N_

NAME_LIMIT = 200
MEGABYTE = 1024 * 1024


class DocumentKind(StrEnum):
    """What a document is for (attract.md 6)."""

    RESUME = "resume"
    COVER_LETTER = "cover_letter"
    PORTFOLIO = "portfolio"
    OTHER = "other_document"


class Reading(StrEnum):
    """How far the worker is with the words of a document: ``none`` has no words that Attract reads."""

    WAITING = "waiting"
    DONE = "done"
    NONE = "none"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of file that is taken: what it is called, the endings of its names, and whether its words are read."""

    name: str
    content_type: str
    endings: tuple[str, ...]
    read: bool = False


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES: Mapping[str, DocumentType] = MappingProxyType(
    {
        one.content_type: one
        for one in (
            DocumentType("PDF", "application/pdf", ("pdf",), True),
            DocumentType("DOC", "application/msword", ("doc",)),
            DocumentType("DOCX", _WORD, ("docx",), True),
            DocumentType("ODT", "application/vnd.oasis.opendocument.text", ("odt",), True),
            DocumentType("RTF", "application/rtf", ("rtf", "doc")),  # Word saves RTF by either name
            DocumentType("TXT", "text/plain", ("txt", "text"), True),
            DocumentType("JPG", "image/jpeg", ("jpg", "jpeg")),
            DocumentType("PNG", "image/png", ("png",)),
        )
    }
)
ENDINGS = tuple(dict.fromkeys(ending for one in TYPES.values() for ending in one.endings))

EMPTY = N_("Choose a file that has something in it.")
NO_KIND = N_("Choose what the document is.")
NOT_TAKEN = N_("Attract takes PDF, DOC, DOCX, ODT, RTF, TXT, JPG and PNG. What is in this file is none of them.")
RENAMED = N_("The name of this file does not fit what is in it. Give it the ending that belongs to it, or save it anew.")
_PATH = re.compile(r".*[/\\]", re.DOTALL)


def checked_name(given: str, type: DocumentType) -> str:
    """The name of a file without folders and line ends; one without an ending gets that of ``type``.

    Raise Invalid when the ending belongs to another type: what is in a file says what it is, not its name.
    """
    name = " ".join(keepable(_PATH.sub("", given)).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, type.endings[0]
    if ending.lower() not in type.endings:
        raise Invalid({"file": RENAMED})
    return f"{stem.strip()[: NAME_LIMIT - len(ending) - 1] or 'document'}.{ending}"
