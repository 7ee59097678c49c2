"""Reading Excel files that people filled in, and that somebody made to do harm."""

import io
import zipfile
from datetime import date

import pytest

from server.documents import sheets
from server.documents.sheets import TooBig, UnreadableSheet
from server.domain.pool_sheet import HEADINGS, MOST_ROWS
from tests.support.workbooks import changed, people, workbook

SHEET = "xl/worksheets/sheet1.xml"


def test_cells_come_with_what_they_are() -> None:
    (sheets_view,) = sheets.read(
        workbook(("kari@example.org", "=A1", date(2026, 1, 2), 90000000, True, 1.5), (None,) * 6, ("x",))
    )
    assert sheets_view.title == "People"
    assert [number for number, _ in sheets_view.rows] == [1, 2, 4]
    kinds = {at: (cell.kind, cell.text) for at, cell in sheets_view.rows[1][1].items()}
    assert kinds[0] == ("text", "kari@example.org")
    assert kinds[1] == ("formula", "=A1")
    assert kinds[2][0] == "date"
    assert kinds[3] == ("number", "90000000")
    assert kinds[4][0] == "truth"
    assert kinds[5] == ("number", "1.5")


@pytest.mark.parametrize("name", ["محمد", "👩🏽‍💻", "𠮷野", "Åse\u200d"])
def test_every_script_comes_as_it_is(name: str) -> None:
    (sheets_view,) = sheets.read(workbook(("a@example.org", name)))
    assert sheets_view.rows[1][1][1].text == name


def test_every_sheet_comes() -> None:
    sheets_view = sheets.read(workbook(title="Folk", More=[["x"]], Empty=[]))
    assert [(sheet.title, len(sheet.rows)) for sheet in sheets_view] == [("Folk", 1), ("More", 1), ("Empty", 0)]


def test_a_size_that_the_file_makes_up_is_not_believed() -> None:
    small = changed(people(20), SHEET, lambda inside: inside.replace(b'<dimension ref="A1:F21"', b'<dimension ref="A1:A1"'))
    assert len(sheets.read(small)[0].rows) == 21
    large = changed(
        people(20), SHEET, lambda inside: inside.replace(b'<dimension ref="A1:F21"', b'<dimension ref="A1:XFD1048576"')
    )
    assert len(sheets.read(large)[0].rows) == 21


def test_of_too_many_rows_one_more_than_may_be_is_read() -> None:
    assert len(sheets.read(people(MOST_ROWS + 500))[0].rows) == MOST_ROWS + 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Email,First name\nkari@example.org,Kari",
        b"%PDF-1.7 renamed",
        b"PK\x03\x04 and then nothing",
        people(3)[:-100],
        people(3)[: len(people(3)) // 2],
    ],
    ids=["empty", "csv", "pdf", "half a zip", "end missing", "half"],
)
def test_what_is_no_workbook_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableSheet):
        sheets.read(content)


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in parts.items():
            archive.writestr(name, inside)
    return written.getvalue()


def test_a_zip_that_is_no_workbook_is_unreadable() -> None:
    for content in (zipped(a=b"x"), zipped(**{"[Content_Types].xml": b"<Types/>"}), zipped(**{"[Content_Types].xml": b"<<<"})):
        with pytest.raises(UnreadableSheet):
            sheets.read(content)


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml", "[Content_Types].xml"])
def test_a_workbook_with_a_broken_part_is_unreadable(part: str) -> None:
    with pytest.raises(UnreadableSheet):
        sheets.read(changed(people(3), part, lambda inside: inside[: len(inside) // 2]))


def test_a_zip_bomb_is_too_big() -> None:
    bomb = changed(people(3), SHEET, lambda inside: inside.replace(b"</sheetData>", b" " * (80 * 1024 * 1024) + b"</sheetData>"))
    assert len(bomb) < 200_000
    with pytest.raises(TooBig):
        sheets.read(bomb)


def test_entities_are_not_expanded() -> None:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    evil = changed(people(3), "xl/workbook.xml", lambda inside: entities + inside)
    with pytest.raises(UnreadableSheet):
        sheets.read(evil)


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "SECONDS", 0.01)
    with pytest.raises(TooBig):
        sheets.read(people(3))


def test_the_template_is_read_as_empty_and_offers_the_sources() -> None:
    headings = [names["nb"] for names in HEADINGS.values()]
    content = sheets.template(headings, "Kilder", ["Byrå", "Anbefaling"], 4)
    first, others = sheets.read(content)
    assert [cell.text for cell in first.rows[0][1].values()] == headings
    assert len(first.rows) == 1
    assert [cells[0].text for _, cells in others.rows] == ["Byrå", "Anbefaling"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"E2:E10001" in archive.read(SHEET)
