"""Making one candidate of two, and two of one again."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from server.domain import clock
from server.domain.contacts import ContactDetails, Network
from server.domain.documents import DocumentKind
from server.domain.errors import AlreadyMerged, CannotUndo, EditConflict, MergedAway, NotFound, NotPermitted, SameRecord
from server.domain.feedback import FeedbackText, Recommendation
from server.domain.person import Person
from server.domain.resume import PastJob, Resume, School
from server.domain.roles import Actor, Role, TeamRole
from server.storage import tables
from server.storage.candidates import candidates as stored
from server.storage.candidates import contacts, resumes
from server.storage.candidates.candidate_search import Filters, renew
from server.storage.candidates.merging import treatment
from server.storage.database import transaction
from server.storage.pools import pool_members
from server.storage.tables import (
    ALL,
    Application,
    Candidate,
    FeedbackRequest,
    HistoryEntry,
    Merge,
    Stage,
    SyncDirty,
    TalentPool,
    User,
)
from server.usecases import erasure, housekeeping, undo
from server.usecases.applications import applications, exports, feedback
from server.usecases.candidates import candidate_search, candidates, contact_details, documents, duplicates, merging, notes
from server.usecases.candidates.documents import Upload
from server.usecases.candidates.merging import Merged, compare
from server.usecases.pools import pool_people, pools
from tests.support.at_once import at_once
from tests.support.people import People, advance
from tests.support.rows_everywhere import fill, references

HIRE = FeedbackText(Recommendation.HIRE, comment="Yes")


@dataclass
class Two:
    """Two candidates of the recruiter Rita's who are one person; the first is the older."""

    people: People
    rita: Actor
    first: int
    second: int

    def job(self, title: str = "") -> int:
        return self.people.job((self.rita, TeamRole.RECRUITER), title=title)

    def on(self, job: int, candidate: int) -> int:
        """Put one of the two on a job as an applicant; the application."""
        (identity,) = [one for one in stored.identities(candidate) if one.key.startswith("member:")]
        person = Person("Kari", member_id=identity.key.partition(":")[2])
        return self.people.applicant(self.rita, job, person).application

    def edit(self, candidate: int, details: ContactDetails) -> None:
        contact_details.change(self.rita, candidate, details, contact_details.read(self.rita, candidate).version)

    def merge(self, actor: Actor | None = None, **chosen: int) -> Merged:
        result = compare(actor or self.rita, self.first, self.second)
        return merging.merge(actor or self.rita, self.first, self.second, chosen, result.version)


@pytest.fixture
def two(people: People) -> Two:
    rita = people.recruiter("Rita")
    job = people.job((rita, TeamRole.RECRUITER))
    first = people.applicant(rita, job, people.person("Kari Nordmann", email="kari@old.example", headline="Engineer")).candidate
    other = people.job((rita, TeamRole.RECRUITER))
    second = people.applicant(rita, other, people.person("Kari Hansen", email="kari@new.example", company="Acme")).candidate
    return Two(people, rita, first, second)


def everything() -> dict[str, list[object]]:
    """Every row of every table that a merge may touch, without when things were last changed and what tells of merges."""
    left_out = {"history_entry", "undoable_action", "candidate_merge", "sync_dirty"}
    result: dict[str, list[object]] = {}
    for table in ALL:
        if table._meta.table_name not in left_out:
            made_anew = {"id"} if table in (tables.ContactKey, tables.SocialLink) else set()
            stored: list[dict[str, object]] = list(table.select().dicts())
            rows = [{k: v for k, v in row.items() if k not in {"updated_at", *made_anew}} for row in stored]
            result[table._meta.table_name] = sorted(str(row) for row in rows)
    return result


def test_what_differs_is_chosen_and_what_one_lacks_comes_from_the_other(two: Two) -> None:
    result = compare(two.rita, two.second, two.first)
    assert (result.kept.row.id, result.gone.row.id) == (two.first, two.second)
    assert result.choices == ["name", "email"]
    merged = two.merge(name=two.second)
    assert (merged.candidate, merged.name) == (two.first, "Kari Hansen")
    profile = candidates.profile(two.rita, two.first)
    assert (profile.row.name, profile.row.email, profile.row.headline) == ("Kari Hansen", "kari@old.example", "Engineer")
    assert profile.row.company == "Acme"
    assert profile.details.second_email == "kari@new.example"  # no address is lost while there is room
    assert len(profile.applications) == 2
    assert len(profile.identities) == 2


def test_everything_that_hangs_on_either_is_one_persons_then(two: Two) -> None:
    note = notes.add(two.rita, two.second, "In general", False)
    upload = documents.checked(Upload("CV.txt", b"Words"), 10)
    document = documents.add(two.rita, two.second, upload, DocumentKind.RESUME)
    with transaction():
        resumes.add(two.first, Resume((PastJob("Engineer"),), (), ("SQL",)))
        resumes.add(two.second, Resume((PastJob("Baker"),), (School("NTNU"),), ("sql", "Go")))
        for candidate in (two.first, two.second):
            pool_members.join_linkedin(candidate, 1, "Kari")
    two.merge()
    assert [one.id for one in notes.read(two.rita, two.first).notes] == [note]
    assert [one.row.id for one in documents.read(two.rita, two.first).documents] == [document]
    resume = candidates.profile(two.rita, two.first).resume
    assert {job.title for job in resume.work} == {"Engineer", "Baker"}
    assert sorted(resume.skills) == ["Go", "SQL"]
    assert [member.candidate_id for member in tables.PoolMember.select()] == [two.first]


def test_nothing_but_the_way_leads_to_the_record_that_went(two: Two) -> None:
    two.merge()
    with pytest.raises(MergedAway) as away:
        candidates.profile(two.rita, two.second)
    assert away.value.into == two.first
    assert [one.id for one in stored.known([], "kari@new.example")] == [two.first]
    row = Candidate.get_by_id(two.second)
    assert (row.name, row.email, row.email_key, row.company, row.merged_into_id) == ("", None, None, None, two.first)


def test_no_table_keeps_a_row_of_the_record_that_went(two: Two) -> None:
    two.merge()
    for table in ALL:
        for key in table._meta.sorted_fields:
            if getattr(key, "rel_model", None) is Candidate and (table, key.name) != (Merge, "gone"):
                assert not table.select().where(key == two.second).exists(), f"{table} {key.name}"


def test_a_merge_is_taken_back_whole(two: Two) -> None:
    job = two.job("Designer")
    one, other = two.on(job, two.first), two.on(job, two.second)
    advance(two.rita, other)
    for application in (one, other):
        notes.add(two.rita, two.first if application == one else two.second, f"On {application}", False, application)
        feedback.keep(two.rita, application, HIRE, submit=application == other)
    upload = documents.checked(Upload("CV.txt", b"Words"), 10)
    documents.add(two.rita, two.first, upload, DocumentKind.RESUME, one)
    links = {Network.GITHUB: "https://github.com/kari"}
    two.edit(two.second, ContactDetails("Kari", "Hansen", "kari@new.example", phone="555", links=links))
    with transaction():
        resumes.add(two.second, Resume((PastJob("Baker"),), (School("NTNU"),), ("Go",)))
        for candidate in (two.first, two.second):
            pool_members.join_linkedin(candidate, candidate, contacts.details(candidate).name, "Karin")
    before = everything()
    merged = two.merge(name=two.second, email=two.second)
    assert everything() != before
    undo.undo_action(two.rita, merged.undoable_action)
    after = everything()
    for name, rows in before.items():
        assert after[name] == rows, name
    with pytest.raises(CannotUndo):
        undo.undo_action(two.rita, merged.undoable_action)


def test_rows_of_every_table_that_refers_to_a_candidate_move_and_come_back(two: Two) -> None:
    job, pool = two.job("Designer"), pools.create(two.rita, "Bakers", [])
    treated = treatment(Candidate)
    moved = [key for key in references(Candidate) if treated[f"{key.model._meta.table_name}.{key.name}"] != "left"]
    for candidate in (two.first, two.second):
        application = two.on(job, candidate)
        stage = Application.get_by_id(application).stage_id
        parents = {Candidate: candidate, User: two.rita.id, tables.Job: job, Stage: stage, TalentPool: pool}
        for key in references(Application):
            if key.model is tables.JobClosing and candidate == two.second:
                continue  # a job is closed once
            fill(key, application, parents | {Application: application})
        for key in moved:
            if key.model not in (Application, Merge) and key.name != "merged_into":
                fill(key, candidate, parents)
        renew(candidate)  # nobody told the search of what was filled in
    before, told = everything(), HistoryEntry.select().where(HistoryEntry.candidate.is_null(False)).count()
    merged = two.merge()
    for key in moved:
        assert not key.model.select().where(key == two.second).exists() or key.name == "merged_into", key
    assert [one.candidate for one in pool_people.read(two.rita, pool).people] == [two.first]
    undo.undo_action(two.rita, merged.undoable_action)
    after = everything()
    for name, rows in before.items():
        assert after[name] == rows, name
    both = [HistoryEntry.select().where(HistoryEntry.candidate == id).count() for id in (two.first, two.second)]
    assert sum(both) == told + 3  # the merge, and its undo on either


def test_in_a_pool_that_both_are_in_there_is_one_found_by_the_new_name(two: Two) -> None:
    pool = pools.create(two.rita, "Bakers", [])
    pool_people.add(two.rita, pool, [two.first, two.second])
    with transaction():
        for candidate, name in ((two.first, "Kari Shared"), (two.second, "Karin Agreed")):
            pool_members.join_linkedin(candidate, 1, name)

    def result(word: str, where: int = pool) -> list[int]:
        return [one.candidate for one in pool_people.read(two.rita, where, word).people]

    linkedin = TalentPool.get(TalentPool.source == "linkedin").id
    merged = two.merge(name=two.second)
    assert (result("Hansen"), result("Nordmann"), pools.read(two.rita, pool).pool.people) == ([two.first], [], 1)
    assert result("Shared", linkedin) == result("Agreed", linkedin) == [two.first]  # by what LinkedIn calls either
    undo.undo_action(two.rita, merged.undoable_action)
    assert (result("Hansen"), result("Nordmann"), pools.read(two.rita, pool).pool.people) == ([two.second], [two.first], 2)
    assert (result("Shared", linkedin), result("Agreed", linkedin)) == ([two.first], [two.second])


def test_what_a_pool_action_can_still_undo_after_a_merge(two: Two) -> None:
    pool, other = pools.create(two.rita, "Bakers", []), pools.create(two.rita, "Cooks", [])
    third = two.people.applicant(two.rita, two.job()).candidate
    joined = pool_people.add(two.rita, pool, [two.second, third])
    pool_people.add(two.rita, other, [two.second])
    left = pool_people.remove(two.rita, other, [two.second])
    two.merge()
    taken = undo.undo_action(two.rita, joined.undoable_action or 0)
    assert list(taken.left_out) == ["Kari Nordmann"]
    assert [one.candidate for one in pool_people.read(two.rita, pool).people] == [two.first]
    undo.undo_action(two.rita, left.undoable_action or 0)
    assert [one.candidate for one in pool_people.read(two.rita, other).people] == [two.first]


def test_the_search_finds_one_and_after_the_undo_both(two: Two) -> None:
    def result(text: str) -> list[int]:
        return sorted(hit.row.id for hit in candidate_search.search(two.rita, text, Filters()).hits)

    with transaction():
        resumes.add(two.second, Resume((PastJob("Baker"),), (), ()))
        renew(two.second)
    merged = two.merge()
    assert result("kari") == result("baker") == result("acme") == [two.first]
    undo.undo_action(two.rita, merged.undoable_action)
    assert (result("kari"), result("baker")) == ([two.first, two.second], [two.second])


def test_of_two_requests_for_feedback_the_answered_one_stays(two: Two) -> None:
    job = two.job("Designer")
    one, other = two.on(job, two.first), two.on(job, two.second)
    stage = Application.get_by_id(one).stage_id
    for application, done in ((one, 1), (other, None)):
        FeedbackRequest.create(application=application, stage=stage, user=two.rita.id, done_at=done)
    merged = two.merge()
    assert [(row.application_id, row.done_at) for row in FeedbackRequest.select()] == [(other, 1)]
    undo.undo_action(two.rita, merged.undoable_action)
    assert {(row.application_id, row.done_at) for row in FeedbackRequest.select()} == {(one, 1), (other, None)}


@pytest.mark.parametrize("ahead", ["first", "second"])
def test_of_two_applications_on_one_job_the_one_further_on_stays_with_what_was_written_on_both(two: Two, ahead: str) -> None:
    job = two.job("Designer")
    one, other = two.on(job, two.first), two.on(job, two.second)
    winner, loser = (one, other) if ahead == "first" else (other, one)
    advance(two.rita, winner)
    notes.add(two.rita, two.first, "On the one", False, one)
    notes.add(two.rita, two.second, "On the other", False, other)
    feedback.keep(two.rita, loser, HIRE, submit=True)
    (same,) = compare(two.rita, two.first, two.second).same_jobs
    assert (same.title, same.one.further_than(same.other)) == ("Designer", ahead == "first")
    two.merge()
    (left,) = Application.select().where(Application.job == job)
    assert (left.id, left.candidate_id) == (winner, two.first)
    assert {note.application for note in notes.read(two.rita, two.first).notes} == {winner}
    assert [one.comment for one in feedback.read(two.rita, two.first).feedback] == ["Yes"]
    stage_changes = [
        event.stage_change.move for event in candidates.activity(two.rita, two.first).events if event.application.id == winner
    ]
    assert stage_changes == ["advanced", "moved_to_application", "exported"]


def test_who_still_runs_stays_before_who_was_rejected(two: Two) -> None:
    job = two.job("Designer")
    one, other = two.on(job, two.first), two.on(job, two.second)
    advance(two.rita, one)
    applications.reject(two.rita, one, "experience")
    two.merge()
    assert [row.id for row in Application.select().where(Application.job == job)] == [other]


def test_submitted_feedback_stays_before_saved(two: Two) -> None:
    job = two.job("Designer")
    one, other = two.on(job, two.first), two.on(job, two.second)
    feedback.keep(two.rita, one, replace(HIRE, comment="Saved"), submit=False)
    feedback.keep(two.rita, other, replace(HIRE, comment="Submitted"), submit=True)
    merged = two.merge()
    assert [one.comment for one in feedback.read(two.rita, two.first).feedback] == ["Submitted"]
    undo.undo_action(two.rita, merged.undoable_action)
    assert tables.Feedback.get(tables.Feedback.application == one).comment == "Saved"


def test_what_came_since_stays_with_the_record_that_went_on(two: Two) -> None:
    merged = two.merge()
    note = notes.add(two.rita, two.first, "Since", False)
    undo.undo_action(two.rita, merged.undoable_action)
    assert [one.id for one in notes.read(two.rita, two.first).notes] == [note]
    assert candidates.profile(two.rita, two.second).row.name == "Kari Hansen"


def test_an_undo_that_would_lose_something_is_refused_with_the_reason(two: Two) -> None:
    job = two.job("Designer")
    for candidate in (two.first, two.second):
        two.on(job, candidate)
    merged = two.merge()
    advance(two.rita, Application.get(Application.job == job).id)
    with pytest.raises(CannotUndo, match="Designer"):
        undo.undo_action(two.rita, merged.undoable_action)


def test_an_undo_after_the_details_were_changed_is_refused(two: Two) -> None:
    merged = two.merge()
    two.edit(two.first, replace(contacts.details(two.first), phone="555"))
    with pytest.raises(CannotUndo, match="contact details were changed"):
        undo.undo_action(two.rita, merged.undoable_action)


def test_of_two_merges_in_a_row_the_later_is_taken_back_first(two: Two) -> None:
    third = two.people.applicant(two.rita, two.job(), two.people.person("Kari Berg", location="Bergen")).candidate
    first = two.merge()
    result = compare(two.rita, two.first, third)
    second = merging.merge(two.rita, two.first, third, {}, result.version)
    with pytest.raises(CannotUndo):
        undo.undo_action(two.rita, first.undoable_action)
    undo.undo_action(two.rita, second.undoable_action)
    undo.undo_action(two.rita, first.undoable_action)
    assert {candidates.profile(two.rita, id).row.name for id in (two.first, two.second, third)} == {
        "Kari Nordmann",
        "Kari Hansen",
        "Kari Berg",
    }


def test_whoever_was_made_one_with_somebody_who_is_made_one_with_a_third_leads_there(two: Two, people: People) -> None:
    two.merge()
    third = people.applicant(two.rita, two.job(), people.person("Kari Berg")).candidate
    with transaction():
        Candidate.update(created_at=1).where(Candidate.id == third).execute()
    tables.SyncRecord.create(
        kind="candidate", key=str(third), subject="candidate", subject_id=third, state="acknowledged", may_be_there=True
    )
    merged = merging.merge(two.rita, two.first, third, {}, compare(two.rita, two.first, third).version)
    assert merged.candidate == third  # LinkedIn knows this one
    with pytest.raises(MergedAway) as away:
        candidates.profile(two.rita, two.second)
    assert away.value.into == third
    undo.undo_action(two.rita, merged.undoable_action)
    with pytest.raises(MergedAway) as back:
        candidates.profile(two.rita, two.second)
    assert back.value.into == two.first


@pytest.mark.parametrize("role", [None, Role.HIRING_MANAGER, Role.READ_ONLY])
def test_only_recruiters_and_administrators_merge_and_take_it_back(two: Two, role: Role | None) -> None:
    other = two.people.user(*([role] if role else []))
    seen = compare(two.rita, two.first, two.second).version
    calls: list[Callable[[], object]] = [
        lambda: compare(other, two.first, two.second),
        lambda: merging.merge(other, two.first, two.second, {}, seen),
        lambda: merging.suggestions(other, two.first),
    ]
    for call in calls:
        with pytest.raises(NotPermitted if role else (NotFound, NotPermitted)):
            call()
    merged = two.merge(two.people.administrator())
    with pytest.raises(NotPermitted):
        undo.undo_action(other, merged.undoable_action)


def test_nobody_is_made_one_with_themselves_or_with_nobody(two: Two) -> None:
    with pytest.raises(SameRecord):
        compare(two.rita, two.first, two.first)
    for other in (10_000, 10**12):
        with pytest.raises(NotFound):
            compare(two.rita, two.first, other)
        with pytest.raises(NotFound):
            merging.merge(two.rita, two.first, other, {}, "")


def test_of_two_who_merge_the_same_people_at_once_one_is_told(two: Two) -> None:
    hans = two.people.recruiter()

    def attempt(actor: Actor, one: int, other: int) -> str:
        try:
            result = compare(actor, one, other)
            merging.merge(actor, one, other, {}, result.version)
        except AlreadyMerged:
            return "told"
        return "merged"

    done = at_once(lambda: attempt(two.rita, two.first, two.second), lambda: attempt(hans, two.second, two.first))
    assert sorted(done) == ["merged", "told"]
    assert Merge.select().count() == 1


def test_what_was_edited_since_it_was_looked_at_is_looked_at_again(two: Two) -> None:
    seen = compare(two.rita, two.first, two.second).version
    two.edit(two.second, ContactDetails("Kari", "Berg", "kari@new.example"))
    with pytest.raises(EditConflict):
        merging.merge(two.rita, two.first, two.second, {}, seen)
    assert Merge.select().count() == 0


def test_the_history_tells_of_the_merge_and_keeps_what_happened_to_both(two: Two) -> None:
    merged = two.merge(name=two.second)
    (entry,) = HistoryEntry.select().where(HistoryEntry.change == "merged")
    assert (entry.candidate_id, entry.by_id, entry.undoable_action_id) == (two.first, two.rita.id, merged.undoable_action)
    assert json.loads(entry.changes)["record"] == [f"Kari Hansen ({two.second})", f"Kari Hansen ({two.first})"]
    assert HistoryEntry.select().where(HistoryEntry.candidate == two.second).count() == 0
    undo.undo_action(two.rita, merged.undoable_action)
    assert HistoryEntry.select().where((HistoryEntry.candidate == two.second) & (HistoryEntry.change == "created")).count() > 0


def test_linkedin_is_told_of_both(two: Two) -> None:
    from server.storage.linkedin.setup import account

    with transaction():
        account.change(client_id="child", connected_at=clock.now(), sync="running")
    SyncDirty.delete().execute()
    merged = two.merge()
    assert {mark.subject_id for mark in SyncDirty.select()} == {two.first, two.second}
    SyncDirty.delete().execute()
    undo.undo_action(two.rita, merged.undoable_action)
    assert {mark.subject_id for mark in SyncDirty.select()} == {two.first, two.second}


def test_after_30_days_nothing_is_kept_that_an_undo_would_need(two: Two, let_pass: Callable[[int], None]) -> None:
    merged = two.merge()
    let_pass(clock.UNDO_WINDOW + clock.MINUTE)
    housekeeping.sweep()
    assert Merge.get().data == "{}"
    with pytest.raises(CannotUndo):
        undo.undo_action(two.rita, merged.undoable_action)


def test_erasing_the_one_erases_what_is_left_of_the_other(two: Two) -> None:
    two.merge()
    erasure.erase(two.people.administrator(), two.first, erasure.ErasureReason.ASKED)
    rows = json.dumps([list(table.select().tuples()) for table in ALL], default=str)
    assert not [word for word in ("Hansen", "kari@new.example", "kari@old.example") if word in rows]
    assert Candidate.select().count() == 0


def test_the_undo_of_an_export_does_not_take_a_person_away_who_was_made_of_two(two: Two) -> None:
    exported = two.people.export(two.rita, two.job(), two.people.person("Kari Lie"))
    result = compare(two.rita, two.first, exported.candidate)
    merging.merge(two.rita, two.first, exported.candidate, {}, result.version)
    exports.undo(two.rita, exported.id)
    assert candidates.profile(two.rita, two.first).row.id == two.first


def test_after_the_merge_the_two_are_no_longer_hinted_at(two: Two) -> None:
    two.edit(two.second, ContactDetails("Kari", "Hansen", "kari@new.example", "kari@old.example"))
    assert duplicates.counts(two.rita, [two.first, two.second]) == {two.first: 1, two.second: 1}
    two.merge()
    assert duplicates.counts(two.rita, [two.first, two.second]) == {}
