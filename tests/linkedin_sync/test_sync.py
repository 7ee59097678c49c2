"""The sync: what is at LinkedIn in the end is what should be there, on SQLite in the one dialect, on PostgreSQL in the other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from e2e.recruiter.members import Directory
from server.domain import clock
from server.domain.errors import Invalid, NotPermitted
from server.domain.linkedin import refusals
from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.posting import SHORT_DESCRIPTION, ApplyBy
from server.domain.person import Person
from server.domain.roles import Role, TeamRole
from server.domain.stages import StageKind
from server.storage import database, sync_dirty
from server.storage.account import users
from server.storage.applications import stage_changes
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.jobs import process
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.setup import account, connections
from server.storage.tables import Candidate, User
from server.usecases import erasure, undo
from server.usecases.applications import applications, exports
from server.usecases.candidates import notes
from server.usecases.erasure import ErasureReason
from server.usecases.jobs import deleting, hiring_team, jobs
from server.usecases.linkedin import postings
from server.usecases.linkedin.outgoing import ledger, sync, sync_worker
from server.usecases.linkedin.outgoing.ledger import LedgerStanding
from server.usecases.linkedin.postings import ApplyChoice
from server.usecases.linkedin.tab import links
from tests.linkedin_sync.support.synced import DRAFT, SECRET, Synced
from tests.support.at_once import at_once
from tests.support.people import advance
from tests.support.queries import queries

MOST_OF_A_PASS = 36  # statements of a pass with a bit of everything, however many people it is about
KARI = next(member for member in Directory.load().members if member.public_profile_url and member.email)


def of_linkedin(linkedin: Synced, job: int, **more: str) -> exports.ExportResult:
    """A prospect whom LinkedIn will take for its member KARI."""
    return linkedin.prospect(job, KARI.name, profile_url=KARI.public_profile_url, email=KARI.email, **more)


def seen(linkedin: Synced, seat: str = "rita") -> dict:
    """What In ATS shows of KARI; {} for no indicator."""
    shown = linkedin.control.indicator(seat, KARI.id)
    return shown[0] if shown else {}


def latest_undoable_action(application: int) -> int:
    return stage_changes.path(application)[-1].undoable_action or 0


def test_the_first_sync_brings_everything_there(linkedin: Synced) -> None:
    job = linkedin.job()
    kari = linkedin.applicant(job)
    linkedin.prospect(job)
    notes.add(linkedin.rita, kari.candidate, "Speaks well", private=False, application_id=kari.application)
    notes.add(linkedin.rita, kari.candidate, "Known since 2019", private=False)
    linkedin.feedback(kari.application, "Knows her trade")
    applications.reject(linkedin.rita, kari.application, "qualification")
    closed = linkedin.job("REQ-OLD")
    linkedin.applicant(closed, "Ola Nordmann")
    linkedin.close(closed)
    linkedin.start().work()
    there = linkedin.agree()
    assert {kind for kind, _ in there} == {"job", "candidate", "application", "stages", "notes", "note", "interviewFeedback"}
    assert there["job", "REQ-OLD"] == {"open": False}
    assert linkedin.control.lints() == []
    assert account.read().first_sync_ended_at is not None


def test_history_goes_in_batches_of_at_most_a_hundred_parents_first(linkedin: Synced) -> None:
    job = linkedin.job()
    for number in range(130):
        linkedin.applicant(job, f"Kari Nordmann{number}")
    linkedin.control.settings(strict=True)
    linkedin.start().work()
    linkedin.agree()
    asked = [one for one in linkedin.control.requests() if one["resource"] not in ("accessToken", None)]
    assert max(one["records"] for one in asked) == 100
    assert {one["status"] for one in asked} == {200}
    assert asked[0]["resource"] in ("simpleJobPostings", "jobRequisitions")
    assert linkedin.control.lints() == []


@pytest.mark.statement(84)
def test_who_is_only_a_prospect_has_nothing_in_linkedin(synced: Synced) -> None:
    job = synced.job()
    of_linkedin(synced, job)
    synced.work()
    assert seen(synced) == {}
    assert {kind for kind, _ in synced.agree()} == {"job"}


@pytest.mark.statement(85)
def test_once_past_prospect_candidate_and_application_are_in_linkedin(synced: Synced) -> None:
    kari = of_linkedin(synced, synced.job("REQ-1042"))
    synced.work()
    applications.move_to_application(synced.rita, kari.application)
    synced.work()
    shown = seen(synced)
    assert (shown["candidate"]["firstName"], shown["candidate"]["lastName"]) == tuple(KARI.name.rsplit(" ", 1))
    assert [(one["atsJobPostingId"], one["atsJobPostingName"]) for one in shown["applications"]] == [("REQ-1042", DRAFT.title)]
    synced.agree()


@pytest.mark.statement(86)
def test_on_two_jobs_and_past_prospect_on_one_linkedin_shows_that_one(synced: Synced) -> None:
    kari = of_linkedin(synced, synced.job("REQ-1"))
    again = Person(KARI.name, profile_url=KARI.public_profile_url)
    synced.people.export(synced.rita, synced.job("REQ-2"), again)
    applications.move_to_application(synced.rita, kari.application)
    synced.work()
    assert [one["atsJobPostingId"] for one in seen(synced)["applications"]] == ["REQ-1"]
    synced.agree()


@pytest.mark.statement(87)
def test_a_change_of_status_shows_after_the_sync(synced: Synced) -> None:
    kari = of_linkedin(synced, synced.job())
    applications.move_to_application(synced.rita, kari.application)
    synced.work()
    before = [stage["stage"] for stage in seen(synced)["applications"][0]["stages"]]
    advance(synced.rita, kari.application)
    synced.work()
    after = [stage["stage"] for stage in seen(synced)["applications"][0]["stages"]]
    stages = [stage.name for stage in process.stages(1) if stage.kind is not StageKind.PROSPECT]
    assert (before, after) == (stages[:1], stages[:2])
    applications.reject(synced.rita, kari.application, "qualification")
    synced.work()
    (shown,) = seen(synced)["applications"]
    assert (shown["stages"][-1]["stage"], shown["dispositionReason"]) == ("Rejected", "Lacks a required qualification")
    synced.agree()


@pytest.mark.statement(81, 82)
def test_submitted_feedback_shows_in_linkedin_and_saved_feedback_never_leaves(synced: Synced) -> None:
    kari = of_linkedin(synced, synced.job())
    applications.move_to_application(synced.rita, kari.application)
    synced.feedback(kari.application, SECRET, submit=False)
    synced.work()
    assert seen(synced)["applications"][0]["interviewFeedback"] == []
    synced.agree()
    synced.feedback(kari.application, "Knows her trade")
    synced.work()
    assert [one["feedback"] for one in seen(synced)["applications"][0]["interviewFeedback"]] == ["Knows her trade"]
    synced.agree()


@pytest.mark.statement(83)
def test_notes_show_in_linkedin_unless_they_are_private(synced: Synced) -> None:
    kari = of_linkedin(synced, synced.job())
    applications.move_to_application(synced.rita, kari.application)
    notes.add(synced.rita, kari.candidate, "Speaks well", private=False, application_id=kari.application)
    notes.add(synced.rita, kari.candidate, "Known since 2019", private=False)
    notes.add(synced.rita, kari.candidate, SECRET, private=True)
    synced.work()
    shown = seen(synced)
    assert [note["note"] for note in shown["notes"]] == ["Known since 2019"]
    assert [note["note"] for note in shown["applications"][0]["notes"]] == ["Speaks well"]
    synced.agree()


@pytest.mark.statement(23)
def test_company_level_reaches_every_contract_of_the_company(synced: Synced) -> None:
    kari = of_linkedin(synced, synced.job("REQ-1042"))
    applications.move_to_application(synced.rita, kari.application)
    synced.work()
    for seat in ("9001", "9004", "9005"):
        assert seen(synced, seat)["atsCandidateId"] == str(kari.candidate)
        assert [job["externalJobPostingId"] for job in synced.control.export_jobs(seat)] == ["REQ-1042"]


@pytest.mark.statement(22)
def test_contract_level_reaches_every_seat_on_the_one_contract_and_no_other(synced: Synced) -> None:
    child = synced.app.client_id
    synced.control.request_integrations("contract", contract=5001, client_id=child)
    synced.stand_in.client(synced.app).name_integration("CSA_API", "urn:li:contract:5001", "Acme – Attract")
    synced.control.switch("contract", True, contract=5001, client_id=child)
    synced.control.switch("company", False, client_id=child)
    kari = of_linkedin(synced, synced.job("REQ-1042"))
    applications.move_to_application(synced.rita, kari.application)
    synced.work()
    for seat in ("9001", "9002", "9003", "9004"):
        assert seen(synced, seat)["atsCandidateId"] == str(kari.candidate)
    assert seen(synced, "9005") == {}
    assert synced.control.export_jobs("9005") == []


def test_changes_of_jobs_arrive_also_in_their_applications(synced: Synced) -> None:
    job = synced.job()
    synced.applicant(job)
    synced.work()
    jobs.change(synced.rita, job, replace(DRAFT, title="Principal Data Engineer", location="Bergen, Norway"))
    synced.work()
    assert {fields["atsJobPostingName"] for (kind, _), fields in synced.agree().items() if kind == "application"} == {
        "Principal Data Engineer"
    }


def test_back_to_prospect_withdraws_and_forward_again_brings_back(synced: Synced) -> None:
    kari = of_linkedin(synced, synced.job())
    for _ in range(2):
        applications.move_to_application(synced.rita, kari.application)
        synced.work()
        synced.agree()
        assert seen(synced)
        undo.undo_action(synced.rita, latest_undoable_action(kari.application))
        synced.work()
        assert {kind for kind, _ in synced.agree()} == {"job"}
        assert seen(synced) == {}


def test_an_undone_export_leaves_nothing_at_linkedin(synced: Synced) -> None:
    job = synced.job()
    synced.applicant(job)
    export = synced.people.export(synced.rita, job)
    exports.undo(synced.rita, export.id)
    synced.work()
    synced.agree()
    assert len(synced.ids("candidate")) == 1


def test_who_is_erased_goes_from_linkedin_with_everything_and_the_receipt_says_so(synced: Synced) -> None:
    job = synced.job()
    kari, ola = synced.applicant(job), synced.applicant(job, "Ola Nordmann")
    notes.add(synced.rita, kari.candidate, "Speaks well", private=False, application_id=kari.application)
    synced.work()
    erasure.erase(synced.admin, kari.candidate, ErasureReason.ASKED)
    assert not erasure.work()
    synced.work()
    assert erasure.work()
    synced.agree()
    assert synced.ids("candidate") == {str(ola.candidate)}
    gone = ledger.read(synced.admin, kari.candidate)
    assert {entry.standing for entry in gone.entries} == {LedgerStanding.WITHDRAWN}
    assert [(part.job, entry.name) for part in gone.parts for entry in part.entries] == [(None, None)] * len(gone.entries)


def test_a_number_that_is_given_again_brings_nothing_of_the_one_before(synced: Synced) -> None:
    job = synced.job()
    first = synced.applicant(job)
    links.link(synced.rita, first.candidate, "urn:li:person:First")
    notes.add(synced.rita, first.candidate, "About the first", private=False)
    synced.work()
    erasure.erase(synced.admin, first.candidate, ErasureReason.ASKED)
    synced.applicant(job, "Ola Nordmann")  # SQLite may give the number of who is gone
    synced.work()
    synced.agree()
    assert "First" not in repr(synced.whole()["candidates"])


def test_an_unlinked_candidate_is_withdrawn_and_a_link_brings_them_back_with_the_member(synced: Synced) -> None:
    kari = synced.applicant(synced.job("REQ-1"))
    links.link(synced.rita, kari.candidate, "urn:li:person:Wrong")
    synced.work()
    assert synced.agree()["candidate", str(kari.candidate)]["manualMatchedMember"] == "urn:li:person:Wrong"
    links.unlink(synced.rita, kari.candidate, "urn:li:person:Wrong")
    synced.work()
    assert synced.agree().keys() == {("job", "REQ-1")}
    links.link(synced.rita, kari.candidate, "urn:li:person:Right")
    synced.work()
    assert synced.agree()["candidate", str(kari.candidate)]["manualMatchedMember"] == "urn:li:person:Right"


def test_the_wrong_member_does_not_stick_when_another_profile_is_linked_before_the_sync_looks(synced: Synced) -> None:
    kari = synced.applicant(synced.job())
    links.link(synced.rita, kari.candidate, "urn:li:person:Wrong")
    notes.add(synced.rita, kari.candidate, "Speaks well", private=False)
    synced.work()
    links.unlink(synced.rita, kari.candidate, "urn:li:person:Wrong")
    links.link_address(synced.rita, kari.candidate, "https://www.linkedin.com/in/kari-nordmann")
    synced.work()
    assert "manualMatchedMember" not in synced.agree()["candidate", str(kari.candidate)]


def test_a_job_closes_at_linkedin_and_can_be_opened_again(synced: Synced) -> None:
    job = synced.job("REQ-1042")
    synced.applicant(job)
    synced.work()
    assert [one["externalJobPostingId"] for one in synced.control.export_jobs("rita")] == ["REQ-1042"]
    synced.close(job)
    synced.work()
    assert synced.control.export_jobs("rita") == []
    synced.agree()


def test_a_deleted_job_is_closed_at_linkedin_and_its_people_are_taken_back(synced: Synced) -> None:
    job, other = synced.job("REQ-1042"), synced.job("REQ-1043")
    kari = synced.applicant(job)
    notes.add(synced.rita, kari.candidate, "Calm", private=False, application_id=kari.application)
    synced.applicant(other, "Ola Nordmann")
    synced.work()
    assert ("application", str(kari.application)) in synced.agree()
    assert deleting.ask(synced.rita, job).goes.known
    deleting.delete(synced.rita, job, 1)
    synced.work()
    there = synced.agree()
    assert (there["job", "REQ-1042"], there["job", "REQ-1043"]["open"]) == ({"open": False}, True)
    assert not {("application", str(kari.application)), ("candidate", str(kari.candidate))} & there.keys()
    synced.control.forget_requests()
    sync.compare_again(synced.admin)
    synced.work()
    assert synced.control.requests() == []


def test_a_job_that_nobody_shall_see_any_more_is_closed_and_comes_back_private(synced: Synced) -> None:
    job = synced.job("REQ-1042")
    postings.post(synced.rita, job, ApplyChoice(ApplyBy.ATTRACT))
    synced.work()
    assert synced.agree()["job", "REQ-1042"]["availability"] == "PUBLIC"
    synced.control.forget_requests()
    postings.unpost(synced.rita, job)
    while sync_worker.work():
        pass
    if not sync_records.any_task():
        assert not sync_dirty.waiting()  # answered at once, so the second step went at once as well
    synced.work()
    assert synced.agree()["job", "REQ-1042"]["availability"] == "PRIVATE_TO_ATS_INTEGRATION"
    assert len([one for one in synced.control.requests() if one["method"] in ("POST", "PUT")]) == 2


def test_what_linkedin_refuses_is_shown_with_its_words_and_sent_again_on_request(synced: Synced) -> None:
    job = synced.job()
    people = [synced.applicant(job, f"Kari Nordmann{number}") for number in range(4)]
    synced.control.fault("partial", {"method": "PUT"}, status=422, message="ERROR :: /firstName :: looks odd")
    synced.work()
    failed = [one for kind in RecordKind for one in sync.troubled(synced.admin, kind, "failed", 0)]
    assert {one.message for one in failed} == {"ERROR :: /firstName :: looks odd"}
    assert len(synced.ids("candidate")) == 2
    reasons = {reason.message for reason in sync.overview(synced.admin).reasons}
    assert "ERROR :: /firstName :: looks odd" in reasons
    synced.control.clear_faults()
    synced.work()
    assert len(synced.ids("candidate")) == 2, "what LinkedIn refused is not sent again by itself"
    for kind in RecordKind:
        sync.retry(synced.admin, kind, "failed")
    synced.work()
    synced.agree()
    assert synced.ids("candidate") == {str(one.candidate) for one in people}
    assert sync.overview(synced.admin).reasons == []


def test_what_linkedin_refused_is_sent_again_when_it_changes(synced: Synced) -> None:
    people = [synced.applicant(synced.job(), name) for name in ("Kari Nordmann", "Ola Nordmann", "Per Nordmann")]
    resource = "atsCandidates" if synced.settings.linkedin_dialect == "v2" else "candidates"
    synced.control.fault("partial", {"method": "PUT", "resource": resource}, status=422, message="No", times=1)
    synced.work()
    synced.control.clear_faults()
    assert synced.ids("candidate") < {str(one.candidate) for one in people}
    with transaction():
        for one in people:
            Candidate.update(first_name="New", last_name="Name").where(Candidate.id == one.candidate).execute()
            sync_dirty.candidate(one.candidate)
    synced.work()
    synced.agree()


def test_what_attract_knows_linkedin_would_refuse_is_never_sent_and_goes_once_it_is_mended(synced: Synced) -> None:
    nobody = synced.prospect(synced.job("REQ-1"), "Kari Nordmann", email=None)
    applications.move_to_application(synced.rita, nobody.application)
    short = synced.job("REQ-SHORT", replace(DRAFT, description="Too short."))
    synced.applicant(short, "Ola Nordmann")
    synced.work_but_not_what_waits()
    assert [one.message for one in sync.troubled(synced.admin, RecordKind.CANDIDATE, "refused", 0)] == [
        refusals.NO_EMAIL_NOR_MEMBER
    ]
    assert [one.message for one in sync.troubled(synced.admin, RecordKind.JOB, "refused", 0)] == [SHORT_DESCRIPTION]
    assert synced.ids("job") == {"REQ-1"}
    assert synced.ids("application") == set()
    assert len(synced.ids("candidate")) == 1
    assert synced.control.lints() == []
    with transaction():
        candidates.learn_email(nobody.candidate, "kari@example.org", None)
    jobs.change(synced.rita, short, DRAFT)
    synced.work()
    synced.agree()
    assert len(synced.ids("application")) == 2


def test_paused_nothing_is_sent_and_nothing_is_lost(synced: Synced) -> None:
    job = synced.job()
    synced.work()
    sync.pause(synced.admin)
    synced.control.forget_requests()
    synced.applicant(job)
    assert not sync_worker.work()
    assert synced.control.requests() == []
    sync.resume(synced.admin)
    synced.work()
    synced.agree()
    assert len(synced.ids("candidate")) == 1


def test_a_dry_run_says_what_would_go_and_asks_linkedin_nothing(linkedin: Synced) -> None:
    job = linkedin.job()
    linkedin.applicant(job)
    nobody = linkedin.prospect(job, email=None)
    applications.move_to_application(linkedin.rita, nobody.application)
    linkedin.dry_run()
    assert not sync_worker.work()
    shown = {kind.kind: (kind.waiting, kind.refused) for kind in sync.overview(linkedin.admin).kinds if kind.should}
    assert shown[RecordKind.JOB] == (1, 0)
    assert shown[RecordKind.CANDIDATE] == (1, 1)
    assert linkedin.control.requests() == []
    assert not sync.overview(linkedin.admin).any_there
    linkedin.start().work()
    linkedin.agree()


def test_whoever_leaves_takes_everything_back_and_can_begin_again(synced: Synced) -> None:
    job = synced.job("REQ-1")
    kari = synced.applicant(job)
    notes.add(synced.rita, kari.candidate, "Speaks well", private=False)
    synced.work()
    synced.job("REQ-NEVER-SENT")
    sync.withdraw(synced.admin)
    synced.work()
    assert synced.stored() == {("job", "REQ-1"): {"open": False}}
    assert account.read().sync == "off"
    synced.start().work()
    synced.agree()


def test_the_ledger_names_fields_and_times_and_not_what_was_only_compared(synced: Synced) -> None:
    kari = synced.applicant(synced.job())
    synced.work()
    ledger_view = ledger.read(synced.admin, kari.candidate)
    entries = {entry.kind: entry for entry in ledger_view.entries}
    assert entries.keys() == {RecordKind.CANDIDATE, RecordKind.APPLICATION, RecordKind.STAGE}
    assert {"first_name", "emails", "profile_url"} <= set(entries[RecordKind.CANDIDATE].fields)
    assert "member" not in entries[RecordKind.CANDIDATE].fields
    for entry in entries.values():
        assert entry.standing is LedgerStanding.ACKNOWLEDGED
        assert 0 < (entry.first_sent_at or 0) <= (entry.sent_at or 0) <= (entry.acknowledged_at or 0) <= clock.now()
    with pytest.raises(NotPermitted):
        ledger.read(synced.rita, kari.candidate)


def test_the_ledger_says_what_each_record_is_about_application_by_application(synced: Synced) -> None:
    first, second = synced.job("REQ-1"), synced.job("REQ-2", replace(DRAFT, title="Data Scientist"))
    kari = synced.applicant(first)
    person = Person(name="Kari Nordmann", member_id="AEMAAperson0000")
    again = exports.export(synced.rita, "again", exports.ExportRequest(second, person))
    applications.move_to_application(synced.rita, again.application)
    notes.add(synced.rita, kari.candidate, "Speaks well", private=False, application_id=kari.application)
    notes.add(synced.rita, kari.candidate, "Known since 2019", private=False)
    synced.feedback(kari.application, "Knows her trade")
    applications.reject(synced.rita, again.application, "qualification")
    synced.work()
    own, one, other = ledger.read(synced.admin, kari.candidate).parts
    assert (own.application, [(entry.kind, entry.name) for entry in own.entries]) == (
        None,
        [(RecordKind.CANDIDATE, None), (RecordKind.CANDIDATE_NOTE, "Rita Recruiter")],
    )
    assert (one.job and one.job.job_id, other.job and other.job.title) == ("REQ-1", "Data Scientist")
    assert {(entry.kind, entry.name) for entry in one.entries} == {
        (RecordKind.APPLICATION, None),
        (RecordKind.STAGE, "Application"),
        (RecordKind.APPLICATION_NOTE, "Rita Recruiter"),
        (RecordKind.FEEDBACK, "Rita Recruiter"),
    }
    assert [entry.name for entry in other.entries if entry.kind is RecordKind.STAGE] == [
        "Application",
        "",
    ]  # the latter: rejected


def test_the_ledger_tells_what_waits_what_leaves_and_what_is_not_sent(synced: Synced) -> None:
    job = synced.job()
    kari = synced.applicant(job)
    synced.work()
    nobody = synced.prospect(job, "Ola Nordmann", email=None)
    applications.move_to_application(synced.rita, nobody.application)
    synced.work_but_not_what_waits()
    refused = ledger.read(synced.admin, nobody.candidate).entries
    assert {entry.kind: entry.standing for entry in refused} == {
        RecordKind.CANDIDATE: LedgerStanding.REFUSED,
        RecordKind.APPLICATION: LedgerStanding.WAITING,
        RecordKind.STAGE: LedgerStanding.WAITING,
    }
    assert refused[0].message == refusals.NO_EMAIL_NOR_MEMBER
    undo.undo_action(synced.rita, latest_undoable_action(kari.application))
    synced.control.fault("status", {"path_prefix": "/v2/atsCandidates"}, status=503)
    synced.control.fault("status", {"path_prefix": "/rest/candidates"}, status=503)
    sync_worker.work()
    assert {entry.standing for entry in ledger.read(synced.admin, kari.candidate).entries} >= {LedgerStanding.LEAVING}
    synced.control.clear_faults()
    synced.work_but_not_what_waits()
    assert {entry.standing for entry in ledger.read(synced.admin, kari.candidate).entries} == {LedgerStanding.WITHDRAWN}


def test_the_ledger_costs_the_same_however_much_there_is(synced: Synced) -> None:
    kari = synced.applicant(synced.job())
    synced.work()
    with queries() as few:
        ledger.read(synced.admin, kari.candidate)
    for number in range(5):
        notes.add(synced.rita, kari.candidate, f"Note {number}", private=False, application_id=kari.application)
    synced.work()
    with queries() as many:
        ledger.read(synced.admin, kari.candidate)
    assert len(few) == len(many)


def test_only_an_administrator_steers_the_sync(linkedin: Synced) -> None:
    for undoable_action in (sync.start, sync.start_dry_run, sync.withdraw, sync.compare_again, sync.overview):
        with pytest.raises(NotPermitted):
            undoable_action(linkedin.rita)
    with pytest.raises(Invalid):
        sync.resume(linkedin.admin)


def test_with_the_hiring_team_alone_seeing_a_job_its_members_see_it_and_others_do_not(linkedin: Synced) -> None:
    harald = linkedin.people.user(Role.HIRING_MANAGER, name="Harald Haugen")
    persons = {seat: person_of(linkedin, seat) for seat in (9001, 9002)}
    with transaction():
        connections.keep(linkedin.rita.id, persons[9001])
        connections.keep(harald.id, persons[9002])
        account.change(viewers="hiring_team")
    linkedin.everybody = False
    linkedin.control.settings()
    job = linkedin.job("REQ-SECURED")
    kari = of_linkedin(linkedin, job)
    applications.move_to_application(linkedin.rita, kari.application)
    linkedin.start().work()
    linkedin.agree()
    assert sees(linkedin, 9001) == (["REQ-SECURED"], 1)
    assert sees(linkedin, 9002) == ([], 0)
    hiring_team.add(linkedin.rita, job, harald.id, TeamRole.HIRING_MANAGER)
    linkedin.work()
    linkedin.agree()
    assert sees(linkedin, 9002) == (["REQ-SECURED"], 1)
    member = next(one for one in hiring_team.read(linkedin.rita, job).members if one.user == harald.id)
    hiring_team.remove(linkedin.rita, job, member.id)
    linkedin.work()
    linkedin.agree()
    assert sees(linkedin, 9002) == ([], 0)
    hiring_team.add(linkedin.rita, job, harald.id, TeamRole.HIRING_MANAGER)
    linkedin.work()
    assert sees(linkedin, 9002) == (["REQ-SECURED"], 1)
    linkedin.agree()


def sees(linkedin: Synced, seat: int) -> tuple[list[str], int]:
    """The jobs in the seat's export list, and how many applications of KARI it sees."""
    exportable = [job["externalJobPostingId"] for job in linkedin.control.export_jobs(seat)]
    return exportable, len(seen(linkedin, str(seat)).get("applications", []))


def person_of(linkedin: Synced, seat: int) -> str:
    """The person URN of the seat's holder for this installation."""
    child = linkedin.app.client_id
    linkedin.control.request_integrations("contract", contract=5001, client_id=child)
    client = linkedin.stand_in.client(linkedin.app)
    client.name_integration("CSA_API", "urn:li:contract:5001", "Acme – Attract")
    linkedin.control.switch("contract", True, contract=5001, client_id=child)
    result = [one for page in client.seats("urn:li:contract:5001") for one in page]
    return next(str(one.member) for one in result if one.id == f"urn:li:seat:{seat}")


def test_somebody_who_is_renamed_keeps_signing_their_notes_and_one_without_a_last_name_is_told_so(synced: Synced) -> None:
    kari = synced.applicant(synced.job())
    madonna = synced.people.user(Role.RECRUITER, Role.ADMINISTRATOR, name="Madonna")
    notes.add(madonna, kari.candidate, "Sings", private=False)
    synced.work()
    assert [one.message for one in sync.troubled(synced.admin, RecordKind.CANDIDATE_NOTE, "refused", 0)] == [refusals.NO_AUTHOR]
    assert users.by_id(madonna.id)
    User.update(name="Madonna Ciccone").where(User.id == madonna.id).execute()
    sync.retry(synced.admin, RecordKind.CANDIDATE_NOTE, "refused")
    synced.work()
    synced.agree()
    assert len(synced.ids("note")) == 1


def test_comparing_everything_again_sends_only_what_differs(synced: Synced) -> None:
    job = synced.job()
    for number in range(5):
        synced.applicant(job, f"Kari Nordmann{number}")
    synced.work()
    synced.control.forget_requests()
    sync.compare_again(synced.admin)
    synced.work()
    assert synced.control.requests() == []
    synced.agree()


def test_looking_and_finding_nothing_costs_the_same_few_statements_however_much_there_is(synced: Synced) -> None:
    def cost() -> int:
        with queries() as sent:
            assert not sync_worker.work()
        return len(sent)

    job = synced.job()
    synced.applicant(job)
    synced.work()
    few = cost()
    for number in range(30):
        synced.applicant(job, f"Kari Nordmann{number}")
    synced.work()
    assert cost() == few <= 6


def test_a_pass_over_a_hundred_costs_no_more_statements_than_one_over_ten(
    linkedin: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cost(people: int) -> int:
        for number in range(people):
            linkedin.applicant(job, f"Kari Nordmann{number}")
        with queries() as sent, monkeypatch.context() as counted:
            many = bulk_writes(counted)
            assert sync_worker.work()
        linkedin.work()
        return len(sent) + len(many)

    job = linkedin.job()
    linkedin.start().work()
    ten = cost(10)
    assert ten <= MOST_OF_A_PASS
    assert cost(100) <= ten + 2
    monkeypatch.setattr(sync_worker, "LARGEST_BATCH", 10)
    assert cost(30) <= 3 * ten


def bulk_writes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that are sent with many rows at once from now on, each once however many these are."""
    kind, sent = type(database.database.obj), []
    real = kind.execute_many

    def noted(self: Any, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        sent.append(sql)
        real(self, sql, rows)

    monkeypatch.setattr(kind, "execute_many", noted)
    return sent


def test_two_who_change_the_same_person_at_once_both_arrive(synced: Synced) -> None:
    kari = synced.applicant(synced.job())
    synced.work()
    at_once(
        lambda: notes.add(synced.rita, kari.candidate, "One", private=False),
        lambda: notes.add(synced.admin, kari.candidate, "Two", private=False),
        lambda: synced.work() or 0,
    )
    synced.work()
    synced.agree()
    assert len(synced.ids("note")) == 2


def test_a_job_task_that_fails_shows_linkedins_words_and_one_that_is_forgotten_is_sent_again(synced: Synced) -> None:
    synced.control.add_external_listing("urn:li:organization:2414183", DRAFT.title, DRAFT.location)
    job = synced.job("REQ-TWICE")
    synced.work()
    postings.post(synced.rita, job, ApplyChoice(ApplyBy.ATTRACT))
    synced.work()
    (failed,) = sync.troubled(synced.admin, RecordKind.JOB, "failed", 0)
    assert "DUPLICATE" in (failed.message or "")
    assert synced.stored()["job", "REQ-TWICE"]["availability"] == "PRIVATE_TO_ATS_INTEGRATION"
    postings.unpost(synced.rita, job)
    synced.work()
    synced.agree()


def test_a_task_that_linkedin_has_forgotten_is_given_again(synced: Synced) -> None:
    synced.control.settings(task_delay_ms=0)
    job = synced.job("REQ-LONG")
    assert sync_worker.work()
    synced.control.advance(31 * clock.DAY)  # tasks are known for 30 days
    synced.work()
    synced.close(job)
    synced.work()
    synced.agree()
