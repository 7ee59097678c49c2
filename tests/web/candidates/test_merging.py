"""Making one candidate of two on the pages, and taking it back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from server.domain.contacts import ContactDetails
from server.domain.roles import Actor, Role, TeamRole
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.usecases.candidates import contact_details, merging
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]


@dataclass
class Two:
    """Two candidates with the same telephone number."""

    people: People
    rita: Actor
    first: int
    second: int

    @property
    def here(self) -> str:
        return f"/candidates/{self.first}/merge/{self.second}"


@pytest.fixture
def two(people: People) -> Two:
    rita = people.recruiter("Rita")
    job = people.job((rita, TeamRole.RECRUITER))
    made = []
    for last in ("Nordmann", "Hansen"):
        id = people.applicant(rita, job, people.person(f"Kari {last}")).candidate
        details = ContactDetails("Kari", last, f"kari@{last.lower()}.example", phone="+47 22 33 44 55")
        contact_details.change(rita, id, details, contact_details.read(rita, id).version)
        made.append(id)
    return Two(people, rita, *made)


def test_a_possible_duplicate_is_marked_and_leads_to_both_side_by_side(two: Two, browser_of: BrowserOf) -> None:
    page = browser_of(two.rita).open(f"/candidates/{two.first}")
    for text in ("1 possible duplicate", "Kari Hansen", "same telephone number"):
        assert text in page.text
    assert page.goes_to(two.here)
    for address in (f"/candidates/{two.first}/merge", f"/candidates/{two.second}"):
        assert browser_of(two.rita).open(address).text.count("same telephone number") == 1


def test_two_are_merged_as_chosen_and_parted_again(two: Two, browser_of: BrowserOf) -> None:
    browser = browser_of(two.rita)
    page = browser.open(two.here)
    for text in ("Kari Nordmann", "Kari Hansen", "kari@nordmann.example", "kari@hansen.example", "On the same job"):
        assert text in page.text
    form = page.form(two.here)
    assert {form.fields["name"], form.fields["email"]} == {str(two.first)}
    made = browser.send(two.here, **form.fields | {"name": str(two.second)})
    assert "Both records are Kari Hansen now." in made.text
    assert "possible duplicate" not in made.text
    assert "kari@nordmann.example" in made.text
    undo = next(form for form in made.forms if form.action.startswith("/undo/"))
    assert "Taken back." in browser.send(undo.action, **undo.fields).text
    assert "Kari Hansen" in browser.open(f"/candidates/{two.second}").text


def test_old_addresses_lead_to_the_record_there_is(two: Two, browser_of: BrowserOf) -> None:
    browser = browser_of(two.rita)
    merging.merge(two.rita, two.first, two.second, {}, merging.compare(two.rita, two.first, two.second).version)
    for tab in ("", "/activity", "/notes?from=applicants-1", "/documents"):
        answer = browser.get(f"/candidates/{two.second}{tab}")
        assert (answer.status_code, answer.location) == (302, f"/candidates/{two.first}{tab}")
    assert browser.post(f"/candidates/{two.second}/notes", {"note": "x", "application": ""}).status_code == 404
    # Whoever may not open the one that is left does not get there by the other.
    browser_of(two.people.user()).open(f"/candidates/{two.second}", 404)


def test_what_changed_since_is_shown_before_anything_happens(two: Two, browser_of: BrowserOf) -> None:
    browser = browser_of(two.rita)
    form = browser.open(two.here).form(two.here)
    seen = contact_details.read(two.rita, two.second)
    contact_details.change(two.rita, two.second, ContactDetails("Kari", "Berg", phone="555"), seen.version)
    answer = browser.post(two.here, form.fields | {"name": str(two.second)})
    page = Page(answer.text)
    assert answer.status_code == 409
    assert "One of the two was changed since you looked." in page.text
    assert page.form(two.here).fields["name"] == str(two.second)
    assert "Kari Berg" in page.text


def test_whoever_comes_second_is_told(two: Two, browser_of: BrowserOf) -> None:
    browser = browser_of(two.rita)
    form = browser.open(two.here).form(two.here)
    browser.send(two.here, **form.fields)
    again = browser.send(two.here, **form.fields)
    assert "Somebody merged one of the two in the meantime." in again.text
    assert "Somebody merged one of the two in the meantime." in browser.open(two.here).text


@pytest.mark.parametrize("given", ["{}", "http://attract.example/candidates/{}", "/candidates/{}/notes?from=pool-1", " {} "])
def test_anybody_is_found_by_address_or_number(two: Two, browser_of: BrowserOf, given: str) -> None:
    answer = browser_of(two.rita).client.get(f"/candidates/{two.first}/merge", query_string={"other": given.format(two.second)})
    assert (answer.status_code, answer.location) == (303, two.here)


NOBODY, NO_NUMBER = "Nobody is found by that.", "There is nobody with this number."
ITSELF = "This is the same record. Choose another one."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("quetzal", NOBODY),
        ("nordmann", NOBODY),
        ("<b>", NOBODY),
        ("99999999999", NOBODY),
        ("/jobs/1", NOBODY),
        ("0x1", NOBODY),
        ("(", NOBODY),
        ("99999999", NO_NUMBER),
        ("0", NOBODY),
        ("http://attract.example/candidates/99999999", NO_NUMBER),
        ("{}", ITSELF),
    ],
)
def test_what_names_nobody_else_is_refused_beside_the_field(two: Two, browser_of: BrowserOf, given: str, said: str) -> None:
    given = given.format(two.first)
    answer = browser_of(two.rita).client.get(f"/candidates/{two.first}/merge", query_string={"other": given})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of("other") == said
    assert page.form(f"/candidates/{two.first}/merge").fields["other"] == given


@pytest.mark.parametrize("given", ["Hansen", "hans", "kari@hansen.example", "Kari"])
def test_anybody_else_is_found_by_name_or_address_and_never_the_same_record(two: Two, browser_of: BrowserOf, given: str) -> None:
    two.people.applicant(two.rita, two.people.job((two.rita, TeamRole.RECRUITER)), two.people.person("Ola Berg"))
    answer = browser_of(two.rita).client.get(f"/candidates/{two.first}/merge", query_string={"other": given})
    page = Page(answer.text)
    assert answer.status_code == 200
    assert page.links["Kari Hansen"] == f"/candidates/{two.second}"
    assert page.html.count(f'href="{two.here}"') == 2  # as a possible duplicate, and as found
    assert "Ola Berg" not in page.text
    assert not page.goes_to(f"/candidates/{two.first}/merge/{two.first}")


def test_the_same_record_twice_is_no_merge(two: Two, browser_of: BrowserOf) -> None:
    page = browser_of(two.rita).open(f"/candidates/{two.first}/merge/{two.first}")
    assert "This is the same record." in page.text


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.READ_ONLY])
def test_who_may_not_merge_sees_the_hint_and_no_way_to_merge(two: Two, browser_of: BrowserOf, role: Role) -> None:
    browser = browser_of(two.people.user(role))
    page = browser.open(f"/candidates/{two.first}")
    assert "same telephone number" in page.text
    assert not page.goes_to(two.here)
    assert not page.goes_to(f"/candidates/{two.first}/merge")
    assert browser.get(two.here).status_code == 403
    assert browser.post(two.here, {"version": ""}).status_code == 403
    assert browser.get(f"/candidates/{two.first}/merge").status_code == 403


def test_two_whom_linkedin_knows_as_two_are_warned_of(two: Two, browser_of: BrowserOf) -> None:

    with transaction():
        candidates.link(two.first, "person:One", None, None)
        candidates.link(two.second, "person:Two", None, None)
    assert "two different members of LinkedIn" in browser_of(two.rita).open(two.here).text
