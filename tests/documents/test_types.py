"""What is in a file says what it is; its name says nothing (statement 224)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.documents.types import detected
from server.domain.documents import TYPES, checked_name
from server.domain.errors import Invalid
from tests.support import files

TAKEN = {
    "PDF": [files.pdf("Hello")],
    "DOCX": [files.docx("Hello")],
    "ODT": [files.odt("Hello")],
    "DOC": [files.DOC],
    "RTF": [files.RTF],
    "TXT": [b"Hello", "Blåbær 🫐".encode(), "Grüße".encode("cp1252"), "\ufeffmerhaba".encode("utf-16")],
    "JPG": [files.JPG],
    "PNG": [files.PNG],
}
REFUSED = {
    "a program": files.EXE,
    "a spreadsheet": files.XLSX,
    "an old spreadsheet": files.XLS,
    "a zip file": files.zipped(a="b"),
    "a broken zip file": b"PK\x03\x04" + b"\x00" * 100,
    "an OpenDocument spreadsheet": files.zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_dot_xml="x"),
    "an animation": b"GIF89a" + b"\x00" * 30,
    "bytes": bytes(range(256)),
    "spaces": b"  \n ",
    "nothing": b"",
}


@pytest.mark.parametrize(("name", "content"), [(name, content) for name, contents in TAKEN.items() for content in contents])
def test_each_type_is_known_by_its_content(name: str, content: bytes) -> None:
    result = detected(content)
    assert result is not None
    assert result.name == name


@pytest.mark.parametrize("what", REFUSED)
def test_anything_else_is_not_taken(what: str) -> None:
    assert detected(REFUSED[what]) is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF", b"{\\rtf"]))
def test_no_file_makes_it_fail(content: bytes, beginning: bytes) -> None:
    assert detected(beginning + content) in (None, *TYPES.values())


@pytest.mark.parametrize(
    ("given", "type", "kept"),
    [
        ("cv.pdf", "PDF", "cv.pdf"),
        ("C:\\Users\\kari\\CV.PDF", "PDF", "CV.PDF"),
        ("../../etc/cv.pdf", "PDF", "cv.pdf"),
        ("cv", "PDF", "cv.pdf"),
        ("", "TXT", "document.txt"),
        (".pdf", "PDF", "pdf.pdf"),
        ("my\r\ncv\0.docx", "DOCX", "my cv.docx"),
        ("履歴書 🙂.docx", "DOCX", "履歴書 🙂.docx"),
        ("old.doc", "RTF", "old.doc"),
        ("photo.jpeg", "JPG", "photo.jpeg"),
        ("x" * 300 + ".pdf", "PDF", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_loses_its_folders_and_keeps_its_ending(given: str, type: str, kept: str) -> None:
    one = next(one for one in TYPES.values() if one.name == type)
    assert checked_name(given, one) == kept


@pytest.mark.parametrize(("name", "type"), [("cv.pdf", "PNG"), ("cv.docx", "DOC"), ("setup.exe", "TXT"), ("cv.txt", "PDF")])
def test_a_renamed_file_is_refused(name: str, type: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_name(name, next(one for one in TYPES.values() if one.name == type))
    assert list(refused.value.errors) == ["file"]
