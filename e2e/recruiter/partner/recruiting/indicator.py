"""What a seat sees of what ATSs have sent: the In ATS indicator of a member, and the jobs to export to (linkedin.md 8, 10).

A job is visible to somebody who is assigned to an ACL on it, or to everybody if it has none and the integration's ``*_VIEWERS``
configuration says so. Application data follows the visibility of its job; the candidate's own fields and notes need only the
integration.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from e2e.recruiter.partner.ats import integrations, jobs
from e2e.recruiter.partner.ats.store import CHILD_KINDS, AtsStore, Job, Key
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.access_levels import reaches
from e2e.recruiter.partner.recruiting.matching import candidates_of

Body = dict[str, Any]


@dataclass(frozen=True)
class _Viewer:
    """Somebody with a seat, looking at what one application has sent for the seat's organisation."""

    world: World
    client_id: str
    store: AtsStore
    context: str
    person: str

    def ats(self, kind: str) -> str:
        """What this ATS is called in Recruiter."""
        return self.store.integrations[self.context, kind].name or ""

    def sees_job(self, job_id: str, viewers: str) -> bool:
        """The rule of linkedin.md section 8; ``viewers`` is the key of the configuration that counts."""
        groups = {key[1] for key in self.store.acls if key[0] == self.context and key[3] == job_id}
        if groups:
            assigned = {key[1] for key in self.store.assignees if key[0] == self.context and key[3] == self.person}
            return bool(groups & assigned)
        everybody = integrations.configuration(self.world, self.client_id, self.context, viewers)
        return everybody == integrations.EVERYBODY


def indicator(world: World, seat_id: int, member_id: str) -> list[Body]:
    """For every candidate who is this member: ats, client_id, atsCandidateId, candidate (fields), notes, applications.

    An application has its own fields, jobState (None for a job that was never sent) and its visible children by kind. An empty
    list means that the seat sees no indicator.
    """
    member = world.member(member_id)
    if member is None:
        return []
    return [
        _candidate(viewer, key)
        for viewer in _viewers(world, seat_id, "IN_ATS_INDICATOR")
        for key in candidates_of(world, viewer.client_id, member.id)
        if key[0] == viewer.context
    ]


def export_jobs(world: World, seat_id: int) -> list[Body]:
    """The jobs in the seat's "Export to ATS" list: ats, client_id, integrationContext, externalJobPostingId, title, location,
    companyJobCode; open ones only, by title."""
    found = [
        _exportable(viewer, job)
        for viewer in _viewers(world, seat_id, "ONE_CLICK_EXPORT")
        for job in viewer.store.jobs.values()
        if job.context == viewer.context and jobs.is_open(world, job) and viewer.sees_job(job.external_id, "JOB_POSTING_VIEWERS")
    ]
    return sorted(found, key=lambda job: (job["title"].casefold(), job["externalJobPostingId"]))


def _viewers(world: World, seat_id: int, kind: str) -> Iterator[_Viewer]:
    """The seat's holder before each ATS whose integration of this kind is enabled; nobody without an active seat."""
    seat: ContractSeat | None = world.seats.get(seat_id)
    if seat is None or seat.state != "ACTIVE":
        return
    context = world.organizations[world.contracts[seat.contract].organization].urn
    for client_id, store in world.ats.items():
        if reaches(world, client_id, kind, world.contracts[seat.contract]):
            jobs.settle(world, store)
            yield _Viewer(world, client_id, store, context, world.person_urn(client_id, seat.person))


def _candidate(viewer: _Viewer, key: Key) -> Body:
    candidate = viewer.store.candidates[key]
    visible = [each for each in sorted(viewer.store.applications_of.get(key, ())) if _is_visible(viewer, each)]
    return {
        "ats": viewer.ats("IN_ATS_INDICATOR"),
        "client_id": viewer.client_id,
        "atsCandidateId": key[1],
        "candidate": candidate.fields,
        "notes": list(candidate.notes.values()),
        "applications": [_application(viewer, each) for each in visible],
    }


def _is_visible(viewer: _Viewer, key: Key) -> bool:
    return viewer.sees_job(viewer.store.applications[key]["atsJobPostingId"], "APPLICATION_VIEWERS")


def _application(viewer: _Viewer, key: Key) -> Body:
    fields, children = viewer.store.applications[key], viewer.store.children.get(key, {})
    job = viewer.store.jobs.get((key[0], fields["atsJobPostingId"]))
    shown: dict[str, Any] = {kind: [{"id": id_, **each} for id_, each in children.get(kind, {}).items()] for kind in CHILD_KINDS}
    shown["stages"].sort(key=lambda stage: stage["atsCreatedAt"])
    return {"atsJobApplicationId": key[1], **fields, "jobState": job.state if job else None, **shown}


def _exportable(viewer: _Viewer, job: Job) -> Body:
    return {
        "ats": viewer.ats("ONE_CLICK_EXPORT"),
        "client_id": viewer.client_id,
        "integrationContext": job.context,
        "externalJobPostingId": job.external_id,
        "title": job.fields["title"],
        "location": job.fields.get("location"),
        "companyJobCode": job.fields.get("companyJobCode"),
    }
