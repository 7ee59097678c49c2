"""The made-up company of the demo: its users, and its jobs. Every name and place in it is invented or generic."""

from dataclasses import dataclass

from server.domain.jobs import JobStatus
from server.domain.roles import Role

PASSWORD = "attract-demo"  # noqa: S105 - the demo prints it on purpose


@dataclass(frozen=True, slots=True)
class DemoMember:
    """A user of the demo; the part before the @ of the address is also how jobs refer to them."""

    email: str
    name: str
    roles: frozenset[Role]


def _member(local: str, name: str, *roles: Role) -> DemoMember:
    return DemoMember(f"{local}@attract.example", name, frozenset(roles))


USERS = (
    _member("recruiter", "Rita Recruiter", Role.RECRUITER),
    _member("manager", "Harald Manager", Role.HIRING_MANAGER),
    _member("interviewer", "Ingrid Interviewer"),
    _member("readonly", "Runa Readonly", Role.READ_ONLY),
    _member("admin", "Arne Admin", Role.ADMINISTRATOR),
    _member("second.recruiter", "Sunniva Skog", Role.RECRUITER),
    _member("second.manager", "Tobias Thorsen", Role.HIRING_MANAGER),
    _member("second.interviewer", "Olav Okonkwo"),
)

OURS = ("recruiter", "manager", "interviewer")
THEIRS = ("second.recruiter", "second.manager", "second.interviewer")
MIXED = ("recruiter", "second.manager", "interviewer")


@dataclass(frozen=True, slots=True)
class Opening:
    """A job of the demo; ``team`` names recruiter, hiring manager and interviewer in this order."""

    job_id: str
    title: str
    location: str
    about: str
    status: JobStatus = JobStatus.ACTIVE
    prospects: bool = True
    openings: int = 1
    team: tuple[str, str, str] = OURS


FIRST = Opening(
    "REQ-1042", "Senior Data Engineer", "Oslo, Norway", "our data platform and the people who build on it", openings=2
)

MAIN: tuple[Opening, ...] = (
    FIRST,
    Opening("REQ-1043", "Accountant", "Bergen, Norway", "closing the books on time, every month", prospects=False),
    Opening("REQ-1044", "Machine Learning Engineer", "Oslo, Norway", "models that run in production", JobStatus.DRAFT),
    Opening("REQ-1045", "Office Manager", "Trondheim, Norway", "a house where people like to work", JobStatus.CLOSED),
    Opening("REQ-1046", "Backend Developer", "Oslo, Norway", "the services behind every booking"),
    Opening("REQ-1047", "Frontend Developer", "Bergen, Norway", "screens that need no manual", openings=2),
    Opening("REQ-1048", "Product Designer", "Oslo, Norway", "research, sketches and the last pixel", team=MIXED),
    Opening("REQ-1049", "Engineering Manager", "Stockholm, Sweden", "two teams and how they grow", team=MIXED),
    Opening("REQ-1050", "Data Analyst", "Copenhagen, Denmark", "numbers that people act on"),
    Opening("REQ-1051", "Site Reliability Engineer", "Remote, Norway", "quiet nights and honest dashboards"),
    Opening("REQ-1052", "Security Engineer", "Oslo, Norway", "threat models, reviews and drills", team=THEIRS),
    Opening("REQ-1053", "Quality Engineer", "Gothenburg, Sweden", "tests that find what matters"),
    Opening("REQ-1054", "Mobile Developer", "Helsinki, Finland", "both apps, from one backlog"),
    Opening("REQ-1055", "Product Manager", "Oslo, Norway", "what to build next, and why", team=MIXED),
    Opening("REQ-1056", "Technical Writer", "Remote, Sweden", "guides that answer before one asks"),
    Opening("REQ-1057", "Customer Success Manager", "Bergen, Norway", "our fifty largest customers", team=THEIRS),
    Opening("REQ-1058", "Sales Engineer", "Copenhagen, Denmark", "proofs of concept that hold", team=THEIRS),
    Opening("REQ-1059", "People Partner", "Oslo, Norway", "leaders, and those they lead", team=THEIRS),
    Opening("REQ-1060", "Financial Controller", "Oslo, Norway", "budgets, forecasts and the board pack", team=THEIRS),
    Opening("REQ-1061", "Solution Architect", "Stavanger, Norway", "systems that many teams share"),
    Opening("REQ-1062", "Database Administrator", "Trondheim, Norway", "two hundred databases and their backups"),
    Opening("REQ-1063", "UX Researcher", "Oslo, Norway", "what users do, not what they say", JobStatus.DRAFT),
    Opening("REQ-1064", "Marketing Specialist", "Malmö, Sweden", "campaigns in four languages", team=THEIRS),
    Opening("REQ-1065", "Support Engineer", "Tromsø, Norway", "the hard tickets", openings=3),
    Opening("REQ-1066", "Legal Counsel", "Oslo, Norway", "contracts that people can read", JobStatus.CLOSED, team=THEIRS),
    Opening("REQ-1067", "Scrum Master", "Aarhus, Denmark", "two teams and their rhythm"),
    Opening("REQ-1068", "Data Scientist", "Oslo, Norway", "experiments from question to answer"),
    Opening("REQ-1069", "Integration Developer", "Kristiansand, Norway", "what flows between fifty systems"),
)

NORDIC: tuple[Opening, ...] = (
    Opening("NOR-201", "Nordic Sales Lead", "Stockholm, Sweden", "a team of eight in four countries"),
    Opening("NOR-202", "Logistics Planner", "Gothenburg, Sweden", "what is on which lorry, and when"),
    Opening("NOR-203", "Warehouse Data Engineer", "Malmö, Sweden", "sensors, scanners and their data"),
    Opening("NOR-204", "Fleet Manager", "Copenhagen, Denmark", "three hundred vehicles"),
    Opening("NOR-205", "Nordic HR Advisor", "Helsinki, Finland", "advice in three languages", JobStatus.DRAFT),
)

SETS: dict[str, tuple[Opening, ...]] = {"main": MAIN, "nordic": NORDIC}


def description(opening: Opening) -> str:
    """The text of a demo job."""
    return (
        f"As our {opening.title} you take care of {opening.about}.\n\n"
        "You work with a small team that plans two weeks at a time, reviews each other's work and keeps its promises.\n\n"
        "We look for somebody who explains well, writes things down and likes to leave a place better than they found it."
    )
