"""What holds for every page of the stand-in: well-formed, a strict policy, own classes styled, no word of what is tested."""

import ast
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.app import create_app
from e2e.recruiter.members import Directory
from e2e.recruiter.tests.support.reading import Reading

HERE = Path(__file__).parents[2]
PAGES = [
    *("/talent/search", "/talent/search?q=data", "/talent/profile/AEMAAnobody", "/talent/projects", "/talent/inbox/0"),
    *("/talent/hire/5550001234/manage/all", "/talent/hire/5550001234/overview", "/search/results/people/", "/people/"),
]
LOOKS = [
    *("", "member_page=sdui", "member_page=sdui_paragraph", "member_page=signed_out"),
    *("project_heading=1", "interrupted=sign_in"),
]
OWN = re.compile(r"x[0-9a-f]{8}")


@pytest.fixture(scope="module")
def every_page(directory: Directory) -> dict[str, str]:
    """The text of every kind of page, of all profiles and homepages, and of what they load."""
    client = create_app(directory, build="test").test_client()
    homepages = re.findall(r'href="(/people/[^"]+)"', client.get("/people/").text)
    profiles = [f"/talent/profile/{member.id}" for member in directory.members]
    some = directory.members[:9]
    over = [f"/talent/search/profile/{member.id}" for member in some]
    site = [f"/in/{member.slug or member.ordinary_id}/overlay/contact-info/" for member in some]
    leads = [f"/sales/lead/{member.sales_id},NAME_SEARCH,aB3d" for member in some]
    assets = [f"/assets/test/{file.name}" for file in (HERE / "static").iterdir()]
    found = {address: client.get(address, buffered=True).text for address in [*PAGES, *homepages, *profiles, *leads, *assets]}
    for look in LOOKS:
        client.set_cookie("looks", look)
        found |= {f"{address}#{look}": client.get(address).text for address in (*over, *site)}
    return found


def is_page(address: str) -> bool:
    return address.startswith(("/talent/", "/in/", "/sales/", "/search/"))


def test_no_page_names_the_extension_or_its_product(every_page: dict[str, str]):
    for address, text in every_page.items():
        assert not re.search(r"attract(?!ive)|extension|in.ats", text, re.IGNORECASE), address


def test_elements_are_nested_and_ids_are_there_once(every_page: dict[str, str]):
    for address, text in every_page.items():
        if is_page(address):
            ids = [each.attributes["id"] for each in Reading(text, strict=True).all("[id]")]
            assert len(set(ids)) == len(ids), address


def test_no_page_carries_inline_scripts_and_styles(every_page: dict[str, str]):
    for address, text in every_page.items():
        scripts = r"<script(?! type=\"(module\" src|application/ld\+json))"
        assert not re.search(rf"<style|\sstyle=|\son[a-z]+=|{scripts}", text), address


def test_own_class_names_are_machine_made_and_differ_after_every_start(directory: Directory):
    first, second = (own_classes(create_app(directory).test_client().get("/talent/search").text) for _ in range(2))
    assert first
    assert not first & second


def own_classes(text: str) -> set[str]:
    return {name for each in Reading(text).all("[class]") for name in each.attributes["class"].split() if OWN.fullmatch(name)}


def test_every_own_class_is_in_a_style_sheet_and_no_class_of_the_real_pages_is(every_page: dict[str, str]):
    sheets = "".join(text for address, text in every_page.items() if address.endswith(".css"))
    used = {name for address, text in every_page.items() if is_page(address) for name in own_classes(text)}
    assert {name for name in used if f".{name}" not in sheets} == set()
    assert not re.search(r"\.(?!x[0-9a-f]{8})[a-z][\w-]*[ ,{:]", re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL))


def test_pages_forbid_inline_scripts_and_styles(client: FlaskClient):
    policy = client.get("/talent/search").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


def test_a_file_of_another_start_is_not_found(client: FlaskClient):
    assert client.get("/assets/00000000/recruiter.css").status_code == 404


@pytest.mark.parametrize("part", ["content", "skeleton", "rows"])
def test_a_part_is_title_and_content_only(client: FlaskClient, part: str):
    answer = client.get("/talent/search?q=solveig", headers={"X-Part": part})
    page = Reading(answer.text, strict=True)
    assert page.all("header") == page.all("footer") == page.all("script") == []
    assert page.one("title").text == ("Recruiter (stand-in)" if part == "skeleton" else "solveig | Recruiter (stand-in)")
    assert bool(page.member_ids()) == (part != "skeleton")
    assert "X-Part" in answer.headers["Vary"]


def test_the_stand_in_is_up_when_it_says_so(client: FlaskClient):
    assert client.get("/healthz").json == {"status": "ok"}


def test_no_module_imports_the_server():
    for file in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] == "server"], file
