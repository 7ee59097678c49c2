"""The widgets in a browser, inside a page of an ATS that has a strict policy."""

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import FrameLocator, Page, expect
from werkzeug.serving import make_server

from e2e.recruiter.app import create_app
from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.members import Directory, Member
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.ats_page import AtsPage, onboarding, profile
from e2e.recruiter.tests.support.partner_calls import Ats
from e2e.recruiter.tests.support.people import enable_contract, ready_ats, world_of

CALLBACK = "http://127.0.0.1:9/callback"  # nobody listens there


@dataclass
class Stage:
    """A served stand-in with an ATS, and a page of that ATS."""

    address: str
    app: Flask
    ats: Ats
    page: AtsPage
    linkedin: LinkedInControl

    @property
    def world(self) -> World:
        return world_of(self.app)

    def sign_in(self, page: Page, seat: str) -> None:
        page.context.add_cookies([{"name": "seat", "value": seat, "url": self.address}])

    def open(self, page: Page, tags: str) -> FrameLocator:
        self.page.widgets["/candidate"] = tags
        page.goto(f"{self.page.origin}/candidate")
        return page.frame_locator("iframe")

    def candidate(self, member: Member | None = None, **changes: object) -> None:
        url = member.public_profile_url if member else None
        answer = self.ats.put_candidate(linkedInProfileUrl=url, **changes)
        assert not answer.json["errors"], answer.json


@pytest.fixture
def stage(directory: Directory) -> Iterator[Stage]:
    app = create_app(directory)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    ats = ready_ats(app.test_client(), world_of(app), CALLBACK)
    with AtsPage(address, ats.app.client_id) as page:
        ats.app.js_domains = [page.origin]
        yield Stage(address, app, ats, page, LinkedInControl(address))
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser's console complains about."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def calls(page: Page) -> list[list[object]]:
    found: list[list[object]] = page.evaluate("window.called")
    return found


def has_called(page: Page, times: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-calls", str(times))


def complains(page: Page, complaints: list[str], about: str) -> None:
    """Wait for such a complaint."""
    end = time.monotonic() + 5
    while not any(about in each for each in complaints):
        assert time.monotonic() < end, complaints
        page.title()  # lets the console's events in


def test_a_page_that_is_not_registered_gets_nothing_and_a_complaint(page: Page, stage: Stage, complaints: list[str]):
    stage.ats.app.js_domains = ["https://elsewhere.example"]
    stage.open(page, onboarding())
    complains(page, complaints, "domain is restricted")
    expect(page.locator("iframe")).to_have_count(0)


def test_an_unknown_key_and_an_undeclared_extension_render_nothing(page: Page, stage: Stage, complaints: list[str]):
    stage.page.extensions = "HcmWidget@https://x.example/p"
    stage.open(page, onboarding())
    complains(page, complaints, "not among the extensions")
    stage.page.api_key = "nobody"
    stage.open(page, profile())
    complains(page, complaints, "not known")
    expect(page.locator("iframe")).to_have_count(0)


def test_a_frame_elsewhere_than_in_a_registered_page_is_refused(stage: Stage):
    client = stage.app.test_client()
    where = f"/xdoor/widgets/HcmWidget?api_key={stage.ats.app.client_id}&origin="
    assert client.get(where + "https://evil.example").status_code == 403
    answer = client.get(where + stage.page.origin)
    assert answer.status_code == 200
    assert f"frame-ancestors {stage.page.origin}" in answer.headers["Content-Security-Policy"]
    assert client.get("/xdoor/widgets/HcmWidget?api_key=parent-client&origin=x").status_code == 403


def test_signed_out_it_asks_to_sign_in_and_only_administrators_may(page: Page, stage: Stage):
    stage.sign_in(page, "signed_out")
    frame = stage.open(page, onboarding())
    expect(frame.get_by_role("heading", name="Sign in to LinkedIn")).to_be_visible()
    frame.get_by_label("Account").select_option("ola")
    frame.get_by_role("button", name="Sign in").click()
    expect(frame.get_by_text("Ola Olsen is not an administrator")).to_be_visible()
    frame.get_by_role("button", name="Sign out").click()
    frame.get_by_label("Account").select_option("rita")
    frame.get_by_role("button", name="Sign in").click()
    expect(frame.get_by_role("heading", name="Recruiter System Connect (RSC)")).to_be_visible()
    expect(frame.get_by_text("Attract Nordic hiring")).to_be_visible()


def test_request_tells_the_page_and_the_frame_sees_the_partner_answer(page: Page, stage: Stage, complaints: list[str]):
    stage.sign_in(page, "recruiter")
    frame = stage.open(page, onboarding())
    row = frame.get_by_role("listitem").filter(has_text="Contract level access")
    expect(frame.get_by_role("listitem").filter(has_text="Company level access")).to_contain_text("Enabled")
    row.get_by_role("button", name="Request").click()
    expect(row.get_by_role("button", name="Notify partner")).to_be_visible()
    has_called(page, 1)
    name, wanted = calls(page)[0]
    contract = {"integrationContext": "urn:li:contract:5001", "integrationType": "CSA_API"}
    assert (name, wanted) == ("integrationRequest", [contract | {"tenantType": "RECRUITER", "dataProvider": "ATS"}])
    row.get_by_role("button", name="Notify partner").click()
    has_called(page, 2)
    assert calls(page)[1] == calls(page)[0]
    with stage.world.lock:
        stage.world.store_of(stage.ats.app.client_id).integrations["urn:li:contract:5001", "CSA_API"].name = "Attract – test"
    expect(row).to_contain_text("Partner ready")
    stage.linkedin.switch("contract", enabled=True)
    frame.get_by_role("link", name="Refresh").click()
    expect(row).to_contain_text("Enabled")
    assert complaints == []


def test_company_level_is_three_integrations_of_the_organization(page: Page, stage: Stage):
    stage.world.store_of(stage.ats.app.client_id).integrations.clear()
    frame = stage.open(page, onboarding("RECRUITER_SYSTEM_CONNECT_COMPANY"))
    expect(frame.get_by_text("Contract level access")).to_have_count(0)
    frame.get_by_role("button", name="Request: Company level access").click()
    has_called(page, 1)
    wanted = calls(page)[0][1]
    assert [each["integrationType"] for each in wanted] == ["IN_ATS_INDICATOR", "ONE_CLICK_EXPORT", "PROFILE_PLUGIN"]  # type: ignore[attr-defined]
    assert {each["integrationContext"] for each in wanted} == {"urn:li:organization:2414183"}  # type: ignore[attr-defined]


def test_somebody_with_several_contracts_chooses_one(page: Page, stage: Stage):
    stage.sign_in(page, "admin")
    frame = stage.open(page, onboarding())
    frame.get_by_label("Attract Europe").check()
    frame.get_by_role("button", name="Continue").click()
    frame.get_by_role("button", name="Request: Contract level access").click()
    has_called(page, 1)
    assert calls(page)[0][1][0]["integrationContext"] == "urn:li:contract:5002"  # type: ignore[index]


def test_a_matched_candidate_is_shown_whole_to_a_recruiter(page: Page, stage: Stage, solveig: Member, complaints: list[str]):
    stage.candidate(solveig)
    frame = stage.open(page, profile())
    expect(frame.get_by_role("heading", name="Solveig Aasen")).to_be_visible()
    expect(frame.get_by_role("heading", name="Experience")).to_be_visible()
    expect(frame.get_by_text("Granskog Bank")).to_be_visible()
    expect(page.locator("iframe")).to_have_attribute("height", re.compile(r"^([5-9]\d\d|\d{4,})$"))
    assert page.locator("iframe").evaluate("frame => frame.clientHeight") > 500
    assert complaints == []


@pytest.mark.parametrize("seat", ["hiring_manager", "none"])
def test_without_a_recruiter_seat_there_is_public_data_only(page: Page, stage: Stage, solveig: Member, seat: str):
    stage.candidate(solveig)
    stage.sign_in(page, seat)
    frame = stage.open(page, profile())
    expect(frame.get_by_role("heading", name="Solveig Aasen")).to_be_visible()
    expect(frame.get_by_text("only public data")).to_be_visible()
    expect(frame.get_by_text("Havbris Data")).to_have_count(0)
    expect(frame.get_by_role("button", name="Unlink")).to_have_count(0)


def test_signed_out_the_profile_asks_to_sign_in_and_then_shows(page: Page, stage: Stage, solveig: Member):
    stage.candidate(solveig)
    stage.sign_in(page, "signed_out")
    frame = stage.open(page, profile())
    expect(frame.get_by_role("heading", name="Sign in to LinkedIn")).to_be_visible()
    expect(frame.get_by_text("Havbris Data")).to_have_count(0)
    frame.get_by_role("button", name="Sign in").click()
    expect(frame.get_by_role("heading", name="Experience")).to_be_visible()


def test_an_unmatched_candidate_is_found_by_name_and_linked_by_choice_only(page: Page, stage: Stage, directory: Directory):
    ola = [each for each in directory.members if each.name == "Ola Hansen"]
    stage.candidate(firstName="Ola", lastName="Hansen", currentCompanyName=ola[1].company)
    frame = stage.open(page, profile())
    expect(frame.get_by_role("button", name="Link Ola Hansen")).to_have_count(len(ola))
    assert calls(page) == []
    second = frame.get_by_role("listitem").filter(has_text=f"linkedin.com/in/{ola[1].slug}")
    expect(second).to_contain_text(f"Same employer: {ola[1].company}")
    second.get_by_role("button").click()
    expect(frame.get_by_role("heading", level=1, name="Ola Hansen")).to_be_visible()
    has_called(page, 1)
    urn = stage.world.person_urn(stage.ats.app.client_id, ola[1].id)
    assert calls(page) == [["link", urn]]
    stage.open(page, profile())
    expect(frame.get_by_role("heading", level=1, name="Ola Hansen")).to_be_visible()
    assert stage.linkedin.indicator("rita", ola[1].id)
    keys = "ids[0].atsCandidateId=C1&ids[0].dataProvider=ATS&ids[0].integrationContext=urn:li:organization:2414183"
    read = stage.ats.send("GET", f"/v2/atsCandidates?{keys}&fields=manualMatchedMember")
    assert next(iter(read.json["results"].values())) == {"manualMatchedMember": urn}


def test_nobody_of_that_name_is_said_and_another_name_can_be_tried(page: Page, stage: Stage):
    stage.candidate(firstName="Xaver", lastName="Nowhere")
    frame = stage.open(page, profile())
    expect(frame.get_by_role("heading", name="No match found")).to_be_visible()
    frame.get_by_role("searchbox").fill("solveig aasen")
    frame.get_by_role("button", name="Search").click()
    expect(frame.get_by_role("button", name="Link Solveig Aasen")).to_be_visible()


def test_an_exact_match_can_be_unlinked_and_linked_again(page: Page, stage: Stage, solveig: Member):
    stage.candidate(solveig, firstName="Solveig", lastName="Aasen")
    frame = stage.open(page, profile())
    frame.get_by_role("button", name="Unlink").click()
    expect(frame.get_by_role("heading", name="Unlink Solveig Aasen?")).to_be_visible()
    assert calls(page) == []
    frame.get_by_role("button", name="Unlink").click()
    expect(frame.get_by_role("button", name="Link Solveig Aasen")).to_be_visible()
    urn = stage.world.person_urn(stage.ats.app.client_id, solveig.id)
    has_called(page, 1)
    assert calls(page) == [["unlink", urn]]
    stage.linkedin.add_member("somebody-new", first_name="Some", last_name="Body")  # makes the matching engine look again
    assert stage.linkedin.indicator("rita", solveig.id) == []
    frame.get_by_role("button", name="Link Solveig Aasen").click()
    has_called(page, 2)
    assert calls(page)[1] == ["link", urn]


def test_unlink_is_offered_and_confirmed_only_as_the_page_says(page: Page, stage: Stage, solveig: Member):
    stage.candidate(solveig)
    frame = stage.open(page, profile(show_unlink_url="false"))
    expect(frame.get_by_role("heading", name="Solveig Aasen")).to_be_visible()
    expect(frame.get_by_role("button", name="Unlink")).to_have_count(0)
    stage.open(page, profile(confirm_unlink="false"))
    frame.get_by_role("button", name="Unlink").click()
    has_called(page, 1)


def test_inmail_and_saving_work_without_leaving_the_page(page: Page, stage: Stage, solveig: Member):
    stage.candidate(solveig)
    frame = stage.open(page, profile())
    frame.get_by_text("Send InMail").click()
    frame.get_by_label("Subject").fill("A job")
    frame.get_by_label("Message").fill("Hello Solveig")
    frame.get_by_role("button", name="Send").click()
    expect(frame.get_by_role("status")).to_have_text("InMail sent.")
    frame.get_by_text("Save to a job").click()
    frame.get_by_label("Job or project").fill("Data people")
    frame.get_by_role("button", name="Save").click()
    expect(frame.get_by_role("status")).to_have_text("Saved to Data people.")
    recruiter = stage.linkedin.state()["recruiter"]
    assert [(each["seat"], each["member"], each["what"]) for each in recruiter["saved"]] == [(9001, solveig.id, "Data people")]
    assert [(each["subject"], each["body"]) for each in recruiter["events"]] == [("A job", "Hello Solveig")]
    frame.get_by_role("link", name="Recruiting activities").click()
    expect(frame.get_by_text("Hello Solveig")).to_be_visible()


def test_activities_keep_other_peoples_words_and_private_notes(page: Page, stage: Stage, solveig: Member):
    stage.candidate(solveig)
    linkedin = stage.linkedin
    thread = linkedin.send_inmail("ola", solveig.id, "Secret subject", "Secret words")
    linkedin.answer_inmail(thread, "Secret answer")
    linkedin.answer_inmail(thread, type="DECLINE")
    linkedin.add_note("ola", solveig.id, "Private thought")
    linkedin.add_note("ola", solveig.id, "Public thought", "PUBLIC")
    linkedin.add_note("rita", solveig.id, "Own thought")
    linkedin.reject("ola", solveig.id, "Too far away")
    linkedin.reject("rita", solveig.id, "Wrong field")
    frame = stage.open(page, profile())
    frame.get_by_role("link", name="Recruiting activities").click()
    expect(frame.get_by_text("Own thought")).to_be_visible()
    text = frame.get_by_role("main").inner_text()
    seen = ("Public thought", "Own thought", "Wrong field", "Ola Olsen sent an InMail", "declined")
    assert [each for each in seen if each not in text] == []
    assert not [each for each in ("Secret", "Private thought", "Too far away") if each in text]


def test_tags_that_come_later_are_parsed_on_demand(page: Page, stage: Stage, solveig: Member, complaints: list[str]):
    stage.candidate(solveig)
    stage.open(page, "")
    page.evaluate(
        """tag => { const here = document.querySelector("#here"); here.innerHTML = tag; return IN.parse(here); }""", profile()
    )
    expect(page.frame_locator("iframe").get_by_role("heading", name="Solveig Aasen")).to_be_visible()
    assert complaints == []


def test_the_profile_widget_must_be_switched_on(page: Page, stage: Stage, solveig: Member):
    stage.candidate(solveig)
    stage.linkedin.switch("company", enabled=False)
    frame = stage.open(page, profile())
    expect(frame.get_by_role("heading", name="Not switched on")).to_be_visible()
    enable_contract(stage.ats)
    stage.open(page, profile())
    expect(frame.get_by_role("heading", name="Solveig Aasen")).to_be_visible()


def test_a_candidate_who_was_never_sent_can_be_linked_too(page: Page, stage: Stage, solveig: Member):
    frame = stage.open(page, profile("unsent"))
    expect(frame.get_by_role("heading", name="Find this candidate on LinkedIn")).to_be_visible()
    frame.get_by_role("searchbox").fill("Solveig Aasen")
    frame.get_by_role("button", name="Search").click()
    frame.get_by_role("button", name="Link Solveig Aasen").click()
    has_called(page, 1)
    stage.open(page, profile("unsent"))
    expect(frame.get_by_role("heading", name="Solveig Aasen")).to_be_visible()
