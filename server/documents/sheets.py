"""Excel files: writing one to fill in, and reading the cells of one.

Reading is done by a process of its own: a file made to hang or to fill the memory ends only that.

``python -m server.documents.sheets`` reads a file from standard input and writes its sheets as JSON to standard output.
Formulas are not calculated, macros not run, links not followed.
"""

import io
import json
import resource
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from server.domain.pool_sheet import MOST_ROWS, Cell, Sheet

SECONDS = 20
MEMORY = 1 << 30
_UNZIPPED = 60 * 1024 * 1024  # all parts together; ten thousand people take about four
_LONGEST = 1000  # characters of a cell; whatever is longer is refused anyhow
_LAST_ROW = 1_048_576  # of any sheet: a number above is made up
_SHEETS = 20
_TOO_BIG = 3
_KINDS = {"s": "text", "n": "number", "d": "date", "b": "truth", "f": "formula", "e": "error"}


class UnreadableSheet(Exception):
    """The file is no workbook of Excel's, or broken, or locked by a password."""


class TooBig(UnreadableSheet):
    """Reading it would take too much time or memory."""


def read(content: bytes) -> list[Sheet]:
    """The sheets of a workbook (.xlsx), in order. Raise TooBig, Unreadable."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "server.documents.sheets"],
            input=content,
            capture_output=True,
            timeout=2 * SECONDS,
            check=False,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise TooBig from error
    if done.returncode < 0 or done.returncode == _TOO_BIG:
        raise TooBig
    if done.returncode:
        raise UnreadableSheet
    return [_sheet(title, rows) for title, rows in json.loads(done.stdout)]


def template(headings: Sequence[str], help_title: str, choices: Sequence[str], chosen_in: int) -> bytes:
    """A workbook with ``headings`` to fill in below; a second sheet lists ``choices``, offered in the column ``chosen_in``."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    workbook = Workbook()
    sheet, others = workbook.active, workbook.create_sheet(help_title)
    sheet.title, sheet.freeze_panes = "People", "A2"
    for number, heading in enumerate(headings, 1):
        sheet.cell(1, number, heading).font = Font(bold=True)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width, column.number_format = 28, "@"  # text: Excel makes no number of a telephone's
    for number, choice in enumerate(choices, 1):
        others.cell(number, 1, choice)
    offered = DataValidation(type="list", formula1=f"='{help_title}'!$A$1:$A${max(1, len(choices))}", allow_blank=True)
    offered.add(f"{get_column_letter(chosen_in + 1)}2:{get_column_letter(chosen_in + 1)}{MOST_ROWS + 1}")
    sheet.add_data_validation(offered)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _sheet(title: str, rows: list[Any]) -> Sheet:
    return Sheet(title, [(number, {index: Cell(kind, text) for index, kind, text in cells}) for number, cells in rows])


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        # No more than these sizes say is ever unpacked.
        if sum(part.file_size for part in archive.infolist()) > _UNZIPPED:
            sys.exit(_TOO_BIG)


def _read(content: bytes) -> list[Any]:
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    return [[sheet.title, list(_rows(sheet))] for sheet in workbook.worksheets[:_SHEETS]]


def _rows(sheet: Any) -> Iterator[Any]:
    """The rows that hold anything, and one more than may be: that they are too many is for others to say."""
    sheet.reset_dimensions()  # what a file says of its size need not be true
    left = MOST_ROWS + 2
    for number, cells in enumerate(sheet.iter_rows(max_row=_LAST_ROW), 1):
        kept = [(index, *value) for index, cell in enumerate(cells) if (value := _cell(cell))]
        if kept:
            yield number, kept
            left -= 1
        if not left:
            return


def _cell(cell: Any) -> tuple[str, str] | None:
    value = cell.value
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if value is None or not text.strip():
        return None
    return _KINDS.get(cell.data_type, "error"), text[:_LONGEST]


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    content = sys.stdin.buffer.read()
    try:
        _check_size(content)
        sheets = _read(content)
    except MemoryError:
        sys.exit(_TOO_BIG)
    json.dump(sheets, sys.stdout)


if __name__ == "__main__":
    _main()
