"""The made-up company of a run: at LinkedIn its page, contracts and seats, in Attract its users, jobs and people.

Everything has names and addresses of this run alone, so that a stand-in others use as well keeps the two apart.
"""

import random
from dataclasses import dataclass, field, replace

from server.certification.checks.installation import Installation, user
from server.certification.evidence import NotAsExpected
from server.certification.standin import Json, StandIn, StandInWidget
from server.domain import clock
from server.domain.closing import ClosingReason
from server.domain.jobs import JobDraft
from server.domain.option_sets import CAREER_SITE
from server.domain.person import Person
from server.domain.roles import Actor, Role, TeamRole
from server.domain.stages import StageKind
from server.storage.linkedin.setup import account
from server.usecases import closing
from server.usecases.applications import add_by_hand, applications, people_on_job
from server.usecases.applications.add_by_hand import NewPerson
from server.usecases.candidates import contact_details
from server.usecases.candidates.sources import CandidateSource
from server.usecases.closing import Close
from server.usecases.jobs import hiring_team, jobs
from server.usecases.linkedin.setup import integrations, setup, user_connection
from server.usecases.linkedin.setup.user_connection import Returned

PARTNER_ID, PARTNER_SECRET = "parent-client", "parent-secret/+=1"
ABOUT = "You take care of {what}. You work with a small team that plans two weeks at a time and keeps its promises to people."


@dataclass(slots=True)
class MemberOnJob:
    """A candidate on a job: their ids in Attract, and the member of LinkedIn they are."""

    candidate: int
    application: int
    member: str


@dataclass(slots=True)
class CertifiedCompany:
    """See the module. ``seats`` are numbers at LinkedIn by the holder's name; ``run`` makes names unique."""

    stand_in: StandIn
    home: Installation
    run: str
    name: str
    id: str = ""
    contracts: list[str] = field(default_factory=list)
    seats: dict[str, int] = field(default_factory=dict)
    users: dict[str, Actor] = field(default_factory=dict)
    members: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(2414183))  # noqa: S311 - the same every time

    @property
    def organization(self) -> str:
        """The URN of the company's page."""
        return f"urn:li:organization:{self.id}"

    @property
    def client_id(self) -> str:
        """Attract's own application at LinkedIn. Raise NotAsExpected before it has one."""
        own = account.read().client_id
        if not own:
            raise NotAsExpected("this Attract is connected with LinkedIn")
        return own

    @property
    def admin(self) -> Actor:
        """The administrator of this Attract."""
        return self.home.administrator

    def person(self, who: str) -> str:
        """What LinkedIn calls one of the company's people."""
        return f"{who}-{self.run}"

    def register_at_linkedin(self) -> None:
        """Make page, two contracts and seats at LinkedIn: Rita and Ola recruit on the first, Ada administers both."""
        self.id = str(self.stand_in.add("organizations", name=self.name)["id"])
        made = [self.stand_in.add("contracts", name=f"{self.name} {part}", organization=self.id) for part in ("North", "South")]
        self.contracts = [one["urn"] for one in made]
        numbers = [int(one["id"]) for one in made]
        self._seat("rita", "Rita Recruiter", numbers[0], ["SOURCER_ADD_PROSPECT"])
        self._seat("ola", "Ola Olsen", numbers[0], ["SOURCER_ADD_PROSPECT"])
        for number in numbers:
            self._seat("ada", "Ada Admin", number, ["ADMIN_SEAT", "SOURCER_ADD_PROSPECT"])

    def hire(self) -> None:
        """The users in Attract: a recruiter and a colleague with seats, and a hiring manager without."""
        self.users["rita"] = user("rita@attract.example", "Rita Recruiter", Role.RECRUITER)
        self.users["ola"] = user("ola@attract.example", "Ola Olsen", Role.RECRUITER)
        self.users["manager"] = user("manager@attract.example", "Harald Manager", Role.HIRING_MANAGER)
        self.users["ada"] = self.admin

    def connect(self, person: str = "") -> None:
        """The administrator enters company and credentials, and signs in at LinkedIn as ``person``, or as Ada."""
        setup.save_company(self.admin, self.name, self.id)
        setup.save_partner(self.admin, PARTNER_ID, PARTNER_SECRET)
        setup.prepare(self.admin)
        self._sign_in(self.admin, person or self.person("ada"), setting_up=True)

    def request(self, bundle: str, contract: str | None = None) -> None:
        """An administrator of Recruiter requests an access level in the widget, which tells Attract's page."""
        order = {"bundle": bundle, "contract": contract or self.contracts[0], "client_id": self.client_id}
        integrations.request(self.admin, self.stand_in.control("POST", "/integrations/request", order))

    def switch(self, bundle: str, contract: str | None = None, enabled: bool = True) -> str:
        """What the switch on LinkedIn's ATS page does; the state it answers."""
        order: Json = {"bundle": bundle, "contract": contract or self.contracts[0], "client_id": self.client_id}
        state = self.stand_in.control("POST", "/integrations", order | {"enabled": enabled})["state"]
        self.stand_in.settle()
        integrations.look_again(self.admin)
        return str(state)

    def connect_user(self, who: str) -> None:
        """A user of Attract signs in at LinkedIn, so that their seat is known."""
        self._sign_in(self.users[who], self.person(who))

    def job(
        self,
        title: str,
        active: bool = True,
        team: tuple[str, ...] = ("rita",),
        about: str = "the work of a team",
    ) -> int:
        """A job that Rita, the first of its ``team``, opened, a draft unless it is ``active``; its id."""
        draft, rita = JobDraft(title, ABOUT.format(what=about), "Oslo, Norway"), self.users["rita"]
        id = jobs.create(rita, draft, TeamRole.RECRUITER)
        for who in team[1:]:
            hiring_team.add(rita, id, self.users[who].id, TeamRole.RECRUITER)
        if active:
            jobs.activate(rita, id)
        return id

    def job_id(self, job: int) -> str:
        """The Job ID that people and LinkedIn know a job by."""
        return jobs.read(self.admin, job).job.job_id

    def member(self, first: str = "Kari", **fields: str) -> tuple[str, Json]:
        """A new member of LinkedIn with a name and an address of their own: the id, and all there is about them."""
        self.members += 1
        id = f"cert-{self.run}-{self.members}"
        about: Json = {"id": id, "first_name": first, "last_name": f"Nordmann{self.members}", "slug": id}
        about |= {"email": f"{id}@mail.example", "headline": "Data Engineer at Fjord", "company": "Fjord", "location": "Oslo"}
        about |= fields
        self.stand_in.add("members", **about)
        return id, about

    def applicant(self, job: int, **fields: str) -> MemberOnJob:
        """Somebody who applied on the career site, and is a member of LinkedIn with the same address."""
        member, about = self.member(**fields)
        person = Person(
            name=f"{about['first_name']} {about['last_name']}",
            first_name=about["first_name"],
            last_name=about["last_name"],
            email=about["email"],
        )
        return self.put_on_job(job, person, member)

    def put_on_job(self, job: int, person: Person, member: str = "") -> MemberOnJob:
        """Put somebody among the applicants of a job."""
        rita = self.users["rita"]
        new = NewPerson(person.first_name or "", person.last_name or "", person.email or "", source=CAREER_SITE)
        added = add_by_hand.add(rita, job, StageKind.APPLICATION, new)
        candidate = people_on_job.person(rita, added.application).row.candidate
        return MemberOnJob(candidate, added.application, member)

    def place_again(self, job: int, known: MemberOnJob) -> MemberOnJob:
        """Put somebody among the applicants of a second job."""
        rita = self.users["rita"]
        created = applications.create(rita, job, known.candidate, CandidateSource(CAREER_SITE), StageKind.APPLICATION)
        return MemberOnJob(known.candidate, created.application, known.member)

    def close(self, job: int) -> None:
        """Close a job."""
        closing.close(self.users["rita"], job, Close(ClosingReason.CANCELLED))

    def change_phone(self, candidate: int, number: str) -> None:
        """The recruiter edits a candidate's mobile number."""
        details = contact_details.read(self.users["rita"], candidate)
        contact_details.change(self.users["rita"], candidate, replace(details.details, phone=number), details.version)

    def indicator(self, who: str, member: str) -> Json | None:
        """What one of the company's people sees of a member at LinkedIn, from this Attract."""
        return self.stand_in.indicator(self.seats[who], member, self.client_id)

    def widget(self) -> StandInWidget:
        """LinkedIn's profile widget as a page of this Attract shows it."""
        return StandInWidget(self.stand_in, self.client_id, self.home.settings.public_url, self.organization)

    def _sign_in(self, actor: Actor, person: str, setting_up: bool = False) -> None:
        begun = user_connection.begin(actor, setting_up)
        given = self.stand_in.consent(begun.address, person)
        returned = Returned(given.get("state", ""), given.get("code", ""), given.get("error", ""))
        user_connection.finish(actor, begun, returned)

    def _seat(self, who: str, name: str, contract: int, roles: list[str]) -> None:
        first, _, last = name.partition(" ")
        order: Json = {"person": self.person(who), "contract": contract, "roles": roles}
        if who not in self.seats:
            order |= {"first_name": first, "last_name": last, "email": f"{self.person(who)}@attract.example"}
        made = self.stand_in.add("seats", **order)
        self.seats.setdefault(who, int(made["id"]))


def long_ago(years: float) -> int:
    """An instant so many years before now."""
    return clock.now() - int(years * 365.25 * clock.DAY)
