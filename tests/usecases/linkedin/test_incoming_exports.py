"""Exports that arrive from LinkedIn itself, against the stand-in, on both databases (linkedin.md 9, design 5.1 and 5.2)."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from server.domain import clock
from server.domain.errors import CannotUndo, Invalid, NotFound, NotPermitted
from server.domain.jobs import JobStatus
from server.domain.linkedin.incoming_exports import IncomingExportState
from server.domain.notifications import NotificationChannel, Topic
from server.domain.person import Person
from server.domain.profile_url import profile_key
from server.domain.roles import Actor, TeamRole
from server.storage import database, tables
from server.storage.applications import applications
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.jobs import jobs
from server.storage.linkedin.incoming import incoming_exports
from server.storage.linkedin.setup import account
from server.usecases import housekeeping
from server.usecases import notifications as bell
from server.usecases.applications import exports
from server.usecases.linkedin.incoming import export_decisions, webhook_notifications
from server.usecases.linkedin.incoming import incoming_exports as incoming
from server.usecases.linkedin.setup import integrations
from server.usecases.linkedin.tab import links
from tests.support.at_once import at_once
from tests.support.incoming_exports import KARI, SOMEBODY, TOKEN, IncomingLinkedIn, connected, notice, signed
from tests.support.people import People
from tests.support.stand_in import StandIn, served

JOB = "REQ-1042"
KARI_NAME = f"{KARI.first_name} {KARI.last_name}"
KARI_ADDRESS = str(KARI.public_profile_url)


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandIn]:
    with served() as stand_in:
        yield stand_in


@pytest.fixture
def linkedin(people: People, stand_in: StandIn, tmp_path: Path) -> IncomingLinkedIn:
    return connected(people, stand_in, tmp_path)


@pytest.fixture
def recruiter(people: People) -> Actor:
    return people.recruiter("Rita Recruiter")


@pytest.fixture
def job(people: People, recruiter: Actor) -> int:
    return people.job((recruiter, TeamRole.RECRUITER), job_id=JOB)


def keys_of(candidate: int) -> set[str]:
    return {one.key.partition(":")[0] for one in candidates.identities(candidate)}


def page_of(member: Any) -> Person:
    """The person as the extension reads them from a Recruiter page."""
    return Person(f"{member.first_name} {member.last_name}", member.public_profile_url, member.id)


@pytest.mark.statement(74)
@pytest.mark.statement(75)
def test_an_export_makes_a_candidate_in_the_prospect_stage_of_its_job(linkedin: IncomingLinkedIn, job: int) -> None:
    incoming_export = linkedin.receive_export(JOB, emails=("not an address", "kari@example.org"))
    assert (incoming_export.state, incoming_export.code, incoming_export.person_name) == ("done", "exported", KARI_NAME)
    candidate = tables.Candidate.get()
    assert (candidate.id, candidate.name, candidate.source) == (incoming_export.candidate, KARI_NAME, "linkedin")
    assert (candidate.first_name, candidate.last_name) == (KARI.first_name, KARI.last_name)
    assert (candidate.email, candidate.headline, candidate.company) == ("kari@example.org", KARI.headline, KARI.company)
    assert keys_of(candidate.id) == {"person", "in"}
    application = tables.Application.get()
    assert (application.id, application.job_id, application.source) == (incoming_export.application, job, "linkedin")
    assert not application.past_prospect
    step = tables.StageChange.get()
    assert (step.move, step.by_id) == ("exported", None)
    member = tables.LinkedInMember.get()
    assert (member.first_name, member.email) == (KARI.first_name, None)


def test_the_exporter_whom_attract_knows_is_named_in_the_activity(linkedin: IncomingLinkedIn, recruiter: Actor, job: int) -> None:
    linkedin.seat_of(recruiter)
    incoming_export = linkedin.receive_export(JOB)
    assert incoming_export.exporter_name == "Rita Recruiter"
    assert tables.StageChange.get().by_id == recruiter.id
    assert tables.Candidate.get().created_by_id == recruiter.id


def test_a_notification_that_comes_20_times_is_one_export(linkedin: IncomingLinkedIn, job: int) -> None:
    id = linkedin.export(JOB)
    for _ in range(10):
        linkedin.notify(id)
    incoming.work()
    for _ in range(10):
        linkedin.notify(id)
        assert not incoming.work()
    assert linkedin.newest().times == 20
    assert (
        tables.IncomingExport.select().count() == tables.Application.select().count() == tables.StageChange.select().count() == 1
    )


def test_20_at_the_same_moment_are_one_export(linkedin: IncomingLinkedIn, job: int) -> None:
    id = linkedin.export(JOB)
    at_once(*[lambda: linkedin.notify(id)] * 20)
    at_once(*[incoming.work] * 4)
    assert (linkedin.newest().times, linkedin.newest().state) == (20, "done")
    assert tables.Application.select().count() == tables.Candidate.select().count() == 1


def test_several_in_one_body_and_out_of_order_are_all_taken_over(linkedin: IncomingLinkedIn, people: People, job: int) -> None:
    second = people.job(job_id="REQ-2")
    ids = [linkedin.export(JOB), linkedin.export("REQ-2")]
    body = json.dumps([{"requestId": id, "type": "EXPORT_CANDIDATE_PROFILE"} for id in reversed(ids)]).encode()
    webhook_notifications.receive(TOKEN, body, signed(linkedin.app.client_secret, body))
    assert incoming.work()
    assert tables.Candidate.select().count() == 1
    assert {row.job_id for row in tables.Application.select()} == {job, second}


def test_the_same_person_again_to_the_same_job_changes_nothing_and_says_so(linkedin: IncomingLinkedIn, job: int) -> None:
    first, again = linkedin.receive_export(JOB), linkedin.receive_export(JOB, emails=("kari@example.org",))
    assert (again.code, again.application) == ("already_on_job", first.application)
    assert tables.StageChange.select().count() == 1
    assert candidates.by_id(first.candidate or 0).email is None  # type: ignore[union-attr]


def test_to_another_job_the_same_candidate_gets_a_second_application(
    linkedin: IncomingLinkedIn, people: People, job: int
) -> None:
    people.job(job_id="REQ-2")
    first, second = linkedin.receive_export(JOB), linkedin.receive_export("REQ-2", emails=("kari@example.org",))
    assert first.candidate == second.candidate
    assert first.application != second.application
    assert candidates.by_id(first.candidate or 0).email == "kari@example.org"  # type: ignore[union-attr]


def test_by_linkedin_and_then_by_the_extension_is_one_candidate(linkedin: IncomingLinkedIn, recruiter: Actor, job: int) -> None:
    incoming_export = linkedin.receive_export(JOB)
    answer = linkedin.people.export(recruiter, job, page_of(KARI))
    assert (answer.outcome, answer.candidate) == ("already_on_job", incoming_export.candidate)
    assert tables.Candidate.select().count() == 1


def test_by_the_extension_and_then_by_linkedin_is_one_candidate(linkedin: IncomingLinkedIn, recruiter: Actor, job: int) -> None:
    answer = linkedin.people.export(recruiter, job, page_of(KARI))
    incoming_export = linkedin.receive_export(JOB)
    assert (incoming_export.code, incoming_export.candidate) == ("already_on_job", answer.candidate)
    # What ties them to the member of LinkedIn is kept all the same: LinkedIn names them by it from now on.
    assert keys_of(answer.candidate) == {"person", "member", "in"}


def test_through_both_doors_at_the_same_moment_is_one_candidate(linkedin: IncomingLinkedIn, recruiter: Actor, job: int) -> None:
    linkedin.notify(linkedin.export(JOB))
    at_once(incoming.work, lambda: linkedin.people.export(recruiter, job, page_of(KARI)))
    assert linkedin.newest().state == "done"
    assert tables.Candidate.select().count() == tables.Application.select().count() == 1
    assert keys_of(tables.Candidate.get().id) == {"person", "member", "in"}


def test_names_are_told_apart_for_a_candidate_of_that_name_who_was_there(
    linkedin: IncomingLinkedIn, recruiter: Actor, job: int
) -> None:
    other = linkedin.people.job((recruiter, TeamRole.RECRUITER))
    answer = linkedin.people.export(recruiter, other, page_of(KARI))
    linkedin.receive_export(JOB)
    row = tables.Candidate.get_by_id(answer.candidate)
    assert (row.first_name, row.last_name) == (KARI.first_name, KARI.last_name)


def refused(linkedin: IncomingLinkedIn, incoming_export: Any, code: str) -> None:
    """The export was refused for ``code``; nothing was made and nothing is lost."""
    assert (incoming_export.state, incoming_export.code) == ("refused", code)
    assert tables.Application.select().count() == 0
    assert tables.Candidate.select().count() == 0
    assert json.loads(tables.IncomingExport.get().raw)["answer"]


@pytest.mark.statement(65)
@pytest.mark.statement(66)
@pytest.mark.parametrize(
    ("status", "code"),
    [
        (JobStatus.DRAFT, "job_not_active"),
        (JobStatus.PENDING, "job_not_active"),
        (JobStatus.APPROVED, "job_not_active"),
        (JobStatus.REJECTED, "job_not_active"),
        (JobStatus.CLOSED, "job_closed"),
    ],
)
def test_a_job_that_is_not_active_is_refused_and_taken_over_when_it_is(
    linkedin: IncomingLinkedIn, people: People, status: JobStatus, code: str
) -> None:
    job = people.job(job_id=JOB, status=status)
    refused(linkedin, linkedin.receive_export(JOB), code)
    incoming._jobs.next = 0.0
    assert not incoming.work()
    with transaction():
        jobs.set_status(job, JobStatus.ACTIVE)
    incoming._jobs.next = 0.0
    linkedin.control.forget_requests()
    assert incoming.work()
    assert linkedin.newest().state == "done"
    assert not linkedin.control.requests()  # what LinkedIn answered had been kept


def test_administrators_are_told_of_exports_that_need_them_once_until_they_look(
    linkedin: IncomingLinkedIn, people: People
) -> None:
    arne, rita = people.administrator(), people.recruiter()
    for _ in range(3):
        linkedin.receive_export(JOB)
    (told,) = bell.read(arne).rows
    assert (told.kind, told.link) == ("linkedin_export", "/admin/linkedin/exports?view=open")
    assert tables.OutgoingMail.select().where(tables.OutgoingMail.user == arne.id).count() == 1
    assert bell.unread(rita) == 0
    bell.choose(arne, {Topic.LINKEDIN: NotificationChannel(in_app=True, mail=False)})
    bell.mark_read(arne, None)
    tables.OutgoingMail.delete().execute()
    linkedin.receive_export(JOB)
    assert (len(bell.read(arne).rows), tables.OutgoingMail.select().count()) == (2, 0)


@pytest.mark.statement(67)
def test_a_job_without_prospects_is_refused(linkedin: IncomingLinkedIn, people: People) -> None:
    people.job(job_id=JOB, prospects=False)
    refused(linkedin, linkedin.receive_export(JOB), "prospects_off")


def test_an_unknown_job_is_refused_and_taken_over_when_tried_again(linkedin: IncomingLinkedIn, people: People) -> None:
    refused(linkedin, linkedin.receive_export(JOB), "unknown_job")
    people.job(job_id=JOB)
    export_decisions.try_again(people.administrator(), linkedin.newest().id)
    incoming.work()
    assert linkedin.newest().state == "done"


@pytest.mark.statement(70)
@pytest.mark.statement(71)
@pytest.mark.parametrize("place", ["interviewer", "read_only", "nowhere"])
def test_an_exporter_who_may_not_is_refused_by_name(linkedin: IncomingLinkedIn, people: People, place: str) -> None:
    user = people.read_only() if place == "read_only" else people.recruiter("Rita Recruiter")
    team = [(user, TeamRole.INTERVIEWER)] if place == "interviewer" else []
    people.job(*team, job_id=JOB)
    linkedin.seat_of(user)
    incoming_export = linkedin.receive_export(JOB)
    refused(linkedin, incoming_export, "not_permitted")
    assert incoming_export.exporter_name == user.name


@pytest.mark.statement(68)
@pytest.mark.statement(69)
@pytest.mark.parametrize("role", [TeamRole.RECRUITER, TeamRole.HIRING_MANAGER])
def test_who_holds_the_role_on_the_job_may(linkedin: IncomingLinkedIn, people: People, role: TeamRole) -> None:
    user = people.recruiter() if role is TeamRole.RECRUITER else people.manager()
    people.job((user, role), job_id=JOB)
    linkedin.seat_of(user)
    assert linkedin.receive_export(JOB).state == "done"


def test_an_export_of_another_company_is_refused(linkedin: IncomingLinkedIn, job: int) -> None:
    id = linkedin.export(JOB)
    with transaction():
        account.change(company_id="99")
    refused(linkedin, linkedin.settled(id), "foreign_context")


def test_a_notification_that_had_expired_is_refused_until_an_administrator_tries(linkedin: IncomingLinkedIn, job: int) -> None:
    linkedin.notify(linkedin.export(JOB), expiresAt=clock.now() - 1000)
    incoming.work()
    assert (linkedin.newest().state, linkedin.newest().code) == ("refused", "expired")
    assert tables.Candidate.select().count() == 0
    export_decisions.try_again(linkedin.people.administrator(), linkedin.newest().id)
    incoming.work()
    assert linkedin.newest().state == "done"


def test_an_expired_one_that_comes_again_in_time_is_taken_over(linkedin: IncomingLinkedIn, job: int) -> None:
    id = linkedin.export(JOB)
    linkedin.notify(id, expiresAt=clock.now() - 1000)
    incoming.work()
    linkedin.notify(id, expiresAt=clock.now() + clock.HOUR)
    incoming.work()
    assert (linkedin.newest().state, linkedin.newest().times) == ("done", 2)


def test_expiry_is_told_by_linkedins_clock(linkedin: IncomingLinkedIn, job: int, monkeypatch: pytest.MonkeyPatch) -> None:
    real = clock.now
    id = linkedin.export(JOB)
    monkeypatch.setattr(clock, "now", lambda: real() + 10 * clock.MINUTE)  # ours is ten minutes fast
    linkedin.notify(id, expiresAt=real() + 5 * clock.MINUTE)
    incoming.work()
    assert linkedin.newest().state == "done"


def test_a_number_that_linkedin_does_not_know_is_asked_for_a_few_times_and_refused(
    linkedin: IncomingLinkedIn, job: int, let_pass: Callable[[int], None]
) -> None:
    linkedin.notify("123456789")
    for _ in range(incoming.MOST_TRIES - 1):
        incoming.work()
        assert (linkedin.newest().state, linkedin.newest().code) == ("new", "")
        assert not incoming.work()
        let_pass(clock.HOUR)
    incoming.work()
    assert (linkedin.newest().state, linkedin.newest().code) == ("refused", "unknown_export")


def test_a_notification_of_an_unknown_type_is_kept_and_nothing_done(linkedin: IncomingLinkedIn) -> None:
    linkedin.notify("1", type="SOMETHING_NEW")
    assert not incoming.work()
    assert (linkedin.newest().state, linkedin.newest().type) == ("unknown", "SOMETHING_NEW")


def test_a_change_of_the_integrations_is_looked_up(linkedin: IncomingLinkedIn) -> None:
    linkedin.notify("77", type="INTEGRATION_STATUS_CHANGE")
    linkedin.control.forget_requests()
    incoming.work()
    assert any(one["resource"] == "atsIntegrations" for one in linkedin.control.requests())


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "status", "status": 503},
        {"kind": "status", "status": 429, "retry_after": 60},
        {"kind": "status", "status": 403},
        {"kind": "html"},
        {"kind": "half_body"},
        {"kind": "drop_connection"},
    ],
    ids=lambda fault: f"{fault['kind']}-{fault.get('status', '')}",
)
def test_bad_weather_delays_and_loses_nothing(
    linkedin: IncomingLinkedIn, job: int, fault: dict[str, Any], let_pass: Callable[[int], None]
) -> None:
    id = linkedin.export(JOB)
    linkedin.control.fault(match={"resource": "exportedCandidates"}, **fault)
    linkedin.notify(id)
    assert not incoming.work()
    waiting = linkedin.newest()
    assert waiting.state == "new"
    assert waiting.message
    assert waiting.due_at
    assert waiting.due_at > clock.now() + 10_000
    assert not incoming.work()
    linkedin.control.clear_faults()
    let_pass(clock.HOUR)
    assert incoming.work()
    assert linkedin.newest().state == "done"


@pytest.mark.parametrize("kind", ["reorder_keys", "unknown_fields", "unknown_enum", "revoke_token", "expires_in_string"])
def test_odd_answers_are_read_all_the_same(linkedin: IncomingLinkedIn, job: int, kind: str) -> None:
    id = linkedin.export(JOB)
    once = {"times": 1} if kind == "revoke_token" else {}
    linkedin.control.fault(kind, **once)
    assert linkedin.settled(id).state == "done"


class _Killed(BaseException):
    """The process ends here."""


@contextmanager
def _killed_after(statements: int) -> Iterator[None]:
    left = count(statements, -1)

    def hook(_event: object) -> None:
        if next(left) == 0:
            raise _Killed

    hooks = database.database.query_hooks
    hooks.append(hook)
    try:
        yield
    finally:
        hooks.remove(hook)


def test_a_worker_that_ends_at_any_moment_leaves_an_export_that_is_taken_over_once(linkedin: IncomingLinkedIn, job: int) -> None:
    for statements in count(1, 2):
        before = tables.Application.select().count()
        number = statements // 2
        other = linkedin.people.job(job_id=f"REQ-{2000 + number}")
        assert other
        linkedin.notify(linkedin.export(f"REQ-{2000 + number}"))
        try:
            with _killed_after(statements):
                incoming.work()
            ended = False
        except _Killed:
            ended = True
            database.release()
            assert tables.Application.select().count() in (before, before + 1)
        incoming.work()
        assert linkedin.newest().state == "done"
        assert tables.Application.select().count() == tables.StageChange.select().count() == before + 1
        assert tables.Candidate.select().count() == 1
        if not ended:
            break
    assert statements > 20


def ambiguous(linkedin: IncomingLinkedIn, recruiter: Actor) -> tuple[int, int]:
    """Two candidates who may be Kari: one has the profile, the other the address that was typed in."""
    other = linkedin.people.job((recruiter, TeamRole.RECRUITER))
    by_profile = linkedin.people.export(recruiter, other, Person(KARI_NAME, KARI_ADDRESS))
    by_address = linkedin.people.export(recruiter, other, Person(KARI_NAME, member_id="M1", email="kari@example.org"))
    return by_profile.candidate, by_address.candidate


def test_one_who_may_be_two_waits_for_a_choice_of_the_jobs_recruiter(
    linkedin: IncomingLinkedIn, recruiter: Actor, job: int
) -> None:
    by_profile, by_address = ambiguous(linkedin, recruiter)
    incoming_export = linkedin.receive_export(JOB, emails=("kari@example.org",))
    assert (incoming_export.state, tables.Application.select().where(tables.Application.job == job).count()) == ("undecided", 0)
    result, waiting = export_decisions.undecided(recruiter, job)
    assert export_decisions.waiting_on(result) == 1
    assert [one.candidate.id for one in waiting[0].possible] == [by_profile, by_address]
    assert waiting[0].possible[0].evidence
    assert not waiting[0].may_be_new
    with pytest.raises(Invalid):
        export_decisions.choose(recruiter, incoming_export.id, None, job)
    with pytest.raises(Invalid):
        export_decisions.choose(recruiter, incoming_export.id, "new", job)
    with pytest.raises(Invalid):
        export_decisions.choose(recruiter, incoming_export.id, by_address + 1000, job)
    export_decisions.choose(recruiter, incoming_export.id, by_profile, job)
    assert (linkedin.newest().state, linkedin.newest().candidate) == ("done", by_profile)
    assert "person" in keys_of(by_profile)
    with pytest.raises(NotFound):
        export_decisions.choose(recruiter, incoming_export.id, by_profile, job)


def test_an_administrator_may_choose_and_a_stranger_may_not(linkedin: IncomingLinkedIn, recruiter: Actor, job: int) -> None:
    by_profile, _ = ambiguous(linkedin, recruiter)
    incoming_export = linkedin.receive_export(JOB, emails=("kari@example.org",))
    for stranger in (linkedin.people.recruiter(), linkedin.people.read_only()):
        with pytest.raises((NotFound, NotPermitted)):
            export_decisions.choose(stranger, incoming_export.id, by_profile, job)
        with pytest.raises(NotPermitted):
            export_decisions.choose(stranger, incoming_export.id, by_profile)
    administrator = linkedin.people.administrator()
    assert export_decisions.choices(administrator, incoming_export.id).name == KARI_NAME
    export_decisions.choose(administrator, incoming_export.id, by_profile)
    assert linkedin.newest().state == "done"


def test_an_export_to_another_job_cannot_be_decided_from_this_one(linkedin: IncomingLinkedIn, recruiter: Actor, job: int) -> None:
    ambiguous(linkedin, recruiter)
    incoming_export = linkedin.receive_export(JOB, emails=("kari@example.org",))
    other = linkedin.people.job((recruiter, TeamRole.RECRUITER))
    with pytest.raises(NotFound):
        export_decisions.choose(recruiter, incoming_export.id, "new", other)


def test_one_whom_somebody_unlinked_from_the_member_is_not_joined_without_a_click(
    linkedin: IncomingLinkedIn, recruiter: Actor, people: People, job: int
) -> None:
    incoming_export = linkedin.receive_export(JOB, emails=("kari@example.org",))
    member = tables.LinkedInMember.get().member
    links.unlink(recruiter, incoming_export.candidate or 0, member)
    people.job((recruiter, TeamRole.RECRUITER), job_id="REQ-2")
    again = linkedin.receive_export("REQ-2", emails=("kari@example.org",))
    assert again.state == "undecided"
    administrator = people.administrator()
    assert export_decisions.choices(administrator, again.id).may_be_new
    export_decisions.choose(administrator, again.id, "new")
    assert linkedin.newest().candidate != incoming_export.candidate
    assert keys_of(linkedin.newest().candidate or 0) == {"person", "in"}


def test_undoing_the_extensions_export_leaves_the_application_linkedin_exported_too(
    linkedin: IncomingLinkedIn, recruiter: Actor, job: int
) -> None:
    answer = linkedin.people.export(recruiter, job, page_of(KARI))
    linkedin.receive_export(JOB)
    with pytest.raises(CannotUndo):
        exports.undo(recruiter, answer.id)
    assert applications.by_id(answer.application, recruiter.id)


def test_undoing_the_extensions_export_leaves_what_linkedin_found_the_person_by(
    linkedin: IncomingLinkedIn, people: People, recruiter: Actor, job: int
) -> None:
    other = people.job((recruiter, TeamRole.RECRUITER))
    first = people.export(recruiter, other, Person(KARI_NAME, member_id=KARI.id))
    second = people.job((recruiter, TeamRole.RECRUITER))
    answer = people.export(recruiter, second, page_of(KARI))  # learns the public address
    incoming_export = linkedin.receive_export(JOB)
    assert incoming_export.candidate == first.candidate
    exports.undo(recruiter, answer.id)
    assert profile_key(KARI_ADDRESS) in {one.key for one in candidates.identities(first.candidate)}
    assert linkedin.receive_export(JOB).candidate == first.candidate


def test_undoing_the_export_that_made_the_candidate_leaves_them_when_linkedin_exported_them_too(
    linkedin: IncomingLinkedIn, people: People, recruiter: Actor, job: int
) -> None:
    other = people.job((recruiter, TeamRole.RECRUITER))
    answer = people.export(recruiter, other, page_of(KARI))
    incoming_export = linkedin.receive_export(JOB)
    exports.undo(recruiter, answer.id)
    assert candidates.by_id(answer.candidate)
    assert [row.id for row in tables.Application.select()] == [incoming_export.application]


def test_one_that_was_dismissed_rests_and_can_be_tried_again(linkedin: IncomingLinkedIn, people: People) -> None:
    administrator = people.administrator()
    incoming_export = linkedin.receive_export(JOB)
    export_decisions.dismiss(administrator, incoming_export.id)
    linkedin.notify(tables.IncomingExport.get().notification)
    people.job(job_id=JOB)
    incoming._jobs.next = 0.0
    assert not incoming.work()
    assert linkedin.newest().state == "dismissed"
    export_decisions.try_again(administrator, incoming_export.id)
    incoming.work()
    assert linkedin.newest().state == "done"
    for act in (export_decisions.try_again, export_decisions.dismiss):
        with pytest.raises(NotFound):
            act(administrator, incoming_export.id)


def test_a_slow_answer_undoes_nothing_that_was_settled_meanwhile(
    linkedin: IncomingLinkedIn, people: People, job: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = incoming._ask

    def slow(answer: bool) -> Callable[..., Any]:
        def ask(client: Any, number: str) -> Any:
            monkeypatch.setattr(incoming, "_ask", real)
            result = real(client, number) if answer else []
            incoming.work()  # another worker is faster, and has LinkedIn's answer
            if linkedin.newest().state == "refused":
                export_decisions.dismiss(people.administrator(), linkedin.newest().id)
            return result

        return ask

    for job_id, state in ((JOB, "done"), ("REQ-9999", "dismissed")):
        for answer, tries in ((True, 0), (False, incoming.MOST_TRIES - 1)):
            linkedin.notify(linkedin.export(job_id))
            stale = incoming_exports.due(1)[0]._replace(tries=tries, expires_at=1 if answer else None)
            monkeypatch.setattr(incoming, "_ask", slow(answer))
            incoming._look(stale)
            assert (linkedin.newest().state, linkedin.newest().code in ("exported", "already_on_job", "")) == (state, True)


def test_a_slow_look_at_the_integrations_settles_nothing_that_was_settled_meanwhile(
    linkedin: IncomingLinkedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    linkedin.notify("77", type="INTEGRATION_STATUS_CHANGE")
    stale = incoming_exports.due(1)[0]

    def refresh(_number: str) -> None:
        with transaction():
            incoming_exports.settle(stale.id, IncomingExportState.DISMISSED)

    monkeypatch.setattr(integrations, "refresh", refresh)
    incoming._look(stale)
    assert linkedin.newest().state == "dismissed"


def test_only_administrators_see_the_page(linkedin: IncomingLinkedIn, people: People, recruiter: Actor, job: int) -> None:
    linkedin.receive_export(JOB)
    for reader in (recruiter, people.manager(), people.read_only()):
        with pytest.raises(NotPermitted):
            export_decisions.overview(reader, "", None)
    shown = export_decisions.overview(people.administrator(), "done", None)
    assert [one.row.person_name for one in shown.rows] == [KARI_NAME]
    assert shown.counts == {"open": 0, "waiting": 0, "done": 1, "dismissed": 0}


def test_what_linkedin_answered_is_emptied_after_30_days_where_it_is_settled(
    linkedin: IncomingLinkedIn, job: int, let_pass: Callable[[int], None]
) -> None:
    linkedin.receive_export(JOB)
    linkedin.receive_export("REQ-9999", SOMEBODY)
    let_pass(31 * clock.DAY)
    housekeeping.sweep()
    raws = {row.job_id: row.raw for row in tables.IncomingExport.select()}
    assert raws[JOB] == ""
    assert KARI.first_name not in raws[JOB]
    assert json.loads(raws["REQ-9999"])["answer"]


def test_nothing_due_is_one_query(linkedin: IncomingLinkedIn) -> None:
    statements: list[object] = []
    incoming.work()
    database.database.query_hooks.append(statements.append)
    try:
        assert not incoming.work()
    finally:
        database.database.query_hooks.remove(statements.append)
    assert len(statements) == 1


def test_the_log_names_no_person_and_no_secret(linkedin: IncomingLinkedIn, job: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="server")
    linkedin.receive_export(JOB, emails=("kari@example.org",))
    linkedin.receive_export("REQ-9999")
    linkedin.control.fault("html", {"resource": "exportedCandidates"})
    linkedin.settled(linkedin.export(JOB, SOMEBODY))
    said = caplog.text
    assert "refused" in said
    for secret in (linkedin.app.client_secret, TOKEN, "kari@example.org", str(KARI.last_name)):
        assert secret not in said


def test_arrivals_page_by_their_ids(linkedin: IncomingLinkedIn, people: People) -> None:
    administrator = people.administrator()
    for number in range(30):
        linkedin.notify(f"n{number}", type="SOMETHING_NEW")
    first = export_decisions.overview(administrator, "open", None)
    assert len(first.rows) == 25
    assert first.onward
    rest = export_decisions.overview(administrator, "open", first.onward)
    assert (len(rest.rows), rest.onward) == (5, None)
    assert incoming_exports.counts() == {"unknown": 30}


def test_a_body_that_is_no_notification_is_refused(linkedin: IncomingLinkedIn) -> None:
    for body in (b"", b"[]", b"<html>", b'{"id": 1}', notice("x" * 300)):
        with pytest.raises(Invalid):
            webhook_notifications.receive(TOKEN, body, signed(linkedin.app.client_secret, body))
    assert tables.IncomingExport.select().count() == 0
