"""An Excel file with people for a talent pool: what its columns mean, and everything that is wrong with it (statement 240).

A sheet comes as rows of cells, read by server.documents.sheets; nothing of it is calculated or guessed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.domain.newcomer import Newcomer
from server.domain.person import email_key
from server.domain.search_text import folded

MOST_ROWS = 10_000
FILE_MEGABYTES = 5

# What the columns are called in the template, by language; either is understood whatever language the reader has.
HEADINGS: dict[str, dict[str, str]] = {
    "email": {"en": "Email", "nb": "E-post"},
    "first_name": {"en": "First name", "nb": "Fornavn"},
    "last_name": {"en": "Last name", "nb": "Etternavn"},
    "phone": {"en": "Phone", "nb": "Telefon"},
    "source": {"en": "Source", "nb": "Kilde"},
    "referred_by": {"en": "Referred by", "nb": "Anbefalt av"},
}
REQUIRED = ("email", "first_name", "last_name")
# The template's second sheet lists the sources to choose from; it is not read.
HELP_SHEETS = {"en": "Sources", "nb": "Kilder"}
REFERRAL = "referral"

_MEANING = {folded(text): field for field, names in HEADINGS.items() for text in names.values()} | {
    folded(text): "email" for text in ("E-mail", "E-mail address", "E-postadresse")
}
_WRONG_KIND = {
    "formula": N_("This is a formula. Copy the column and paste it as values."),
    "error": N_("This cell holds an error of Excel's."),
    "number": N_("This is a number; text belongs here."),
    "date": N_("This is a date; text belongs here."),
    "truth": N_("This is true or false; text belongs here."),
}


class Cell(NamedTuple):
    """What stands in a cell: ``kind`` is text, number, date, truth, formula or error."""

    kind: str
    text: str


class Sheet(NamedTuple):
    """A sheet with the rows that hold anything: number from 1, and the cells that do by column from 0."""

    title: str
    rows: list[tuple[int, dict[int, Cell]]]


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """What is wrong in a cell, or in the same column of several rows that follow each other (``row`` to ``last_row``)."""

    sheet: str
    row: int
    column: str
    message: str
    params: Mapping[str, str] = field(default_factory=dict)
    last_row: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the file. ``referrer`` is the address of the colleague of a referral, as it is compared."""

    number: int
    newcomer: Newcomer
    source: str | None
    referrer: str | None


@dataclass(slots=True)
class People:
    """What a file says: the people of its rows, and the problems of all of its cells.

    ``columns`` are the fields by their place; of the places ``refused`` the heading makes no sense.
    """

    sheet: str
    columns: dict[str, int]
    refused: set[int] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    problems: list[SheetProblem] = field(default_factory=list)

    def refuse(self, number: int, name: str, message: str, **params: str) -> None:
        """Note what is wrong in row ``number``, in the column of the field ``name``."""
        self.problems.append(SheetProblem(self.sheet, number, column_name(self.columns.get(name, 0)), message, params))


class SheetRefused(Invalid):
    """A file with problems; nobody of it is added."""

    def __init__(self, problems: Sequence[SheetProblem]) -> None:
        self.problems = joined(problems)
        super().__init__({"file": N_("Nobody was added. Mend these cells and upload the file again.")})


def read(sheets: Sequence[Sheet], sources: Mapping[str, str]) -> People:
    """The people of a file. ``sources`` are the codes of sources by their folded labels."""
    filled = [sheet for sheet in sheets if sheet.rows and sheet.title not in HELP_SHEETS.values()]
    if not filled:
        return _empty(sheets[0].title if sheets else "")
    first, *others = filled
    people = _with_columns(first)
    for other in others:
        message = N_("Only one sheet is read: move these people to %(sheet)s, or delete the sheet.")
        people.problems.append(SheetProblem(other.title, other.rows[0][0], "A", message, {"sheet": first.title}))
    if people.columns.keys() >= set(REQUIRED):
        _read_rows(people, first.rows[1:], sources)
    return people


def joined(problems: Sequence[SheetProblem]) -> list[SheetProblem]:
    """``problems`` by column and row; the same in rows that follow each other is one."""
    runs: list[SheetProblem] = []
    for one in sorted(problems, key=lambda one: (one.sheet, one.column, one.message, str(one.params), one.row)):
        before = runs[-1] if runs else None
        if before and replace(before, row=0, last_row=0) == replace(one, row=0) and one.row == before.last_row + 1:
            runs[-1] = replace(before, last_row=one.row)
        else:
            runs.append(replace(one, last_row=one.row))
    return sorted(runs, key=lambda one: (one.sheet, one.row, one.column))


def column_name(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    before = column_name(index // 26 - 1) if index >= 26 else ""
    return before + chr(ord("A") + index % 26)


def _empty(title: str) -> People:
    people = People(title, {})
    people.refuse(1, "", N_("The file is empty. Download the template and fill it in."))
    return people


def _with_columns(sheet: Sheet) -> People:
    number, cells = sheet.rows[0]
    people = People(sheet.title, {})
    for index, cell in cells.items():
        name = _MEANING.get(folded(cell.text)) if cell.kind == "text" else None
        if name is None or name in people.columns:
            people.refused.add(index)
            message = N_("This column is there twice.") if name else N_("%(heading)s is no column of the template.")
            params = {} if name else {"heading": cell.text[:60]}
            people.problems.append(SheetProblem(sheet.title, number, column_name(index), message, params))
        else:
            people.columns[name] = index
    for name in REQUIRED:
        if name not in people.columns:
            message = N_("The column %(heading)s is missing. The first row names the columns, as in the template.")
            params = {"heading": HEADINGS[name]["en"]}
            people.problems.append(SheetProblem(sheet.title, number, column_name(max(cells) + 1), message, params))
    return people


def _read_rows(people: People, rows: list[tuple[int, dict[int, Cell]]], sources: Mapping[str, str]) -> None:
    if not rows:
        people.refuse(2, "email", N_("There is nobody in the file yet."))
    if len(rows) > MOST_ROWS:
        people.refuse(rows[MOST_ROWS][0], "email", N_("At most 10,000 people can be imported at once."))
        return
    first_rows: dict[str, int] = {}
    for number, cells in rows:
        before = len(people.problems)
        people.problems.extend(_strangers(people, number, cells))
        texts = dict(_texts(people, number, cells))
        row = _row(people, number, texts, sources)
        if row and len(people.problems) == before:
            _check_twice(people, row, first_rows)
            people.rows.append(row)


def _strangers(people: People, number: int, cells: Mapping[int, Cell]) -> Iterator[SheetProblem]:
    """Cells below no heading: what stands there would be lost."""
    for index in cells.keys() - people.refused:
        if index not in people.columns.values():
            yield SheetProblem(people.sheet, number, column_name(index), N_("This stands below no heading."))


def _texts(people: People, number: int, cells: Mapping[int, Cell]) -> Iterable[tuple[str, str]]:
    for name, index in people.columns.items():
        cell = cells.get(index)
        if cell is None or cell.kind == "text" or (cell.kind == "number" and name == "phone"):
            yield name, cell.text if cell else ""
        else:
            people.refuse(number, name, _WRONG_KIND[cell.kind])


def _row(people: People, number: int, texts: dict[str, str], sources: Mapping[str, str]) -> Row | None:
    newcomer = Newcomer(**{name: texts.get(name, "") for name in ("first_name", "last_name", "email", "phone")})
    checked = None
    try:
        checked = newcomer.checked()
    except Invalid as invalid:
        for name, message in invalid.errors.items():
            if name in texts:  # a cell of the wrong kind was told of already
                people.refuse(number, name, message)
    source = _source(people, number, texts.get("source", ""), sources)
    referrer = email_key(texts.get("referred_by", "")) or None
    if referrer and source != REFERRAL:
        people.refuse(number, "referred_by", N_("Only a referral names a colleague: the source is another one."))
    return Row(number, checked, source, referrer) if checked else None


def _source(people: People, number: int, text: str, sources: Mapping[str, str]) -> str | None:
    if not text.strip():
        return None
    code = sources.get(folded(text))
    if code is None:
        people.refuse(number, "source", N_("%(source)s is no source that Attract knows."), source=text.strip()[:60])
    return code


def _check_twice(people: People, row: Row, first_rows: dict[str, int]) -> None:
    key = email_key(row.newcomer.email)
    if key in first_rows:
        people.refuse(row.number, "email", N_("The same e-mail address stands in row %(row)s."), row=str(first_rows[key]))
    first_rows.setdefault(key, row.number)
