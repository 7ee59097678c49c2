"""What code and texts refer to can be looked up: documents, their sections, statements, files, modules and what is in them."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests import statements

CHECKOUT = Path(__file__).parents[1]
DOCUMENTS = {"design": CHECKOUT / "docs/design.md"} | {path.stem: path for path in (CHECKOUT / "docs/spec").glob("*.md")}
TEXTS = {".py", ".ts", ".tsx", ".mjs", ".html", ".js", ".css", ".md", ".toml", ".json"}
_NUMBERS = r"\d+(?:\.\d+)*"
_LIST = rf"{_NUMBERS}(?:(?:,| and| or| to|-) ?{_NUMBERS})*"
# "linkedin.md 9.2, 11 to 15", "attract.md section 4.6", "design sections 5.1 and 5.2", "statements 62-87, 210"
SECTIONS = re.compile(rf"\b({'|'.join(DOCUMENTS)}|Design)(?:\.md)? (?:sections? )?(?<!\d )({_LIST})(?![\w/])")
STATEMENTS = re.compile(rf"\bstatements? ({_LIST})")
# References go on in the next line, of comments too; headings stay what they are.
BROKEN = re.compile(r"[ \t]*\n[ \t]*(?:#(?!#)|//|\*(?!/|\*))?[ \t]*")
NAMED = re.compile(r"\b([a-z-]+)\.md\b")
WRITTEN = {"certification", "report"}  # what Attract itself writes
# A section of which nobody can tell the document. Standards have sections too: "RFC 6749 section 4.1.2", "OAuth 2.1 section 4".
ALONE = re.compile(
    rf"(?<![\w.-])(?<![Dd]esign )(?<!\.md )(?<!\bRFC \d\d\d\d )(?<!\bRFC \d\d\d\d, )(?<!OAuth 2\.1 )[Ss]ections? {_NUMBERS}"
)
PATHS = re.compile(r"`([\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:py|ts|tsx|mjs|html|css))`")
LINKS = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")
MODULES = re.compile(r"\bserver\.(?:web|api|usecases|domain|storage|linkedin|mail|documents|certification|demo)(?:\.\w+)+")
MEMBERS = re.compile(r"`([A-Za-z]\w*)\.([A-Za-z_]\w*)(?:\([^`]*\))?`")
ROOTS = ("", "server", "extension", "tests", "e2e", "e2e/recruiter", "docs", "docs/spec")
ENDINGS = {"py", "ts", "tsx", "js", "md", "toml", "json"}
OTHERS_FILES = {"docs/extension-policies.md", "e2e/recruiter/README.md"}  # paths on other machines; addresses that it answers
BUILT = {"read-page.js", "recruiter.js", "extension/dist"}
OTHERS_NAMES = {"PUBLIC_URL/linkedin/callback", "storage.local", "application/problem+json"}


def texts() -> Iterator[tuple[str, str]]:
    """Every tracked text of the project, with its path; what is only quoted from elsewhere, and this test, left out."""
    tracked = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in tracked:
        path = CHECKOUT / name
        left_out = name.startswith("docs/spec/") or "lock" in name or name in ("tests/test_references.py", "CHANGELOG.md")
        if path.suffix in TEXTS and path.is_file() and not left_out:
            yield name, BROKEN.sub(" ", _text(path))


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
        if number not in sections(match[1].lower())
    ]
    assert lost == []


def test_every_statement_that_is_named_is_there() -> None:
    lost = [
        f"{name}: {match[0]}"
        for name, text in texts()
        for match in STATEMENTS.finditer(text)
        for number in numbers(match[1])
        if not (number.isdigit() and int(number) in statements.STATEMENTS)
    ]
    assert lost == []


def test_every_document_that_is_named_is_there() -> None:
    there = {path.stem for path in CHECKOUT.rglob("*.md") if "node_modules" not in path.parts and ".venv" not in path.parts}
    lost = [f"{name}: {match[0]}" for name, text in texts() for match in NAMED.finditer(text) if match[1] not in there | WRITTEN]
    assert lost == []


def test_every_section_is_named_with_its_document() -> None:
    about = ("docs/design.md", "CONTRIBUTING.md")  # these tell how references are written
    lost = [f"{name}: {match[0]}" for name, text in texts() if name not in about for match in ALONE.finditer(text)]
    assert lost == []


def test_every_file_that_a_document_names_is_there() -> None:
    lost = [
        f"{name}: {match[1]}"
        for name, text in documents()
        if name not in OTHERS_FILES
        for match in PATHS.finditer(text)
        if not _is_there(match[1], Path(name).parent)
    ]
    assert lost == []


def test_every_link_of_a_document_leads_to_a_file() -> None:
    lost = [
        f"{name}: {match[1]}"
        for name, text in documents()
        for match in LINKS.finditer(text)
        if not (CHECKOUT / name).parent.joinpath(match[1]).exists()
    ]
    assert lost == []


def test_every_module_that_is_named_is_there() -> None:
    lost = [
        f"{name}: {match[0]}"
        for name, text in texts()
        if name.endswith((".py", ".md", ".toml"))
        for match in MODULES.finditer(text)
        if not _is_module(match[0])
    ]
    assert lost == []


def test_what_documents_name_in_modules_and_classes_is_there() -> None:
    lost = [
        f"{name}: {match[0]}"
        for name, text in documents()
        if name not in OTHERS_FILES
        for match in MEMBERS.finditer(text)
        if match[2] not in ENDINGS and match[0].strip("`") not in OTHERS_NAMES and not _is_defined(match[1], match[2])
    ]
    assert lost == []


def documents() -> Iterator[tuple[str, str]]:
    """The project's own documents without code; of the design without what it says of other projects and their parts."""
    for name, text in texts():
        if name.endswith(".md"):
            own = re.sub(r"## 6\. .*?(?=## 7\.)|## 3\. .*?(?=## 4\.)|## 7\. .*", "", text) if name == "docs/design.md" else text
            yield name, re.sub(r"```.*?```", "", own)


@cache
def _tracked() -> frozenset[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.splitlines()
    folders = {str(folder) for name in listed for folder in Path(name).parents}
    return frozenset(listed) | folders


def _is_there(named: str, beside: Path) -> bool:
    """Whether a file or folder is there, named from the root, a main folder, the document, or by the end of its path."""
    path = named.rstrip("/.")
    if path in BUILT | OTHERS_NAMES or named.startswith("."):
        return True
    there = any(str(Path(root, path)) in _tracked() for root in (*ROOTS, beside))
    return there or any(name.endswith(f"/{path}") for name in _tracked())


@cache
def _sources() -> dict[str, list[Path]]:
    """The files of our own code by the name of the module: the file's, or a package's."""
    found: dict[str, list[Path]] = {}
    for name in _tracked():
        path = CHECKOUT / name
        if path.suffix in (".py", ".ts", ".tsx") and path.is_file():
            found.setdefault(path.parent.name if path.stem == "__init__" else path.stem, []).append(path)
    return found


def _is_defined(owner: str, member: str) -> bool:
    """Whether a module or class called ``owner`` says what ``member`` is."""
    definition = re.compile(rf"^\s*(?:(?:async )?def|class|export .*?) {member}\b|^\s*{member}\b ?[:=]", re.MULTILINE)
    places = _sources().get(owner, [])
    if owner[0].isupper():
        places = [path for paths in _sources().values() for path in paths if re.search(rf"\bclass {owner}\b", _text(path))]
    return any(definition.search(_text(path)) for path in places)


def _is_module(dotted: str) -> bool:
    """Whether ``server.some.module`` is there, or ``server.some.module.name`` with that name in it."""
    path = dotted.replace(".", "/")
    if path in _tracked() or f"{path}.py" in _tracked():
        return True
    module, _, member = path.rpartition("/")
    files = [CHECKOUT / name for name in (f"{module}.py", f"{module}/__init__.py") if name in _tracked()]
    return any(re.search(rf"\b{member}\b", _text(file)) for file in files)


@cache
def _text(path: Path) -> str:
    return path.read_text("utf-8")
