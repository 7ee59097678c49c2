"""What code and texts refer to can be looked up: the documents, their sections, the statements, and files that documents name."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
DOCUMENTS = {"design": CHECKOUT / "docs/design.md"} | {path.stem: path for path in (CHECKOUT / "docs/spec").glob("*.md")}
TEXTS = {".py", ".ts", ".tsx", ".mjs", ".html", ".js", ".css", ".md", ".toml", ".json"}
_NUMBERS = r"\d+(?:\.\d+)*"
_LIST = rf"{_NUMBERS}(?:(?:,| and| or| to|-) ?{_NUMBERS})*"
# "linkedin.md 9.2, 11 to 15", "attract.md section 4.6", "design sections 5.1 and 5.2", "statements 62-87, 210"
SECTIONS = re.compile(rf"\b({'|'.join(DOCUMENTS)})(?:\.md)? (?:sections? )?(?<!\d )({_LIST})(?![\w/])")
STATEMENTS = re.compile(rf"\bstatements? ({_LIST})")
NAMED = re.compile(r"\b([a-z-]+)\.md\b")
WRITTEN = {"certification", "report"}  # what Attract itself writes
PATHS = re.compile(r"`((?:server|tests|e2e|extension|templates|static|docs)/[\w./-]+)`")


def texts() -> Iterator[tuple[str, str]]:
    """Every tracked text of the project, with its path; what is only quoted from elsewhere, and this test, left out."""
    tracked = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in tracked:
        path = CHECKOUT / name
        left_out = name.startswith("docs/spec/") or "lock" in name or name in ("tests/test_references.py", "CHANGELOG.md")
        if path.suffix in TEXTS and path.is_file() and not left_out:
            yield name, path.read_text("utf-8")


@cache
def sections(document: str) -> frozenset[str]:
    """The numbers of a document's sections, numbered points and rows, each with those it is part of."""
    text = DOCUMENTS[document].read_text("utf-8")
    headings = set(re.findall(r"^#+ (?:Part )?(\d+(?:\.\d+)*)\b", text, re.MULTILINE))
    rows = set(re.findall(r"^\| (\d+) \|", text, re.MULTILINE))
    points: set[str] = set()
    for part in re.split(r"^(?=## \d+)", text, flags=re.MULTILINE):
        if heading := re.match(r"## (\d+)", part):
            points |= {f"{heading[1]}.{number}" for number in re.findall(r"^(\d+)\. ", part, re.MULTILINE)}
    return frozenset(headings | rows | points | set(re.findall(r"\*\*(\d+(?:\.\d+)+)\b", text)))


def numbers(listed: str) -> list[str]:
    return re.findall(_NUMBERS, listed)


def test_every_section_that_is_named_is_there() -> None:
    lost = [
        f"{name}: {match[0]}"
        for name, text in texts()
        for match in SECTIONS.finditer(text)
        for number in numbers(match[2])
        if number not in sections(match[1])
    ]
    assert lost == []


def test_every_statement_that_is_named_is_there() -> None:
    lost = [
        f"{name}: {match[0]}"
        for name, text in texts()
        for match in STATEMENTS.finditer(text)
        for number in numbers(match[1])
        if not (number.isdigit() and 1 <= int(number) <= 286)
    ]
    assert lost == []


def test_every_document_that_is_named_is_there() -> None:
    there = {path.stem for path in CHECKOUT.rglob("*.md") if "node_modules" not in path.parts and ".venv" not in path.parts}
    lost = [f"{name}: {match[0]}" for name, text in texts() for match in NAMED.finditer(text) if match[1] not in there | WRITTEN]
    assert lost == []


def test_every_path_that_a_document_names_is_there() -> None:
    lost = [
        f"{name}: {match[1]}"
        for name, text in texts()
        if name.endswith(".md") and name not in ("docs/design.md", "e2e/recruiter/README.md")  # others' files, and its own
        for match in PATHS.finditer(text)
        if not (CHECKOUT / match[1].rstrip("/.")).exists()
    ]
    assert lost == []
