"""Everything the partner platform of the stand-in knows: in memory, one World per served application, one lock per World.

Whoever reads or changes a World holds ``world.lock`` (re-entrant) meanwhile and never waits for the network under it.
"""

import itertools
import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from e2e.recruiter.looks import Looks
from e2e.recruiter.members import Directory, Member
from e2e.recruiter.partner.ats.store import AtsStore
from e2e.recruiter.partner.platform import fixture
from e2e.recruiter.partner.platform.apps import Apps, person_urn
from e2e.recruiter.partner.platform.clock import Clock
from e2e.recruiter.partner.platform.faults import Faults
from e2e.recruiter.partner.platform.fixture import Contract, ContractSeat, Organization, Person
from e2e.recruiter.partner.platform.quotas import Quotas

LOG_LENGTH = 20_000


@dataclass
class Settings:
    """Flags of the control API. ``*_ms`` delays run on the virtual clock; ``active_versions`` are those of LinkedIn-Version."""

    strict: bool = False
    sticky_manual_match: bool = True
    signatures: bool = True
    challenge: bool = False
    http_callbacks: bool = True
    require_enabled: bool = True
    task_delay_ms: int = 0
    matching_delay_ms: int = 0
    active_versions: tuple[str, ...] = ("202504", "202512", "202603", "202604")


@dataclass(frozen=True)
class Lint:
    """Something a real LinkedIn may tolerate and a careful ATS does not do."""

    client_id: str
    kind: str
    detail: str


def _nobody_listens(_client_id: str, _type: str, _request_id: str) -> None:
    """Until notifications are wired up, nothing is sent."""


@dataclass
class World:
    """See the module; ``ats`` is what each child app has sent, by client id (ask ``store_of``).

    ``recruiter`` belongs to recruiter_data.py; ``notifier`` is the outbox's function (client id, type, request id);
    ``closed`` holds the ids of members who closed their account, ``external_listings`` jobs known from other sources,
    ``memo`` what has been worked out about the members until they change; ``looks`` are those of the pages for everybody.
    """

    directory: Directory
    clock: Clock = field(default_factory=Clock)
    lock: threading.RLock = field(default_factory=threading.RLock)
    settings: Settings = field(default_factory=Settings)
    recruiter: Any = None
    notifier: Callable[[str, str, str], None] = _nobody_listens

    def __post_init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Back to the fixture: all applications but the parent, all data, faults, quotas and logs are gone."""
        self.clock.offset = 0
        self.settings = Settings()
        self.looks = Looks()
        self.apps = Apps(self.clock)
        self.apps.add(fixture.PARENT_CLIENT_ID, fixture.PARENT_SECRET, name="Attract")
        self.organizations: dict[int, Organization] = {each.id: each for each in fixture.ORGANIZATIONS}
        self.contracts: dict[int, Contract] = {each.id: each for each in fixture.CONTRACTS}
        self.people: dict[str, Person] = {each.id: each for each in fixture.PEOPLE}
        self.seats: dict[int, ContractSeat] = {each.id: each for each in fixture.SEATS}
        self.ats: dict[str, AtsStore] = {}
        self.quotas = Quotas(self.clock)
        self.faults = Faults()
        self.lints: deque[Lint] = deque(maxlen=LOG_LENGTH)
        self.requests: deque[dict[str, Any]] = deque(maxlen=LOG_LENGTH)
        self.external_listings: list[dict[str, Any]] = []
        self.recruiter = None
        self.added_members: dict[str, Member] = {}
        self.closed: set[str] = set()
        self.members_version = 0
        self.memo: dict[str, Any] = {}
        self._numbers = itertools.count(4_000_001)
        self._member_by_urn: dict[str, tuple[int, dict[str, str]]] = {}

    def number(self) -> int:
        """A number that this world has not used yet, for ids of tasks, postings, requests, threads."""
        return next(self._numbers)

    def store_of(self, client_id: str) -> AtsStore:
        """What the child app has sent; empty at first."""
        if client_id not in self.ats:
            self.ats[client_id] = AtsStore()
        return self.ats[client_id]

    def all_members(self) -> list[Member]:
        """The members who have not closed their account, those of members.json first."""
        everybody = (*self.directory.members, *self.added_members.values())
        return [member for member in everybody if member.id not in self.closed]

    def member(self, member_id: str) -> Member | None:
        """The member with this id, in any of its forms, unless the account is closed."""
        found = self.added_members.get(member_id) or self.directory.by_id(member_id)
        if found is None:
            found = next((each for each in self.added_members.values() if member_id in (each.ordinary_id, each.sales_id)), None)
        return None if found is None or found.id in self.closed else found

    def add_member(self, member: Member) -> None:
        """Somebody new on LinkedIn; replaces an added member with the same id."""
        self.added_members[member.id] = member
        self._members_changed()

    def close_account(self, member_id: str) -> None:
        """The member leaves LinkedIn: no match, no indicator, no profile any more."""
        self.closed.add(member_id)
        self._members_changed()

    def _members_changed(self) -> None:
        self.members_version += 1
        self.memo.clear()

    def person_urn(self, client_id: str, member_id: str) -> str:
        """What the application ``client_id`` calls this member or person."""
        return person_urn(client_id, member_id)

    def member_id_of(self, client_id: str, urn: str) -> str | None:
        """The member or person whom the application calls ``urn``; None if it means nobody to this application."""
        version, known = self._member_by_urn.get(client_id, (-1, {}))
        size = self.members_version + len(self.people)
        if version != size:
            ids = [*(m.id for m in self.directory.members), *self.added_members, *self.people]
            known = {person_urn(client_id, each): each for each in ids}
            self._member_by_urn[client_id] = (size, known)
        return known.get(urn)

    def lint(self, client_id: str, kind: str, detail: str) -> None:
        """Remember that an ATS did something questionable."""
        self.lints.append(Lint(client_id, kind, detail))

    def notify(self, client_id: str, kind: str) -> str:
        """Send a notification of ``kind`` to the application's callback URL and answer its id, the requestId of the fetch."""
        request_id = f"{self.number()}-{secrets.token_hex(8)}"
        self.notifier(client_id, kind, request_id)
        return request_id
