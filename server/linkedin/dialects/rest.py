"""The dialect of /rest: protocol 2.0, a version in every request, every kind a resource of its own, jobs at once."""

from collections.abc import Iterator, Sequence
from typing import Any

from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import Gone, JobRecord, Record
from server.linkedin import assumptions as a
from server.linkedin.dialects import bodies
from server.linkedin.dialects.contract import Item, Key, Target
from server.linkedin.dialects.v2 import V2, acl_parts, assignee_parts
from server.linkedin.restli.keys import Parts
from server.linkedin.transport.quotas import RECRUITER_READS

RESOURCES: dict[RecordKind, str] = {
    RecordKind.JOB: "jobRequisitions",
    RecordKind.CANDIDATE: "candidates",
    RecordKind.CANDIDATE_NOTE: "candidateNotes",
    RecordKind.APPLICATION: "atsApplications",
    RecordKind.STAGE: "applicationStage",
    RecordKind.APPLICATION_NOTE: "applicationNotes",
    RecordKind.FEEDBACK: "applicationInterviewFeedbacks",
    RecordKind.ASSIGNEE: "entityAclAssignees",
    RecordKind.ACL: "entityAcls",
}
# The names of the parent's and of the own part of each key.
_IDS: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.JOB: ("externalJobRequisitionId",),
    RecordKind.CANDIDATE: ("externalCandidateId",),
    RecordKind.CANDIDATE_NOTE: ("externalCandidateId", "externalNoteId"),
    RecordKind.APPLICATION: (a.REST_APPLICATION_KEY,),
    RecordKind.STAGE: (a.REST_STAGE_PARENT, a.REST_STAGE_KEY),
    RecordKind.APPLICATION_NOTE: ("externalJobApplicationId", "externalNoteId"),
    RecordKind.FEEDBACK: (a.REST_APPLICATION_KEY, a.REST_FEEDBACK_KEY),
}
_RENAMED = {
    "atsCreatedAt": "externalCreatedAt",
    "atsLastModifiedAt": "externalLastModifiedAt",
    "atsCandidateId": "externalCandidateId",
    "atsJobPostingId": a.REST_JOB_OF_APPLICATION,
    "atsJobPostingName": a.REST_JOB_NAME_OF_APPLICATION,
}
_READS = ("seatsV2", "mailStubs")  # the other finders are on /v2 only (linkedin.md 0.2)


class Rest:
    """See the module; ``version`` is LinkedIn's, such as 202604."""

    name = "rest"
    asynchronous_jobs = False
    patches_candidates = False

    def __init__(self, organization: str, version: str) -> None:
        self._organization = organization
        self._older = V2(organization)
        self._headers = {"LinkedIn-Version": version, "X-RestLi-Protocol-Version": "2.0.0"}

    def groups(self, kind: RecordKind, items: Sequence[Item]) -> Iterator[tuple[Target, list[Item]]]:
        """All of a kind go to one place, whatever their parents."""
        yield self._target(RESOURCES[kind]), list(items)

    def key(self, item: Record | Gone) -> Key:
        """Always a compound key; children carry their parent's id in it."""
        if item.kind is RecordKind.ACL:
            job, group = acl_parts(item)
            return self._in_context({"entityAclId": group, "entityId": job, "entityType": a.REST_ACL_TYPE})
        if item.kind is RecordKind.ASSIGNEE:
            group, member = assignee_parts(item)
            return self._in_context({"entityAclId": group, "assignee": member, "entityType": a.REST_ACL_TYPE})
        names = _IDS[item.kind]
        ids = (item.key,) if len(names) == 1 else (getattr(item, "parent", None) or "", item.key)
        if not all(ids):
            raise ValueError(f"{item.kind.value} without a parent")
        return self._in_context(dict(zip(names, ids, strict=True)))

    def body(self, record: Record) -> dict[str, Any]:
        """As on /v2, under newer names."""
        return {_RENAMED.get(name, name): value for name, value in bodies.OF_KIND[record.kind](record).items()}

    def jobs(self) -> Target:
        """jobRequisitions are an upsert."""
        return self._target(RESOURCES[RecordKind.JOB])

    def job(self, record: JobRecord, operation: str) -> dict[str, Any]:
        """A requisition; its state says whether it is open."""
        body = bodies.job(record, self._organization)
        body = {name: value for name, value in body.items() if name not in ("integrationContext", "externalJobPostingId")}
        return body | {"jobPostingOperationType": operation} if a.REQUISITION_HAS_OPERATION else body

    def candidates(self) -> Target:
        """candidates."""
        return self._target(RESOURCES[RecordKind.CANDIDATE])

    def candidate_key(self, id: str) -> Parts:
        """The key of a candidate."""
        return self._in_context({"externalCandidateId": id})

    def integrations(self) -> Target:
        """integrations."""
        return self._target("integrations")

    def integration_key(self, type: str, context: str) -> Parts:
        """As on /v2, without dataProvider (linkedin.md 3.3)."""
        return {"integrationContext": context, "integrationType": type, "tenantType": "RECRUITER"}

    def configurations(self, type: str, context: str) -> Target:
        """A resource of their own."""
        return self._target("integrationConfigurations")

    def configuration_key(self, type: str, context: str, name: str) -> Key:
        """The integration's key and the name of the value."""
        return {**self.integration_key(type, context), a.REST_CONFIGURATION_KEY: name}

    def reads(self, name: str) -> Target:
        """Seats and stubs have a versioned finder."""
        return self._target(name, RECRUITER_READS) if name in _READS else self._older.reads(name)

    def _target(self, resource: str, quota: str = "") -> Target:
        return Target(f"/rest/{resource}", quota or resource, 2, self._headers)

    def _in_context(self, parts: dict[str, str]) -> dict[str, str]:
        return {**parts, "integrationContext": self._organization}
