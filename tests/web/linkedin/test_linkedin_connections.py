"""User settings, Connections, LinkedIn, and whose seats are whose, against the stand-in (statements 29-32)."""

import pytest

from server.domain.roles import Actor, Role
from server.storage.database import transaction
from server.storage.linkedin.setup import schedules, seats
from server.storage.tables import LinkedInConnection, SyncDirty
from server.usecases.linkedin.setup import seat_mapping
from server.usecases.linkedin.setup.seats import of_user
from tests.support.linkedin_set_up import CONNECTIONS, CONTRACT, PAGE, SECOND_CONTRACT, Company, asked_at

CONNECT, DISCONNECT = f"{CONNECTIONS}/linkedin/connect", f"{CONNECTIONS}/linkedin/disconnect"
SEATS = f"{PAGE}/seats"
HINT = "have not come back from it, so nothing is connected."


@pytest.fixture
def ready(company: Company) -> Company:
    """A company whose contract level is enabled, and whose seats are known."""
    company.enable(CONTRACT)
    assert seat_mapping.work()
    return company


def row_of(name: str) -> int:
    """The row of the seat that somebody holds."""
    return next(seat.id for seat in seats.page(False, name.lower().split(), 0, 50))


@pytest.mark.statement(29)
def test_user_settings_connections_lists_linkedin_with_connect(ready: Company) -> None:
    browser = ready.browser_of(ready.people.recruiter())
    page = browser.open(browser.open(browser.open("/jobs").links["User settings"] or "").links["Connections"])
    assert "LinkedIn Not connected" in page.text
    assert page.form(CONNECT).buttons == ["Connect"]
    assert browser.post(CONNECT).location.startswith(f"{ready.stand_in.address}/oauth/v2/authorization?")


@pytest.mark.statement(30)
@pytest.mark.parametrize("far", ["nothing", "connected", "requested"])
def test_before_the_set_up_is_complete_users_are_told_to_ask_an_administrator(company: Company, far: str) -> None:
    if far != "nothing":
        company.connect()
    if far == "requested":
        company.request("company")
    browser = company.browser_of(company.people.recruiter())
    page = browser.open(CONNECTIONS)
    assert "LinkedIn is not set up for Attract yet. Ask an administrator." in page.text
    assert "LinkedIn is not connected yet. Ask an administrator to connect it" in browser.send(CONNECT).text


def test_a_connected_user_sees_their_seat_and_contract(ready: Company) -> None:
    rita, harald, nora = ready.people.recruiter(), ready.people.manager(), ready.people.recruiter()
    assert "Seat Recruiter · Contract 5001" in ready.connect_user(rita, "rita").text
    assert "Seat Hiring manager · Contract 5001" in ready.connect_user(harald, "harald").text
    assert "None was found for your LinkedIn account." in ready.connect_user(nora, "nora").text
    assert (of_user(rita.id).kind, of_user(harald.id).kind, of_user(nora.id).kind) == ("recruiter", "hiring_manager", "none")
    assert of_user(rita.id).seats == ("urn:li:seat:9001",)


def test_a_seat_on_two_contracts_is_found_on_both(company: Company) -> None:
    company.enable(CONTRACT, SECOND_CONTRACT)
    while seat_mapping.work():
        pass
    assert set(of_user(company.admin.id).seats) == {"urn:li:seat:9004", "urn:li:seat:9005"}


@pytest.mark.statement(32)
def test_one_user_connecting_does_not_connect_another(ready: Company) -> None:
    rita, ola = ready.people.recruiter(), ready.people.recruiter()
    ready.connect_user(rita, "rita")
    assert of_user(rita.id).connected
    assert not of_user(ola.id).connected
    assert of_user(ola.id).seats == ()
    assert "LinkedIn Not connected" in ready.browser_of(ola).open(CONNECTIONS).text


def test_one_linkedin_member_belongs_to_one_user(ready: Company) -> None:
    rita, ola = ready.people.recruiter("Rita Recruiter"), ready.people.recruiter()
    ready.connect_user(rita, "rita")
    page = ready.connect_user(ola, "rita")
    assert "This LinkedIn account is connected with Rita Recruiter in Attract already." in page.text
    assert not of_user(ola.id).connected
    ready.connect_user(ola, "ola")
    assert of_user(ola.id).seats == ("urn:li:seat:9003",)


def test_disconnect_forgets_who_the_user_is(ready: Company) -> None:
    rita = ready.people.recruiter()
    ready.connect_user(rita, "rita")
    page = ready.browser_of(rita).send(DISCONNECT)
    assert "Your LinkedIn account is disconnected." in page.text
    assert (of_user(rita.id).connected, of_user(rita.id).seats) == (False, ())


def test_declining_at_linkedin_connects_nobody(ready: Company) -> None:
    rita = ready.people.recruiter()
    browser = ready.browser_of(rita)
    back = ready.stand_in.allow(browser.post(CONNECT).location, "rita", answer="cancel")
    assert "You declined at LinkedIn, so nothing was connected." in browser.open(back).text
    assert not of_user(rita.id).connected


def test_a_sign_in_that_is_left_at_linkedin_leaves_nothing_but_a_hint(ready: Company) -> None:
    rita = ready.people.recruiter()
    browser, before = ready.browser_of(rita), [Counted.select().count() for Counted in (LinkedInConnection, SyncDirty)]
    assert HINT not in browser.open(CONNECTIONS).text
    browser.post(CONNECT)
    page = browser.open(CONNECTIONS)
    assert "LinkedIn Not connected" in page.text
    assert HINT in page.text
    assert page.form(CONNECT).buttons == ["Connect"]
    assert HINT not in ready.page().text
    assert HINT not in ready.browser_of(rita).open(CONNECTIONS).text  # who signs in anew begins anew
    assert [Counted.select().count() for Counted in (LinkedInConnection, SyncDirty)] == before
    assert not of_user(rita.id).connected
    with browser.client.session_transaction() as session:
        session["linkedin_sign_in"][2] -= 2 * 60 * 60_000
        session.modified = True
    assert HINT not in browser.open(CONNECTIONS).text


def test_whoever_finishes_after_all_is_connected_and_the_hint_is_gone(ready: Company) -> None:
    browser = ready.browser_of(ready.people.recruiter())
    at_linkedin = browser.post(CONNECT).location
    assert HINT in browser.open(CONNECTIONS).text
    page = browser.open(ready.stand_in.allow(at_linkedin, "rita"))
    assert "LinkedIn Connected" in page.text
    assert HINT not in page.text
    assert HINT not in browser.send(DISCONNECT).text


def test_an_answer_to_a_sign_in_that_began_elsewhere_connects_nobody(ready: Company) -> None:
    rita, ola = ready.people.recruiter(), ready.people.recruiter()
    theirs, mine = ready.browser_of(ola), ready.browser_of(rita)
    back = ready.stand_in.allow(theirs.post(CONNECT).location, "ola")
    assert "This sign-in at LinkedIn was not begun here" in mine.open(back).text
    mine.post(CONNECT)
    assert "This sign-in at LinkedIn was not begun here" in mine.open(back).text
    assert not of_user(rita.id).connected


def test_an_answer_counts_once(ready: Company) -> None:
    browser = ready.browser_of(ready.people.recruiter())
    back = ready.stand_in.allow(browser.post(CONNECT).location, "rita")
    assert "Your LinkedIn account is connected." in browser.open(back).text
    assert "This sign-in at LinkedIn was not begun here" in browser.open(back).text


def test_a_sign_in_that_took_too_long_connects_nobody(ready: Company) -> None:
    rita = ready.people.recruiter()
    browser = ready.browser_of(rita)
    back = ready.stand_in.allow(browser.post(CONNECT).location, "rita")
    with browser.client.session_transaction() as session:
        state, verifier, at, setting_up = session["linkedin_sign_in"]
        session["linkedin_sign_in"] = [state, verifier, at - 11 * 60_000, setting_up]
    assert "it took too long" in browser.open(back).text
    assert not of_user(rita.id).connected


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?state=x&code=x", "?error=access_denied", "?state=%00&code=%F0%9F%92%A5", "?code=" + "x" * 9000]
)
def test_a_made_up_answer_connects_nobody(ready: Company, query: str) -> None:
    rita = ready.people.recruiter()
    browser = ready.browser_of(rita)
    browser.post(CONNECT)
    assert "Nothing was connected; start it again." in browser.open(f"/linkedin/callback{query}").text
    assert not of_user(rita.id).connected


def test_a_code_that_linkedin_does_not_take_connects_nobody(ready: Company) -> None:
    browser = ready.browser_of(ready.people.recruiter())
    state = asked_at(browser.post(CONNECT).location)["state"]
    assert "Nothing was connected; start it again." in browser.open(f"/linkedin/callback?state={state}&code=forged").text


def test_linkedin_being_down_during_the_sign_in_is_said(ready: Company) -> None:
    browser = ready.browser_of(ready.people.recruiter())
    back = ready.stand_in.allow(browser.post(CONNECT).location, "rita")
    ready.linkedin.fault("status", {"path_prefix": "/v2/me"}, status=503)
    assert "LinkedIn does not answer just now." in browser.open(back).text


def test_the_seats_page_lists_all_seats_and_who_holds_them(ready: Company) -> None:
    rita = ready.people.recruiter("Rita R")
    ready.connect_user(rita, "rita")
    page = ready.browser.open(SEATS)
    assert "Rita Recruiter recruiter@attract.example Recruiter Contract 5001 Rita R connected" in page.text
    assert "Harald Haugen manager@attract.example Hiring manager Contract 5001" in page.text
    assert page.links["All 4"] == SEATS
    unmatched = ready.browser.open(page.links["Unmatched 2"])
    assert "Rita Recruiter" not in unmatched.text
    assert "Ola Olsen" in unmatched.text
    assert "Ola Olsen" not in ready.browser.open(f"{SEATS}?name=HAUGEN").text


def test_an_equal_address_is_only_a_suggestion(ready: Company) -> None:
    user = ready.people.recruiter("Harald H")
    ready.linkedin.add_seat("twin", 5001, first_name="Twin", last_name="Tveit", email=user.email.upper())
    ready.browser.send(f"{SEATS}/refresh")
    page = ready.browser.open(SEATS)
    assert "Suggested: Harald H has the same e-mail address." in page.text
    assert of_user(user.id).seats == ()
    seat = row_of("Twin")
    assert page.form(f"{SEATS}/{seat}/user").fields["user"] == user.email


def test_an_administrator_maps_a_seat_by_hand_and_takes_it_back(ready: Company) -> None:
    user = ready.people.manager()
    seat = row_of("Harald")
    page = ready.browser.send(f"{SEATS}/{seat}/user", user=f" {user.email.upper()} ")
    assert "mapped by hand" in page.text
    assert of_user(user.id).kind == "hiring_manager"
    assert not of_user(user.id).connected
    with transaction():
        schedules.hurry(schedules.SEATS)
    assert seat_mapping.work()
    assert of_user(user.id).kind == "hiring_manager", "LinkedIn's list does not undo what a person said"
    ready.browser.send(f"{SEATS}/{seat}/unmap")
    assert of_user(user.id).seats == ()


def test_a_seat_whose_holder_connected_is_mapped_to_nobody_else(ready: Company) -> None:
    rita = ready.people.recruiter("Rita R")
    ready.connect_user(rita, "rita")
    address = f"{SEATS}/{row_of('Rita')}/user"
    page = ready.browser.send(address, user=ready.admin.email)
    assert "This LinkedIn account is connected with Rita R in Attract already." in page.text
    assert of_user(rita.id).seats == ("urn:li:seat:9001",)
    assert "urn:li:seat:9001" not in of_user(ready.admin.id).seats
    assert "is mapped" in ready.browser.send(address, user=rita.email).text
    assert of_user(rita.id).seats == ("urn:li:seat:9001",)


@pytest.mark.parametrize("given", ["nobody@attract.example", "", "x" * 5000])
def test_mapping_to_nobody_is_refused_beside_the_field(ready: Company, given: str) -> None:
    answer = ready.browser.post(f"{SEATS}/{row_of('Harald')}/user", {"user": given})
    assert answer.status_code == 422
    assert "No user who may sign in has this e-mail address." in answer.text
    assert ready.browser.post(f"{SEATS}/99999/user", {"user": ready.admin.email}).status_code == 404
    assert ready.browser.post(f"{SEATS}/99999/unmap").status_code == 404


def test_a_seat_that_linkedin_names_no_more_is_inactive(ready: Company) -> None:
    rita = ready.people.recruiter()
    ready.connect_user(rita, "rita")
    ready.linkedin.add_seat("rita", 5001, id=9001, state="PARKED")
    ready.browser.send(f"{SEATS}/refresh")
    assert of_user(rita.id).seats == ()
    assert "inactive" in ready.browser.open(SEATS).text


def test_seats_wait_while_linkedin_is_down_and_say_so(ready: Company) -> None:
    ready.linkedin.fault("status", {"path_prefix": "/v2/seatsV2"}, status=503)
    with transaction():
        schedules.hurry(schedules.SEATS)
    assert seat_mapping.work()
    assert not seat_mapping.work()
    assert "LinkedIn does not answer just now." in ready.browser.open(SEATS).text
    assert "Rita Recruiter" in ready.browser.open(SEATS).text


def test_without_contract_level_no_seats_are_asked_for(company: Company) -> None:
    company.enable()
    assert not seat_mapping.work()
    assert "LinkedIn tells about seats with contract-level access." in company.browser.open(SEATS).text
    user: Actor = company.people.user(Role.RECRUITER)
    page = company.connect_user(user, "rita")
    assert "Not known: LinkedIn tells about seats with contract-level access." in page.text
