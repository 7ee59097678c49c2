"""What the tabs of a profile show below the topcard: projects, messages, the ATS, notes; and acting as the member."""

from dataclasses import dataclass
from typing import Any

from flask import request

from e2e.recruiter.members import Member
from e2e.recruiter.members.search import fold
from e2e.recruiter.pages.recruiter.projects import all_projects
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.exports import PER_SEAT_AND_MONTH, exports_this_month
from e2e.recruiter.partner.recruiting.indicator import export_jobs, indicator
from e2e.recruiter.partner.recruiting.recruiter_data import may_source, recruiter_data
from e2e.recruiter.partner.widgets.activities import holder, visible_notes
from e2e.recruiter.seats import Seat, contract_seats

DONE = {
    "export": "Exported. The ATS is fetching the profile.",
    "inmail": "InMail sent.",
    "note": "Note kept.",
    "reject": "Rejected.",
    "save": "Saved to the project.",
    "answer": "Answered.",
}
MOST_JOBS = 50


@dataclass(frozen=True)
class Tab:
    """A tab of a profile: ``label`` is a key of the labels, or with ``is_name`` the words themselves."""

    key: str
    label: str
    count: int | None = None
    is_name: bool = False


def tabs_of(world: World, seat: Seat, member: Member, asked: str = "") -> dict[str, Any]:
    """What the tabs of a profile show; empty for who sees no whole profiles. Call it under the lock."""
    own = next(iter(contract_seats(world, seat)), None)
    if own is None or not seat.sees_whole_profile:
        return {}
    is_recruiter, data = may_source(own), recruiter_data(world)
    jobs = export_jobs(world, own.id) if is_recruiter else []
    found = {
        "in_ats": indicator(world, own.id, member.id),
        "is_recruiter": is_recruiter,
        "every_ats": sorted({(each["client_id"], each["ats"]) for each in jobs}, key=lambda each: each[1]),
        "jobs": _offered(jobs, request.args.get("ats", ""), request.args.get("job", "")),
        "exports_left": PER_SEAT_AND_MONTH - exports_this_month(world, own),
        "notes": [(each, holder(world, each.seat), each.seat == own.id) for each in visible_notes(world, own, member.id)],
        "conversations": _conversations(world, own, member),
        "threads": [each for each in data.threads.values() if each.member == member.id],
        "saved": [each for each in data.saved if each.member == member.id and each.seat == own.id],
        "rejections": [each for each in data.rejections if each.member == member.id and each.seat == own.id],
        "projects": all_projects(world),
        "said": DONE.get(request.args.get("done", ""), ""),
    }
    tabs = _tabs(found)
    wanted = asked or request.args.get("tab", "") or ("ats" if "job" in request.args else "")
    return found | {"tabs": tabs, "tab": wanted if wanted in [each.key for each in tabs] else "profile"}


def _tabs(found: dict[str, Any]) -> list[Tab]:
    tabs = [Tab("profile", "tab_profile"), Tab("projects", "tab_projects", len(found["saved"]))]
    if found["is_recruiter"]:
        tabs.append(Tab("messages", "tab_messages", len(found["conversations"])))
    if found["in_ats"] or found["every_ats"]:
        names = [each["ats"] for each in found["in_ats"]] + [name for _, name in found["every_ats"]]
        tabs.append(Tab("ats", names[0], is_name=True))
    return [*tabs, Tab("notes", "tab_notes", len(found["notes"])), Tab("member", "tab_member")]


def _offered(jobs: list[dict[str, Any]], client_id: str, words: str) -> list[dict[str, Any]]:
    """The jobs of the chosen ATS, or of the first one, that hold the words in their title or id."""
    chosen = client_id or (sorted(jobs, key=lambda each: each["ats"])[0]["client_id"] if jobs else "")
    wanted = fold(words).split()
    return [each for each in jobs if each["client_id"] == chosen and all(word in _text_of(each) for word in wanted)][:MOST_JOBS]


def _text_of(job: dict[str, Any]) -> str:
    return fold(f"{job['title']} {job['externalJobPostingId']} {job['companyJobCode'] or ''}")


def _conversations(world: World, seat: ContractSeat, member: Member) -> list[Any]:
    data = recruiter_data(world)
    return [(thread, data.events_of(thread.urn)) for thread in data.threads_between(seat.id, member.id)]
