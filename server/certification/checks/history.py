"""More than two years of a company: jobs open and closed, candidates and applications, moved back in time."""

from dataclasses import dataclass, field

from server.certification import directly
from server.certification.company import CertifiedCompany, MemberOnJob, long_ago
from server.domain.feedback import FeedbackText, Recommendation
from server.usecases.applications import applications, feedback, people_on_job
from server.usecases.candidates import notes

YEARS = 2.5


@dataclass(slots=True)
class HistoryCheck:
    """What there is: ids of jobs, and people with their jobs; ``full`` is somebody with all that can be said of one."""

    open: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    drafts: list[int] = field(default_factory=list)
    people: list[MemberOnJob] = field(default_factory=list)
    full: MemberOnJob | None = None
    private: tuple[str, ...] = ("Only for my own eyes.", "Saved, not submitted yet.")


def write(company: CertifiedCompany) -> HistoryCheck:
    """Fill the company's Attract."""
    made = HistoryCheck()
    made.open = [company.job(f"Engineer {number + 1}", team=("rita", "ola")) for number in range(9)]
    made.closed = [company.job(f"Archivist {number + 1}") for number in range(4)]
    made.drafts = [company.job("Not decided yet", active=False)]
    for number in range(36):
        made.people.append(company.applicant((made.open + made.closed)[number % 13]))
    for number in range(0, 36, 4):  # every fourth person tried a second job
        _second(company, made, number)
    made.full = company.applicant(made.open[0], first="Frida")
    made.people.append(made.full)
    _write_all(company, made.full, made.private)
    for job in made.closed:
        company.close(job)
    _move_back(made)
    return made


def _second(company: CertifiedCompany, made: HistoryCheck, number: int) -> None:
    made.people.append(company.place_again(made.open[(number % 13 + 1) % 9], made.people[number]))


def _write_all(company: CertifiedCompany, person: MemberOnJob, private: tuple[str, ...]) -> None:
    rita, ola = company.users["rita"], company.users["ola"]
    stage = people_on_job.person(rita, person.application).row.stage
    applications.advance(rita, person.application, stage)
    notes.add(rita, person.candidate, "A note on the person.", False)
    notes.add(rita, person.candidate, "A note on the application.", False, person.application)
    notes.add(rita, person.candidate, private[0], True, person.application)
    opinion = FeedbackText(Recommendation.HIRE, "Explains well.", "Little Python.", "A good talk.")
    feedback.keep(rita, person.application, opinion, submit=True)
    feedback.keep(ola, person.application, FeedbackText(None, comment=private[1]), submit=False)


def _move_back(made: HistoryCheck) -> None:
    """Spread the beginnings evenly from two and a half years ago until last week."""
    jobs = [*made.closed, *made.open]
    for number, job in enumerate(jobs):
        directly.move_job_back(job, long_ago(YEARS - number * YEARS / len(jobs) * 0.9))
    for number, person in enumerate(made.people):
        at = long_ago(YEARS - 0.1 - number * YEARS / len(made.people) * 0.9)
        directly.move_person_back(person.candidate, person.application, at)
