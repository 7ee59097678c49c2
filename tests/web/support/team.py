"""A job with its hiring team, for the pages of the people on it."""

from dataclasses import dataclass

from server.domain.roles import Actor, TeamRole
from server.storage.applications.people_on_job import PersonOnJob
from server.usecases.applications import people_on_job
from server.usecases.jobs import process
from tests.support.people import People


@dataclass
class Team:
    """A job with a recruiter, a hiring manager and an interviewer."""

    people: People
    rita: Actor
    hans: Actor
    ingrid: Actor
    job: int

    @classmethod
    def of(cls, people: People) -> "Team":
        """A new one."""
        rita, hans, ingrid = people.recruiter("Rita"), people.manager("Hans"), people.user(name="Ingrid")
        places = ((rita, TeamRole.RECRUITER), (hans, TeamRole.HIRING_MANAGER), (ingrid, TeamRole.INTERVIEWER))
        return cls(people, rita, hans, ingrid, people.job(*places))

    def export(self, name: str = "Kari Nordmann") -> int:
        """A new prospect; the application's id."""
        return self.people.export(self.rita, self.job, self.people.person(name)).application

    def applicant(self, name: str = "Kari Nordmann") -> int:
        """A new applicant; the application's id."""
        return self.people.applicant(self.rita, self.job, self.people.person(name)).application

    def stage(self, application: int) -> tuple[str, str]:
        """Stage and status of an application."""
        row = self.row(application)
        return row.stage_name, row.status

    def stage_id(self, name: str) -> str:
        """The id of a stage, as a form sends it."""
        return str(next(stage.id for stage in process.read(self.rita, self.job).stages if stage.name == name))

    def row(self, application: int) -> PersonOnJob:
        """Somebody's line as a recruiter reads it."""
        return people_on_job.person(self.rita, application).row

    def box(self, application: int) -> str:
        """The box in front of somebody, as a form sends it."""
        return f"{application}-{self.row(application).stage}"
