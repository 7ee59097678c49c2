"""The dialect of /v2: protocol 1.0, ``dataProvider`` in every key, children below their parents, jobs as tasks."""

from collections.abc import Iterator, Sequence
from typing import Any

from server.domain.linkedin.kinds import PARENT, RecordKind
from server.domain.linkedin.records import AclRecord, AssigneeRecord, Gone, JobRecord, Record
from server.linkedin.dialects import bodies
from server.linkedin.dialects.contract import Item, Key, Target
from server.linkedin.restli.keys import Parts, text_1
from server.linkedin.transport.quotas import RECRUITER_READS

RESOURCES: dict[RecordKind, str] = {
    RecordKind.CANDIDATE: "atsCandidates",
    RecordKind.APPLICATION: "atsApplications",
    RecordKind.ASSIGNEE: "atsEntityAclAssignees",
    RecordKind.ACL: "atsEntityAcls",
}
CHILDREN: dict[RecordKind, str] = {
    RecordKind.CANDIDATE_NOTE: "notes",
    RecordKind.STAGE: "stages",
    RecordKind.APPLICATION_NOTE: "notes",
    RecordKind.FEEDBACK: "interviewFeedback",
}
_ID = {RecordKind.CANDIDATE: "atsCandidateId", RecordKind.APPLICATION: "atsJobApplicationId"}
_SHARED = ("seatsV2", "conversationEvents", "mailStubs", "prospectNotes")  # one quota for all (linkedin.md 1.7)


class V2:
    """See the module; ``organization`` is the company's URN."""

    name = "v2"
    asynchronous_jobs = True
    patches_candidates = True

    def __init__(self, organization: str) -> None:
        self._organization = organization
        self._everywhere = {"dataProvider": "ATS", "integrationContext": organization}

    def groups(self, kind: RecordKind, items: Sequence[Item]) -> Iterator[tuple[Target, list[Item]]]:
        """Children go below their parent, so those of each parent are sent by themselves."""
        if kind not in CHILDREN:
            yield _target(RESOURCES[kind]), list(items)
            return
        families: dict[str, list[Item]] = {}
        for item in items:
            families.setdefault(_parent(item), []).append(item)
        above, below = RESOURCES[PARENT[kind]], CHILDREN[kind]
        for parent, children in families.items():
            path = f"/v2/{above}/{text_1(self._key(PARENT[kind], parent))}/{below}"
            yield Target(path, f"{above}/{below}"), children

    def key(self, item: Record | Gone) -> Key:
        """A compound key, or the plain id of a child."""
        if item.kind in CHILDREN:
            return item.key
        if item.kind is RecordKind.ACL:
            job, group = acl_parts(item)
            return {"atsEntityAclId": group, "atsEntityId": job, "atsEntityType": "JOB_POSTING", **self._everywhere}
        if item.kind is RecordKind.ASSIGNEE:
            group, member = assignee_parts(item)
            return {"atsEntityAclId": group, "assignee": member, "atsEntityType": "JOB_POSTING", **self._everywhere}
        return self._key(item.kind, item.key)

    def body(self, record: Record) -> dict[str, Any]:
        """A record in the names of linkedin.md 5 to 8."""
        return bodies.OF_KIND[record.kind](record)

    def jobs(self) -> Target:
        """simpleJobPostings take every operation."""
        return _target("simpleJobPostings")

    def job(self, record: JobRecord, operation: str) -> dict[str, Any]:
        """An element of linkedin.md 4.1."""
        return bodies.job(record, self._organization) | {"jobPostingOperationType": operation}

    def candidates(self) -> Target:
        """atsCandidates."""
        return _target("atsCandidates")

    def candidate_key(self, id: str) -> Parts:
        """The key of a candidate."""
        return self._key(RecordKind.CANDIDATE, id)

    def integrations(self) -> Target:
        """atsIntegrations."""
        return _target("atsIntegrations")

    def integration_key(self, type: str, context: str) -> Parts:
        """The key of linkedin.md 3.3."""
        return {"integrationContext": context, "integrationType": type, "tenantType": "RECRUITER", "dataProvider": "ATS"}

    def configurations(self, type: str, context: str) -> Target:
        """Below the integration."""
        path = f"/v2/atsIntegrations/{text_1(self.integration_key(type, context))}/configurations"
        return Target(path, "atsIntegrations")

    def configuration_key(self, type: str, context: str, name: str) -> Key:
        """A plain name."""
        return name

    def reads(self, name: str) -> Target:
        """Everything that is read is a finder here."""
        return Target(f"/v2/{name}", RECRUITER_READS if name in _SHARED else name)

    def _key(self, kind: RecordKind, id: str) -> Parts:
        return {_ID[kind]: id, **self._everywhere}


def _target(resource: str) -> Target:
    return Target(f"/v2/{resource}", resource)


def _parent(item: Any) -> str:
    """The key of the record that a child hangs on. Raise ValueError without one: it could not be addressed."""
    if not item.parent:
        raise ValueError(f"{item.kind.value} without a parent")
    return str(item.parent)


def acl_parts(item: Any) -> tuple[str, str]:
    """Job and group of an ACL, or of the key of one that is gone."""
    if isinstance(item, AclRecord):
        return item.job, item.group
    job, _, group = item.key.rpartition("|")
    return job, group


def assignee_parts(item: Any) -> tuple[str, str]:
    """Group and member of an assignee, or of the key of one that is gone."""
    if isinstance(item, AssigneeRecord):
        return item.group, item.member
    group, _, member = item.key.partition("|")
    return group, member
