"""What people do on the pages of Recruiter: switches, In ATS, export, InMail, notes, and acting as the member."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from e2e.recruiter.app import create_app
from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.members import Directory, Member
from e2e.recruiter.tests.support.partner_calls import ORG, Ats
from e2e.recruiter.tests.support.people import control_over, enable_contract, ready_ats, world_of
from e2e.recruiter.tests.support.reading import Reading

CALLBACK = "http://127.0.0.1:9/callback"  # nobody listens there
APPLICATION = f"atsJobApplicationId=A1&dataProvider=ATS&integrationContext={ORG}"
CANDIDATE = f"atsCandidateId=C1&dataProvider=ATS&integrationContext={ORG}"


@pytest.fixture
def app(directory: Directory) -> Flask:
    return create_app(directory)


@pytest.fixture
def web(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def ats(app: Flask) -> Ats:
    return ready_ats(app.test_client(), world_of(app), CALLBACK)


@pytest.fixture
def linkedin(app: Flask) -> LinkedInControl:
    return control_over(app.test_client())


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


def profile(web: FlaskClient, member: Member, query: str = "") -> Reading:
    answer = web.get(f"/talent/profile/{member.id}{query}")
    assert answer.status_code == 200
    return Reading(answer.text)


def act(web: FlaskClient, member: Member, what: str, **form: str) -> int:
    return web.post(f"/talent/profile/{member.id}/{what}", data=form).status_code


def synced(ats: Ats, member: Member) -> None:
    assert not ats.put_candidate(linkedInProfileUrl=member.public_profile_url).json["errors"]
    assert not ats.put_application().json["errors"]
    stages = {"S1": {"stage": "Application", "atsCreatedAt": 1}, "S2": {"stage": "Interview", "atsCreatedAt": 2}}
    feedback = {"feedback": "Great interview!", "interviewer": {"firstName": "Iris", "lastName": "Interviewer"}}
    ats.put_children(f"atsApplications/{APPLICATION}/stages", stages)
    ats.put_children(f"atsApplications/{APPLICATION}/interviewFeedback", {"F1": feedback})
    ats.put_children(f"atsCandidates/{CANDIDATE}/notes", {"N1": {"note": "Knows <b>Spark</b>"}})


@pytest.mark.parametrize("seat", ["colleague", "hiring_manager", "none", "signed_out"])
def test_only_administrators_change_admin_settings(web: FlaskClient, ats: Ats, seat: str):
    web.set_cookie("seat", seat)
    assert "Only an administrator" in web.get("/talent/admin/ats").text
    form = {"client_id": ats.app.client_id, "bundle": "company", "contract": "5001", "turn": "off"}
    assert web.post("/talent/admin/ats", data=form).status_code == 403
    assert ats.put_candidate().status_code == 200


def test_the_switch_turns_company_level_off_and_on(web: FlaskClient, ats: Ats):
    form = {"client_id": ats.app.client_id, "bundle": "company", "contract": "5001"}
    page = web.get("/talent/admin/ats").text
    assert "Attract – test" in page
    assert 'aria-checked="true"' in page
    assert web.post("/talent/admin/ats", data=form | {"turn": "off"}).status_code == 303
    assert ats.put_candidate().status_code == 403
    assert web.post("/talent/admin/ats", data=form | {"turn": "on"}).status_code == 303
    assert ats.put_candidate().status_code == 200


def test_what_is_not_ready_cannot_be_switched_on(app: Flask, web: FlaskClient):
    ats = ready_ats(app.test_client(), world_of(app))  # named, but without a callback URL
    form = {"client_id": ats.app.client_id, "bundle": "company", "contract": "5001", "turn": "on"}
    page = web.get("/talent/admin/ats").text
    assert "Waiting for the partner" in page
    assert " disabled" in page
    assert web.post("/talent/admin/ats", data=form).status_code == 409


def test_an_administrator_of_several_contracts_sees_a_switch_for_each(web: FlaskClient, ats: Ats):
    enable_contract(ats)
    enable_contract(ats, "urn:li:contract:5002")
    web.set_cookie("seat", "admin")
    page = Reading(web.get("/talent/admin/ats").text).text
    assert page.count("Company level access") == 1
    assert "Contract level access: Attract Nordic hiring" in page
    assert "Contract level access: Attract Europe" in page
    web.set_cookie("seat", "recruiter")
    assert "Attract Europe" not in web.get("/talent/admin/ats").text
    assert (
        web.post(
            "/talent/admin/ats", data={"client_id": ats.app.client_id, "bundle": "contract", "contract": "5002", "turn": "off"}
        ).status_code
        == 403
    )


def test_in_ats_shows_jobs_with_their_way_feedback_and_notes_as_text(web: FlaskClient, ats: Ats, solveig: Member):
    assert "In ATS" not in profile(web, solveig).headings["h2"]
    synced(ats, solveig)
    page = profile(web, solveig)
    assert "In ATS" in page.headings["h2"]
    assert {"Jobs & Statuses", "Interview Feedback", "Notes"} <= set(page.headings["h3"])
    text = page.text
    assert text.index("Application 1970") < text.index("Interview 1970")
    assert "Great interview!" in text
    assert "Knows <b>Spark</b>" in text
    assert "https://ats.example/c/C1" in page.links()
    assert not [each for each in page.links() if each.startswith("mailto:")]


def test_in_ats_goes_with_the_candidate_and_without_the_configuration_hides_the_jobs(web: FlaskClient, ats: Ats, solveig: Member):
    synced(ats, solveig)
    store = ats.world.store_of(ats.app.client_id)
    del store.integrations[ORG, "IN_ATS_INDICATOR"].configurations["APPLICATION_VIEWERS"]
    assert "No jobs that you may see." in profile(web, solveig).text
    ats.send("DELETE", f"/v2/atsCandidates?ids[0].{CANDIDATE.replace('&', '&ids[0].')}")
    assert "In ATS" not in profile(web, solveig).headings["h2"]


def test_export_finds_jobs_by_title_and_id_and_notifies(web: FlaskClient, ats: Ats, linkedin: LinkedInControl, solveig: Member):
    ats.post_job("REQ-2", title="Data Engineer")
    ats.post_job("REQ-3", title="Data Engineer", jobPostingOperationType="CREATE", state="CLOSED")
    assert _offered(profile(web, solveig, "?job=senior")) == ["REQ-1"]
    assert _offered(profile(web, solveig, "?job=req-2")) == ["REQ-2"]
    assert _offered(profile(web, solveig)) == ["REQ-2", "REQ-1"]
    job = f"{ats.app.client_id}|REQ-2"
    assert act(web, solveig, "export", job=job, emails="typed@in.example, nonsense") == 303
    (made,) = linkedin.state()["recruiter"]["exports"]
    assert (made["member"], made["job"], made["seat"], made["emails"]) == (solveig.id, "REQ-2", 9001, ["typed@in.example"])
    assert [each["id"] for each in linkedin.deliveries(settle=5) if each["type"].startswith("EXPORT")] == [made["id"]]
    assert act(web, solveig, "export", job=f"{ats.app.client_id}|REQ-3") == 400


def _offered(page: Reading) -> list[str]:
    values = [each.attributes["value"] for each in page.all("option[value]")]
    return [each.partition("|")[2] for each in values if "|" in each]


def test_jobs_of_another_ats_are_offered_once_it_is_chosen(app: Flask, web: FlaskClient, ats: Ats, solveig: Member):
    other = ready_ats(app.test_client(), ats.world, CALLBACK + "/other")
    other.post_job("OTHER-1")
    assert _offered(profile(web, solveig, f"?ats={ats.app.client_id}")) == ["REQ-1"]
    assert sorted(_offered(profile(web, solveig, f"?ats={other.app.client_id}"))) == ["OTHER-1", "REQ-1"]


@pytest.mark.parametrize("seat", ["hiring_manager", "none", "signed_out"])
def test_without_a_recruiter_seat_nothing_is_exported_or_written(web: FlaskClient, ats: Ats, solveig: Member, seat: str):
    web.set_cookie("seat", seat)
    page = profile(web, solveig)
    assert "Export to ATS" not in page.headings["h2"]
    assert act(web, solveig, "export", job=f"{ats.app.client_id}|REQ-1") in (400, 403)
    assert act(web, solveig, "inmail", body="Hello") in (400, 403)


def test_inmail_is_answered_as_the_member_who_may_share(web: FlaskClient, ats: Ats, linkedin: LinkedInControl, solveig: Member):
    assert act(web, solveig, "inmail", subject="A job", body="Hello") == 303
    (thread,) = (each["urn"] for each in linkedin.state()["recruiter"]["threads"])
    assert act(web, solveig, "answer", thread=thread, body="Yes", share="on", email="on", type="REPLY") == 303
    (stub,) = linkedin.state()["recruiter"]["stubs"]
    assert (stub["member"], stub["email"]) == (solveig.id, solveig.email)
    page = profile(web, solveig).text
    assert "Hello" in page
    assert "Yes" in page
    web.set_cookie("seat", "colleague")
    assert "Hello" not in profile(web, solveig).text


def test_notes_are_private_unless_public_and_changed_by_their_owner_only(
    web: FlaskClient, linkedin: LinkedInControl, solveig: Member
):
    act(web, solveig, "note", text="Private thought")
    act(web, solveig, "note", text="Public thought", public="on")
    private, public = (each["id"] for each in linkedin.state()["recruiter"]["recruiterNotes"])
    web.set_cookie("seat", "colleague")
    seen = profile(web, solveig).text
    assert "Public thought" in seen
    assert "Private thought" not in seen
    assert act(web, solveig, "note", note=public, text="Mine now") == 400
    web.set_cookie("seat", "recruiter")
    assert act(web, solveig, "note", note=private, text="Second thought") == 303
    assert act(web, solveig, "note", note=public, delete="1") == 303
    seen = profile(web, solveig).text
    assert "Second thought" in seen
    assert "Public thought" not in seen


def test_a_closed_account_is_gone_from_every_page(web: FlaskClient, solveig: Member):
    assert act(web, solveig, "close") == 303
    assert web.get(f"/talent/profile/{solveig.id}").status_code == 404
    assert solveig.id not in web.get("/talent/search?q=solveig").text


def test_a_member_from_the_control_api_has_a_profile_and_is_found(web: FlaskClient, linkedin: LinkedInControl):
    linkedin.add_member("new-member", first_name="Nils", last_name="Newcomer", slug="nils-newcomer")
    assert "Nils Newcomer" in web.get("/talent/search?q=newcomer").text
    assert web.get("/talent/profile/new-member").status_code == 200


def test_a_new_seat_signs_in_by_the_persons_id(web: FlaskClient, linkedin: LinkedInControl, solveig: Member):
    linkedin.add_seat("petra", 5001, first_name="Petra", last_name="Person", email="petra@x.example")
    web.set_cookie("seat", "petra")
    assert "Petra Person" in web.get("/talent/search").text
    assert act(web, solveig, "note", text="Hm") == 303


def test_the_control_api_is_for_this_machine_only(web: FlaskClient):
    assert web.get("/__control/state", environ_base={"REMOTE_ADDR": "10.1.2.3"}).status_code == 403
    assert web.post("/__control/settings", json={"nonsense": True}).status_code == 400
    assert web.post("/__control/export", json={"member": "nobody", "job": "x", "seat": "rita"}).status_code == 404


def test_more_leads_to_the_switches(page: Page, base_url: str):
    page.goto(f"{base_url}/talent/search")
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Admin Settings").click()
    page.get_by_role("link", name="ATS", exact=True).click()
    expect(page.get_by_text("No ATS has been requested.")).to_be_visible()
