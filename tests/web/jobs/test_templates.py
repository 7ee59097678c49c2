"""Templates as pages: cards, a form for who may change one, and the switch in the Admin center."""

from collections.abc import Callable

import pytest

from server.domain.roles import Actor, Role
from server.usecases.jobs import templates
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]


@pytest.mark.statement(193, 195)
def test_a_template_is_made_arranged_and_saved(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter("Rita")
    browser = browser_of(rita)
    made = browser.send("/templates", name="Engineers")
    address = next(form.action for form in made.forms if form.action.startswith("/templates/"))
    form = made.form(address)
    assert [form.fields[f"stage-{key}"] for key in form.repeated["stage"]] == ["Prospect", "Application", "Offer"]
    assert (form.fields["prospects"], "approval" in form.fields) == ("on", False)
    added = Page(browser.post(address, form.filled(step="add", new_stage="Case", approval="on")).text).form(address)
    assert added.fields["approval"] == "on"
    saved = browser.open(browser.post(address, added.filled(name="Developers")).location)
    assert "The template is saved." in saved.text
    card = browser.open("/templates").text
    assert "Developers Prospect Application Case Offer Owner: Rita Jobs need approval. Prospects are on." in card


def test_a_template_without_a_name_or_with_a_nameless_stage_is_refused_beside_the_field(
    people: People, browser_of: BrowserOf
) -> None:
    rita = people.recruiter()
    browser = browser_of(rita)
    answer = browser.post("/templates", {"name": " "})
    assert (answer.status_code, Page(answer.text).message_of("name")) == (422, "This is needed.")
    address = f"/templates/{templates.create(rita, 'Ours')}"
    form = browser.open(address).form(address)
    first = form.repeated["stage"][0]
    answer = browser.post(address, form.filled(**{"name": "Kept", f"stage-{first}": ""}))
    page = Page(answer.text)
    assert (answer.status_code, page.message_of(f"stage-{first}")) == (422, "This is needed.")
    assert page.form(address).fields["name"] == "Kept"
    answer = browser.post(address, form.filled(name=""))
    assert (answer.status_code, Page(answer.text).message_of("name")) == (422, "This is needed.")


@pytest.mark.statement(190)
def test_somebody_elses_template_is_shown_without_a_form(people: People, browser_of: BrowserOf) -> None:
    template = templates.create(people.recruiter("Rita"), "Hers")
    for actor in (people.manager(), people.read_only()):
        browser = browser_of(actor)
        address = f"/templates/{template}"
        page = browser.open(address)
        assert "Owner: Rita" in page.text
        assert not page.goes_to(address)
        assert not browser.open("/templates").goes_to(f"{address}/remove")
        for path in (address, f"{address}/remove"):
            assert browser.post(path, {"name": "Mine"}).status_code == 403
        assert browser.get(f"{address}/remove").status_code == 403


@pytest.mark.statement(191)
def test_an_administrator_switches_template_management_off_and_on(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    recruiter, admin = browser_of(rita), browser_of(people.administrator())
    form = admin.open("/admin/features").form("/admin/features")
    assert form.fields == {"template_management": "on"}
    assert "The features are saved." in admin.send("/admin/features").text
    assert not recruiter.open("/templates").goes_to("/templates#")
    assert [one for one in recruiter.open("/templates").forms if one.action == "/templates"] == []
    assert recruiter.post("/templates", {"name": "Mine"}).status_code == 403
    admin.send("/admin/features", template_management="on")
    recruiter.send("/templates", name="Mine")
    assert recruiter.post("/admin/features").status_code == 403


@pytest.mark.statement(192)
def test_the_default_is_set_by_administrators_alone(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    template = templates.create(rita, "Ours")
    recruiter, admin = browser_of(rita), browser_of(people.administrator())
    address = f"/templates/{template}/default"
    assert not recruiter.open("/templates").goes_to(address)
    for path in (address, "/templates/default"):
        assert recruiter.post(path).status_code == 403
    assert admin.open("/templates").goes_to(address)
    page = admin.send(address)
    assert not page.goes_to(address)
    assert "Ours Default" in page.text
    assert "Built-in process Default" in admin.send("/templates/default").text


def test_a_template_is_deleted_after_a_question(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    template = templates.create(rita, "Ours")
    browser = browser_of(rita)
    question = browser.open(browser.open("/templates").links["Delete Ours"])
    assert "Delete Ours?" in question.text
    assert "Ours" not in browser.send(f"/templates/{template}/remove").links
    assert browser.htmx(f"/templates/{template}").status_code == 404


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER, Role.READ_ONLY, Role.ADMINISTRATOR, None])
def test_templates_are_in_the_navigation_of_those_who_may_read_them(
    people: People, browser_of: BrowserOf, role: Role | None
) -> None:
    browser = browser_of(people.user(*[role] if role else []))
    assert ("Templates" in browser.open("/jobs").links) is (role is not None)
    browser.open("/templates", 200 if role else 403)


def test_who_saves_a_template_second_sees_both_versions(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    template = templates.create(rita, "Ours")
    address, browser = f"/templates/{template}", browser_of(rita)
    form = browser.open(address).form(address)
    browser.send(address, **form.filled(name="Theirs"))
    answer = browser.post(address, form.filled(name="Mine", approval="on"))
    assert answer.status_code == 409
    page = Page(answer.text)
    assert "Name Theirs Mine" in page.text
    assert "Approval needed No Yes" in page.text
    assert page.form(address).fields["name"] == "Mine"


def test_html_in_a_template_is_shown_as_text(people: People, browser_of: BrowserOf) -> None:
    rita, evil = people.recruiter(), "<img src=x onerror=alert(1)>"
    template = templates.create(rita, evil)
    browser = browser_of(rita)
    for path in ("/templates", f"/templates/{template}", f"/templates/{template}/remove", "/jobs/new"):
        page = browser.open(path)
        assert evil in page.html.replace("&lt;", "<").replace("&gt;", ">")
        assert not [at for tag, at in page.elements if "onerror" in at]
