"""In ATS: the look-up and the card (attract.md 3.10 and 31 E, design sections 5.3, 5.4, 5.11)."""

import pytest

from server.domain.errors import NotInAts, NotPermitted
from server.domain.feedback import FeedbackText, Recommendation
from server.domain.roles import Actor, Role, TeamRole
from server.usecases import undo
from server.usecases.applications import applications, exports, feedback
from server.usecases.candidates import in_ats, notes
from server.usecases.candidates.in_ats import InAtsCard, ProfileQuery
from tests.support.people import People, advance

STRANGER = ProfileQuery("s", "https://www.linkedin.com/in/nobody-at-all", None)
HIRE = FeedbackText(Recommendation.HIRE, "Asks well", "", "Take her")


class OneApplicant:
    """Kari, an applicant on one of the recruiter's jobs."""

    def __init__(self, people: People) -> None:
        self.recruiter, self.interviewer = people.recruiter("Rita"), people.user(name="Ingrid")
        self.job = people.job(
            (self.recruiter, TeamRole.RECRUITER), (self.interviewer, TeamRole.INTERVIEWER), title="Designer", job_id="REQ-9"
        )
        self.person = people.person(profile_url="https://www.linkedin.com/in/kari")
        exported = people.applicant(self.recruiter, self.job, self.person)
        self.candidate, self.application = exported.candidate, exported.application

    def card(self, reader: Actor | None = None) -> InAtsCard:
        return in_ats.card(reader or self.recruiter, self.candidate)


@pytest.fixture
def kari(people: People) -> OneApplicant:
    return OneApplicant(people)


def known(actor: Actor, *asked: ProfileQuery) -> list[int | None]:
    return [result.candidate for result in in_ats.look_up(actor, asked)]


@pytest.mark.statement(84, 85)
def test_a_mere_prospect_is_not_in_ats_until_they_move_past_prospect(people: People) -> None:
    recruiter = people.recruiter()
    person = people.person()
    asked = ProfileQuery("0", None, person.member_id)
    exported = people.export(recruiter, people.job((recruiter, TeamRole.RECRUITER)), person)
    assert known(recruiter, asked) == [None]
    with pytest.raises(NotInAts):
        in_ats.card(recruiter, exported.candidate)
    advance(recruiter, exported.application)
    assert known(recruiter, asked) == [exported.candidate]
    assert len(in_ats.card(recruiter, exported.candidate).jobs) == 1


@pytest.mark.statement(84)
def test_a_prospect_turned_down_never_was_past_prospect(people: People) -> None:
    recruiter = people.recruiter()
    person = people.person()
    exported = people.export(recruiter, people.job((recruiter, TeamRole.RECRUITER)), person)
    applications.reject(recruiter, exported.application, "other")
    assert known(recruiter, ProfileQuery("0", None, person.member_id)) == [None]


@pytest.mark.statement(84)
def test_moving_back_to_prospect_withdraws_everything(kari: OneApplicant) -> None:
    stage_change = kari.card().jobs[0].path[-1]
    undo.undo_action(kari.recruiter, stage_change.undoable_action or 0)
    assert known(kari.recruiter, ProfileQuery("0", None, kari.person.member_id)) == [None]
    with pytest.raises(NotInAts):
        kari.card()


@pytest.mark.statement(86)
def test_two_jobs_and_past_prospect_on_one_shows_that_one_only(people: People, kari: OneApplicant) -> None:
    other = people.job((kari.recruiter, TeamRole.RECRUITER))
    request = exports.ExportRequest(other, kari.person, note="On the other job")
    prospect = exports.export(kari.recruiter, "second", request)
    assert prospect.candidate == kari.candidate
    card = kari.card()
    assert [job.application.job.id for job in card.jobs] == [kari.job]
    assert card.notes == []


@pytest.mark.statement(79, 80)
def test_the_card_lists_every_job_with_its_status_and_the_way_there(people: People, kari: OneApplicant) -> None:
    other = people.job((kari.recruiter, TeamRole.RECRUITER), title="Nurse")
    advance(kari.recruiter, people.applicant(kari.recruiter, other, kari.person).application)
    jobs = kari.card().jobs
    assert [(one.application.job.title, one.application.stage_name) for one in jobs] == [
        ("Nurse", "Interview"),
        ("Designer", "Application"),
    ]
    assert [[stage_change.stage_name for stage_change in one.path] for one in jobs] == [
        ["Prospect", "Application", "Interview"],
        ["Prospect", "Application"],
    ]
    assert all(stage_change.at for one in jobs for stage_change in one.path)


@pytest.mark.statement(87)
def test_a_change_of_status_is_reflected(kari: OneApplicant) -> None:
    advance(kari.recruiter, kari.application)
    assert kari.card().jobs[0].application.stage_name == "Interview"
    moved = applications.reject(kari.recruiter, kari.application, "experience")
    assert kari.card().jobs[0].application.status == "rejected"
    undo.undo_action(kari.recruiter, moved.undoable_action)
    job = kari.card().jobs[0]
    assert (job.application.status, [stage_change.stage_name for stage_change in job.path]) == (
        "active",
        ["Prospect", "Application", "Interview"],
    )


@pytest.mark.statement(81, 82)
def test_feedback_is_there_once_submitted_and_not_while_only_saved(kari: OneApplicant) -> None:
    feedback.keep(kari.interviewer, kari.application, HIRE, submit=False)
    assert kari.card().feedback == []
    feedback.keep(kari.interviewer, kari.application, HIRE, submit=True)
    assert [(one.author_name, one.recommendation, one.strengths, one.comment) for one in kari.card().feedback] == [
        ("Ingrid", "hire", "Asks well", "Take her")
    ]


@pytest.mark.statement(82)
def test_saved_feedback_is_not_there_for_its_author_either(people: People, kari: OneApplicant) -> None:
    feedback.keep(kari.recruiter, kari.application, HIRE, submit=False)
    assert kari.card(kari.recruiter).feedback == []


@pytest.mark.statement(83)
def test_notes_are_there_but_not_the_private_ones_of_others(people: People, kari: OneApplicant) -> None:
    reader = people.read_only()
    notes.add(kari.recruiter, kari.candidate, "For all", private=False, application_id=kari.application)
    notes.add(kari.recruiter, kari.candidate, "In general", private=False)
    notes.add(kari.recruiter, kari.candidate, "For me", private=True, application_id=kari.application)
    assert [note.text for note in kari.card(reader).notes] == ["In general", "For all"]
    assert [note.text for note in kari.card(kari.recruiter).notes] == ["For me", "In general", "For all"]


@pytest.mark.parametrize("role", Role)
def test_every_role_sees_the_whole_organisation(people: People, kari: OneApplicant, role: Role) -> None:
    reader = people.user(role)
    assert known(reader, ProfileQuery("0", None, kari.person.member_id)) == [kari.candidate]
    assert len(kari.card(reader).jobs) == 1


def test_a_mere_interviewer_sees_nothing_in_ats(people: People, kari: OneApplicant) -> None:
    with pytest.raises(NotPermitted):
        in_ats.look_up(kari.interviewer, [STRANGER])
    with pytest.raises(NotPermitted):
        kari.card(kari.interviewer)


def test_the_card_opens_only_jobs_that_its_reader_may_open(people: People, kari: OneApplicant) -> None:
    readers = (kari.recruiter, people.administrator(), people.read_only(), people.recruiter())
    assert [kari.card(reader).jobs[0].opens for reader in readers] == [True, True, True, False]


def test_a_page_of_people_is_answered_in_the_order_asked(people: People, kari: OneApplicant) -> None:
    other = people.person(profile_url="https://www.linkedin.com/in/ola")
    ola = people.applicant(kari.recruiter, kari.job, other).candidate
    answer = in_ats.look_up(
        kari.recruiter,
        [
            ProfileQuery("a", "https://no.linkedin.com/in/OLA/", None),
            STRANGER,
            ProfileQuery("b", None, kari.person.member_id),
            ProfileQuery("c", "https://www.linkedin.com/feed/", None),
            ProfileQuery("d", None, None),
            ProfileQuery("e", None, "M 1"),
            ProfileQuery("f", "https://www.linkedin.com/in/kari", "unknown-member"),
        ],
    )
    assert [(one.ref, one.candidate, one.problem) for one in answer] == [
        ("a", ola, None),
        ("s", None, None),
        ("b", kari.candidate, None),
        ("c", None, "not_a_profile"),
        ("d", None, "not_a_profile"),
        ("e", None, "not_a_profile"),
        ("f", kari.candidate, None),
    ]


@pytest.mark.parametrize("candidate", [0, 10_000, 10**30])
def test_nobody_has_no_card(people: People, candidate: int) -> None:
    with pytest.raises(NotInAts):
        in_ats.card(people.recruiter(), candidate)
