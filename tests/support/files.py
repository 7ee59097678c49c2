"""Small files of every type that Attract takes, and of some it does not."""

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def zipped(**parts: str) -> bytes:
    """A zip file; ``__`` in a name stands for a slash, ``_dot_`` for a dot."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return memory.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs; each word is a run of its own, as Word likes to split them."""
    runs = ("".join(f"<w:r><w:t xml:space='preserve'>{word} </w:t></w:r>" for word in text.split()) for text in paragraphs)
    body = "".join(f"<w:p>{run}</w:p>" for run in runs)
    types = f"<Types><Override PartName='/word/document.xml' ContentType='{_TYPES}'/></Types>"
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", f"<w:document xmlns:w='{_W}'><w:body>{body}</w:body></w:document>")
    return memory.getvalue()


def odt(*paragraphs: str) -> bytes:
    """An OpenDocument text with these paragraphs."""
    body = "".join(f"<t:p>{text}</t:p>" for text in paragraphs)
    content = f"<o:c xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='urn:t'>{body}</o:c>"
    return zipped(mimetype="application/vnd.oasis.opendocument.text", content_dot_xml=content)


def pdf(text: str = "", pages: int = 1) -> bytes:
    """A PDF file with ``text`` on each of its pages."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1")
    kids = " ".join(f"{4 + number} 0 R" for number in range(pages))
    page = f"<< /Type /Page /Parent 2 0 R /Contents {4 + pages} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} /MediaBox [0 0 612 792] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[page.encode()] * pages,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 56 + b"PE\x00\x00" + b"\x00" * 200
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 40
RTF = b"{\\rtf1\\ansi Words}"
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "WordDocument".encode("utf-16-le") + b"\x00" * 400
XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "Workbook".encode("utf-16-le") + b"\x00" * 400
XLSX = zipped(xl__workbook_dot_xml="<workbook/>")
