"""Excel files to test with, whole ones and broken ones."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

from openpyxl import Workbook

HEADINGS = ("Email", "First name", "Last name", "Phone", "Source", "Referred by")
Value = str | int | float | bool | date | None


def workbook(
    *rows: Sequence[Value], headings: Sequence[Value] = HEADINGS, title: str = "People", **others: Sequence[Sequence[Value]]
) -> bytes:
    """A workbook whose first sheet has ``headings`` and ``rows``; ``others`` are further sheets by title."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in (headings, *rows):
        sheet.append(list(row))
    for name, lines in others.items():
        more = book.create_sheet(name)
        for line in lines:
            more.append(list(line))
    return _saved(book)


def people(count: int, first: int = 1) -> bytes:
    """A workbook with so many people, each with a number in name and address."""
    numbers = range(first, first + count)
    return workbook(*[(f"person{number}@example.org", f"Person{number}", "Nordmann") for number in numbers])


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed by hand, as no Excel would write it."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            inside = before.read(name)
            after.writestr(name, change(inside) if name == part else inside)
    return written.getvalue()


def _saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
