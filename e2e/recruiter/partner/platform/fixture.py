"""Who exists when the stand-in starts: an organisation with two contracts, its people, and an ATS vendor's parent app."""

from dataclasses import dataclass

PARENT_CLIENT_ID = "parent-client"
PARENT_SECRET = "parent-secret/+=1"


@dataclass(frozen=True)
class Organization:
    """A company page; its URN is the integrationContext of company-level integrations."""

    id: int
    name: str

    @property
    def urn(self) -> str:
        """``urn:li:organization:<id>``."""
        return f"urn:li:organization:{self.id}"


@dataclass(frozen=True)
class Contract:
    """A Recruiter contract of an organisation; its URN is the integrationContext of CSA_API."""

    id: int
    name: str
    organization: int

    @property
    def urn(self) -> str:
        """``urn:li:contract:<id>``."""
        return f"urn:li:contract:{self.id}"


@dataclass(frozen=True)
class Person:
    """Somebody a browser may be signed in to LinkedIn as; ``id`` is a member id like those of members.json."""

    id: str
    first_name: str
    last_name: str
    email: str


@dataclass(frozen=True)
class ContractSeat:
    """A seat on one contract; ``person`` is a Person's id, ``state`` one of ACTIVE, INACTIVE, INVITED, PARKED."""

    id: int
    person: str
    contract: int
    roles: tuple[str, ...]
    state: str = "ACTIVE"
    created_at: int = 1_700_000_000_000

    @property
    def urn(self) -> str:
        """``urn:li:seat:<id>``."""
        return f"urn:li:seat:{self.id}"


RECRUITER_ROLES = ("SOURCER_ADD_PROSPECT",)
ADMIN_ROLES = ("ADMIN_SEAT", "SOURCER_ADD_PROSPECT")

ORGANIZATIONS = (Organization(2414183, "Attract AS"),)
CONTRACTS = (Contract(5001, "Attract Nordic hiring", 2414183), Contract(5002, "Attract Europe", 2414183))
PEOPLE = (
    Person("rita", "Rita", "Recruiter", "recruiter@attract.example"),
    Person("harald", "Harald", "Haugen", "manager@attract.example"),
    Person("nora", "Nora", "Nilsen", "nora@attract.example"),
    Person("ola", "Ola", "Olsen", "colleague@attract.example"),
    Person("ada", "Ada", "Admin", "admin@attract.example"),
)
SEATS = (
    ContractSeat(9001, "rita", 5001, ADMIN_ROLES),
    ContractSeat(9002, "harald", 5001, ("HIRING_MANAGER_SEAT",)),
    ContractSeat(9003, "ola", 5001, RECRUITER_ROLES),
    ContractSeat(9004, "ada", 5001, ADMIN_ROLES),
    ContractSeat(9005, "ada", 5002, ADMIN_ROLES),
)
