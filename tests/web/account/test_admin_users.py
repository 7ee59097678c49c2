"""User permissions, Company information and System over HTTP."""

from collections.abc import Callable

import pytest

from server.domain.roles import Actor, Role
from server.storage.account import users as stored
from server.usecases import heartbeat
from tests.support.people import People
from tests.web.support.browsing import Browser


@pytest.fixture
def admin(people: People) -> Actor:
    return people.user(Role.ADMINISTRATOR, name="Ada Admin")


@pytest.mark.statement(124, 125)
def test_an_administrator_finds_somebody_and_gives_them_a_role(
    people: People, admin: Actor, browser_of: Callable[[Actor], Browser]
) -> None:
    ivar = people.user(name="Ivar Interviewer")
    browser = browser_of(admin)
    assert f'href="/admin/users/{ivar.id}"' in browser.get("/admin/users/assign?q=ivar").text
    page = browser.send(f"/admin/users/{ivar.id}", roles=["recruiter", "read_only"])
    assert "Ivar Interviewer" in page.text
    row = stored.by_id(ivar.id)
    assert row
    assert row.actor().roles == {Role.RECRUITER, Role.READ_ONLY}


def test_the_last_administrator_is_told_beside_the_boxes(admin: Actor, browser_of: Callable[[Actor], Browser]) -> None:
    answer = browser_of(admin).post(f"/admin/users/{admin.id}", {"roles": ["recruiter"]})
    assert answer.status_code == 422
    assert "This is the last administrator." in answer.text
    assert 'value="recruiter" checked' in answer.text


def test_the_name_of_the_company_is_kept_and_a_bad_website_is_refused(
    admin: Actor, browser_of: Callable[[Actor], Browser]
) -> None:
    browser = browser_of(admin)
    refused = browser.post("/admin/company", {"name": "Fjord AS", "website": "javascript:alert(1)"})
    assert (refused.status_code, 'value="Fjord AS"' in refused.text) == (422, True)
    browser.send("/admin/company", name="Fjord  AS", website="https://fjord.example")
    shown = browser.get("/admin/company").text
    assert 'value="Fjord AS"' in shown
    assert 'value="https://fjord.example"' in shown


def test_the_system_page_says_how_the_installation_is(admin: Actor, browser_of: Callable[[Actor], Browser]) -> None:
    browser = browser_of(admin)
    before = browser.get("/admin/system").text
    assert "Never seen." in before
    assert "None by `attract backup` yet." in before
    assert ("SQLite" in before) != ("PostgreSQL" in before)
    heartbeat.show()
    assert "last seen" in browser.get("/admin/system").text
