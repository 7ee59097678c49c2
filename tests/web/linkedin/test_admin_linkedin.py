"""Admin center, LinkedIn Integration: from nothing to Enabled, against the stand-in (statements 1-23)."""

import logging
from collections.abc import Callable

import pytest
import requests
from flask import Flask

from server.domain.errors import LinkedInLocked
from server.domain.linkedin.access_levels import CALLBACK_TYPE, COMPANY_TYPES, AccessLevel, IntegrationState, LinkedInFeature
from server.domain.roles import Role, TeamRole
from server.storage.database import transaction
from server.storage.linkedin.setup import account, schedules, seats
from server.storage.linkedin.setup import integrations as kept
from server.storage.linkedin.tab import links
from server.storage.tables import LinkedInAccount, LinkedInMatch, SyncDirty, SyncRecord
from server.usecases.linkedin.setup import access_levels, connection, integrations, seat_mapping
from server.usecases.linkedin.setup.seats import of_user
from tests.support.linkedin_set_up import (
    COMPANY,
    COMPANY_ID,
    CONTRACT,
    ORGANIZATION,
    PAGE,
    PARTNER_SECRET,
    SECOND_CONTRACT,
    Company,
    StandIn,
    asked_at,
)
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page


def state_of(page: Page) -> str:
    """What the page says of Recruiter System Connect."""
    return page.text.partition("Recruiter System Connect (RSC)")[2].strip()


def marked() -> set[tuple[str, int]]:
    return {(mark.subject, mark.subject_id) for mark in SyncDirty.select()}


def statuses() -> dict[str, str]:
    return {one.type: one.status for one in kept.everything()}


@pytest.mark.statement(1)
@pytest.mark.statement(3)
def test_the_gear_menu_leads_an_administrator_to_the_linkedin_integration_tab(company: Company) -> None:
    page = company.browser.open(company.browser.open("/jobs").links["Admin center"])
    assert page.links["LinkedIn Integration"] == PAGE
    assert "LinkedIn Integration" in page.title


@pytest.mark.parametrize(
    ("path", "tab"), [("", PAGE), ("/disconnect", PAGE), ("/anew", PAGE), ("/sync/withdraw", f"{PAGE}/sync")]
)
def test_every_page_says_which_tab_it_belongs_to_and_leads_back(company: Company, path: str, tab: str) -> None:
    page = company.browser.open(PAGE + path)
    current = [given["href"] for tag, given in page.elements if tag == "a" and given.get("aria-current") in ("page", "true")]
    assert current == [tab]
    assert tab in page.links.values()


@pytest.mark.statement(2)
@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER, Role.READ_ONLY, None])
def test_nobody_else_opens_the_admin_center(company: Company, role: Role | None) -> None:
    browser = company.browser_of(company.people.user(*([role] if role else [])))
    assert "Admin center" not in browser.open("/jobs").links
    for address in ("/admin", PAGE, f"{PAGE}/seats", f"{PAGE}/disconnect"):
        assert browser.get(address).status_code == 403, address
    for address in (
        "company",
        "partner",
        "connect",
        "integrations",
        "notify-partner",
        "refresh",
        "viewers",
        "secret",
        "secret/forget",
        "moved",
        "anew",
        "disconnect",
        "seats/refresh",
    ):
        assert browser.post(f"{PAGE}/{address}").status_code == 403, address
    assert company.linkedin.requests() == []


@pytest.mark.statement(4)
@pytest.mark.statement(6)
def test_company_name_and_id_are_saved_and_shown_again(company: Company) -> None:
    form = company.page().form(f"{PAGE}/company")
    assert {"company_name", "company_id"} <= set(form.fields)
    assert "Save" in form.buttons
    company.browser.send(f"{PAGE}/company", company_name=f" {COMPANY} ", company_id=f" {COMPANY_ID} ")
    assert company.page().form(f"{PAGE}/company").fields == {"company_name": COMPANY, "company_id": COMPANY_ID}


@pytest.mark.statement(5)
@pytest.mark.parametrize("company_id", ["24a4183", "urn:li:organization:1", "-5", "0", "١٢٣", "", "9" * 40])
def test_a_company_id_with_anything_but_digits_is_refused_beside_its_field(company: Company, company_id: str) -> None:
    answer = company.browser.post(f"{PAGE}/company", {"company_name": COMPANY, "company_id": company_id})
    assert answer.status_code == 422
    page = Page(answer.text)
    assert page.message_of("company_id") == "A Company ID has digits only, such as 2414183."
    assert page.form(f"{PAGE}/company").fields == {"company_name": COMPANY, "company_id": company_id}


def test_the_page_says_what_connect_still_needs(company: Company) -> None:
    page = company.page()
    assert "Save the Company name and the Company ID." in page.text
    assert "Save the partner's client ID and client secret." in page.text
    refused = company.browser.send(f"{PAGE}/connect")
    assert "Save the Company name and the Company ID." in refused.text
    assert company.linkedin.requests() == []


@pytest.mark.statement(7)
def test_connect_makes_an_application_and_starts_a_linkedin_sign_in(company: Company) -> None:
    company.save()
    assert "Connect" in company.page().form(f"{PAGE}/connect").buttons
    answer = company.browser.post(f"{PAGE}/connect")
    assert answer.status_code == 303
    assert answer.location.startswith(f"{company.stand_in.address}/oauth/v2/authorization?")
    asked = asked_at(answer.location)
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == "http://127.0.0.1:8000/linkedin/callback"
    page = company.browser.open(company.stand_in.allow(answer.location))
    assert "LinkedIn is connected, and so is your own LinkedIn account." in page.text
    assert state_of(page).startswith("Connected, not requested")


def test_a_sign_in_left_at_linkedin_connects_nothing_and_leaves_a_hint(company: Company) -> None:
    company.save()
    assert company.browser.post(f"{PAGE}/connect").status_code == 303
    page = company.page()
    assert state_of(page).startswith("Not connected")
    assert "have not come back from it, so nothing is connected." in page.text
    assert (access_levels.standing().state, account.read().connected, marked()) == (IntegrationState.NOT_CONNECTED, False, set())
    assert schedules.all_of(schedules.INTEGRATIONS) == []
    assert "You declined at LinkedIn, so nothing was connected." in _come_back(company, "ada", "cancel").text
    assert not account.read().connected
    page = _come_back(company, "ada")
    assert state_of(page).startswith("Connected, not requested")
    assert "have not come back" not in page.text


def test_connecting_again_and_leaving_the_sign_in_keeps_the_connection(company: Company) -> None:
    company.enable(CONTRACT)
    since = account.read().connected_at
    company.browser.post(f"{PAGE}/connect")
    page = company.page()
    assert state_of(page).startswith("Enabled")
    assert "The connection is as it was before." in page.text
    assert account.read().connected_at == since


def test_an_account_that_a_colleague_has_connected_sets_up_all_the_same(company: Company) -> None:
    company.enable(CONTRACT)
    rita = company.people.recruiter("Rita Recruiter")
    company.connect_user(rita, "rita")
    company.browser.send(f"{PAGE}/disconnect")
    page = _come_back(company, "rita")
    assert "LinkedIn is connected. The account you signed in with stays Rita Recruiter's" in page.text
    assert account.read().connected
    assert of_user(rita.id).connected


def _come_back(company: Company, person: str, answer: str = "allow") -> Page:
    """Choose Connect, and come back from LinkedIn with this answer."""
    at_linkedin = company.browser.post(f"{PAGE}/connect").location
    return company.browser.open(company.stand_in.allow(at_linkedin, person, answer))


def test_the_application_is_named_after_the_company_and_knows_this_address(company: Company) -> None:
    company.connect()
    [app] = company.linkedin.state()["apps"].values()
    assert app["name"] == "Attract - Attract AS"
    assert app["jsDomains"] == ["http://127.0.0.1:8000"]
    assert app["callbackUrls"] == ["http://127.0.0.1:8000/linkedin/callback"]


def test_connecting_again_finds_the_same_application(company: Company) -> None:
    company.connect()
    first = account.read().client_id
    company.browser.send(f"{PAGE}/disconnect")
    company.connect()
    assert account.read().client_id == first


def test_wrong_partner_credentials_are_said_in_one_sentence(company: Company) -> None:
    company.save()
    company.browser.send(f"{PAGE}/partner", partner_id="parent-client", partner_secret="wrong")
    page = company.browser.send(f"{PAGE}/connect")
    assert "LinkedIn does not accept the credentials. Enter the client ID and secret again." in page.text
    assert access_levels.standing().state == IntegrationState.NOT_CONNECTED


@pytest.mark.parametrize("fault", [{"kind": "status", "status": 503}, {"kind": "html"}, {"kind": "half_body"}])
def test_connect_survives_a_linkedin_that_is_down(company: Company, fault: dict[str, object]) -> None:
    company.save()
    company.linkedin.fault(match={"path_prefix": "/v2/provisionedApplications"}, **fault)  # type: ignore[arg-type]
    assert "LinkedIn does not answer just now." in company.browser.send(f"{PAGE}/connect").text
    company.linkedin.clear_faults()
    assert state_of(company.connect()).startswith("Connected, not requested")


@pytest.mark.statement(10)
def test_connected_and_not_requested_shows_request_and_linkedins_widget(company: Company) -> None:
    page = company.connect()
    assert access_levels.standing().state == IntegrationState.CONNECTED
    assert "Choose Request in LinkedIn's window below" in page.text
    scripts = {name.get("type", ""): name for tag, name in page.elements if tag == "script"}
    assert scripts["IN/ATSIntegrationWidget"]["data-onintegrate"] == "integrationRequest"
    answer = company.browser.get(PAGE)
    policy = answer.headers["Content-Security-Policy"]
    assert f"script-src 'self' {company.stand_in.address};" in policy
    assert f"frame-src {company.stand_in.address};" in policy
    assert f"api_key: {account.read().client_id}" in answer.text
    for other in ("/jobs", f"{PAGE}/seats"):
        assert "frame-src" not in company.browser.get(other).headers["Content-Security-Policy"]


@pytest.mark.statement(11)
def test_request_leads_to_partner_ready(company: Company) -> None:
    company.connect()
    page = company.request("company")
    assert state_of(page).startswith("Partner ready")
    assert set(statuses()) == set(COMPANY_TYPES)
    named = company.linkedin.state()["apps"][account.read().client_id]["integrations"]
    assert {one["name"] for one in named if one["type"] in COMPANY_TYPES} == {"Attract AS – Attract"}


@pytest.mark.statement(12)
def test_notify_partner_does_what_failed(company: Company) -> None:
    company.connect()
    company.linkedin.fault("status", {"path_prefix": "/v2/atsIntegrations"}, status=503)
    page = company.request("company")
    assert state_of(page).startswith("Notify partner")
    assert "LinkedIn does not answer just now. Attract tries again by itself." in page.text
    assert "Notify partner" in page.form(f"{PAGE}/notify-partner").buttons
    company.linkedin.clear_faults()
    assert state_of(company.browser.send(f"{PAGE}/notify-partner")).startswith("Partner ready")
    assert not company.page().goes_to(f"{PAGE}/notify-partner")


@pytest.mark.statement(11)
def test_the_worker_notifies_the_partner_as_well(company: Company) -> None:
    company.connect()
    company.linkedin.fault("status", {"path_prefix": "/v2/atsIntegrations"}, status=503)
    company.request("company")
    assert not integrations.work(), "it waits a minute before it tries again"
    company.linkedin.clear_faults()
    with transaction():
        schedules.hurry(schedules.INTEGRATIONS)
    assert integrations.work()
    assert access_levels.standing().state == IntegrationState.PARTNER_READY
    assert not integrations.work()


@pytest.mark.statement(13)
def test_nothing_in_attract_alone_makes_it_enabled(company: Company) -> None:
    company.connect()
    company.request("company")
    for step in ("notify-partner", "refresh", "connect"):
        company.browser.post(f"{PAGE}/{step}")
        with transaction():
            schedules.hurry(schedules.INTEGRATIONS)
        integrations.work()
        assert access_levels.standing().state == IntegrationState.PARTNER_READY


@pytest.mark.statement(14)
@pytest.mark.statement(15)
@pytest.mark.statement(16)
def test_when_linkedins_administrator_turns_company_level_on_it_is_enabled(company: Company) -> None:
    company.connect()
    page = company.request("company")
    assert "LinkedIn Recruiter, More, Admin Settings, ATS" in page.text
    company.linkedin.switch("company", enabled=True)
    page = company.browser.send(f"{PAGE}/refresh")
    assert state_of(page).startswith("Enabled")
    assert (
        "Company-level access Every contract in your company 1-click export In-ATS indicator In-ATS profile widget Enabled"
        in page.text
    )
    assert "Contract-level access Every seat on this contract" in page.text
    assert "InMail stub profiles Not requested" in page.text


@pytest.mark.statement(17)
@pytest.mark.statement(18)
@pytest.mark.statement(19)
@pytest.mark.statement(20)
@pytest.mark.statement(23)
def test_company_level_reaches_every_contract_and_opens_no_history(company: Company) -> None:
    company.enable()
    standing = access_levels.standing()
    assert (standing.company, standing.contracts) == (True, ())
    assert standing.features == {LinkedInFeature.EXPORT, LinkedInFeature.IN_ATS, LinkedInFeature.PROFILE_WIDGET}


@pytest.mark.statement(21)
@pytest.mark.statement(22)
def test_contract_level_opens_everything_on_its_contract(company: Company) -> None:
    page = company.enable(CONTRACT, company=False)
    assert access_levels.standing().contracts == (CONTRACT,)
    assert all(access_levels.standing().may(feature) for feature in LinkedInFeature)
    assert "Contract-level access Contract 5001 Every seat on this contract" in page.text


def test_several_contracts_can_be_on_at_once(company: Company) -> None:
    company.enable(CONTRACT, SECOND_CONTRACT)
    assert access_levels.standing().contracts == (CONTRACT, SECOND_CONTRACT)


def test_what_linkedin_turns_off_is_off_here(company: Company) -> None:
    company.enable(CONTRACT)
    company.linkedin.switch("contract", enabled=False, contract=CONTRACT)
    company.browser.send(f"{PAGE}/refresh")
    assert access_levels.standing().contracts == ()
    assert not access_levels.standing().may(LinkedInFeature.STUB_PROFILES)


def test_a_notification_that_the_status_changed_is_enough(company: Company) -> None:
    company.connect()
    company.request("company")
    company.linkedin.switch("company", enabled=True)
    integrations.refresh()
    assert access_levels.standing().state == IntegrationState.ENABLED


def test_linkedin_gets_the_callback_address_and_who_sees_jobs(company: Company) -> None:
    company.connect()
    page = company.request("company")
    callback = f"http://127.0.0.1:8000/webhooks/linkedin/{account.read().callback_token}"
    stored = {one.type: integrations.configuration_of(one) for one in kept.everything()}
    assert stored[CALLBACK_TYPE] == {"CALLBACK_URL": callback, "JOB_POSTING_VIEWERS": "ALL_PRODUCT_USERS"}
    assert stored["IN_ATS_INDICATOR"] == {"APPLICATION_VIEWERS": "ALL_PRODUCT_USERS"}
    assert f"CALLBACK_URL {callback}" in page.text
    assert "JavaScript domains http://127.0.0.1:8000" in page.text
    assert connection.client().configuration(CALLBACK_TYPE, ORGANIZATION) == stored[CALLBACK_TYPE]


def test_only_the_hiring_team_means_that_linkedin_shows_nothing_by_itself(company: Company) -> None:
    company.enable()
    company.browser.send(f"{PAGE}/viewers", viewers="hiring_team")
    assert integrations.work()
    assert "JOB_POSTING_VIEWERS" not in connection.client().configuration(CALLBACK_TYPE, ORGANIZATION)
    company.browser.send(f"{PAGE}/viewers", viewers="everybody")
    assert integrations.work()
    assert connection.client().configuration(CALLBACK_TYPE, ORGANIZATION)["JOB_POSTING_VIEWERS"] == "ALL_PRODUCT_USERS"
    assert access_levels.standing().state == IntegrationState.ENABLED
    assert "Choose who sees the jobs." in company.browser.send(f"{PAGE}/viewers", viewers="nobody").text


@pytest.mark.parametrize("asked", [None, [], "x", [{"integrationType": "UNIFIED_SEARCH"}], {"a": 1}, [[]], 5])
def test_a_request_that_says_nothing_changes_nothing(company: Company, asked: object) -> None:
    company.connect()
    assert company.browser.client.post(f"{PAGE}/integrations", json=asked).status_code == 204
    assert "LinkedIn's request names no integration that Attract knows." in company.page().text
    assert kept.everything() == []


def test_a_request_for_another_company_is_refused(company: Company) -> None:
    company.connect()
    foreign = [{"integrationType": CALLBACK_TYPE, "integrationContext": "urn:li:organization:1"}]
    company.browser.client.post(f"{PAGE}/integrations", json=foreign)
    assert "another company than the Company ID here" in company.page().text
    assert kept.everything() == []


def test_the_company_id_cannot_change_while_connected(company: Company) -> None:
    company.connect()
    answer = company.browser.post(f"{PAGE}/company", {"company_name": COMPANY, "company_id": "77"})
    assert "Disconnect first" in Page(answer.text).message_of("company_id")
    company.browser.send(f"{PAGE}/company", company_name="Attract ASA", company_id=COMPANY_ID)
    company.browser.send(f"{PAGE}/disconnect")
    company.browser.send(f"{PAGE}/company", company_name=COMPANY, company_id="77")
    assert account.read().organization == "urn:li:organization:77"


def test_secrets_are_sealed_and_never_shown(company: Company, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    company.enable(CONTRACT)
    row = LinkedInAccount.get()
    secrets = [account.secret(name) for name in ("partner_secret", "client_secret", "token")]
    assert secrets[0] == PARTNER_SECRET
    told = company.browser.get(PAGE).text + company.browser.get(f"{PAGE}/disconnect").text + caplog.text
    kept_there = f"{row.partner_secret_sealed} {row.client_secret_sealed} {row.token_sealed}"
    for secret in secrets:
        assert secret
        assert secret not in told
        assert secret not in kept_there
    assert "A secret is kept" in company.browser.get(PAGE).text


def test_without_an_encryption_key_no_credentials_are_kept(
    make_app: Callable[..., Flask], people: People, stand_in: StandIn
) -> None:
    browser = Browser(make_app(**stand_in.environment(ENCRYPTION_KEYS=""))).signed_in(people.administrator())
    assert "Ask the operator to set ENCRYPTION_KEYS." in browser.open(PAGE).text
    page = browser.send(f"{PAGE}/partner", partner_id="parent-client", partner_secret=PARTNER_SECRET)
    assert "Ask the operator to set ENCRYPTION_KEYS." in page.text
    assert not account.read().has_partner_secret


def test_an_attract_without_linkedin_says_so(make_app: Callable[..., Flask], people: People) -> None:
    browser = Browser(make_app()).signed_in(people.administrator())
    assert "LINKEDIN_ENVIRONMENT" in browser.open(PAGE).text
    assert "LINKEDIN_ENVIRONMENT" in browser.send(f"{PAGE}/connect").text


def test_the_secret_is_rolled_while_the_earlier_one_still_counts(company: Company) -> None:
    company.enable()
    first = account.secret("client_secret")
    page = company.browser.send(f"{PAGE}/secret")
    assert "Two are accepted" in page.text
    assert account.secret("earlier_secret") == first
    assert account.secret("client_secret") not in (None, first)
    assert "Forget the earlier secret first" in company.browser.send(f"{PAGE}/secret").text
    assert "This is how LinkedIn sees it now." in company.browser.send(f"{PAGE}/refresh").text
    company.linkedin.drop_old_secret(account.read().client_id)
    company.browser.send(f"{PAGE}/secret/forget")
    assert not account.has("earlier_secret")
    assert "This is how LinkedIn sees it now." in company.browser.send(f"{PAGE}/refresh").text


def test_disconnect_forgets_secrets_and_keeps_what_is_here(company: Company) -> None:
    company.enable(CONTRACT)
    token = account.read().callback_token
    assert "Withdraw on the Sync page" in company.browser.open(f"{PAGE}/disconnect").links
    page = company.browser.send(f"{PAGE}/disconnect")
    assert state_of(page).startswith("Not connected")
    linkedin_account = account.read()
    assert (linkedin_account.connected, linkedin_account.sync, linkedin_account.callback_token) == (False, "off", token)
    assert not any(account.has(name) for name in ("client_secret", "earlier_secret", "token"))
    assert linkedin_account.has_partner_secret
    assert access_levels.standing().features == frozenset()
    company.linkedin.forget_requests()
    assert not integrations.work()
    assert company.linkedin.requests() == []
    company.browser.send(f"{PAGE}/disconnect", forget_partner="yes")
    assert not account.read().has_partner_secret


def test_what_changed_while_disconnected_is_compared_after_connecting_again(company: Company) -> None:
    company.connect()
    company.browser.send(f"{PAGE}/disconnect")
    rita = company.people.recruiter()
    job = company.people.job((rita, TeamRole.RECRUITER))
    candidate = company.people.applicant(rita, job).candidate
    changed = {("job", job), ("candidate", candidate)}
    assert not changed & marked()
    company.connect()
    assert changed <= marked()


def test_disconnect_forgets_whom_linkedin_takes_candidates_for(company: Company) -> None:
    company.connect()
    rita = company.people.recruiter()
    candidate = company.people.applicant(rita, company.people.job((rita, TeamRole.RECRUITER))).candidate
    with transaction():
        links.ask(candidate, 0)
        links.keep_matches([(candidate, ["urn:li:person:kari"], None)])
    company.browser.send(f"{PAGE}/disconnect")
    assert LinkedInMatch.select().count() == 0


def test_a_token_that_comes_after_disconnecting_is_not_kept(company: Company) -> None:
    company.enable()
    linkedin_account, secret = account.read(), account.secret("client_secret")
    assert secret
    tokens = connection._tokens(linkedin_account, secret)
    kept_token = tokens.renew()
    assert kept_token in str(account.secret("token"))
    company.browser.send(f"{PAGE}/disconnect")
    tokens.renew()
    assert (account.has("token"), account.read().token_expires_at) == (False, None)
    with transaction():
        account.change(client_id="another", connected_at=1)
    tokens.renew()
    assert not account.has("token"), "it is a token of another application"


def test_a_copy_at_another_address_is_locked_until_somebody_says_that_it_moved(
    company: Company, make_app: Callable[..., Flask]
) -> None:
    company.enable()
    moved = make_app(**company.stand_in.environment(PUBLIC_URL="http://127.0.0.1:8765"))
    browser = Browser(moved).signed_in(company.admin)
    company.linkedin.forget_requests()
    page = browser.open(PAGE)
    assert "This installation may not talk to LinkedIn" in page.text
    assert "http://127.0.0.1:8000 ·" in page.text
    assert "http://127.0.0.1:8765 ·" in page.text
    for step in ("connect", "refresh", "secret", "notify-partner"):
        assert "it is not the one that was connected" in browser.send(f"{PAGE}/{step}").text
    assert company.linkedin.requests() == []
    page = browser.send(f"{PAGE}/moved")
    assert "LinkedIn knows the new address now." in page.text
    assert integrations.work()
    app = company.linkedin.state()["apps"][account.read().client_id]
    assert app["jsDomains"] == ["http://127.0.0.1:8765"]
    callback = connection.client().configuration(CALLBACK_TYPE, ORGANIZATION)["CALLBACK_URL"]
    assert callback.startswith("http://127.0.0.1:8765/webhooks/linkedin/")


def test_an_installation_that_is_not_locked_forgets_nothing(company: Company) -> None:
    company.enable()
    company.browser.send(f"{PAGE}/anew")
    company.browser.send(f"{PAGE}/moved")
    assert access_levels.standing().state == IntegrationState.ENABLED


def test_a_move_that_linkedin_did_not_hear_of_is_told_by_the_worker(company: Company, make_app: Callable[..., Flask]) -> None:
    company.enable()
    browser = Browser(make_app(**company.stand_in.environment(PUBLIC_URL="http://127.0.0.1:8765"))).signed_in(company.admin)
    company.linkedin.fault("status", {"path_prefix": "/v2/provisionedApplications"}, status=503)
    assert "Attract tries again by itself." in browser.send(f"{PAGE}/moved").text
    company.linkedin.clear_faults()
    assert integrations.work()
    app = company.linkedin.state()["apps"][account.read().client_id]
    assert app["jsDomains"] == ["http://127.0.0.1:8765"]


def test_the_newer_protocol_leads_to_enabled_as_well(make_app: Callable[..., Flask], people: People, stand_in: StandIn) -> None:
    app, admin = make_app(**stand_in.environment(LINKEDIN_DIALECT="rest")), people.administrator()
    company = Company(app, people, stand_in, admin, Browser(app).signed_in(admin))
    company.enable(CONTRACT)
    assert access_levels.standing().levels == (AccessLevel.COMPANY, AccessLevel.CONTRACT)
    company.browser.send(f"{PAGE}/viewers", viewers="hiring_team")
    assert integrations.work()
    assert "JOB_POSTING_VIEWERS" not in connection.client().configuration(CALLBACK_TYPE, ORGANIZATION)
    assert seat_mapping.work()
    assert len(seats.page(False, (), 0, 50)) == 4


def test_a_test_installation_never_speaks_to_production_with_a_copied_connection(
    company: Company, make_app: Callable[..., Flask]
) -> None:
    company.enable(CONTRACT)
    first = account.read().callback_token
    with transaction():
        SyncRecord.create(kind="job", key="REQ-1", subject="job", subject_id=1, state="acknowledged")
    production = make_app(**company.stand_in.environment(LINKEDIN_ENVIRONMENT="production", LINKEDIN_ADDRESS=""))
    browser = Browser(production).signed_in(company.admin)
    page = browser.open(PAGE)
    assert not page.goes_to(f"{PAGE}/moved")
    with pytest.raises(LinkedInLocked):
        connection.client()
    assert "it is not the one that was connected" in browser.send(f"{PAGE}/moved").text
    assert browser.open(f"{PAGE}/anew").goes_to(f"{PAGE}/anew")
    page = browser.send(f"{PAGE}/anew")
    assert state_of(page).startswith("Not connected")
    linkedin_account = account.read()
    assert (linkedin_account.client_id, linkedin_account.company_id, linkedin_account.callback_token != first) == (
        "",
        COMPANY_ID,
        True,
    )
    assert SyncRecord.select().count() == 0


@pytest.mark.parametrize(
    ("seat", "asked"),
    [
        pytest.param("admin", True, marks=pytest.mark.statement(8)),
        pytest.param("recruiter", False, marks=pytest.mark.statement(9)),
    ],
)
def test_a_contract_is_chosen_only_by_who_has_several(company: Company, seat: str, asked: bool) -> None:
    company.connect()
    where = {"api_key": account.read().client_id, "origin": "http://127.0.0.1:8000"}
    address = f"{company.stand_in.address}/xdoor/widgets/ATSIntegrationWidget"
    frame = requests.get(address, params=where, cookies={"seat": seat}, timeout=10)
    assert frame.status_code == 200
    assert ("Which contract?" in frame.text) is asked
    assert ("Request" in Page(frame.text).text) is not asked
