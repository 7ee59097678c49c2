"""What an Excel file with people says, and everything that is wrong with it, cell by cell."""

import pytest

from server.domain.pool_sheet import MOST_ROWS, Cell, Sheet, SheetProblem, SheetRefused, column_name, joined, read

HEADINGS = ("Email", "First name", "Last name", "Phone", "Source", "Referred by")
SOURCES = {"agency": "agency", "byra": "agency", "referral": "referral", "anbefaling": "referral"}
KARI = ("kari@example.org", "Kari", "Nordmann")


def text(value: str) -> Cell:
    return Cell("text", value)


def row(*values: str | Cell | None) -> dict[int, Cell]:
    return {at: value if isinstance(value, Cell) else text(value) for at, value in enumerate(values) if value}


def sheet(*rows: dict[int, Cell], headings: tuple[str, ...] = HEADINGS, title: str = "People") -> Sheet:
    return Sheet(title, [(number, cells) for number, cells in enumerate((row(*headings), *rows), 1) if cells])


def problems(*sheets: Sheet) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.message) for one in joined(read(sheets, SOURCES).problems)]


def test_a_row_is_a_person_in_whatever_language_the_headings_are() -> None:
    norwegian = ("E-post", "Fornavn", "Etternavn", "Telefon", "Kilde", "Anbefalt av")
    for headings in (HEADINGS, norwegian, tuple(heading.upper() for heading in HEADINGS)):
        result = read([sheet(row(*KARI, "+47 900 00 000", "Byrå"), headings=headings)], SOURCES)
        assert result.problems == []
        (one,) = result.rows
        assert (one.newcomer.email, one.newcomer.first_name, one.newcomer.last_name) == KARI
        assert (one.number, one.newcomer.phone, one.source, one.referrer) == (2, "+47 900 00 000", "agency", None)


def test_the_columns_may_stand_in_any_order_and_only_three_are_needed() -> None:
    result = read([sheet(row("Nordmann", "kari@example.org", "Kari"), headings=("Last name", "Email", "First name"))], SOURCES)
    assert [one.newcomer.person.name for one in result.rows] == ["Kari Nordmann"]


@pytest.mark.parametrize("name", ["Åse-Marie", "محمد", "שרה", "李小龍", "𠮷野", "👩🏽‍💻 Ada", "O’Brien"])
def test_names_are_kept_in_every_script(name: str) -> None:
    result = read([sheet(row("a@example.org", name, "Nordmann"))], SOURCES)
    assert result.problems == []
    assert result.rows[0].newcomer.first_name == name


@pytest.mark.statement(240)
def test_every_problem_is_listed_with_its_row_and_column() -> None:
    problems_read = problems(
        sheet(
            row("kari@example.org", "Kari", "Nordmann"),
            row("not an address", "", "Hansen"),
            row("ola@example.org", Cell("formula", "=B2"), Cell("date", "2026-01-01"), "", "Nowhere"),
            row(Cell("number", "12"), Cell("truth", "True"), Cell("error", "#N/A"), Cell("number", "90000000")),
            row("KARI@example.org", "Kari", "Again", "", "Agency", "boss@example.org"),
        )
    )
    assert problems_read == [
        (3, "A", "This is not an e-mail address."),
        (3, "B", "This is needed."),
        (4, "B", "This is a formula. Copy the column and paste it as values."),
        (4, "C", "This is a date; text belongs here."),
        (4, "E", "%(source)s is no source that Attract knows."),
        (5, "A", "This is a number; text belongs here."),
        (5, "B", "This is true or false; text belongs here."),
        (5, "C", "This cell holds an error of Excel's."),
        (6, "F", "Only a referral names a colleague: the source is another one."),
    ]


def test_an_address_that_stands_twice_names_the_first_row() -> None:
    result = read([sheet(row(*KARI), row("ola@example.org", "Ola", "Hansen"), row("Kari@Example.ORG", "Kari", "N"))], SOURCES)
    (one,) = result.problems
    assert (one.row, one.column, one.params) == (4, "A", {"row": "2"})


def test_the_same_problem_in_rows_that_follow_each_other_is_told_once() -> None:
    rows = [row(f"p{number}@example.org", "", "Nordmann") for number in range(5)]
    result = joined(read([sheet(*rows[:3], row(*KARI), *rows[3:])], SOURCES).problems)
    assert [(one.column, one.row, one.last_row) for one in result] == [("B", 2, 4), ("B", 6, 7)]


def test_missing_double_and_unknown_columns_are_named() -> None:
    message = "The column %(heading)s is missing. The first row names the columns, as in the template."
    headings = ("Email", "E-post", "First name", "Shoe size")
    assert problems(sheet(row("a@example.org", "b@example.org", "Kari", "43"), headings=headings)) == [
        (1, "B", "This column is there twice."),
        (1, "D", "%(heading)s is no column of the template."),
        (1, "E", message),
    ]


def test_what_stands_below_no_heading_is_not_lost_silently() -> None:
    cells = row(*KARI) | {20: text("call her in May")}
    assert problems(sheet(cells)) == [(2, "U", "This stands below no heading.")]


def test_a_second_sheet_with_people_is_refused_and_the_help_of_the_template_is_not() -> None:
    people = sheet(row(*KARI))
    for title in ("Sources", "Kilder"):
        assert problems(people, Sheet(title, [(1, row("Agency"))])) == []
    assert problems(people, Sheet("Empty", [])) == []
    (one,) = joined(read([people, sheet(row(*KARI), title="More people")], SOURCES).problems)
    assert (one.sheet, one.row, one.params) == ("More people", 1, {"sheet": "People"})


@pytest.mark.parametrize("sheets", [[], [Sheet("People", [])], [Sheet("Sources", [(1, row("Agency"))])]])
def test_an_empty_file_says_so(sheets: list[Sheet]) -> None:
    assert problems(*sheets) == [(1, "A", "The file is empty. Download the template and fill it in.")]


def test_a_file_with_headings_alone_says_so() -> None:
    assert problems(sheet()) == [(2, "A", "There is nobody in the file yet.")]


def test_ten_thousand_people_are_taken_and_one_more_is_not() -> None:
    rows = [row(f"p{number}@example.org", "Kari", "Nordmann") for number in range(MOST_ROWS)]
    assert len(read([sheet(*rows)], SOURCES).rows) == MOST_ROWS
    many = read([sheet(*rows, row("one@more.example", "Kari", "Nordmann"))], SOURCES)
    assert [(one.row, one.message) for one in many.problems] == [
        (MOST_ROWS + 2, "At most 10,000 people can be imported at once.")
    ]
    assert many.rows == []


def test_a_refused_sheet_carries_its_problems_joined() -> None:
    refused = SheetRefused([SheetProblem("People", number, "A", "x") for number in (3, 2)])
    assert [(one.row, one.last_row) for one in refused.problems] == [(2, 3)]
    assert list(refused.errors) == ["file"]


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")])
def test_columns_are_called_as_excel_calls_them(index: int, name: str) -> None:
    assert column_name(index) == name
