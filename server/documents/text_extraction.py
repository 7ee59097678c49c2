"""The words in a document, read by a process of its own: a file made to hang or to fill the memory ends only that.

``python -m server.documents.text_extraction TYPE`` reads a file from standard input and writes its text to standard output.
"""

import io
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable

from server.documents.types import decoded

SECONDS = 20
MEMORY = 1 << 30
PAGES = 200
CHARACTERS = 200_000
_UNZIPPED = 50 * 1024 * 1024  # of one part of an office file


class UnreadableDocument(Exception):
    """The words of a document cannot be read: it is broken, encrypted, or takes too much."""


def read(content: bytes, content_type: str) -> str:
    """The words of a document, cut after 200,000 characters. Raise Unreadable."""
    command = [sys.executable, "-m", "server.documents.text_extraction", content_type]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - our own
    except (subprocess.SubprocessError, OSError) as error:
        raise UnreadableDocument from error
    return done.stdout.decode("utf-8", "replace").replace("\0", "")


def _pdf(content: bytes) -> Iterable[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    for page in reader.pages[:PAGES]:
        yield page.extract_text()


def _docx(content: bytes) -> Iterable[str]:
    return _paragraphs(content, "word/document.xml", ("p",), ("t",))


def _odt(content: bytes) -> Iterable[str]:
    return _paragraphs(content, "content.xml", ("p", "h"), ())


def _txt(content: bytes) -> Iterable[str]:
    return [decoded(content) or ""]


def _paragraphs(content: bytes, part: str, paragraphs: tuple[str, ...], runs: tuple[str, ...]) -> Iterable[str]:
    """The paragraphs of an office file; where ``runs`` are given their text alone, else all that is in a paragraph."""
    from defusedxml.ElementTree import fromstring

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if archive.getinfo(part).file_size > _UNZIPPED:
            raise UnreadableDocument
        root = fromstring(archive.read(part))
    for element in root.iter():
        if _local(element.tag) in paragraphs:
            chosen = (one.text or "" for one in element.iter() if _local(one.tag) in runs) if runs else element.itertext()
            yield "".join(chosen)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


_READERS: dict[str, Callable[[bytes], Iterable[str]]] = {
    "application/pdf": _pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _docx,
    "application/vnd.oasis.opendocument.text": _odt,
    "text/plain": _txt,
}


def _cut(parts: Iterable[str]) -> str:
    kept, left = [], CHARACTERS
    for part in parts:
        kept.append(part[:left])
        left -= len(part) + 1
        if left <= 0:
            break
    return "\n".join(kept)


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    text = _cut(_READERS[sys.argv[1]](sys.stdin.buffer.read()))
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


if __name__ == "__main__":
    _main()
