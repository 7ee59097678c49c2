"""The type of a file by what is in it; the name it came with says nothing (statement 224)."""

import io
import zipfile
from typing import Final

import filetype

from server.domain.documents import TYPES, DocumentType

# What the library knows by the first bytes of a file. Office files are looked into: anything may be zipped.
_PLAIN: Final = ("application/pdf", "application/rtf", "image/jpeg", "image/png")
_WORD_IN_OLE: Final = "WordDocument".encode("utf-16-le")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT: Final = "application/vnd.oasis.opendocument.text"
_ALLOWED_CONTROLS: Final = frozenset("\t\n\r\f\v\x1b\ufeff")


def detected(content: bytes) -> DocumentType | None:
    """Which of the types that are taken ``content`` is; None for any other."""
    guess = filetype.guess(content)
    mime = guess.mime if guess else None
    if content.startswith(b"PK\x03\x04"):
        mime = _zipped(content)
    elif content.startswith(_OLE):
        mime = "application/msword" if _WORD_IN_OLE in content else None
    elif guess is None and _is_text(content):
        mime = "text/plain"
    elif mime not in _PLAIN:
        mime = None
    return TYPES.get(mime or "")


def _zipped(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return _ODT if archive.read("mimetype").strip() == _ODT.encode() and "content.xml" in names else None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    return _DOCX if {"[Content_Types].xml", "word/document.xml"} <= names else None


def _is_text(content: bytes) -> bool:
    text = decoded(content)
    return text is not None and all(char >= " " or char in _ALLOWED_CONTROLS for char in text)


def decoded(content: bytes) -> str | None:
    """``content`` as text: UTF-16 when it says so, else UTF-8, else as old Windows programs write; None for nothing at all."""
    if not content.strip():
        return None
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
