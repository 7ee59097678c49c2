"""Export to an ATS: which jobs a seat may choose, the monthly limit, and the notification that follows (linkedin.md 9)."""

from dataclasses import replace
from datetime import UTC, datetime

from e2e.recruiter.members import Member
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.access_levels import reaches
from e2e.recruiter.partner.recruiting.recruiter_data import Export, Impossible, Unknown, recruiter_data

EXPORT = "EXPORT_CANDIDATE_PROFILE"
PER_SEAT_AND_MONTH = 300
LIFE = 24 * 3_600_000  # how long a requestId can be fetched: stand-in choice


def export(
    world: World, seat: ContractSeat, member: Member, job: str, emails: list[str], client_id: str = "", send: bool = True
) -> Export:
    """Export ``member`` to the job with this externalJobPostingId; ``client_id`` says which ATS where several have such a job.

    Unknown for a job that no enabled ATS of the seat's company has, Impossible when the seat's month is used up.
    """
    owner, context = _owner(world, seat, job, client_id)
    if exports_this_month(world, seat) >= PER_SEAT_AND_MONTH:
        raise Impossible(f"this seat has used its {PER_SEAT_AND_MONTH} exports of the month")
    now = world.clock.now()
    request_id = world.notify(owner, EXPORT) if send else f"{world.number()}-held"
    made = Export(request_id, owner, context, job, replace(member), seat.id, emails, now, now + LIFE)
    recruiter_data(world).exports[request_id] = made
    return made


def exports_this_month(world: World, seat: ContractSeat) -> int:
    """How often this seat has exported in the calendar month (UTC) of the world's clock."""
    month = _month(world.clock.now())
    return sum(each.seat == seat.id and _month(each.exported_at) == month for each in recruiter_data(world).exports.values())


def enabled_ats(world: World, seat: ContractSeat) -> list[tuple[str, str, str]]:
    """Client id, name and organisation of every ATS to which this seat may export."""
    organization = world.organizations[world.contracts[seat.contract].organization].urn
    return [
        (client_id, store.integrations[organization, "ONE_CLICK_EXPORT"].name or "ATS", organization)
        for client_id, store in world.ats.items()
        if reaches(world, client_id, "ONE_CLICK_EXPORT", world.contracts[seat.contract])
    ]


def _owner(world: World, seat: ContractSeat, job: str, client_id: str) -> tuple[str, str]:
    for each, _, organization in enabled_ats(world, seat):
        if client_id in ("", each) and (organization, job) in world.store_of(each).jobs:
            return each, organization
    raise Unknown(f"no enabled ATS has a job {job}")


def _month(instant: int) -> tuple[int, int]:
    when = datetime.fromtimestamp(instant / 1000, UTC)
    return when.year, when.month
