"""The whole client against the stand-in, in both dialects: what Attract tells arrives, what LinkedIn knows comes back."""

from collections.abc import Iterable
from typing import Any, TypeVar

import pytest

from server.domain import clock
from server.domain.errors import LinkedInDown, LinkedInForbidden, LinkedInRefused, LinkedInThrottled
from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import Gone, RecordResult
from server.linkedin.client import LinkedIn
from tests.support import linkedin_records
from tests.support.linkedin_records import said
from tests.support.stand_in import CALLBACK, COMPANY_TYPES, CONTRACT, ORGANIZATION, StandIn

Item = TypeVar("Item")
SOLVEIG = "AEMAAHac_YEBKwp7S6UbrKAodfA2IF1DAd3hcXE"
RITA, HARALD = "urn:li:seat:9001", "urn:li:seat:9002"


def flat(pages: Iterable[Iterable[Item]]) -> list[Item]:
    return [item for page in pages for item in page]


def whole_story(client: LinkedIn) -> list[RecordResult]:
    """One of each kind, in order."""
    (accepted,) = said(client.put_jobs([(linkedin_records.job(), "CREATE")]))
    if accepted.task:
        assert client.job_tasks([accepted.task])[accepted.task].status == "SUCCEEDED"
    kinds = (
        linkedin_records.candidate(),
        linkedin_records.note(key="CN1", parent="C1", kind=RecordKind.CANDIDATE_NOTE),
        linkedin_records.application(),
        linkedin_records.stage(),
        linkedin_records.note(),
        linkedin_records.feedback(),
    )
    return [accepted, *(answer for record in kinds for answer in said(client.put([record])))]


def counts(linkedin: StandIn) -> dict[str, int]:
    return dict(linkedin.control.state()["counts"])


def test_one_of_each_kind_arrives_without_a_remark(linkedin: StandIn, client: LinkedIn) -> None:
    answers = whole_story(client)
    assert [answer.kind.value for answer in answers] == [
        *("job", "candidate", "candidate_note", "application", "stage", "application_note", "feedback")
    ]
    assert (counts(linkedin)["jobs"], counts(linkedin)["candidates"], counts(linkedin)["applications"]) == (1, 1, 1)
    assert linkedin.control.lints() == []


def test_both_dialects_fill_the_same_store(linkedin: StandIn) -> None:
    seen = []
    for dialect in ("v2", "rest"):
        linkedin.control.reset()
        client = linkedin.connected(dialect)
        said(client.put_jobs([(linkedin_records.job(), "CREATE")]))
        member = flat(client.seats(CONTRACT))[0].member or ""
        said(
            client.put(
                [
                    linkedin_records.candidate(
                        member=None, location="Oslo", phones=("+47 99 99 99 99",), title="QA", company="Acme"
                    )
                ]
            )
        )
        said(client.put([linkedin_records.application()]))
        said(client.put([linkedin_records.stage()]))
        said(client.put([linkedin_records.assignee(member)]))
        said(client.put([linkedin_records.acl()]))
        (app,) = linkedin.control.state()["apps"].values()
        seen.append((app["candidates"], app["applications"]))
    assert seen[0] == seen[1]


def test_everything_can_be_taken_back(linkedin: StandIn, client: LinkedIn) -> None:
    whole_story(client)
    member = flat(client.seats(CONTRACT))[0].member or ""
    said(client.put([linkedin_records.assignee(member)]))
    said(client.put([linkedin_records.acl()]))
    for gone in (
        Gone(RecordKind.ACL, linkedin_records.acl().key),
        Gone(RecordKind.ASSIGNEE, linkedin_records.assignee(member).key),
        Gone(RecordKind.FEEDBACK, "F1", "A1"),
        Gone(RecordKind.APPLICATION_NOTE, "N1", "A1"),
        Gone(RecordKind.STAGE, "S1", "A1"),
        Gone(RecordKind.APPLICATION, "A1"),
        Gone(RecordKind.CANDIDATE_NOTE, "CN1", "C1"),
        Gone(RecordKind.CANDIDATE, "C1"),
    ):
        assert [answer.key for answer in said(client.remove([gone]))] == [gone.key]
        assert [answer.status for answer in said(client.remove([gone]))] == [204]  # gone already
    left = counts(linkedin)
    assert [left[kind] for kind in ("candidates", "applications", "acls", "assignees")] == [0, 0, 0, 0]


def test_a_job_is_closed_and_opened_again(linkedin: StandIn, client: LinkedIn) -> None:
    steps = [
        ("CREATE", True, True),
        ("CLOSE", False, True),
        ("CREATE", True, False),
        ("UPDATE", True, False),
        ("RENEW", True, False),
    ]
    for operation, is_open, public in steps:
        (answer,) = said(client.put_jobs([(linkedin_records.job(open=is_open, public=public), operation)]))
        if answer.task:
            assert client.job_tasks([answer.task])[answer.task].error is None
        shown = [job for job in linkedin.control.export_jobs(9001) if "REQ-1" in str(job)]
        assert bool(shown) is is_open


def test_a_public_job_that_becomes_private_without_being_closed_is_refused(client: LinkedIn) -> None:
    said(client.put_jobs([(linkedin_records.job(public=True), "CREATE")]))
    (answer,) = flat(client.put_jobs([(linkedin_records.job(), "UPDATE")]))
    error = client.job_tasks([answer.task])[answer.task].error if answer.task else answer.error
    assert "AVAILABILITY_CHANGE_NOT_ALLOWED" in (error or "")


def test_a_job_from_another_source_is_refused_by_name(linkedin: StandIn, client: LinkedIn) -> None:
    linkedin.control.add_external_listing(ORGANIZATION, "Engineer", "Oslo, Norway")
    (answer,) = flat(client.put_jobs([(linkedin_records.job(public=True), "CREATE")]))
    error = client.job_tasks([answer.task])[answer.task].error if answer.task else answer.error
    assert "DUPLICATE_JOB" in (error or "")


def test_a_task_that_is_not_done_is_in_progress(linkedin: StandIn) -> None:
    client = linkedin.connected("v2")
    linkedin.control.settings(task_delay_ms=60_000)
    (answer,) = said(client.put_jobs([(linkedin_records.job(), "CREATE")]))
    assert client.job_tasks([answer.task or ""])[answer.task or ""].status == "IN_PROGRESS"
    linkedin.control.advance(60_000)
    assert client.job_tasks([answer.task or ""])[answer.task or ""].status == "SUCCEEDED"
    linkedin.control.advance(31 * clock.DAY)
    assert client.job_tasks([answer.task or ""]) == {}


def test_a_bad_record_does_not_harm_the_others(client: LinkedIn) -> None:
    people = [
        linkedin_records.candidate("1"),
        linkedin_records.candidate("2", first_name=None),
        linkedin_records.candidate("3", emails=("nonsense",)),
    ]
    answers = flat(client.put(people))
    assert [(answer.key, answer.status) for answer in answers] == [("1", 201), ("2", 422), ("3", 422)]
    assert (answers[1].error or "").startswith("ERROR :: /firstName ::")


@pytest.mark.parametrize("key", ["a.b", "a[1]", "ærlig", "a b+c", "a&b=c", "(x,y):z", "100%", "a/b", "'", "~"])
def test_keys_of_any_characters_arrive_and_are_found(linkedin: StandIn, client: LinkedIn, key: str) -> None:
    (answer,) = said(client.put([linkedin_records.candidate(key)]))
    assert answer.key == key
    assert list(client.matches([key])) == [key]
    assert said(client.remove([Gone(RecordKind.CANDIDATE, key)]))[0].status == 204
    assert counts(linkedin)["candidates"] == 0


@pytest.mark.parametrize("fault", ["reorder_keys", "unknown_fields", "missing_statuses", "unknown_enum", "expires_in_string"])
def test_answers_may_look_different_and_mean_the_same(linkedin: StandIn, client: LinkedIn, fault: str) -> None:
    linkedin.control.fault(fault)
    said(client.put([linkedin_records.candidate(str(number)) for number in range(120)]))
    said(client.put([linkedin_records.application("A1", "1")]))
    said(client.put([linkedin_records.stage()]))
    assert len(client.matches([str(number) for number in range(120)])) == 120
    assert {seat.id for seat in flat(client.seats(CONTRACT))} >= {RITA, HARALD}
    assert len(client.integrations([(type, ORGANIZATION) for type in COMPANY_TYPES])) == 3


@pytest.mark.parametrize("fault", ["half_body", "html", "drop_connection", "status"])
def test_one_bad_answer_in_mid_stream_is_not_noticed(linkedin: StandIn, client: LinkedIn, fault: str) -> None:
    linkedin.control.fault(fault, times=1, after=1)
    said(client.put([linkedin_records.candidate(str(number)) for number in range(250)]))
    assert counts(linkedin)["candidates"] == 250


def test_linkedin_being_down_keeps_what_was_acknowledged(linkedin: StandIn, client: LinkedIn) -> None:
    linkedin.control.fault("status", after=1, status=503)
    batches = client.put([linkedin_records.candidate(str(number)) for number in range(250)])
    assert len(said([next(batches)])) == 100
    with pytest.raises(LinkedInDown):
        next(batches)
    linkedin.control.clear_faults()
    assert counts(linkedin)["candidates"] == 100


def test_a_partial_failure_names_who_failed(linkedin: StandIn, client: LinkedIn) -> None:
    linkedin.control.fault("partial", status=503, message="Busy")
    answers = flat(client.put([linkedin_records.candidate(str(number)) for number in range(4)]))
    assert [answer.status < 300 for answer in answers] == [True, False, True, False]
    assert {answer.error for answer in answers if answer.error} == {"Busy"}


def test_a_revoked_token_is_renewed_in_mid_stream(linkedin: StandIn, client: LinkedIn) -> None:
    linkedin.control.fault("revoke_token", times=1, after=1)
    said(client.put([linkedin_records.candidate(str(number)) for number in range(250)]))
    assert counts(linkedin)["candidates"] == 250


def test_a_token_that_ran_out_by_linkedins_clock_is_renewed(linkedin: StandIn, client: LinkedIn) -> None:
    linkedin.control.advance(31 * clock.MINUTE)
    said(client.put([linkedin_records.candidate()]))
    assert client.now() == pytest.approx(linkedin.control.now(), abs=3000)


def test_a_quota_that_is_used_up_is_named(linkedin: StandIn, client: LinkedIn, dialect: str) -> None:
    resource = {"v2": "atsCandidates", "rest": "candidates"}[dialect]
    linkedin.control.quotas(**{resource: {"per_day": 1}})
    said(client.put([linkedin_records.candidate()]))
    with pytest.raises(LinkedInThrottled) as caught:
        flat(client.put([linkedin_records.candidate()]))
    assert caught.value.resource == resource


def test_nothing_but_public_jobs_may_go_before_an_access_level_is_on(linkedin: StandIn, dialect: str) -> None:
    client = linkedin.client(linkedin.provision(), dialect)
    with pytest.raises(LinkedInForbidden):
        flat(client.put([linkedin_records.candidate()]))
    assert said(client.put_jobs([(linkedin_records.job(public=True), "CREATE")]))
    assert [answer.status for answer in flat(client.put_jobs([(linkedin_records.job("REQ-2"), "CREATE")]))] == [403]


def test_a_version_that_linkedin_dropped_is_refused(linkedin: StandIn) -> None:
    client = linkedin.connected("rest")
    linkedin.control.settings(active_versions=["209901"])
    with pytest.raises(LinkedInRefused, match="set LINKEDIN_VERSION"):
        flat(client.put([linkedin_records.candidate()]))


def test_integrations_go_from_requested_to_enabled(linkedin: StandIn, dialect: str) -> None:
    client = linkedin.client(linkedin.provision(), dialect)
    pairs = [(type, ORGANIZATION) for type in COMPANY_TYPES]
    assert client.integrations(pairs) == []
    with pytest.raises(LinkedInRefused):
        client.name_integration(*pairs[0], "Acme")
    linkedin.control.request_integrations("company")
    assert {state.status for state in client.integrations(pairs)} == {"requested"}
    for type, context in pairs:
        client.name_integration(type, context, "Acme – Attract")
    client.configure("ONE_CLICK_EXPORT", ORGANIZATION, "CALLBACK_URL", CALLBACK)
    assert {(state.name, state.status) for state in client.integrations(pairs)} == {("Acme – Attract", "partner_ready")}
    linkedin.control.switch("company", True)
    assert {state.status for state in client.integrations(pairs)} == {"enabled"}
    linkedin.control.switch("company", False)
    assert {state.status for state in client.integrations(pairs)} == {"disabled"}


def test_configuration_is_set_read_and_removed(client: LinkedIn) -> None:
    values = {"CALLBACK_URL", "JOB_POSTING_VIEWERS"}
    assert set(client.configuration("ONE_CLICK_EXPORT", ORGANIZATION)) == values
    client.configure("ONE_CLICK_EXPORT", ORGANIZATION, "JOB_POSTING_VIEWERS", None)
    client.configure("ONE_CLICK_EXPORT", ORGANIZATION, "JOB_POSTING_VIEWERS", None)
    assert set(client.configuration("ONE_CLICK_EXPORT", ORGANIZATION)) == values - {"JOB_POSTING_VIEWERS"}
    with pytest.raises(LinkedInRefused):
        client.configure("ONE_CLICK_EXPORT", ORGANIZATION, "JOB_POSTING_VIEWERS", "ACL_BASED")


def test_a_status_change_tells_which_integrations_it_is_about(linkedin: StandIn, client: LinkedIn) -> None:
    linkedin.control.switch("company", False)
    (delivery, *_) = reversed([one for one in linkedin.control.deliveries(settle=5) if "INTEGRATION" in str(one)])
    states = client.integrations_of_request(str(delivery["id"]))
    assert {state.type for state in states} == set(COMPANY_TYPES)
    assert client.integrations_of_request("forged") == []


def test_a_link_is_told_and_read_back(linkedin: StandIn, client: LinkedIn, dialect: str) -> None:
    member = export(linkedin, client).member or ""
    said(client.put([linkedin_records.candidate()]))
    if not client.link("C1", member):
        assert dialect == "rest"
        said(client.put([linkedin_records.candidate(member=member)]))
    assert client.matches(["C1"])["C1"].manual == member


def test_a_link_to_nobody_is_refused(linkedin: StandIn) -> None:
    with pytest.raises(LinkedInRefused):
        linkedin.connected("v2").link("unknown", "urn:li:person:AbC")


def test_linkedin_finds_members_by_their_address(linkedin: StandIn, client: LinkedIn) -> None:
    person = export(linkedin, client)
    said(client.put([linkedin_records.candidate(linkedin_url=person.profile_url), linkedin_records.candidate("C2")]))
    result = client.matches(["C1", "C2", "C3"])
    assert (result["C1"].members, result["C1"].manual) == ((person.member,), None)
    assert result["C2"].members == ()
    assert "C3" not in result


def export(linkedin: StandIn, client: LinkedIn) -> Any:
    said(client.put_jobs([(linkedin_records.job(), "CREATE")]))
    id = linkedin.control.export(SOLVEIG, job="REQ-1", seat=9001, emails=["solveig@private.example"], mode="none")
    (person,) = client.export(id)
    return person


def test_an_export_is_fetched_once_and_again(linkedin: StandIn, client: LinkedIn) -> None:
    person = export(linkedin, client)
    assert (person.first_name, person.last_name, person.job) == ("Solveig", "Aasen", "REQ-1")
    assert (person.emails, person.employers) == (("solveig@private.example",), ("Havbris Data",))
    assert (person.integration_context, person.exporter) == (ORGANIZATION, RITA)
    assert person.profile_url == "https://www.linkedin.com/in/solveig-aasen-data"
    assert person.exported_at == pytest.approx(linkedin.control.now(), abs=60_000)


def test_a_forged_foreign_or_expired_export_is_nobody(linkedin: StandIn, client: LinkedIn, dialect: str) -> None:
    said(client.put_jobs([(linkedin_records.job(), "CREATE")]))
    id = linkedin.control.export(SOLVEIG, job="REQ-1", seat=9001, mode="none")
    assert client.export("forged/../id?&\ud800") == []
    other = linkedin.client(linkedin.provision("inst-2"), dialect)
    assert other.export(id) == []
    linkedin.control.advance(25 * clock.HOUR)
    assert client.export(id) == []


def test_all_seats_of_a_contract_are_read_page_by_page(linkedin: StandIn, client: LinkedIn) -> None:
    for number in range(230):
        linkedin.control.add_seat(f"p{number}", 5001, first_name="P", last_name=str(number), email=f"p{number}@x.example")
    pages = list(client.seats(CONTRACT))
    assert [len(page) for page in pages] == [100, 100, 34]
    kinds = {seat.id: seat.kind for seat in flat(pages)}
    assert (kinds[RITA], kinds[HARALD], len(kinds)) == ("recruiter", "hiring_manager", 234)
    assert {seat.contract for seat in flat(pages)} == {CONTRACT}


def test_inmail_and_what_its_answer_shares_are_read(linkedin: StandIn, client: LinkedIn) -> None:
    before = linkedin.control.now()
    thread = linkedin.control.send_inmail(9001, SOLVEIG, "Hello", "Would you like to talk?")
    linkedin.control.answer_inmail(thread, "Gladly", share=True)
    after = linkedin.control.now() + 1
    events = flat(client.conversation_events(RITA, before, after))
    assert [(event.type, event.body) for event in events] == [("INMAIL", "Would you like to talk?"), ("REPLY", "Gladly")]
    assert (events[0].author, events[0].subject, events[0].thread) == (RITA, "Hello", thread)
    assert events[1].recipients == (RITA,)
    (stub,) = flat(client.mail_stubs(CONTRACT, [RITA], before, after))
    assert (stub.first_name, stub.last_name, stub.email) == ("Solveig", "Aasen", "solveig.aasen@mail.example")
    assert (stub.member, stub.owner, stub.contract) == (events[1].author, RITA, CONTRACT)
    assert flat(client.mail_stubs(CONTRACT, [HARALD], before, after)) == []
    assert flat(client.conversation_events(HARALD, before, after)) == []


def test_a_note_is_read_when_it_is_written_changed_and_deleted(linkedin: StandIn, client: LinkedIn) -> None:
    def read() -> list[Any]:
        return flat(client.prospect_notes(CONTRACT, [], linkedin.control.now() - clock.HOUR, linkedin.control.now()))

    id = linkedin.control.add_note(9001, SOLVEIG, "Strong", "PRIVATE")
    assert [(note.id, note.text, note.private, note.active, note.owner) for note in read()] == [(id, "Strong", True, True, RITA)]
    linkedin.control.edit_note(id, "Very strong", "PUBLIC")
    assert [(note.text, note.private) for note in read()] == [("Very strong", False)]
    linkedin.control.delete_note(id)
    assert [note.active for note in read()] == [False]


def test_a_window_that_is_too_long_is_refused(client: LinkedIn) -> None:
    with pytest.raises(LinkedInRefused, match="12 hours"):
        flat(client.conversation_events(RITA, 0, 13 * clock.HOUR))


def test_members_who_left_are_told(linkedin: StandIn, client: LinkedIn) -> None:
    person = export(linkedin, client)
    before = linkedin.control.now()
    linkedin.control.close_account(SOLVEIG)
    (closed,) = flat(client.closed_profiles(before, linkedin.control.now() + 1))
    assert (closed.member, closed.profile_url) == (person.member, person.profile_url)
    assert closed.at >= before


def test_recruiters_data_needs_the_contract_level(linkedin: StandIn, dialect: str) -> None:
    app = linkedin.provision()
    client = linkedin.client(app, dialect)
    linkedin.enable(client, app, contract=False)
    with pytest.raises(LinkedInForbidden):
        flat(client.seats(CONTRACT))
