"""A form sent twice makes what it makes once."""

from functools import partial

from server.domain import clock
from server.domain.roles import TeamRole
from server.storage import tables
from server.usecases import housekeeping
from server.usecases.candidates import notes
from server.usecases.jobs import jobs
from tests.support.at_once import at_once
from tests.support.people import DRAFT, People


def test_forms_sent_at_once_with_one_key_make_one_job(people: People) -> None:
    rita = people.recruiter()
    made = at_once(*[partial(jobs.create, rita, DRAFT, TeamRole.RECRUITER, "a-key")] * 4)
    assert len(set(made)) == 1
    assert tables.Job.select().count() == 1


def test_a_key_is_its_users_own(people: People) -> None:
    made = [jobs.create(people.recruiter(), DRAFT, TeamRole.RECRUITER, "a-key") for _ in range(2)]
    assert len(set(made)) == 2


def test_the_same_key_with_other_contents_is_another_form(people: People) -> None:
    rita = people.recruiter()
    candidate = people.export(rita, people.job((rita, TeamRole.RECRUITER))).candidate
    made = [notes.add(rita, candidate, text, False, form_key="a-key") for text in ("One", "Another", "One")]
    assert made[0] == made[2] != made[1]


def test_housekeeping_forgets_forms_after_a_week(people: People, let_pass) -> None:
    jobs.create(people.recruiter(), DRAFT, TeamRole.RECRUITER, "a-key")
    let_pass(housekeeping.KEPT - clock.HOUR)
    housekeeping.sweep()
    assert tables.FormSubmission.select().count() == 1
    let_pass(2 * clock.HOUR)
    housekeeping.sweep()
    assert tables.FormSubmission.select().count() == 0
