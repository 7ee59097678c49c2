"""The list of proven statements of the specification."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.statements import LEFT_OUT, STATEMENTS, Statements, compact, numbers, report, specified

CHECKOUT = Path(__file__).parents[1]
TEST = """
@pytest.mark.statement({named})
@pytest.mark.parametrize("word", ["a", "b"])
def test_{name}(word): ...
"""


def said_of(folder: Path, **tests: str) -> "subprocess.CompletedProcess[str]":
    """What is said of a folder with these tests, each given by the numbers it names."""
    written = [TEST.format(name=name, named=named) for name, named in tests.items()]
    (folder / "test_marked.py").write_text("".join(["import pytest\n", *written]))
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = statement: it\naddopts = --strict-markers\n")
    say = f"from tests import statements; statements.FOLDERS = ({str(folder)!r},); raise SystemExit(statements.main([]))"
    return subprocess.run([sys.executable, "-c", say], cwd=CHECKOUT, capture_output=True, text=True, timeout=120, check=False)


def test_each_number_is_listed_with_its_tests_once_however_often_they_run(tmp_path: Path) -> None:
    said = said_of(tmp_path, one="63, 286", other="63")
    assert (said.returncode, said.stderr) == (0, "")
    listed = [line.replace("::", " ").split() for line in said.stdout.splitlines() if "::" in line]
    assert [(number, test) for number, _, test in listed] == [("63", "test_one"), ("63", "test_other"), ("286", "test_one")]
    assert "Proven: 2 of 286 (63, 286)" in said.stdout


def test_a_number_that_the_specification_does_not_have_fails_the_run(tmp_path: Path) -> None:
    said = said_of(tmp_path, zero="0", beyond="287", negative="-1", text="'63'", true="True", nothing="", fine="1")
    assert said.returncode == 1
    wrong = sorted(line.rpartition("test_")[2] for line in said.stdout.splitlines() if line.startswith("No such statement"))
    assert wrong == ["beyond", "negative", "nothing", "text", "true", "zero"]


def test_tests_that_cannot_be_collected_fail_the_run(tmp_path: Path) -> None:
    said = said_of(tmp_path, broken="63), nonsense(")
    assert said.returncode == 1
    assert "could not be collected" in said.stderr


def test_ranges_are_read_as_people_write_them() -> None:
    assert numbers(["54-56", "63", "55"]) == [54, 55, 56, 63]
    assert numbers([]) == list(range(1, 287))


@pytest.mark.parametrize("text", ["0", "287", "9-3", "a", "-", "5-", "-5", "1-300", ""])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(SystemExit):
        numbers([text])


def test_numbers_in_a_row_are_written_together() -> None:
    assert compact([1, 3, 4, 5, 9]) == "1, 3-5, 9"
    assert compact([]) == "none"


def test_the_report_ends_with_what_is_missing() -> None:
    statements = Statements()
    statements.proven[55].add("tests/a.py::test_a")
    assert report(statements, [54, 55, 56]).splitlines() == [
        "  55  tests/a.py::test_a",
        "",
        "Proven: 1 of 3 (55)",
        "Missing: 54, 56",
        f"  54  {STATEMENTS[54]}",
        f"  56  {STATEMENTS[56]}",
    ]


def test_what_speaks_of_parts_there_are_not_is_left_out_with_the_reason() -> None:
    lines = report(Statements(), [155, 156, 189]).splitlines()
    assert lines[2:] == [
        "Left out, because Attract does not have:",
        "  offers: 156",
        "  a career site where candidates sign in: 189",
        "Missing: 155",
        f" 155  {STATEMENTS[155]}",
    ]


def test_statements_are_those_of_the_specification_without_their_source() -> None:
    assert STATEMENTS[2] == "A user without the Administrator role cannot open the Admin center."
    assert [*STATEMENTS] == list(range(1, len(STATEMENTS) + 1))
    others = "\n## 30. Labels\n1. A label.\n\n## 31. Said\n### A\n1. It is. [source]\n2. Was [x] it?\n\n## 32. More\n3. No.\n"
    assert specified(others) == {1: "It is.", 2: "Was [x] it?"}


def test_nothing_is_left_out_twice() -> None:
    numbers = [number for those in LEFT_OUT.values() for number in those]
    assert len(numbers) == len(set(numbers))
