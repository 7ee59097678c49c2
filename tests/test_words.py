"""The code uses the words of the field (design section 4): the private ones of before do not come back as names."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent
FOLDERS = ("server", "tests", "e2e")
# Frozen copies of what once was, and LinkedIn's stand-in, which shares no code with the server.
ELSEWHERE = ("server/storage/migrations/", "e2e/recruiter/")
# A word as a part of a name between underscores or capitals, and what the field says for it.
PRIVATE = {
    "deed": "undoable action",
    "deeds": "undoable actions",
    "duty": "lease, work loop",
    "duties": "leases, work loops",
    "beat": "heartbeat",
    "overtaken": "edit conflict",
    "planned": "desired",
    "comparing": "reconcile",
    "passing": "batch run",
    "pace": "backoff",
    "meter": "rate limiter",
    "allowance": "daily quota",
    "rehearse": "dry run",
    "rehearsed": "dry run",
    "rehearsal": "dry run",
    "rehearsing": "dry run",
    "arrival": "incoming export",
    "arrivals": "incoming exports",
    "writing": "note, feedback",
    "writings": "notes, feedback",
    "vault": "encryption",
    "lifeline": "parent watch",
    "weather": "fault injection",
    "desk": "connection",
    "mention": "redaction",
    "mentions": "redaction",
    "sought": "query, search text",
    "unwanted": "undesired",
    "doing": "action",
}
# As a whole name these say nothing of what they name; a local of the server is named by its noun.
NO_NOUNS = {"found", "wanted", "said", "asked"}
PHRASES = {"take_back": "undo", "taken_back": "undone", "give_back": "undo_moves", "sent_form": "form submission"}
# Names that stand in several modules: those of the published API, beside what they are made of, and peewee's own.
SAME_NAME = {
    "Meta": "peewee reads the options of a table from it",
    "JobStatus": "a schema of the API",
    "Person": "a schema of the API",
    "User": "a schema of the API",
}
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def _modules(folder: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(ELSEWHERE) and path != Path(__file__):
            yield name, ast.parse(path.read_text("utf-8"))


def _names(tree: ast.Module) -> Iterator[str]:
    """Every name that this module gives to something; the names of tests are sentences, and say what they like."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.ClassDef) or (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("test_")
        ):
            yield node.name
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname


def private_words(name: str) -> list[str]:
    """The private words in a name of code."""
    parts = [part.lower() for part in _PARTS.findall(name)]
    whole = f"_{'_'.join(parts)}_"
    return [part for part in parts if part in PRIVATE] + [phrase for phrase in PHRASES if f"_{phrase}_" in whole]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("PoolDeed", ["deed"]),
        ("take_back_export", ["take_back"]),
        ("_desk", ["desk"]),
        ("undoable_action", []),
        ("heartbeat_at", []),
        ("space", []),
        ("HTTPTransport", []),
    ],
)
def test_a_private_word_is_known_again_inside_a_name(name: str, words: list[str]) -> None:
    assert private_words(name) == words


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_name_is_a_private_word(folder: str) -> None:
    used = {(module, name): private_words(name) for module, tree in _modules(folder) for name in _names(tree)}
    assert {where: words for where, words in used.items() if words} == {}


def test_a_local_of_the_server_is_named_by_its_noun() -> None:
    assert [(module, name) for module, tree in _modules("server") for name in _names(tree) if name in NO_NOUNS] == []


def test_no_module_is_called_by_a_private_word() -> None:
    assert [name for folder in FOLDERS for name, _ in _modules(folder) if private_words(Path(name).stem)] == []


def test_a_class_of_the_server_has_a_name_of_its_own() -> None:
    classes = Counter(node.name for _, tree in _modules("server") for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert {name for name, times in classes.items() if times > 1} == set(SAME_NAME)


def test_templates_read_only_what_somebody_gives_them() -> None:
    """A field that was renamed in the code and not in a template would be shown as nothing, without a word."""
    known = set(dir(str) + dir(dict) + dir(list) + dir(int))
    for _, tree in _modules("server"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                known.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg:
                known.add(node.arg)
        known |= {*_names(tree)}
    parsed = {path: Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text("utf-8")) for path in _templates()}
    for path, template in parsed.items():
        known |= {macro.name for macro in template.find_all(nodes.Macro)}
        known |= {word.key for word in template.find_all(nodes.Keyword)}
        known |= {*re.findall(r'name="([\w-]+)"', path.read_text("utf-8"))}  # forms are shown again with what was typed
    read = {(path.name, one.attr) for path, template in parsed.items() for one in template.find_all(nodes.Getattr)}
    assert {(where, name) for where, name in read if name not in known} == set()


def _templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))
