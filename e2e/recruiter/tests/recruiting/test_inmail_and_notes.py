"""The finders over what people do in Recruiter: who may ask, windows, pages, and what stands in the elements."""

from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask

from e2e.recruiter.app import create_app
from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.members import Directory, Member
from e2e.recruiter.tests.support.partner_calls import ORG, Ats
from e2e.recruiter.tests.support.people import CONTRACT, control_over, enable_contract, ready_ats, world_of

RITA, OLA = "urn:li:seat:9001", "urn:li:seat:9003"
CALLBACK = "http://127.0.0.1:9/callback"  # nobody listens there
HOUR = 3_600_000


@pytest.fixture
def app(directory: Directory) -> Flask:
    return create_app(directory)


@pytest.fixture
def linkedin(app: Flask) -> LinkedInControl:
    return control_over(app.test_client())


@pytest.fixture
def ats(app: Flask) -> Ats:
    ats = ready_ats(app.test_client(), world_of(app), CALLBACK)
    enable_contract(ats)
    return ats


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


def find(ats: Ats, resource: str, finder: str, **parameters: Any) -> list[Any]:
    elements: list[Any] = answer(ats, resource, finder, **parameters)["elements"]
    return elements


def answer(ats: Ats, resource: str, finder: str, **parameters: Any) -> Any:
    given = ats.send("GET", address(resource, finder, **parameters))
    assert given.status_code == 200, given.text
    return given.json


def address(resource: str, finder: str, **parameters: Any) -> str:
    pairs = [f"{name.replace('__', '.')}={quote(str(value))}" for name, value in parameters.items()]
    return f"/v2/{resource}?q={finder}&" + "&".join(pairs)


FINDERS = {
    "seatsV2": ("attributes", {"contracts": CONTRACT, "start": 0}),
    "conversationEvents": ("criteria", {"viewer": RITA, "timeRange__start": 0, "timeRange__end": 1}),
    "prospectNotes": ("criteria", {"contract": CONTRACT}),
    "mailStubs": ("contract", {"contract": CONTRACT, "owners": RITA}),
}


@pytest.mark.parametrize("resource", FINDERS)
def test_contract_level_must_be_enabled(app: Flask, linkedin: LinkedInControl, resource: str):
    ats = ready_ats(app.test_client(), world_of(app), CALLBACK)
    finder, parameters = FINDERS[resource]
    assert ats.send("GET", address(resource, finder, **parameters)).status_code == 403
    enable_contract(ats)
    assert ats.send("GET", address(resource, finder, **parameters)).status_code == 200
    linkedin.switch("contract", enabled=False)
    assert ats.send("GET", address(resource, finder, **parameters)).status_code == 403


def test_another_contract_is_not_served(ats: Ats):
    given = ats.send("GET", address("seatsV2", "attributes", contracts="urn:li:contract:5002", start=0))
    assert given.status_code == 403


def test_seats_are_those_of_the_contract_with_person_urns_of_this_application(ats: Ats):
    seats = find(ats, "seatsV2", "attributes", contracts=CONTRACT, start=0)
    assert [seat["id"] for seat in seats] == [9001, 9002, 9003, 9004]
    assert seats[0]["member"] == ats.world.person_urn(ats.app.client_id, "rita")
    assert seats[0]["seatRoles"] == ["ADMIN_SEAT", "SOURCER_ADD_PROSPECT"]
    assert seats[1]["seatRoles"] == ["HIRING_MANAGER_SEAT"]
    assert (seats[0]["email"], seats[0]["state"], seats[0]["contract"]) == ("recruiter@attract.example", "ACTIVE", CONTRACT)


def test_the_seats_call_fails_without_start(ats: Ats):
    given = ats.send("GET", f"/v2/seatsV2?q=attributes&contracts={CONTRACT}&states=ACTIVE&count=10")
    assert given.status_code == 400


def test_seats_come_in_pages_and_by_state(ats: Ats, linkedin: LinkedInControl):
    for number in range(12):
        linkedin.add_seat(f"p{number}", 5001, first_name="P", last_name=str(number), email=f"p{number}@x.example", state="PARKED")
    first = answer(ats, "seatsV2", "attributes", contracts=CONTRACT, start=0)
    assert (len(first["elements"]), first["paging"]["count"], len(first["paging"]["links"])) == (10, 10, 1)
    rest = answer(ats, "seatsV2", "attributes", contracts=CONTRACT, start=10, count=10)
    assert (len(rest["elements"]), rest["paging"]["links"]) == (6, [])
    assert len(find(ats, "seatsV2", "attributes", contracts=CONTRACT, start=0, states="ACTIVE")) == 4


def test_seats_of_the_versioned_dialect_have_the_new_names(ats: Ats):
    given = ats.rest("GET", f"/rest/seatsV2?q=attributes&contracts=List({quote(CONTRACT)})&start=0&count=1")
    seat = given.json["elements"][0]
    assert seat["seatId"] == 9001
    assert seat["createdAt"].keys() == {"actor", "time"}
    assert not {"id", "created"} & seat.keys()


def test_inmail_and_the_answer_are_events_of_the_viewers_thread(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    began = linkedin.now()
    thread = linkedin.send_inmail("rita", solveig.id, "A job", "Hello")
    linkedin.answer_inmail(thread, "Tell me more")
    linkedin.send_inmail("ola", solveig.id, "Another job", "Hi")
    person = ats.world.person_urn(ats.app.client_id, solveig.id)
    sent, replied = find(ats, "conversationEvents", "criteria", viewer=RITA, timeRange__start=began, timeRange__end=began + HOUR)
    assert (sent["author"], sent["recipients"], sent["subject"], sent["body"]) == (RITA, [person], "A job", "Hello")
    assert (replied["author"], replied["recipients"], replied["body"]) == (person, [RITA], "Tell me more")
    assert (sent["type"], replied["type"], sent["thread"], replied["thread"]) == ("INMAIL", "REPLY", thread, thread)


def test_the_window_of_events_includes_its_start_and_excludes_its_end(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    linkedin.send_inmail("rita", solveig.id, "A job", "Hello")
    at = linkedin.state()["recruiter"]["events"][0]["created_at"]
    where = {"viewer": RITA}
    assert len(find(ats, "conversationEvents", "criteria", **where, timeRange__start=at, timeRange__end=at + 1)) == 1
    assert find(ats, "conversationEvents", "criteria", **where, timeRange__start=at - HOUR, timeRange__end=at) == []


@pytest.mark.parametrize("length", [12 * HOUR + 1, -1])
def test_a_window_is_at_most_twelve_hours_long_and_not_backwards(ats: Ats, length: int):
    events = address("conversationEvents", "criteria", viewer=RITA, timeRange__start=HOUR, timeRange__end=HOUR + length)
    notes = address("prospectNotes", "criteria", contract=CONTRACT, cutoffDate=HOUR, beforeDate=HOUR + length)
    assert [ats.send("GET", each).status_code for each in (events, notes)] == [400, 400]


def test_events_can_be_of_one_thread_only(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    began = linkedin.now()
    linkedin.send_inmail("rita", solveig.id, "One", "…")
    second = linkedin.send_inmail("rita", solveig.id, "Two", "…")
    found = find(
        ats, "conversationEvents", "criteria", viewer=RITA, threadUrn=second, timeRange__start=began, timeRange__end=began + HOUR
    )
    assert [each["subject"] for each in found] == ["Two"]


def test_the_quota_of_a_viewer_holds_once_it_is_set(ats: Ats, linkedin: LinkedInControl):
    linkedin.quotas(**{"conversationEvents/viewer": {"per_minute": 1}})
    asked = address("conversationEvents", "criteria", viewer=RITA, timeRange__start=0, timeRange__end=1)
    assert [ats.send("GET", asked).status_code for _ in range(2)] == [200, 429]
    assert ats.send("GET", asked.replace("9001", "9003")).status_code == 200
    linkedin.advance(60_000)
    assert ats.send("GET", asked).status_code == 200


def test_notes_are_found_by_their_last_change_until_they_are_inactive(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    note_id = linkedin.add_note("rita", solveig.id, "Knows Spark")
    linkedin.advance(HOUR)
    linkedin.edit_note(note_id, "Knows Spark well", "PUBLIC")
    changed = linkedin.now()
    linkedin.advance(HOUR)
    linkedin.delete_note(note_id)
    ats.token = ats.mint(ats.app)
    (note,) = find(ats, "prospectNotes", "criteria", contract=CONTRACT, cutoffDate=changed - 1000, beforeDate=linkedin.now())
    assert (note["note"], note["visibility"], note["active"]) == ("Knows Spark well", "PUBLIC", False)
    assert (note["owner"], note["contract"]) == (RITA, CONTRACT)
    assert note["prospect"] == ats.world.person_urn(ats.app.client_id, solveig.id)
    at = note["lastModified"]
    assert find(ats, "prospectNotes", "criteria", contract=CONTRACT, cutoffDate=at, beforeDate=at + 1) == []
    assert len(find(ats, "prospectNotes", "criteria", contract=CONTRACT, cutoffDate=at - 1, beforeDate=at)) == 1


def test_notes_can_be_of_several_owners(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    for seat in ("rita", "ola", 9004):
        linkedin.add_note(seat, solveig.id, str(seat))
    asked = address("prospectNotes", "criteria", contract=CONTRACT, owners=RITA) + f"&owners={OLA}"
    assert [each["note"] for each in ats.send("GET", asked).json["elements"]] == ["rita", "ola"]


def test_a_stub_is_made_by_the_first_answer_of_somebody_who_shares(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    silent = linkedin.send_inmail("rita", "oystein-braten", "A job", "Hello")
    assert linkedin.answer_inmail(silent, "No, thanks", share=False) is None
    assert linkedin.answer_inmail(silent, "Or maybe", share=True) is None, "only the first answer asks"
    thread = linkedin.send_inmail("rita", solveig.id, "A job", "Hello")
    linkedin.answer_inmail(thread, "Yes", share=True)
    (stub,) = find(ats, "mailStubs", "contract", contract=CONTRACT, owners=RITA)
    assert (stub["firstName"], stub["lastName"], stub["emailAddress"]) == ("Solveig", "Aasen", solveig.email)
    assert (stub["owner"], stub["member"]) == (RITA, ats.world.person_urn(ats.app.client_id, solveig.id))
    assert (stub["currentCompany"], stub["currentTitle"]) == (solveig.company, solveig.title)


def test_a_stub_may_lack_an_address_and_there_is_one_for_each_contract(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    linkedin.answer_inmail(linkedin.send_inmail("rita", solveig.id, "A", "…"), "Yes", share=True, email=None)
    linkedin.answer_inmail(linkedin.send_inmail("ola", solveig.id, "B", "…"), "Yes", share=True)
    (stub,) = find(ats, "mailStubs", "contract", contract=CONTRACT)
    assert "emailAddress" not in stub
    assert ats.world.lints[-1].kind == "mailStubs without owners"


def test_who_declines_shares_nothing(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    thread = linkedin.send_inmail("rita", solveig.id, "A", "…")
    assert linkedin.answer_inmail(thread, type="DECLINE", share=True) is None


def test_stubs_have_a_window_and_a_depth(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    linkedin.answer_inmail(linkedin.send_inmail("rita", solveig.id, "A", "…"), "Yes", share=True)
    at = linkedin.state()["recruiter"]["stubs"][0]["created_at"]
    where = {"contract": CONTRACT, "owners": RITA}
    assert len(find(ats, "mailStubs", "contract", **where, createdDateStart=at, createdDateEnd=at + 1)) == 1
    assert find(ats, "mailStubs", "contract", **where, createdDateStart=0, createdDateEnd=at) == []
    assert ats.send("GET", address("mailStubs", "contract", **where, start=19_991, count=10)).status_code == 400


def test_an_export_is_fetched_by_its_id_with_typed_in_addresses_only(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    request_id = linkedin.export(solveig.id, "REQ-1", "rita", emails=["typed@in.example"])
    (element,) = find(ats, "exportedCandidates", "request", requestId=request_id)
    assert (element["integrationContext"], element["externalJobPostingId"], element["exporter"]) == (ORG, "REQ-1", RITA)
    person = element["candidate"]
    assert person["member"] == ats.world.person_urn(ats.app.client_id, solveig.id)
    assert (person["firstName"], person["lastName"], person["headline"]) == ("Solveig", "Aasen", solveig.headline)
    assert (person["profileUrl"], person["emailAddresses"]) == (solveig.public_profile_url, ["typed@in.example"])
    assert person["currentEmployerNames"] == [solveig.company]


def test_an_export_of_another_customer_an_old_one_and_an_unknown_one_are_not_found(
    app: Flask, ats: Ats, linkedin: LinkedInControl, solveig: Member
):
    request_id = linkedin.export(solveig.id, "REQ-1", "rita")
    other = ready_ats(app.test_client(), ats.world, CALLBACK + "/other")
    assert find(other, "exportedCandidates", "request", requestId=request_id) == []
    assert find(ats, "exportedCandidates", "request", requestId="no-such-id") == []
    linkedin.advance(25 * HOUR)
    ats.token = ats.mint(ats.app)
    assert find(ats, "exportedCandidates", "request", requestId=request_id) == []


def test_who_leaves_linkedin_is_announced_to_those_who_exported_them(
    app: Flask, ats: Ats, linkedin: LinkedInControl, solveig: Member
):
    other = ready_ats(app.test_client(), ats.world, CALLBACK + "/other")
    linkedin.export(solveig.id, "REQ-1", "rita", client_id=ats.app.client_id)
    began = linkedin.now()
    assert linkedin.close_account(solveig.id) == 1
    window = {"exportType": "ONE_CLICK_EXPORT", "timeRange__start": began, "timeRange__end": began + HOUR}
    (gone,) = find(ats, "atsPurgedExportedCandidates", "criteria", **window)
    assert gone["member"] == ats.world.person_urn(ats.app.client_id, solveig.id)
    assert gone["profileUrl"] == solveig.public_profile_url
    assert find(other, "atsPurgedExportedCandidates", "criteria", **window) == []
    assert ats.send("GET", address("atsPurgedExportedCandidates", "criteria", **window | {"exportType": "X"})).status_code == 400


def test_a_seat_exports_three_hundred_times_a_month(ats: Ats, linkedin: LinkedInControl, solveig: Member):
    for _ in range(300):
        linkedin.export(solveig.id, "REQ-1", "rita", mode="none")
    with pytest.raises(Exception, match="300 exports"):
        linkedin.export(solveig.id, "REQ-1", "rita")
    linkedin.export(solveig.id, "REQ-1", "ola", mode="none")
    linkedin.advance(31 * 24 * HOUR)
    linkedin.export(solveig.id, "REQ-1", "rita", mode="none")


def test_contract_level_alone_serves_the_seats_on_that_contract(app: Flask, linkedin: LinkedInControl, solveig: Member):
    ats = ready_ats(app.test_client(), world_of(app), CALLBACK)
    enable_contract(ats)
    linkedin.switch("company", enabled=False)
    assert ats.put_candidate(linkedInProfileUrl=solveig.public_profile_url).status_code == 200
    assert [len(linkedin.export_jobs(seat)) for seat in (9001, 9004, 9005)] == [1, 1, 0]
    assert [len(linkedin.indicator(seat, solveig.id)) for seat in (9001, 9004, 9005)] == [1, 1, 0]
    linkedin.switch("contract", enabled=False)
    assert ats.put_candidate().status_code == 403
    linkedin.switch("company", enabled=True)
    assert [len(linkedin.export_jobs(seat)) for seat in (9001, 9004, 9005)] == [1, 1, 1]


def test_faults_and_quotas_hit_finders_too(ats: Ats, linkedin: LinkedInControl):
    asked = address("seatsV2", "attributes", contracts=CONTRACT, start=0)
    linkedin.fault("status", {"resource": "seatsV2"}, status=503, times=1)
    assert [ats.send("GET", asked).status_code for _ in range(2)] == [503, 200]
    linkedin.quotas(recruiterReads={"per_day": 1})
    assert ats.send("GET", asked).status_code == 429
    assert [each["status"] for each in linkedin.requests() if each["resource"] == "seatsV2"] == [503, 200, 429]
