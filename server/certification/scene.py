"""What the checks of one dialect share: the company, its history, and the way to a second installation."""

from dataclasses import dataclass
from pathlib import Path

from server.certification.checks.history import HistoryCheck
from server.certification.company import CertifiedCompany, MemberOnJob
from server.certification.standin import Json, StandIn
from server.domain.linkedin.kinds import RecordKind
from server.domain.roles import Actor
from server.usecases.linkedin.outgoing import sync
from server.usecases.linkedin.outgoing.sync import KindState

CHILDREN = ("stages", "notes", "interviewFeedback")


@dataclass(slots=True)
class Scene:
    """See the module. What rules go on with: ``exported`` is the candidate of RSC-301 and their member, ``secured`` the job of
    RSC-401, ``secret`` who applied to it, ``posted`` the job of JP-014.
    """

    company: CertifiedCompany
    history: HistoryCheck
    dialect: str
    folder: Path
    exported: tuple[int, str] | None = None
    secured: int | None = None
    secret: MemberOnJob | None = None
    posted: int | None = None

    @property
    def stand_in(self) -> StandIn:
        """LinkedIn's side."""
        return self.company.stand_in

    @property
    def admin(self) -> Actor:
        """The administrator."""
        return self.company.admin

    def work(self) -> None:
        """Let Attract do all its background work, what LinkedIn notifies included."""
        self.stand_in.settle()
        self.company.home.work()

    def there(self) -> Json:
        """What LinkedIn has from this Attract."""
        return self.stand_in.app(self.company.client_id)

    def kinds(self) -> dict[RecordKind, KindState]:
        """How far Attract says it is, by kind."""
        return {one.kind: one for one in sync.overview(self.admin).kinds}


def of_candidate(indicator: Json | None, candidate: int) -> bool:
    """Whether an indicator is that of this candidate."""
    return indicator is not None and indicator["atsCandidateId"] == str(candidate)


def application_in(indicator: Json | None, application: int) -> Json:
    """One application in an indicator; empty when it is not there."""
    shown = indicator["applications"] if indicator else []
    return next((one for one in shown if one["atsJobApplicationId"] == str(application)), {})
