"""The finders over exports and over exported members who have left LinkedIn (linkedin.md 9.4, 15)."""

from typing import Any

from e2e.recruiter.members import Member
from e2e.recruiter.partner.recruiting.access_levels import reaches
from e2e.recruiter.partner.recruiting.recruiter_data import Export, Purge, recruiter_data
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import Refusal, not_permitted
from e2e.recruiter.partner.wire.finders import page
from e2e.recruiter.partner.wire.methods import resource

Body = dict[str, Any]

exported = resource("v2", "exportedCandidates")
purged = resource("v2", "atsPurgedExportedCandidates")


@exported.finder("request")
def exported_candidate(call: Call) -> Body:
    """The export with this id; nothing for an id that is unknown, expired or another application's (stand-in choice)."""
    found = recruiter_data(call.world).exports.get(call.parameter("requestId"))
    if found is None or found.client_id != call.app.client_id or call.now >= found.expires_at:
        return page(call, [])
    contract = call.world.contracts[call.world.seats[found.seat].contract]
    if call.world.settings.require_enabled and not reaches(call.world, call.app.client_id, "ONE_CLICK_EXPORT", contract):
        raise not_permitted(f"exportedCandidates of {found.context}")
    return page(call, [_export(call, found)])


def _export(call: Call, export: Export) -> Body:
    return {
        "integrationContext": export.context,
        "externalJobPostingId": export.job,
        "exporter": f"urn:li:seat:{export.seat}",
        "exportedAt": export.exported_at,
        "candidate": _profile(call, export.member, export.emails),
    }


def _profile(call: Call, member: Member, emails: list[str]) -> Body:
    """A StubProfile: e-mail addresses are those typed in during the export, never the member's own (linkedin.md 9.4)."""
    profile: Body = {
        "member": call.person_urn(member.id),
        "firstName": member.first_name or "",
        "lastName": member.last_name or "",
        "profileUrl": profile_url(member),
        "currentEmployerNames": [member.company] if member.company else [],
        "emailAddresses": emails,
    }
    optional = {"headline": member.headline, "location": member.location}
    return profile | {name: value for name, value in optional.items() if value is not None}


def profile_url(member: Member) -> str:
    """The public profile, or for members without one the address that LinkedIn makes from the id."""
    return member.public_profile_url or f"https://www.linkedin.com/in/{member.id}"


@purged.finder("criteria")
def purged_candidates(call: Call) -> Body:
    """Members this application exported who have closed their account, start inclusive, end exclusive (linkedin.md 15)."""
    if call.parameter("exportType") != "ONE_CLICK_EXPORT":
        raise Refusal(400, "Query parameter 'exportType' must be ONE_CLICK_EXPORT")
    start, end = call.number("timeRange.start"), call.number("timeRange.end")
    mine = [each for each in recruiter_data(call.world).purges if each.client_id == call.app.client_id]
    return page(call, [_purge(call, each) for each in mine if start <= each.purged_at < end])


def _purge(call: Call, purge: Purge) -> Body:
    member = call.person_urn(purge.member.id)
    return {"id": f"P{member[-12:]}", "member": member, "profileUrl": profile_url(purge.member), "purgedAt": purge.purged_at}
