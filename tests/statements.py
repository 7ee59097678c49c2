"""Which statements of the product specification (its section 31, numbers 1 to 286) tests prove, by the marker ``statement``.

``python -m tests.statements`` lists every proven number with its tests; ``python -m tests.statements 54-87 163`` lists those
numbers and ends with those that no test names. A number that the specification does not have fails the run.
"""

import contextlib
import io
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

FIRST, LAST = 1, 286
# What no test can prove, because it speaks of parts that Attract does not have.
LEFT_OUT = {
    "editions and add-ons of another vendor": (24, 25, 236),
    "Apply with LinkedIn": (27, 28, *range(118, 124)),
    "offers": (156, 208, 209, *range(269, 273)),
    "positions of a personnel system": (160, 161, 162),
    "a career site where candidates sign in": (189, 196, 205, 206, 212, 213, 283, 284),
    "activities beside Prospect, Application and Feedback": (200, 201, 202, 203, 204),
    "interview scheduling": tuple(range(258, 265)),
    "e-mail templates": (273, 274, 275),
    "data export and restricting access": (276, 277, 278, 279),
    "preview features and analytics": (282, 285),
}
FOLDERS = ("tests", "e2e")


@dataclass
class Statements:
    """Collects, as a plugin of pytest, the tests of each statement and the tests that name a number there is not."""

    proven: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    unknown: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Read the markers of every collected test; pytest calls this."""
        for item in items:
            name = item.nodeid.partition("[")[0]
            for marker in item.iter_markers("statement"):
                for number in marker.args or ("nothing",):
                    known = type(number) is int and FIRST <= number <= LAST
                    (self.proven[number] if known else self.unknown[name]).add(name if known else str(number))


def collected(folders: Iterable[str]) -> Statements:
    """The statements that the tests in ``folders`` name. Raise SystemExit, saying why, when they cannot be collected."""
    statements, said = Statements(), io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider", *folders], plugins=[statements])
    if code != pytest.ExitCode.OK:
        errors = said.getvalue().rpartition(" ERRORS ")[2]
        raise SystemExit(f"{errors}The tests could not be collected: {pytest.ExitCode(code).name}.")
    return statements


def numbers(ranges: Iterable[str]) -> list[int]:
    """The numbers in ``ranges`` such as "54-87" or "163", all of them for none. Raise SystemExit for what is no range."""
    wanted: set[int] = set()
    for text in ranges:
        first, *end = text.split("-", 1)
        last = end[0] if end else first
        if not (first.isdecimal() and last.isdecimal() and FIRST <= int(first) <= int(last) <= LAST):
            raise SystemExit(f"{text} is no range of numbers between {FIRST} and {LAST}.")
        wanted |= set(range(int(first), int(last) + 1))
    return sorted(wanted) or list(range(FIRST, LAST + 1))


def compact(result: Iterable[int]) -> str:
    """Sorted numbers as people write them: "1, 3-5"."""
    runs: list[list[int]] = []
    for number in result:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs) or "none"


def report(statements: Statements, wanted: list[int]) -> str:
    """The proven ones of ``wanted`` with their tests, which are left out and why, and which are missing."""
    proven = [number for number in wanted if number in statements.proven]
    lines = [f"{number:>4}  {test}" for number in proven for test in sorted(statements.proven[number])]
    out = {number for numbers in LEFT_OUT.values() for number in numbers} - statements.proven.keys()
    missing = compact(number for number in wanted if number not in statements.proven and number not in out)
    asked = {what: sorted(out & {*those} & {*wanted}) for what, those in LEFT_OUT.items()}
    left_out = [f"  {what}: {compact(those)}" for what, those in asked.items() if those]
    proof = f"Proven: {len(proven)} of {len(wanted)} ({compact(proven)})"
    return "\n".join(
        [*lines, "", proof, *(["Left out, because Attract does not have:", *left_out] if left_out else []), f"Missing: {missing}"]
    )


def main(ranges: list[str]) -> int:
    """Print the report on ``ranges``; 1 when a test names a number that the specification does not have."""
    wanted = numbers(ranges)
    statements = collected(FOLDERS)
    print(report(statements, wanted))
    for test, named in statements.unknown.items():
        print(f"No such statement: {', '.join(sorted(named))} in {test}")
    return 1 if statements.unknown else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
