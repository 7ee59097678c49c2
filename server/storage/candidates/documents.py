"""Documents about candidates: what lists show, the bytes, and the words that the worker reads in them."""

from typing import NamedTuple

from server.domain import clock
from server.domain.documents import DocumentKind, DocumentType, Reading
from server.storage.candidates import candidate_search
from server.storage.database import Statement
from server.storage.tables import Document, DocumentContent

_COLUMNS = """d.id, d.candidate_id, d.application_id, d.kind, d.name, d.content_type, d.size, u.name, d.uploaded_at,
    d.removed_at, d.reading from document d left join app_user u on u.id = d.uploaded_by_id"""
_OF = Statement(f"select {_COLUMNS} where d.candidate_id = ? and d.removed_at is null order by d.id desc limit 200")
_ONE = Statement(f"select {_COLUMNS} where d.id = ?")
_CONTENT = Statement("select content from document_content where document_id = ?")
_SAME = Statement(
    """select id from document where candidate_id = ? and sha256 = ? and kind = ? and removed_at is null
       and coalesce(application_id, 0) = ?"""
)
_DUE = Statement("select id, content_type, tries, due_at from document where due_at <= ? order by due_at, id limit 1")
_CLAIM = Statement("update document set due_at = ?, tries = tries + 1 where id = ? and due_at = ?")
_WHOSE = Statement("select candidate_id from document where id = ?")
_SWEEP = Statement("delete from document where removed_at < ?")


class DocumentRow(NamedTuple):
    """A document without its bytes; ``by`` is None when the person sent it themselves."""

    id: int
    candidate: int
    application: int | None
    kind: str
    name: str
    content_type: str
    size: int
    by: str | None
    uploaded_at: int
    removed_at: int | None
    reading: str


class ToRead(NamedTuple):
    """A document whose words are to be read; ``tries`` were made before."""

    id: int
    content_type: str
    tries: int


def of(candidate: int) -> list[DocumentRow]:
    """The documents of a candidate (200 at most), latest first."""
    return [DocumentRow(*row) for row in _OF.rows(candidate)]


def by_id(document: int) -> DocumentRow | None:
    """The document with this id, a removed one too."""
    row = _ONE.row(document)
    return DocumentRow(*row) if row else None


def content(document: int) -> bytes:
    """The bytes of a document; none when it is gone."""
    row = _CONTENT.row(document)
    return bytes(row[0]) if row else b""


def same(candidate: int, application: int | None, kind: DocumentKind, sha256: str) -> int | None:
    """The document of this candidate with these very bytes and this purpose, if there is one."""
    row = _SAME.row(candidate, sha256, kind.value, application or 0)
    return int(row[0]) if row else None


def add(
    candidate: int,
    application: int | None,
    kind: DocumentKind,
    name: str,
    type: DocumentType,
    bytes: bytes,
    sha256: str,
    user: int | None,
) -> int:
    """Keep a document; its id. ``user`` is None when the person sent it themselves."""
    own = {"candidate": candidate, "application": application, "kind": kind.value, "name": name, "sha256": sha256}
    reading = {"reading": Reading.WAITING if type.read else Reading.NONE, "due_at": clock.now() if type.read else None}
    size = len(bytes)
    id = Document.create(**own, **reading, content_type=type.content_type, size=size, uploaded_by=user).id
    DocumentContent.create(document=id, content=bytes)
    candidate_search.renew(candidate)
    return int(id)


def remove(document: int) -> None:
    """Take a document away; until it is swept it can be put back."""
    Document.update(removed_at=clock.now()).where(Document.id == document).execute()
    _refresh_search_text(document)


def put_back(document: int) -> None:
    """Show a removed document again."""
    Document.update(removed_at=None).where(Document.id == document).execute()
    _refresh_search_text(document)


def claim_due(until: int) -> ToRead | None:
    """The next document to read, for nobody else before the instant ``until``; None when there is none."""
    row = _DUE.row(clock.now())
    if row is None or not _CLAIM.run(until, row[0], row[3]):
        return None
    return ToRead(*row[:3])


def keep_text(document: int, text: str) -> None:
    """Keep what is written in a document."""
    Document.update(text=text, reading=Reading.DONE, due_at=None).where(Document.id == document).execute()
    _refresh_search_text(document)


def keep_failure(document: int) -> None:
    """The words of a document cannot be read."""
    Document.update(reading=Reading.FAILED, due_at=None).where(Document.id == document).execute()


def sweep(before: int) -> int:
    """Delete for good what was removed before ``before``; how many."""
    return _SWEEP.run(before)


def _refresh_search_text(document: int) -> None:
    """Whose document it is, is found by other words now."""
    row = _WHOSE.row(document)
    if row:
        candidate_search.renew(row[0])
