"""Talent pools, closed profiles and erasing, as pages."""

from collections.abc import Callable

import pytest

from server.domain import clock
from server.domain.roles import Actor, Role, TeamRole
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.linkedin.incoming import stub_profiles as stored
from server.storage.linkedin.incoming.stub_profiles import Shared
from server.usecases.linkedin.incoming import closed_profiles, stub_profiles
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]
HERE = "/admin/linkedin/closed-profiles"


def share(number: int, first: str = "Kari", last: str = "Nordmann", email: str | None = None) -> None:
    with transaction():
        stored.keep(f"M{number}", f"urn:li:person:P{number}", "urn:li:seat:1", Shared(first, last, email), clock.now())
    stub_profiles.settle()


@pytest.mark.statement(90, 91, 92, 93, 94)
def test_the_linkedin_talent_pool_is_reached_from_the_top_bar(people: People, browser_of: BrowserOf) -> None:
    share(1, email="kari@example.org")
    share(2, "Ola", "Hansen")
    browser = browser_of(people.recruiter())
    assert browser.open("/jobs").links["Talent pools"] == "/pools"
    page = browser.open("/pools")
    assert "2 candidates" in page.text
    assert page.links["LinkedIn talent pool"] == "/pools/1"
    pool = browser.open("/pools/1")
    for text in ("First name", "Last name", "Kari", "Nordmann", "kari@example.org", "Ola", "Hansen", "not shared"):
        assert text in pool.text


def test_the_pool_offers_no_way_to_rename_share_or_delete_it(people: People, browser_of: BrowserOf) -> None:
    page = browser_of(people.administrator()).open("/pools/1")
    assert [form.action for form in page.forms] == ["/sign-out", "/pools/1"]
    assert [form.method for form in page.forms if form.action == "/pools/1"] == ["get"]


@pytest.mark.statement(92)
def test_somebody_in_the_pool_opens_and_leads_back(people: People, browser_of: BrowserOf) -> None:
    share(1)
    browser = browser_of(people.recruiter())
    address = next(at for text, at in browser.open("/pools/1").links.items() if text.startswith("Kari"))
    page = browser.open(address)
    assert "Kari Nordmann" in page.text
    assert page.links["Talent pool"] == "/pools/1"


def test_an_empty_pool_explains_itself(people: People, browser_of: BrowserOf) -> None:
    page = browser_of(people.administrator()).open("/pools/1")
    assert "Nobody has shared a profile yet." in page.text
    assert "contract-level access" in page.text
    assert page.goes_to("/admin/linkedin")
    assert not browser_of(people.recruiter()).open("/pools/1").goes_to("/admin/linkedin")


def test_the_pool_finds_by_name_and_goes_on_page_by_page(people: People, browser_of: BrowserOf) -> None:
    for number in range(60):
        share(number, f"Name{number}", "Åsen")
    browser = browser_of(people.recruiter())
    page = browser.open("/pools/1")
    assert page.html.count('<th scope="row">') == 50
    more = browser.htmx(page.links["More"])
    assert more.text.count('<th scope="row">') == 10
    assert "<html" not in more.text
    result = browser.htmx("/pools/1?q=name5+asen")
    assert result.text.lstrip().startswith('<div id="pool">')
    assert result.text.count('<th scope="row">') == 11
    assert "Nobody in this pool is called that." in browser.open("/pools/1?q=nobody").text


def test_user_text_is_never_markup(people: People, browser_of: BrowserOf) -> None:
    share(1, "<b>Kari</b>", "<script>alert(1)</script>")
    browser = browser_of(people.recruiter())
    for page in (browser.open("/pools/1"), browser.open("/pools/1?q=%3Cb%3E")):
        assert not [tag for tag, at in page.elements if tag == "b" or (tag == "script" and not at.get("src"))]


@pytest.mark.parametrize("address", ["/pools", "/pools/1", "/pools/1/shared/1"])
def test_an_interviewer_has_no_pools(people: People, browser_of: BrowserOf, address: str) -> None:
    browser = browser_of(people.user())
    browser.open(address, 403)
    assert "Talent pools" not in browser.open("/jobs").text


def test_who_a_stub_profile_is_can_be_chosen(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    first = people.export(rita, people.job((rita, TeamRole.RECRUITER)), people.person("Kari", email="f@example.org")).candidate
    with transaction():
        second = candidates.add(people.person("Ola", email="f@example.org"), "import", None)
    share(1, email="f@example.org")
    browser = browser_of(rita)
    page = browser.open(browser.open("/pools/1").links["Choose Kari Nordmann"])
    form = page.forms[-1]
    assert "same e-mail address" in page.text
    assert browser.post(form.action, {}).status_code == 422
    assert "Choose who this is." in Page(browser.post(form.action, {}).text).text
    assert browser.post(form.action, {"candidate": "4711"}).status_code == 422
    done = browser.send(form.action, candidate=str(second))
    assert "part of this candidate now" in done.text
    assert done.title.startswith("Ola")
    assert candidates.by_id(first) is not None
    browser.open(form.action, 404)
    assert "Choose Kari" not in browser_of(people.read_only()).open("/pools/1").text


def closed(people: People) -> tuple[Actor, int]:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = people.export(ada, people.job((ada, TeamRole.RECRUITER)), people.person("Kari Nordmann")).candidate
    with transaction():
        candidates.link(kari, "person:Kari", None, None)
        closed_profiles.keep("urn:li:person:Kari", None, clock.now())
    return ada, kari


def test_a_closed_profile_is_announced_kept_and_taken_back(people: People, browser_of: BrowserOf) -> None:
    ada, _ = closed(people)
    browser = browser_of(ada)
    assert "1 closed profile waits" in browser.open("/jobs").text
    assert "have closed their LinkedIn account" in browser.open("/admin/browser-extension").text
    page = browser.open(HERE)
    assert "Kari Nordmann" in page.text
    kept = browser.send(f"{HERE}/1/keep")
    assert "kept by" in kept.text
    assert "closed profile waits" not in kept.text
    again = browser.send(f"{HERE}/1/reopen")
    assert again.goes_to(f"{HERE}/1/erase")
    assert browser_of(people.recruiter()).get(HERE).status_code == 403


def test_a_closed_profile_is_erased_after_a_confirmation(people: People, browser_of: BrowserOf) -> None:
    ada, kari = closed(people)
    browser = browser_of(ada)
    page = browser.open(f"{HERE}/1/erase")
    assert "Erase Kari Nordmann?" in page.text
    assert "1 application" in page.text
    assert "<html" not in browser.htmx(f"{HERE}/1/erase").text
    done = browser.send(f"{HERE}/1/erase")
    assert "The person is erased." in done.text
    assert "Kari" not in done.text
    assert f"No. {kari}" in done.text
    assert "Closed the LinkedIn account" in done.text
    browser.open(f"/candidates/{kari}", 404)
    browser.open(f"{HERE}/1/erase", 404)


def test_a_person_is_erased_from_their_profile(people: People, browser_of: BrowserOf) -> None:
    ada, kari = closed(people)
    browser = browser_of(ada)
    address = browser.open(f"/candidates/{kari}").links["Erase this person"]
    form = browser.open(address).form(address)
    assert browser.post(address, {"why": ""}).status_code == 422
    assert Page(browser.post(address, {}).text).message_of("why") == "Choose why."
    done = browser.send(form.action, why="asked_for_it")
    assert "They asked for it" in done.text
    browser.open(f"/candidates/{kari}", 404)


def test_only_administrators_are_offered_erasing(people: People, browser_of: BrowserOf) -> None:
    _, kari = closed(people)
    browser = browser_of(people.recruiter())
    assert "Erase this person" not in browser.open(f"/candidates/{kari}").text
    browser.open(f"/candidates/{kari}/erase", 403)
    assert browser.post(f"/candidates/{kari}/erase", {"why": "asked_for_it"}).status_code == 403
