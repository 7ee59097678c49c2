"""The stand-in is a stranger's site: no hooks, no steady class names, a strict policy, no word of what is tested against it."""

import ast
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.app import create_app
from e2e.recruiter.members import Directory

HERE = Path(__file__).parents[2]
PAGES = ["/talent/search", "/talent/search?view=stream&q=data", "/talent/profile/AEMAAnobody", "/people/"]
CLASS = re.compile(r'class="([^"]+)"')


@pytest.fixture(scope="module")
def every_page(directory: Directory) -> dict[str, str]:
    """The text of every kind of page, of all profiles and homepages, and of what they load."""
    client = create_app(directory, build="test").test_client()
    homepages = re.findall(r'href="(/people/[^"]+)"', client.get("/people/").text)
    profiles = [f"/talent/profile/{member.id}" for member in directory.members]
    assets = [f"/assets/test/{file.name}" for file in (HERE / "static").iterdir()]
    return {address: client.get(address, buffered=True).text for address in [*PAGES, *homepages, *profiles, *assets]}


def test_no_page_names_the_extension_or_its_product(every_page: dict[str, str]):
    for address, text in every_page.items():
        assert not re.search(r"attract|extension|in.ats", text, re.IGNORECASE), address


def test_no_page_carries_data_attributes_or_inline_scripts_and_styles(every_page: dict[str, str]):
    for address, text in every_page.items():
        assert not re.search(r"\sdata-[a-z]", text), address
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?! type=\"(module\" src|application/ld\+json))", text), address


def test_class_names_are_machine_made_and_differ_after_every_start(directory: Directory):
    first, second = (set(CLASS.findall(create_app(directory).test_client().get("/talent/search").text)) for _ in range(2))
    assert first
    assert not first & second
    assert all(re.fullmatch(r"x[0-9a-f]{8}( x[0-9a-f]{8})*", value) for value in first)


def test_every_class_in_a_page_is_in_the_style_sheet(every_page: dict[str, str]):
    sheet = every_page["/assets/test/recruiter.css"]
    pages = [text for address, text in every_page.items() if address.startswith("/talent/")]
    used = {name for text in pages for value in CLASS.findall(text) for name in value.split()}
    assert {name for name in used if f".{name}" not in sheet} == set()
    assert not re.search(r"\.(?!x[0-9a-f]{8})[a-z]+[ ,{:]", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))


def test_pages_forbid_inline_scripts_and_styles(client: FlaskClient):
    policy = client.get("/talent/search").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


def test_a_file_of_another_start_is_not_found(client: FlaskClient):
    assert client.get("/assets/00000000/recruiter.css").status_code == 404


def test_a_fragment_is_title_and_main_only(client: FlaskClient):
    answer = client.get("/talent/search?q=solveig", headers={"X-Fragment": "main"})
    assert "<main" in answer.text
    assert "<title>solveig – Search" in answer.text
    assert not re.search(r"<header class=\"[^\"]+\">\s*<a|<footer|<link|<script", answer.text)
    assert "X-Fragment" in answer.headers["Vary"]


def test_the_stand_in_is_up_when_it_says_so(client: FlaskClient):
    assert client.get("/healthz").json == {"status": "ok"}


def test_no_module_imports_the_server():
    for file in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] == "server"], file
