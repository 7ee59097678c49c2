"""The Home page: one's jobs with their people, what waits, and what others changed since one was here."""

from collections.abc import Callable

import pytest

from server.domain import clock
from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.domain.visits import STILL_HERE
from server.storage import tables
from server.storage.database import transaction
from server.storage.jobs import hiring_team, jobs
from server.storage.jobs.my_jobs import MyJob
from server.usecases import history, home, news, undo
from server.usecases.applications import applications
from server.usecases.home import JOBS, Home
from server.usecases.news import SHOWN, News
from tests.support.people import People, advance
from tests.support.queries import queries, scanned

RECRUITER, MANAGER, INTERVIEWER = TeamRole.RECRUITER, TeamRole.HIRING_MANAGER, TeamRole.INTERVIEWER


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter("Rita")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets time pass."""
    passed, now = [0], clock.now

    def go(milliseconds: int) -> None:
        passed[0] += milliseconds

    monkeypatch.setattr(clock, "now", lambda: now() + passed[0])
    return go


def titles(home_view: Home) -> list[str]:
    return [job.title for job in home_view.jobs]


def counts(job: MyJob) -> tuple[int | None, int, int, int]:
    return job.prospects, job.applicants, job.rejected, job.withdrawn


def told(result: News | None) -> list[tuple[str, str, int]]:
    """Subject, change and number of what is new, newest first."""
    return [(one.subject.value, one.change, one.number) for job in result.jobs for one in job.rows] if result else []


def test_my_open_jobs_stand_newest_activity_first(people: People, rita: Actor, later: Callable[[int], None]) -> None:
    first, _ = people.job((rita, RECRUITER), title="First"), people.job((rita, RECRUITER), title="Second")
    people.job((rita, RECRUITER), title="Closed", status=JobStatus.CLOSED)
    people.job((people.recruiter(), RECRUITER), title="Not mine")
    later(clock.MINUTE)
    assert titles(home.read(rita)) == ["Second", "First"]
    people.export(rita, first)
    assert titles(home.read(rita)) == ["First", "Second"]


def test_people_are_counted_by_status_and_prospects_only_for_who_sees_them(people: People, rita: Actor) -> None:
    hans, ingrid = people.manager(), people.user()
    job = people.job((rita, RECRUITER), (hans, MANAGER), (ingrid, INTERVIEWER), managers_see=False)
    people.export(rita, job)
    people.applicant(rita, job)
    gone, withdrew = people.applicant(rita, job), people.applicant(rita, job)
    applications.reject(rita, gone.application, "experience", "")
    applications.withdraw(rita, withdrew.application, "")
    assert counts(home.read(rita).jobs[0]) == (1, 1, 1, 1)
    for other in (hans, ingrid):
        assert counts(home.read(other).jobs[0]) == (None, 1, 1, 1)


def test_of_many_jobs_the_first_are_shown_and_the_rest_is_told_of(people: People, rita: Actor) -> None:
    for _ in range(JOBS):
        people.job((rita, RECRUITER))
    assert not home.read(rita).more_jobs
    people.job((rita, RECRUITER))
    home_view = home.read(rita)
    assert (len(home_view.jobs), home_view.more_jobs) == (JOBS, True)


def test_what_others_did_is_told_by_job_and_counted(people: People, rita: Actor) -> None:
    other = people.recruiter("Rolf")
    job = people.job((rita, RECRUITER), (other, RECRUITER))
    home.read(rita)
    news.mark_seen(rita, 2**31 - 1)
    first, second = people.applicant(other, job), people.export(other, job)
    people.export(rita, job)
    advance(other, first.application)
    assert told(home.read(rita).news) == [("application", "moved", 1), ("application", "created", 2)]
    newest = home.read(rita).news.jobs[0].rows[0]
    assert (newest.by, newest.changes["stage"][1]) == ("Rolf", "Interview")
    assert second.application
    assert told(home.read(other).news)[0] == ("application", "created", 1)


def test_what_was_taken_back_is_no_news(people: People, rita: Actor) -> None:
    other = people.recruiter()
    job = people.job((rita, RECRUITER), (other, RECRUITER))
    one = people.applicant(other, job)
    home.read(rita)
    news.mark_seen(rita, 2**31 - 1)
    applications.reject(other, one.application, "experience", "")
    assert told(home.read(rita).news) == [("application", "rejected", 1)]
    undoable_action = next(line.undo for line in history.of_job(other, job).lines.rows if line.undo)
    undo.undo_action(other, undoable_action)
    assert told(home.read(rita).news) == []


def test_what_is_new_stays_new_while_its_reader_is_here_and_is_old_when_they_come_back(
    people: People, rita: Actor, later: Callable[[int], None]
) -> None:
    other = people.recruiter()
    job = people.job((rita, RECRUITER), (other, RECRUITER))
    home.read(rita)
    news.mark_seen(rita, 2**31 - 1)
    people.export(other, job)
    later(STILL_HERE + 1)
    came = home.read(rita).news
    assert told(came) == [("application", "created", 1)]
    assert came is not None
    assert came.since is not None
    for _ in range(3):
        later(STILL_HERE - clock.MINUTE)
        assert told(home.read(rita).news) == [("application", "created", 1)]
    later(STILL_HERE + 1)
    assert told(home.read(rita).news) == []


def test_what_comes_in_while_the_page_is_read_stays_new_after_it_is_marked_as_seen(people: People, rita: Actor) -> None:
    other = people.recruiter()
    job = people.job((rita, RECRUITER), (other, RECRUITER))
    shown = home.read(rita).news
    assert shown is not None
    people.export(other, job)
    news.mark_seen(rita, shown.up_to)
    assert told(home.read(rita).news) == [("application", "created", 1)]


def test_of_prospects_only_who_sees_them_is_told_and_of_history_nobody_who_may_not_read_it(people: People, rita: Actor) -> None:
    hans, ingrid = people.manager(), people.user()
    job = people.job((rita, RECRUITER), (hans, MANAGER), (ingrid, INTERVIEWER), managers_see=False)
    for one in (hans, ingrid):
        home.read(one)
        news.mark_seen(one, 2**31 - 1)
    people.export(rita, job)
    assert told(home.read(hans).news) == []
    people.applicant(rita, job)
    assert told(home.read(hans).news) == [("application", "moved", 1), ("application", "created", 1)]
    assert home.read(ingrid).news is None


def test_nobody_hears_of_jobs_of_others_but_who_reads_everything(people: People, rita: Actor) -> None:
    people.job((people.recruiter(), RECRUITER))
    assert told(home.read(rita).news) == []
    for everybody in (people.administrator(), people.read_only()):
        home_view = home.read(everybody).news
        assert home_view is not None
        assert home_view.everywhere
        assert ("job", "team_changed", 1) in told(home_view)


def test_news_of_many_jobs_are_bounded(people: People, rita: Actor) -> None:
    for _ in range(SHOWN + 2):
        people.job((rita, RECRUITER))
    home_view = home.read(rita).news
    assert home_view is not None
    assert (len(home_view.jobs), home_view.others) == (SHOWN, 2)


def test_a_month_later_it_is_history_and_no_news(people: People, rita: Actor, later: Callable[[int], None]) -> None:
    people.job((rita, RECRUITER))
    assert told(home.read(rita).news) != []
    later(31 * clock.DAY)
    assert told(home.read(rita).news) == []


@pytest.mark.parametrize("role", ["recruiter", "administrator", "user"])
def test_the_page_costs_a_bounded_number_of_statements_that_read_no_table_whole(people: People, role: str) -> None:
    reader, other = getattr(people, role)(), people.recruiter()
    job = people.job((reader, INTERVIEWER), (other, RECRUITER))
    people.applicant(other, job)
    home.read(reader)
    with queries() as sent:
        home.read(reader)
    assert len(sent) == 7  # nobody waits for an approval: whoever does is named by one more for each list
    assert {table for query in sent for table in scanned(query)} <= {"home_visit"}


def test_a_delegate_whose_place_is_gone_hears_nothing(people: People, rita: Actor) -> None:
    helper = people.user()
    job = people.job((rita, RECRUITER))
    hiring_team.add(job, helper.id, TeamRole.DELEGATE, named_by=rita.id)
    assert told(home.read(helper).news) != []
    with transaction():
        tables.TeamMember.delete().where(tables.TeamMember.user == helper.id).execute()
        jobs.set_status(job, JobStatus.ACTIVE)
    assert home.read(helper).news is None
