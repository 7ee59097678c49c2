"""The words of a document are read within bounds, whatever it is made of."""

import io
import zipfile

import pytest

from server.documents import text_extraction
from server.documents.text_extraction import CHARACTERS, PAGES, UnreadableDocument, read
from tests.support import files

PDF, TXT = "application/pdf", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
BOMB = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]><a xmlns:w='x'><w:p>&c;</w:p></a>"


@pytest.mark.parametrize(
    ("content", "type", "text"),
    [
        (files.pdf("Knows Fortran and tap dance"), PDF, "Knows Fortran and tap dance"),
        (files.docx("Knows Fortran", "and tap dance"), DOCX, "Knows Fortran \nand tap dance "),
        (files.odt("Knows Fortran", "and tap dance"), ODT, "Knows Fortran\nand tap dance"),
        ("Kan blåse i tuba 🎺".encode(), TXT, "Kan blåse i tuba 🎺"),
        (files.pdf(), PDF, ""),
    ],
)
def test_the_words_are_read(content: bytes, type: str, text: str) -> None:
    assert read(content, type) == text


@pytest.mark.parametrize(
    ("content", "type"),
    [
        (b"%PDF-1.7 broken", PDF),
        (files.zipped(word__document_dot_xml="<w:document"), DOCX),
        (files.zipped(word__document_dot_xml=BOMB), DOCX),
        (files.zipped(other="x"), ODT),
    ],
    ids=["broken PDF", "broken XML", "entities", "no content"],
)
def test_a_bad_file_is_unreadable_and_nothing_worse(content: bytes, type: str) -> None:
    with pytest.raises(UnreadableDocument):
        read(content, type)


def test_a_part_that_is_huge_when_unpacked_is_not_unpacked() -> None:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (60 * 1024 * 1024))
    with pytest.raises(UnreadableDocument):
        read(memory.getvalue(), DOCX)


def test_pages_and_characters_are_bounded() -> None:
    assert read(files.pdf("word", PAGES + 50), PDF).count("word") == PAGES
    assert len(read(b"x" * (CHARACTERS + 10), TXT)) == CHARACTERS


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_extraction, "SECONDS", 0.01)
    with pytest.raises(UnreadableDocument):
        read(files.pdf("word"), PDF)
